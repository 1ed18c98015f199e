"""What the journeys share: a seat at a browser, a quarter to report."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Page, expect

from emulation.org.models import User
from targets.models import Period
from tests.cast import PASSWORD, Cast
from tests.journeys.report_phone import quarter_of
from tests.plumbing.browser import OFFICE_PC
from tests.targets.year_made import APRIL_3

PATIENCE_SECONDS = 10


class Answers:
    """Counts what the server is answering: no request may outlive the test's database."""

    def __init__(self) -> None:
        self._under_way = 0
        self._fewer = threading.Condition()
        request_started.connect(self._begun)
        request_finished.connect(self._done)

    def end(self) -> None:
        with self._fewer:
            self._fewer.wait_for(lambda: self._under_way <= 0, PATIENCE_SECONDS)
        request_started.disconnect(self._begun)
        request_finished.disconnect(self._done)

    def _begun(self, **_: object) -> None:
        with self._fewer:
            self._under_way += 1

    def _done(self, **_: object) -> None:
        with self._fewer:
            self._under_way -= 1
            self._fewer.notify_all()


@pytest.fixture
def seat(open_page: Callable, live_server) -> Iterator[Callable[..., Page]]:
    """Return a function that seats a person, logged in through the front door.

    ``is_known``: the device has kept the log-in. At the end everybody leaves, and the server
    has answered what was still asked.
    """
    answers, taken = Answers(), []

    def sit(
        user: User, device: dict = OFFICE_PC, *, is_known: bool = False, **options: object
    ) -> Page:
        page = open_page(device, **options)
        taken.append(page.context)
        page.context.on("close", lambda context: taken.remove(context))
        if is_known:
            remember(page, user, live_server.url)
        else:
            log_in(page, user)
        return page

    yield sit
    for context in list(taken):
        context.close()
    answers.end()


@pytest.fixture
def quarter(cast: Cast, settings) -> Period:
    """The first quarter, open: the village has two targets to report."""
    period = quarter_of(cast, ("Sản lượng vải thiều", 600), ("Trồng cây phân tán", 5000))
    settings.DEMO_TODAY = APRIL_3
    return period


def log_in(page: Page, user: User) -> None:
    page.goto("/")
    page.get_by_label("Số điện thoại").fill(user.login)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Việc của tôi", level=1)).to_be_visible()


def remember(page: Page, user: User, address: str) -> None:
    client = Client()
    client.force_login(user, "emulation.org.backends.PasswordBackend")
    name = settings.SESSION_COOKIE_NAME
    kept = {"name": name, "value": client.cookies[name].value, "url": address}
    page.context.add_cookies([kept])
