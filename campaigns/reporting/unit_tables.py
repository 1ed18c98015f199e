"""Results of every unit beside the commune's: the units are columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from campaigns.inputs import AppendixInput, BlockInput
from campaigns.reporting.tables import plain_table
from campaigns.reporting.words import result_words
from campaigns.stored_targets import StoredTarget, value_signs
from campaigns.told import Told, as_printed, told_of
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.lib.text import first_upper
from emulation.org.selectors import commune_name, unit_names
from targets.following.standings import standing_targets
from targets.listing import value_words
from targets.measures import Standing, label
from targets.models import Period, Result, Share, Target

HEAD = ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Toàn {commune}")
TITLE = "Kết quả thực hiện chỉ tiêu của từng đơn vị"
SHEET_HEAD = (
    "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Cùng kỳ",
    "So cùng kỳ (%)", "Đánh giá", "Vì sao",
)  # fmt: skip
_UNITS_A_SHEET = 10

Cells = dict[tuple[str, int], Decimal | str]


def unit_rows(period: Period, targets: Sequence[StoredTarget]) -> list[list[str]]:
    """Return head and rows with a column for each unit that holds a share; three queries."""
    cells, units = _cells(period), _units(period)
    commune = commune_name(period.commune, dates.today()).split()[0]
    rows = [[*(name.format(commune=commune) for name in HEAD), *units.values()]]
    for target in targets:
        uid = target["uid"]
        told = [first_upper(target["name"]), target["unit"], value_signs(target)]
        rows.append(
            [*told, result_words(target), *(_printed(cells.get((uid, unit), "")) for unit in units)]
        )
    return rows


def unit_appendices(period: Period, targets: Sequence[StoredTarget]) -> list[AppendixInput]:
    """Return landscape appendices of ten units each; none where no unit holds a share."""
    rows = unit_rows(period, targets)
    fixed, count = len(HEAD), len(rows[0]) - len(HEAD)
    sheets = [
        range(first, min(first + _UNITS_A_SHEET, count))
        for first in range(0, count, _UNITS_A_SHEET)
    ]
    return [
        AppendixInput(
            TITLE if len(sheets) == 1 else f"{TITLE} ({number}/{len(sheets)})",
            "landscape",
            (BlockInput(table=_sheet(rows, fixed, columns)),),
        )
        for number, columns in enumerate(sheets, start=1)
    ]


def _sheet(rows: list[list[str]], fixed: int, columns: range) -> dict:
    part = [[*row[:fixed], *(row[fixed + column] for column in columns)] for row in rows]
    return plain_table(part, [], ["left", "center", *["right"] * (fixed - 2 + len(columns))])


def _units(period: Period) -> dict[int, str]:
    rows = Share.objects.filter(target__span=period.span_id, commune=period.commune_id)
    keys = list(rows.order_by("unit").values_list("unit", flat=True).distinct())
    names = unit_names(keys, dates.today())
    return {key: names[key] for key in keys}


def _printed(cell: Decimal | str) -> str:
    return cell if isinstance(cell, str) else format_number(cell)


def _cells(period: Period) -> Cells:
    rows = Result.objects.filter(
        period=period, unit__isnull=False, strand=None, is_current=True
    ).select_related("target")
    return {(str(row.target.uid), row.unit_id): _told(row) for row in rows}


def _told(row: Result) -> Decimal | str:
    if row.value is not None:
        return as_printed(row.value)
    return row.words if row.words else "chưa có" if row.asked else ""


def results_rows(period: Period) -> tuple[list[str], list[list[Any]]]:
    """Return head and rows of the whole summary for a sheet: figures are numbers there."""
    targets = list(
        Target.objects.filter(standing_targets(period), span=period.span_id)
        .select_related("indicator", "current", "parent")
        .order_by("position", "pk")
    )
    told, cells, units = told_of(period, targets), _cells(period), _units(period)
    head = [*SHEET_HEAD, *units.values()]
    is_last = period.ends_on >= period.span.ends_on
    rows = [
        [*_own(target, told[target.pk], is_last), *_of_units(target, units, cells)]
        for target in targets
    ]
    return head, rows


def _own(target: Target, told: Told, is_last: bool) -> list[Any]:
    current, unit = target.current, target.indicator.unit_text
    standing = label(Standing(told.verdict), is_last) if told.is_asked else "Chưa đến kỳ"
    return [
        target.name,
        unit,
        value_words(current, unit),
        told.words if told.result is None else told.result,
        told.percent,
        told.last,
        told.change,
        standing,
        told.why,
    ]


def _of_units(target: Target, units: Iterable[int], cells: Cells) -> list[Any]:
    return [cells.get((str(target.uid), unit), "") for unit in units]
