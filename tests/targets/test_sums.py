"""Parts and wholes, ratios, conversions."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.measure_units import MEASURE_UNITS, usual_symbol
from targets.measures import (
    Amount,
    Measure,
    Node,
    NotConvertible,
    check_tree,
    convert,
    parts_check,
    ratio_check,
)

KG = Measure("kg", "khối lượng", D(1))
TA = Measure("tạ", "khối lượng", D(100))
TAN = Measure("tấn", "khối lượng", D(1000))
HA = Measure("ha", "diện tích", D(10000))
VALUES = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


def tonnes(*values):
    return [Amount(D(value), TAN) for value in values]


def test_parts_that_add_up():
    check = parts_check(Amount(D(1880), TAN), tonnes(1000, 240, 290, 350))

    assert check.agrees is True
    assert check.sentence == "Các phần cộng lại đúng 1.880 tấn."


@pytest.mark.parametrize(
    ("parts", "difference", "sentence"),
    [
        ((1000, 240, 290, 250), -100,
         "Các phần cộng lại 1.780 tấn, thiếu 100 tấn so với 1.880 tấn."),
        ((1000, 240, 290, 351), 1, "Các phần cộng lại 1.881 tấn, thừa 1 tấn so với 1.880 tấn."),
    ],
)  # fmt: skip
def test_parts_that_do_not_add_up(parts, difference, sentence):
    check = parts_check(Amount(D(1880), TAN), tonnes(*parts))

    assert (check.agrees, check.difference, check.sentence) == (False, difference, sentence)


def test_parts_in_other_units_of_the_dimension():
    parts = [Amount(D(1), TAN), Amount(D(7), TA), Amount(D(50), KG)]

    assert parts_check(Amount(D("1.75"), TAN), parts).agrees is True


def test_parts_that_cannot_be_told():
    whole = Amount(D(10), TAN)

    assert parts_check(whole, [Amount(None, TAN)]).agrees is None
    assert "chưa có giá trị" in parts_check(Amount(None, TAN), tonnes(1)).sentence
    other = parts_check(whole, [Amount(D(1), HA)])
    assert (other.agrees, other.sentence) == (
        None,
        "Chưa cộng được: không đổi được “ha” sang “tấn”.",
    )


def test_details_claim_nothing_and_shares_stay_below_the_whole():
    growth = Amount(D(10), Measure("%"))
    parts = [Amount(D("4.3"), Measure("%")), Amount(D("14.87"), Measure("%"))]

    assert parts_check(growth, parts, "detail").sentence == ""
    assert parts_check(growth, parts, "share_of").sentence == "Có phần 14,87%, vượt 10%."
    assert parts_check(growth, parts[:1], "share_of").agrees is True


@given(st.lists(VALUES, min_size=1, max_size=8), st.permutations(range(8)))
def test_order_of_parts_does_not_matter(values, order):
    whole = Amount(sum(values, D(0)), TAN)
    shuffled = [values[place] for place in order if place < len(values)]

    assert parts_check(whole, [Amount(value, TAN) for value in values]).agrees is True
    assert parts_check(whole, [Amount(value, TAN) for value in shuffled]).agrees is True


@given(st.lists(VALUES, min_size=1, max_size=5), VALUES)
def test_difference_closes_the_gap(values, whole):
    check = parts_check(Amount(whole, TAN), [Amount(value, TAN) for value in values])

    assert check.total - check.difference == whole
    assert (check.difference == 0) == check.agrees


def test_tree_tells_each_whole_its_own_check():
    nodes = [
        Node("grain", Amount(D(175), TAN)),
        Node("rice", Amount(D(100), TAN), "grain", "adds_up"),
        Node("maize", Amount(D(75), TAN), "grain", "adds_up"),
        Node("growth", Amount(D(10), Measure("%"))),
        Node("farming", Amount(D("4.3"), Measure("%")), "growth", "detail"),
        Node("tea", Amount(D(20), TAN)),
    ]
    checks = check_tree(nodes)

    assert checks.keys() >= {"grain"}
    assert checks["grain"].agrees is True
    assert "growth" not in checks


def test_tree_with_two_rules_tells_the_disagreement():
    nodes = [
        Node(1, Amount(D(10), TAN)),
        Node(2, Amount(D(10), TAN), 1, "adds_up"),
        Node(3, Amount(D(11), TAN), 1, "share_of"),
    ]

    assert check_tree(nodes)[1].sentence == "Có phần 11 tấn, vượt 10 tấn."


@pytest.mark.parametrize(
    ("value", "agrees"),
    [("83", True), ("83.3", True), ("83.33", True), ("83.4", False), ("100", False)],
)
def test_percentage_may_be_rounded_but_not_wrong(value, agrees):
    assert ratio_check(D(value), D(5), D(6)).agrees is agrees


def test_ratio_says_the_difference():
    assert ratio_check(D(100), D(6), D(6)).sentence == "6/6 đúng bằng 100%."
    assert ratio_check(D(100), D(5), D(6)).sentence == "5/6 là 83,33%, khác 100% đã ghi."
    assert ratio_check(D(5), D(6), D(6), "thôn").agrees is False
    assert ratio_check(None, D(6), D(6)).agrees is None


def test_conversion():
    assert convert(Amount(D(5), TA), TAN) == D("0.5")
    assert convert(Amount(D(3), Measure("sào", "diện tích", D(360))), HA) == D("0.108")
    assert convert(Amount(D(3), Measure("tổ")), Measure("tổ")) == 3
    with pytest.raises(NotConvertible):
        convert(Amount(D(3), Measure("tổ")), Measure("hộ"))
    with pytest.raises(ValueError, match="without a value"):
        convert(Amount(None, TA), TAN)


@given(VALUES)
def test_conversion_there_and_back(value):
    tonnes_of_it = convert(Amount(value, KG), TAN)

    assert convert(Amount(tonnes_of_it, TAN), KG) == value


def test_catalogue_is_whole():
    symbols = [spec.symbol for spec in MEASURE_UNITS]

    assert len(symbols) == len(set(symbols))
    assert all(spec.decimal_factor > 0 for spec in MEASURE_UNITS)
    assert usual_symbol("M2") == "m²"
    assert usual_symbol("gùi") == "gùi"
