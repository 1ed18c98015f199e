"""A unit's report while it is with the unit: saved, sent, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import nfc
from emulation.org.models import Membership, Role, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import unit_names
from emulation.trail.services import Subject, entry_record
from targets.models import (
    Period,
    PeriodState,
    ReportFigure,
    ReportState,
    Sending,
    Share,
    UnitReport,
)
from targets.reporting.asked import asked_shares, units_by_target
from targets.reporting.checking import doubts_of, open_doubts
from targets.reporting.entries import Entry, Key, entry_of, frozen, settled
from targets.reporting.history import past_of
from targets.services.holding import hold_period
from targets.services.submissions import (
    submission_put_back,
    submission_put_sent,
    submission_receipt,
    submission_received,
    submission_store,
)
from targets.states import REPORT_MOVES, WRITABLE


class Doubtful(ValidationError):
    """Figures are missing, refused or to be confirmed; nothing was sent.

    ``doubts`` gives the sentences by share and strand.
    """

    def __init__(self, doubts: Mapping[Key, Sequence[Any]]) -> None:
        self.doubts = doubts
        super().__init__("Chưa gửi được: còn số phải xem lại. Các số đã nhập vẫn được lưu.")


def report_of(*, period: Period, unit: Unit) -> UnitReport:
    """Return the unit's report for the period, or a new one that is not stored yet."""
    rows = UnitReport.objects.select_related("sent_by", "returned_by", "approved_by")
    found = rows.filter(period=period, unit=unit).first()
    report = found or UnitReport(commune=period.commune, version=0)
    report.period, report.unit = period, unit
    return report


@transaction.atomic
def report_save(
    *, report: UnitReport, entries: Sequence[Entry], note: str, seen_version: int, by: User
) -> UnitReport:
    """Keep what was entered; it is the unit's own until it is sent.

    ``seen_version`` is that of the report that was read (0: there was none). Raises
    ``StaleVersion`` where somebody saved since.
    """
    membership = _writer(report, by)
    _store(report, entries, note, seen_version, membership)
    return report


@transaction.atomic
def report_send(
    *,
    report: UnitReport,
    entries: Sequence[Entry],
    note: str,
    seen_version: int,
    client_uid: UUID,
    by: User,
) -> Sending:
    """Send a report and return its receipt.

    What a device sends twice under one ``client_uid`` is received once. Raises ``Doubtful``
    while figures are missing or want a look, ``StaleVersion`` as ``report_save`` does.
    """
    received = sending_received(report, client_uid, by)
    if received:
        return received
    membership = _writer(report, by)
    shares = asked_shares(report.period, report.unit)
    entries = _complete(report, entries, shares)
    entries = _sound(report, entries)
    _store(report, entries, note, seen_version, membership)
    submission_put_sent(report, membership, REPORT_MOVES)
    sending = submission_receipt(report, _content(report, entries), client_uid, membership)
    code = "taken_by_phone" if report.taken_by_phone else "sent"
    entry_record(
        f"targets.report.{code}", actor=actor(by, membership), subject=report_subject(report)
    )
    return sending


@transaction.atomic
def report_recall(*, report: UnitReport, by: User) -> UnitReport:
    """Take a report back that the office has not received yet."""
    if report.state != ReportState.SENT or report.received_at:
        raise WrongState("Xã đã tiếp nhận báo cáo này. Muốn sửa thì nhờ xã trả lại.")
    membership = require(by, "targets.recall_report", report)
    too_late = "Xã vừa tiếp nhận báo cáo này. Muốn sửa thì nhờ xã trả lại."
    submission_put_back(report, ReportState.DRAFT, REPORT_MOVES, too_late=too_late)
    entry_record(
        "targets.report.recalled", actor=actor(by, membership), subject=report_subject(report)
    )
    return report


def report_subject(report: UnitReport) -> Subject:
    name = unit_names([report.unit_id], report.period.ends_on)[report.unit_id]
    return subject(report, f"báo cáo {report.period.name}, {name}")


def _writer(report: UnitReport, by: User) -> Membership:
    """Return the membership by which a person writes; say what is wrong with the moment."""
    if report.period.state != PeriodState.OPEN:
        raise WrongState(closed_sentence(report.period))
    if report.state not in WRITABLE:
        raise WrongState("Báo cáo này đã gửi. Thu hồi, hoặc nhờ xã trả lại, rồi mới sửa được.")
    return require(by, "targets.write_report", report)


def closed_sentence(period: Period) -> str:
    if period.state == PeriodState.PLANNED:
        return f"{period.name} chưa mở. Báo cáo được từ khi xã mở kỳ này."
    return f"{period.name} đã khóa. Có số phải sửa thì báo công chức phụ trách thi đua."


def sending_received(report: UnitReport, client_uid: UUID, by: User) -> Sending | None:
    """Return the receipt of what a device sent before under this mark, if it did."""
    refusal = "Mã gửi này đã dùng cho một báo cáo khác."
    return submission_received(report, client_uid, by, refusal)


def _complete(report: UnitReport, entries: Sequence[Entry], shares: Sequence[Share]) -> list[Entry]:
    """Add what was stored before, and an empty entry for what nobody entered."""
    given = {entry.key: settled(entry) for entry in entries}
    stored = {entry.key: entry for entry in _stored(report)}
    whole = []
    for share in shares:
        for strand in [*share.target.strands.all()] or [None]:
            empty = Entry(share=share, strand=strand)
            whole.append(given.get(empty.key) or stored.get(empty.key) or empty)
    return whole


def _sound(report: UnitReport, entries: Sequence[Entry]) -> list[Entry]:
    """Return what may be sent, confirmed only where there was a question; else ``Doubtful``."""
    units = units_by_target(entry.share for entry in entries)
    doubts = doubts_of(entries, past_of(report.unit, report.period), units)
    left = open_doubts(entries, doubts)
    if left:
        raise Doubtful(left)
    if report.state == ReportState.RETURNED:  # what was received stays as it was
        return list(entries)
    return [
        replace(entry, doubt_confirmed=entry.doubt_confirmed and entry.key in doubts)
        for entry in entries
    ]


def _store(
    report: UnitReport,
    entries: Sequence[Entry],
    note: str,
    seen_version: int,
    membership: Membership,
) -> None:
    if not hold_period(report.period):
        report.period.refresh_from_db(fields=["state"])
        raise WrongState(closed_sentence(report.period))
    entries = [settled(entry) for entry in entries]
    _require_asked(report, entries)
    stored = {entry.key: figure for entry, figure in _stored_rows(report)}
    _require_named_only(report, entries, stored)
    by_phone = membership.role == Role.CLERK
    fields = {"note": nfc(note).strip(), "saved_at": dates.now(), "taken_by_phone": by_phone}
    submission_store(report, seen_version, fields)
    for entry in entries:
        _put(report, entry, stored.get(entry.key))


def _put(report: UnitReport, entry: Entry, figure: ReportFigure | None) -> None:
    if figure is None and entry.is_empty and not entry.note:
        return
    row = figure or ReportFigure(
        commune=report.commune, report=report, share=entry.share, strand=entry.strand
    )
    if figure and entry_of(figure) == entry:
        return
    for name, value in entry.fields().items():
        setattr(row, name, value)
    row.clean_fields(exclude=["commune", "report", "share", "strand", "corrects"])
    row.save()


def _require_asked(report: UnitReport, entries: Sequence[Entry]) -> None:
    asked = {share.pk for share in asked_shares(report.period, report.unit)}
    if any(entry.share.pk not in asked for entry in entries):
        raise ValidationError("Có chỉ tiêu kỳ này đơn vị không phải báo cáo. Tải lại trang.")


def _require_named_only(
    report: UnitReport, entries: Sequence[Entry], stored: Mapping[Key, ReportFigure]
) -> None:
    """In a returned report only what was named may change, where anything was named."""
    named = {figure.share_id for figure in stored.values() if figure.return_reason}
    if report.state != ReportState.RETURNED or not named:
        return
    for entry in entries:
        figure = stored.get(entry.key)
        if entry.share.pk not in named and not (figure and entry_of(figure) == entry):
            raise ValidationError(
                "Chỉ sửa được các chỉ tiêu bị trả lại; các chỉ tiêu khác xã đã nhận."
            )


def _stored(report: UnitReport) -> list[Entry]:
    return [entry for entry, _ in _stored_rows(report)]


def _stored_rows(report: UnitReport) -> list[tuple[Entry, ReportFigure]]:
    if report.pk is None:
        return []
    rows = report.figures.filter(is_current=True).select_related(
        "share__target__indicator__measure_unit", "share__target__current", "strand"
    )
    return [(entry_of(row), row) for row in rows]


def _content(report: UnitReport, entries: Sequence[Entry]) -> dict[str, Any]:
    names = {entry.share.target_id: entry.share.target.name for entry in entries}
    return {"note": report.note, "figures": frozen(entries, names)}
