"""A ten-page plan from Word, by keyboard alone, through every mishap, into the next year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pdfplumber
import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from campaigns.models import Plan
from emulation.org.models import User
from tests.campaigns.amending.amendments_made import put_through
from tests.campaigns.plans_made import new_plan
from tests.cast import PASSWORD, Cast
from tests.journeys.mortal_server import MortalServer
from tests.journeys.surface import paste, press, rows_of, type_line
from tests.journeys.test_accessibility import broken_rules
from tests.journeys.word_text import LAST, word_text
from tests.papers.papers_made import open_series
from tests.plumbing.browser import OFFICE_PC, PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENT = 45_000  # of whoever waits for a busy machine
SAVED = re.compile("Đã lưu lúc|được lưu")
KEPT = "đã giữ trên máy này"
SAVING = "**/soan/ghi/"
TYPED = (  # in the order of the journey
    "Thôn nào xong sớm thì giúp thôn bạn.",
    "thẻ học sinh 28 thẻ",
    "Phong trào cá nước ngọt ở ao và lồng",
    "Phong trào gà đồi thả vườn",
    "Phong trào vải sớm và nhãn muộn",
    "Ghi lúc mất mạng.",
    "Mục nghĩ ra lúc mất mạng.",
    "Xã tặng giấy khen.",
)
AMENDED = "Mỗi tổ tự quản chọn thêm một việc chung."


@pytest.fixture
def live_server(transactional_db: None) -> Iterator[MortalServer]:
    """A server of this journey's own, which may die."""
    server = MortalServer()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    expect.set_options(timeout=PATIENT)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    """An empty plan, with a book of numbers for its paper."""
    open_series(cast.commune)
    return new_plan(cast, with_sections=False)


# ---- By keyboard ---------------------------------------------------------------------------------


def open_plan(page: Page, plan: Plan) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/soan/")
    page.wait_for_function("() => window.thiduaSaver")
    go_to_text(page)


def text_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Văn bản kế hoạch")


def status(page: Page) -> Locator:
    return page.locator("[data-saved]")


def tab_to(page: Page, place: Locator, key: str = "Tab") -> None:
    """Press Tab until the place has the focus; Esc first where Tab would move an item."""
    expect(place).to_be_visible()
    for _ in range(150):
        if has_focus(place):
            return
        press(page, *(["Escape"] if has_focus(text_of(page)) else []), key)
    pytest.fail(f"Tab does not come to {place}")


def has_focus(place: Locator) -> bool:
    return place.evaluate("dom => dom === document.activeElement")


def go_to_text(page: Page, key: str = "Tab") -> None:
    tab_to(page, text_of(page), key)


def walk_to(page: Page, words: str, key: str = "ArrowUp") -> None:
    """Go line by line to the paragraph that has these words, and to the end of the line."""
    here = "() => getSelection().focusNode.parentElement.closest('.w-line')?.textContent ?? ''"
    for _ in range(500):
        if words in page.evaluate(here):
            press(page, "End")
            return
        press(page, key)
    pytest.fail(f"{key} does not come to {words}")


def write_at(page: Page, words: str, more: str, key: str = "ArrowUp") -> None:
    walk_to(page, words, key)
    page.keyboard.type(more)


def wait_until_saved(page: Page) -> None:
    expect(status(page)).to_contain_text(SAVED)


# ---- The plan is written -------------------------------------------------------------------------


def write_around_the_text(page: Page) -> None:
    press(page, "Control+Home")
    type_line(page, "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Tab")
    type_line(page, "UBND xã phát động phong trào thi đua như sau:", "Tab")
    press(page, "ArrowDown")
    type_line(page, "Các thôn thực hiện Kế hoạch này.", "Tab")
    type_line(page, "UBND huyện (b/c)", "Enter")
    page.keyboard.type("Các thôn (t/h)")


def paste_word_text(page: Page) -> None:
    press(page, "Control+Home", "Tab", "Tab")
    paste(page, "Kế hoạch", word_text())
    rows = rows_of(page)
    assert len(rows) == 117
    assert rows[4:6] == ["II. # NỘI DUNG, CHỈ TIÊU", "  1. # Phong trào chè"]
    assert "    - Tổng số chè: 35 ha, trong đó: chè lai 23 ha; chè trung du 12 ha." in rows
    assert "… [bảng]" in rows
    assert rows[-1] == f"  2. {LAST}"


def take_targets(page: Page) -> None:
    offers = page.get_by_role("region", name="Chỉ tiêu nhận ra trong đoạn")
    expect(offers).to_contain_text("Nhận ra 24 chỉ tiêu")
    tab_to(page, offers.get_by_role("button", name="Lập cả 24"))
    press(page, "Enter")
    expect(offers).to_contain_text("Đã lập 24 chỉ tiêu, gắn 24 con số.")
    go_to_text(page, "Shift+Tab")


def mend_by_keyboard(page: Page) -> None:
    """Add an item, move it in, out and up."""
    walk_to(page, LAST)
    press(page, "Enter")
    type_line(page, TYPED[0], "Tab")
    assert rows_of(page)[-1] == f"    - {TYPED[0]}"
    press(page, "Shift+Tab", "Alt+ArrowUp")
    assert rows_of(page)[-2:] == [f"  2. {TYPED[0]}", f"  3. {LAST}"]


def retype_a_figure(page: Page) -> None:
    walk_to(page, "thẻ học sinh 26 thẻ.")
    press(page, *["ArrowLeft"] * len(" thẻ."), "Backspace", "Backspace")
    type_line(page, "28", "End")
    expect(page.locator(".f-ask")).to_contain_text("Đổi chỉ tiêu theo không?")
    press(page, "Alt+Enter")
    expect(page.get_by_role("button", name="Đổi chỉ tiêu thành 28 thẻ")).to_be_focused()
    press(page, "Enter")
    expect(page.locator(".f-ask")).to_have_count(0)
    wait_until_saved(page)


# ---- What it survives ----------------------------------------------------------------------------


def server_dies_and_comes_back(page: Page, server: MortalServer) -> None:
    server.die()
    write_at(page, "Phong trào cá nước ngọt", " ở ao và lồng")
    expect(status(page)).to_contain_text(KEPT)
    server.come_back()
    press(page, "Control+s")
    wait_until_saved(page)


def logged_out_elsewhere(page: Page, clerk: User, server: MortalServer) -> None:
    with server.waiting():
        Session.objects.all().delete()
    write_at(page, "Phong trào gà đồi", " thả vườn")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Phiên làm việc đã hết")
    tab_to(page, dialog.get_by_label("Số điện thoại hoặc mã"))
    type_line(page, clerk.login, "Tab")
    type_line(page, PASSWORD, "Enter")
    expect(dialog).to_have_count(0)
    wait_until_saved(page)


def an_hour_offline(page: Page) -> None:
    page.context.set_offline(True)
    write_at(page, "Phong trào vải sớm", " và nhãn muộn")
    write_at(page, "Hộ đi đầu về chè", " Ghi lúc mất mạng.")
    press(page, "Enter")
    page.keyboard.type("Mục nghĩ ra lúc mất mạng.")
    expect(status(page)).to_contain_text(KEPT)
    page.clock.fast_forward("01:00:00")
    expect(status(page)).to_contain_text(KEPT)


def second_clerk_writes_in_the_same_place(page: Page, plan: Plan) -> None:
    open_plan(page, plan)
    press(page, "Control+Home")
    write_at(page, "Hộ đi đầu về chè", " Xã tặng giấy khen.", "ArrowDown")
    wait_until_saved(page)
    page.goto("about:blank")


def back_online_after_a_closed_lid(page: Page) -> None:
    """The page is loaded anew, and what was typed is put back and sent."""
    page.route(SAVING, lambda route: route.abort())  # not by the page that goes
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Đã đưa lại phần viết lúc")).to_be_visible()
    page.unroute(SAVING)


def both_texts_are_taken(page: Page) -> None:
    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("Ghi lúc mất mạng.")
    expect(panel).to_contain_text("Xã tặng giấy khen.")
    tab_to(page, status(page).get_by_role("button", name="Xem"))
    press(page, "Enter")
    tab_to(page, panel.get_by_label("Giữ của tôi"))
    press(page, "ArrowDown", "ArrowDown")
    expect(panel.get_by_label("Lấy cả hai")).to_be_checked()
    press(page, "Tab", "Enter")
    expect(panel).to_have_count(0)
    wait_until_saved(page)


def nothing_is_wrong(page: Page) -> None:
    assert broken_rules(page) == []
    assert not scrolls_sideways(page)


# ---- What becomes of it --------------------------------------------------------------------------


def put_in_force(cast: Cast, plan: Plan, page: Page, server: MortalServer) -> None:
    page.goto("about:blank")
    with server.waiting():
        put_through(cast, plan)


def carry_over(page: Page, plan: Plan) -> Plan:
    page.goto(f"/ke-hoach/{plan.uid}/")
    page.get_by_role("link", name="Lập kế hoạch năm sau").click()
    page.get_by_role("button", name="Lập kế hoạch mới").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỗ nói về năm 2024")
    for what, count in (("15 tháng 3 năm 2024", 7), ("2024", 2)):
        page.get_by_role("link", name=f"Xem và đổi cả {count} chỗ “{what}”").click()
        page.get_by_role("button", name="Đổi những chỗ đã chọn").click()
        expect(page.get_by_text(f"Đã đổi {count} chỗ")).to_be_visible()
    page.get_by_label("Giữ nguyên tất cả").check()
    page.get_by_role("button", name="Lưu số mới, giữ nguyên chỉ tiêu đã chọn").click()
    expect(page.get_by_text("Mọi chỉ tiêu đã được xem.")).to_be_visible()
    assert not scrolls_sideways(page)
    return Plan.objects.get(year=2025)


def amend(page: Page, plan: Plan) -> Plan:
    page.goto(f"/ke-hoach/{plan.uid}/")
    page.get_by_role("link", name="Sửa đổi, bổ sung", exact=True).first.click()
    page.get_by_label("(khoản 2 Mục II)").check()
    page.get_by_label("Lý do sửa đổi, bổ sung").fill("Thêm việc chung của các tổ.")
    page.get_by_role("button", name="Lập bản soạn thảo").click()
    expect(page.get_by_text("Sửa đổi khoản 2 Mục II như sau:")).to_be_visible()
    page.get_by_role("link", name="Soạn lời mới").click()
    page.wait_for_function("() => window.thiduaSaver")
    go_to_text(page)
    press(page, "End", "Enter")
    page.keyboard.type(AMENDED)
    wait_until_saved(page)
    return Plan.objects.get(amends=plan)


def printed(page: Page, plan: Plan) -> list[str]:
    """Return the words of every page of the PDF."""
    answer = page.request.get(f"/ke-hoach/{plan.uid}/tai/pdf/")
    with pdfplumber.open(BytesIO(answer.body())) as pdf:
        return [" ".join(each.extract_text().split()) for each in pdf.pages]


def next_year_is_printed(page: Page, newer: Plan) -> None:
    pages = printed(page, newer)
    words = " ".join(pages)
    assert len(pages) >= 10
    assert "thi đua năm 2025" in words
    assert "2024" not in words
    assert [typed for typed in TYPED if typed not in words] == []


def amendment_is_printed(page: Page, amending: Plan) -> None:
    words = " ".join(printed(page, amending))
    assert "Sửa đổi, bổ sung Kế hoạch số 01/KH-UBND ngày 19 tháng 02 năm 2024" in words
    assert "Sửa đổi khoản 2 Mục II như sau:" in words
    assert AMENDED in words


@pytest.mark.parametrize("screen", [OFFICE_PC, PHONE], ids=["1440", "360"])
def test_ten_pages_survive_everything_and_go_on_into_the_next_year(
    cast: Cast, plan: Plan, seat: Callable[..., Page], live_server: MortalServer, screen: dict
):
    # given a clerk before an empty plan
    clerk = seat(cast.clerk, screen)
    open_plan(clerk, plan)
    clerk.clock.install()

    # when ten pages are pasted from Word and mended, by keyboard alone
    write_around_the_text(clerk)
    paste_word_text(clerk)
    take_targets(clerk)
    mend_by_keyboard(clerk)
    retype_a_figure(clerk)

    # and everything happens that can happen
    server_dies_and_comes_back(clerk, live_server)
    logged_out_elsewhere(clerk, cast.clerk, live_server)
    an_hour_offline(clerk)
    second_clerk_writes_in_the_same_place(seat(cast.second_clerk), plan)
    back_online_after_a_closed_lid(clerk)
    both_texts_are_taken(clerk)
    nothing_is_wrong(clerk)

    # and the plan in force is carried over, and amended
    put_in_force(cast, plan, clerk, live_server)
    newer = carry_over(clerk, plan)
    amending = amend(clerk, plan)
    put_in_force(cast, amending, clerk, live_server)

    # then both papers print what was written
    next_year_is_printed(clerk, newer)
    amendment_is_printed(clerk, amending)
