"""The blank sheet of a unit's report: to be filled in by hand, signed and brought to the office."""

from __future__ import annotations

from collections.abc import Iterable

from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower
from emulation.org.models import Unit
from emulation.org.selectors import issuer_lines, unit_names
from emulation.papers.document import Document, Paragraph, Signature, Table
from targets.forms.report import ReportForm, ReportRow
from targets.measures import format_short
from targets.models import Period
from targets.reporting.telling import figure_words
from targets.services import report_of

HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Xã giao", "Kỳ trước", "Trong kỳ", "Lũy kế")
WIDTHS = (0.06, 0.34, 0.1, 0.12, 0.13, 0.125, 0.125)
ALIGNS = ("center", "left", "center", "right", "right", "right", "right")
ROOM = "\n\u00a0"  # a cell that is high enough for a hand
HOW = (
    "Ghi số vào cột Trong kỳ, hoặc Lũy kế. Không có thì ghi 0; chưa có số thì để trống và "
    "ghi lý do ở dưới. Tỷ lệ thì ghi số đạt trên tổng số, như 131/142. "
    "Số ước thực hiện ghi thêm chữ “ước”."
)


def sheets_of(period: Period, units: Iterable[Unit]) -> list[Document]:
    """Return a sheet for each of the units that is asked for anything."""
    units = list(units)
    names = unit_names(units, period.ends_on)
    issuer = issuer_lines(period.commune, period.ends_on)
    sheets = []
    for unit in units:
        form = ReportForm(report_of(period=period, unit=unit))
        if form.rows:
            sheets.append(_sheet(period, names[unit.pk], issuer, form))
    return sheets


def _sheet(period: Period, unit: str, issuer: tuple[str, str], form: ReportForm) -> Document:
    rows = [HEAD, *(_row(number, row) for number, row in enumerate(form.rows, start=1))]
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


def _row(number: int, row: ReportRow) -> tuple[str, ...]:
    share = row.share
    given = "" if share.assigned is None else format_short(share.assigned)
    last = figure_words(row.past.last, "") if row.past.last else ""
    if row.past.last and row.past.last.numerator is not None:
        parts = row.past.last.numerator, row.past.last.denominator
        last = "/".join(format_number(one) for one in parts if one is not None)
    total = "" if row.adds_up else "–"
    return (str(number), row.name + ROOM, row.unit, given, last, "", total)
