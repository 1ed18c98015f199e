"""What the page said when it opened goes once somebody writes, and the text stays where it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.cast import Cast
from tests.journeys.surface import INTO_FIRST, leave

pytestmark = pytest.mark.browser

TOP_OF_TEXT = "document.querySelector('.w-surface').getBoundingClientRect().top"


def test_the_message_goes_with_the_first_key_and_nothing_jumps(cast: Cast, seat: Callable):
    page = seat(cast.clerk)
    page.goto("/ke-hoach/lap/")
    page.get_by_label("Trích yếu").fill("Phát động thi đua năm 2024")
    page.get_by_role("button", name="Tạo kế hoạch").click()
    page.wait_for_function("() => window.thiduaEditor")
    page.evaluate(INTO_FIRST)
    said = page.get_by_text("Đã tạo kế hoạch.")
    expect(said).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    top = page.evaluate(TOP_OF_TEXT)

    page.keyboard.insert_text("Chữ đầu tiên")

    expect(said).to_be_hidden()
    assert page.evaluate(f"scrollY + {TOP_OF_TEXT}") == top
    page.evaluate("scrollTo(0, 400)")
    expect(said).to_have_count(0)
    leave(page)
