"""Results stored: recomputed while a period is open, replaced by new rows after its lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Context, Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from emulation.lib import dates
from emulation.org.models import Membership
from emulation.org.rights import subject
from emulation.trail.services import SYSTEM, Actor, entry_record
from targets.models import Period, PeriodState, Result, Span, Target, Terms
from targets.reporting.outcomes import Key, Outcome, outcomes_of
from targets.reporting.year import Year, year_of
from targets.services.holding import hold_span
from targets.services.terms import judged_in, terms_of

FIELDS = tuple(field.name for field in fields(Outcome))
RECOMPUTED = "Tính lại vì số liệu đã thay đổi."
# SQLite keeps so many digits of a decimal; "1.189.981.390,710383 đồng" has more.
_DIGITS = Context(prec=15)
_BATCH = 200
_Wholes = Mapping[int, Collection[int]]  # by part


@dataclass(frozen=True)
class Scope:
    """What is computed anew, by keys; ``None`` is everything.

    ``needed`` are the targets that must be read for it.
    """

    targets: frozenset[int] | None = None
    units: frozenset[int] | None = None
    needed: frozenset[int] | None = None

    @classmethod
    def of(
        cls, span: Span, targets: Collection[int] | None, units: Collection[int] | None
    ) -> Scope:
        """Return the targets with all wholes that they are, or were when locked, parts of."""
        units = None if units is None else frozenset(units)
        if targets is None:
            return cls(units=units)
        above = _wholes(span)
        changed = {whole for target in targets for whole in _up(target, above)}
        needed = {target for target in above if changed.intersection(_up(target, above))}
        return cls(frozenset(changed), units, frozenset(needed))


def _wholes(span: Span) -> _Wholes:
    above: dict[int, set[int]] = defaultdict(set)
    for target, whole in [
        *Target.objects.filter(span=span).values_list("pk", "parent"),
        *Terms.objects.filter(period__span=span).order_by().values_list("target", "whole"),
    ]:
        above[target].update([whole] if whole else [])
    return above


def _up(target: int, above: _Wholes) -> Iterator[int]:
    """Yield a target, the wholes that it is a part of, and so on."""
    yield target
    for whole in above.get(target, ()):
        yield from _up(whole, above)


@transaction.atomic
def results_refresh(
    *,
    period: Period,
    targets: Collection[int] | None = None,
    units: Collection[int] | None = None,
    reason: str = "",
    by: Membership | None = None,
) -> list[Result]:
    """Recompute a period and those after it; return the frozen results that were replaced.

    ``targets`` and ``units`` are the keys of those whose figures changed; what is made of
    them for the commune follows, everything else stays as it is. A locked period is judged
    by what held when it was locked. Called by services that have asked for the right.
    Constant number of queries a period.
    """
    hold_span(period.span_id)
    if targets is not None and (lacking := _lacking(period)):
        targets, units = {*targets, *lacking}, None
    scope = Scope.of(period.span, targets, units)
    year = year_of(period.span, scope.needed)
    periods = [each for each in year.periods if each.number >= period.number]
    terms = terms_of(periods, scope.needed)
    replaced = []
    for each in periods:
        judged = judged_in(year, each, terms)
        replaced += _store(judged, each, scope, reason or RECOMPUTED, by)
    if replaced:
        _tell(period, reason or RECOMPUTED, by)
    return replaced


def results_of_open_refresh(span: Span, targets: Collection[int] | None = None) -> None:
    """Recompute from the first open period on, after what is asked for was changed.

    Locked periods keep what they were judged by.
    """
    first = span.periods.filter(state=PeriodState.OPEN).order_by("number").first()
    if first and Result.objects.filter(period__span=span).exists():
        results_refresh(period=first, targets=targets)


def results_of_targets_refresh(targets: QuerySet[Target]) -> None:
    """Recompute the open periods of targets of several spans."""
    by_span: dict[Span, set[int]] = defaultdict(set)
    for target in targets.select_related("span"):
        by_span[target.span].add(target.pk)
    for span, keys in by_span.items():
        results_of_open_refresh(span, keys)


def results_stored(
    period: Period, targets: Collection[int] | None = None, units: Collection[int] | None = None
) -> dict[Key, Result]:
    """Return the current results of a period, of these targets and units only, by their key."""
    rows = Result.objects.filter(period=period, is_current=True)
    if targets is not None:
        rows = rows.filter(target__in=targets)
    if units is not None:
        rows = rows.filter(Q(unit__in=units) | Q(unit=None))
    return {(row.target_id, row.strand_id, row.unit_id): row for row in rows}


def is_same(stored: Any, computed: Any) -> bool:
    """Say whether a stored value is the computed one, as finely as it can be stored."""
    if isinstance(stored, Decimal) and isinstance(computed, Decimal):
        return _DIGITS.plus(stored) == _DIGITS.plus(computed)
    return stored == computed


def _lacking(period: Period) -> list[int]:
    """Return the targets without a row in an open period from this one on."""
    span = period.span
    opened = list(
        span.periods.filter(state=PeriodState.OPEN, number__gte=period.number).values_list(
            "pk", flat=True
        )
    )
    standing = Q(results__period__in=opened, results__is_current=True)
    standing &= Q(results__unit=None, results__strand=None)
    counted = span.targets.order_by().annotate(stored=Count("results", filter=standing))
    return list(counted.exclude(stored=len(opened)).values_list("pk", flat=True))


def _store(
    year: Year, period: Period, scope: Scope, reason: str, by: Membership | None
) -> list[Result]:
    stored = results_stored(period, scope.targets, scope.units)
    computed = {
        key: outcome
        for key, outcome in outcomes_of(year, period, scope.units).items()
        if scope.targets is None or key[0] in scope.targets
    }
    changed, new, replaced = [], [], []
    for key, outcome in computed.items():
        row = stored.get(key)
        if row is None:
            new.append(_row(year, period, key, outcome))
        elif not _differs(row, outcome):
            continue
        elif row.frozen_at is None:
            _set(row, outcome)
            changed.append(row)
        else:
            replaced.append(row)
            new.append(_replacing(row, year, period, key, outcome, reason, by))
    gone = [row for key, row in stored.items() if key not in computed]
    replaced += [row for row in gone if row.frozen_at]
    _write(changed, new, [row for row in gone if not row.frozen_at], replaced)
    return replaced


def _write(
    changed: list[Result], new: list[Result], gone: list[Result], replaced: list[Result]
) -> None:
    if gone:
        Result.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if replaced:
        Result.objects.filter(pk__in=[row.pk for row in replaced]).update(is_current=False)
    # An upsert: ``bulk_update`` takes ten times as long over as many fields.
    Result.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "made_at"],
        batch_size=_BATCH,
    )
    Result.objects.bulk_create(new, batch_size=_BATCH)


def _row(year: Year, period: Period, key: Key, outcome: Outcome) -> Result:
    target, strand, unit = key
    locked = period.state == PeriodState.LOCKED
    return Result(
        commune_id=year.span.commune_id,
        target_id=target,
        period=period,
        strand_id=strand,
        unit_id=unit,
        made_at=dates.now(),
        frozen_at=dates.now() if locked else None,
        **_values(outcome),
    )


def _replacing(
    old: Result,
    year: Year,
    period: Period,
    key: Key,
    outcome: Outcome,
    reason: str,
    by: Membership | None,
) -> Result:
    row = _row(year, period, key, outcome)
    row.replaces, row.reason, row.made_by = old, reason[:500], by
    return row


def _values(outcome: Outcome) -> dict[str, Any]:
    return {name: getattr(outcome, name) for name in FIELDS}


def _set(row: Result, outcome: Outcome) -> None:
    for name, value in _values(outcome).items():
        setattr(row, name, value)
    row.made_at = dates.now()


def _differs(row: Result, outcome: Outcome) -> bool:
    return any(not is_same(getattr(row, name), value) for name, value in _values(outcome).items())


def _tell(period: Period, reason: str, by: Membership | None) -> None:
    acting: Actor = SYSTEM
    if by is not None:
        user = by.person.user
        acting = Actor(user.pk if user else None, by.person.full_name, by.pk, str(by))
    entry_record("targets.result.replaced", actor=acting, subject=subject(period), reason=reason)
