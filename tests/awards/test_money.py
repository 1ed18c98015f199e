"""Prize money, against sums worked by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.money import HALF, UP, Exact, amount, reckoning, rounded_to, total

BASE = 2_530_000


@dataclass(frozen=True)
class To:
    step: int
    direction: str = UP


TENS_OF_THOUSANDS = To(10_000)


# Coefficient, factor, exact đồng, rounded up to tens of thousands.
@pytest.mark.parametrize(
    ("coefficient", "factor", "exact", "rounded"),
    [
        ("4.5", "1", 11_385_000, 11_390_000),  # Chiến sĩ thi đua toàn quốc
        ("3.0", "1", 7_590_000, 7_590_000),  # Chiến sĩ thi đua cấp tỉnh
        ("1.0", "1", 2_530_000, 2_530_000),  # Chiến sĩ thi đua cơ sở
        ("0.3", "1", 759_000, 760_000),  # Lao động tiên tiến; giấy khen, cá nhân
        ("1.5", "1", 3_795_000, 3_800_000),  # Tập thể Lao động xuất sắc; thôn văn hóa
        ("0.8", "1", 2_024_000, 2_030_000),  # Tập thể Lao động tiên tiến
        ("2.0", "1", 5_060_000, 5_060_000),  # xã, phường tiêu biểu
        ("8.0", "1", 20_240_000, 20_240_000),  # Cờ thi đua tỉnh
        ("12.0", "1", 30_360_000, 30_360_000),  # Cờ thi đua Chính phủ
        ("3.5", "1", 8_855_000, 8_860_000),  # Bằng khen Thủ tướng
        ("3.5", "2", 17_710_000, 17_710_000),
        ("1.5", "2", 7_590_000, 7_590_000),  # Bằng khen tỉnh, tập thể
        ("1.5", "1.5", 5_692_500, 5_700_000),  # hộ gia đình
        ("0.3", "2", 1_518_000, 1_520_000),  # giấy khen, tập thể
        ("0.3", "1.5", 1_138_500, 1_140_000),  # hộ gia đình
        ("0.6", "1", 1_518_000, 1_520_000),  # kỷ niệm chương, nhiều nhất
        ("0", "1", 0, 0),  # Gia đình văn hóa
    ],
)
def test_the_table_of_the_decree(coefficient, factor, exact, rounded) -> None:
    figures = (BASE, Decimal(coefficient), Decimal(factor))
    assert amount(*figures, Exact()) == exact
    assert amount(*figures, TENS_OF_THOUSANDS) == rounded


def test_the_rates_of_2024() -> None:
    """0,15 of 2.340.000 (giấy khen, before 01/7/2025), and double for a collective."""
    assert amount(2_340_000, Decimal("0.15"), Decimal(1), Exact()) == 351_000
    assert amount(2_340_000, Decimal("0.15"), Decimal(2), Exact()) == 702_000
    assert amount(1_800_000, Decimal("0.3"), Decimal(1), Exact()) == 540_000


def test_the_arithmetic_is_shown() -> None:
    told = reckoning(BASE, Decimal("0.300"), Decimal("1.00"), Exact())
    assert told.sentence == "2.530.000 × 0,3 = 759.000 đồng"
    household = reckoning(BASE, Decimal("0.3"), Decimal("1.5"), TENS_OF_THOUSANDS)
    assert household.sentence == ("2.530.000 × 0,3 × 1,5 = 1.138.500 đồng, làm tròn 1.140.000 đồng")


def test_a_half_goes_up_and_less_goes_down() -> None:
    assert rounded_to(Fraction(1_500), 1_000, HALF) == 2_000
    assert rounded_to(Fraction(1_499), 1_000, HALF) == 1_000
    assert rounded_to(Fraction(1, 2), 1, HALF) == 1
    assert rounded_to(Fraction(1, 3), 1, UP) == 1


@pytest.mark.parametrize(("step", "direction"), [(0, UP), (-5, HALF), (1, "down")])
def test_a_wrong_way_of_rounding_is_refused(step, direction) -> None:
    with pytest.raises(ValueError):
        rounded_to(Fraction(1), step, direction)


@pytest.mark.parametrize("figures", [(-1, 1, 1), (1, -1, 1), (1, 1, -1)])
def test_negative_figures_are_refused(figures) -> None:
    base, coefficient, factor = figures
    with pytest.raises(ValueError):
        amount(base, Decimal(coefficient), Decimal(factor), Exact())


def test_an_award_without_money_adds_nothing() -> None:
    assert total([759_000, None, 0, 1_138_500]) == 1_897_500


figures = st.decimals(min_value=0, max_value=50, places=3)


@given(base=st.integers(0, 10_000_000), coefficient=figures, step=st.integers(1, 100_000))
def test_rounding_up_gives_whole_steps_and_less_than_one_too_much(base, coefficient, step) -> None:
    exact = Fraction(base) * Fraction(coefficient)
    rounded = amount(base, coefficient, Decimal(1), To(step))
    assert rounded % step == 0
    assert 0 <= rounded - exact < step


@given(base=st.integers(0, 10_000_000), coefficient=figures, step=st.integers(1, 100_000))
def test_rounding_to_the_nearest_is_at_most_half_a_step_away(base, coefficient, step) -> None:
    exact = Fraction(base) * Fraction(coefficient)
    assert abs(amount(base, coefficient, Decimal(1), To(step, HALF)) - exact) <= Fraction(step, 2)


@given(base=st.integers(0, 10_000_000), one=figures, other=figures, step=st.integers(1, 50_000))
def test_a_higher_coefficient_never_pays_less(base, one, other, step) -> None:
    low, high = sorted([one, other])
    for direction in (UP, HALF):
        rounding = To(step, direction)
        assert amount(base, low, Decimal(1), rounding) <= amount(base, high, Decimal(1), rounding)
