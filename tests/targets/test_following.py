"""What is looked at through the year: standings, lateness, ranks, lines, units, the matrix."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest

from emulation.lib import dates
from emulation.org.models import Spell
from targets.following.board import board_of, reminder_of
from targets.following.figures import figure
from targets.following.late import punctuality_of
from targets.following.lines import charts_of, stretches_of
from targets.following.matrix import Filters, matrix_of
from targets.following.own import own_lines, ranks_of
from targets.following.scope import UnknownSpan, scope_of
from targets.following.standings import unit_standing
from targets.following.units import results_ever, shares_given, stored_of, unit_table
from targets.following.years import YearFigure, courses_of, yearly_targets
from targets.following.years_sheet import YearRow
from targets.models import Frequency, Indicator, Period, ReportFigure, Result
from targets.reporting.aims import aim_of
from targets.services import (
    figure_correct,
    period_extend,
    period_lock,
    period_open,
    periods_plan,
    report_approve,
    report_of,
    report_return,
    span_for_year,
    target_create,
    target_set_value,
)
from tests.targets.year_made import APRIL_3, fill, give

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def tea(cast, make_target):
    """20 tấn, ten of each village, asked every quarter."""
    target = make_target(
        "Sản lượng chè", "20", "tấn", unit_rule="sum", period_rule="sum", frequency="quarter"
    )
    give(target, (cast.village, "10"), (cast.other_village, "10"), by=cast.clerk)
    return target


@pytest.fixture
def roads(cast, make_target):
    """Asked once, at the end of the year, of one village."""
    target = make_target(
        "Đường bê tông",
        "2",
        "km",
        unit_rule="sum",
        period_rule="sum",
        field="society",
        frequency=Frequency.YEAR,
    )
    give(target, (cast.village, "2"), by=cast.clerk)
    return target


@pytest.fixture
def quarter(cast, span, tea):
    """The first quarter, open and over; its reports are due on 5 April."""
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    with dates.on_day(APRIL_3):
        yield period


def approve(period, unit, figures, cast):
    by = cast.unit_head if unit == cast.village else cast.second_clerk
    fill(period, unit, figures, by, doubt_confirmed=True)
    report_approve(report=report_of(period=period, unit=unit), by=cast.clerk)


def test_before_any_period_all_targets_are_not_asked_yet(cast, span, make_target):
    make_target("Sản lượng chè", "20", "tấn")
    board = board_of(cast.chairman, scope_of(cast.chairman))

    assert board.bar is None and board.total == 1


def test_the_counters_add_up_to_the_first_and_agree_with_their_lists(cast, quarter, tea, roads):
    approve(quarter, cast.village, {tea: "2"}, cast)
    scope = scope_of(cast.chairman)
    counted = {key: number for key, *_, number in board_of(cast.chairman, scope).counters}

    assert counted["all"] == sum(number for key, number in counted.items() if key != "all") == 2
    assert (counted["behind"], counted["not_yet"]) == (1, 1)
    for standing, number in counted.items():
        assert len(board_of(cast.chairman, scope, standing=standing).listed) == number


def test_what_is_behind_says_why_and_by_how_much(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "2"}, cast)
    line = board_of(cast.chairman, scope_of(cast.chairman)).needing[0]

    assert (line.target, line.label, line.result, line.goal) == (tea, "Chậm", "2", "trên 20 tấn")
    assert "Còn thiếu" in line.why
    assert line.bar.width == "10%" and line.bar.due.startswith("24.8")


def test_the_newest_period_with_approved_figures_is_shown_first(cast, quarter, tea):
    second = quarter.span.periods.get(number=2)
    period_open(period=second, by=cast.clerk)
    approve(quarter, cast.village, {tea: "2"}, cast)

    assert scope_of(cast.chairman).period == quarter
    asked = scope_of(cast.chairman, period=str(second.uid))
    assert asked.period == second
    assert scope_of(cast.chairman, period="khong-co").period == quarter


def test_another_communes_span_is_unknown(cast, span):
    with pytest.raises(UnknownSpan):
        scope_of(cast.outsider, span=str(span.uid))
    assert scope_of(cast.outsider).span is None


def test_lateness_is_measured_against_the_first_deadline(cast, quarter, tea):
    assert punctuality_of(quarter, quarter.span).late == 0
    period_extend(period=quarter, due_on=dt.date(2024, 4, 20), reason="Mưa bão", by=cast.clerk)
    with dates.on_day(dt.date(2024, 4, 8)):
        fill(quarter, cast.village, {tea: "2"}, cast.unit_head)
    with dates.on_day(dt.date(2024, 4, 12)):
        found = punctuality_of(quarter, quarter.span)

    assert [(each.unit, each.words) for each in found.sent_late] == [
        (cast.village.pk, "Gửi muộn 3 ngày")
    ]
    assert [(each.unit, each.words) for each in found.owing] == [
        (cast.other_village.pk, "Quá 7 ngày")
    ]
    assert (found.asked, found.sent) == (2, 1)


def test_a_report_sent_back_in_time_is_not_late(cast, quarter, tea):
    fill(quarter, cast.village, {tea: "2"}, cast.unit_head)
    report = report_of(period=quarter, unit=cast.village)
    report_return(report=report, reasons={}, note="Xem lại", by=cast.clerk)
    with dates.on_day(dt.date(2024, 4, 12)):
        found = punctuality_of(quarter, quarter.span)

    assert [each.unit for each in found.returned] == [cast.village.pk]
    assert [each.unit for each in found.owing] == [cast.other_village.pk]


def test_the_reminder_names_who_owes_and_only_the_office_has_it(cast, quarter, tea):
    with dates.on_day(dt.date(2024, 4, 12)):
        board = board_of(cast.clerk, scope_of(cast.clerk))
        words = reminder_of(board, "UBND xã Đồng Tâm", "https://vi.du/")

        assert "thôn Hồng Lạc, thôn Đề Thám" in words and "https://vi.du/" in words
        assert board.may_remind
        assert not board_of(cast.unit_head, scope_of(cast.unit_head)).may_remind


def test_the_reminder_after_an_extension_names_both_days(cast, quarter, tea):
    period_extend(period=quarter, due_on=dt.date(2024, 4, 20), reason="Mưa bão", by=cast.clerk)
    with dates.on_day(dt.date(2024, 4, 12)):
        words = reminder_of(board_of(cast.clerk, scope_of(cast.clerk)), "UBND xã", "https://vi.du/")

    assert "(hạn ban đầu 05/04/2024, gia hạn đến 20/04/2024)" in words


@pytest.mark.parametrize(
    ("verdict", "asked", "reported", "standing"),
    [
        ("on_track", 1, 1, "on_track"),
        ("on_track", 1, 0, "no_data"),
        ("exceeded", 0, 0, "exceeded"),
        ("behind", 1, 0, "behind"),
    ],
)
def test_a_figure_of_an_earlier_period_is_no_good_news_for_this_one(
    verdict, asked, reported, standing
):
    assert unit_standing(verdict, asked, reported) == standing


def test_units_are_ranked_by_the_share_that_stands_well(cast, quarter, tea, roads):
    approve(quarter, cast.village, {tea: "9"}, cast)
    approve(quarter, cast.other_village, {tea: "0"}, cast)
    found = ranks_of(quarter)

    assert (found[cast.village.pk].place, found[cast.other_village.pk].place) == (1, 2)
    assert found[cast.village.pk].asked == 1, "a target of the year's end is not asked yet"


def test_a_unit_head_sees_the_own_unit_and_no_other(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "2"}, cast)
    board = board_of(cast.unit_head, scope_of(cast.unit_head))

    assert [own.name for own in board.own] == ["Thôn Hồng Lạc"]
    line = own_lines(quarter, [cast.village.pk])[cast.village.pk][0]
    assert (line.assigned, line.done, line.percent) == ("10", "2", D(20))
    assert board_of(cast.viewer, scope_of(cast.viewer)).own == []


def test_the_line_has_last_year_beside_it(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "2"}, cast)
    year_before(cast, tea, quarter, "4")
    chart = charts_of(tea)[0]

    assert [head.name for head in chart.heads[1:]] == [
        "Kế hoạch",
        "Thực hiện",
        "Năm 2023",
        "So sánh",
    ]
    assert [cell.text for cell in chart.rows[0].cells][:3] == ["5", "2", "4"]
    assert chart.rows[3].cells[1].is_missing


def test_a_unit_that_did_not_report_has_no_zero(cast, quarter, tea):
    """What is carried along from an earlier period is no figure of this one."""
    approve(quarter, cast.village, {tea: "2"}, cast)
    rows = table_of(tea, quarter, cast)

    assert [row.periods for row in rows] == [["2"], [""]]


def test_a_replaced_result_stays_with_its_reason(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "2"}, cast)
    period_lock(period=quarter, by=cast.clerk)
    figure = ReportFigure.objects.get()
    figure_correct(figure=figure, value=D(3), reason="Cộng thiếu tổ 2", by=cast.clerk)
    told = [
        (each.figure, each.result.is_current, each.replaced_because)
        for each in stored_of(tea, results_ever(tea)[0])
        if each.result.unit_id is None
    ]

    assert told == [("3", True, ""), ("2", False, "Cộng thiếu tổ 2")]


def test_the_matrix_has_signs_figures_and_gaps(cast, quarter, tea, roads):
    approve(quarter, cast.village, {tea: "2"}, cast)
    matrix = matrix_of(quarter.span, quarter, Filters())
    cells = {row.name: [cell[:2] for cell in row.cells] for row in matrix.rows}

    assert [column.name for column in matrix.columns] == ["Thôn Đề Thám", "Thôn Hồng Lạc"]
    assert cells["Sản lượng chè"] == [("no_data", "chưa có"), ("at_risk", "2")]
    assert cells["Đường bê tông"] == [("none", ""), ("not_yet", "")]


def test_the_matrix_is_filtered_by_field_state_and_kind_of_unit(cast, quarter, tea, roads):
    approve(quarter, cast.village, {tea: "2"}, cast)

    def names(**asked):
        return [row.name for row in matrix_of(quarter.span, quarter, Filters(**asked)).rows]

    assert names(standing="behind") == ["Sản lượng chè"]
    assert names(field="society") == ["Đường bê tông"]
    assert matrix_of(quarter.span, quarter, Filters(unit_kind="office")).columns == []


def test_drill_down_only_where_the_reader_may(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "2"}, cast)
    approve(quarter, cast.other_village, {tea: "2"}, cast)

    def links(readable):
        matrix = matrix_of(quarter.span, quarter, Filters(), readable=readable)
        return [bool(cell[2]) for cell in matrix.rows[0].cells]

    assert links(None) == [True, True]
    assert links({cast.village.pk}) == [False, True]
    assert links(set()) == [False, False]


def test_the_years_of_an_indicator_with_the_baseline_as_the_first(cast, quarter, tea):
    tea.baseline, tea.baseline_year = D(17), 2022
    tea.save()
    year_before(cast, tea, quarter, "18")
    course = courses_of(yearly_targets(cast.clerk, indicator=tea.indicator))[0]

    assert [(each.year, each.done) for each in course.years] == [
        (2022, "17"),
        (2023, "18"),
        (2024, ""),
    ]
    assert course.years[1].asked == "20 tấn" and course.years[1].percent == D(90)


def year_before(cast, target, quarter, value):
    """Put down a result of the first quarter of 2023 of the same indicator."""
    span = span_for_year(commune=cast.commune, year=2023, by=None)
    earlier = target_create(
        commune=cast.commune,
        span=span,
        name=target.name,
        kind="amount",
        direction="higher",
        field="economy",
        comparator="=",
        value=D(20),
        unit_text="tấn",
        by=cast.clerk,
    )
    assert earlier.indicator_id == target.indicator_id
    period = Period.objects.create(
        commune=cast.commune,
        span=span,
        kind="quarter",
        number=1,
        name="Quý I/2023",
        starts_on=dt.date(2023, 1, 1),
        ends_on=dt.date(2023, 3, 31),
        due_on=dt.date(2023, 4, 5),
        original_due_on=dt.date(2023, 4, 5),
        state="locked",
    )
    Result.objects.create(
        commune=cast.commune,
        target=earlier,
        period=period,
        value=D(value),
        reported=1,
        asked=1,
        verdict="behind",
        made_at=dates.now(),
    )


def table_of(target, period, cast):
    return unit_table(
        target,
        period,
        stretches_of(target, aim_of(target)),
        results_ever(target)[0],
        [*shares_given(target, period).values()],
    ).rows


def test_a_locked_period_shows_what_it_was_judged_by_and_what_holds_now(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "3"}, cast)
    period_lock(period=quarter, by=cast.clerk)
    target_set_value(target=tea, comparator="=", value=D(40), by=cast.clerk)
    give(tea, (cast.village, "30"), (cast.other_village, "10"), by=cast.clerk)
    quarter.refresh_from_db()
    scope = scope_of(cast.unit_head, span=str(quarter.span.uid), period=str(quarter.uid))
    board = board_of(cast.unit_head, scope, standing="all")

    (line,) = board.listed
    assert (line.asked, line.asked_now, line.percent) == ("20 tấn", "40 tấn", D(15))
    (own,) = board.own[0].lines
    assert (own.assigned, own.assigned_now, own.percent) == ("10", "30", D(30))
    first, second, whole = rows_by_unit(tea, quarter)
    assert [(row.assigned, row.assigned_now) for row in (first, second, whole)] == [
        ("10", "30"),
        ("10", ""),
        ("20", "40"),
    ]


def test_an_open_period_shows_what_holds_now(cast, quarter, tea):
    approve(quarter, cast.village, {tea: "3"}, cast)
    give(tea, (cast.village, "30"), (cast.other_village, "10"), by=cast.clerk)
    assert [(row.assigned, row.assigned_now) for row in rows_by_unit(tea, quarter)] == [
        ("30", ""),
        ("10", ""),
        ("20", ""),
    ]


def test_a_unit_left_out_until_the_lock_was_given_nothing_then(cast, quarter, tea):
    give(tea, (cast.village, "20"), by=cast.clerk)
    approve(quarter, cast.village, {tea: "3"}, cast)
    period_lock(period=quarter, by=cast.clerk)
    give(tea, (cast.village, "10"), (cast.other_village, "10"), by=cast.clerk)
    quarter.refresh_from_db()
    by_unit = {row.unit: row for row in rows_by_unit(tea, quarter)}
    assert (by_unit[cast.village.pk].assigned, by_unit[cast.village.pk].assigned_now) == (
        "20",
        "10",
    )
    late = by_unit[cast.other_village.pk]
    assert (late.assigned, late.assigned_now, late.percent) == ("", "10", None)


def rows_by_unit(target, period):
    """The units by key, then the whole."""
    shares = shares_given(target, period)
    results, _ = results_ever(target)
    stretches = stretches_of(target, aim_of(target))
    given = [shares[unit] for unit in sorted(shares)]
    table = unit_table(target, period, stretches, results, given)
    return [*table.rows, *table.wholes]


def test_the_newest_deeds_call_a_unit_as_the_commune_does(cast, quarter, tea):
    Spell.objects.filter(unit=cast.office).update(short_name="Văn phòng")
    give(tea, (cast.village, "10"), (cast.office, "10"), by=cast.clerk)
    fill(quarter, cast.office, {tea: "1"}, cast.second_clerk, doubt_confirmed=True)
    fill(quarter, cast.village, {tea: "1"}, cast.unit_head, doubt_confirmed=True)
    scope = scope_of(cast.chairman, span=str(quarter.span.uid), period=str(quarter.uid))
    said = " ".join(deed.sentence for deed in board_of(cast.chairman, scope).history)

    full = Spell.objects.get(unit=cast.office).name
    assert "Quý I/2024, Văn phòng" in said and full not in said
    assert "Quý I/2024, Thôn Hồng Lạc" in said


@pytest.mark.parametrize(
    ("unit", "values", "shown", "written_in"),
    [
        ("đồng", ["4583000000", "2051060000", None], ["4.583", "2.051,1", ""], "triệu đồng"),
        ("đồng", ["950000"], ["950.000"], "đồng"),
        ("tấn", ["200000000"], ["200.000.000"], "tấn"),
    ],
)
def test_years_of_money_are_written_by_the_million(unit, values, shown, written_in):
    figures = [
        None if value is None else YearFigure(2023, D(value), figure(D(value))) for value in values
    ]
    row = YearRow(Indicator(unit_text=unit), "", figures)

    assert [each.done if each else "" for each in row.shown] == shown
    assert row.unit_text == written_in
    assert row.figures == figures
