"""What of a reading becomes what of a plan, within the limits of a plan."""

from __future__ import annotations

import pytest

from campaigns.intake import fitting
from campaigns.intake.drafting import draft_of, limits, walk_draft
from campaigns.intake.drafting.markers import style_of
from campaigns.intake.parts import (
    ReadBasis,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadTable,
)
from campaigns.models import Appendix, Basis, Item, Plan, Recipient, Task, TaskParty
from campaigns.services import blocks, items
from targets.models import Indicator, Target, TargetValue


def longest(model, field: str) -> int:
    return model._meta.get_field(field).max_length


def test_the_limits_are_those_of_the_models_and_services():
    assert {
        "TITLE": longest(Plan, "title"),
        "SUPERIOR": longest(Plan, "superior_line"),
        "SYMBOL": longest(Plan, "symbol"),
        "PLACE": longest(Plan, "place"),
        "MOTTO": longest(Plan, "motto"),
        "MOTTO_LABEL": longest(Plan, "motto_label"),
        "BASIS": longest(Basis, "text"),
        "BASIS_LEAD": longest(Basis, "lead"),
        "RECIPIENT": longest(Recipient, "text"),
        "PURPOSE": longest(Recipient, "purpose"),
        "HEADING": longest(Item, "heading"),
        "APPENDIX_TITLE": longest(Appendix, "title"),
        "TASK": longest(Task, "summary"),
        "RECURRING": longest(Task, "recurring"),
        "POSITION": longest(TaskParty, "position_title"),
        "LEVELS": items.MOST_LEVELS,
        "ITEMS": items.MOST_ITEMS,
        "BLOCKS": blocks.MOST_BLOCKS,
        "LETTERS": blocks.MOST_LETTERS,
        "ROWS": blocks.MOST_ROWS,
        "COLUMNS": blocks.MOST_COLUMNS,
        "CELLS": blocks.MOST_CELLS,
    } == {name: value for name, value in vars(limits).items() if name[0].isupper()}


def test_the_limits_of_a_target_are_those_of_the_models():
    value = TargetValue._meta.get_field("value")

    assert (longest(Target, "name"), longest(Target, "note")) == (fitting.NAME, fitting.NOTE)
    assert longest(Indicator, "name") == fitting.NAME
    assert (
        longest(Indicator, "unit_text"),
        longest(TargetValue, "level"),
    ) == (fitting.UNIT, fitting.LEVEL)
    assert longest(Target, "assigned_by") == fitting.ASSIGNED_BY
    assert (
        value.max_digits - value.decimal_places,
        value.decimal_places,
    ) == (fitting.WHOLE_DIGITS, fitting.DECIMALS)


@pytest.mark.parametrize(
    ("markers", "parent", "style", "numbered"),
    [
        (["I.", "II.", "III."], "", "roman", "+++"),
        (["1.", "2)", "3"], "", "decimal", "+++"),
        (["1.1.", "1.2", "1.3."], "1.", "outline", "+++"),
        (["2.1.", "2.2."], "1.", "none", "--"),
        (["a)", "b.", "c)", "d)", "đ)"], "", "letter", "+++++"),
        (["a)", "b)", "c)", "d)", "e)"], "", "letter", "++++-"),
        (["-", "–", "•", "*"], "", "dash", "++++"),
        (["+", "+"], "", "plus", "++"),
        (["I.", "II.", "IV.", "V."], "", "roman", "++--"),
        (["1.", "1.", "2."], "", "decimal", "+-+"),
        (["3.", "4."], "", "none", "--"),
        (["Điều 1.", "Điều 2."], "", "none", "--"),
        (["A.", "B."], "", "none", "--"),
        (["-", "-", "+"], "", "dash", "++-"),
        (["1.", "", "2."], "", "decimal", "+-+"),
        (["", ""], "", "none", "--"),
        ([], "", "none", ""),
    ],
)
def test_the_style_that_numbers_most_is_taken(markers, parent, style, numbered):
    assert style_of(markers, parent) == (style, tuple(sign == "+" for sign in numbered))


def item(key: int, *texts: str, marker: str = "", heading: str = "", **given) -> ReadItem:
    blocks = tuple(ReadParagraph(100 * key + n, text) for n, text in enumerate(texts))
    return ReadItem(key, given.pop("kind", "section"), marker, heading, blocks=blocks, **given)


def drafted(*items: ReadItem, **given):
    return draft_of(Reading(items=items, **given))


def test_a_heading_too_long_becomes_the_first_text():
    heading = "đề mục " * 100

    (one,) = drafted(item(1, "nội dung", marker="1.", heading=heading)).items

    assert (one.heading, one.numbered) == ("", True)
    assert [block.text for block in one.blocks] == [heading.strip(), "nội dung"]


def test_levels_too_deep_become_paragraphs_with_their_markers():
    deepest = item(12, "đáy", marker="+", kind="item")
    for level in range(11, 0, -1):
        deepest = item(level, f"cấp {level}", marker="-", kind="item", children=(deepest,))

    items = list(walk_draft(drafted(deepest).items))

    assert len(items) == limits.LEVELS
    assert [block.text for block in items[-1].blocks] == ["cấp 10", "- cấp 11", "+ đáy"]


def test_too_many_paragraphs_go_on_without_a_number():
    texts = [f"đoạn {n}" for n in range(450)]

    (one,) = drafted(item(1, *texts, marker="1.", heading="DÀI")).items

    assert [len(part.blocks) for part in (one, *one.children)] == [200, 200, 50]
    assert not any(child.numbered for child in one.children)


def test_too_many_items_become_paragraphs():
    leaves = tuple(item(n, f"mục {n}", marker="-", kind="item") for n in range(2, 2_002))

    (one,) = drafted(item(1, marker="I.", heading="NHIỀU", children=leaves)).items

    assert sum(1 for _ in walk_draft((one,))) <= limits.ITEMS
    assert one.blocks[1].text == "- mục 3"


def test_more_items_than_a_plan_holds_in_one_list_become_paragraphs():
    items = drafted(*(item(n, f"mục {n}", marker=f"{n}.") for n in range(1, 2_001))).items

    assert len(items) == 10
    assert items[9].blocks[-1].text == "2000. mục 2000"


def test_a_marker_alone_before_a_table_is_typed():
    table = ReadTable(5, (("Lúa", "40"),))
    first = ReadItem(1, "section", "1.", blocks=(table,))

    one, two = drafted(first, item(2, "chữ", marker="1.")).items

    assert (one.heading, one.numbered, one.blocks[0].table["rows"]) == (
        "1.",
        False,
        [["Lúa", "40"]],
    )
    assert two.numbered


def test_long_tables_go_on_and_wide_ones_become_lines():
    long = ReadTable(5, tuple((str(n), "a") for n in range(1_200)), head_rows=1, caption="Bảng 1")
    wide = ReadTable(6, (tuple(str(n) for n in range(25)),))

    (one,) = drafted(ReadItem(1, "section", "I.", "BẢNG", blocks=(long, wide))).items

    tables = [block.table for block in one.blocks if block.table]
    assert [(len(t["rows"]), t["head_rows"], t["caption"]) for t in tables] == [
        (500, 1, "Bảng 1"),
        (500, 0, ""),
        (200, 0, ""),
    ]
    assert one.blocks[-1].text.startswith("0 | 1 | 2 |")


def test_a_table_of_the_opening_is_an_item_without_number():
    opening = ReadItem(
        1, "opening", blocks=(ReadParagraph(1, "Lời mở đầu."), ReadTable(2, (("a", "b"),)))
    )

    draft = drafted(opening, item(2, "x", marker="I.", heading="MỘT"))

    assert draft.opening == ("Lời mở đầu.",)
    assert [(one.numbered, bool(one.blocks[0].table)) for one in draft.items] == [
        (False, True),
        (True, False),
    ]


def test_a_paper_without_items_gets_one():
    draft = drafted(item(1, "Lời mở đầu.", "Cả nội dung.", kind="opening"))

    assert (draft.opening, draft.items[0].blocks[0].text) == (("Lời mở đầu.",), "Cả nội dung.")


def test_bases_recipients_and_titles_that_are_too_long_find_a_place():
    draft = draft_of(
        Reading(
            header=ReadHeader(title="trích yếu " * 40),
            bases=(
                ReadBasis("Luật Thi đua", "Thực hiện theo tinh thần của"),
                ReadBasis("văn bản " * 100),
                ReadBasis("Nghị định số 98/2023/NĐ-CP", ""),
            ),
            recipients=(ReadRecipient("nơi nhận " * 50, "", "nơi nhận " * 50),),
        )
    )

    assert draft.head.title == ("trích yếu " * 30).strip()
    assert draft.opening[0] == ("trích yếu " * 10).strip()
    assert draft.opening[1].startswith("Căn cứ văn bản văn bản")
    assert [(basis.lead, basis.text) for basis in draft.bases] == [
        ("Thực hiện theo tinh", "thần của Luật Thi đua"),
        ("Nghị định", "số 98/2023/NĐ-CP"),
    ]
    assert [len(line.text) <= limits.RECIPIENT for line in draft.recipients] == [True, True]


@pytest.mark.parametrize(
    ("line", "purpose", "expected"),
    [
        ("- Hội đồng TĐKT (để B/c);", "B/c", ("Hội đồng TĐKT", "để B/c")),
        ("UBND huyện (b/c)", "b/c", ("UBND huyện", "b/c")),
        ("Các trường (TH, THCS)", "", ("Các trường (TH, THCS)", "")),
        ("", "t/h", ("Các thôn", "t/h")),
    ],
)
def test_a_recipient_prints_as_it_was_typed(line, purpose, expected):
    (one,) = draft_of(Reading(recipients=(ReadRecipient("Các thôn", purpose, line),))).recipients

    assert (one.text, one.purpose) == expected


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("3", False),
        ("- 12 -", False),
        ("Trang 2/9", False),
        ("Nơi nhận:", False),
        ("2024", False),
        ("12 thôn còn lại", True),
        ("(Ban hành kèm theo)", True),
    ],
)
def test_page_numbers_are_the_file_s_and_lost_words_the_plan_s(line, is_kept):
    draft = drafted(item(1, "x", marker="I.", heading="MỘT"), leftover=(line,))

    assert [block.text for one in draft.items[1:] for block in one.blocks] == [line] * is_kept
    assert draft.dropped == (() if is_kept else (line,))


def test_running_heads_are_the_file_s():
    draft = drafted(item(1, "x", heading="MỘT"), leftover=("UBND xã An Bình",) * 3)

    assert len(draft.items) == 1


def test_an_appendix_keeps_tree_and_table_and_takes_its_title():
    table = ReadTable(9, (("STT", "Thôn", *"abcdef"), ("1", "Hồng Lạc", *"123456")))
    appendix = ReadItem(
        1, "appendix", "Phụ lục 1", "BẢNG GIAO",
        blocks=(ReadParagraph(1, "(Kèm theo Kế hoạch số 25/KH-UBND)"), table),
        children=(item(2, "ghi chú", marker="1.", kind="item"),),
    )  # fmt: skip

    (one,) = drafted(appendix).appendices

    assert (one.title, one.orientation) == ("BẢNG GIAO", "landscape")
    assert [block.text or "bảng" for block in one.blocks] == ["bảng", "1. ghi chú"]


def test_a_long_appendix_goes_on_in_the_next():
    texts = [f"dòng {n}" for n in range(250)]

    first, second = drafted(item(1, *texts, heading="DANH SÁCH", kind="appendix")).appendices

    assert (len(first.blocks), len(second.blocks)) == (200, 50)
    assert second.title == "DANH SÁCH (tiếp theo)"
