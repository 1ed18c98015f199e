"""A ten-page plan from Word, by keyboard alone, through every mishap, into the next year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pdfplumber
import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from campaigns.models import Block, Plan, PlanTarget
from tests.campaigns.amending.amendments_made import put_through
from tests.campaigns.plans_made import new_plan
from tests.cast import PASSWORD, Cast
from tests.journeys.mortal_server import MortalServer
from tests.journeys.surface import paste, press, rows_of, type_line
from tests.journeys.test_accessibility import broken_rules
from tests.journeys.word_text import LAST, word_text
from tests.papers.papers_made import open_series
from tests.plumbing.browser import OFFICE_PC, PHONE, scrolls_sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENT = 45_000  # of whoever waits for a busy machine
SAVED = re.compile("Đã lưu lúc|được lưu")
LOST = "đã giữ trên máy này"
NEW_TITLE = "Phát động phong trào thi đua năm 2025"
NEW_WORDS = "Mỗi tổ tự quản chọn thêm một việc chung."


@pytest.fixture
def live_server(transactional_db: None) -> Iterator[MortalServer]:
    """A server of this journey's own, which may die."""
    server = MortalServer()
    yield server
    server.stop()


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """An empty plan, with a book of numbers for its paper."""
    open_series(cast.commune)
    return new_plan(cast, with_sections=False)


# ---- By keyboard ---------------------------------------------------------------------------------


def open_plan(page: Page, plan: Plan) -> None:
    page.set_default_timeout(PATIENT)
    page.goto(f"/ke-hoach/{plan.uid}/soan/")
    page.wait_for_function("() => window.thiduaSaver")
    tab_to(page, page.get_by_role("textbox", name="Văn bản kế hoạch"))


def tab_to(page: Page, place: Locator, key: str = "Tab") -> None:
    """Press Tab until the place has the focus."""
    expect(place).to_be_visible(timeout=PATIENT)
    for _ in range(150):
        if place.evaluate("dom => dom === document.activeElement"):
            return
        press(page, key)
    pytest.fail(f"Tab does not come to {place}")


def leave_surface_to(page: Page, place: Locator, key: str = "Tab") -> None:
    press(page, "Escape")
    tab_to(page, place, key)


def back_to_surface(page: Page, key: str = "Shift+Tab") -> None:
    tab_to(page, page.get_by_role("textbox", name="Văn bản kế hoạch"), key)


def climb_to(page: Page, words: str) -> None:
    """Go up, paragraph by paragraph, to the end of the one that has these words."""
    here = "() => thiduaEditor.view.state.selection.$head.parent.textContent"
    for _ in range(400):
        if words in page.evaluate(here):
            press(page, "End")
            return
        press(page, "ArrowUp")
    pytest.fail(f"no paragraph above has {words}")


def status(page: Page) -> Locator:
    return page.locator("[data-saved]")


def wait_until_saved(page: Page) -> None:
    expect(status(page)).to_contain_text(SAVED, timeout=PATIENT)


# ---- The steps of the journey --------------------------------------------------------------------


def write_around_the_text(page: Page) -> None:
    press(page, "Control+Home")
    type_line(page, "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Tab")
    type_line(page, "UBND xã phát động phong trào thi đua như sau:", "Tab", "Tab")
    type_line(page, "Các thôn thực hiện Kế hoạch này.", "Tab")
    type_line(page, "UBND huyện (b/c)", "Enter")
    page.keyboard.type("Các thôn (t/h)")


def test_ten_pages(cast: Cast, plan: Plan, seat: Callable[..., Page], live_server: MortalServer):
    page = seat(cast.clerk)
    open_plan(page, plan)
    write_around_the_text(page)
    wait_until_saved(page)
    print(page.evaluate("thiduaEditor.parts().opening"), page.evaluate("thiduaEditor.parts().recipients"))
    press(page, "Control+Home", "Tab", "Tab")
    paste(page, "x", word_text())
    for r in rows_of(page): print(r[:90])
    print(page.evaluate("() => thiduaEditor.view.state.selection.$head.parent.textContent"))
    wait_until_saved(page)
    offers = page.get_by_role("region", name="Chỉ tiêu nhận ra trong đoạn")
    expect(offers).to_contain_text("Nhận ra", timeout=PATIENT)
    print(offers.inner_text())
    answer = page.request.get(f"/ke-hoach/{plan.uid}/tai/pdf/")
    print(len(pdfplumber.open(BytesIO(answer.body())).pages))
    page.screenshot(path="/tmp/p3/j/a.png")
    with live_server.waiting():
        print(PlanTarget.objects.count(), Block.objects.count())
    live_server.die()
    page.keyboard.type(" Chết")
    expect(status(page)).to_contain_text(LOST, timeout=PATIENT)
    print(status(page).inner_text())
    live_server.come_back()
    press(page, "Control+s")
    wait_until_saved(page)
    page.goto("about:blank")
