"""Tables of a reading as tables of a plan. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from campaigns.intake.drafting.limits import CELLS, COLUMNS, LETTERS, ROWS, roomy
from campaigns.intake.drafting.parts import DraftBlock
from campaigns.intake.parts import ReadTable
from emulation.lib.text import clean_line

_FIGURES = re.compile(r"[\d.,%‰<>=≤≥/ +–-]*")
_NARROWEST, _WIDEST = 5, 40  # letters, for the share of a column
_LEAST_SHARE = 0.012  # of the whole width; a plan refuses a column below 0.01


def table_blocks(table: ReadTable) -> list[DraftBlock]:
    """Return a table as one block, or as several where it has more rows than a plan's table.

    A table that is too wide, or whose cells are too long, becomes a paragraph a row.
    """
    rows = [[clean_line(cell) for cell in row] for row in table.rows]
    width = max((len(row) for row in rows), default=0)
    if not any(cell for row in rows for cell in row):
        return _as_paragraphs(table.caption, [])
    if width > COLUMNS or any(len(cell) > LETTERS for row in rows for cell in row):
        return _as_paragraphs(table.caption, rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    most = min(ROWS, CELLS // width)
    chunks = [rows[start : start + most] for start in range(0, len(rows), most)]
    looks = {"widths": _widths(rows), "aligns": _aligns(rows[table.head_rows :], width)}
    return [
        DraftBlock(
            table={
                "rows": chunk,
                "head_rows": 0 if number else min(table.head_rows, len(chunk)),
                "caption": "" if number else clean_line(table.caption),
            }
            | looks,
            source=table.key,
        )
        for number, chunk in enumerate(chunks)
    ]


def _as_paragraphs(caption: str, rows: Sequence[Sequence[str]]) -> list[DraftBlock]:
    lines = [clean_line(caption), *(" | ".join(cell for cell in row if cell) for row in rows)]
    return [DraftBlock(piece) for line in lines for piece in roomy(line)]


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Share the width by the longest cell of each column, within bounds."""
    longest = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    weights = [min(max(letters, _NARROWEST), _WIDEST) for letters in longest]
    whole = sum(weights)
    return [round(max(weight / whole, _LEAST_SHARE), 4) for weight in weights]


def _aligns(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Put columns of figures at the right; a first column of them counts the rows."""
    return [_align([row[column] for row in rows], column) for column in range(width)]


def _align(cells: Sequence[str], column: int) -> str:
    filled = [cell for cell in cells if cell]
    figures = sum(bool(_FIGURES.fullmatch(cell)) for cell in filled)
    if not filled or 2 * figures < len(filled):
        return "left"
    return "right" if column else "center"
