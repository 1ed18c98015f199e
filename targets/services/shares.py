"""A target divided among units, and the line it should follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState, bump
from emulation.lib.text import clean_line
from emulation.org.models import Role, Unit, User
from emulation.org.rights import actor as actor_of
from emulation.org.rights import authorise, held, subject
from emulation.org.selectors import unit_names
from emulation.org.services.rows import refused_as
from emulation.trail.services import Actor, entry_record
from targets.measures import format_amount
from targets.models import (
    IndicatorKind,
    Milestone,
    Period,
    PeriodState,
    Share,
    Span,
    Target,
)
from targets.services.results import results_of_open_refresh


@dataclass(frozen=True)
class ShareRow:
    """What a unit is to do; ``seen_version`` is that of the share that was read, if any."""

    unit: Unit
    assigned: Decimal | None = None
    note: str = ""
    seen_version: int | None = None


@transaction.atomic
def shares_set(
    *,
    target: Target,
    rows: Sequence[ShareRow],
    seen: Mapping[int, int] | None = None,
    by: User | None,
) -> list[Share]:
    """Give the target to exactly these units.

    A unit that has reported figures cannot be left out. ``seen`` are the versions of all
    its shares by unit, as they were read. Raises ``StaleVersion`` where a share was
    changed, added or taken away since.
    """
    actor = authorise(by, "targets.keep", target.commune)
    shares = _give(target, rows, seen, actor)
    results_of_open_refresh(target.span, {target.pk})
    return shares


@transaction.atomic
def shares_give(
    *, span: Span, gifts: Sequence[tuple[Target, Sequence[ShareRow]]], by: User | None
) -> None:
    """Give many targets of a span, each to exactly its units: all of them, or none.

    Raises ``RowRefused``, which names the place of the target among them, from 0.
    """
    actor = authorise(by, "targets.keep", span.commune)
    for place, (target, rows) in enumerate(gifts):
        with refused_as(place):
            _give(target, rows, None, actor)
    results_of_open_refresh(span)


@transaction.atomic
def share_pledge(*, share: Share, pledged: Decimal | None, by: User) -> Share:
    """Write down what the unit pledges; its head, or the clerk for it."""
    membership = held(by, [Role.UNIT_HEAD], share.commune_id, share.unit)
    actor = actor_of(by, membership) if membership else authorise(by, "targets.keep", share.commune)
    unit_text = share.target.indicator.unit_text
    old, new = (
        "" if value is None else format_amount(value, unit_text)
        for value in (share.pledged, pledged)
    )
    bump(share, version_field="version", seen=share.version, pledged=pledged, pledged_note="")
    if old != new:
        entry_record(
            "targets.share.pledged",
            actor=actor,
            subject=subject(share.target),
            changes={"pledged": [old, new]},
        )
    return share


@transaction.atomic
def milestones_set(
    *, target: Target, values: Mapping[Period, Decimal | None], by: User | None
) -> None:
    """Say what should be reached at the end of each period; ``None`` leaves it to the line.

    Locked periods keep the line by which they were judged.
    """
    actor = authorise(by, "targets.keep", target.commune)
    kept = {row.period_id: row.value for row in target.milestones.all()}
    changed = {period: value for period, value in values.items() if kept.get(period.pk) != value}
    if any(period.state == PeriodState.LOCKED for period in changed):
        raise WrongState("Kỳ đã khóa giữ nguyên mốc đã dùng để đánh giá.")
    if any(period.span_id != target.span_id for period in changed):
        raise ValidationError("Chọn kỳ của cùng năm, cùng đợt với chỉ tiêu.")
    for period, value in changed.items():
        target.milestones.filter(period=period).delete()
        if value is not None:
            row = Milestone(commune=target.commune, target=target, period=period, value=value)
            row.full_clean()
            row.save()
    if changed:
        entry_record("targets.milestone.set", actor=actor, subject=subject(target))
        results_of_open_refresh(target.span, {target.pk})


def _give(
    target: Target, rows: Sequence[ShareRow], seen: Mapping[int, int] | None, actor: Actor
) -> list[Share]:
    _require_sound(target, rows)
    # Two clerks who divide one target come one after the other.
    list(Target.objects.select_for_update(of=("self",)).filter(pk=target.pk))
    kept = {share.unit_id: share for share in target.shares.select_related("unit")}
    before = _words(target, kept.values())
    _require_seen(kept, rows)
    if seen is not None and seen != {unit: share.version for unit, share in kept.items()}:
        raise StaleVersion()
    for unit_id in kept.keys() - {row.unit.pk for row in rows}:
        _remove(kept.pop(unit_id))
    shares = [_put(target, kept.get(row.unit.pk), row) for row in rows]
    after = _words(target, shares)
    if before != after:
        changes = {"shares": [before, after]}
        entry_record("targets.share.set", actor=actor, subject=subject(target), changes=changes)
    return shares


def _require_sound(target: Target, rows: Sequence[ShareRow]) -> None:
    units = [row.unit.pk for row in rows]
    if len(set(units)) != len(units):
        raise ValidationError("Mỗi đơn vị chỉ có một phần giao.")
    if any(row.unit.commune_id != target.commune_id for row in rows):
        raise ValidationError("Chỉ giao cho đơn vị của địa phương mình.")
    given = [row.assigned for row in rows if row.assigned is not None]
    if target.indicator.kind != IndicatorKind.CHANGE and any(value < 0 for value in given):
        raise ValidationError("Số giao phải từ 0 trở lên.")


def _require_seen(kept: Mapping[int, Share], rows: Sequence[ShareRow]) -> None:
    for row in rows:
        share = kept.get(row.unit.pk)
        if row.seen_version is not None and (share is None or share.version != row.seen_version):
            raise StaleVersion()


def _remove(share: Share) -> None:
    try:
        with transaction.atomic():
            share.delete()
    except ProtectedError as error:
        name = unit_names([share.unit], dates.today())[share.unit_id]
        holders = {row._meta.app_label for row in error.protected_objects}
        done = "báo cáo số liệu của" if "targets" in holders else "ghi đăng ký thi đua cho"
        raise ValidationError(
            f"{name} đã {done} chỉ tiêu này, không bỏ phần giao được. "
            "Để trống ô “giao” nếu chỉ muốn bỏ số đã giao."
        ) from error


def _put(target: Target, share: Share | None, row: ShareRow) -> Share:
    fields = {"assigned": row.assigned, "note": clean_line(row.note)}
    if share is None:
        share = Share(commune=target.commune, target=target, unit=row.unit, **fields)
        share.full_clean()
        share.save()
    elif any(getattr(share, name) != value for name, value in fields.items()):
        bump(share, version_field="version", seen=share.version, **fields)
    return share


def _words(target: Target, shares: Sequence[Share]) -> str:
    """Write "Thôn Liên Cơ: 210 tấn; Thôn Tân Kỳ: 160 tấn" for the trail."""
    rows = sorted(shares, key=lambda share: share.unit_id)
    names = unit_names([share.unit_id for share in rows], dates.today())
    unit_text = target.indicator.unit_text
    return "; ".join(
        f"{names[share.unit_id]}: "
        + ("theo dõi" if share.assigned is None else format_amount(share.assigned, unit_text))
        for share in rows
    )
