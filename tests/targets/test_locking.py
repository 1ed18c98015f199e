"""A period locked, opened again, corrected: what was frozen stays to be seen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from emulation.lib.states import WrongState
from emulation.trail.services import SYSTEM
from targets import counters
from targets.models import Milestone, ReportFigure, Result, Target
from targets.services import (
    Doubtful,
    figure_correct,
    figures_differing,
    judgement_make,
    period_change,
    period_lock,
    period_reopen,
    report_approve,
    report_of,
    report_return,
    results_refresh,
    target_change,
    target_create,
    target_enact_value,
    target_set_value,
    targets_end,
)
from tests.plumbing.kept import kept
from tests.targets.year_made import SUM, fill, give

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
@kept
def quarters(cast, quarters, lychee):
    """Both open quarters are told of: 150 and 100, then 200 in the second."""
    told(cast, quarters[0], lychee, "150")
    told(cast, quarters[0], lychee, "100", cast.other_village)
    told(cast, quarters[1], lychee, "200")
    return quarters


@pytest.fixture
@kept
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


LATER = {
    "shares": lambda cast, target: give(
        target,
        (cast.village, "100"),
        (cast.other_village, "100"),
        (cast.office, "100"),
        by=cast.clerk,
    ),
    "value of a later paper": lambda cast, target: target_enact_value(
        target=target,
        figures={"comparator": "=", "value": Decimal(300)},
        paper="Kế hoạch 60/KH-UBND",
        paper_on=dt.date(2024, 5, 20),
        by_actor=SYSTEM,
    ),
    "value of an earlier paper": lambda cast, target: target_enact_value(
        target=target,
        figures={"comparator": "=", "value": Decimal(300)},
        paper="Kế hoạch 6/KH-UBND",
        paper_on=dt.date(2024, 2, 20),
        by_actor=SYSTEM,
    ),
    "value without a paper": lambda cast, target: target_set_value(
        target=target, comparator="=", value=Decimal(300), by=cast.clerk
    ),
    "rules": lambda cast, target: target_change(
        target=target,
        version=Target.objects.get(pk=target.pk).version,
        by=cast.clerk,
        unit_rule="max",
        frequency="year",
    ),
    "direction": lambda cast, target: target_change(
        target=target,
        version=Target.objects.get(pk=target.pk).version,
        by=cast.clerk,
        direction="lower",
    ),
    "a whole above it": lambda cast, target: target_change(
        target=target,
        version=Target.objects.get(pk=target.pk).version,
        by=cast.clerk,
        parent=make_fruit(cast, target.span),
        part_rule="adds_up",
    ),
    "another target": lambda cast, target: make_fruit(cast, target.span),
    "a milestone": lambda cast, target: set_milestone(cast, target),
    "the end of the target": lambda cast, target: targets_end(
        targets=[target], paper="Kế hoạch 60", paper_on=dt.date(2024, 3, 1), by_actor=SYSTEM
    ),
}


def make_fruit(cast, span) -> Target:
    return target_create(
        commune=cast.commune,
        span=span,
        name="Sản lượng cây ăn quả",
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="tấn",
        comparator="=",
        value=Decimal(1880),
        by=cast.clerk,
        **SUM,
    )


def set_milestone(cast, target) -> None:
    """The service refuses one of a locked period; this one comes past it."""
    first = target.span.periods.get(number=1)
    Milestone.objects.create(commune=cast.commune, target=target, period=first, value=Decimal(900))
    results_refresh(period=target.span.periods.get(number=2))


def as_judged(period) -> list[tuple]:
    """The current results of a period: what they say and by what."""
    rows = Result.objects.filter(period=period, is_current=True).order_by("pk")
    fields = ("pk", "target", "unit", "value", "expected", "asked", "verdict", "why", "made_at")
    return list(rows.values_list(*fields))


@pytest.mark.parametrize("change", LATER.values(), ids=LATER)
def test_a_locked_period_and_its_corrections_go_by_what_held_at_the_lock(
    cast, locked, lychee, change
):
    was = as_judged(locked)
    change(cast, lychee)
    assert as_judged(locked) == was
    assert figures_differing(locked.span) == []

    figure = figure_in(locked, cast.village)
    figure_correct(figure=figure, value=Decimal(140), reason="Đếm trùng", by=cast.clerk)

    # On 31 March 91 of 366 days are over: 600 and 1000 tấn should be at 149,18 and 248,63.
    unit, whole = (rows(lychee, locked, unit)[-1] for unit in (cast.village, None))
    assert (unit.value, unit.expected, unit.verdict) == (140, Decimal("149.180328"), "at_risk")
    assert (whole.value, whole.expected, whole.verdict) == (240, Decimal("248.633880"), "at_risk")
    assert (whole.reported, whole.asked) == (2, 2)
    assert figures_differing(locked.span) == []


def test_a_smaller_share_given_later_does_not_make_the_village_good(cast, locked, lychee):
    """20 of 600 tấn was too little in March; that only 50 are asked since July is no excuse."""
    give(lychee, (cast.village, "50"), (cast.other_village, "950"), by=cast.clerk)

    figure = figure_in(locked, cast.village)
    figure_correct(figure=figure, value=Decimal(20), reason="Nhầm cột", by=cast.clerk)

    assert rows(lychee, locked, cast.village)[-1].verdict == "behind"
    # The second quarter is open and goes by today's share: 220 of 50.
    later = lychee.span.periods.get(number=2)
    assert rows(lychee, later, cast.village)[-1].verdict == "exceeded"


def test_locked_once_more_it_is_judged_by_what_holds_then(cast, quarters, locked, lychee):
    give(lychee, (cast.village, "100"), (cast.other_village, "900"), by=cast.clerk)
    assert rows(lychee, locked, cast.village)[-1].verdict == "on_track"

    period_reopen(period=locked, reason="Giao lại", by=cast.clerk)

    before, after = rows(lychee, locked, cast.village)
    assert (before.verdict, after.verdict, after.reason) == ("on_track", "exceeded", "Giao lại")
    period_lock(period=locked, by=cast.clerk)
    give(lychee, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    assert rows(lychee, locked, cast.village)[-1].verdict == "exceeded"
    assert figures_differing(locked.span) == []


def test_a_whole_keeps_the_parts_that_it_was_locked_with(cast, quarters, lychee):
    fruit = make_fruit(cast, lychee.span)
    moved = {"target": lychee, "by": cast.clerk}
    target_change(**moved, version=lychee.version, parent=fruit, part_rule="adds_up")
    period_lock(period=quarters[0], by=cast.clerk)
    target_change(**moved, version=lychee.version, parent=None, part_rule="")

    figure = figure_in(quarters[0], cast.village)
    figure_correct(figure=figure, value=Decimal(140), reason="Đếm trùng", by=cast.clerk)

    assert [row.value for row in rows(fruit, quarters[0])] == [250, 240]
    assert [row.value for row in rows(fruit, quarters[1])] == [None]
    assert figures_differing(lychee.span) == []


def test_what_the_portal_counted_at_the_lock_stays(cast, quarters, lychee, monkeypatch):
    counts = [Decimal(7)]
    counter = counters.Counter("test", "Đếm thử", lambda *_: counts[-1])
    monkeypatch.setitem(counters._COUNTERS, "test", counter)
    Target.objects.filter(pk=make_fruit(cast, lychee.span).pk).update(counter="test")
    period_lock(period=quarters[0], by=cast.clerk)

    counts.append(Decimal(9))

    assert {each.period.number for each in figures_differing(lychee.span)} <= {2}


def test_a_target_of_after_the_lock_is_not_judged_in_it(cast, locked, lychee):
    fruit = make_fruit(cast, lychee.span)
    with pytest.raises(WrongState, match="khi chưa có chỉ tiêu này"):
        judgement_make(target=fruit, period=locked, verdict="met", words="x", by=cast.clerk)


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
