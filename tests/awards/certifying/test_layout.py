"""Saved layouts: whole, refused with a sentence, free of overlaps."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.certifying.fitting import DoesNotFit, fitted
from awards.certifying.layout import (
    BadLayout,
    Box,
    blank_layout,
    layout_problems,
    overlapping,
    plain_layout,
)
from awards.certifying.layouts import boxes_content, layout_of, start_of
from awards.models import CertificateLayout

OWN = [
    plain_layout(page, has_emblem=emblem, has_flags=emblem)
    for page in ("A4", "A3")
    for emblem in (False, True)
] + [blank_layout("A4"), blank_layout("A3")]


@pytest.mark.parametrize("layout", OWN)
def test_our_own_layouts_can_be_printed_and_do_not_overlap(layout):
    assert layout_problems(layout) == []
    assert overlapping(layout) == []


@pytest.mark.parametrize("layout", OWN)
def test_a_layout_comes_back_from_its_row_as_it_was(layout):
    kept = replace(layout, offset_x_mm=1.5, offset_y_mm=-0.5)
    row = CertificateLayout(
        mode=kept.mode,
        page=kept.page.lower(),
        shift_x_mm=Decimal("1.5"),
        shift_y_mm=Decimal("-0.5"),
        has_emblem=kept.has_emblem,
        has_flags=kept.has_flags,
        boxes=json.loads(json.dumps(boxes_content(kept.boxes))),
    )
    assert layout_of(row) == kept


WRONG = [
    ({"x_mm": 290}, "Thành tích: ô phải nằm trong tờ giấy rộng 297 mm."),
    ({"y_mm": 205}, "Thành tích: ô phải nằm trong tờ giấy cao 210 mm."),
    ({"w_mm": 0}, "Thành tích: ô phải nằm trong tờ giấy rộng 297 mm."),
    ({"size_pt": 3}, "Thành tích: cỡ chữ từ 7 đến 96."),
    ({"max_lines": 0}, "Thành tích: số dòng từ 1 đến 12."),
    ({"colour": "blue"}, "Thành tích: cách căn lề hoặc màu chữ không có trong danh mục."),
    ({"x_mm": float("nan")}, "Thành tích: tọa độ, cỡ chữ phải là số."),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG)
def test_a_box_that_cannot_be_printed_is_refused_with_a_sentence(change, sentence):
    layout = plain_layout()
    boxes = {**layout.boxes, "merit": replace(layout.boxes["merit"], **change)}
    assert sentence in layout_problems(replace(layout, boxes=boxes))


def test_offsets_may_not_push_a_box_off_the_sheet():
    assert layout_problems(replace(plain_layout(), offset_x_mm=60))


@pytest.mark.parametrize(
    "boxes", [{"merit": {"x_mm": "a"}}, {"merit": {"unknown": 1}}, {"merit": None}, ["merit"]]
)
def test_what_is_no_layout_is_refused(boxes):
    row = start_of("a4")
    row.boxes = boxes
    with pytest.raises(BadLayout, match="không đọc được"):
        layout_of(row)


def test_an_unknown_sheet_or_box_is_refused():
    assert layout_problems(replace(plain_layout(), page="A5"))
    stray = replace(plain_layout(), boxes={"seal": Box(10, 10, 10, 10)})
    assert layout_problems(stray) == ["Không có ô “seal” trên giấy khen."]


def test_boxes_that_share_room_are_named():
    layout = plain_layout()
    merit = replace(layout.boxes["merit"], y_mm=layout.boxes["recipient"].y_mm)
    moved = replace(layout, boxes={**layout.boxes, "merit": merit})
    assert ("recipient", "merit") in overlapping(moved)


words = st.lists(st.text("abcdeÂắƯỡ", min_size=1, max_size=9), min_size=1, max_size=40)


@given(words, st.floats(30, 240), st.integers(8, 40), st.integers(1, 4))
def test_a_fitted_text_keeps_its_words_and_its_box(text, width, size, lines):
    box = Box(x_mm=20, y_mm=30, w_mm=width, size_pt=size, max_lines=lines)
    try:
        set_in = fitted((" ".join(text),), box)
    except DoesNotFit:
        return
    assert " ".join(line.text for line in set_in.lines) == " ".join(text)
    assert set_in.size_pt <= size
    for line in set_in.lines:
        assert line.width_mm <= width + 0.01
        assert 20 - 0.01 <= line.x_mm <= 20 + width
        assert 30 <= line.baseline_mm <= 30 + box.height_mm


def test_a_short_text_keeps_its_size():
    assert fitted(("Ông An",), Box(20, 30, 200, 22)).size_pt == 22


def test_hard_lines_are_kept_apart():
    lines = fitted(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), Box(20, 30, 200, 13, max_lines=2)).lines
    assert [line.text for line in lines] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


@pytest.mark.parametrize(("valign", "baseline"), [("top", 34), ("middle", 36.6), ("bottom", 39.2)])
def test_a_single_line_stands_where_the_box_says(valign, baseline):
    box = Box(20, 30, 200, 12.3, max_lines=2, valign=valign)
    assert fitted(("Ông An",), box).lines[0].baseline_mm == pytest.approx(baseline, abs=0.1)
