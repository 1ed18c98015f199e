"""What comes of a target at the end of a period, worked out by hand; nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures.rhythm import parts_of
from targets.measures.rolling import Figure
from targets.models import (
    Indicator,
    Judgement,
    MeasureUnit,
    Period,
    Span,
    Target,
    TargetValue,
)
from targets.reporting.asked import is_asked_in
from targets.reporting.outcomes import Outcome, outcomes_of
from targets.reporting.year import Given, Year

D = Decimal
OPEN, LOCKED, PLANNED = "open", "locked", "planned"
Cell = Figure | None


def span_of(starts: str = "2024-01-01", ends: str = "2024-12-31") -> Span:
    first, last = dt.date.fromisoformat(starts), dt.date.fromisoformat(ends)
    return Span(pk=1, name="năm 2024", starts_on=first, ends_on=last)


def periods_of(span: Span, kind: str = "quarter", states: Sequence[str] = ()) -> list[Period]:
    parts = parts_of(kind, span.name, span.starts_on, span.ends_on)
    told = [*states, *[LOCKED] * len(parts)]
    return [
        Period(
            pk=part.number,
            number=part.number,
            name=part.name,
            starts_on=part.starts_on,
            ends_on=part.ends_on,
            state=state,
            span=span,
        )
        for part, state in zip(parts, told, strict=False)
    ]


def target_of(pk: int = 1, value: str | None = "1000", unit: str = "tấn", **fields: Any) -> Target:
    own = {"kind": "amount", "direction": "higher", "comparator": "=", **fields}
    kind, direction, comparator = (own.pop(name) for name in ("kind", "direction", "comparator"))
    measure = own.pop("measure", None)
    rules = {"unit_rule": "sum", "period_rule": "sum", "frequency": "quarter"}
    target = Target(pk=pk, name=f"Chỉ tiêu {pk}", **rules | own)
    target.indicator = Indicator(
        kind=kind, direction=direction, unit_text=unit, measure_unit=measure
    )
    target.current = TargetValue(comparator=comparator, value=None if value is None else D(value))
    target._prefetched_objects_cache = {"strands": []}
    return target


def year_made(
    targets: Sequence[Target],
    periods: Sequence[Period],
    told: Mapping[tuple[int, int], Sequence[Cell]],
    assigned: Mapping[tuple[int, int], str] | None = None,
) -> Year:
    """``told`` gives by target and unit a figure or nothing for each period."""
    year = Year(
        span=periods[0].span,
        targets=list(targets),
        periods=[period for period in periods if period.state != PLANNED],
        last_number=len(periods),
    )
    year.due = {
        each.pk: [period.number for period in periods if is_asked_in(each, period)]
        for each in targets
    }
    for (target, unit), cells in told.items():
        given = (assigned or {}).get((target, unit))
        share = Given(unit, None if given is None else D(given))
        year.shares.setdefault(target, []).append(share)
        figures = [cell for cell in cells if cell is not None]
        year.figures[target, None, unit] = figures
    return year


def f(period: int, value: str | None, *parts: str, **fields: Any) -> Figure:
    numerator, denominator = (D(part) for part in parts) if parts else (None, None)
    return Figure(period, None if value is None else D(value), numerator, denominator, **fields)


def up_to(period: int, value: str, **fields: Any) -> Figure:
    return f(period, value, is_cumulative=True, **fields)


def whole(year: Year, number: int, target: int = 1) -> Outcome:
    return outcomes_of(year, year.periods[number - 1])[target, None, None]


def of_unit(year: Year, number: int, unit: int = 1) -> Outcome:
    return outcomes_of(year, year.periods[number - 1])[1, None, unit]


def one_unit(*cells: Cell, states: Sequence[str] = (), **fields: Any) -> Year:
    return year_made([target_of(**fields)], periods_of(span_of(), states=states), {(1, 1): cells})


def two_units(first: Sequence[Cell], second: Sequence[Cell], **fields: Any) -> Year:
    return year_made([target_of(**fields)], periods_of(span_of()), {(1, 1): first, (1, 2): second})


# (figures of the four quarters, rule, results by quarter, own by quarter)
ROLLED = [
    ([f(1, "10"), f(2, "20"), f(3, "5"), f(4, "0")], "sum", [10, 30, 35, 35], [10, 20, 5, 0]),
    ([f(1, "10"), up_to(2, "25"), f(3, "5"), None], "sum", [10, 25, 30, 30], [10, 15, 5, None]),
    ([None, up_to(2, "25"), None, up_to(4, "24")], "sum", [None, 25, 25, 24], [None, 25, None, -1]),
    ([f(1, "90"), None, f(3, "96"), f(4, "95")], "latest", [90, 90, 96, 95], [None, None, 6, -1]),
    ([f(1, "90"), f(2, "80"), None, f(4, "95")], "max", [90, 90, 90, 95], [None, 0, None, 5]),
    ([f(1, "90"), f(2, "80"), None, f(4, "100")], "average", [90, 85, 85, 90], [None, -5, None, 5]),
]


@pytest.mark.parametrize(("cells", "rule", "values", "own"), ROLLED)
def test_periods_roll_up_and_silence_is_not_zero(cells, rule, values, own):
    year = one_unit(*cells, period_rule=rule)
    found = [whole(year, number) for number in (1, 2, 3, 4)]
    assert [each.value for each in found] == values
    assert [each.in_period for each in found] == own


def test_an_estimate_ends_with_the_final_figure_that_covers_it():
    year = one_unit(f(1, "10", is_estimate=True), f(2, "5"), up_to(3, "17"))
    assert [whole(year, number).is_estimate for number in (1, 2, 3)] == [True, True, False]


def test_a_unit_owes_its_last_figure_and_what_it_left_out_in_between():
    full = [f(1, "1"), f(2, "1"), f(3, "1"), f(4, "1")]
    hole = [f(1, "1"), None, f(3, "1"), up_to(4, "9")]
    found = [whole(two_units(full, hole), number) for number in (1, 2, 3, 4)]
    assert [(each.reported, each.asked) for each in found] == [(2, 2), (1, 2), (1, 2), (2, 2)]
    assert found[1].why.endswith("Mới 1 trên 2 đơn vị đủ số.")


def test_a_share_given_in_the_middle_of_the_year_leaves_no_hole():
    year = two_units([f(1, "1"), f(2, "1")], [None, f(2, "1")])
    assert whole(year, 2).reported == 2


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        # "không quá 8 vụ": the village that is silent may have had more.
        ({"value": "8", "comparator": "<=", "direction": "lower", "unit": "vụ"}, "no_data"),
        ({"value": "2", "unit_rule": "average", "period_rule": "latest"}, "no_data"),
        # What is missing can only add to a harvest.
        ({"value": "2"}, "exceeded"),
        ({"value": "9"}, "behind"),
    ],
)
def test_part_of_the_figures_meets_only_what_the_others_cannot_spoil(fields, verdict):
    year = two_units([f(n, "1") for n in (1, 2, 3, 4)], [f(1, "3")], **fields)
    found = whole(year, 4)
    assert found.verdict == verdict
    assert found.why.startswith("Chưa kết luận được.") == (verdict == "no_data")


# A level that both villages told in the first quarter and one of them in the last.
OLD = ([f(1, "90"), f(4, "90")], [f(1, "95")])
# A level that only one of them ever told.
NEW = ([f(4, "90")], [])
PARTLY_MET = [
    # The highest of the villages is 90 whatever the silent one says, unless it may have fallen.
    (NEW, "max", "latest", "met"),
    (OLD, "max", "latest", "no_data"),
    (OLD, "max", "max", "exceeded"),
    (NEW, "max", "average", "met"),
    (OLD, "max", "average", "no_data"),
    # Levels that are added: another village adds, an older one may have gone down.
    (NEW, "sum", "latest", "met"),
    (OLD, "sum", "latest", "no_data"),
    (OLD, "sum", "max", "exceeded"),
    # All must reach it, or on average: nobody knows before the last one.
    (NEW, "average", "latest", "no_data"),
    (NEW, "average", "max", "no_data"),
    (NEW, "latest", "latest", "no_data"),
]


@pytest.mark.parametrize(("cells", "units", "periods", "verdict"), PARTLY_MET)
def test_a_level_that_a_part_of_the_villages_reached(cells, units, periods, verdict):
    year = two_units(*cells, value="90", unit="điểm", unit_rule=units, period_rule=periods)
    found = whole(year, 4)
    assert (found.verdict, found.reported) == (verdict, 1)
    assert "Mới 1 trên 2 đơn vị đủ số." in found.why
    assert found.why.startswith("Chưa kết luận được.") == (verdict == "no_data")


@pytest.mark.parametrize(
    ("unit", "value", "verdict"),
    [
        ("%", "100", "no_data"),  # "100% thôn": five of five that told are not all six
        ("thôn", "6", "behind"),
        ("thôn", "5", "met"),  # the sixth can but make it six
    ],
)
def test_all_villages_reach_it_only_when_all_have_told(unit, value, verdict):
    own = "100" if unit == "%" else "1"
    told = {(1, n): [f(4, own, "1", "1")] for n in range(1, 6)} | {(1, 6): []}
    rules = {"unit_rule": "ratio", "period_rule": "latest", "unit": unit, "value": value}
    year = year_made([target_of(**rules)], periods_of(span_of()), told)
    assert (whole(year, 4).verdict, whole(year, 4).reported) == (verdict, 5)


def test_changes_that_are_added_may_still_be_taken_away():
    year = two_units([f(4, "3")], [], value="2", kind="change", unit="bậc")
    assert whole(year, 4).verdict == "no_data"


def test_one_village_that_is_silent_keeps_only_what_cannot_fall():
    for rule, verdict in (("max", "met"), ("sum", "met"), ("latest", "no_data")):
        found = of_unit(one_unit(f(1, "90"), value="90", period_rule=rule), 4)
        assert (found.verdict, found.reported) == (verdict, 0)


def test_a_whole_of_levels_is_met_as_far_as_its_parts_cannot_fall():
    parts = [target_of(n, parent_id=1, part_rule="adds_up", period_rule="latest") for n in (2, 3)]
    told = {(2, 1): [f(4, "600")], (2, 2): [f(1, "100")], (3, 1): [f(4, "400")]}
    year = year_made([target_of(1), *parts], periods_of(span_of()), told)
    assert (whole(year, 4).value, whole(year, 4).verdict) == (1100, "no_data")
    told[2, 2] = []
    year = year_made([target_of(1), *parts], periods_of(span_of()), told)
    assert (whole(year, 4).value, whole(year, 4).verdict) == (1000, "met")


def test_percentages_are_joined_by_their_parts_never_averaged():
    rules = {"unit": "%", "unit_rule": "ratio", "period_rule": "latest", "value": "80"}
    cells = [[f(1, "90", "9", "10")], [f(1, "50", "45", "90")]]
    found = whole(two_units(*cells, **rules), 1)
    assert (found.value, found.numerator, found.denominator) == (54, 54, 100)
    bare = whole(two_units(cells[0], [f(1, "50")], **rules), 1)
    assert bare.value is None and "chưa ghi tử số" in bare.why


def test_what_is_asked_twice_a_year_is_not_late_in_the_third_quarter():
    year = one_unit(None, f(2, "500"), None, None, frequency="half_year")
    found = [whole(year, number) for number in (1, 2, 3, 4)]
    assert [each.verdict for each in found] == ["no_data", "on_track", "on_track", "behind"]
    assert [each.asked for each in found] == [0, 1, 0, 1]
    assert "quý II" in found[2].why and found[2].in_period is None


def test_a_period_just_opened_makes_nobody_late_until_it_is_locked():
    states = [LOCKED, OPEN, PLANNED, PLANNED]
    year = one_unit(f(1, "250"), states=states)
    assert whole(year, 2).verdict == "on_track"
    locked = one_unit(f(1, "250"), states=[LOCKED, LOCKED, PLANNED, PLANNED])
    assert whole(locked, 2).verdict == "behind"


def test_opening_a_later_period_changes_nothing_about_an_earlier_one():
    fields = {"value": "1000", "frequency": "quarter"}
    before = one_unit(f(1, "200"), states=[LOCKED, PLANNED, PLANNED, PLANNED], **fields)
    after = one_unit(f(1, "200"), states=[LOCKED, OPEN, OPEN, PLANNED], **fields)
    assert whole(before, 1) == whole(after, 1)


def test_the_pace_lifts_only_a_sum_and_only_where_the_period_stands_alone():
    # Behind a line that asks for most of it early; 300 a quarter would still reach 1000.
    for cells, verdict in (
        ([f(1, "100"), f(2, "300")], "at_risk"),
        ([None, up_to(2, "400")], "behind"),
    ):
        year = one_unit(*cells)
        year.milestones = {(1, 2): D(900)}
        assert whole(year, 2).verdict == verdict


def test_a_village_follows_its_part_of_the_communes_milestone():
    """Lychees ripen in June: 0 of 600 tấn in March is as it should be; 300 in June is the line."""
    told = {(1, 1): [f(1, "0"), f(2, "150")], (1, 2): [f(1, "0"), f(2, "200")]}
    assigned = {(1, 1): "600", (1, 2): "400"}
    year = year_made([target_of()], periods_of(span_of()), told, assigned)
    year.milestones = {(1, 1): D(0), (1, 2): D(500)}

    spring = [of_unit(year, 1, unit) for unit in (1, 2)]
    summer = [of_unit(year, 2, unit) for unit in (1, 2)]

    assert [(each.expected, each.verdict) for each in spring] == [(0, "on_track")] * 2
    assert [(each.expected, each.verdict) for each in summer] == [
        (300, "behind"),
        (200, "on_track"),
    ]


def test_one_of_several_villages_is_not_measured_by_what_all_owe():
    year = two_units([f(1, "100")], [f(1, "200")])
    found = of_unit(year, 1)
    assert (found.verdict, found.expected) == ("no_data", None)
    assert found.why == "Xã chưa giao số riêng cho đơn vị này."
    assert of_unit(one_unit(f(1, "100")), 1).expected == D("248.633880")


def test_parts_in_other_units_make_the_whole_as_fine_as_it_is_stored():
    ton = MeasureUnit(symbol="tấn", dimension="mass", factor=D(1000))
    odd = MeasureUnit(symbol="yến lẻ", dimension="mass", factor=D(7))
    targets = [
        target_of(1, measure=ton),
        target_of(2, measure=ton, parent_id=1, part_rule="adds_up"),
        target_of(3, measure=odd, unit="yến lẻ", parent_id=1, part_rule="adds_up"),
    ]
    told = {(2, 1): [f(1, "10")], (3, 1): [f(1, "1000"), f(2, "1")]}
    year = year_made(targets, periods_of(span_of()), told)
    found = whole(year, 1)
    assert (found.value, found.in_period, found.reported, found.asked) == (17, 17, 2, 2)
    assert whole(year, 2).value == D("17.007")
    assert whole(year, 2).why.endswith("Mới 1 trên 2 phần đủ số.")
    targets[2].indicator.measure_unit.factor = D(1000) / D(3)
    assert whole(year_made(targets, periods_of(span_of()), told), 1).value == D("343.333333")


def test_a_whole_waits_for_its_parts_but_not_for_one_struck_before_it_began():
    targets = [
        target_of(1),
        target_of(2, parent_id=1, part_rule="adds_up"),
        target_of(3, parent_id=1, part_rule="adds_up"),
    ]
    told = {(2, 1): [f(1, "10"), f(2, "5")], (3, 1): []}
    year = year_made(targets, periods_of(span_of()), told)
    assert whole(year, 2).value is None
    targets[2].ended_on = dt.date(2024, 5, 2)
    year = year_made(targets, periods_of(span_of()), told)
    assert (whole(year, 1).value, whole(year, 2).value) == (None, 15)


def test_an_amended_value_judges_from_the_day_of_its_paper():
    year = one_unit(f(1, "250"), f(2, "250"))
    target = year.targets[0]
    later = TargetValue(comparator="=", value=D(2000), paper_on=dt.date(2024, 5, 2))
    mended = TargetValue(comparator="=", value=D(3000))
    year.values = {1: [target.current, later]}
    assert [whole(year, n).verdict for n in (1, 2)] == ["on_track", "behind"]
    year.values = {1: [target.current, mended]}
    assert whole(year, 1).verdict == "behind"


def test_people_judge_what_figures_cannot_and_their_words_are_cut_at_a_sign():
    year = one_unit(value=None, kind="qualitative", comparator="achieve")
    words = "Đã công nhận. " * 40
    year.judgements = {1: [Judgement(period=year.periods[1], verdict="met", words=words)]}
    assert [whole(year, n).verdict for n in (1, 2, 3)] == ["no_data", "met", "met"]
    assert len(whole(year, 2).why) <= 300 and whole(year, 2).why.endswith("…")


def test_figures_speak_before_people():
    year = one_unit(f(1, "100"))
    year.judgements = {1: [Judgement(period=year.periods[0], verdict="met", words="Đạt")]}
    assert whole(year, 1).verdict == "behind"


def test_a_school_year_and_a_drive_have_their_own_line():
    school = span_of("2023-09-05", "2024-05-31")
    year = year_made([target_of()], periods_of(school), {(1, 1): [f(1, "334")]})
    assert [period.number for period in year.periods] == [1, 2, 3]
    assert whole(year, 1).expected == D("322.222222")  # 87 of 270 days
    drive = span_of("2024-02-19", "2024-05-19")
    year = year_made(
        [target_of(frequency="once")], periods_of(drive, "drive"), {(1, 1): [f(1, "1000")]}
    )
    assert (whole(year, 1).verdict, whole(year, 1).expected) == ("met", 1000)


CELLS = st.lists(st.none() | st.tuples(st.integers(0, 50), st.booleans()), min_size=4, max_size=4)


@settings(max_examples=40)
@given(
    rows=st.lists(CELLS, min_size=1, max_size=3),
    period_rule=st.sampled_from(["sum", "latest", "max"]),
    unit_rule=st.sampled_from(["sum", "max"]),
)
def test_any_small_year_equals_a_naive_count(rows, period_rule, unit_rule):
    told = {
        (1, unit): [
            cell and Figure(number, D(cell[0]), is_cumulative=cell[1])
            for number, cell in enumerate(cells, start=1)
        ]
        for unit, cells in enumerate(rows, start=1)
    }
    target = target_of(period_rule=period_rule, unit_rule=unit_rule)
    year = year_made([target], periods_of(span_of()), told)
    for number in (1, 2, 3, 4):
        now, before = (_naive(rows, upto, period_rule, unit_rule) for upto in (number, number - 1))
        found = whole(year, number)
        assert found.value == now
        told_now = any(cells[number - 1] is not None for cells in rows)
        if period_rule == "sum" and told_now:
            assert found.in_period == now - (before or 0)
        assert found.reported <= sum(cells[number - 1] is not None for cells in rows)


def _naive(rows, upto, period_rule, unit_rule):
    standing = []
    for cells in rows:
        total = None
        for cell in cells[:upto]:
            if cell is None:
                continue
            value, is_cumulative = cell
            if period_rule == "sum" and not is_cumulative:
                total = (total or 0) + value
            elif period_rule == "max" and total is not None:
                total = max(total, value)
            else:
                total = value
        if total is not None:
            standing.append(total)
    if not standing:
        return None
    return sum(standing) if unit_rule == "sum" else max(standing)
