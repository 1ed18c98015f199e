"""Years beside each other as an Excel file: figures as numbers, what was asked in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl

from emulation.lib.quantities import parse_number
from emulation.org.sheets import saved, write_rows
from targets.following.figures import figure
from targets.following.years import Course, YearFigure
from targets.models import Indicator

Figures = Sequence[YearFigure | None]
DONG, IN_MILLIONS = "đồng", "triệu đồng"
MILLION = Decimal(1_000_000)
_LONG = 100 * MILLION
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class YearRow:
    """An indicator of a commune; ``place`` is named where several are read."""

    indicator: Indicator
    place: str
    figures: Figures

    @property
    def unit_text(self) -> str:
        return IN_MILLIONS if self._is_long else self.indicator.unit_text

    @property
    def shown(self) -> Figures:
        """The figures as a page has room for them: đồng by the million."""
        if not self._is_long:
            return self.figures
        return [each and replace(each, done=_millions(each.result)) for each in self.figures]

    @property
    def _is_long(self) -> bool:
        results = [each.result for each in self.figures if each and each.result is not None]
        return self.indicator.unit_text == DONG and any(abs(one) >= _LONG for one in results)


def years_workbook(rows: Iterable[YearRow], years: Sequence[int], *, several: bool) -> bytes:
    """Return all indicators, three columns a year."""
    book = openpyxl.Workbook()
    heads = ["Chỉ tiêu", *(["Nơi"] if several else []), "Đơn vị tính"]
    heads += [f"{what} {year}" for year in years for what in ("Chỉ tiêu", "Kết quả", "%")]
    lines = (_line(row, several=several) for row in rows)
    write_rows(book.active, heads, lines, title="Qua các năm")
    book.active.freeze_panes = "B2"
    return saved(book)


def course_workbook(
    course: Course, places: Iterable[tuple[str, Figures]], years: list[int]
) -> bytes:
    """Return one indicator year by year, and on a second sheet its communes side by side."""
    book = openpyxl.Workbook()
    unit = course.indicator.unit_text
    heads = ["Năm", "Chỉ tiêu", f"Kết quả ({unit})" if unit else "Kết quả"]
    heads += ["So với chỉ tiêu (%)", "Mức đạt", "Số đến hết"]
    write_rows(book.active, heads, map(_year, course.years), title="Từng năm")
    lines = [[place, *map(_result, figures)] for place, figures in places]
    if lines:
        beside = book.create_sheet()
        write_rows(beside, ["Nơi", *map(str, years)], lines, title="Các xã cạnh nhau")
    return saved(book)


def _millions(value: Decimal | None) -> str:
    return figure(None if value is None else (value / MILLION).quantize(_TENTH, ROUND_HALF_UP))


def _line(row: YearRow, *, several: bool) -> list[Any]:
    line = [row.indicator.name, *([row.place] if several else []), row.indicator.unit_text]
    for each in row.figures:
        line += [each.asked, _result(each), each.percent] if each else [None] * 3
    return line


def _year(each: YearFigure) -> list[Any]:
    estimate = " (ước)" if each.is_estimate else ""
    until = each.until or (f"Năm {each.year}" if each.result is not None else "")
    return [each.year, each.asked, _result(each), each.percent, each.label, until + estimate]


def _result(each: YearFigure | None) -> Decimal | None:
    """Return the figure as fine as the page shows it."""
    return parse_number(each.done) if each and each.done else None
