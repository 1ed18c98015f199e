"""What targets asked for when a period was locked, kept beside its results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from emulation.lib import dates
from emulation.org.models import Unit
from targets.models import Period, PeriodState, Target, Terms
from targets.reporting.terms import as_locked, content_of
from targets.reporting.year import Year, asked_of

_BATCH = 100


@dataclass(frozen=True)
class KeptTerms:
    """The terms of locked periods by key, and the keys of their units by uid."""

    rows: dict[int, list[Terms]]
    units: dict[str, int]


def terms_keep(period: Period) -> None:
    """Keep what all targets ask for; called by the lock, inside its transaction."""
    year = asked_of(period.span)
    units = dict(Unit.objects.filter(commune=period.commune_id).values_list("pk", "uid"))
    Terms.objects.filter(period=period).delete()
    rows = [
        Terms(
            commune_id=period.commune_id,
            target=target,
            period=period,
            whole_id=target.parent_id,
            content=content_of(year, target, period, units),
            made_at=dates.now(),
        )
        for target in year.targets
    ]
    Terms.objects.bulk_create(rows, batch_size=_BATCH)


def terms_of(periods: Iterable[Period], targets: Collection[int] | None = None) -> KeptTerms:
    """Read the terms of those periods that are locked, in at most two queries."""
    locked = [each.pk for each in periods if each.state == PeriodState.LOCKED]
    found: dict[int, list[Terms]] = defaultdict(list)
    rows = Terms.objects.filter(period__in=locked)
    if targets is not None:
        rows = rows.filter(target__in=targets)
    for row in rows.order_by():
        found[row.period_id].append(row)
    communes = {row.commune_id for of_period in found.values() for row in of_period}
    units = Unit.objects.filter(commune__in=communes).values_list("uid", "pk")
    return KeptTerms(dict(found), {str(uid): pk for uid, pk in units})


def judged_in(year: Year, period: Period, terms: KeptTerms) -> Year:
    """Return the year as a period is judged by it.

    What was locked before terms were kept is judged by what holds today.
    """
    rows = terms.rows.get(period.pk)
    return as_locked(year, rows, terms.units) if rows else year


def was_asked_in(target: Target, period: Period) -> bool:
    """Say whether a target belongs to a period: one that was set after the lock does not."""
    if period.state != PeriodState.LOCKED:
        return True
    rows = Terms.objects.filter(period=period)
    return rows.filter(target=target).exists() or not rows.exists()
