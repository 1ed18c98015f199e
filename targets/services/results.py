"""Results stored: recomputed while a period is open, replaced by new rows after its lock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import nfc
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require, subject
from emulation.papers.services import attachment_add
from emulation.trail.services import SYSTEM, Actor, entry_record
from targets.models import (
    Judgement,
    Period,
    PeriodState,
    Result,
    Span,
    Target,
    Verdict,
)
from targets.reporting.outcomes import Key, Outcome, outcomes_of
from targets.reporting.year import Year, year_of

FIELDS = tuple(field.name for field in fields(Outcome))
RECOMPUTED = "Tính lại vì số liệu đã thay đổi."


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
    *, period: Period, reason: str = "", by: Membership | None = None
) -> list[Result]:
    """Recompute a period and those after it; return the frozen results that were replaced.

    Called by services that have asked for the right. Constant number of queries a period.
    """
    year = year_of(period.span)
    replaced = []
    for each in year.periods:
        if each.number >= period.number:
            replaced += _store(year, each, reason or RECOMPUTED, by)
    if replaced:
        _tell(period, reason or RECOMPUTED, by)
    return replaced


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
    results_refresh(period=period, reason=words[:200], by=membership)
    entry_record("targets.judgement.made", actor=acting, subject=subject(target), reason=words)
    return row


def figures_differing(span: Span) -> list[Difference]:
    """Compute a span anew and list every stored result that differs. Writes nothing."""
    year = year_of(span)
    found: list[Difference] = []
    for period in year.periods:
        stored = _stored(period)
        computed = outcomes_of(year, period)
        for key in stored.keys() | computed.keys():
            found += _compare(period, key, stored.get(key), computed.get(key))
    return found


def _store(year: Year, period: Period, reason: str, by: Membership | None) -> list[Result]:
    stored = _stored(period)
    computed = outcomes_of(year, period)
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
    gone = [row.pk for key, row in stored.items() if key not in computed and not row.frozen_at]
    Result.objects.filter(pk__in=gone).delete()
    Result.objects.filter(pk__in=[row.pk for row in replaced]).update(is_current=False)
    Result.objects.bulk_update(changed, [*FIELDS, "made_at"], batch_size=500)
    Result.objects.bulk_create(new, batch_size=500)
    return replaced


def _stored(period: Period) -> dict[Key, Result]:
    rows = Result.objects.filter(period=period, is_current=True)
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
    return any(getattr(row, name) != value for name, value in _values(outcome).items())


def _compare(
    period: Period, key: Key, row: Result | None, outcome: Outcome | None
) -> Iterator[Difference]:
    if row is None or outcome is None:
        yield Difference(period, key, "", row, outcome)
        return
    for name, value in asdict(outcome).items():
        if getattr(row, name) != value:
            yield Difference(period, key, name, getattr(row, name), value)


def _tell(period: Period, reason: str, by: Membership | None) -> None:
    acting: Actor = SYSTEM
    if by is not None:
        user = by.person.user
        acting = Actor(user.pk if user else None, by.person.full_name, by.pk, str(by))
    entry_record("targets.result.replaced", actor=acting, subject=subject(period), reason=reason)
