"""What the office does with a unit's report: received, returned, approved, confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require
from emulation.trail.services import entry_record
from targets.models import ReportFigure, ReportState, Share, UnitReport
from targets.services.reports import report_subject
from targets.services.results import results_refresh
from targets.services.submissions import (
    hold_as_read,
    require_sent,
    submission_put_approved,
    submission_stamp,
)
from targets.states import REPORT_MOVES

LONGEST_REASON = 500


@transaction.atomic
def report_receive(*, report: UnitReport, by: User) -> UnitReport:
    """Take a report in hand: from now on its unit cannot recall it."""
    require_sent(report, is_new=report.received_at is None)
    membership = require(by, "targets.receive_report", report)
    submission_stamp(report, "received_at")
    _tell("received", report, by, membership)
    return report


@transaction.atomic
def report_return(
    *, report: UnitReport, reasons: Mapping[Share, str], note: str, by: User
) -> UnitReport:
    """Send a report back; ``reasons`` names the figures that may be changed, each with why.

    Without any, the whole report may be changed and ``note`` says why.
    """
    membership = require(by, "targets.return_report", report)
    told = {share.pk: clean_line(text) for share, text in reasons.items() if clean_line(text)}
    note = nfc(note).strip()
    if not told and not note:
        raise ValidationError("Ghi lý do ở từng chỉ tiêu cần sửa, hoặc một lời chung.")
    if any(len(text) > LONGEST_REASON for text in told.values()):
        raise ValidationError(f"Mỗi lý do dài nhất {LONGEST_REASON} chữ. Viết gọn lại.")
    was_counted = report.state == ReportState.APPROVED
    hold_as_read(report)
    move(
        report,
        ReportState.RETURNED,
        moves=REPORT_MOVES,
        return_reason=note,
        returned_at=dates.now(),
        returned_by=membership,
    )
    report.figures.filter(is_current=True).update(return_reason="")
    named = _figures_named(report, told)
    if named.keys() != told.keys():
        raise ValidationError("Có chỉ tiêu không thuộc báo cáo này. Tải lại trang.")
    for share_id, figures in named.items():
        for figure in figures:
            figure.return_reason = told[share_id]
            figure.save(update_fields=["return_reason"])
    if was_counted:
        _count([report])
    _tell("returned", report, by, membership, note or "; ".join(told.values()))
    return report


@transaction.atomic
def report_approve(*, report: UnitReport, by: User) -> UnitReport:
    """Let the figures of a report count."""
    approved_here(report, by)
    _count([report])
    return report


@transaction.atomic
def reports_approve(
    *, reports: Iterable[UnitReport], by: User
) -> tuple[list[UnitReport], list[tuple[UnitReport, str]]]:
    """Approve many reports; those that cannot be are returned with why, the others count."""
    approved: list[UnitReport] = []
    refused: list[tuple[UnitReport, str]] = []
    for report in reports:
        try:
            with transaction.atomic():
                approved_here(report, by)
            approved.append(report)
        except (PermissionDenied, WrongState) as error:
            refused.append((report, str(error)))
    _count(approved)
    return approved, refused


@transaction.atomic
def report_confirm(*, report: UnitReport, by: User) -> UnitReport:
    """The unit's head says that what the clerk took down is right ("đúng")."""
    require_sent(report, is_new=report.confirmed_at is None)
    membership = require(by, "targets.confirm_report", report)
    submission_stamp(report, "confirmed_at")
    _tell("confirmed", report, by, membership)
    return report


def approved_here(report: UnitReport, by: User) -> None:
    """Move one report to approved, without counting its figures yet."""
    require_sent(report)
    membership = require(by, "targets.approve_report", report)
    submission_put_approved(report, membership, REPORT_MOVES)
    report.figures.exclude(return_reason="").update(return_reason="")
    _tell("approved", report, by, membership)


def _count(reports: Iterable[UnitReport]) -> None:
    """Compute anew what the figures of these reports are part of, each span once."""
    by_span: dict[int, list[UnitReport]] = defaultdict(list)
    for report in reports:
        by_span[report.period.span_id].append(report)
    for group in by_span.values():
        figures = ReportFigure.objects.filter(report__in=[report.pk for report in group])
        results_refresh(
            period=min((report.period for report in group), key=lambda each: each.number),
            targets=set(figures.values_list("share__target", flat=True)),
            units={report.unit_id for report in group},
        )


def _figures_named(report: UnitReport, told: Mapping[int, str]) -> dict[int, list[ReportFigure]]:
    """Return the figures of the named shares by share."""
    named: dict[int, list[ReportFigure]] = {}
    for figure in report.figures.filter(is_current=True, share__in=told):
        named.setdefault(figure.share_id, []).append(figure)
    return named


def _tell(
    verb: str, report: UnitReport, by: User, membership: Membership, reason: str = ""
) -> None:
    entry_record(
        f"targets.report.{verb}",
        actor=actor(by, membership),
        subject=report_subject(report),
        reason=reason,
    )
