"""A plan is written by keyboard on one surface: items, numbers, tables, pasted text, the card."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Plan, Task, Theme
from emulation.lib.markers import STYLE_CHOICES, marker
from tests.campaigns.plans_made import add_item, new_plan
from tests.cast import Cast
from tests.journeys.surface import (
    go_to,
    items_of,
    leave,
    open_surface,
    paste,
    press,
    rows_of,
    type_line,
    wait_until_saved,
)
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

WRITTEN = [
    "I. # MỤC ĐÍCH, YÊU CẦU",
    "  1. # Mục đích",
    "    - Động viên cán bộ",
    "    - Tuyên truyền",
    "    … sâu rộng trong Nhân dân",
    "  2. # Yêu cầu",
    "    a) Rõ người",
    "    b) Rõ việc",
    "II. # NỘI DUNG",
    "  1. Phát động ngay đầu năm",
]
# As Word puts it on the clipboard: its own lists, and headings that are only bold.
FROM_WORD = """<html><head><style>p {margin: 0}</style></head><body>
<p class=MsoNormal style='text-align:justify'><b>I. NHIỆM VỤ<o:p></o:p></b></p>
<p class=MsoNormal><b>1. Về kinh tế.</b> Trồng rừng, nuôi cá</p>
<p class=MsoNormal>Đoạn nữa của mục kinh tế.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span>
<![endif]>Trồng 45 ha rừng</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>-<span>
&nbsp;</span></span>Keo lai</p>
<p class=MsoNormal><b>II. BIỂU MẪU</b></p>
<table><tr><td>TT</td><td>Việc</td></tr><tr><td>1</td><td>Họp</td></tr></table>
<ol type=a><li>Một</li><li>Hai</li></ol></body></html>"""
READ_FROM_WORD = [
    "I. # NHIỆM VỤ",
    "  1. Về kinh tế. Trồng rừng, nuôi cá",
    "  … Đoạn nữa của mục kinh tế.",
    "    a) Trồng 45 ha rừng",
    "      - Keo lai",
    "II. # BIỂU MẪU",
    "… [bảng]",
    "  a) Một",
    "  b) Hai",
]
# A text file: lines broken by hand, a heading that only its place shows.
PLAIN = """I. MỤC ĐÍCH
Động viên cán bộ, công chức, viên chức và Nhân dân trong xã thi đua hoàn thành
vượt mức các chỉ tiêu của năm.
II. NỘI DUNG
1. Các chỉ tiêu chủ yếu
- Diện tích chè: 475 ha
- Sản lượng chè: 1.880 tấn
2. Nhiệm vụ
Văn phòng theo dõi, tổng hợp."""
READ_FROM_PLAIN = [
    "I. # MỤC ĐÍCH",
    "… Động viên cán bộ, công chức, viên chức và Nhân dân trong xã thi đua hoàn thành"
    " vượt mức các chỉ tiêu của năm.",
    "II. # NỘI DUNG",
    "  1. # Các chỉ tiêu chủ yếu",
    "    - Diện tích chè: 475 ha",
    "    - Sản lượng chè: 1.880 tấn",
    "  2. # Nhiệm vụ",
    "  … Văn phòng theo dõi, tổng hợp.",
]


@pytest.fixture
@kept
def empty_plan(cast: Cast) -> Plan:
    return new_plan(cast, with_sections=False)


@pytest.fixture
def desk(cast: Cast, seat: Callable, empty_plan: Plan) -> Iterator[Page]:
    """The clerk before an empty plan, the caret in its first item."""
    page = seat(cast.clerk)
    open_surface(page, empty_plan)
    yield page
    leave(page)


def write_short_plan(page: Page) -> None:
    type_line(page, "I. MỤC ĐÍCH, YÊU CẦU", "Control+Shift+H", "Enter")
    type_line(page, "1. Mục đích", "Control+Shift+H", "Enter")
    type_line(page, "- Động viên cán bộ", "Enter")
    type_line(page, "Tuyên truyền", "Shift+Enter")
    type_line(page, "sâu rộng trong Nhân dân", "Enter", "Enter")  # an empty item goes out
    type_line(page, "Yêu cầu", "Enter")
    type_line(page, "a) Rõ người", "Enter")
    type_line(page, "Rõ việc", "Enter", "Enter", "Enter")
    type_line(page, "NỘI DUNG", "Enter")
    page.keyboard.type("Phát động ngay đầu năm")


def test_a_plan_is_written_by_keys_alone_and_its_numbers_follow(desk: Page, empty_plan: Plan):
    # given what a clerk types, markers and all
    write_short_plan(desk)
    assert rows_of(desk) == WRITTEN

    # when an item goes in and out, up and down: its number is that of its new place
    go_to(desk, "Rõ việc")
    press(desk, "Tab")
    assert rows_of(desk)[7] == "      - Rõ việc"
    press(desk, "Shift+Tab", "Alt+ArrowUp")
    assert rows_of(desk)[6:8] == ["    a) Rõ việc", "    b) Rõ người"]
    press(desk, "Alt+ArrowUp")  # the first of its list leaves it
    assert rows_of(desk)[5:7] == ["  2. Rõ việc", "  3. # Yêu cầu"]
    go_to(desk, "Yêu cầu")
    press(desk, "Alt+ArrowRight")  # with everything below it
    assert rows_of(desk)[6:8] == ["    - # Yêu cầu", "      a) Rõ người"]

    # and Backspace takes first the number off, then joins; Delete joins from the other side
    go_to(desk, "Rõ người")
    press(desk, "Home", "Backspace")
    assert rows_of(desk)[7] == "    … Rõ người"
    press(desk, "Backspace")
    assert rows_of(desk)[6] == "    - # Yêu cầuRõ người"
    go_to(desk, "Động viên")
    press(desk, "Delete")
    assert rows_of(desk)[2] == "    - Động viên cán bộTuyên truyền"

    # then everything is undone and done again, and what stands is what was saved
    last = rows_of(desk)
    for _ in range(80):
        press(desk, "Control+z")
    assert [row.strip() for row in rows_of(desk)] == ["I."]
    for _ in range(80):
        press(desk, "Control+y")
    assert rows_of(desk) == last
    press(desk, "Control+s")
    wait_until_saved(desk)
    desk.reload()
    desk.wait_for_function("() => window.thiduaEditor")
    assert rows_of(desk) == last
    assert empty_plan.items.filter(heading="NỘI DUNG").exists()


@pytest.mark.slow
def test_list_styles_headings_and_the_way_out_have_their_keys(desk: Page):
    write_short_plan(desk)

    # the style of a list, by number and in turn
    go_to(desk, "Rõ người")
    press(desk, "Control+Alt+2")
    assert rows_of(desk)[6:8] == ["    1. Rõ người", "    2. Rõ việc"]
    press(desk, "Control+Alt+3")
    assert rows_of(desk)[6:8] == ["    2.1. Rõ người", "    2.2. Rõ việc"]
    press(desk, "Control+Shift+.")
    assert rows_of(desk)[6:8] == ["    a) Rõ người", "    b) Rõ việc"]

    # a marker taken by mistake comes back as letters
    press(desk, "End", "Enter")
    desk.keyboard.type("+ ")
    press(desk, "Backspace")
    assert rows_of(desk)[7] == "    b) + "

    # a heading that the text goes on from
    go_to(desk, "Phát động ngay")
    press(desk, "Home")
    desk.keyboard.type("Đợt một: ")
    press(desk, "Control+Shift+B")
    item = items_of(desk)[-1]
    assert (item["heading"], item["run_in"]) == ("Đợt một:", True)
    assert item["blocks"][0]["text"] == "Phát động ngay đầu năm"

    # the help, and Esc then Tab out of the surface
    press(desk, "F1")
    expect(desk.get_by_role("dialog", name="Phím tắt khi soạn")).to_be_visible()
    press(desk, "Escape", "Escape", "Tab")
    assert not desk.evaluate("thiduaEditor.view.hasFocus()")


@pytest.mark.slow
def test_what_is_pasted_becomes_items_in_one_step(desk: Page):
    # from Word
    paste(desk, "I. NHIỆM VỤ", FROM_WORD)
    assert rows_of(desk) == READ_FROM_WORD
    first = items_of(desk)[1]
    assert (first["heading"], first["run_in"]) == ("Về kinh tế.", True)
    assert items_of(desk)[4]["blocks"][0]["table"]["rows"] == [["TT", "Việc"], ["1", "Họp"]]
    press(desk, "Control+z")
    assert [row.strip() for row in rows_of(desk)] == ["I."]

    # as plain text, which the reader of old plans reads again in the same step of undo
    with desk.expect_response(lambda answer: answer.url.endswith("/soan/dan/")):
        paste(desk, PLAIN)
    desk.wait_for_function("() => thiduaEditor.parts().items.length === 6")
    assert rows_of(desk) == READ_FROM_PLAIN
    press(desk, "Control+z")
    assert [row.strip() for row in rows_of(desk)] == ["I."]
    press(desk, "Control+y")

    # one line goes into the line; what is copied carries its numbers
    go_to(desk, "Sản lượng chè")
    paste(desk, " búp tươi\u00a0 các loại\n")
    assert rows_of(desk)[5] == "    - Sản lượng chè: 1.880 tấn búp tươi các loại"
    press(desk, "Control+a")
    copied = desk.evaluate(
        "thiduaEditor.view.serializeForClipboard(thiduaEditor.view.state.selection.content()).text"
    )
    assert "II. NỘI DUNG\n1. Các chỉ tiêu chủ yếu\n- Diện tích chè: 475 ha" in copied


def test_recipients_are_pasted_under_their_name_and_an_empty_line_goes(desk: Page):
    lines = desk.locator(".w-recipient")
    lines.last.click()
    paste(desk, "Nơi nhận:\n- UBND huyện (b/c);\n- Lưu: VT.")
    expect(lines).to_have_text(["UBND huyện (b/c);", "Lưu: VT."])

    lines.first.click()
    press(desk, "Home", "Shift+End", "Backspace", "Backspace")

    expect(lines).to_have_text(["Lưu: VT."])


@pytest.mark.slow
def test_cells_are_filled_by_keys_and_from_a_spreadsheet(desk: Page):
    # given a table made with the tool
    desk.keyboard.type("Lịch thực hiện")
    desk.get_by_role("button", name="Chèn bảng").click()
    desk.keyboard.type("TT")
    press(desk, "Tab")
    desk.keyboard.type("Việc")

    # when Enter goes down and a block of cells is pasted there
    press(desk, "Enter")
    paste(desk, "Họp\t01/3\nTổng kết\t01/5")
    table = items_of(desk)[0]["blocks"][1]["table"]
    assert table["rows"][0][:2] == ["TT", "Việc"]
    assert [row[1:] for row in table["rows"][1:]] == [["Họp", "01/3"], ["Tổng kết", "01/5"]]

    # and rows and columns come and go
    desk.get_by_role("button", name="Thêm hàng").click()
    desk.get_by_role("button", name="Bỏ cột").click()
    table = items_of(desk)[0]["blocks"][1]["table"]
    assert (len(table["rows"]), len(table["rows"][0])) == (4, 2)
    assert table["head_rows"] == 1

    # then the text goes on below it
    press(desk, "Control+Enter")
    desk.keyboard.type("Theo dõi hằng tuần.")
    assert rows_of(desk) == ["I. Lịch thực hiện", "… [bảng]", "… Theo dõi hằng tuần."]


def test_the_card_makes_themes_and_tasks_in_one_action(desk: Page, cast: Cast, empty_plan: Plan):
    desk.keyboard.type("Văn phòng theo dõi, tổng hợp kết quả hằng quý.")
    card = desk.get_by_role("region", name="Thẻ mục")

    # when the item becomes a task: its words propose the work
    card.get_by_label("Nhiệm vụ").check()
    expect(card.get_by_label("Việc")).to_have_value("Văn phòng theo dõi, tổng hợp kết quả hằng quý")
    card.get_by_label("Phối hợp").fill("Kế toán trưởng")
    press(desk, "Enter")
    card.get_by_label("Thời hạn").fill("2024-12-20")
    card.get_by_label("Định kỳ").fill("hằng quý")
    card.get_by_label("Nội dung thi đua").check()
    task = items_of(desk)[0]["task"]
    assert (task["deadline"], task["recurring"]) == ("2024-12-20", "hằng quý")
    assert task["coordinating_positions"] == ["Kế toán trưởng"]

    # then it is saved, and undone like any typing
    go_to(desk, "Văn phòng")
    press(desk, "Control+s")
    wait_until_saved(desk)
    assert Task.objects.get(plan=empty_plan).recurring == "hằng quý"
    assert Theme.objects.filter(plan=empty_plan).exists()
    press(desk, "Control+z")
    assert items_of(desk)[0]["theme"] == ""


def test_on_a_phone_the_tools_lie_within_reach_and_one_of_three_is_shown(
    cast: Cast, seat: Callable, empty_plan: Plan
):
    for text in ("Việc thứ nhất", "Việc thứ hai"):
        add_item(empty_plan, cast.clerk, text)
    phone = seat(cast.clerk, PHONE)
    open_surface(phone, empty_plan)
    go_to(phone, "thứ hai")

    # the strip of tools is at the bottom, and the caret stays while they are used
    bar = phone.get_by_role("toolbar", name="Công cụ soạn")
    box = bar.bounding_box()
    assert box["y"] + box["height"] == PHONE["viewport"]["height"]
    bar.get_by_role("button", name="Vào một cấp").tap()
    assert rows_of(phone)[1].startswith("  ")
    assert phone.evaluate("thiduaEditor.view.hasFocus()")
    bar.get_by_role("button", name="Thẻ mục").tap()
    card = phone.get_by_role("region", name="Thẻ mục")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Đóng").tap()
    expect(card).to_be_hidden()

    # and the outline, the text and the paper take turns
    surface = phone.get_by_role("textbox", name="Văn bản kế hoạch")
    phone.get_by_role("button", name="Mục lục", exact=True).tap()
    expect(surface).to_be_hidden()
    phone.get_by_role("link", name="Việc thứ nhất").tap()
    expect(surface).to_be_visible()
    phone.get_by_role("button", name="Bản giấy", exact=True).tap()
    expect(phone.get_by_role("region", name="Bản giấy")).to_be_visible()
    assert not scrolls_sideways(phone)
    leave(phone)


# ---- Numbers as the server computes them -------------------------------------------------------


def random_tree(chance: random.Random, count: int) -> list[dict[str, Any]]:
    styles = [code for code, _ in STYLE_CHOICES]
    rows, depth = [], 0
    for number in range(count):
        depth = chance.randint(0, min(depth + 1, 6)) if rows else 0
        row = {"uid": str(number), "depth": depth, "numbered": chance.random() < 0.85}
        rows.append(row | {"style": chance.choice(styles)})
        if chance.random() < 0.2:
            rows.append({"uid": None, "depth": depth, "numbered": True, "style": "dash"})
    return rows


def numbers_by_the_server(rows: list[dict[str, Any]], style: str) -> list[str]:
    lists = [[style, 0, ""]]  # style, last number, marker of the parent
    found = []
    for row in rows:
        if row["uid"] is None:
            found.append("")
            continue
        del lists[row["depth"] + 1 :]
        own = lists[row["depth"]]
        own[1] += row["numbered"]
        found.append(marker(own[0], own[1], own[2]) if row["numbered"] else "")
        lists.append([row["style"], 0, found[-1]])
    return found


def test_numbers_on_the_surface_are_those_that_print(desk: Page):
    chance = random.Random(4)
    for style, _ in STYLE_CHOICES:
        rows = random_tree(chance, 120)
        shown = desk.evaluate(
            "async ([rows, style]) =>"
            " (await import('/static/js/write/rows.js')).numberRows(rows, style)",
            [rows, style],
        )
        assert shown == numbers_by_the_server(rows, style)
