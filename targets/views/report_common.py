"""What the pages of reports have in common: whose report, its names, its receipt."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.dates import moment_words
from emulation.lib.text import first_lower, name_inside
from emulation.org.models import Role, Unit, User
from emulation.org.rights import granting, memberships
from emulation.org.selectors import memberships_on, unit_names
from emulation.trail.selectors import entries_of
from targets import services
from targets.models import Evidence, Period, PeriodState, ReportState, Sending, UnitReport
from targets.reporting.visible import periods_visible_to, reports_visible_to
from targets.states import REPORT_BADGES

HISTORY_LINES = 10
NO_RIGHT = "Chỉ người đứng đầu đơn vị, hoặc công chức thi đua nhập thay, gửi được báo cáo này."
NEXT = {
    ReportState.SENT: "Chờ xã xem và duyệt",
    ReportState.RETURNED: "Sửa các chỉ tiêu bị trả lại, gửi lại",
    ReportState.APPROVED: "Không phải làm gì thêm",
    ReportState.LOCKED: "Không phải làm gì thêm",
    ReportState.DRAFT: "Đã thu hồi, sửa rồi gửi lại",
}
NEXT_FOR_OTHERS = {
    ReportState.RETURNED: "Chờ đơn vị sửa các chỉ tiêu bị trả lại, gửi lại",
    ReportState.DRAFT: "Chờ đơn vị sửa rồi gửi",
}
TOO_LATE = "Kỳ đã khóa, không gửi được nữa. Có số phải sửa thì báo công chức phụ trách thi đua"
TOO_LATE_FOR_OTHERS = "Kỳ đã khóa khi báo cáo chưa được duyệt. Muốn nhận thì mở lại kỳ"


def period_seen(request: HttpRequest, uid: UUID) -> Period:
    return get_object_or_404(periods_visible_to(request.user), uid=uid)


def report_seen(request: HttpRequest, uid: UUID) -> UnitReport:
    return get_object_or_404(reports_visible_to(request.user), uid=uid)


def report_place(request: HttpRequest, uid: UUID, unit_uid: UUID) -> UnitReport:
    """Return the report of a period and unit, stored or not yet; 404 for who may not see it."""
    period = period_seen(request, uid)
    own = (one.unit for one in memberships(request.user) if one.unit.uid == unit_uid)
    unit = next(own, None)
    if unit is None or unit.commune_id != period.commune_id:
        unit = get_object_or_404(Unit, uid=unit_uid, commune=period.commune_id)
    report = services.report_of(period=period, unit=unit)
    if granting(request.user, "targets.view_report", report) is None:
        raise Http404
    return report


def writes_for(user: User, report: UnitReport) -> bool:
    """Say whether the person writes this unit's reports at all, whatever their state."""
    is_clerk = any(
        one.role == Role.CLERK and one.commune_id == report.commune_id for one in memberships(user)
    )
    return is_clerk or heads(user, report)


def heads(user: User, report: UnitReport) -> bool:
    return any(
        one.role == Role.UNIT_HEAD and one.unit_id == report.unit_id for one in memberships(user)
    )


def require_writer(request: HttpRequest, report: UnitReport) -> None:
    if not writes_for(request.user, report):
        raise PermissionDenied(NO_RIGHT)


def unit_words(report: UnitReport) -> str:
    """Return "thôn Hồng Lạc" as it was called at the end of the period."""
    return name_inside(unit_names([report.unit_id], report.period.ends_on)[report.unit_id])


def report_title(report: UnitReport, unit: str) -> str:
    return f"Báo cáo {first_lower(report.period.name)}, {unit}"


def due_words(period: Period) -> str:
    """Write "Hạn gửi 05/04/2024, còn 3 ngày." """
    days = (period.due_on - dates.today()).days
    left = f"còn {days} ngày" if days > 0 else "hôm nay" if days == 0 else f"quá {-days} ngày"
    return f"Hạn gửi {dates.date_short(period.due_on)}, {left}."


def receipt_of(report: UnitReport, sending: Sending | None, files: int) -> dict[str, Any] | None:
    """Return the receipt of a sending in words; ``files`` counts its evidence."""
    if sending is None:
        return None
    told = [one for one in sending.content["figures"] if one["value"] or one["words"]]
    return {
        "number": sending.number,
        "at": moment_words(sending.sent_at),
        "by": _by_words(sending),
        "holds": f"{len(told)} chỉ tiêu có số" + (f", {files} ảnh, tệp" if files else ""),
        "next": next_words(report),
    }


def next_words(report: UnitReport, *, is_own: bool = True) -> str:
    """Say what comes next, to the unit itself or to whoever else reads its report."""
    if report.waits_for_head:
        return "Chờ người đứng đầu đơn vị xác nhận “đúng”, hoặc người thứ hai duyệt"
    if report.is_writable and report.period.state == PeriodState.LOCKED:
        return TOO_LATE if is_own else TOO_LATE_FOR_OTHERS
    words = NEXT if is_own else NEXT | NEXT_FOR_OTHERS
    return words[ReportState(report.state)]


def returned_of(report: UnitReport, anchors: bool) -> dict[str, Any] | None:
    """Return why a report was returned; ``anchors`` where its fields stand on the page."""
    if report.state != ReportState.RETURNED or report.pk is None:
        return None
    rows = report.figures.filter(is_current=True).exclude(return_reason="")
    reasons = {
        row.share_id: {
            "name": row.share.target.name,
            "url": f"#so-{row.share.uid.hex}" if anchors and row.strand_id is None else "",
            "words": row.return_reason,
        }
        for row in rows.select_related("share__target")
    }
    named = f" {len(reasons)} chỉ tiêu" if reasons else ""
    return {
        "heading": f"Xã trả lại{named}",
        "reason": report.return_reason,
        "reasons": list(reasons.values()),
        "by_words": f"{report.returned_by.person}, {moment_words(report.returned_at)}",
    }


def others_of(report: UnitReport, user: User) -> list[dict[str, str]]:
    """Return the unit's other reports of the span, the newest first."""
    rows = reports_visible_to(user).filter(unit=report.unit_id, period__span=report.period.span_id)
    return [
        {
            "name": row.period.name,
            "url": reverse("report_read", args=[row.uid]),
            "label": row.get_state_display(),
            "badge": row.badge,
        }
        for row in rows.exclude(pk=report.pk).order_by("-period__number")
    ]


def evidence_of(report: UnitReport) -> list[Evidence]:
    if report.pk is None:
        return []
    rows = report.evidence.select_related("attachment", "share__target")
    return list(rows.defer("attachment__content"))


def helpers_of(report: UnitReport, user: User) -> list[dict[str, str]]:
    """Return whom to ask: the clerks of the commune, but for oneself."""
    rows = memberships_on(report.commune, [Role.CLERK], dates.today())
    return [
        {
            "name": row.person.full_name,
            "words": "công chức phụ trách thi đua",
            "phone": row.person.phone,
        }
        for row in rows
        if row.person.user_id != user.pk
    ][:2]


def history_of(report: UnitReport) -> list[Any]:
    return list(entries_of(report.uid)[:HISTORY_LINES]) if report.pk else []


def state_of(report: UnitReport) -> dict[str, str]:
    if report.pk is None:
        return {"badge": REPORT_BADGES[ReportState.DRAFT], "state_label": "Chưa gửi"}
    return {"badge": report.badge, "state_label": report.get_state_display()}


def _by_words(sending: Sending) -> str:
    name = str(sending.sent_by.person)
    return f"{name} (ghi thay)" if sending.sent_by.role == Role.CLERK else name
