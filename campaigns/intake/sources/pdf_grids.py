"""Ruled tables of a page: cells between crossing lines, merged where a line is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from campaigns.intake import refusals
from campaigns.intake.sources.pdf_sheets import Glyph, Rule, Sheet

_NEAR: Final = 3.0  # points within which lines meet or are one
_MIN_CELL: Final = 5.0  # points; a double line makes no cell
_MAX_CROSSINGS: Final = 1_000_000  # that are looked at; drawings have more
_BASELINE_TO_MIDDLE: Final = 0.3  # of the letter size
_OPEN_SIDE: Final = 12.0  # points that rules reach beyond the last column line


@dataclass
class RuledTable:
    """Edges of rows and columns, which of the cells are one, and the letters in each."""

    rows: list[float]
    columns: list[float]
    cell_of: dict[tuple[int, int], tuple[int, int]]  # → the first cell of its merger
    glyphs: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)
    turned: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        return self.rows[0]

    @property
    def bottom(self) -> float:
        return self.rows[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the (first) cell around a point, None outside."""
        row = bisect_right(self.rows, y) - 1
        column = bisect_right(self.columns, x) - 1
        return self.cell_of.get((row, column))


def tables_of(sheet: Sheet) -> list[RuledTable]:
    """Return the ruled tables of two columns or more, top first, without letters yet."""
    across, down = _joined(sheet.horizontals), _joined(sheet.verticals)
    if not across or len(down) < 2 or len(across) * len(down) > _MAX_CROSSINGS:
        return []
    tables = [_table(*group) for group in _groups(across, down)]
    kept = [table for table in tables if table and len(table.columns) > 2]
    return sorted(kept, key=lambda table: (table.top, table.columns[0]))


def take_letters(tables: Sequence[RuledTable], sheet: Sheet) -> tuple[list[Glyph], list[Glyph]]:
    """Give every letter to the cell around it; return the upright and turned ones outside."""
    outside: list[Glyph] = []
    for glyph in sheet.glyphs:
        middle = glyph.y - _BASELINE_TO_MIDDLE * glyph.size
        if not _taken(tables, (glyph.x0 + glyph.x1) / 2, middle, glyph, "glyphs"):
            outside.append(glyph)
    turned: list[Glyph] = []
    for glyph in sheet.turned:
        upwards = glyph.y >= 0
        x = glyph.y if upwards else -glyph.y
        middle = (glyph.x0 + glyph.x1) / 2
        y = sheet.height - middle if upwards else middle
        if not _taken(tables, x, y, glyph, "turned"):
            turned.append(glyph)
    return outside, turned


def _taken(tables: Sequence[RuledTable], x: float, y: float, glyph: Glyph, kind: str) -> bool:
    for table in tables:
        cell = table.place(x, y)
        if cell is not None:
            getattr(table, kind).setdefault(cell, []).append(glyph)
            return True
    return False


# ---- Lines -------------------------------------------------------------------------------------


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Join pieces of one line: borders are drawn cell by cell."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if levels and rule.at - levels[-1][0].at <= _NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    joined: list[Rule] = []
    for level in levels:
        at = sum(rule.at for rule in level) / len(level)
        start = end = None
        for rule in sorted(level, key=lambda rule: rule.start):
            if end is not None and rule.start - end <= _NEAR:
                end = max(end, rule.end)
                continue
            if end is not None:
                joined.append(Rule(at, start, end))
            start, end = rule.start, rule.end
        joined.append(Rule(at, start, end))
    return joined


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Part lines into tables: lines of one table meet directly or through others."""
    leader = list(range(len(across) + len(down)))

    def find(line: int) -> int:
        while leader[line] != line:
            leader[line] = leader[leader[line]]
            line = leader[line]
        return line

    for i, horizontal in enumerate(across):
        for j, vertical in enumerate(down):
            if _meet(horizontal, vertical):
                leader[find(len(across) + j)] = find(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(across):
        groups[find(i)][0].append(rule)
    for j, rule in enumerate(down):
        groups[find(len(across) + j)][1].append(rule)
    return [group for group in groups.values() if _may_be_table(*group)]


def _may_be_table(across: list[Rule], down: list[Rule]) -> bool:
    """A page may break in a row: then the table has no rule above or below on that page."""
    return len(down) > 1 and len(across) > 0 and len(across) + len(down) > 3


# ---- Cells -------------------------------------------------------------------------------------


def _table(across: list[Rule], down: list[Rule]) -> RuledTable | None:
    rows = _edges([rule.at for rule in across])
    columns = _edges([rule.at for rule in down])
    rows, columns = _with_open_sides(rows, down), _with_open_sides(columns, across)
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) > refusals.MAX_CELLS:
        return None
    return RuledTable(rows, columns, _mergers(rows, columns, across, down))


def _edges(places: list[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _MIN_CELL:
            edges.append(place)
    return edges


def _with_open_sides(edges: list[float], crossing: list[Rule]) -> list[float]:
    """Add the outer edges of a table whose lines reach beyond the last ones they cross."""
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [first] if edges[0] - first > _OPEN_SIDE else []
    after = [last] if last - edges[-1] > _OPEN_SIDE else []
    return [*before, *edges, *after]


def _mergers(
    rows: list[float], columns: list[float], across: list[Rule], down: list[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for every cell the first one of those that no line parts from it."""
    walls = _covered(down, columns, rows)  # (column edge, row)
    floors = _covered(across, rows, columns)  # (row edge, column)
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in first:
                continue
            waiting = [(row, column)]
            first[row, column] = (row, column)
            while waiting:
                here = waiting.pop()
                for near in _open_neighbours(here, walls, floors, len(rows), len(columns)):
                    if near not in first:
                        first[near] = (row, column)
                        waiting.append(near)
    return first


def _open_neighbours(
    cell: tuple[int, int],
    walls: set[tuple[int, int]],
    floors: set[tuple[int, int]],
    rows: int,
    columns: int,
) -> list[tuple[int, int]]:
    row, column = cell
    near = []
    if column + 2 < columns and (column + 1, row) not in walls:
        near.append((row, column + 1))
    if column and (column, row) not in walls:
        near.append((row, column - 1))
    if row + 2 < rows and (row + 1, column) not in floors:
        near.append((row + 1, column))
    if row and (row, column) not in floors:
        near.append((row - 1, column))
    return near


def _covered(rules: list[Rule], edges: list[float], crossed: list[float]) -> set[tuple[int, int]]:
    """Return (edge, gap) where a rule on an edge spans the middle of a gap between others."""
    covered: set[tuple[int, int]] = set()
    for rule in rules:
        edge = min(range(len(edges)), key=lambda at: abs(edges[at] - rule.at))
        for gap in range(len(crossed) - 1):
            middle = (crossed[gap] + crossed[gap + 1]) / 2
            if rule.start <= middle <= rule.end:
                covered.add((edge, gap))
    return covered
