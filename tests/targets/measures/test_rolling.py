"""Periods and units made one result."""

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures import Figure, change, over_periods, over_units, percent_of

VALUES = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)
RULES = ["sum", "average", "ratio", "latest", "max"]


def figure(period, value=None, parts=None, **flags):
    numerator, denominator = parts or (None, None)
    return Figure(
        period,
        None if value is None else D(str(value)),
        None if parts is None else D(numerator),
        None if parts is None else D(denominator),
        **flags,
    )


def unit(value=None, parts=None, **flags):
    return figure(1, value, parts, **flags)


Q1 = figure(1, 10)
Q2 = figure(2, 30)
Q3 = figure(3, 20)
Q4 = figure(4, 5)


@pytest.mark.parametrize(
    ("rule", "through", "value"),
    [
        ("sum", 1, 10),
        ("sum", 3, 60),
        ("sum", 4, 65),
        ("latest", 3, 20),
        ("max", 4, 30),
        ("average", 3, 20),
        ("average", 4, D("16.25")),
    ],
)
def test_a_unit_over_its_periods(rule, through, value):
    assert over_periods([Q3, Q1, Q4, Q2], rule, through=through).value == value


def test_a_cumulative_figure_is_the_base_of_what_follows():
    figures = [Q1, figure(2, 45, is_cumulative=True), Q3, Q4]

    standings = [over_periods(figures, "sum", through=through).value for through in range(1, 5)]

    assert standings == [10, 45, 65, 70]


def test_the_newest_cumulative_figure_wins():
    figures = [figure(1, 12, is_cumulative=True), Q2, figure(3, 55, is_cumulative=True)]

    assert over_periods(figures, "sum", through=4).value == 55


def test_not_reported_is_not_zero():
    gap = [Q1, figure(2), Q3]

    assert over_periods(gap, "sum", through=2) == figure(1, 10, is_cumulative=True)
    assert over_periods(gap, "average", through=3).value == 15
    assert over_periods(gap, "latest", through=2) == Q1
    assert over_periods([figure(1, 0), Q2], "average", through=2).value == 15


@pytest.mark.parametrize("rule", RULES)
def test_nothing_reported_has_no_value(rule):
    assert over_periods([figure(1), Q3], rule, through=2) == Figure(2, None)


def test_an_estimate_counts_only_while_it_is_used():
    figures = [figure(1, 10, is_estimate=True), figure(2, 45, is_cumulative=True)]

    assert over_periods(figures, "sum", through=1).is_estimate is True
    assert over_periods(figures, "sum", through=2).is_estimate is False
    assert over_periods(figures, "average", through=2).is_estimate is True
    again = [figure(1, 9, is_estimate=True), figure(2, 9)]
    assert over_periods(again, "max", through=2).is_estimate is False


def test_ratio_over_periods_adds_both_parts():
    # 8/10 = 80%, 1/2 = 50%; together 9/12 = 75%, not 65%
    found = over_periods([figure(1, 80, (8, 10)), figure(2, 50, (1, 2))], "ratio", through=2)

    assert (found.value, found.numerator, found.denominator) == (75, 9, 12)


def test_ratio_over_periods_from_a_cumulative_base():
    figures = [
        figure(1, 80, (8, 10)),
        figure(2, 60, (12, 20), is_cumulative=True),
        figure(3, 30, (3, 10)),
    ]

    assert over_periods(figures, "ratio", through=3).value == 50
    assert over_periods(figures, "ratio", through=3, unit="hồ sơ").value == 15


def test_ratio_over_periods_without_parts():
    assert over_periods([figure(1, 80)], "ratio", through=1).value == 80
    assert over_periods([figure(1, 80), figure(2, 90, (9, 10))], "ratio", through=2).value is None


def test_what_adds_up_keeps_the_newest_total():
    # 2 of 6 hồ sơ, then 3 more; a seventh has come.
    found = over_periods([figure(1, 2, (2, 6)), figure(2, 3, (3, 7))], "sum", through=2)

    assert (found.value, found.numerator, found.denominator) == (5, 5, 7)


@given(st.lists(VALUES, min_size=1, max_size=6), st.integers(1, 6))
@settings(max_examples=60)
def test_cumulative_and_period_figures_tell_the_same(values, through):
    periods = [Figure(place, value) for place, value in enumerate(values, 1)]
    cumulative = [
        Figure(place, sum(values[:place], D(0)), is_cumulative=True)
        for place in range(1, len(values) + 1)
    ]
    mixed = [pair[place % 2] for place, pair in enumerate(zip(periods, cumulative, strict=True))]

    asked = {"rule": "sum", "through": through}
    found = over_periods(periods, **asked)
    assert found == over_periods(cumulative, **asked) == over_periods(mixed, **asked)


@given(st.lists(st.none() | VALUES, max_size=5), st.sampled_from(RULES))
@settings(max_examples=60)
def test_the_future_does_not_change_the_past(values, rule):
    figures = [Figure(place, value) for place, value in enumerate(values, 1)]
    later = [*figures, Figure(9, D(10**6), is_cumulative=True)]

    assert over_periods(figures, rule, through=5) == over_periods(later, rule, through=5)


def test_units_that_add_up():
    found = over_units([unit(132), unit(96), None, unit()], "sum", asked=6)

    assert (found.value, found.reported, found.asked, found.is_complete) == (228, 2, 6, False)


def test_zero_is_reported():
    found = over_units([unit(0), unit(0)], "sum", asked=2)

    assert (found.value, found.reported, found.is_complete) == (0, 2, True)


@pytest.mark.parametrize("rule", [*RULES, "none"])
def test_no_unit_reported(rule):
    found = over_units([None, unit()], rule, asked=2)

    assert (found.value, found.reported) == (None, 0)
    assert found.reason == "Chưa đơn vị nào báo cáo."


def test_ratio_over_units():
    # Hồng Lạc 131/142, Tân Kỳ 50/100: 181/242, not the mean of 92,25 and 50
    figures = [unit("92.25", (131, 142)), unit(50, (50, 100))]

    found = over_units(figures, "ratio", asked=2)
    assert (found.value, found.numerator, found.denominator) == (D("74.793388"), 181, 242)
    assert over_units(figures, "ratio", asked=2, unit="‰").value == D("747.933884")


def test_a_count_of_a_total_is_its_numerator():
    found = over_units([unit(1, (1, 1)), unit(0, (0, 1))], "ratio", asked=6, unit="thôn")

    assert (found.value, found.numerator, found.denominator) == (1, 1, 2)


def test_percentages_without_parts_are_not_joined():
    found = over_units([unit(90), unit(50, (1, 2)), None], "ratio", asked=3)

    assert (found.value, found.reported) == (None, 2)
    assert found.reason == "Chưa tính được tỷ lệ chung: 1 đơn vị chưa ghi tử số, mẫu số."
    assert over_units([unit(90)], "ratio", asked=1).value == 90
    assert over_units([unit(90)], "ratio", asked=2).value is None


def test_parts_without_a_value_make_a_ratio_and_nothing_else():
    bare = unit(None, (3, 4))

    assert over_units([bare], "ratio", asked=1).value == 75
    assert over_units([bare, unit(2)], "sum", asked=2).reported == 1


def test_a_total_of_nothing_has_no_ratio():
    found = over_units([unit(0, (0, 0))], "ratio", asked=1)

    assert (found.value, found.reason) == (None, "Chưa tính được tỷ lệ chung: mẫu số bằng 0.")


def test_no_average_of_averages():
    # 600 triệu đồng / 10 người and 800 / 40: 1.400 / 50 = 28, not 40
    with_parts = [unit(60, (600, 10)), unit(20, (800, 40))]
    asked = {"rule": "average", "asked": 2, "unit": "triệu đồng/người/năm"}

    assert over_units(with_parts, **asked).value == 28
    assert over_units([unit(60), unit(20, (800, 40))], **asked).value == 40
    assert over_units([unit(80, (8, 10)), unit(50, (1, 2))], "average", asked=2).value == 75


def test_one_of_the_units():
    figures = [unit(5), unit(9, is_estimate=True), unit(7), None]

    assert over_units(figures, "latest", asked=4).value == 7
    assert over_units(figures, "latest", asked=4).is_estimate is False
    assert over_units(figures, "max", asked=4).value == 9
    assert over_units(figures, "max", asked=4).is_estimate is True


def test_units_that_are_not_joined():
    assert over_units([None, unit(7)], "none", asked=1).value == 7
    found = over_units([unit(7), unit(8)], "none", asked=2)
    assert (found.value, found.reason) == (None, "Chỉ tiêu này không cộng từ các đơn vị.")


def test_an_unknown_rule_is_an_error():
    with pytest.raises(ValueError, match="median"):
        over_units([unit(1)], "median", asked=1)
    with pytest.raises(ValueError, match="median"):
        over_periods([Q1], "median", through=1)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=8))
@settings(max_examples=60)
def test_a_ratio_lies_between_its_units(parts):
    figures = [unit(1, pair) for pair in parts]
    shares = [D(numerator) * 100 / D(denominator) for numerator, denominator in parts]

    value = over_units(figures, "ratio", asked=len(parts)).value
    assert min(shares) - D("0.000001") <= value <= max(shares) + D("0.000001")


@given(st.lists(VALUES, min_size=1, max_size=8), st.sampled_from(["sum", "average", "max"]))
@settings(max_examples=60)
def test_order_and_silent_units_do_not_matter(values, rule):
    figures = [unit(value) for value in values]
    asked = {"rule": rule, "asked": 20}

    assert over_units(figures, **asked) == over_units([None, *reversed(figures)], **asked)


def test_change_and_per_cent():
    assert change(D(7), D(9)) == -2
    assert change(None, D(9)) is None
    assert change(D(7), None) is None
    assert percent_of(D(2051), D(2300)) == D("89.2")
    assert percent_of(D("0.25"), D(1000)) == D("0.0")
    assert percent_of(D(1), D(0)) is None
    assert percent_of(None, D(5)) is None
