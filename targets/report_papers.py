"""The blank sheet of a unit's report: to be filled in by hand, signed and brought to the office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower
from emulation.org.models import Unit
from emulation.org.selectors import issuer_lines, unit_names
from emulation.papers.document import Document, Paragraph, Signature, Table
from targets.measures import format_short
from targets.models import Period, ReportFigure, Share, Strand
from targets.reporting.asked import asked_shares
from targets.reporting.entries import Key, told_in_words
from targets.reporting.history import NOTHING, Past, past_of, past_of_all
from targets.reporting.telling import adds_up, figure_words

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Xã giao", "Kỳ trước", "Trong kỳ", "Lũy kế")
WIDTHS = (0.06, 0.34, 0.1, 0.12, 0.13, 0.125, 0.125)
ALIGNS = ("center", "left", "center", "right", "right", "right", "right")
ROOM = "\n\u00a0"  # a cell that is high enough for a hand
HOW = (
    "Ghi số vào cột Trong kỳ, hoặc Lũy kế. Không có thì ghi 0; chưa có số thì để trống và "
    "ghi lý do ở dưới. Tỷ lệ thì ghi số đạt trên tổng số, như 131/142. "
    "Số ước thực hiện ghi thêm chữ “ước”."
)


@dataclass(frozen=True)
class Line:
    """What a sheet asks for: a target given to the unit, or one strand of it."""

    share: Share
    strand: Strand | None
    past: Past


def sheet_of(period: Period, unit: Unit) -> Document | None:
    """Return the sheet of one unit; ``None`` where it is asked for nothing."""
    sheets = _sheets(period, asked_shares(period, unit), past_of(unit, period))
    return next(sheets, None)


def sheets_of(period: Period) -> list[Document]:
    """Return a sheet for each unit that is asked for anything, in few queries for all."""
    return list(_sheets(period, asked_shares(period), past_of_all(period)))


def _sheets(
    period: Period, shares: Sequence[Share], past: Mapping[Key, Past]
) -> Iterator[Document]:
    lines: dict[int, list[Line]] = defaultdict(list)
    for share in shares:
        share.target.span = period.span
        for strand in [*share.target.strands.all()] or [None]:
            key = (share.pk, strand.pk if strand else None)
            lines[share.unit_id].append(Line(share, strand, past.get(key, NOTHING)))
    names = unit_names(lines, period.ends_on)
    issuer = issuer_lines(period.commune, period.ends_on)
    for unit, asked in lines.items():
        yield _sheet(period, names[unit], issuer, asked)


def _sheet(period: Period, unit: str, issuer: tuple[str, str], lines: Sequence[Line]) -> Document:
    rows = [HEAD, *(_row(number, line) for number, line in enumerate(lines, start=1))]
    due = dates.date_short(period.due_on)
    return Document(
        kind="PHIẾU BÁO CÁO",
        subject=f"Kết quả thực hiện chỉ tiêu {first_lower(period.name)}",
        superior=issuer[0] + " " + issuer[1],
        issuer=(unit.upper(),),
        symbol="",
        place=period.commune.place,
        date=PartialDate(year=period.due_on.year),
        opening=(Paragraph(f"Gửi công chức phụ trách thi đua của xã trước ngày {due}. {HOW}"),),
        body=(
            Table(tuple(rows), widths=WIDTHS, aligns=ALIGNS),
            Table(((f"Ghi chú, lý do chưa có số:{ROOM * 3}",),), head_rows=0),
        ),
        signature=Signature(("NGƯỜI BÁO CÁO",)),
        is_form=True,
    )


def _row(number: int, line: Line) -> tuple[str, ...]:
    share, last = line.share, line.past.last
    target = share.target
    name = f"{target.name}: {line.strand.name}" if line.strand else target.name
    given = "" if share.assigned is None else format_short(share.assigned)
    total = "" if adds_up(share) and not told_in_words(share) else "–"
    return (str(number), name + ROOM, target.indicator.unit_text, given, _last(last), "", total)


def _last(figure: ReportFigure | None) -> str:
    if figure is None:
        return ""
    if figure.numerator is None:
        return figure_words(figure, "")
    parts = figure.numerator, figure.denominator
    return "/".join(format_number(one) for one in parts if one is not None)
