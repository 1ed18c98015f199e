"""A value divided among units, and shares set beside their target."""

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures import (
    Amount,
    Measure,
    same_for_all,
    shares_check,
    split_by,
    split_evenly,
    step_for,
)

TONNES = Measure("tấn")
PERCENT = Measure("%")
VALUES = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False)
WEIGHTS = st.lists(
    st.none() | st.decimals(min_value=0, max_value=10**6, places=1, allow_nan=False),
    min_size=1,
    max_size=12,
).filter(lambda weights: any(weights))
STEPS = st.sampled_from([D(1), D("0.1"), D("0.01"), D(5)])


def decimals(*figures):
    return [None if figure is None else D(str(figure)) for figure in figures]


@pytest.mark.parametrize(
    ("whole", "count", "step", "parts"),
    [
        ("1000", 4, "1", [250, 250, 250, 250]),
        ("20", 6, "1", [4, 4, 3, 3, 3, 3]),
        ("9.75", 2, "0.01", ["4.88", "4.87"]),
        ("10.5", 3, "1", ["4.5", 3, 3]),
        ("0", 3, "1", [0, 0, 0]),
        ("-7", 2, "1", [-4, -3]),
    ],
)
def test_divided_evenly(whole, count, step, parts):
    assert split_evenly(D(whole), count, D(step)) == decimals(*parts)


def test_divided_by_households():
    # 100 × 142/371 = 38,27; 100 × 118/371 = 31,81; 100 × 111/371 = 29,92
    assert split_by(D(100), decimals(142, 118, 111)) == decimals(38, 32, 30)


def test_a_unit_without_a_weight_gets_nothing():
    assert split_by(D(7), decimals(0, 3, None, 1)) == decimals(0, 5, 0, 2)


def test_what_is_no_whole_step_goes_to_the_largest():
    assert split_by(D("10.4"), decimals(1, 3)) == decimals("3", "7.4")
    assert split_by(D("0.5"), decimals(1, 3)) == decimals(0, "0.5")


@pytest.mark.parametrize(
    ("weights", "step", "sentence"),
    [
        ([], 1, "chưa đơn vị nào"),
        ([0, None], 1, "chưa đơn vị nào"),
        ([1, -1], 1, "số âm"),
        ([1], 0, "Bước chia"),
    ],
)
def test_cannot_be_divided(weights, step, sentence):
    with pytest.raises(ValueError, match=sentence):
        split_by(D(10), decimals(*weights), D(step))


@given(VALUES, WEIGHTS, STEPS)
@settings(max_examples=60)
def test_parts_add_up_and_follow_the_weights(whole, weights, step):
    parts = split_by(whole, weights, step)

    assert sum(parts) == whole
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if not weight)
    by_weight = sorted(zip([weight or D(0) for weight in weights], parts, strict=True))
    assert [part for _, part in by_weight] == sorted(parts)


@given(VALUES, WEIGHTS)
@settings(max_examples=60)
def test_no_part_is_a_step_away_from_its_proportion(whole, weights):
    parts = split_by(whole, weights, D("0.01"))
    total = sum(weight or D(0) for weight in weights)

    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - whole * (weight or D(0)) / total) < D("0.01") + D("1e-9")


def test_step_of_a_value():
    figures = decimals("1880", "1880.000000", "0.66", "9.750000", "0")

    assert [step_for(figure) for figure in figures] == decimals(1, 1, "0.01", "0.01", 1)


def test_a_rate_is_the_same_for_all():
    assert same_for_all(D(95), 3) == decimals(95, 95, 95)


@pytest.mark.parametrize(
    ("parts", "agrees", "sentence"),
    [
        ([600, 400], True, "Các đơn vị cộng lại đúng 1.000 tấn."),
        ([600, 390], False, "Các đơn vị cộng lại 990 tấn, thiếu 10 tấn so với 1.000 tấn."),
        ([600, "400.5"], False,
         "Các đơn vị cộng lại 1.000,5 tấn, thừa 0,5 tấn so với 1.000 tấn."),
        ([600, None, 0, None], False,
         "Các đơn vị cộng lại 600 tấn, thiếu 400 tấn so với 1.000 tấn. 2 đơn vị chưa giao."),
        ([None, None], None, "Chưa giao cho đơn vị nào."),
        ([], None, "Chưa giao cho đơn vị nào."),
    ],
)  # fmt: skip
def test_shares_that_add_up(parts, agrees, sentence):
    check = shares_check(Amount(D(1000), TONNES), decimals(*parts), "sum")

    assert (check.agrees, check.sentence) == (agrees, sentence)


@pytest.mark.parametrize(
    ("rule", "parts", "agrees", "sentence"),
    [
        ("average", [90, 100], True, "Bình quân các đơn vị đúng 95%."),
        ("average", [95, 95, 96], True, "Bình quân các đơn vị đúng 95%."),
        ("average", [95, 96, 96], False,
         "Bình quân các đơn vị 95,67%, cao hơn 95% là 0,67 điểm phần trăm."),
        ("average", [90, 95, 96], False,
         "Bình quân các đơn vị 93,67%, thấp hơn 95% là 1,33 điểm phần trăm."),
        ("max", [90, 95], True, "Đơn vị được giao cao nhất đúng 95%."),
        ("max", [90, 97], False,
         "Đơn vị được giao cao nhất 97%, cao hơn 95% là 2 điểm phần trăm."),
        ("ratio", [95, 95, None], True, "Các đơn vị đều được giao 95%. 1 đơn vị chưa giao."),
        ("ratio", [90, 98], None,
         "Số giao cho các đơn vị từ 90% đến 98%; chỉ tiêu chung 95%."),
        ("latest", [90, 90], None, "Số giao cho các đơn vị đều là 90%; chỉ tiêu chung 95%."),
        ("none", [95], True, "Đơn vị nhận được giao 95%."),
    ],
)  # fmt: skip
def test_shares_of_rates(rule, parts, agrees, sentence):
    check = shares_check(Amount(D(95), PERCENT), decimals(*parts), rule)

    assert (check.agrees, check.sentence) == (agrees, sentence)


def test_a_target_without_a_value_cannot_be_compared():
    check = shares_check(Amount(None, TONNES), decimals(1), "sum")

    assert (check.agrees, check.sentence[:14]) == (None, "Chưa so được: ")


@given(VALUES, WEIGHTS)
@settings(max_examples=40)
def test_what_was_divided_agrees(whole, weights):
    parts = split_by(whole, weights, step_for(whole))

    assert shares_check(Amount(whole, TONNES), parts, "sum").agrees is True
