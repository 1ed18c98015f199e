"""A period is locked, opened again, and corrected after it was locked."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line, nfc
from emulation.org.models import User
from emulation.org.rights import actor, authorise, require, subject
from emulation.trail.services import entry_record
from targets.models import (
    Period,
    PeriodState,
    ReportFigure,
    ReportState,
    Result,
    UnitReport,
)
from targets.reporting.asked import units_by_target
from targets.reporting.checking import doubts_of
from targets.reporting.entries import Entry, settled
from targets.reporting.progress import why_not_lock
from targets.services.deciding import LONGEST_REASON
from targets.services.holding import hold_period
from targets.services.reports import Doubtful, report_subject
from targets.services.results import results_refresh
from targets.services.terms import terms_keep
from targets.states import PERIOD_MOVES


@transaction.atomic
def period_lock(*, period: Period, by: User | None) -> Period:
    """Close a period: its approved figures and results are frozen.

    Reports that were sent and not decided stand in the way; units that sent nothing do not.
    """
    acting = authorise(by, "targets.keep", period.commune)
    hold_period(period)
    if refused := why_not_lock(period):
        raise WrongState(refused)
    move(period, PeriodState.LOCKED, moves=PERIOD_MOVES, locked_at=dates.now())
    approved = UnitReport.objects.filter(period=period, state=ReportState.APPROVED)
    approved.update(state=ReportState.LOCKED)
    terms_keep(period)
    results_refresh(period=period)
    Result.objects.filter(period=period, is_current=True, frozen_at=None).update(
        frozen_at=dates.now()
    )
    entry_record("targets.period.locked", actor=acting, subject=subject(period))
    return period


@transaction.atomic
def period_reopen(*, period: Period, reason: str, by: User) -> Period:
    """Let units report again. What was frozen stays; what changes becomes a new row.

    From now on the period is judged by what holds today, as every open one.
    """
    membership = require(by, "targets.keep", period.commune)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do mở lại kỳ đã khóa."})
    move(period, PeriodState.OPEN, moves=PERIOD_MOVES, locked_at=None)
    locked = UnitReport.objects.filter(period=period, state=ReportState.LOCKED)
    locked.update(state=ReportState.APPROVED)
    results_refresh(period=period, reason=reason, by=membership)
    entry_record(
        "targets.period.reopened",
        actor=actor(by, membership),
        subject=subject(period),
        reason=reason,
    )
    return period


@transaction.atomic
def figure_correct(
    *,
    figure: ReportFigure,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    words: str = "",
    reason: str,
    by: User,
) -> ReportFigure:
    """Correct a figure of a locked period by a new row; the old one stays to be seen."""
    membership = require(by, "targets.keep", figure.commune)
    report = figure.report
    if report.state != ReportState.LOCKED or not figure.is_current:
        raise WrongState("Chỉ sửa như thế này số của kỳ đã khóa, và bản đang dùng của số đó.")
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do sửa số đã khóa."})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": f"Lý do dài nhất {LONGEST_REASON} chữ. Viết gọn lại."})
    entry = settled(
        Entry(
            share=figure.share,
            strand=figure.strand,
            value=value,
            numerator=numerator,
            denominator=denominator,
            words=words,
            basis=figure.basis,
            note=figure.note,
            doubt_confirmed=True,
        )
    )
    _require_sound(entry)
    row = ReportFigure(
        commune=figure.commune,
        report=report,
        share=figure.share,
        strand=figure.strand,
        corrects=figure,
        correction_reason=reason,
        corrected_at=dates.now(),
        corrected_by=membership,
        **entry.fields(),
    )
    row.clean_fields(exclude=["commune", "report", "share", "strand", "corrects", "corrected_by"])
    if not ReportFigure.objects.filter(pk=figure.pk, is_current=True).update(is_current=False):
        raise WrongState()
    row.save(force_insert=True)
    results_refresh(
        period=report.period,
        targets={figure.share.target_id},
        units={report.unit_id},
        reason=reason,
        by=membership,
    )
    entry_record(
        "targets.figure.corrected",
        actor=actor(by, membership),
        subject=report_subject(report),
        reason=reason,
        changes={figure.share.target.name: [_plain(figure), _plain(row)]},
    )
    return row


def _require_sound(entry: Entry) -> None:
    if entry.is_empty:
        raise ValidationError({"value": "Nhập số đúng."})
    doubts = doubts_of([entry], {}, units_by_target([entry.share]))
    refused = {key: [d for d in found if d.refuses] for key, found in doubts.items()}
    left = {key: found for key, found in refused.items() if found}
    if left:
        raise Doubtful(left)


def _plain(figure: ReportFigure) -> str:
    return figure.words or ("" if figure.value is None else f"{figure.value.normalize():f}")
