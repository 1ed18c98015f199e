"""Tables among rows: parted by bars or tabs, or only set under one another with spaces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from campaigns.intake.parts import Grid
from campaigns.intake.sources.columns import Placed
from campaigns.intake.sources.rows import Piece, Row
from campaigns.intake.sources.typed_tables import Rows, table_at

_MIN_CELLS: Final = 3
_MAX_CELLS: Final = 40
_MIN_STRONG_ROWS: Final = 3  # with as many cells
_MAX_WEAK_ROWS: Final = 4  # between them: group headings, wrapped cells
_ACROSS: Final = 0.6  # of the table's width: such a row is text

_Bands = list[tuple[float, float]]


def with_tables(placed: Sequence[Placed]) -> list[Placed | Grid]:
    """Return the rows, and a grid in place of those that make a table."""
    raws = ["" if column else row.raw or row.text for row, column in placed]
    items: list[Placed | Grid] = []
    at = 0
    while at < len(placed):
        table, end = table_at(raws, at)
        if not table and end == at + 1 and not placed[at][1]:
            table, end = _aligned_at(placed, at)
        items += [Grid(table, placed[at][0].page)] if table else placed[at:end]
        at = end
    return items


def _aligned_at(placed: Sequence[Placed], start: int) -> tuple[Rows, int]:
    """Return the table whose cells stand under one another from row ``start`` on, and its end.

    Without rows, no table begins before the end that is returned.
    """
    stretch = _stretch(placed, start)
    strong = [row for row in stretch if len(row.pieces) >= _MIN_CELLS]
    if len(strong) < _MIN_STRONG_ROWS:
        return (), start + max(1, len(stretch))
    bands = _bands(strong)
    if len(bands) < _MIN_CELLS:
        return (), start + len(stretch)
    rows: list[list[str]] = []
    for row in stretch:
        cells = _cells(row, bands)
        is_of_head = len(rows) == 1 and len(row.pieces) < _MIN_CELLS and not cells[0]
        if rows and (is_of_head or _goes_on(cells)):
            rows[-1] = [f"{up} {down}".strip() for up, down in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return tuple(map(tuple, rows)), start + len(stretch)


def _stretch(placed: Sequence[Placed], start: int) -> list[Row]:
    """Return the rows from ``start`` on that may be of one table."""
    rows: list[Row] = []
    kept = 0
    left, right = placed[start][0].x0, placed[start][0].x1
    for at in range(start, len(placed)):
        row, column = placed[at]
        is_strong = _MIN_CELLS <= len(row.pieces) <= _MAX_CELLS
        if column or (not rows and not is_strong):
            break
        if not is_strong and (len(rows) - kept >= _MAX_WEAK_ROWS or _is_text(row, left, right)):
            break
        if not is_strong and row.page != rows[-1].page:
            break
        rows.append(row)
        left, right = min(left, row.x0), max(right, row.x1)
        if is_strong or row.text[:1].islower():
            kept = len(rows)
    return rows[:kept]


def _is_text(row: Row, left: float, right: float) -> bool:
    longest = max(piece.x1 - piece.x0 for piece in row.pieces)
    return longest > _ACROSS * (right - left) or row.x0 < left - 1


def _bands(rows: Sequence[Row]) -> _Bands:
    """Join the places of cells that overlap from row to row: the columns."""
    places = sorted((piece.x0, piece.x1) for row in rows for piece in row.pieces)
    bands = [places[0]]
    for x0, x1 in places[1:]:
        if x0 < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], x1))
        else:
            bands.append((x0, x1))
    return bands


def _cells(row: Row, bands: _Bands) -> list[str]:
    cells: list[list[str]] = [[] for _ in bands]
    for piece in row.pieces:
        cells[_band_of(piece, bands)].append(piece.text)
    return [" ".join(texts) for texts in cells]


def _band_of(piece: Piece, bands: _Bands) -> int:
    """Return the column that a piece begins in, or the nearest one."""
    distances = [max(x0 - piece.x0, piece.x0 - x1, 0) for x0, x1 in bands]
    return distances.index(min(distances))


def _goes_on(cells: Sequence[str]) -> bool:
    """Say whether a row only goes on with the words of the one above."""
    return not cells[0] and all(cell[0].islower() for cell in cells if cell)
