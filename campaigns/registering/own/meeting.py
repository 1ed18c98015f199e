"""The sheet for the village meeting: what is pledged, who registers, room to tick and sign."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.models import Aspirant, Registration
from campaigns.models.honours import SubjectKind
from campaigns.registering.own.people import honours_of
from campaigns.registering.own.pledges import WriteForm
from campaigns.registering.own.rows import JobRow, PledgeRow
from campaigns.registering.services.aspirants import households_of
from emulation.lib import dates
from emulation.lib.dates import PartialDate, date_short
from emulation.org.selectors import issuer_lines, unit_name, unit_names
from emulation.papers.document import Document, Heading, Paragraph, Signature, Table
from targets.measures import format_short

ROOM = "\n\u00a0"  # a cell that is high enough for a hand
BLANK_ROWS = 3
PLEDGES = ("TT", "Chỉ tiêu", "Xã giao", "Dự kiến đăng ký", "Họp thống nhất")
JOBS = ("TT", "Việc khó nhận làm", "Kết quả cam kết", "Xong trước ngày")
NAMES = ("TT", "Người, tập thể", "Danh hiệu đăng ký", "Ký tên")
HOUSEHOLDS = ("TT", "Chủ hộ", "Mã hộ, địa chỉ", "Đăng ký", "Ký tên")
SIGNERS = ("CHỦ TRÌ HỌP",)
HOW = (
    "Đọc trước cuộc họp; ghi mức thống nhất vào cột Họp thống nhất. Hộ đăng ký thì đánh dấu × "
    "vào cột Đăng ký và ký tên. Họp xong, chụp ảnh phiếu này kèm theo đăng ký."
)


def meeting_sheet_of(registration: Registration) -> Document:
    """Return the sheet as the registration stands now."""
    campaign, today = registration.campaign, dates.today()
    issuer = issuer_lines(registration.commune, today)
    form = WriteForm(registration)
    return Document(
        kind="PHIẾU HỌP ĐĂNG KÝ THI ĐUA",
        subject=campaign.name,
        superior=" ".join(issuer),
        issuer=(unit_name(registration.unit, today).upper(),),
        symbol="",
        place=registration.commune.place,
        date=PartialDate(year=today.year),
        opening=(
            Paragraph(f"Gửi đăng ký trước hết ngày {date_short(campaign.register_until)}. {HOW}"),
            Paragraph("Số người dự họp: ........ trên ........ hộ; họp lúc ........ ngày ........"),
        ),
        body=(
            *_pledges(form.rows),
            *_jobs(form.jobs),
            *_names(registration),
            *_households(registration),
        ),
        signature=Signature(SIGNERS),
        is_form=True,
    )


def _pledges(rows: Iterable[PledgeRow]) -> tuple[Heading | Table, ...]:
    lines = [
        (str(number), row.name + ROOM, _assigned(row), _pledged(row), "")
        for number, row in enumerate(rows, 1)
    ]
    if not lines:
        return ()
    table = Table(
        (PLEDGES, *lines),
        widths=(0.07, 0.4, 0.17, 0.18, 0.18),
        aligns=("center", "left", "right", "right", "left"),
    )
    return Heading("I. CHỈ TIÊU ĐĂNG KÝ"), table


def _assigned(row: PledgeRow) -> str:
    return "" if row.share.assigned is None else format_short(row.share.assigned, row.unit)


def _pledged(row: PledgeRow) -> str:
    """The draft's own figure; the share proposed by the form is no pledge yet."""
    return row.said if row.stored else ""


def _jobs(rows: Iterable[JobRow]) -> tuple[Heading | Table, ...]:
    written = [row.stored for row in rows if row.stored]
    lines = [
        (str(number), one.name, one.outcome, date_short(one.due_on) if one.due_on else "")
        for number, one in enumerate(written, 1)
    ]
    lines += [(str(len(written) + blank), ROOM, "", "") for blank in range(1, BLANK_ROWS)]
    table = Table(
        (JOBS, *lines),
        widths=(0.07, 0.43, 0.32, 0.18),
        aligns=("center", "left", "left", "left"),
    )
    return Heading("II. VIỆC KHÓ"), table


def _names(registration: Registration) -> tuple[Heading | Table, ...]:
    rows = _aspirants(registration)
    units = unit_names([row.collective_id for row in rows if row.collective_id], dates.today())
    lines = [
        (
            str(number),
            (row.person.full_name if row.person else units[row.collective_id]) + ROOM,
            row.honour.name,
            "",
        )
        for number, row in enumerate(rows, 1)
    ]
    lines += [(str(len(rows) + blank), ROOM, "", "") for blank in range(1, BLANK_ROWS)]
    table = Table(
        (NAMES, *lines),
        widths=(0.07, 0.38, 0.33, 0.22),
        aligns=("center", "left", "left", "left"),
    )
    return Heading("III. NGƯỜI, TẬP THỂ ĐĂNG KÝ DANH HIỆU"), table


def _aspirants(registration: Registration) -> list[Aspirant]:
    if registration.pk is None:
        return []
    rows = registration.aspirants.filter(is_standing=True, household=None)
    ordered = rows.order_by("honour__subject", "honour__position", "pk")
    return list(ordered.select_related("honour", "person", "collective"))


def _households(registration: Registration) -> tuple[Heading | Table, ...]:
    """One list for each title for households; every household of the village stands in it."""
    rows = list(households_of(registration.unit))
    if not rows:
        return ()
    ticked: dict[int, set[int]] = {}
    if registration.pk:
        stored = registration.aspirants.filter(is_standing=True, household__isnull=False)
        for honour, household in stored.values_list("honour", "household"):
            ticked.setdefault(honour, set()).add(household)
    blocks: list[Heading | Table] = []
    for honour in honours_of(registration):
        if honour.subject != SubjectKind.HOUSEHOLD:
            continue
        chosen = ticked.get(honour.pk, set())
        lines = [
            (
                str(number),
                one.head.full_name,
                ", ".join(filter(None, (one.code, one.address))),
                "×" if one.pk in chosen else "",
                "",
            )
            for number, one in enumerate(rows, 1)
        ]
        table = Table(
            (HOUSEHOLDS, *lines),
            widths=(0.08, 0.32, 0.26, 0.12, 0.22),
            aligns=("center", "left", "left", "center", "left"),
        )
        blocks += [Heading(f"IV. HỘ ĐĂNG KÝ {honour.name.upper()}: {len(rows)} HỘ"), table]
    return tuple(blocks)
