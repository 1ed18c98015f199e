"""Criteria with a rule take their points from results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from campaigns.models import Campaign, Criterion
from campaigns.models.criteria import Measure, PointRule
from campaigns.scoring.arithmetic import Earned, Rule, earned
from emulation.lib import dates
from targets.models import Period, PeriodState, Result, Share, UnitReport, Verdict
from targets.reporting.asked import units_asked

Results = Mapping[tuple[int, int], Decimal]  # by target and unit


def earned_of(
    criteria: Iterable[Criterion], cluster_of: Mapping[int, int | None]
) -> dict[int, dict[int, Earned]]:
    """Return by unit and criterion what results give; ``cluster_of`` has the units."""
    found: dict[int, dict[int, Earned]] = {unit: {} for unit in cluster_of}
    ruled = [row for row in criteria if row.rule and row.target_id]
    if not ruled:
        return found
    targets = {row.target_id for row in ruled}
    results = latest_results(targets, cluster_of)
    given = Share.objects.filter(target__in=targets, unit__in=list(cluster_of))
    shares = {(share.target_id, share.unit_id): share for share in given}
    for row in ruled:
        rule = Rule(row.rule, row.points, is_lower(row), row.full_above)
        best = _best_by_cluster(row, cluster_of, results) if row.rule == PointRule.BEST else {}
        for unit, cluster in cluster_of.items():
            found[unit][row.pk] = earned(
                rule,
                result=results.get((row.target_id, unit)),
                measure=_measure(row, shares.get((row.target_id, unit))),
                best=best.get(cluster),
            )
    return found


def latest_results(targets: Iterable[int], units: Iterable[int]) -> dict[tuple[int, int], Decimal]:
    """Return by target and unit the result up to the last period that has one."""
    rows = Result.objects.filter(
        target__in=list(targets),
        unit__in=list(units),
        strand=None,
        is_current=True,
        value__isnull=False,
    ).order_by("period__number")
    return {
        (target, unit): value for target, unit, value in rows.values_list("target", "unit", "value")
    }


def is_lower(row: Criterion) -> bool:
    return row.target is not None and row.target.indicator.direction == "lower"


def exceeded_of(campaign: Campaign, units: Iterable[int]) -> dict[int, int]:
    """Return by unit how many targets it exceeded, each by its newest result."""
    keys = list(units)
    rows = Result.objects.filter(
        target__span=campaign.span_id, unit__in=keys, strand=None, is_current=True
    ).order_by("period__number")
    newest = {
        (target, unit): verdict
        for target, unit, verdict in rows.values_list("target", "unit", "verdict")
    }
    exceeded = dict.fromkeys(keys, 0)
    for (_, unit), verdict in newest.items():
        exceeded[unit] += verdict == Verdict.EXCEEDED
    return exceeded


def late_of(campaign: Campaign, units: Iterable[int]) -> dict[int, int]:
    """Return by unit how many reports came after their first deadline, or have not come."""
    keys = list(units)
    due = Period.objects.filter(span=campaign.span_id, original_due_on__lt=dates.today())
    periods = {period.pk: period for period in due.exclude(state=PeriodState.PLANNED)}
    late = dict.fromkeys(keys, 0)
    if not periods:
        return late
    asked = units_asked(periods.values(), keys)
    rows = UnitReport.objects.filter(period__in=list(periods), unit__in=keys)
    sent = {(row.period_id, row.unit_id): row.first_sent_at for row in rows}
    for key, period in periods.items():
        for unit in asked[key]:
            at = sent.get((key, unit))
            late[unit] += at is None or dates.local_day(at) > period.original_due_on
    return late


def _measure(row: Criterion, share: Share | None) -> Decimal | None:
    if share is None:
        return None
    if row.measure == Measure.PLEDGED and share.pledged is not None:
        return share.pledged
    return share.assigned


def _best_by_cluster(
    row: Criterion, cluster_of: Mapping[int, int | None], results: Results
) -> dict[int | None, Decimal]:
    better = min if is_lower(row) else max
    best: dict[int | None, Decimal] = {}
    for unit, cluster in cluster_of.items():
        value = results.get((row.target_id, unit))
        if value is not None:
            best[cluster] = better(best.get(cluster, value), value)
    return best
