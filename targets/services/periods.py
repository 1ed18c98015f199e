"""Reporting periods: planned, opened, put off, locked and opened again.

What a lock does to reports and results stands in ``targets.services.locking``.
"""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.rights import authorise, subject
from emulation.trail.services import entry_record
from targets.measures.rhythm import Part, parts_of
from targets.models import Period, PeriodState, Span
from targets.reporting.progress import why_not_open
from targets.states import PERIOD_MOVES

DAYS_TO_REPORT = 5


@transaction.atomic
def periods_plan(
    *, span: Span, kind: str, days_to_report: int = DAYS_TO_REPORT, by: User | None
) -> list[Period]:
    """Divide a span into periods of one rhythm; none of it may have periods yet."""
    actor = authorise(by, "targets.keep", span.commune)
    if span.periods.exists():
        raise ValidationError(f"{span.name} đã chia kỳ báo cáo rồi.")
    if not 0 <= days_to_report <= 60:
        raise ValidationError({"days_to_report": "Chọn từ 0 đến 60 ngày sau khi hết kỳ."})
    parts = parts_of(kind, span.name, span.starts_on, span.ends_on)
    periods = [_period(span, kind, part, days_to_report) for part in parts]
    for period in periods:
        period.full_clean()
        period.save()
    entry_record("targets.period.planned", actor=actor, subject=subject(span))
    return periods


@transaction.atomic
def period_change(
    *, period: Period, name: str, starts_on: dt.date, ends_on: dt.date, due_on: dt.date, by: User
) -> Period:
    """Change a period that was not opened yet."""
    actor = authorise(by, "targets.keep", period.commune)
    if period.state != PeriodState.PLANNED:
        raise WrongState("Kỳ đã mở: chỉ gia hạn được, không sửa ngày nữa.")
    period.name, period.starts_on, period.ends_on = clean_line(name), starts_on, ends_on
    period.due_on = period.original_due_on = due_on
    _require_place(period)
    period.full_clean()
    period.save()
    entry_record("targets.period.changed", actor=actor, subject=subject(period))
    return period


@transaction.atomic
def period_open(*, period: Period, by: User | None) -> Period:
    """Let units report. Earlier periods need not be locked: late figures may still come."""
    actor = authorise(by, "targets.keep", period.commune)
    if refused := why_not_open(period):
        raise WrongState(refused)
    move(period, PeriodState.OPEN, moves=PERIOD_MOVES, opened_at=dates.now())
    entry_record("targets.period.opened", actor=actor, subject=subject(period))
    return period


@transaction.atomic
def period_extend(*, period: Period, due_on: dt.date, reason: str, by: User) -> Period:
    """Put the deadline off. Punctuality goes on being measured against the first one."""
    actor = authorise(by, "targets.keep", period.commune)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do gia hạn."})
    if due_on <= period.due_on:
        raise ValidationError(
            {"due_on": f"Hạn mới phải sau hạn đang có ({dates.date_short(period.due_on)})."}
        )
    rows = Period.objects.filter(pk=period.pk, due_on=period.due_on)
    if not rows.exclude(state=PeriodState.LOCKED).update(due_on=due_on):
        raise WrongState()
    changes = {"due_on": [dates.date_short(period.due_on), dates.date_short(due_on)]}
    period.due_on = due_on
    entry_record(
        "targets.period.extended",
        actor=actor,
        subject=subject(period),
        reason=reason,
        changes=changes,
    )
    return period


def due_on_of(part: Part, days_to_report: int) -> dt.date:
    return part.ends_on + dt.timedelta(days=days_to_report)


def _period(span: Span, kind: str, part: Part, days_to_report: int) -> Period:
    due_on = due_on_of(part, days_to_report)
    return Period(
        commune=span.commune,
        span=span,
        kind=kind,
        number=part.number,
        name=part.name,
        starts_on=part.starts_on,
        ends_on=part.ends_on,
        due_on=due_on,
        original_due_on=due_on,
    )


def _require_place(period: Period) -> None:
    """A period lies in its span, between its neighbours."""
    span = period.span
    if period.starts_on < span.starts_on or period.ends_on > span.ends_on:
        raise ValidationError({"ends_on": f"Kỳ phải nằm trong {span.name.lower()}."})
    others = span.periods.exclude(pk=period.pk)
    if period.ends_on < span.ends_on and not others.filter(number__gt=period.number).exists():
        raise ValidationError(
            {
                "ends_on": f"Kỳ cuối phải hết cùng ngày với {span.name.lower()}: "
                "kỳ này hỏi cả những chỉ tiêu mỗi năm báo một lần."
            }
        )
    if others.filter(starts_on__lte=period.ends_on, ends_on__gte=period.starts_on).exists():
        raise ValidationError({"starts_on": "Kỳ này trùng ngày với một kỳ khác."})
    earlier = others.filter(number__lt=period.number, starts_on__gt=period.starts_on)
    later = others.filter(number__gt=period.number, starts_on__lt=period.starts_on)
    if earlier.exists() or later.exists():
        raise ValidationError({"starts_on": "Các kỳ phải theo thứ tự trong năm."})
    if period.due_on < period.ends_on:
        raise ValidationError({"due_on": "Hạn gửi phải từ ngày hết kỳ trở đi."})
