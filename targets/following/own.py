"""A unit's own targets in a period, and its place among the units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from targets.following.figures import figure
from targets.following.standings import (
    is_good,
    is_last,
    standing_badge,
    standing_label,
    unit_standing,
)
from targets.measures import percent_of
from targets.measures.ranking import Rank, ranks
from targets.models import IndicatorKind, Period, Result, Share, Target, Verdict
from targets.reporting.aims import aim_of_share

# What figures do not tell is judged for the commune, not for one unit.
UNRANKED = (IndicatorKind.LEVEL, IndicatorKind.QUALITATIVE)


@dataclass(frozen=True)
class OwnLine:
    target: Target
    assigned: str  # "" where the whole target is the unit's as well
    done: str
    percent: Decimal | None
    standing: str
    label: str
    badge: str
    is_estimate: bool


def ranks_of(period: Period) -> dict[int, Rank]:
    """Return the place of every unit that was asked for something; one query."""
    silent = Q(verdict=Verdict.NO_DATA)
    rows = Result.objects.filter(period=period, strand=None, is_current=True)
    rows = rows.exclude(unit=None).exclude(silent, asked=0)
    rows = rows.exclude(silent, target__indicator__kind__in=UNRANKED)
    told = rows.order_by().values_list("unit")
    counts = told.annotate(good=Count("pk", filter=is_good()), asked=Count("pk"))
    return ranks({unit: (good, asked) for unit, good, asked in counts})


def own_lines(period: Period, unit: int) -> list[OwnLine]:
    """Return what the unit is to do and did, in the targets' order; two queries."""
    shares = Share.objects.filter(unit=unit, target__span=period.span_id)
    ordered = shares.select_related("target__indicator", "target__current")
    results = Result.objects.filter(period=period, unit=unit, strand=None, is_current=True)
    by_target = {row.target_id: row for row in results}
    is_final = is_last(period, period.span)
    return [
        _line(share, by_target.get(share.target_id), is_final)
        for share in ordered.order_by("target__position", "target__pk")
    ]


def _line(share: Share, result: Result | None, is_final: bool) -> OwnLine:
    aim = aim_of_share(share, share.target)
    told = (result.verdict, result.asked, result.reported) if result else (None, None, None)
    standing = unit_standing(*told)
    value = result.value if result else None
    return OwnLine(
        target=share.target,
        assigned=figure(share.assigned),
        done=figure(value),
        percent=percent_of(value, aim.goal) if aim.seeks == "higher" else None,
        standing=standing,
        label=standing_label(standing, is_final=is_final),
        badge=standing_badge(standing),
        is_estimate=bool(result and result.is_estimate),
    )
