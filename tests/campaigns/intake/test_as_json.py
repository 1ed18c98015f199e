"""A reading as JSON: the form for people, and the form that is kept and read again."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from campaigns.intake.as_json import from_state, to_json, to_state
from campaigns.intake.parts import (
    Place,
    ReadBasis,
    ReadFigure,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadSignature,
    ReadTable,
    ReadTarget,
    ReadTask,
)

READING = Reading(
    header=ReadHeader(
        kind="KẾ HOẠCH", title="Thi đua năm 2025", number="05", symbol="KH-UBND", date="2025-01",
        lines=("KẾ HOẠCH", "Thi đua năm 2025"),
    ),
    bases=(ReadBasis("Luật Thi đua, khen thưởng"),),
    items=(
        ReadItem(
            1, "section", "I.", "CHỈ TIÊU",
            blocks=(
                ReadParagraph(2, "Tỷ lệ hộ nghèo còn 1,50%."),
                ReadTable(3, (("Chỉ tiêu", "Số"), ("Lúa", "5")), caption="Bảng 1"),
            ),
            children=(ReadItem(4, "item", "-", task=ReadTask("Báo cáo", ("Văn phòng",))),),
        ),
        ReadItem(5, "rest"),
    ),
    recipients=(ReadRecipient("UBND huyện", "b/c"), ReadRecipient("VT", line="Lưu: VT")),
    signature=ReadSignature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lò Thị An", "tm"),
    targets=(
        ReadTarget(
            "Tỷ lệ hộ nghèo", "=", Place(2, 0, 24), value=Decimal("1.50"), unit="%",
            figures=(ReadFigure("value", Place(2, 19, 23)),),
        ),
        ReadTarget("Lúa", "range", Place(3, 0, 1, 1, 1), value=Decimal(5), value_max=Decimal(60),
                   parent=0),
    ),
)  # fmt: skip


def test_header_keys_are_null_where_the_paper_gives_none():
    found = to_json(READING)
    assert (found["number"], found["symbol"], found["date"]) == ("05", "KH-UBND", "2025-01")
    assert found["issuer"] is found["parent"] is found["place"] is found["theme"] is None


def test_lists_stand_as_people_write_them():
    found = to_json(READING)
    assert found["bases"] == ["Luật Thi đua, khen thưởng"]
    assert found["sections"] == [["I", "CHỈ TIÊU"]]
    assert found["recipients"] == ["UBND huyện (b/c)", "Lưu: VT"]
    assert found["signatory"]["title"] == "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"
    assert found["signatory"]["name"] == "Lò Thị An"


def test_targets_give_numbers_as_decimal_strings():
    poor, rice = to_json(READING)["targets"]
    assert (poor["value"], poor["value_max"], poor["unit"], poor["parent"]) == (
        "1.5",
        None,
        "%",
        None,
    )
    assert (rice["value"], rice["value_max"], rice["unit"], rice["parent"]) == ("5", "60", None, 0)


def test_whole_numbers_keep_their_zeros():
    whole = ReadTarget("Đàn lợn", "=", Place(0, 0, 1), value=Decimal("1880"))
    assert to_json(Reading(targets=(whole,)))["targets"][0]["value"] == "1880"


def test_items_keep_their_tree_paragraphs_and_tables():
    section, rest = to_json(READING)["items"]
    assert section["text"] == ["Tỷ lệ hộ nghèo còn 1,50%."]
    assert section["tables"] == [{"caption": "Bảng 1", "rows": [["Chỉ tiêu", "Số"], ["Lúa", "5"]]}]
    assert section["children"][0]["marker"] == "-"
    assert section["children"][0]["task"]["leads"] == ("Văn phòng",)
    assert rest["kind"] == "rest"


def test_a_top_item_with_a_heading_counts_as_section_but_the_opening_does_not():
    items = (
        ReadItem(1, "opening", heading="Lời mở"),
        ReadItem(2, "section", "Điều 1.", "Phạm vi"),
    )
    assert to_json(Reading(items=items))["sections"] == [["Điều 1", "Phạm vi"]]


def test_a_state_through_json_is_the_same_reading():
    assert from_state(json.loads(json.dumps(to_state(READING)))) == READING


def test_a_state_leaves_out_what_stands_at_its_default():
    assert to_state(Reading()) == {}
    assert to_state(READING)["targets"][1]["place"] == {
        "block": 3, "start": 0, "end": 1, "row": 1, "column": 1,
    }  # fmt: skip


WORDS = st.text(max_size=6)
COUNTS = st.integers(0, 999)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.integers().map(Decimal)
TEXTS = st.lists(WORDS, max_size=2).map(tuple)
PLACES = st.builds(Place, COUNTS, COUNTS, COUNTS, row=st.none() | COUNTS, column=st.none() | COUNTS)
ROWS = st.lists(TEXTS, max_size=2).map(tuple)
BLOCKS = st.builds(ReadParagraph, COUNTS, WORDS, COUNTS) | st.builds(
    ReadTable, COUNTS, ROWS, COUNTS, WORDS
)
FIGURES = st.builds(ReadFigure, st.sampled_from(["value", "baseline"]), PLACES)
TARGETS = st.builds(
    ReadTarget,
    name=WORDS,
    op=st.sampled_from(["=", "<", "range"]),
    place=PLACES,
    value=st.none() | DECIMALS,
    parent=st.none() | COUNTS,
    sure=st.floats(0, 1),
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    doubts=TEXTS,
)


def items(children: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        ReadItem,
        COUNTS,
        st.sampled_from(["section", "item", "rest"]),
        WORDS,
        WORDS,
        st.booleans(),
        blocks=st.lists(BLOCKS, max_size=2).map(tuple),
        children=children,
        task=st.none() | st.builds(ReadTask, WORDS, TEXTS),
    )


TREES = st.recursive(
    items(st.just(())), lambda inner: items(st.lists(inner, max_size=2).map(tuple)), max_leaves=4
)
READINGS = st.builds(
    Reading,
    bases=st.lists(st.builds(ReadBasis, WORDS, WORDS, st.booleans()), max_size=2).map(tuple),
    items=st.lists(TREES, max_size=2).map(tuple),
    recipients=st.lists(st.builds(ReadRecipient, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    targets=st.lists(TARGETS, max_size=2).map(tuple),
    leftover=TEXTS,
)


@given(READINGS)
def test_any_reading_is_kept_without_loss(reading):
    assert from_state(json.loads(json.dumps(to_state(reading)))) == reading


@given(READINGS)
def test_any_reading_can_be_written_as_json(reading):
    assert len(json.loads(json.dumps(to_json(reading)))["targets"]) == len(reading.targets)
