"""Bảng tổng hợp đăng ký of the commune: on wide pages, six targets a table, and as Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import openpyxl

from campaigns.models import Campaign
from campaigns.registering.better import BESIDE_WORDS, Beside
from campaigns.registering.office.summary import Summary, SummaryCell, SummaryRow
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.org.selectors import issuer_lines, signatories_on
from emulation.org.sheets import saved, write_rows
from emulation.papers.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
)
from emulation.papers.signing import HEAD_TITLE, Mode, signing_lines
from targets.measures import format_short

A_TABLE = 6  # targets beside each other
SIGNS = {Beside.BETTER: " (hơn)", Beside.WORSE: " (kém)"}
HOW = (
    "Mỗi ô: dòng trên là mức xã giao, dòng dưới là mức đơn vị đăng ký; “hơn”, “kém” là so với "
    "mức giao theo chiều tốt của chỉ tiêu. Số của cả xã cộng mức giao, kể cả đơn vị chưa đăng ký."
)


def summary_document(campaign: Campaign, summary: Summary, *, is_draft: bool) -> Document:
    """Return the paper; a draft while units still register or wait to be approved."""
    day = dates.today()
    issuer = issuer_lines(campaign.commune, day)
    return Document(
        kind="BẢNG TỔNG HỢP",
        subject=f"Đăng ký thi đua: {campaign.name}",
        superior=campaign.commune.superior_line,
        issuer=issuer,
        symbol="",
        place=campaign.commune.place,
        date=PartialDate(day.year, day.month, None if is_draft else day.day),
        opening=(Paragraph(_opening(summary)),),
        body=tuple(_body(summary)),
        recipients=(Recipient("Thường trực Đảng ủy, HĐND", "b/c"), Recipient("Lưu: VT")),
        signature=_signature(campaign, issuer[0], day),
        is_draft=is_draft,
        is_form=True,
        orientation="landscape",
        keywords=("thi đua", "đăng ký", "tổng hợp"),
    )


def summary_workbook(summary: Summary) -> bytes:
    """Return three sheets: targets (a line each unit and target), titles, hard jobs."""
    book = openpyxl.Workbook()
    heads = ["Đơn vị", "Trạng thái", "Chỉ tiêu", "Đơn vị tính", "Xã giao", "Đăng ký", "Bằng lời",
             "So với mức giao"]  # fmt: skip
    write_rows(book.active, heads, _target_lines(summary), "Chỉ tiêu")
    titles = ["Đơn vị", "Trạng thái", *(one.name for one in summary.honours)]
    lines = ([row.name, row.label, *row.titles] for row in summary.rows)
    write_rows(book.create_sheet(), titles, lines, "Danh hiệu")
    jobs = ([row.name, job.name, job.outcome, job.due] for row in summary.rows for job in row.jobs)
    job_heads = ["Đơn vị", "Việc khó", "Kết quả cam kết", "Xong trước"]
    write_rows(book.create_sheet(), job_heads, jobs, "Việc khó")
    return saved(book)


def _signature(campaign: Campaign, body: str, day: dt.date) -> Signature:
    """The head signs for the committee; where there is none, a deputy."""
    found = list(signatories_on(campaign.commune, day))
    heads = [one for one in found if one.signature_title.upper() == HEAD_TITLE]
    position = next(iter(heads or found), None)
    mode = Mode.COLLECTIVE if heads or position is None else Mode.COLLECTIVE_DEPUTY
    title = position.signature_title if position else ""
    lines = signing_lines(mode, body_name=body, head_title=HEAD_TITLE, signer_title=title)
    return Signature(lines, position.person.full_name if position else "")


def _opening(summary: Summary) -> str:
    total, done = len(summary.rows), summary.registered
    waiting = f" ({summary.waiting} đơn vị chờ duyệt)" if summary.waiting else ""
    returned = [row.name for row in summary.rows if row.is_back]
    missing = [row.name for row in summary.rows if not row.counts and not row.is_back]
    rest = f" Đang sửa theo ý kiến trả lại: {', '.join(returned)}." if returned else ""
    rest += f" Chưa đăng ký: {', '.join(missing)}." if missing else ""
    return f"{done} trên {total} đơn vị đã đăng ký{waiting}.{rest}"


def _body(summary: Summary) -> Iterator[Block]:
    numerals = iter(("I.", "II.", "III."))
    rows = [row for row in summary.rows if row.counts]
    if summary.targets:
        yield Heading("Chỉ tiêu đăng ký", marker=next(numerals))
        yield Paragraph(HOW)
        for start in range(0, len(summary.targets), A_TABLE):
            yield _target_table(summary, rows, start)
    if summary.honours:
        yield Heading("Danh hiệu thi đua đăng ký", marker=next(numerals))
        yield _title_table(summary, rows)
    if summary.jobs:
        yield Heading("Việc khó", marker=next(numerals))
        yield _job_table(rows)


def _target_table(summary: Summary, rows: list[SummaryRow], start: int) -> Table:
    """Return the table of some targets, with the units that have a part in any of them."""
    places = range(start, min(start + A_TABLE, len(summary.targets)))
    rows = [row for row in rows if any(row.cells[place] for place in places)]
    head = ("TT", "Đơn vị", *(_target_head(summary, place) for place in places))
    lines = [
        (
            str(number),
            row.name,
            *(_cell_words(row.cells[place], summary, place) for place in places),
        )
        for number, row in enumerate(rows, start=1)
    ]
    sums = [
        ("", "Cộng các đơn vị trên", *(_total_words(summary, place) for place in places)),
        ("", "Cả xã, theo mức giao", *(_whole_words(summary, place) for place in places)),
    ]
    sums = sums if any(sums[0][2:]) else []
    aligns = ("center", "left", *("right" for _ in places))
    widths = (0.04, 0.2, *(0.76 / len(places) for _ in places))
    return Table(
        (head, *lines, *sums),
        aligns=aligns,
        widths=widths,
        strong_rows=frozenset(range(len(lines), len(lines) + len(sums))),
        is_dense=True,
    )


def _target_head(summary: Summary, place: int) -> str:
    target = summary.targets[place]
    unit = target.indicator.unit_text
    return f"{target.name} ({unit})" if unit else target.name


def _cell_words(cell: SummaryCell | None, summary: Summary, place: int) -> str:
    if cell is None:
        return ""
    given = "–" if cell.assigned is None else format_short(cell.assigned)
    said = cell.words if cell.pledged is None else format_short(cell.pledged)
    return f"{given}\n{said or '–'}{SIGNS.get(cell.beside, '')}"


def _total_words(summary: Summary, place: int) -> str:
    given, pledged = summary.totals(place)
    if given is None and pledged is None:
        return ""
    return "\n".join("–" if one is None else format_short(one) for one in (given, pledged))


def _whole_words(summary: Summary, place: int) -> str:
    whole = summary.whole(place)
    return "" if whole is None else format_short(whole)


def _title_table(summary: Summary, rows: list[SummaryRow]) -> Table:
    head = ("TT", "Đơn vị", *(one.name for one in summary.honours))
    rows = [row for row in rows if any(row.titles)]
    lines = [
        (str(number), row.name, *(str(count or "") for count in row.titles))
        for number, row in enumerate(rows, start=1)
    ]
    sums = [str(summary.title_total(place)) for place in range(len(summary.honours))]
    columns = len(summary.honours)
    return Table(
        (head, *lines, ("", "Cộng", *sums)),
        aligns=("center", "left", *("right" for _ in sums)),
        widths=(0.04, 0.26, *(0.7 / columns for _ in sums)),
        strong_rows=frozenset({len(lines)}),
        is_dense=True,
    )


def _job_table(rows: list[SummaryRow]) -> Table:
    told = [(row, job) for row in rows for job in row.jobs]
    lines = [
        (str(number), row.name, job.name, job.outcome, job.due)
        for number, (row, job) in enumerate(told, start=1)
    ]
    head = ("TT", "Đơn vị", "Việc khó", "Kết quả cam kết", "Xong trước")
    aligns = ("center", "left", "left", "left", "center")
    return Table((head, *lines), aligns=aligns, widths=(0.04, 0.2, 0.34, 0.3, 0.12), is_dense=True)


def _target_lines(summary: Summary) -> Iterator[list[Any]]:
    for row in summary.rows:
        for target, cell in zip(summary.targets, row.cells, strict=True):
            if cell is not None:
                yield [
                    row.name,
                    row.label,
                    target.name,
                    target.indicator.unit_text,
                    cell.assigned,
                    cell.pledged,
                    cell.words,
                    BESIDE_WORDS[cell.beside],
                ]
