"""The head of a table: how many rows it has and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from campaigns.intake.grammar.table_cells import (
    is_figure,
    looks_like_unit,
    says_value,
    unit_in_brackets,
    unit_of_caption,
)
from campaigns.intake.grammar.table_levels import level_of
from campaigns.intake.grammar.table_words import (
    giver_of,
    is_own,
    name_rank,
    names_parts,
    rank_of_giver,
    role_of,
    without_brackets,
    years_of,
)

Rows = Sequence[Sequence[str]]

MAX_HEAD_ROWS = 4


@dataclass(frozen=True)
class Column:
    """``label`` is what the head adds to the name of the row ("Diện tích"), mostly ""."""

    index: int
    head: str
    role: str
    label: str = ""
    unit: str = ""
    year: int | None = None
    spans_years: bool = False
    giver: str = ""

    @property
    def rank(self) -> int:
        """How near to the paper's own level its figure was set; the higher the nearer."""
        return rank_of_giver(self.giver) + is_own(self.head)


@dataclass(frozen=True)
class Head:
    columns: tuple[Column, ...]
    first_row: int  # of the body
    caption_unit: str = ""

    def of(self, *roles: str) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    def first(self, role: str) -> Column | None:
        return next((column for column in self.columns if column.role == role), None)


def cell_of(row: Sequence[str], column: Column | None) -> str:
    """Return the text of a row in a column; "" where there is no such column or cell."""
    return "" if column is None else _at(row, column.index)


def read_head(rows: Rows) -> Head | None:
    """Return the head of a table, or ``None`` where no row looks like one."""
    start, unit = _skip_captions(rows)
    count = _count_head_rows(rows[start:])
    if not count:
        return None
    head_rows = rows[start : start + count]
    body = [row for row in rows[start + count :] if not is_column_numbers(row)]
    width = max(len(row) for row in head_rows)
    columns = [_column(index, head_rows, body) for index in range(width)]
    first = start + count + sum(1 for row in rows[start + count :][:1] if is_column_numbers(row))
    return Head(tuple(_settled(columns, body)), first, unit)


def guessed_head(rows: Rows) -> Head | None:
    """Tell the columns of a table without head by what stands in them."""
    width = max((len(row) for row in rows), default=0)
    cells = [[row[index] for row in rows if index < len(row)] for index in range(width)]
    figures = [index for index in range(width) if _share(cells[index], is_figure) > 0.6]
    numbers = [index for index in figures[:1] if index == 0 and _counts_up(cells[0])]
    figures = [index for index in figures if index not in numbers]
    words = [index for index in range(width) if index not in (*figures, *numbers)]
    if not figures or not words or len(rows) < 2:
        return None
    name = max(words, key=lambda index: sum(map(len, cells[index])))
    roles = {name: "name", figures[-1]: "plan"} | dict.fromkeys(numbers, "number")
    roles |= {i: "unit" for i in words if i > name and i < figures[-1] and _short(cells[i])}
    columns = (Column(index, "", roles.get(index, "other")) for index in range(width))
    return Head(tuple(columns), 0)


def is_column_numbers(row: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns: "(1) | (2) | (3) = (2)/(1)"."""
    cells = [cell for cell in row if cell.strip()]
    plain = [re.sub(r"[()\[\]\s]", "", cell) for cell in cells]
    return len(cells) > 2 and all(re.match(r"^(?:\d{1,2}|[A-Z])(?:=.{1,20})?$", c) for c in plain)


# ---- Rows of the head ------------------------------------------------------------------------


def _skip_captions(rows: Rows) -> tuple[int, str]:
    unit, start = "", 0
    while start < min(len(rows), 3) and len({cell for cell in rows[start] if cell}) < 2:
        unit = unit_of_caption(" ".join(rows[start])) or unit
        start += 1
    return start, unit


def _count_head_rows(rows: Rows) -> int:
    if not rows or not _looks_like_head(rows[0]):
        return 0
    count = 1
    while count < min(len(rows) - 1, MAX_HEAD_ROWS) and _goes_on(rows[count], rows[:count]):
        count += 1
    return count


def _looks_like_head(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    known = [cell for cell in filled if role_of(cell) not in ("", "share", "year")]
    figures = sum(map(_is_value, filled))
    return len(known) >= 2 and figures <= len(filled) // 3 and max(map(len, known)) < 80


def _is_value(cell: str) -> bool:
    """Say whether a cell holds a figure, and is no head such as "2025" or "6 tháng"."""
    return is_figure(cell) and role_of(cell) not in ("year", "period")


def _goes_on(row: Sequence[str], above: Rows) -> bool:
    """Say whether a row goes on with the head: it stands only under wide cells of the row above."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    new = [index for index in filled if not any(_at(up, index) == row[index] for up in above)]
    if not new or any(_is_value(row[i]) for i in new):
        return False
    if role_of(row[new[0]]) == "number" or is_column_numbers(row):
        return False
    return all(_is_under_wide(above, index) for index in new)


def _is_under_wide(above: Rows, index: int) -> bool:
    """Say whether the cell over a place is part of a cell that spans columns."""
    own, left, right = (_at(above[-1], place) for place in (index, index - 1, index + 1))
    if not own:
        return index > 0 and any(_at(row, place) for row in above for place in range(index))
    return right == "" or own in (left, right)


def _at(row: Sequence[str], index: int) -> str:
    return row[index].strip() if 0 <= index < len(row) else ""


# ---- Columns -----------------------------------------------------------------------------------


def _column(index: int, head_rows: Rows, body: Rows) -> Column:
    levels = _levels(index, head_rows)
    joined = " ".join(levels)
    own = levels[-1] if levels else ""
    above = " ".join(levels[:-1])
    role, label = _role_and_label(own, above)
    year, spans = years_of(levels)
    unit = next(filter(None, map(unit_in_brackets, (own, above))), "")
    giver = giver_of(joined) if role == "plan" else ""
    return Column(index, joined, role, label, unit, year, spans, giver)


def _levels(index: int, head_rows: Rows) -> list[str]:
    """Return the head of a column from the widest cell down; a merged cell is said once."""
    levels: list[str] = []
    for depth, row in enumerate(head_rows):
        text = _at(row, index)
        if not text and any(_at(below, index) for below in head_rows[depth + 1 :]):
            text = next((_at(row, left) for left in range(index, -1, -1) if _at(row, left)), "")
        if text and text not in levels:
            levels.append(text)
    return levels


def _role_and_label(own: str, above: str) -> tuple[str, str]:
    """Settle what a column holds from its own head and from the cell that spans it."""
    role, group = role_of(own), role_of(above)
    if names_parts(above) and role not in ("plan", "actual", "compare", "total"):
        return "share", ""
    if group == "compare":
        return "compare", ""
    if role in ("year", "total", "quantity") and above:
        if group in ("plan", "actual", "money", "compare"):
            return group, ""
        return ("plan" if role != "year" and group in ("year", "name") else role), ""
    if not role and group in ("plan", "actual", "year"):
        return group, without_brackets(own)
    return role or "other", ""


def _settled(columns: list[Column], body: Rows) -> list[Column]:
    """Settle words with two meanings by what stands in the columns."""
    columns = [_by_content(column, body) for column in columns]
    best = _name_among(columns, body)
    if best is None:
        return columns
    lost = {"name": "other", "area": "owner"}  # what else such a column can be
    settled = [replace(c, role=lost.get(c.role, c.role)) for c in columns]
    settled[best.index] = best if best.role == "area" else replace(best, role="name")
    return _with_name_parts(settled, best.index, body)


def _name_among(columns: list[Column], body: Rows) -> Column | None:
    """Choose the column of names: by its head, or else the one that holds most words."""
    if names := [column for column in columns if column.role == "name"]:
        filled = {c.index: sum(bool(_at(row, c.index)) for row in body) for c in names}
        full = [c for c in names if filled[c.index] >= 0.9 * max(filled.values())]
        return min(full, key=lambda column: name_rank(column.head))
    for roles in (("area",), ("other", "wordy")):
        free = [column for column in columns if column.role in roles]
        if free:
            return max(free, key=lambda c: sum(len(_at(row, c.index)) for row in body))
    return None


def _with_name_parts(columns: list[Column], name: int, body: Rows) -> list[Column]:
    """Let a head over two columns of words, a group and its rows, name both."""
    head = columns[name].head
    for index in range(name + 1, len(columns)):
        column = columns[index]
        cells = [_at(row, index) for row in body]
        if column.head not in ("", head) or not any(cells) or _share(cells, is_figure) > 0.3:
            break
        columns[index] = replace(column, role="name part")
    return columns


def _by_content(column: Column, body: Rows) -> Column:
    cells = [_at(row, column.index) for row in body]
    figures = _share(cells, is_figure)
    head = column.head.casefold()
    if column.index == 0 and _share(cells, is_row_number) > 0.7:
        return replace(column, role="number")
    match column.role:
        case "name" if figures > 0.5 and re.search("chỉ tiêu|mục tiêu", head):
            return replace(column, role="plan")
        case "plan" | "actual" if any(cells) and _share(cells, says_value) < 0.5:
            return replace(column, role="wordy")
        case "unit" if head == "đơn vị" and _share(cells, looks_like_unit) < 0.4:
            return replace(column, role="area")
        case "area" if figures > 0.5:
            return replace(column, role="share")
        case "other" if figures > 0.5 and head:
            return replace(column, role="measure", label=without_brackets(column.head))
    return column


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    filled = [cell for cell in cells if cell.strip()]
    return sum(map(holds, filled)) / len(filled) if filled else 0.0


def _short(cells: Sequence[str]) -> bool:
    """Say whether the cells are as short as units of measure: "triệu đồng/người/năm"."""
    return _share(cells, lambda cell: len(cell) <= 24 and len(cell.split()) <= 4) > 0.7


def is_row_number(cell: str) -> bool:
    """Say whether a cell of the first column numbers its row: "1", "2.1", "a)", "II", "-"."""
    return level_of(cell) is not None


def _counts_up(cells: Sequence[str]) -> bool:
    """Say whether the cells number the rows: 1, 2, 3 or 1, 1.1, 1.2, 2."""
    found = (re.match(r"\d{1,3}(?!\d)", cell.strip()) for cell in cells)
    heads = [int(number[0]) for number in found if number]
    return len(heads) > 1 and all(b - a in (0, 1) for a, b in pairwise(heads))
