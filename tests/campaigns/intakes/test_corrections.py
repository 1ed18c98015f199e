"""Small steps by which a person puts a reading right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from campaigns.intake.corrections import (
    CORRECTIONS,
    NotPossible,
    basis_add,
    basis_remove,
    basis_set,
    correct,
    figures_set,
    header_set,
    heading_set,
    heading_to_text,
    item_indent,
    item_outdent,
    item_to_paragraph,
    kind_set,
    marker_set,
    paragraph_join,
    paragraph_set,
    paragraph_split,
    paragraph_to_item,
    recipients_set,
    row_set,
    signature_set,
    target_add,
    target_confirm,
    target_parent_set,
    target_remove,
    target_set,
    text_to_heading,
)
from campaigns.intake.parts import (
    Place,
    ReadFigure,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadTable,
    ReadTarget,
    blocks_of,
    walk,
)
from tests.campaigns.intakes.readings_made import CROPS, POVERTY, a_reading, target

ITEM_OF = {"section": 3, "first": 4, "second": 5, "third": 6}


def outline(reading: Reading) -> list[str]:
    """The tree as indented lines of marker, heading and texts."""

    def lines(items, depth: int) -> list[str]:
        found = []
        for item in items:
            texts = " / ".join(getattr(block, "text", "bảng") for block in item.blocks)
            words = " ".join(part for part in (item.marker, item.heading, texts) if part)
            found += ["  " * depth + words, *lines(item.children, depth + 1)]
        return found

    return lines(reading.items, 0)


def of_items(*items: ReadItem, targets: tuple[ReadTarget, ...] = ()) -> Reading:
    return Reading(items=items, targets=targets)


def item(key: int, text: str, marker: str = "", heading: str = "", **given) -> ReadItem:
    blocks = given.pop("blocks", (ReadParagraph(key, text),) if text else ())
    return ReadItem(key, given.pop("kind", "section"), marker, heading, blocks=blocks, **given)


def words_of_targets(reading: Reading) -> list[str]:
    """The letters at which each target stands now."""
    texts = {b.key: b.text for b in blocks_of(reading.items) if isinstance(b, ReadParagraph)}
    return [texts[t.place.block][t.place.start : t.place.end] for t in reading.targets]


def numbers_of_targets(reading: Reading) -> list[str]:
    texts = {b.key: b.text for b in blocks_of(reading.items) if isinstance(b, ReadParagraph)}
    places = [figure.place for one in reading.targets for figure in one.figures]
    return [texts[place.block][place.start : place.end] for place in places]


# Head, bases, recipients, signature


def test_the_head_is_typed_anew_and_its_lines_stay():
    reading = replace(a_reading(), header=replace(a_reading().header, lines=("SỐ 25",)))

    header = header_set(reading, number=" 07 ", date="2024-02").header

    assert (header.number, header.date, header.lines) == ("07", "2024-02", ("SỐ 25",))


@pytest.mark.parametrize("given", [{"date": "2024-13"}, {"date": "mai"}, {"lines": "x"}])
def test_a_head_that_cannot_be_is_refused(given):
    with pytest.raises(NotPossible):
        header_set(a_reading(), **given)


def test_a_basis_is_typed_anew_or_added():
    reading = basis_set(a_reading(), 0, "Luật Thi đua", lead="Theo")
    reading = basis_add(reading, "Nghị định số 98", standing=False)

    assert [(b.lead, b.text, b.standing) for b in reading.bases] == [
        ("Theo", "Luật Thi đua", True),
        ("Căn cứ", "Nghị định số 98", False),
    ]


def test_a_line_that_is_no_basis_opens_the_paper_and_places_follow():
    reading = basis_remove(a_reading(), 0)

    assert reading.bases == ()
    assert outline(reading)[0].startswith("Căn cứ Nghị quyết số 38/NQ-HĐND")
    assert numbers_of_targets(reading) == numbers_of_targets(a_reading())


@pytest.mark.parametrize("number", [-1, 1])
def test_a_basis_that_is_not_there_is_refused(number):
    with pytest.raises(NotPossible, match="không còn"):
        basis_remove(a_reading(), number)


def test_recipients_and_signature_are_typed_anew():
    reading = recipients_set(a_reading(), [{"text": "Chi bộ", "purpose": "để t/h"}, {"text": " "}])
    reading = signature_set(reading, ["KT. CHỦ TỊCH", " ", "PHÓ CHỦ TỊCH"], "Lê Thị Lan", "kt")

    assert reading.recipients == (ReadRecipient("Chi bộ", "để t/h"),)
    assert reading.signature.lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    with pytest.raises(NotPossible):
        signature_set(reading, mode="xyz")


# Paragraphs


def test_a_split_parts_the_targets_with_their_words():
    at = CROPS.index("nhãn")

    reading = paragraph_split(a_reading(), 4, at)

    texts = [block.text for block in reading.items[2].children[0].blocks]
    assert texts == [CROPS[:at].rstrip(), CROPS[at:]]
    assert words_of_targets(reading) == words_of_targets(a_reading())
    assert numbers_of_targets(reading) == numbers_of_targets(a_reading())


@pytest.mark.parametrize("at", [0, 5, CROPS.index("880 tấn") + 1, 10_000, -5])
def test_a_paragraph_is_split_between_words_alone(at):
    with pytest.raises(NotPossible):
        paragraph_split(a_reading(), 4, at)


def test_joining_undoes_a_split():
    split = paragraph_split(a_reading(), 4, CROPS.index("nhãn"))
    second = split.items[2].children[0].blocks[1].key

    reading = paragraph_join(split, second)

    assert outline(reading) == outline(a_reading())
    assert numbers_of_targets(reading) == numbers_of_targets(a_reading())


def test_the_first_paragraph_of_an_item_joins_nothing():
    with pytest.raises(NotPossible, match="Chuyển mục thành đoạn"):
        paragraph_join(a_reading(), 4)


def test_a_paragraph_after_a_table_joins_nothing():
    table = ReadTable(1, (("a",),))
    reading = of_items(item(1, "", blocks=(table, ReadParagraph(2, "sau bảng"))))

    with pytest.raises(NotPossible, match="bảng"):
        paragraph_join(reading, 2)
    with pytest.raises(NotPossible, match="bảng"):
        paragraph_split(reading, 1, 1)


def test_retyping_one_number_reads_it_and_leaves_the_confirmed_ones():
    reading = target_confirm(a_reading(), 3)

    reading = paragraph_set(reading, 5, POVERTY.replace("62 triệu", "65 triệu"))

    poverty, income = reading.targets[3], reading.targets[4]
    assert (poverty.sure, poverty.doubts, poverty.value) == (1.0, (), Decimal("0.66"))
    assert (income.value, income.unit) == (65, "triệu đồng/người/năm")
    assert numbers_of_targets(reading)[3:5] == ["0,66", "65"]


def test_retyping_a_part_keeps_its_whole():
    reading = paragraph_set(a_reading(), 4, CROPS.replace("nhãn: 880", "nhãn: 900"))

    assert [(t.value, t.parent) for t in reading.targets[:3]] == [
        (1880, None),
        (1000, 0),
        (900, 0),
    ]
    assert len(reading.targets) == 6


def test_retyping_a_whole_keeps_its_parts():
    reading = paragraph_set(a_reading(), 4, CROPS.replace("1.880", "1.900"))

    assert [(t.value, t.parent) for t in reading.targets[:3]] == [
        (1900, None),
        (1000, 0),
        (880, 0),
    ]


def test_words_typed_before_a_target_move_it_along():
    reading = paragraph_set(a_reading(), 4, f"Năm nay được mùa. {CROPS}")

    assert numbers_of_targets(reading)[:3] == ["1.880", "1.000", "880"]
    assert [t.parent for t in reading.targets[:3]] == [None, 0, 0]


def test_a_sign_typed_before_a_number_is_read():
    text = "Tỷ lệ hộ nghèo: 5%; tỷ lệ bao phủ bảo hiểm y tế: 95%."
    places = (target(text, 1, "Tỷ lệ hộ nghèo: 5%", "Tỷ lệ hộ nghèo", "5", unit="%", printed="5"),)
    reading = of_items(item(1, text), targets=places)

    reading = paragraph_set(reading, 1, text.replace(": 5%", ": dưới 5%"))

    assert (reading.targets[0].op, reading.targets[0].value) == ("<", 5)


def test_a_target_typed_into_a_paragraph_is_found_in_its_order():
    text = POVERTY.replace("; thu", "; tỷ lệ lao động qua đào tạo đạt 75%; thu")

    reading = paragraph_set(a_reading(), 5, text)

    assert [t.value for t in reading.targets[3:6]] == [Decimal("0.66"), 75, 62]
    assert reading.targets[6].name == "trường đạt chuẩn quốc gia"


def test_a_paragraph_typed_empty_goes_unless_it_states_targets():
    reading = paragraph_set(a_reading(), 3, " ")

    assert [item.blocks for item in walk(reading.items) if item.heading == "CHỈ TIÊU"] == [()]
    with pytest.raises(NotPossible, match="có chỉ tiêu"):
        paragraph_set(a_reading(), 4, "")


@pytest.mark.parametrize("block", [0, 99])
def test_a_paragraph_that_is_gone_is_told(block):
    with pytest.raises(NotPossible, match="không còn trong bản đọc"):
        paragraph_set(a_reading(), block, "chữ")


# The tree


def tree() -> Reading:
    return of_items(
        item(
            1, "", "I.", "MỤC ĐÍCH",
            children=(
                item(2, "một", "1.", kind="item"),
                item(3, "hai", "2.", kind="item", children=(item(4, "gạch", "-", kind="item"),)),
                item(5, "ba", "3.", kind="item"),
            ),
        ),
        item(6, "yêu cầu", "II."),
    )  # fmt: skip


def test_an_item_goes_under_its_elder():
    assert outline(item_indent(tree(), 3)) == [
        "I. MỤC ĐÍCH",
        "  1. một",
        "    2. hai",
        "      - gạch",
        "  3. ba",
        "II. yêu cầu",
    ]


def test_an_item_comes_out_with_its_younger_siblings_below_it():
    reading = item_outdent(tree(), 3)

    assert outline(reading) == [
        "I. MỤC ĐÍCH",
        "  1. một",
        "2. hai",
        "  - gạch",
        "  3. ba",
        "II. yêu cầu",
    ]
    assert [one.kind for one in reading.items] == ["section"] * 3


def test_an_item_becomes_a_paragraph_of_the_one_above():
    assert outline(item_to_paragraph(tree(), 5)) == [
        "I. MỤC ĐÍCH",
        "  1. một",
        "  2. hai",
        "    - gạch / 3. ba",
        "II. yêu cầu",
    ]
    assert outline(item_to_paragraph(tree(), 3))[1:3] == ["  1. một / 2. hai", "  - gạch"]
    assert outline(item_to_paragraph(tree(), 2))[0] == "I. MỤC ĐÍCH 1. một"


def test_a_paragraph_becomes_an_item_with_its_marker():
    reading = of_items(
        item(1, "", "I.", "MỤC", blocks=(ReadParagraph(1, "lời dẫn"), ReadParagraph(2, "- gạch"))),
        item(2, "", "1.", blocks=(ReadParagraph(3, "một"), ReadParagraph(4, "b) hai"))),
    )

    first = paragraph_to_item(reading, 2)
    second = paragraph_to_item(first, 4)

    assert outline(second) == ["I. MỤC lời dẫn", "  - gạch", "1. một", "b) hai"]


def test_the_paragraph_that_begins_an_item_is_no_other_item():
    with pytest.raises(NotPossible, match="đã mở đầu một mục"):
        paragraph_to_item(tree(), 2)


def test_targets_follow_a_paragraph_that_becomes_an_item():
    text = f"- {CROPS}"
    whole = target(text, 2, "Sản lượng cây ăn quả: 1.880 tấn", "Sản lượng", "1880", printed="1.880")
    reading = of_items(
        item(1, "", "I.", "CHỈ TIÊU", blocks=(ReadParagraph(1, "Gồm:"), ReadParagraph(2, text))),
        targets=(whole,),
    )

    assert numbers_of_targets(paragraph_to_item(reading, 2)) == ["1.880"]


def test_a_heading_becomes_text_and_text_a_heading():
    run_in = of_items(item(1, "văn phòng đôn đốc.", "1.", "Theo dõi:", run_in=True))
    text = heading_to_text(run_in, 1)
    back = text_to_heading(text, 1, at=len("Theo dõi:"))

    assert outline(text) == ["1. Theo dõi: văn phòng đôn đốc."]
    assert (back.items[0].heading, back.items[0].run_in) == ("Theo dõi:", True)
    assert outline(text_to_heading(text, 1)) == ["1. Theo dõi: văn phòng đôn đốc."]


def test_words_that_state_a_target_are_no_heading():
    with pytest.raises(NotPossible, match="có chỉ tiêu"):
        text_to_heading(a_reading(), ITEM_OF["first"])


@pytest.mark.parametrize(
    ("move", "why"),
    [
        (lambda r: item_indent(r, 1), "đứng trước"),
        (lambda r: item_outdent(r, 1), "ngoài cùng"),
        (lambda r: item_to_paragraph(r, 1), "đứng trước"),
        (lambda r: heading_to_text(r, 2), "không có đề mục"),
        (lambda r: text_to_heading(r, 1), "đã có đề mục"),
        (lambda r: item_indent(r, 99), "không còn"),
        (lambda r: kind_set(r, 2, "closing"), "ngoài cùng"),
        (lambda r: kind_set(r, 1, "poem"), "ngoài cùng"),
    ],
)
def test_a_move_that_cannot_be_made_says_why(move, why):
    with pytest.raises(NotPossible, match=why):
        move(tree())


def test_opening_and_closing_have_no_levels():
    reading = a_reading()
    with pytest.raises(NotPossible, match="Đoạn kết không có cấp"):
        item_indent(reading, 10)
    with pytest.raises(NotPossible, match="Phần mở đầu không có cấp"):
        item_indent(reading, 2)  # its elder is the opening


def test_what_belongs_to_an_appendix_stays_there():
    reading = of_items(item(1, "", "PL", kind="appendix", children=(item(2, "a", kind="item"),)))

    with pytest.raises(NotPossible, match="thuộc phụ lục"):
        item_outdent(reading, 2)


def test_a_marker_is_typed_and_an_outermost_item_named():
    reading = kind_set(marker_set(tree(), 6, " III. "), 6, "closing")

    assert (reading.items[1].marker, reading.items[1].kind) == ("III.", "closing")


def test_after_a_change_of_the_tree_items_and_blocks_count_from_one():
    reading = item_indent(a_reading(), 5)

    assert [one.key for one in walk(reading.items)] == list(range(1, 12))
    assert [block.key for block in blocks_of(reading.items)] == list(range(1, 11))


# Targets


def test_a_target_is_typed_anew_and_counts_as_looked_at():
    reading = target_set(
        a_reading(), 3, value="0,5", op="<=", name="Hộ nghèo", baseline_year="2023"
    )

    one = reading.targets[3]
    assert (one.name, one.op, one.value, one.baseline_year) == (
        "Hộ nghèo",
        "<=",
        Decimal("0.5"),
        2023,
    )
    assert (one.sure, one.doubts, one.kind) == (1.0, (), "percentage")


@pytest.mark.parametrize(
    "given",
    [
        {"name": " "},
        {"op": "?"},
        {"value": "1.5"},
        {"value": ""},
        {"op": "range"},
        {"op": "range", "value_max": "0,1"},
        {"numerator": "5"},
        {"direction": "up"},
        {"kind": "odd"},
        {"place": "x"},
    ],
)
def test_values_that_make_no_target_are_refused(given):
    with pytest.raises(NotPossible):
        target_set(a_reading(), 3, **given)


def test_parts_of_a_removed_whole_go_to_its_own_whole():
    reading = target_parent_set(a_reading(), 0, 4)

    reading = target_remove(reading, 0)

    assert [one.parent for one in reading.targets] == [3, 3, None, None, None]


def test_a_target_is_no_part_of_its_own_part():
    with pytest.raises(NotPossible, match="chính nó"):
        target_parent_set(a_reading(), 0, 1)
    with pytest.raises(NotPossible, match="không còn"):
        target_parent_set(a_reading(), 0, 9)


def test_chosen_words_are_read_and_put_in_order():
    text = "Trồng mới 40 ha rừng; sản lượng chè búp tươi: 20 tấn; độ che phủ rừng đạt 35%."
    last = target(text, 1, "độ che phủ rừng đạt 35%", "độ che phủ rừng", "35", unit="%")
    reading = of_items(item(1, text), targets=(last,))
    start = text.index("sản lượng")

    reading = target_add(reading, 1, start, text.index("; độ"))

    assert [(t.name, t.value, t.unit) for t in reading.targets] == [
        ("sản lượng chè búp tươi", 20, "tấn"),
        ("độ che phủ rừng", 35, "%"),
    ]
    assert words_of_targets(reading)[0] == "sản lượng chè búp tươi: 20 tấn"


def test_chosen_words_without_a_number_are_a_qualitative_target():
    text = "Chợ trung tâm xã hoạt động nền nếp."
    reading = of_items(item(1, text))

    (one,) = target_add(reading, 1, 0, len("Chợ trung tâm xã")).targets

    assert (one.name, one.op, one.kind) == ("Chợ trung tâm xã", "achieve", "qualitative")
    assert one.doubts


def test_a_cell_can_hold_a_chosen_target():
    table = ReadTable(1, (("Chỉ tiêu", "Giao"), ("Trồng rừng 40 ha", "")))
    reading = of_items(item(1, "", blocks=(table,)))

    (one,) = target_add(reading, 1, 0, len("Trồng rừng 40 ha"), row=1, column=0).targets

    assert (one.value, one.place) == (40, Place(1, 0, 16, 1, 0))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (9, 2), (0, 999), (-4, 2)])
def test_an_empty_choice_is_refused(start, end):
    with pytest.raises(NotPossible, match="Bôi đen"):
        target_add(a_reading(), 2, start, end)


def test_a_number_belongs_to_one_target():
    with pytest.raises(NotPossible, match="đã thuộc chỉ tiêu “vải thiều”"):
        target_add(a_reading(), 4, CROPS.index("vải"), CROPS.index("; nhãn"))


# Headings


def test_a_heading_is_typed_anew_and_everything_else_stays():
    before = a_reading()
    after = heading_set(before, ITEM_OF["section"], "  CHỈ TIÊU  CHỦ YẾU ")
    assert outline(after) == [
        line.replace("CHỈ TIÊU", "CHỈ TIÊU CHỦ YẾU") for line in outline(before)
    ]
    assert after.targets == before.targets


def test_the_text_behind_a_heading_run_in_stays():
    own = replace(item(1, "Trồng 40 ha rừng.", "1.", "Lâm nghiệp:"), run_in=True)
    (after,) = heading_set(of_items(own), 1, "Về lâm nghiệp:").items
    assert (after.heading, after.run_in, after.blocks) == ("Về lâm nghiệp:", True, own.blocks)


@pytest.mark.parametrize(
    ("number", "heading", "sentence"),
    [(ITEM_OF["section"], " ", "Nhập đề mục"), (ITEM_OF["first"], "A", "không có đề mục")],
)
def test_a_heading_is_neither_emptied_nor_made_of_nothing(number, heading, sentence):
    with pytest.raises(NotPossible, match=sentence):
        heading_set(a_reading(), number, heading)


# Numbers written into the text


def test_the_number_of_a_target_is_written_into_the_text_and_the_others_follow():
    corrected = target_set(a_reading(), 1, value="12.500,5")
    after = figures_set(corrected, 1)
    (text,) = [b.text for b in blocks_of(after.items) if b.key == 4]
    assert text == CROPS.replace("1.000", "12.500,5")
    assert words_of_targets(after)[:3] == [
        "Sản lượng cây ăn quả: 1.880 tấn", "vải thiều: 12.500,5 tấn", "nhãn: 880 tấn",
    ]  # fmt: skip
    assert after.targets[1].text == "vải thiều: 12.500,5 tấn"
    places = [figure.place for one in after.targets[:3] for figure in one.figures]
    assert [text[at.start : at.end] for at in places] == ["1.880", "12.500,5", "880"]


def test_a_number_keeps_its_manner_and_one_that_agrees_stays():
    assert figures_set(a_reading(), 5) == a_reading()
    after = figures_set(target_set(a_reading(), 5, value="4"), 5)
    assert words_of_targets(after)[5] == "Duy trì 04 trường đạt chuẩn quốc gia"


def test_a_number_that_shows_another_target_too_is_left():
    reading = a_reading()
    twin = replace(reading.targets[5], name="trường chuẩn")
    shared = replace(reading, targets=(*reading.targets, twin))
    with pytest.raises(NotPossible, match="còn là của chỉ tiêu “trường chuẩn”"):
        figures_set(target_set(shared, 5, value="4"), 5)


# Tables


def rice() -> Reading:
    rows = (("Chỉ tiêu", "Đơn vị", "Giao"), ("Diện tích lúa", "ha", "40"))
    name, number = Place(1, 0, 13, 1, 0), ReadFigure("value", Place(1, 0, 2, 1, 2))
    read = ReadTarget(
        "diện tích lúa", "=", name, "Diện tích lúa", value=Decimal(40), unit="ha", figures=(number,)
    )
    return of_items(item(1, "", blocks=(ReadTable(1, rows),)), targets=(read,))


def test_a_number_typed_into_a_cell_is_taken_by_its_target_and_looked_at_again():
    after = row_set(rice(), 1, 1, ["Diện tích lúa", "ha", "1.450"])
    (one,) = after.targets
    assert next(blocks_of(after.items)).rows[1] == ("Diện tích lúa", "ha", "1.450")
    assert (one.value, one.figures[0].place) == (1450, Place(1, 0, 5, 1, 2))
    assert one.doubts == ("Ô của bảng vừa được sửa; xem lại chỉ tiêu này.",)


def test_a_name_typed_over_is_followed():
    (one,) = row_set(rice(), 1, 1, ["Diện tích lúa xuân", "ha", "40"]).targets
    assert (one.text, one.place) == ("Diện tích lúa xuân", Place(1, 0, 18, 1, 0))
    assert one.doubts


def test_a_unit_typed_behind_a_number_is_no_part_of_it():
    (one,) = row_set(rice(), 1, 1, ["Diện tích lúa", "", "40 ha"]).targets
    assert (one.value, one.figures) == (40, rice().targets[0].figures)


def test_a_cell_without_its_number_leaves_the_value_alone():
    (one,) = row_set(rice(), 1, 1, ["Diện tích lúa", "ha", "chưa giao"]).targets
    assert (one.value, one.figures) == (40, ())


def test_a_cell_that_no_target_stands_in_raises_no_doubt():
    after = row_set(rice(), 1, 1, ["Diện tích lúa", "héc-ta", "40"])
    assert after.targets == rice().targets


@pytest.mark.parametrize(("row", "cells"), [(2, ["a", "b", "c"]), (-1, []), (1, ["a"])])
def test_a_row_that_is_not_there_is_told(row, cells):
    with pytest.raises(NotPossible, match="Tải lại trang"):
        row_set(rice(), 1, row, cells)


# By name


def test_a_correction_is_named_and_whole_numbers_may_be_text():
    assert (
        correct(a_reading(), {"do": "target_remove", "number": "5"}).targets
        == (a_reading().targets[:5])
    )
    assert correct(a_reading(), {"do": "header_set", "number": "007"}).header.number == "007"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"do": "__class__"},
        {"do": "target_remove"},
        {"do": "target_remove", "number": 0, "more": 1},
        {"do": "target_remove", "number": "không"},
    ],
)
def test_a_change_that_names_nothing_is_refused(change):
    with pytest.raises(NotPossible):
        correct(a_reading(), change)


def test_every_correction_has_a_name_of_its_own():
    assert len(CORRECTIONS) == 25
