"""A unit's own targets in a period, and its place among the units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, FilteredRelation, Q

from targets.following.figures import figure
from targets.following.locked import Held, figure_now, held_to
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
    assigned_now: str  # where the period is locked and another figure was given since
    pledged: str  # "" where the unit pledged nothing, or what is not approved
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


def own_lines(period: Period, units: Iterable[int]) -> dict[int, list[OwnLine]]:
    """Return what units are to do and did, by unit, in the targets' order.

    One query, and one more where the period is locked.
    """
    told = ("verdict", "asked", "reported", "value", "is_estimate")
    shares = (
        Share.objects.filter(unit__in=list(units), target__span=period.span_id)
        .annotate(now=FilteredRelation("target__results", condition=_unit_now(period)))
        .annotate(**{f"now_{name}": F(f"now__{name}") for name in told})
        .select_related("target__indicator", "target__current", "unit")
        .order_by("target__position", "target__pk")
    )
    is_final = is_last(period, period.span)
    lines: dict[int, list[OwnLine]] = defaultdict(list)
    held = held_to(period, [share.target for share in shares])
    for share in shares:
        lines[share.unit_id].append(_line(share, held[share.target_id], is_final))
    return lines


def _unit_now(period: Period) -> Q:
    """Return the condition of the share's unit's current result of its target."""
    return Q(
        target__results__period=period,
        target__results__unit=F("unit"),
        target__results__strand__isnull=True,
        target__results__is_current=True,
    )


def _line(share: Share, held: Held, is_final: bool) -> OwnLine:
    given, value = held.share_of(share), share.now_value
    aim = aim_of_share(given, held.target)
    standing = unit_standing(share.now_verdict, share.now_asked, share.now_reported)
    return OwnLine(
        target=share.target,
        assigned=figure(given.assigned),
        assigned_now=figure_now(given.assigned, share.assigned),
        pledged=figure(share.pledged),
        done=figure(value),
        percent=percent_of(value, aim.goal) if aim.seeks == "higher" else None,
        standing=standing,
        label=standing_label(standing, is_final=is_final),
        badge=standing_badge(standing),
        is_estimate=bool(share.now_is_estimate),
    )
