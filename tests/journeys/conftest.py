"""What the journeys share: a seat at a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from emulation.org.models import User
from tests.cast import PASSWORD
from tests.plumbing.browser import OFFICE_PC


@pytest.fixture
def seat(open_page: Callable) -> Callable[..., Page]:
    """Return a function that seats a person, logged in through the front door."""

    def sit(user: User, device: dict = OFFICE_PC, **options: object) -> Page:
        page = open_page(device, **options)
        page.goto("/")
        page.get_by_label("Số điện thoại").fill(user.login)
        page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", name="Việc của tôi", level=1)).to_be_visible()
        return page

    return sit
