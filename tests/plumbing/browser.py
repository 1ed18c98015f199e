"""Headless Chromium of the system before the test server: a phone and an office PC."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"viewport": {"width": 360, "height": 800}, "is_mobile": True, "has_touch": True}
OFFICE_PC = {"viewport": {"width": 1440, "height": 900}}
# (screen, script) for a journey: each once in `make test`; the other two in `make test-all`.
SEATS = (
    pytest.param(OFFICE_PC, True, id="script-office pc"),
    pytest.param(PHONE, False, id="no script-phone"),
    pytest.param(PHONE, True, id="script-phone", marks=pytest.mark.slow),
    pytest.param(OFFICE_PC, False, id="no script-office pc", marks=pytest.mark.slow),
)

# The windows of a journey that differs on a phone in its room only: one of them each time.
ON_A_PC = (
    pytest.param(OFFICE_PC, id="1440"),
    pytest.param(PHONE, id="360", marks=pytest.mark.slow),
)
ON_A_PHONE = (
    pytest.param(OFFICE_PC, id="1440", marks=pytest.mark.slow),
    pytest.param(PHONE, id="360"),
)


def pytest_collection_finish(session: pytest.Session) -> None:
    # Playwright keeps an event loop in this thread, and Django's ORM would refuse to work there.
    if any(item.get_closest_marker("browser") for item in session.items):
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture
def open_page(
    transactional_db: None, live_server, new_context: Callable[..., BrowserContext]
) -> Iterator[Callable]:
    """Return a function that opens a window on the portal, with cookies of its own.

    At the end no window may have met a script error or a breach of the CSP.
    """
    complaints: list[str] = []

    def open_window(device: dict, **options: object) -> Page:
        context = new_context(
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **device,
            **options,
        )
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.extend(_breaches(message)))
        return page

    yield open_window
    assert not complaints, complaints


@pytest.fixture
def phone(open_page: Callable) -> Page:
    """A 360 px phone in front of the portal."""
    return open_page(PHONE)


@pytest.fixture
def office_pc(open_page: Callable) -> Page:
    """A 1440 px screen in front of the portal."""
    return open_page(OFFICE_PC)


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def _breaches(message: ConsoleMessage) -> list[str]:
    if message.type == "error" and "Content Security Policy" in message.text:
        return [message.text]
    return []
