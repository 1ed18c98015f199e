"""Widths of the columns of a table, in whole percents of the text width.

Columns without widths of their own are equal, but for a dense table: there no word is cut, no
figure parted from the sign before it, and what is left goes to the columns whose cells would
take the most lines. In every other table a column is widened for a figure that would be cut.
"""

from __future__ import annotations

import re
from math import ceil
from typing import Final

from emulation.papers import layout
from emulation.papers.document import Table
from emulation.papers.fonts import text_width_mm
from emulation.papers.layout import TextStyle

_FIGURE_LETTERS: Final = 16
_LONG_FIGURE: Final = re.compile(r"\d[\d.,]{5,}\d[%;]?")
_HEAD_LINES: Final = 2  # a head may take two lines: it stands once a page
_MM_PER_POINT: Final = 25.4 / 72
_SIDES_MM: Final = (2 * layout.DENSE_PADDING_PT + layout.TABLE_RULE_PT) * _MM_PER_POINT


def column_count(table: Table) -> int:
    """Return the number of cells of the longest row, at least 1."""
    return max((len(row) for row in table.rows), default=1) or 1


def column_percents(table: Table, width_mm: float) -> list[int]:
    """Return whole percents of ``width_mm`` that add up to 100, one a column.

    Raises ``ValueError`` when the table names widths that do not fit its columns.
    """
    columns = column_count(table)
    if table.is_dense and not table.widths:
        return _fitted(table, columns, width_mm)
    return _with_whole_figures(table, layout.column_percents(table.widths, columns), width_mm)


def _with_whole_figures(table: Table, percents: list[int], width_mm: float) -> list[int]:
    """Widen the columns in which "4.786.079.000" would be cut, out of the widest others.

    None is left less than half of its width; where that is not room enough, all stay.
    """
    least = [ceil(percent / 2) for percent in percents]
    wanted = list(percents)
    sides_mm = _sides_mm(table)
    for column, figure in _long_figures(table):
        style = layout.DENSE_CELL if table.is_dense else layout.CELL
        needed = ceil(100 * (text_width_mm(figure, style) + sides_mm) / width_mm)
        least[column] = max(least[column], needed)
        wanted[column] = max(wanted[column], needed)
    if sum(least) > 100:
        return percents
    while sum(wanted) > 100:
        wanted[max(range(len(wanted)), key=lambda column: wanted[column] - least[column])] -= 1
    return wanted


def _long_figures(table: Table) -> set[tuple[int, str]]:
    rows = table.rows[table.head_rows :]
    cells = {(column, text) for row in rows for column, text in enumerate(row)}
    return {(column, figure) for column, text in cells for figure in _LONG_FIGURE.findall(text)}


def _sides_mm(table: Table) -> float:
    padding = layout.DENSE_PADDING_PT if table.is_dense else layout.CELL_PADDING_PT
    return (2 * padding + layout.TABLE_RULE_PT) * _MM_PER_POINT


def _fitted(table: Table, columns: int, width_mm: float) -> list[int]:
    least = [_SIDES_MM] * columns  # for the longest word
    whole = [_SIDES_MM] * columns  # for the longest cell on one line
    for number, row in enumerate(table.rows):
        style = _style(table, number)
        is_head = number < table.head_rows
        for column, text in enumerate(row):
            least[column] = max(least[column], _widest(_kept_whole(text, is_head), style))
            lines = _HEAD_LINES if is_head else 1
            whole[column] = max(whole[column], _widest(text.split("\n"), style) / lines)
    given = [ceil(100 * word / width_mm) for word in least]
    if sum(given) > 100:
        return layout.column_percents(tuple(given), columns)
    for _ in range(100 - sum(given)):
        given[_neediest(whole, given)] += 1
    return given


def _style(table: Table, number: int) -> TextStyle:
    is_bold = number < table.head_rows or number - table.head_rows in table.strong_rows
    return layout.DENSE_HEAD_CELL if is_bold else layout.DENSE_CELL


def _kept_whole(text: str, is_head: bool) -> list[str]:
    """Return the pieces in which no line ends: words, and "▲ 98,5" in a cell of figures."""
    is_figure = not is_head and len(text) <= _FIGURE_LETTERS and text[-1:].isdigit()
    return [text] if is_figure else text.split()


def _widest(texts: list[str], style: TextStyle) -> float:
    return _SIDES_MM + max((text_width_mm(text, style) for text in texts), default=0.0)


def _neediest(whole: list[float], given: list[int]) -> int:
    return max(range(len(given)), key=lambda column: whole[column] / given[column])
