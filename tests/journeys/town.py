"""A commune with its people at their telephones: who sits where, which day it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from campaigns.models import Plan
from emulation.demonstration.seed_year import Work, head_of
from emulation.org.models import Commune, Unit, User
from targets.models import Target
from tests.plumbing.browser import PHONE, scrolls_sideways


@dataclass
class Town:
    """Everybody works on a phone of 360 px; a page is opened when somebody first needs it.

    ``quiet``: pages ask by themselves for what waits, and in memory SQLite has one connection;
    whoever looks into the database lets them wait.

    Heads of units whose visit has nothing of its own come ``passing``: on a device that knows
    them, and without the worker that keeps pages for a time without network.
    """

    commune: Commune
    units: dict[str, Unit]
    clerk: User
    checker: User
    chairman: User
    records_clerk: User
    secretary: User
    settings: object
    seat: Callable[..., Page]
    quiet: Callable[[], AbstractContextManager[None]]
    plan: Plan | None = None
    targets: Mapping[str, Target] | None = None  # by their keys in the demonstration
    work: Work | None = None  # the year that has begun

    def __post_init__(self) -> None:
        self._phones: dict[str, Page] = {}

    def on(self, day: str) -> None:
        self.settings.DEMO_TODAY = dt.date.fromisoformat(day)

    def at(self, user: User, *, is_known: bool = False) -> Page:
        """Return the telephone of a person, who logged in once; ``is_known``: some days ago."""
        if user.login not in self._phones:
            with self.quiet() if is_known else nullcontext():
                more = {"is_known": True, "service_workers": "block"} if is_known else {}
                self._phones[user.login] = self.seat(user, PHONE, **more)
        return self._phones[user.login]

    @property
    def desk(self) -> Page:
        return self.at(self.clerk)

    def head(self, name: str) -> Page:
        """Return the telephone of a unit's head."""
        return self.at(self._head_of(name))

    def passing(self, name: str) -> Page:
        with self.quiet():
            head = head_of(self.units[name])
            return self.seat(head, PHONE, is_known=True, service_workers="block")

    def _head_of(self, name: str) -> User:
        with self.quiet():
            return head_of(self.units[name])


def press(page: Page, name: str) -> None:
    """Press a button that leads to another page, where nothing is refused."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).last.click()
    refused = page.locator(".box-errors")
    assert not refused.count(), refused.first.inner_text()


def follow(link: Locator) -> None:
    """Go where a link or a search leads, and wait for the page."""
    with link.page.expect_navigation():
        link.click()


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def fits(page: Page) -> None:
    assert not scrolls_sideways(page), page.url


def says(page: Page, words: str) -> None:
    expect(main(page)).to_contain_text(words)


def fill(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        page.locator(f"[name={name}]").fill(text)


def choose(page: Page, name: str, words: str) -> None:
    """Choose the option that has these words in it."""
    box = page.locator(f"[name={name}]")
    value = box.locator("option", has_text=words).first.get_attribute("value")
    box.select_option(value)


def download(page: Page, address: str) -> bytes:
    answer = page.request.get(address, timeout=60_000)
    assert answer.ok, f"{address}: {answer.status}"
    return answer.body()
