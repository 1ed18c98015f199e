"""axe-core on every page of the portal, at a PC's and at a phone's width; none scrolls sideways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.access_matrix import OPEN, PATTERNS, PEOPLE, TABLE, World, browser_of, make_things
from tests.cast import Cast
from tests.plumbing.browser import OFFICE_PC, PHONE, scrolls_sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PARTS = 3  # of all addresses, each a test
WIDTHS = (OFFICE_PC, PHONE)
# Django's own pages of the admin are looked at through their index.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def pages_of(world: World, part: int) -> dict[str, list[str]]:
    """Return the addresses of HTML pages, by a person who may open them; clerks first."""
    pages: dict[str, list[str]] = defaultdict(list)
    for name in sorted(PATTERNS.keys() & TABLE.keys())[part::PARTS]:
        for row in TABLE[name]:
            who = next((p for p in PEOPLE if row.statuses[p] == OPEN), None)
            if who is None:
                continue
            address = world.address(PATTERNS[name], row.thing, row.part)
            if is_page(world.browsers[who], address):
                pages["visitor" if row.statuses["visitor"] == OPEN else who].append(address)
    return pages


def is_page(browser: Client, address: str) -> bool:
    answer = browser.get(address)
    return answer.status_code == OPEN and answer["Content-Type"].startswith("text/html")


def sit(open_page: Callable[..., Page], browser: Client, base: str) -> Page:
    """Open a window with the log-in of a test client."""
    page = open_page(OFFICE_PC)
    session = browser.cookies.get(settings.SESSION_COOKIE_NAME)
    if session is not None:
        cookie = {"name": session.key, "value": session.value, "url": base}
        page.context.add_cookies([cookie])
    return page


def complaints_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    found = []
    for device in WIDTHS:
        page.set_viewport_size(device["viewport"])
        width = device["viewport"]["width"]
        found += [f"{address} at {width}: {told}" for told in broken_rules(page)]
        if scrolls_sideways(page):
            found.append(f"{address} at {width}: scrolls sideways")
    return found


def broken_rules(page: Page) -> list[str]:
    results = Axe().run(page, options={**RULES, "resultTypes": ["violations"]})
    return [
        f"{rule['id']} ({rule['impact']}): {rule['nodes'][0]['html'][:160]}"
        for rule in results.response["violations"]
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_breaks_a_rule_of_accessibility(cast: Cast, open_page, live_server, part: int):
    world = World(cast, make_things(cast), {name: browser_of(cast, name) for name in PEOPLE})

    complaints = []
    for who, addresses in pages_of(world, part).items():
        page = sit(open_page, world.browsers[who], live_server.url)
        for address in addresses:
            complaints += complaints_at(page, address)

    assert not complaints, "\n".join(complaints)
