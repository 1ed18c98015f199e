"""Results stored: recomputed while a period is open, replaced by new rows after its lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Context, Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, Q

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import nfc
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require, subject
from emulation.papers.services import attachment_add
from emulation.trail.models import Entry
from emulation.trail.services import SYSTEM, Actor, entry_record
from targets.models import (
    Judgement,
    Period,
    PeriodState,
    Result,
    Span,
    Target,
    UnitReport,
    Verdict,
)
from targets.reporting.outcomes import Key, Outcome, outcomes_of
from targets.reporting.year import Year, year_of
from targets.services.holding import hold_span
from targets.states import COUNTED

FIELDS = tuple(field.name for field in fields(Outcome))
RECOMPUTED = "Tính lại vì số liệu đã thay đổi."
# SQLite keeps so many digits of a decimal; "1.189.981.390,710383 đồng" has more.
_DIGITS = Context(prec=15)
_BATCH = 200
# What changes a target otherwise than by figures, and what follows from it in a result.
_CHANGES = (
    "targets.share.set",
    "targets.target.changed",
    "targets.target.value_set",
    "targets.target.ended",
)
_JUDGED_BY = ("expected", "asked", "verdict", "why")


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
        """Return the targets with all wholes that they are parts of."""
        units = None if units is None else frozenset(units)
        if targets is None:
            return cls(units=units)
        parents = dict(Target.objects.filter(span=span).values_list("pk", "parent"))
        wholes = {whole for target in targets for whole in _up(target, parents)}
        tops = {whole for whole in wholes if parents.get(whole) is None}
        needed = {target for target in parents if tops.intersection(_up(target, parents))}
        return cls(frozenset(wholes), units, frozenset(needed))


EVERYTHING = Scope()


def _up(target: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """Yield a target, the whole it is a part of, and so on."""
    place: int | None = target
    while place is not None:
        yield place
        place = parents.get(place)


@dataclass(frozen=True)
class Difference:
    """A stored result that is not what its figures give; ``stored`` or ``computed`` may lack."""

    period: Period
    key: Key
    field: str
    stored: Any
    computed: Any


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
    them for the commune follows, everything else stays as it is. Called by services that have
    asked for the right. Constant number of queries a period.
    """
    hold_span(period.span_id)
    scope = Scope.of(period.span, targets, units)
    if _lacks_rows(period):
        scope = EVERYTHING
    year = year_of(period.span, scope.needed)
    replaced = []
    for each in year.periods:
        if each.number >= period.number:
            replaced += _store(year, each, scope, reason or RECOMPUTED, by)
    if replaced:
        _tell(period, reason or RECOMPUTED, by)
    return replaced


def results_of_open_refresh(span: Span, targets: Collection[int] | None = None) -> None:
    """Recompute from the first open period on, after shares or milestones were changed.

    Periods locked before it keep what they were judged by.
    """
    first = span.periods.filter(state=PeriodState.OPEN).order_by("number").first()
    if first and Result.objects.filter(period__span=span).exists():
        results_refresh(period=first, targets=targets)


@transaction.atomic
def judgement_make(
    *,
    target: Target,
    period: Period,
    verdict: str,
    words: str,
    upload: UploadedFile | None = None,
    by: User,
) -> Judgement:
    """Judge what figures cannot; a later judgement of the same period replaces the earlier."""
    membership = require(by, "targets.keep", target.commune)
    words = nfc(words).strip()
    if verdict not in (Verdict.EXCEEDED, Verdict.MET, Verdict.AT_RISK, Verdict.BEHIND):
        raise ValidationError({"verdict": "Chọn vượt, đạt, có nguy cơ hoặc chưa đạt."})
    if not words:
        raise ValidationError({"words": "Ghi căn cứ đánh giá: việc gì đã làm, theo văn bản nào."})
    if period.state == PeriodState.PLANNED:
        raise WrongState(f"{period.name} chưa mở.")
    if period.span_id != target.span_id:
        raise ValidationError("Chọn kỳ của cùng năm, cùng đợt với chỉ tiêu.")
    acting = actor(by, membership)
    attachment = (
        attachment_add(commune=target.commune, upload=upload, by_actor=acting) if upload else None
    )
    old = Judgement.objects.filter(target=target, period=period, is_current=True).first()
    if old and not Judgement.objects.filter(pk=old.pk, is_current=True).update(is_current=False):
        raise WrongState()
    row = Judgement(
        commune=target.commune,
        target=target,
        period=period,
        verdict=verdict,
        words=words,
        attachment=attachment or (old.attachment if old else None),
        replaces=old,
        made_at=dates.now(),
        made_by=membership,
    )
    row.clean_fields(exclude=["commune", "target", "period", "attachment", "replaces"])
    row.save(force_insert=True)
    results_refresh(period=period, targets={target.pk}, reason=words[:200], by=membership)
    entry_record("targets.judgement.made", actor=acting, subject=subject(target), reason=words)
    return row


def figures_differing(span: Span) -> list[Difference]:
    """Compute a span anew and list every stored result that differs. Writes nothing.

    A target that was divided or set otherwise after a lock keeps what it was judged by then.
    """
    year = year_of(span)
    changed = _changed_on(year)
    found: list[Difference] = []
    for period in year.periods:
        locked_at = period.locked_at
        kept = {key for key, at in changed.items() if locked_at and at > locked_at}
        stored = _stored(period, EVERYTHING)
        if not stored and not _is_counted(period):
            continue  # opened, and nothing has been approved since
        computed = outcomes_of(year, period)
        for key in [*computed, *(key for key in stored if key not in computed)]:
            found += _compare(
                period, key, stored.get(key), computed.get(key), is_kept=key[0] in kept
            )
    return found


def _is_counted(period: Period) -> bool:
    """Say whether a period must have results: it is locked, or a report of it counts."""
    return (
        period.state == PeriodState.LOCKED
        or UnitReport.objects.filter(period=period, state__in=COUNTED).exists()
    )


def _store(
    year: Year, period: Period, scope: Scope, reason: str, by: Membership | None
) -> list[Result]:
    stored = _stored(period, scope)
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
    Result.objects.filter(pk__in=[row.pk for row in gone if not row.frozen_at]).delete()
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
    return replaced


def _lacks_rows(period: Period) -> bool:
    """Say whether an open period from this one on has targets without a row."""
    standing = Q(results__is_current=True, results__unit=None, results__strand=None)
    rows = period.span.periods.filter(state=PeriodState.OPEN, number__gte=period.number)
    counted = rows.annotate(stored=Count("results", filter=standing))
    return counted.exclude(stored=period.span.targets.count()).exists()


def _stored(period: Period, scope: Scope) -> dict[Key, Result]:
    rows = Result.objects.filter(period=period, is_current=True)
    if scope.targets is not None:
        rows = rows.filter(target__in=scope.targets)
    if scope.units is not None:
        rows = rows.filter(Q(unit__in=scope.units) | Q(unit=None))
    return {(row.target_id, row.strand_id, row.unit_id): row for row in rows}


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
    return any(not _same(getattr(row, name), value) for name, value in _values(outcome).items())


def _same(stored: Any, computed: Any) -> bool:
    if isinstance(stored, Decimal) and isinstance(computed, Decimal):
        return _DIGITS.plus(stored) == _DIGITS.plus(computed)
    return stored == computed


def _changed_on(year: Year) -> dict[int, dt.datetime]:
    """Return by target when it, or a part of it, was last divided or set otherwise."""
    parents = {target.pk: target.parent_id for target in year.targets}
    keys = {target.uid: target.pk for target in year.targets}
    told = Entry.objects.filter(object_uid__in=keys, code__in=_CHANGES).order_by("at")
    changed = {}
    for uid, at in told.values_list("object_uid", "at"):
        changed |= dict.fromkeys(_up(keys[uid], parents), at)
    return changed


def _compare(
    period: Period, key: Key, row: Result | None, outcome: Outcome | None, *, is_kept: bool
) -> Iterator[Difference]:
    if row is None or outcome is None:
        if not is_kept or (row or outcome).value is not None:
            yield Difference(period, key, "", row, outcome)
        return
    for name, value in asdict(outcome).items():
        if not (is_kept and name in _JUDGED_BY) and not _same(getattr(row, name), value):
            yield Difference(period, key, name, getattr(row, name), value)


def _tell(period: Period, reason: str, by: Membership | None) -> None:
    acting: Actor = SYSTEM
    if by is not None:
        user = by.person.user
        acting = Actor(user.pk if user else None, by.person.full_name, by.pk, str(by))
    entry_record("targets.result.replaced", actor=acting, subject=subject(period), reason=reason)
