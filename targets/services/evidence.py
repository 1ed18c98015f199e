"""Photographs and papers that prove what a unit reports."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import actor, require
from emulation.papers.services import attachment_add
from emulation.trail.services import entry_record
from targets.models import Evidence, Share, UnitReport
from targets.services.reports import report_subject

MOST_FILES = 20


@transaction.atomic
def evidence_add(
    *, report: UnitReport, upload: UploadedFile, share: Share | None = None, by: User
) -> Evidence:
    """Attach a file to a report that is being written, or to one of its figures."""
    acting = actor(by, require(by, "targets.write_report", report))
    if report.pk is None:
        raise WrongState("Lưu báo cáo trước, rồi gửi kèm ảnh, giấy.")
    if share and (share.unit_id, share.target.span_id) != (report.unit_id, report.period.span_id):
        raise ValidationError("Chỉ tiêu này không thuộc báo cáo của đơn vị.")
    if report.evidence.count() >= MOST_FILES:
        raise ValidationError(f"Mỗi báo cáo kèm nhiều nhất {MOST_FILES} tệp.")
    row = Evidence(
        commune=report.commune,
        report=report,
        share=share,
        attachment=attachment_add(commune=report.commune, upload=upload, by_actor=acting),
    )
    row.full_clean()
    row.save()
    entry_record("targets.report.evidence_added", actor=acting, subject=report_subject(report))
    return row


@transaction.atomic
def evidence_remove(*, evidence: Evidence, by: User) -> None:
    """Take a file back while the report is still being written."""
    report = evidence.report
    acting = actor(by, require(by, "targets.write_report", report))
    attachment = evidence.attachment
    evidence.delete()
    attachment.delete()
    entry_record("targets.report.evidence_removed", actor=acting, subject=report_subject(report))
