"""Which shares are asked for in which period."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, F, OuterRef, Subquery

from emulation.org.models import Unit
from targets.measures.asking import is_asked
from targets.models import Period, PeriodState, Share, Target

Asked = dict[int, set[int]]  # units by period
_TOLD = ("target__frequency", "target__counter", "target__ended_on")


def is_asked_in(target: Target, period: Period) -> bool:
    """Say whether units report the target at the end of the period.

    A target that the system counts is never asked for, nor one that was given up before.
    """
    return _is_due(target.frequency, target.counter, target.ended_on, period)


def asked_shares(period: Period, unit: Unit | None = None) -> list[Share]:
    """Return the shares asked for in a period, of one unit or of all, in the targets' order.

    Those of one unit know how many units share their target (``sharing``).
    """
    rows = Share.objects.filter(commune=period.commune_id, target__span=period.span_id)
    if unit is not None:
        rows = rows.filter(unit=unit).annotate(sharing=_sharing())
    rows = rows.select_related(
        "target__indicator__measure_unit", "target__current", "target__parent", "unit"
    ).prefetch_related("target__strands")
    ordered = rows.order_by("target__position", "target__pk", "unit__pk")
    return [share for share in ordered if is_asked_in(share.target, period)]


def units_asked(periods: Iterable[Period], unit_ids: Iterable[int] | None = None) -> Asked:
    """Return by key of the period the units that report anything in it, in one query."""
    periods = list(periods)
    rows = Share.objects.filter(target__span__in={period.span_id for period in periods})
    if unit_ids is not None:
        rows = rows.filter(unit__in=list(unit_ids))
    asked: Asked = {period.pk: set() for period in periods}
    for span, unit, *told in set(rows.values_list("target__span", "unit", *_TOLD)):
        for period in periods:
            if period.span_id == span and _is_due(*told, period):
                asked[period.pk].add(unit)
    return asked


def open_periods_asking(unit_ids: Iterable[int]) -> dict[Period, set[int]]:
    """Return the open periods with those of the units that report anything in them; one query."""
    units = list(unit_ids)
    rows = Period.objects.filter(state=PeriodState.OPEN, span__targets__shares__unit__in=units)
    rows = rows.annotate(
        unit=F("span__targets__shares__unit"),
        frequency=F("span__targets__frequency"),
        counter=F("span__targets__counter"),
        ended_on=F("span__targets__ended_on"),
    )
    asking: dict[Period, set[int]] = {}
    for period in rows.select_related("span").order_by("pk").distinct():
        if _is_due(period.frequency, period.counter, period.ended_on, period):
            asking.setdefault(period, set()).add(period.unit)
    return asking


def asked_counts(period: Period) -> Counter[int]:
    """Return how many targets each unit reports in a period, in one query."""
    rows = Share.objects.filter(commune=period.commune_id, target__span=period.span_id)
    told = rows.order_by("pk").values_list("unit", *_TOLD)
    return Counter(unit for unit, *about in told if _is_due(*about, period))


def asked_units(shares: Iterable[Share]) -> list[Unit]:
    """Return the units that have anything to report, each once."""
    return list({share.unit_id: share.unit for share in shares}.values())


def units_by_target(shares: Iterable[Share]) -> Counter[int]:
    """Return how many units share each of the targets of these shares."""
    targets = {share.target_id for share in shares}
    rows = Share.objects.filter(target__in=targets)
    return Counter(rows.values_list("target", flat=True))


def _sharing() -> Subquery:
    same = Share.objects.filter(target=OuterRef("target")).order_by().values("target")
    return Subquery(same.annotate(units=Count("pk")).values("units"))


def _is_due(frequency: str, counter: str, ended_on: dt.date | None, period: Period) -> bool:
    span = period.span
    if counter or (ended_on and ended_on <= period.ends_on):
        return False
    return is_asked(
        frequency,
        period_ends_on=period.ends_on,
        span_starts_on=span.starts_on,
        span_ends_on=span.ends_on,
    )
