"""A draft compared with a corrected copy of it: every change is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigns.comparing import Part, Sheet, differences, sheet_of_copy
from tests.campaigns.comparing.papers import (
    basis,
    block,
    changed,
    compared,
    draft_sheet,
    item,
    item_with,
    list_with,
    plan,
    printed,
    retype,
    table,
    target,
    told,
)

FORMS = ("text", "docx", "pdf")
TIMES = (("Thời gian", "Việc", "Đơn vị"), ("01/3", "Lễ phát động", "Văn phòng"),
         ("11/3", "Trồng rừng", "Các thôn"), ("07/5", "Tổng kết", "Văn phòng"))  # fmt: skip


def only(found):
    assert len(found) == 1, told(found)
    return found[0]


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_that_nobody_touched_has_no_differences(form):
    assert told(compared(plan(), plan(), form)) == []


# ---- Lines -----------------------------------------------------------------------------------


def test_words_out_and_in_are_marked():
    new = changed(plan(), lambda c: retype(c, "xong trong tháng 3", "gửi trước ngày 20/3"))

    one = only(compared(plan(), new))

    assert (one.kind, one.where) == ("changed", "Mục III.1")
    assert [(run.kind, run.text) for run in one.runs if run.kind != "same"] == [
        ("out", "xong trong tháng "),
        ("in", "gửi trước ngày 20/"),
    ]
    assert one.new_text == "Các thôn họp dân, đăng ký thi đua gửi trước ngày 20/3."


def test_a_retyped_number_names_its_target():
    new = changed(plan(), lambda c: retype(c, "0,66%", "0,6%"))

    one = only(compared(plan(), new))

    [figure] = one.figures
    assert (figure.target, figure.name, figure.unit) == ("poor", "tỷ lệ hộ nghèo", "%")
    assert (figure.old, figure.new) == ("0,66", "0,6")


def test_a_number_written_otherwise_is_the_same_number():
    old = plan(item("", item("Trồng {forest=15} ha rừng."), heading="CHỈ TIÊU"))
    new = changed(old, lambda c: retype(c, "15 ha", "15,0 héc-ta"))

    assert only(compared(old, new)).figures == ()


def test_a_number_that_went_is_told_as_gone():
    new = changed(plan(), lambda c: retype(c, "giảm còn 0,66%", "tiếp tục giảm"))

    [figure] = only(compared(plan(), new)).figures

    assert figure.is_gone
    assert figure.old == "0,66"


def test_letter_case_and_stops_are_changes():
    new = changed(plan(), lambda c: retype(c, "Văn phòng tổng hợp", "văn phòng tổng hợp"))
    assert told(compared(plan(), new)) == [("changed", "Mục III.2")]

    new = changed(plan(), lambda c: retype(c, "ở các thôn.", "ở các thôn;"))
    assert told(compared(plan(), new)) == [("changed", "Mục II.2, gạch đầu dòng thứ 2")]


def test_a_heading_is_told_as_the_heading_of_its_item():
    def rename(content):
        item_with(content, "Giải pháp")["heading"] = "Nhiệm vụ, giải pháp"

    one = only(compared(plan(), changed(plan(), rename)))

    assert (one.kind, one.part.kind, one.where) == ("changed", "heading", "Mục II.2")


# ---- Run-in headings, typed markers -----------------------------------------------------------


def run_in_plan():
    first = item("Ôn lại truyền thống của quê hương.", heading="Mục đích:", run_in=True)
    second = item("Mỗi thôn nhận một việc khó.", heading="Yêu cầu:", run_in=True)
    section = item("", first, second, heading="MỤC ĐÍCH, YÊU CẦU", children_style="decimal")
    return plan(section)


@pytest.mark.parametrize("form", FORMS)
def test_a_run_in_heading_is_one_line_with_its_text(form):
    assert told(compared(run_in_plan(), run_in_plan(), form)) == []


def test_a_changed_line_keeps_its_run_in_heading_apart():
    new = changed(run_in_plan(), lambda c: retype(c, "một việc khó", "hai việc khó"))

    one = only(compared(run_in_plan(), new))

    assert (one.heading, one.new_text) == ("Yêu cầu:", "Mỗi thôn nhận hai việc khó.")


def test_a_run_in_heading_can_change_itself():
    def rename(content):
        item_with(content, "Yêu cầu:")["heading"] = "Yêu cầu, phương châm:"

    one = only(compared(run_in_plan(), changed(run_in_plan(), rename)))

    assert (one.heading, one.new_text) == ("Yêu cầu, phương châm:", "Mỗi thôn nhận một việc khó.")


def typed_plan():
    """Items whose markers were typed, as a plan keeps those that do not count on."""
    rows = [
        item("Điều 1. Giao chỉ tiêu cho các đơn vị.", numbered=False),
        item("Điều 2. Các đơn vị báo cáo hằng tháng.", item("Báo cáo gửi Văn phòng."),
             numbered=False),
        item("3- Chánh Văn phòng chịu trách nhiệm thi hành.", numbered=False),
    ]  # fmt: skip
    return plan(*rows, items_style="none")


@pytest.mark.parametrize("form", FORMS)
def test_markers_typed_in_the_words_are_no_difference(form):
    assert told(compared(typed_plan(), typed_plan(), form)) == []


def test_a_typed_marker_that_changes_is_one():
    new = changed(typed_plan(), lambda c: retype(c, "Điều 2.", "Điều 3."))

    one = only(compared(typed_plan(), new))

    assert (one.old_text[:7], one.new_text[:7]) == ("Điều 2.", "Điều 3.")


def test_numbers_that_only_count_on_are_no_difference():
    new = changed(plan(), lambda c: list_with(c, "MỤC ĐÍCH").pop(0))

    assert told(compared(plan(), new)) == [("removed", "Mục I")]


def test_an_item_that_lost_its_marker_is_told():
    old = run_in_plan()
    old["items"][0]["children"].append(item("Hoàn thành trong quý II."))
    new = changed(old, lambda c: item_with(c, "Hoàn thành").update(numbered=False))
    old = changed(old, lambda c: None)

    assert told(compared(old, new)) == [("unmarked", "Mục I.3")]


# ---- Items that come, go and move ---------------------------------------------------------------


def test_an_item_comes_with_its_children_as_one_difference():
    new_item = item(
        "", item("Mỗi thôn có một đoạn đường hoa."), item("Trường học chăm sóc nghĩa trang."),
        heading="Cảnh quan, môi trường",
    )  # fmt: skip
    new = changed(plan(), lambda c: list_with(c, "Giải pháp").insert(1, new_item))

    one = only(compared(plan(), new))

    assert (one.kind, one.where) == ("added", "Mục II.2")
    assert one.lines == (
        "2. Cảnh quan, môi trường",
        "- Mỗi thôn có một đoạn đường hoa.",
        "- Trường học chăm sóc nghĩa trang.",
    )
    draft = draft_sheet(plan())
    assert draft.parts_of(one.parent)[0].text == "NỘI DUNG THI ĐUA"
    assert draft.parts_of(one.after)[0].text == "Chỉ tiêu chủ yếu"


def test_an_item_goes_with_its_children_as_one_difference():
    new = changed(plan(), lambda c: list_with(c, "Giải pháp").pop(1))

    one = only(compared(plan(), new))

    assert (one.kind, one.where, len(one.nodes)) == ("removed", "Mục II.2", 3)


def test_a_heading_over_items_that_were_there_is_added_alone():
    def wrap(content):
        rows = list_with(content, "Các thôn họp dân")
        rows[:] = [item("", *rows, heading="Phân công thực hiện")]

    kinds = told(compared(plan(), changed(plan(), wrap)))

    assert kinds == [("added", "Mục III.1")]


@pytest.mark.parametrize("form", FORMS)
def test_two_items_that_changed_places_are_one_move(form):
    def swap(content):
        rows = list_with(content, "Các thôn họp dân")
        rows.reverse()

    one = only(compared(plan(), changed(plan(), swap), form))

    assert one.kind == "moved"


def test_an_item_under_another_one_is_a_move():
    def deeper(content):
        rows = list_with(content, "Tổ chức trồng cây")
        rows[0]["children_style"] = "plus"
        rows[0]["children"].append(rows.pop(1))

    old = plan()
    one = only(compared(old, changed(old, deeper)))

    assert (one.kind, one.where) == ("moved", "Mục II.2, gạch đầu dòng thứ 2")
    assert draft_sheet(old).parts_of(one.parent)[0].text == "Vận động nhân dân hiến đất làm đường."


def test_a_paragraph_more_in_an_item_says_behind_which_it_stands():
    def more(content):
        item_with(content, "Các thôn họp dân")["blocks"].append(block("Biên bản gửi về xã."))

    old = plan()
    one = only(compared(old, changed(old, more), "docx"))

    first = item_with(old, "Các thôn họp dân")
    assert (one.kind, one.new_text) == ("added", "Biên bản gửi về xã.")
    assert (one.parent, one.after) == (first["uid"], first["blocks"][0]["uid"])


# ---- Tables, appendices ------------------------------------------------------------------------


def plan_with_table(*rows):
    holder = item("Triển khai theo lịch sau:", heading="TIẾN ĐỘ")
    holder["blocks"].append(table(*(rows or TIMES)))
    return plan(*plan()["items"], holder)


def set_cell(content, row, column, text):
    content["items"][-1]["blocks"][1]["table"]["rows"][row][column] = text


@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_compared_cell_by_cell(form):
    rows = [list(row) for row in TIMES]
    rows[2][2] = "Các thôn, Đoàn Thanh niên"
    old, new = plan_with_table(), plan_with_table(*map(tuple, rows))

    assert told(compared(old, old, form)) == []
    one = only(compared(old, new, form))
    assert (one.column, one.old.row, one.old.columns[2]) == (2, 2, "Đơn vị")
    assert (one.old_text, one.new_text) == ("Các thôn", "Các thôn, Đoàn Thanh niên")


def test_rows_come_and_go():
    more = (*TIMES[:2], ("05/3", "Trồng cây", "Trường học"), *TIMES[2:3])
    found = compared(plan_with_table(), plan_with_table(*more))

    assert [(one.kind, one.lines[0]) for one in found] == [
        ("added", "05/3 | Trồng cây | Trường học"),
        ("removed", "07/5 | Tổng kết | Văn phòng"),
    ]
    assert found[0].row == 2


def test_a_table_with_other_columns_is_one_difference():
    wider = tuple((*row, "Ghi chú" if not n else "") for n, row in enumerate(TIMES))

    one = only(compared(plan_with_table(), plan_with_table(*wider)))

    assert one.is_table
    assert one.kind == "changed"


def test_a_table_comes_and_goes_whole():
    without = changed(plan_with_table(), lambda c: item_with(c, "TIẾN ĐỘ")["blocks"].pop())

    assert only(compared(plan_with_table(), without)).is_table
    one = only(compared(without, plan_with_table()))
    assert (one.kind, one.is_table, len(one.lines)) == ("added", True, 4)


def test_a_number_of_a_target_in_a_table_asks_of_the_target():
    rows = (
        ("TT", "Chỉ tiêu", "Đơn vị", "2023", "2024"),
        ("1", "Tỷ lệ hộ nghèo", "%", "0,9", "0,66"),
        ("2", "Số hộ nghèo", "hộ", "9", "7"),
    )
    old = plan_with_table(*rows)
    old["items"][-1]["target_uids"] = ["poor"]
    new = changed(
        old, lambda c: c["items"][-1]["blocks"][1]["table"]["rows"][1].__setitem__(4, "0,6")
    )

    [figure] = only(compared(old, new)).figures

    assert (figure.target, figure.old, figure.new) == ("poor", "0,66", "0,6")
    assert figure.key == "cell:poor:value"


def test_both_numbers_of_a_range_in_a_table_ask_of_one_target():
    old = plan_with_table(("TT", "Chỉ tiêu", "Kế hoạch"), ("1", "Trồng mới rừng", "13 - 15"))
    old["items"][-1]["target_uids"] = ["forest"]
    new = changed(old, lambda c: set_cell(c, 1, 2, "14 - 16"))

    figures = only(compared(old, new)).figures

    assert [(f.key, f.old, f.new) for f in figures] == [
        ("cell:forest:value", "13", "14"),
        ("cell:forest:value_max", "15", "16"),
    ]


def plan_with_appendices():
    blocks = [block("Thôn nào việc nấy, không để trống địa bàn."), table(*TIMES)]
    first = {"uid": "app", "title": "PHÂN CÔNG", "orientation": "portrait", "blocks": blocks}
    return plan(appendices=[first], target_appendix=True)


@pytest.mark.parametrize("form", FORMS)
def test_labels_and_notes_of_appendices_are_no_difference(form):
    assert told(compared(plan_with_appendices(), plan_with_appendices(), form)) == []


def test_words_of_an_appendix_are_compared():
    def change(content):
        content["appendices"][0]["blocks"][0]["text"] = "Thôn nào việc nấy, có người phụ trách."

    one = only(compared(plan_with_appendices(), changed(plan_with_appendices(), change), "docx"))

    assert (one.part.node, one.where) == ("app", "Phụ lục 1")


def test_the_table_printed_from_the_targets_takes_only_numbers():
    def change(content):
        content["targets"][2] |= {"value": "0.6"}
        content["targets"][0] |= {"name": "đường ngõ, xóm được bê tông hóa"}

    name, number = compared(plan_with_appendices(), changed(plan_with_appendices(), change), "docx")

    assert (name.can_be_taken, number.can_be_taken) == (False, True)
    assert [figure.key for figure in number.figures] == ["cell:poor:value"]


# ---- Head, bases, opening, closing, recipients ---------------------------------------------------


def header(**fields):
    return changed(plan(), lambda c: c["header"].update(fields))


@pytest.mark.parametrize(
    ("new", "where"),
    [
        (header(title="Phát động thi đua yêu nước năm 2024"), "Trích yếu"),
        (header(place="Yên Thế"), "Địa danh"),
        (header(date=[2024, 2, 26]), "Ngày, tháng, năm"),
        (header(symbol="KH-TĐKT"), "Ký hiệu"),
        (header(superior="HUYỆN LẠNG GIANG"), "Cơ quan chủ quản"),
        (changed(plan(), lambda c: c["signature"].update(name="Vừ Mí Sình")), "Người ký"),
    ],
)
def test_a_line_of_the_head_or_the_signature(new, where):
    assert told(compared(plan(), new)) == [("changed", where)]


def test_a_copy_without_its_head_changes_nothing_there():
    bare = {"superior": "", "issuer": [], "symbol": "", "place": "", "date": [None, None, None]}

    found = compared(plan(), changed(plan(), lambda c: c["header"].update(bare)))

    assert [one.part.kind for one in found if one.part.kind in bare] == []


def test_a_motto_that_stands_in_the_words_is_no_news():
    opening = ["Với phương châm “Đoàn kết, sáng tạo”, xã phát động thi đua như sau:"]
    old = plan(opening=opening)

    assert told(compared(old, old)) == []
    named = changed(old, lambda c: c["header"].update(motto="Đoàn kết, sáng tạo"))
    assert told(compared(named, named)) == []


def test_bases_come_go_and_change():
    first, second = "Nghị quyết số 21/NQ-HĐND ngày 19/12/2023", "Kế hoạch số 7/KH-UBND của huyện"
    old = changed(plan(), lambda c: c["bases"].append(basis(f"{first} của Hội đồng nhân dân xã")))

    def change(content):
        content["bases"][1] = basis(f"{first} của Hội đồng nhân dân huyện")
        content["bases"].append(basis(second))

    found = compared(old, changed(old, change))

    assert told(found) == [
        ("changed", "Căn cứ, dòng thứ 2"),
        ("added", "Căn cứ, dòng thứ 3"),
    ]
    assert (found[1].parent, found[1].after) == ("basis", old["bases"][1]["uid"])


def test_opening_and_closing_are_compared():
    def change(content):
        content["opening"] = [content["opening"][0].replace("nội dung sau", "nội dung cụ thể sau")]
        content["closing"].append("Kế hoạch này thay Kế hoạch số 3/KH-UBND ngày 05/01/2024.")

    found = compared(plan(), changed(plan(), change), "docx")

    assert [(one.kind, one.where[:8]) for one in found] == [
        ("changed", "Đoạn mở "),
        ("added", "Đoạn kết"),
    ]
    assert (found[1].parent, found[1].after) == ("closing", "0")


def test_recipients_come_go_and_change():
    def change(content):
        content["recipients"][1]["text"] = "Các thôn, trường học"
        content["recipients"].insert(1, {"text": "Đảng ủy xã", "purpose": "b/c", "units": []})

    found = compared(plan(), changed(plan(), change))

    assert [(one.kind, one.new_text) for one in found] == [
        ("added", "Đảng ủy xã (b/c)"),
        ("changed", "Các thôn, trường học (t/h)"),
    ]


def test_a_purpose_is_part_of_its_line():
    new = changed(plan(), lambda c: c["recipients"][0].update(purpose="p/h"))

    assert only(compared(plan(), new)).new_text == "UBND huyện (p/h)"


# ---- Keys ----------------------------------------------------------------------------------------


def test_a_key_stays_while_its_texts_do_though_other_places_change():
    wanted = changed(plan(), lambda c: retype(c, "đầu xuân", "đầu năm"))
    one = only(compared(plan(), wanted))

    def change(content):
        list_with(content, "Vận động nhân dân").pop(0)
        retype(content, "công khai", "dân chủ, công khai")

    found = compared(plan(), changed(wanted, change))

    assert len(found) == 3
    assert one.key in {each.key for each in found}


def test_a_key_goes_with_the_words_of_the_draft():
    new = changed(plan(), lambda c: retype(c, "đầu xuân", "đầu năm"))
    other = changed(plan(), lambda c: retype(c, "đầu xuân ở", "dịp đầu xuân ở"))

    assert only(compared(plan(), new)).key != only(compared(other, new)).key


def test_equal_additions_have_keys_of_their_own():
    def twice(content):
        rows = list_with(content, "Vận động nhân dân")
        rows += [item("Báo cáo kết quả hằng quý."), item("Báo cáo kết quả hằng quý.")]

    keys = [one.key for one in compared(plan(), changed(plan(), twice))]

    assert len(keys) == len(set(keys)) == 2


# ---- What reading takes for something else -------------------------------------------------------


def test_lines_of_a_title_read_as_paragraphs_are_its_own():
    title = "Nhiệm vụ kinh tế - xã hội, quốc phòng - an ninh của xã năm 2024 và quý I năm 2025"
    old = changed(plan(), lambda c: c["header"].update(title=title))

    assert told(compared(old, old, "docx")) == []
    assert told(compared(old, old, "text")) == []


def test_paragraphs_read_as_lines_of_the_title_are_paragraphs():
    first = item("Kèm Quyết định số 5 của huyện.", heading="CHỈ TIÊU NĂM 2024", numbered=False)
    old = plan(first, opening=[], closing=[])
    copy = sheet_of_copy(printed(old))
    title = f"{old['header']['title']} CHỈ TIÊU NĂM 2024 Kèm Quyết định số 5 của huyện."
    head = [part for part in copy.parts if part.node == ""]
    merged = tuple(replace(p, text=title) if p.kind == "title" else p for p in head)

    assert told(differences(draft_sheet(old), Sheet(merged))) == []


def test_heads_of_tables_and_page_numbers_repeat_in_a_pdf_only():
    old = plan_with_table()
    copy = sheet_of_copy(printed(old))
    [page] = [part for part in copy.parts if part.text == "01/3 | Lễ phát động | Văn phòng"]
    again = [Part("text", text, page.node) for text in ("2", "Thời gian Việc Đơn vị")]
    at = copy.parts.index(page)
    pdf = replace(copy, parts=(*copy.parts[:at], *again, *copy.parts[at:]))

    assert told(differences(draft_sheet(old), pdf, loose=True)) == []
    assert len(differences(draft_sheet(old), pdf)) == 2


def test_a_line_that_a_pdf_parted_is_whole_again():
    old = plan()
    copy = sheet_of_copy(printed(old))
    [line] = [part for part in copy.parts if part.text.startswith("Văn phòng tổng hợp")]
    first, rest = line.text.split(", ")
    at = copy.parts.index(line)
    pieces = (replace(line, text=first), Part("text", rest, line.node, "rest"))
    parted = replace(copy, parts=(*copy.parts[:at], *pieces, *copy.parts[at + 1 :]))

    assert told(differences(draft_sheet(old), parted, loose=True)) == []
    assert len(differences(draft_sheet(old), parted)) == 2


def test_targets_with_equal_numbers_are_told_apart_by_their_names():
    rows = (("TT", "Chỉ tiêu", "Kế hoạch"), ("1", "Tỷ lệ hộ nghèo", "0,66"))
    old = plan_with_table(*rows)
    old["targets"].append(target("other", "tỷ lệ thất nghiệp", "0.66", "%"))
    old["items"][-1]["target_uids"] = ["poor", "other"]
    new = changed(
        old, lambda c: c["items"][-1]["blocks"][1]["table"]["rows"][1].__setitem__(2, "1")
    )

    assert [figure.target for figure in only(compared(old, new)).figures] == ["poor"]
