"""A period locked, opened again, corrected: what was frozen stays to be seen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.trail.services import SYSTEM
from targets.models import ReportFigure, Result
from targets.services import (
    Doubtful,
    figure_correct,
    figures_differing,
    judgement_make,
    period_change,
    period_lock,
    period_open,
    period_reopen,
    periods_plan,
    report_approve,
    report_of,
    report_return,
    target_enact_value,
)
from tests.targets.year_made import JULY_3, fill, give

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SUM = {"unit_rule": "sum", "period_rule": "sum", "frequency": "quarter"}


@pytest.fixture
def lychee(cast, make_target):
    target = make_target("Sản lượng vải thiều", "1000", "tấn", **SUM)
    give(target, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    return target


@pytest.fixture
def quarters(cast, span, lychee):
    """Two quarters are open and told of: 150 and 100, then 200 in the second."""
    periods = periods_plan(span=span, kind="quarter", by=cast.clerk)
    with dates.on_day(JULY_3):
        for period in periods[:2]:
            period_open(period=period, by=cast.clerk)
        told(cast, periods[0], lychee, "150")
        told(cast, periods[0], lychee, "100", cast.other_village)
        told(cast, periods[1], lychee, "200")
        yield periods


@pytest.fixture
def locked(cast, quarters):
    period_lock(period=quarters[0], by=cast.clerk)
    return quarters[0]


def told(cast, period, target, value, unit=None) -> None:
    unit = unit or cast.village
    by = cast.unit_head if unit == cast.village else cast.second_clerk
    fill(period, unit, {target: value}, by, doubt_confirmed=True)
    report_approve(report=report_of(period=period, unit=unit), by=cast.clerk)


def rows(target, period, unit=None) -> list[Result]:
    """The results of a place, the oldest first."""
    return list(Result.objects.filter(target=target, period=period, unit=unit).order_by("pk"))


def figure_in(period, unit) -> ReportFigure:
    return ReportFigure.objects.get(report__period=period, report__unit=unit, is_current=True)


def test_a_correction_is_seen_in_its_period_and_in_those_after(cast, quarters, locked, lychee):
    old = figure_in(locked, cast.village)
    period_lock(period=quarters[1], by=cast.clerk)
    new = figure_correct(figure=old, value=Decimal(180), reason="Cộng sót", by=cast.clerk)
    old.refresh_from_db()
    assert (old.is_current, old.value, new.corrects) == (False, 150, old)
    for period, values in zip(quarters[:2], ((250, 280), (450, 480)), strict=True):
        before, after = rows(lychee, period)
        assert (before.value, after.value) == values
        assert (before.is_current, after.replaces) == (False, before)
        assert (after.reason, bool(after.frozen_at)) == ("Cộng sót", True)
    assert rows(lychee, quarters[1])[1].in_period == 200
    assert len(rows(lychee, locked, cast.other_village)) == 1
    assert figures_differing(locked.span) == []


def test_a_correction_leaves_other_targets_alone(cast, quarters, lychee, make_target):
    rice = make_target("Sản lượng lúa", "100", "tấn", **SUM)
    give(rice, (cast.office, "100"), by=cast.clerk)
    period_lock(period=quarters[0], by=cast.clerk)
    give(rice, (cast.office, "70"), by=cast.clerk)
    figure = figure_in(quarters[0], cast.village)
    figure_correct(figure=figure, value=Decimal(180), reason="Cộng sót", by=cast.clerk)
    assert len(rows(rice, quarters[0])) == len(rows(rice, quarters[0], cast.office)) == 1


def test_a_correction_is_refused_with_what_to_do(cast, locked, lychee):
    figure = figure_in(locked, cast.village)
    given = {"figure": figure, "by": cast.clerk}
    for wrong in (
        {"value": Decimal(1), "reason": " "},
        {"value": None, "reason": "Sai"},
        {"value": Decimal(1), "reason": "x" * 501},
        {"value": Decimal("1.1234567"), "reason": "Sai"},
    ):
        with pytest.raises(ValidationError):
            figure_correct(**given, **wrong)
    with pytest.raises(Doubtful):
        figure_correct(**given, value=Decimal(-1), reason="Sai")
    figure_correct(**given, value=Decimal(1), reason="Sai")
    with pytest.raises(WrongState):
        figure_correct(**given, value=Decimal(2), reason="Sai")


def test_what_is_opened_again_keeps_what_was_frozen_beside_what_changes(
    cast, quarters, locked, lychee
):
    period_reopen(period=locked, reason="Thôn nộp nhầm", by=cast.clerk)
    report = report_of(period=locked, unit=cast.village)
    report_return(report=report, reasons={}, note="Nộp lại", by=cast.clerk)
    told(cast, locked, lychee, "170")
    before, after = rows(lychee, locked)
    assert (before.value, before.is_current, bool(before.frozen_at)) == (250, False, True)
    assert (after.value, after.replaces, after.frozen_at) == (270, before, None)
    period_lock(period=locked, by=cast.clerk)
    assert all(row.frozen_at for row in rows(lychee, locked))
    # The village next door changed nothing; its row is the one of the first lock.
    assert len(rows(lychee, locked, cast.other_village)) == 1
    assert [row.value for row in rows(lychee, quarters[1])] == [470]


def test_a_judgement_after_the_lock_is_a_new_row(cast, quarters, make_target):
    target = make_target("Đạt chuẩn quốc gia", kind="qualitative", comparator="achieve")
    period_lock(period=quarters[0], by=cast.clerk)
    judgement_make(
        target=target, period=quarters[0], verdict="met", words="Quyết định 12", by=cast.clerk
    )
    before, after = rows(target, quarters[0])
    assert (before.verdict, after.verdict, after.reason) == ("no_data", "met", "Quyết định 12")


def test_shares_and_values_of_later_days_leave_a_locked_period_as_it_was(
    cast, locked, quarters, lychee
):
    was = {row.pk: (row.verdict, row.asked, row.made_at) for row in rows(lychee, locked)}
    give(
        lychee,
        (cast.village, "500"),
        (cast.other_village, "400"),
        (cast.office, "100"),
        by=cast.clerk,
    )
    amended = {"comparator": "=", "value": Decimal(300)}
    target_enact_value(
        target=lychee,
        figures=amended,
        paper="Kế hoạch 60/KH-UBND",
        paper_on=dt.date(2024, 5, 20),
        by_actor=SYSTEM,
    )
    assert {row.pk: (row.verdict, row.asked, row.made_at) for row in rows(lychee, locked)} == was
    assert rows(lychee, quarters[1])[-1].verdict == "exceeded"
    assert figures_differing(locked.span) == []


def test_mending_replaces_what_was_frozen_and_overwrites_what_was_not(
    cast, quarters, locked, lychee
):
    Result.objects.filter(unit=None, is_current=True).update(value=1)
    call_command("check_figures", "--mend")
    assert [row.value for row in rows(lychee, locked)] == [1, 250]
    assert [row.value for row in rows(lychee, quarters[1])] == [450]
    assert figures_differing(locked.span) == []


def test_the_last_period_ends_with_the_year(cast, quarters):
    last = quarters[3]
    days = {"starts_on": last.starts_on, "due_on": dt.date(2025, 1, 5)}
    with pytest.raises(ValidationError, match="Kỳ cuối"):
        period_change(
            period=last, name="Quý IV", ends_on=dt.date(2024, 12, 15), **days, by=cast.clerk
        )
