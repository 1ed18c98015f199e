"""A unit's report while it is with the unit: saved, sent, taken back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState, bump, move
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
    now = dates.now()
    move(
        report,
        ReportState.SENT,
        moves=REPORT_MOVES,
        sent_at=now,
        first_sent_at=report.first_sent_at or now,
        sent_by=membership,
        received_at=None,
        confirmed_at=None,
        taken_by_phone=membership.role == Role.CLERK,
    )
    sending = _receipt(report, entries, client_uid, membership)
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
    unread = UnitReport.objects.filter(pk=report.pk, received_at=None)
    # An UPDATE holds the row, so that nobody receives it in between.
    if not unread.update(saved_at=report.saved_at):
        raise WrongState("Xã vừa tiếp nhận báo cáo này. Muốn sửa thì nhờ xã trả lại.")
    move(report, ReportState.DRAFT, moves=REPORT_MOVES)
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
    found = Sending.objects.filter(commune=report.commune_id, client_uid=client_uid)
    sending = found.select_related("report", "sent_by__person").first()
    if sending is None:
        return None
    if sending.report_id != report.pk or sending.sent_by.person.user_id != by.pk:
        raise PermissionDenied("Mã gửi này đã dùng cho một báo cáo khác.")
    return sending


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
    if report.pk is None:
        _create(report, seen_version, fields)
    else:
        bump(report, version_field="version", seen=seen_version, **fields)
    for entry in entries:
        _put(report, entry, stored.get(entry.key))


def _create(report: UnitReport, seen_version: int, fields: Mapping[str, Any]) -> None:
    """Of two devices that begin one report, one wins and the other reads it first."""
    if seen_version:
        raise StaleVersion()
    for name, value in {**fields, "version": 1}.items():
        setattr(report, name, value)
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        report.pk, report.version = None, 0
        raise StaleVersion() from error


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


def _receipt(
    report: UnitReport, entries: Sequence[Entry], client_uid: UUID, membership: Membership
) -> Sending:
    names = {entry.share.target_id: entry.share.target.name for entry in entries}
    content = {"note": report.note, "figures": frozen(entries, names)}
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Sending.objects.create(
        commune=report.commune,
        report=report,
        number=report.sendings.count() + 1,
        client_uid=client_uid,
        sent_at=report.sent_at,
        sent_by=membership,
        content=content,
        sha256=hashlib.sha256(packed.encode()).hexdigest(),
    )
