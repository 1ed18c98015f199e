"""Figures in the text of a plan: recognised, linked, typed over; the table takes cells of Excel."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from campaigns import services
from campaigns.models import Block, Figure, Item, Plan, PlanTarget
from targets.models import Target
from tests.campaigns.plans_made import add_item, draft, with_targets
from tests.cast import Cast
from tests.journeys.surface import go_to, leave, open_surface, paste, press, wait_until_saved
from tests.plumbing.browser import OFFICE_PC, ON_A_PC, ON_A_PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

PASTED = """- Diện tích trồng rừng mới: 45 ha; sản lượng chè búp tươi: 1.250 tấn.
- Sản lượng cây lương thực có hạt: 175 tấn, trong đó: lúa 100 tấn; ngô 75 tấn.
- Tỷ lệ hộ nghèo giảm còn 2,5%."""
CELLS = """STT\tChỉ tiêu\tĐVT\tThực hiện 2023\tKế hoạch 2024\tHuyện giao
I\tKINH TẾ\t\t\t\t
1\tTrồng rừng mới\tha\t40\t45\t42
2\tSản lượng chè búp tươi\ttấn\t1.100\t1.250\t
\t- Chè xanh\ttấn\t900\t1.000\t"""
AGAIN = "Riêng vải thiều phấn đấu 1.000 tấn."
AT_NUMBER = """([words, number, end]) => {
  const { view } = thiduaEditor;
  let at = 0;
  view.state.doc.descendants((node, pos) => {
    if (at || !node.isTextblock || !node.textContent.includes(words)) return;
    at = pos + 1 + node.textContent.indexOf(number) + (end ? number.length : 0);
  });
  const { selection: { constructor }, doc, tr } = view.state;
  view.focus();
  view.dispatch(tr.setSelection(constructor.near(doc.resolve(at), end ? -1 : 1)));
}"""


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    """Two paragraphs show the target "Vải thiều: 1.000 tấn"."""
    plan = draft(cast)
    first = with_targets(cast, plan)
    again = add_item(plan, cast.clerk, AGAIN, parent=first.parent)
    services.figure_link(
        block=again.blocks.get(),
        start=AGAIN.index("1.000"),
        length=5,
        plan_target=PlanTarget.objects.get(plan=plan, target__name="Vải thiều"),
        slot="value",
        by=cast.clerk,
    )
    return plan


@pytest.fixture
def writing(seat: Callable[..., Page], cast: Cast, plan: Plan) -> Callable[..., Page]:
    """Return a function that opens the plan on the surface, as the clerk."""

    def open_plan(device: dict = OFFICE_PC) -> Page:
        page = seat(cast.clerk, device)
        for beside in ("giay", "kiem-tra"):  # the paper and the checks have tests of their own
            page.route(f"**/soan/{beside}/**", lambda route: route.abort())
        open_surface(page, plan)
        return page

    return open_plan


def put_caret(page: Page, words: str, number: str, *, end: bool = True) -> None:
    page.evaluate(AT_NUMBER, [words, number, end])


def type_over(page: Page, words: str, old: str, new: str) -> None:
    """Put the caret behind a number, wipe it out and type another; stay in it."""
    put_caret(page, words, old)
    press(page, *["Backspace"] * len(old))
    page.keyboard.type(new)


def figures(page: Page) -> list[str]:
    return page.locator(".w-figure").all_inner_texts()


def question(page: Page):
    return page.locator(".f-ask")


def value_of(name: str) -> Decimal:
    return Target.objects.select_related("current").get(name=name).current.value


def texts(plan: Plan) -> list[str]:
    return list(
        Block.objects.filter(plan=plan, text__contains="tấn").values_list("text", flat=True)
    )


# ---- Recognised and taken ------------------------------------------------------------------------


@pytest.mark.parametrize("window", ON_A_PC)
def test_pasted_targets_are_offered_taken_and_linked(writing, plan, window):
    page = writing(window)
    go_to(page, "Vải thiều")

    paste(page, PASTED)
    offers = page.get_by_role("region", name="Chỉ tiêu nhận ra trong đoạn")
    expect(offers).to_contain_text("Nhận ra 6 chỉ tiêu trong đoạn vừa dán")
    assert not scrolls_sideways(page)
    offers.get_by_role("button", name="Lập cả 6").click()
    expect(offers).to_contain_text("Đã lập 6 chỉ tiêu, gắn 6 con số.")

    assert {"45", "1.250", "175", "100", "75", "2,5"} <= set(figures(page))
    rice = Target.objects.get(name="lúa")
    assert rice.parent.name == "Sản lượng cây lương thực có hạt"
    wait_until_saved(page)
    assert Figure.objects.filter(block__plan=plan).count() == 9
    page.reload()
    expect(page.locator(".w-figure")).to_have_count(9)
    leave(page)


def test_targets_are_looked_at_one_by_one(writing, plan):
    page = writing()
    go_to(page, "Vải thiều")
    paste(page, PASTED)
    offers = page.get_by_role("region", name="Chỉ tiêu nhận ra trong đoạn")

    offers.get_by_role("button", name="Xem từng chỉ tiêu").click()
    offers.get_by_label("sản lượng chè búp tươi", exact=False).first.uncheck()
    offers.get_by_role("textbox", name="Tên chỉ tiêu lúa").fill("Thóc")
    offers.get_by_role("button", name="Lập 5 chỉ tiêu đã chọn").click()

    expect(offers).to_contain_text("Đã lập 5 chỉ tiêu, gắn 5 con số.")
    names = set(PlanTarget.objects.filter(plan=plan).values_list("target__name", flat=True))
    assert "Thóc" in names
    assert "sản lượng chè búp tươi" not in names
    leave(page)


def test_what_is_typed_is_offered_when_left_alone_and_put_off_once(writing, plan):
    page = writing()
    go_to(page, "Riêng vải thiều")
    press(page, "Enter")
    offers = page.locator(".f-offers")

    page.keyboard.type("Diện tích trồng rừng mới: 45 ha.")
    expect(offers).to_contain_text("Nhận ra 1 chỉ tiêu trong đoạn đang soạn", timeout=8_000)
    offers.get_by_role("button", name="Để sau").click()
    expect(offers).to_be_hidden()
    put_caret(page, "Riêng vải thiều", "tấn")
    page.wait_for_timeout(2_500)

    expect(offers).to_be_hidden()
    assert not Target.objects.filter(name__contains="rừng").exists()
    leave(page)


# ---- Typed over ----------------------------------------------------------------------------------


@pytest.mark.parametrize("window", ON_A_PHONE)
def test_number_typed_over_asks_once_and_the_other_place_follows(writing, plan, window):
    page = writing(window)

    type_over(page, "Vải thiều: 1.000", "1.000", "1.250")
    page.wait_for_timeout(600)
    expect(question(page)).to_have_count(0)
    press(page, "End")
    expect(question(page)).to_have_count(1)
    expect(question(page)).to_contain_text("Vải thiều: 1.000 tấn → 1.250 tấn. Đổi")
    assert not scrolls_sideways(page)
    press(page, "Alt+Enter")
    expect(page.get_by_role("button", name="Đổi chỉ tiêu thành 1.250 tấn")).to_be_focused()
    press(page, "Enter")

    expect(question(page)).to_have_count(0)
    assert figures(page).count("1.250") == 2
    wait_until_saved(page)
    assert value_of("Vải thiều") == 1250
    assert sum("1.250 tấn" in text for text in texts(plan)) == 2
    press(page, "Home", "End")
    page.wait_for_timeout(600)
    expect(question(page)).to_have_count(0)
    leave(page)


@pytest.mark.slow
def test_words_alone_are_mended_and_undo_links_again(writing, plan):
    page = writing()

    type_over(page, "Vải thiều: 1.000", "1.000", "1.100")
    press(page, "End")
    page.get_by_role("button", name="Chỉ sửa chữ, bỏ gắn").click()
    assert "1.100" not in figures(page)
    wait_until_saved(page)
    assert value_of("Vải thiều") == 1000
    assert Figure.objects.filter(block__plan=plan).count() == 2

    press(page, "Control+z")
    expect(question(page)).to_have_count(1)
    page.get_by_role("button", name="Trả lại 1.000").click()
    wait_until_saved(page)
    assert figures(page).count("1.000") == 2
    assert Figure.objects.filter(block__plan=plan).count() == 3
    leave(page)


@pytest.mark.slow
def test_undo_does_not_bring_back_links_of_targets_that_are_gone(writing, plan, cast):
    page = writing()
    put_caret(page, "Vải thiều: 1.000", "1.000")
    press(page, "Alt+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Bỏ gắn").click()
    wait_until_saved(page)
    row = PlanTarget.objects.get(plan=plan, target__name="Vải thiều")
    services.plan_target_remove(plan_target=row, by=cast.clerk)

    press(page, "Control+z")
    wait_until_saved(page)

    shown = Figure.objects.filter(block__plan=plan)
    assert {figure.plan_target.target.name for figure in shown} == {"Nhãn"}
    leave(page)


@pytest.mark.slow
def test_answer_that_the_rules_refuse_is_asked_about_again(writing, plan, cast):
    target = Target.objects.get(name="Vải thiều")
    type(target.current).objects.filter(pk=target.current_id).update(
        comparator="range", value_max=1500
    )
    page = writing()

    # the other place follows at once, and goes back with the refusal
    type_over(page, "Vải thiều: 1.000", "1.000", "2.000")
    press(page, "End")
    page.get_by_role("button", name="Đổi chỉ tiêu thành 2.000 tấn").click()

    expect(question(page)).to_contain_text("Khoảng cần hai số, số sau lớn hơn số trước.")
    target.refresh_from_db()
    assert target.current.value == 1000
    assert figures(page).count("2.000") == 1
    page.get_by_role("button", name="Trả lại 1.000").click()
    leave(page)


# ---- The card ------------------------------------------------------------------------------------


@pytest.mark.parametrize("window", ON_A_PC)
def test_card_tells_of_the_figure_and_changes_it(writing, plan, window):
    page = writing(window)

    page.locator(".w-figure", has_text="1.000").first.click()
    card = page.get_by_role("dialog", name="Vải thiều")
    expect(card).to_contain_text("1.000 tấn")
    expect(card).to_contain_text("Riêng vải thiều phấn đấu 1.000 tấn.")
    assert not scrolls_sideways(page)
    card.get_by_label("Đổi số, chỉ tiêu đổi theo").fill("1.300")
    card.get_by_role("button", name="Đổi", exact=True).click()

    expect(card).to_have_count(0)
    assert figures(page).count("1.300") == 2
    wait_until_saved(page)
    assert value_of("Vải thiều") == 1300
    leave(page)


@pytest.mark.slow
def test_card_opens_and_closes_by_keyboard(writing):
    page = writing()
    put_caret(page, "Vải thiều: 1.000", "1.000")

    press(page, "Alt+Enter")
    expect(page.get_by_role("dialog", name="Vải thiều")).to_be_focused()
    press(page, "Escape")

    expect(page.get_by_role("dialog", name="Vải thiều")).to_have_count(0)
    expect(page.locator(".w-surface")).to_be_focused()
    leave(page)


def test_free_number_is_linked_to_a_target_or_becomes_one(writing, plan):
    page = writing()
    go_to(page, "Riêng vải thiều")
    press(page, "Enter")
    page.keyboard.type("Trong đó nhãn giữ 240 tấn, cam 30 tấn.")

    put_caret(page, "Trong đó nhãn", "240")
    press(page, "Alt+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Nhãn: 240 tấn").click()
    assert figures(page).count("240") == 2
    put_caret(page, "Trong đó nhãn", "30")
    press(page, "Alt+Enter")
    page.get_by_role("button", name="Lập chỉ tiêu mới từ câu này").click()
    page.locator(".f-offers").get_by_role("button", name="Lập").first.click()
    expect(page.locator(".f-offers")).to_contain_text("Đã lập 1 chỉ tiêu, gắn 1 con số.")

    wait_until_saved(page)
    assert "30" in figures(page)
    assert value_of("cam") == 30
    leave(page)


# ---- The table -----------------------------------------------------------------------------------


@pytest.mark.parametrize("window", ON_A_PHONE)
def test_table_takes_cells_of_excel_and_leads_back(writing, plan, window):
    page = writing(window)
    go_to(page, "Riêng vải thiều")
    item = Item.objects.get(blocks__text__startswith="Riêng vải thiều")

    page.get_by_role("link", name="Bảng chỉ tiêu").last.click()
    page.get_by_role("link", name="Nhập chỉ tiêu mới, dán bảng từ Excel").click()
    expect(page.get_by_text("dán thẳng vào một ô của bảng")).to_be_visible()
    page.get_by_label("Tên chỉ tiêu, dòng 1", exact=True).focus()
    page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const given = { clipboardData, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", given));
        }""",
        CELLS,
    )
    told = page.locator("[data-pasted]")
    expect(told).to_contain_text("Đã điền 3 dòng")
    expect(page.get_by_label("Giá trị, dòng 2")).to_have_value("1.250")
    expect(page.get_by_label("Thuộc dòng, dòng 3")).to_have_value("2")
    assert not scrolls_sideways(page)
    told.get_by_role("button", name="Hoàn tác lần dán").click()
    expect(page.get_by_label("Giá trị, dòng 2")).to_have_value("")

    page.get_by_text("Dán bảng từ Excel").first.click()
    page.get_by_label("Khối ô đã chép ở Excel").fill(CELLS)
    page.get_by_role("button", name="Điền vào bảng").click()
    page.get_by_role("button", name="Lưu 3 chỉ tiêu").click()
    expect(page.get_by_text("Đã lưu 3 chỉ tiêu.")).to_be_visible()
    rows = PlanTarget.objects.filter(plan=plan, item=item)
    assert {"Trồng rừng mới", "Sản lượng chè búp tươi"} <= {row.target.name for row in rows}
    page.get_by_role("link", name="Về trang soạn kế hoạch").click()
    expect(page.locator(".w-figure").first).to_be_visible()
    assert page.evaluate("thiduaEditor.currentItem().uid") == str(item.uid)
    leave(page)
