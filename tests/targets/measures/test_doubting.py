"""What a form asks about a figure, and what it refuses."""

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures import Amount, Measure, doubts_about, parts_doubt

NAMES = (
    "value", "numerator", "denominator", "last_cumulative", "last_value", "assigned",
)  # fmt: skip
FIGURES = st.none() | st.decimals(min_value=-(10**18), max_value=10**18, places=3, allow_nan=False)


def doubts(value=None, unit="tấn", *, kind="amount", period_rule="sum", **more):
    """Return what is said about a figure; numbers may be written as plain ones."""
    figures = {"value": value} | more
    typed = {
        name: D(str(figure)) if name in NAMES and figure is not None else figure
        for name, figure in figures.items()
    }
    return doubts_about(kind=kind, unit=unit, period_rule=period_rule, **typed)


def codes(*args, **more):
    return [(doubt.code, doubt.refuses) for doubt in doubts(*args, **more)]


def said(*args, **more):
    (doubt,) = doubts(*args, **more)
    return doubt.sentence


def percentage(value=None, **more):
    return {"value": value, "unit": "%", "kind": "percentage", "period_rule": "latest"} | more


@pytest.mark.parametrize(
    "figure",
    [
        {"value": None},
        {"value": 0},
        {"value": 26, "last_value": 26, "assigned": 190},
        {"value": 13, "last_value": 26},
        {"value": 39, "last_value": 26},
        {"value": 300, "last_value": 0},
        {"value": 200, "assigned": 190},
        {"value": 370, "is_cumulative": True, "last_cumulative": 262, "last_value": 108},
        {"value": 370, "is_cumulative": True, "last_value": 26},
        {"value": -5, "unit": "%", "kind": "change"},
        {"value": 250, "unit": "%", "kind": "change"},
        {"value": 262, "unit": "%", "period_rule": "latest"},
        percentage(100, numerator=6, denominator=6),
        percentage(13, unit="‰", numerator=26, denominator=2000),
        percentage("92.253521", numerator=131, denominator=142, needs_parts=True),
        {"value": "1.5", "unit": "ha"},
        {"value": 60, "unit": "triệu đồng/người/năm", "numerator": 600, "denominator": 10},
        {"value": 999999999999999, "unit": "đồng"},
    ],
)
def test_nothing_odd(figure):
    assert doubts(**figure) == []


@pytest.mark.parametrize(
    ("figure", "code", "sentence"),
    [
        ({"value": -1}, "negative", "Số báo cáo không được âm. Không có thì ghi 0."),
        (percentage(105, numerator=5, denominator=6), "over_hundred",
         "105% lớn hơn 100%: một phần không thể lớn hơn cả tổng số."),
        (percentage(105, numerator=143, denominator=142), "numerator_over",
         "143 trên 142: số đạt lớn hơn tổng số. Xem lại hai số này."),
        (percentage(0, numerator=0, denominator=0), "denominator_zero",
         "Tổng số phải lớn hơn 0."),
        (percentage(50, numerator=5), "part_missing",
         "Còn thiếu tổng số. Ghi cả hai số, như 131 trên 142."),
        (percentage(50, denominator=5), "part_missing",
         "Còn thiếu số đạt. Ghi cả hai số, như 131 trên 142."),
        (percentage(50, needs_parts=True), "part_missing",
         "Ghi cả số đạt và tổng số, như 131 trên 142, để xã tính tỷ lệ chung."),
        ({"value": 10**15}, "too_long",
         "Số quá dài: nhiều nhất 15 chữ số. Xem lại đơn vị tính."),
        ({"value": 10**40, "unit": "%", "kind": "percentage"}, "too_long",
         "Số quá dài: nhiều nhất 15 chữ số. Xem lại đơn vị tính."),
    ],
)  # fmt: skip
def test_refused(figure, code, sentence):
    (doubt,) = doubts(**figure)

    assert (doubt.code, doubt.refuses, doubt.sentence) == (code, True, sentence)


@pytest.mark.parametrize(
    ("figure", "code", "sentence"),
    [
        (percentage(105), "over_hundred", "105% lớn hơn 100%. Xem lại số này."),
        (percentage(100, numerator=5, denominator=6), "ratio", "5/6 là 83,33%, khác 100% đã ghi."),
        ({"value": "2.5", "unit": "hộ"}, "not_whole",
         "2,5 hộ là số lẻ; hộ đếm bằng số tròn. Xem lại."),
        ({"value": 262, "assigned": 190, "last_value": 108}, "above_share",
         "262 tấn cao hơn cả số xã giao cho năm (190 tấn). Xem lại: tấn hay tạ?"),
        ({"value": 7, "unit": "hộ", "assigned": 5}, "above_share",
         "7 hộ cao hơn cả số xã giao cho năm (5 hộ). Xem lại số này."),
        ({"value": 2620, "assigned": 190}, "unit_slip",
         "2.620 tấn gấp hơn 10 lần số xã giao (190 tấn). Xem lại: tấn hay tạ?"),
        ({"value": 1310, "unit": "con", "last_value": 131, "period_rule": "latest"},
         "far_from_last", "1.310 con cao hơn hẳn kỳ trước (131 con). Xem lại số này."),
        ({"value": 1311, "unit": "con", "last_value": 131, "period_rule": "latest"},
         "unit_slip", "1.311 con gấp hơn 10 lần kỳ trước (131 con). Xem lại đơn vị tính."),
        ({"value": 26, "last_value": 108}, "far_from_last",
         "26 tấn thấp hơn hẳn kỳ trước (108 tấn). Xem lại số này."),
        ({"value": 0, "last_value": 108}, "far_from_last",
         "0 tấn thấp hơn hẳn kỳ trước (108 tấn). Xem lại số này."),
        ({"value": 95, "is_cumulative": True, "last_cumulative": 108, "last_value": 40},
         "below_last", "Lũy kế 95 tấn thấp hơn lũy kế kỳ trước (108 tấn). "
         "Xem lại: số lũy kế hay số của riêng kỳ này?"),
        ({"value": 300, "is_cumulative": True, "last_cumulative": 108, "last_value": 40},
         "far_from_last", "192 tấn cao hơn hẳn kỳ trước (40 tấn). Xem lại số này."),
    ],
)  # fmt: skip
def test_asked(figure, code, sentence):
    (doubt,) = doubts(**figure)

    assert (doubt.code, doubt.refuses, doubt.sentence) == (code, False, sentence)


def test_what_is_wrong_is_not_asked_about_as_well():
    assert codes(-5, "hộ", last_value=1) == [("negative", True)]


def test_two_different_questions_are_both_asked():
    assert codes("7.5", "hộ", last_value=1) == [("not_whole", False), ("far_from_last", False)]


def test_a_level_that_falls_is_no_cumulative_figure_that_falls():
    assert codes(95, is_cumulative=True, last_cumulative=108, period_rule="latest") == []


def test_parts_that_disagree_are_asked_about():
    tonnes = Measure("tấn")
    whole = Amount(D(100), tonnes)

    doubt = parts_doubt(whole, [Amount(D(60), tonnes), Amount(D(30), tonnes)], "adds_up")

    assert (doubt.code, doubt.refuses) == ("parts", False)
    assert doubt.sentence == (
        "Các phần cộng lại 90 tấn, thiếu 10 tấn so với 100 tấn. Xem lại các số."
    )
    assert parts_doubt(whole, [whole], "adds_up") is None
    assert parts_doubt(whole, [Amount(None, tonnes)], "adds_up") is None
    assert parts_doubt(whole, [Amount(D(1), tonnes)], "detail") is None


@given(
    st.fixed_dictionaries(dict.fromkeys(NAMES, FIGURES)),
    st.sampled_from(["amount", "percentage", "count", "change"]),
    st.sampled_from(["tấn", "%", "‰", "hộ", ""]),
    st.sampled_from(["sum", "latest"]),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=60)
def test_whatever_is_typed_gets_whole_sentences(
    figures, kind, unit, period_rule, is_cumulative, needs_parts
):
    found = doubts_about(
        kind=kind,
        unit=unit,
        period_rule=period_rule,
        is_cumulative=is_cumulative,
        needs_parts=needs_parts,
        **figures,
    )

    assert len({doubt.code for doubt in found}) == len(found)
    assert len({doubt.refuses for doubt in found}) <= 1
    assert all(doubt.sentence.endswith((".", "?")) for doubt in found)


@given(st.decimals(min_value=0, max_value=10**14, places=3, allow_nan=False))
@settings(max_examples=40)
def test_the_same_again_is_never_odd(value):
    assert doubts(value, last_value=value) == []
