"""Ruled tables as grids, and those that go over pages as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from campaigns.intake.parts import Grid
from campaigns.intake.sources.columns import NATIONAL_HEAD, RECIPIENTS
from campaigns.intake.sources.pdf_grids import RuledTable
from campaigns.intake.sources.pdf_rows import rows_of, text_of
from campaigns.intake.sources.rows import Row

Texts = list[tuple[str, ...]]

_SAME_EDGE: Final = 6.0  # points between column lines of one table on two pages
_LEVEL: Final = 0.3  # of the letter size, between baselines of two cells
_FRAME_ROWS: Final = 4
_HEAD_ROWS: Final = 4  # that a table may repeat on each page


@dataclass
class PageTable:
    """The filled rows of a ruled table, and where its columns stand."""

    texts: Texts
    columns: list[float]
    page: int  # on which it begins
    last_page: int
    top: float

    def sets_head_or_foot(self) -> bool:
        """Say whether the ruled frame only sets the head or the foot of a paper."""
        cells = [cell for row in self.texts[:2] for cell in row]
        is_small = len(self.texts) <= _FRAME_ROWS
        return is_small and any(NATIONAL_HEAD.search(c) or RECIPIENTS.match(c) for c in cells)

    def grid(self) -> Grid:
        """Return the grid without columns in which nothing stands."""
        filled = [at for at in range(len(self.texts[0])) if any(row[at] for row in self.texts)]
        return Grid(tuple(tuple(row[at] for at in filled) for row in self.texts), self.page)


def page_table(table: RuledTable, page: int) -> PageTable | None:
    """Read the cells of a table; None where it holds nothing."""
    texts: Texts = []
    for row in range(len(table.rows) - 1):
        cells = tuple(_cell_text(table, row, column) for column in range(len(table.columns) - 1))
        if any(cells):
            texts.append(cells)
    return PageTable(texts, table.columns, page, page, table.top) if texts else None


def _cell_text(table: RuledTable, row: int, column: int) -> str:
    cell = (row, column)
    if table.cell_of.get(cell) != cell:
        return ""
    upright = text_of(table.glyphs.get(cell, ()))
    turned = text_of(table.turned.get(cell, ()))
    return f"{upright} {turned}".strip()


def frame_rows(table: RuledTable, page: int) -> list[Row]:
    """Return the rows of a frame, with the cells' pieces side by side."""
    cells = [row for glyphs in table.glyphs.values() for row in rows_of(glyphs, page)]
    rows: list[Row] = []
    for row in sorted(cells, key=lambda row: (row.top, row.x0)):
        if rows and row.top - rows[-1].top < _LEVEL * row.size:
            pieces = sorted((*rows[-1].pieces, *row.pieces), key=lambda piece: piece.x0)
            rows[-1] = replace(rows[-1], pieces=tuple(pieces))
        else:
            rows.append(row)
    return rows


def continues(before: PageTable, after: PageTable) -> bool:
    """Say whether a table at the top of a page goes on from the one before, by its columns."""
    if after.page != before.last_page + 1 or len(before.columns) != len(after.columns):
        return False
    pairs = zip(before.columns, after.columns, strict=True)
    return all(abs(left - right) <= _SAME_EDGE for left, right in pairs)


def joined(before: PageTable, after: PageTable) -> tuple[PageTable, list[str]]:
    """Return both as one table, and the repeated head rows as texts."""
    repeated = _repeated_rows(before.texts, after.texts)
    rest = after.texts[repeated:]
    texts = list(before.texts)
    if rest and _goes_on(texts[-1], rest[0]):
        pairs = zip(texts[-1], rest[0], strict=True)
        texts[-1] = tuple(f"{above} {below}".strip() for above, below in pairs)
        rest = rest[1:]
    heads = [" ".join(cell for cell in row if cell) for row in after.texts[:repeated]]
    whole = PageTable([*texts, *rest], before.columns, before.page, after.last_page, before.top)
    return whole, heads


def _repeated_rows(before: Texts, after: Texts) -> int:
    count = 0
    while count < min(_HEAD_ROWS, len(before), len(after)) and before[count] == after[count]:
        count += 1
    return count


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether a page broke inside a row: the rest begins in mid-sentence, unnumbered."""
    if below[0] or not above[0]:
        return False
    filled = [cell for cell in below if cell]
    return all(re.match(r"[a-zà-ỹđ(]", cell) for cell in filled)
