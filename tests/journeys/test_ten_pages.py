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
from tests.campaigns.drafts.batches import item_in, save, state_of
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
    assert rows[4] == "II. # NỘI DUNG, CHỈ TIÊU"
    assert "    - Tổng số chè: 35 ha, trong đó: chè lai 23 ha; chè trung du 12 ha." in rows
    assert rows[-1] == f"  2. {LAST}"


def take_targets(page: Page) -> None:
    offers = page.get_by_role("region", name="Chỉ tiêu nhận ra trong đoạn")
    expect(offers).to_contain_text("Nhận ra 24 chỉ tiêu", timeout=PATIENT)
    leave_surface_to(page, offers.get_by_role("button", name="Lập cả 24"))
    press(page, "Enter")
    expect(offers).to_contain_text("Đã lập 24 chỉ tiêu, gắn 24 con số.", timeout=PATIENT)
    back_to_surface(page)


def mend_by_keyboard(page: Page) -> None:
    """Add an item, move it in, out and up; retype a number, whose target follows."""
    climb_to(page, LAST)
    press(page, "Enter")
    type_line(page, "Thôn nào xong sớm thì giúp thôn bạn.", "Tab")
    assert rows_of(page)[-1].endswith("- Thôn nào xong sớm thì giúp thôn bạn.")
    press(page, "Shift+Tab", "Alt+ArrowUp")
    assert rows_of(page)[-2:] == ["  2. Thôn nào xong sớm thì giúp thôn bạn.", f"  3. {LAST}"]


def retype_a_figure(page: Page) -> None:
    climb_to(page, "thẻ học sinh 26 thẻ.")
    press(page, *["ArrowLeft"] * len(" thẻ."), "Backspace", "Backspace")
    page.keyboard.type("28")
    press(page, "End", "Alt+Enter")
    expect(page.get_by_role("button", name="Đổi chỉ tiêu thành 28 thẻ")).to_be_focused()
    press(page, "Enter")
    expect(page.locator(".f-ask")).to_have_count(0)


def server_dies_and_comes_back(page: Page, server: MortalServer) -> None:
    server.die()
    climb_to(page, "Phong trào cá nước ngọt")
    page.keyboard.type(" ở ao và lồng")
    expect(status(page)).to_contain_text(LOST, timeout=PATIENT)
    server.come_back()
    press(page, "Control+s")
    wait_until_saved(page)


def logged_out(page: Page, cast: Cast) -> None:
    Session.objects.all().delete()
    climb_to(page, "Phong trào gà đồi")
    page.keyboard.type(" thả vườn")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Phiên làm việc đã hết", timeout=PATIENT)
    tab_to(page, dialog.get_by_label("Số điện thoại hoặc mã"))
    type_line(page, cast.clerk.login, "Tab")
    type_line(page, PASSWORD, "Enter")
    expect(dialog).to_have_count(0, timeout=PATIENT)
    wait_until_saved(page)


def an_hour_offline(page: Page) -> None:
    """Write in two places, and lose the page, too, before the network is back."""
    page.context.set_offline(True)
    climb_to(page, "Phong trào vải sớm")
    page.keyboard.type(" và nhãn muộn")
    press(page, "ArrowUp")
    climb_to(page, "Hộ đi đầu về chè")
    type_line(page, " Ghi lúc mất mạng.", "Enter")
    page.keyboard.type("Mục nghĩ ra lúc mất mạng.")
    expect(status(page)).to_contain_text(LOST, timeout=PATIENT)
    page.clock.fast_forward("01:00:00")
    expect(status(page)).to_contain_text(LOST)


def second_clerk_writes(cast: Cast, plan: Plan, server: MortalServer) -> None:
    with server.waiting():
        item = item_in(state_of(plan, cast.second_clerk), "Hộ đi đầu về chè")
        item["blocks"][0]["text"] = "Hộ đi đầu về chè được xã tặng giấy khen."
        save(plan, cast.second_clerk, items=[item])


def back_online(page: Page) -> None:
    page.route("**/soan/ghi/", lambda route: route.abort())  # the page goes before it can send
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Đã đưa lại phần viết lúc")).to_be_visible(timeout=PATIENT)
    page.unroute("**/soan/ghi/")
    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("Ghi lúc mất mạng.", timeout=PATIENT)
    expect(panel).to_contain_text("được xã tặng giấy khen")
    tab_to(page, panel.get_by_label("Giữ của tôi"))
    press(page, "ArrowDown", "ArrowDown")
    expect(panel.get_by_label("Lấy cả hai")).to_be_checked()
    press(page, "Tab", "Enter")
    expect(panel).to_have_count(0)
    wait_until_saved(page)


def finds_nothing_wrong(page: Page) -> None:
    assert broken_rules(page) == []
    assert not scrolls_sideways(page)


def leave(page: Page) -> None:
    page.goto("about:blank")


def put_in_force(cast: Cast, plan: Plan, server: MortalServer) -> None:
    with server.waiting():
        put_through(cast, plan)


def carry_over(page: Page, plan: Plan) -> Plan:
    page.goto(f"/ke-hoach/{plan.uid}/")
    page.get_by_role("link", name="Lập kế hoạch năm sau").click()
    page.get_by_role("button", name="Lập kế hoạch mới").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỗ nói về năm 2024")
    page.get_by_role("link", name=re.compile("chỗ “2024” thành “2025”")).click()
    page.get_by_role("button", name="Đổi những chỗ đã chọn").click()
    page.get_by_label("Giữ nguyên tất cả").check()
    page.get_by_role("button", name="Lưu số mới, giữ nguyên chỉ tiêu đã chọn").click()
    expect(page.get_by_text("Mọi chỉ tiêu đã được xem.")).to_be_visible(timeout=PATIENT)
    assert not scrolls_sideways(page)
    return Plan.objects.get(year=2025)


def amend(page: Page, plan: Plan) -> Plan:
    page.goto(f"/ke-hoach/{plan.uid}/")
    page.get_by_role("link", name="Sửa đổi, bổ sung", exact=True).first.click()
    page.get_by_label("(khoản 2 Mục II)").check()
    page.get_by_label("Lý do sửa đổi, bổ sung").fill("Thêm việc chung của các tổ.")
    page.get_by_role("button", name="Lập bản soạn thảo").click()
    expect(page.get_by_text("Sửa đổi khoản 2 Mục II như sau:")).to_be_visible(timeout=PATIENT)
    page.get_by_role("link", name=re.compile("Soạn lời mới")).click()
    page.wait_for_function("() => window.thiduaSaver")
    tab_to(page, page.get_by_role("textbox", name="Văn bản kế hoạch"))
    print(
        rows_of(page),
        page.evaluate("() => thiduaEditor.view.state.selection.$head.parent.textContent"),
    )
    type_line(page, "", "End", "Enter")
    page.keyboard.type(NEW_WORDS)
    wait_until_saved(page)
    leave(page)
    return Plan.objects.get(amends=plan)


def printed(page: Page, plan: Plan) -> list[str]:
    answer = page.request.get(f"/ke-hoach/{plan.uid}/tai/pdf/", timeout=PATIENT)
    with pdfplumber.open(BytesIO(answer.body())) as pdf:
        return [" ".join(each.extract_text().split()) for each in pdf.pages]


def prints(page: Page, plan: Plan, newer: Plan, amending: Plan) -> None:
    pages = printed(page, newer)
    print(len(pages))
    words = " ".join(pages)
    assert len(pages) >= 10
    assert "thi đua năm 2025" in words
    assert words.count("2024") == 0, [
        words[m.start() - 60 : m.end() + 10] for m in re.finditer("2024", words)
    ]
    for typed in (
        "ở ao và lồng",
        "thả vườn",
        "và nhãn muộn",
        "Ghi lúc mất mạng.",
        "Mục nghĩ ra lúc mất mạng.",
        "được xã tặng giấy khen",
        "thẻ học sinh 28 thẻ",
        "Thôn nào xong sớm thì giúp thôn bạn.",
    ):
        assert typed in words, typed
    amended = " ".join(printed(page, amending))
    assert "Sửa đổi khoản 2 Mục II như sau:" in amended
    assert "Kế hoạch số 01/KH-UBND" in amended
    assert NEW_WORDS in amended


@pytest.mark.parametrize("screen", [OFFICE_PC, PHONE], ids=["1440", "360"])
def test_ten_pages(
    cast: Cast, plan: Plan, seat: Callable[..., Page], live_server: MortalServer, screen
):
    import time

    t = time.time()

    def tick(name):
        nonlocal t
        print(name, round(time.time() - t, 1), flush=True)
        t = time.time()

    page = seat(cast.clerk, screen)
    tick("seat")
    open_plan(page, plan)
    page.clock.install()
    tick("open")
    write_around_the_text(page)
    paste_word_text(page)
    tick("paste")
    take_targets(page)
    tick("targets")
    mend_by_keyboard(page)
    retype_a_figure(page)
    wait_until_saved(page)
    tick("mend")
    server_dies_and_comes_back(page, live_server)
    tick("die")
    logged_out(page, cast)
    tick("logout")
    an_hour_offline(page)
    tick("offline")
    second_clerk_writes(cast, plan, live_server)
    back_online(page)
    tick("back")
    finds_nothing_wrong(page)
    tick("axe")
    leave(page)

    put_in_force(cast, plan, live_server)
    tick("in force")
    newer = carry_over(page, plan)
    tick("carry")
    amending = amend(page, plan)
    put_in_force(cast, amending, live_server)
    tick("amend")
    prints(page, plan, newer, amending)
    tick("print")
