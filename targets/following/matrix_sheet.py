"""The matrix as an Excel file: figures as numbers, then the states in words.

A third sheet holds what was assigned and pledged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from emulation.lib.quantities import NotANumber, parse_number
from emulation.org.sheets import saved, write_rows
from targets.following.matrix import NOT_GIVEN, Column, Matrix, MatrixRow
from targets.following.standings import is_last, standing_label
from targets.models import Period, Span, Verdict

FIRST_UNIT: Final = 4  # columns: name, unit of measure, whole commune
_FILLS: Final = {
    Verdict.EXCEEDED: PatternFill("solid", fgColor="CFE8DA"),
    Verdict.MET: PatternFill("solid", fgColor="E3F2E9"),
    Verdict.ON_TRACK: PatternFill("solid", fgColor="E3F2E9"),
    Verdict.AT_RISK: PatternFill("solid", fgColor="FBEFD0"),
    Verdict.BEHIND: PatternFill("solid", fgColor="F9DDD6"),
}


def matrix_workbook(matrix: Matrix, period: Period, span: Span) -> bytes:
    final = is_last(period, span)
    book = openpyxl.Workbook()
    heads = ["Chỉ tiêu", "Đơn vị tính", "Cả xã", *(column.name for column in matrix.columns)]
    figures, states = book.active, book.create_sheet()
    write_rows(figures, heads, map(_figures, matrix.rows), title="Kết quả")
    write_rows(states, heads, (_states(row, final) for row in matrix.rows), title="Mức đạt")
    heads = ["Chỉ tiêu", "Đơn vị tính", *(words for c in matrix.columns for words in _heads(c))]
    write_rows(book.create_sheet(), heads, map(_given, matrix.rows), title="Giao và đăng ký")
    for sheet in (figures, states):
        sheet.freeze_panes = sheet.cell(2, 2)
        _paint(sheet, matrix)
    return saved(book)


def _figures(row: MatrixRow) -> list[Any]:
    cells = (text for _, text, _ in row.cells)
    return [row.name, row.measure_unit, _number(row.text), *map(_number, cells)]


def _states(row: MatrixRow, is_final: bool) -> list[str]:
    def words(standing: str) -> str:
        return "" if standing == NOT_GIVEN else standing_label(standing, is_final=is_final)

    return [row.name, row.measure_unit, words(row.standing), *(words(c[0]) for c in row.cells)]


def _heads(column: Column) -> tuple[str, str]:
    return f"{column.name}: giao", f"{column.name}: đăng ký"


def _given(row: MatrixRow) -> list[Any]:
    plain = (None if one is None else one.normalize() for pair in row.given for one in pair)
    return [row.name, row.measure_unit, *plain]


def _number(text: str) -> Any:
    try:
        return parse_number(text)
    except NotANumber:
        return text


def _paint(sheet: Worksheet, matrix: Matrix) -> None:
    for line, place, standing in _painted(matrix):
        if standing in _FILLS:
            sheet.cell(line, place).fill = _FILLS[standing]


def _painted(matrix: Matrix) -> Iterator[tuple[int, int, str]]:
    for line, row in enumerate(matrix.rows, start=2):
        yield line, FIRST_UNIT - 1, row.standing
        for place, (standing, _, _) in enumerate(row.cells, start=FIRST_UNIT):
            yield line, place, standing
