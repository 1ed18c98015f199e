"""Typed words where the ground is bad: no database, a full disk, two tabs, half a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from campaigns.models import Plan
from tests.campaigns.drafts.batches import item_in, state_of
from tests.campaigns.plans_made import draft
from tests.cast import Cast
from tests.journeys.surface import items_of
from tests.journeys.writing import (
    FIRST,
    SAVED,
    SAVING,
    THIRD,
    calm_seats,
    colleague_writes,
    line,
    open_plan,
    status,
    texts,
    type_after,
    type_without_network,
)
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined });"
SILENT_DATABASE = "IDBFactory.prototype.open = () => ({});"
FULL_STORAGE = (
    "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
)
KEPT = "đã giữ trên máy này"


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    return draft(cast)


@pytest.fixture
def seat(seat: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    yield from calm_seats(seat)


def open_tab(page: Page, plan: Plan) -> Page:
    """Open the plan once more, in another tab of the same browser."""
    tab = page.context.new_page()
    tab.traffic = page.traffic
    return open_plan(tab, plan)


def cut_off(page: Page) -> None:
    page.route(SAVING, lambda route: route.abort())


def lose(tab: Page) -> None:
    """Let a tab end without a last moment, as where the power fails."""
    tab.evaluate("thiduaSaver.flush()")
    expect(status(tab)).to_contain_text(KEPT)
    tab.evaluate("""() => {
      const stop = (event) => event.stopImmediatePropagation();
      window.addEventListener("pagehide", stop, true);
      document.addEventListener("visibilitychange", stop, true);
    }""")
    tab.close()


@pytest.mark.slow
def test_without_a_database_of_the_browser_words_survive_a_reload(cast, seat, plan):
    page = seat(cast.clerk)
    page.add_init_script(NO_DATABASE)
    open_plan(page, plan)

    type_without_network(page, " Gõ ở cửa sổ ẩn danh.")

    expect(line(page, f"{FIRST} Gõ ở cửa sổ ẩn danh.")).to_be_visible()
    page.unroute(SAVING)
    expect(status(page)).to_contain_text(SAVED, timeout=10_000)
    assert f"{FIRST} Gõ ở cửa sổ ẩn danh." in texts(plan)


@pytest.mark.slow
def test_a_database_that_never_answers_does_not_stop_saving(cast, seat, plan):
    page = seat(cast.clerk)
    page.add_init_script(SILENT_DATABASE)
    open_plan(page, plan)

    type_after(page, FIRST, " Vẫn lưu.")

    expect(status(page)).to_contain_text(SAVED)
    assert f"{FIRST} Vẫn lưu." in texts(plan)


def test_leaving_is_asked_only_when_words_are_neither_saved_nor_kept(cast, seat, plan):
    page = seat(cast.clerk)
    page.add_init_script(NO_DATABASE + FULL_STORAGE)
    open_plan(page, plan)
    cut_off(page)

    type_after(page, FIRST, " Không giữ được.")

    expect(status(page)).to_contain_text("máy này không giữ lại được: đừng đóng trang")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.unroute(SAVING)
    status(page).get_by_role("button", name="Gửi lại ngay").click()
    expect(status(page)).to_contain_text(SAVED)
    again: list[str] = []
    page.on("dialog", lambda dialog: (again.append(dialog.type), dialog.accept()))
    page.reload()
    expect(line(page, f"{FIRST} Không giữ được.")).to_be_visible()
    assert again == []


def test_half_a_letter_and_a_colleagues_words_disturb_each_other_nowhere(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    keyboard = page.context.new_cdp_session(page)
    colleague_writes(cast, plan, FIRST, "Nội dung của anh Ba.")
    colleague_writes(cast, plan, THIRD, THIRD, heading="ĐỀ MỤC CỦA ANH BA")

    type_after(page, THIRD, " ")
    half = {"text": "tiê", "selectionStart": 3, "selectionEnd": 3}
    with page.expect_response("**/soan/du-lieu/"):
        keyboard.send("Input.imeSetComposition", half)
    assert page.evaluate("thiduaEditor.view.composing")
    expect(line(page, "Nội dung của anh Ba.")).to_have_count(0)
    keyboard.send("Input.insertText", {"text": "tiếng Việt"})

    expect(line(page, "Nội dung của anh Ba.")).to_be_visible()
    expect(line(page, "ĐỀ MỤC CỦA ANH BA")).to_be_visible()
    expect(line(page, f"{THIRD} tiếng Việt")).to_have_count(1)
    expect(status(page)).to_contain_text(SAVED, timeout=10_000)
    page.traffic.rest()
    assert {"Nội dung của anh Ba.", f"{THIRD} tiếng Việt"} <= set(texts(plan))
    assert item_in(state_of(plan, cast.clerk), "ĐỀ MỤC CỦA ANH BA")


@pytest.mark.slow
def test_what_one_tab_keeps_another_tab_does_not_throw_away(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    first, second = open_tab(page, plan), open_tab(page, plan)
    for tab, words in [(first, " Từ thẻ một."), (second, " Từ thẻ hai.")]:
        cut_off(tab)
        type_after(tab, FIRST, words)
        lose(tab)

    type_after(page, THIRD, " Thẻ này có mạng.")
    expect(status(page)).to_contain_text(SAVED)
    page.reload()

    expect(line(page, f"{FIRST} Từ thẻ hai.")).to_be_visible()
    expect(page.get_by_label("Phần chưa lưu")).to_have_value(f"{FIRST} Từ thẻ một.")
    expect(status(page)).to_contain_text(SAVED)
    page.reload()
    expect(page.get_by_label("Phần chưa lưu")).to_have_value(f"{FIRST} Từ thẻ một.")
    page.get_by_role("button", name="Bỏ phần này").click()
    assert f"{FIRST} Từ thẻ hai." in texts(plan)


def test_a_person_in_two_tabs_of_one_item_is_asked_which_words_stay(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    other = open_tab(page, plan)
    type_after(other, FIRST, " Từ thẻ kia.")
    expect(status(other)).to_contain_text(SAVED)
    other.traffic.rest()

    cut_off(page)
    type_after(page, FIRST, " Từ thẻ này.")
    page.unroute(SAVING)

    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("chính đồng chí ở thẻ khác", timeout=10_000)
    panel.get_by_label("Lấy cả hai").check()
    panel.get_by_role("button", name="Lưu như đã chọn").click()
    expect(status(page)).to_contain_text(SAVED)
    assert {f"{FIRST} Từ thẻ này.", f"{FIRST} Từ thẻ kia."} <= set(texts(plan))


@pytest.mark.slow
def test_an_old_answer_takes_no_new_line_away(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    colleague_writes(cast, plan, FIRST, "Nội dung của anh Ba.")
    late: list[tuple[Route, APIResponse]] = []
    page.route("**/soan/du-lieu/", lambda route: late.append((route, route.fetch())), times=1)
    page.evaluate("() => { window.looked = thiduaSaver.look(); }")

    type_after(page, THIRD, "")
    page.keyboard.press("Enter")
    page.keyboard.type("Mục mới.")
    expect(status(page)).to_contain_text(SAVED)
    route, answer = late.pop()
    route.fulfill(response=answer)
    page.evaluate("window.looked")

    expect(line(page, "Mục mới.")).to_have_count(1)
    expect(line(page, "Nội dung của anh Ba.")).to_be_visible()


@pytest.mark.slow
def test_leaving_what_was_kept_leaves_what_was_typed_since(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    type_without_network(page, " Gõ lúc mất mạng.")
    expect(page.get_by_text("Đã đưa lại phần viết lúc")).to_be_visible()
    page.unroute(SAVING)

    type_after(page, FIRST, " Gõ sau đó.")
    page.get_by_role("button", name="Bỏ phần giữ trên máy").click()

    expect(line(page, "Mục gõ lúc mất mạng.")).to_have_count(0)
    expect(status(page)).to_contain_text(SAVED, timeout=10_000)
    assert f"{FIRST} Gõ lúc mất mạng. Gõ sau đó." in texts(plan)


def open_question(page: Page, cast: Cast, plan: Plan) -> str:
    """Write in an item in which a colleague wrote, and return its uid once that is asked."""
    colleague_writes(cast, plan, FIRST, "Nội dung của anh Ba.", heading="ĐỀ MỤC CỦA ANH BA")
    type_after(page, FIRST, " Của chị Mai.")
    expect(page.locator(".w-conflict")).to_contain_text("vừa được Đặng Văn Ba sửa")
    page.traffic.rest()
    return next(
        item["uid"]
        for item in items_of(page)
        if any("Của chị Mai." in block.get("text", "") for block in item["blocks"])
    )


@pytest.mark.slow
def test_an_item_taken_out_under_its_question_is_asked_about_anew(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    uid = open_question(page, cast, plan)

    page.evaluate("uid => thiduaEditor.removeItems([uid])", uid)

    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("mà bạn bỏ vừa được Đặng Văn Ba sửa")
    panel.get_by_role("button", name="Giữ mục ấy").click()
    expect(line(page, "Nội dung của anh Ba.")).to_be_visible()
    expect(status(page)).to_contain_text(SAVED)
    assert "Nội dung của anh Ba." in texts(plan)


@pytest.mark.slow
def test_words_that_meet_a_colleagues_after_the_question_are_asked_too(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    uid = open_question(page, cast, plan)
    own_heading = """uid => {
      const item = thiduaEditor.parts().items.find((one) => one.uid === uid);
      thiduaEditor.patchItems([{ ...item, heading: "ĐỀ MỤC CỦA CHỊ MAI" }]);
    }"""
    page.evaluate(own_heading, uid)

    panel = page.locator(".w-conflict")
    panel.get_by_role("button", name="Lưu như đã chọn").click()

    expect(panel.get_by_role("group", name="Đề mục")).to_contain_text("ĐỀ MỤC CỦA ANH BA")
    panel.get_by_role("button", name="Lưu như đã chọn").click()
    expect(status(page)).to_contain_text(SAVED)
    assert item_in(state_of(plan, cast.clerk), "ĐỀ MỤC CỦA CHỊ MAI")
