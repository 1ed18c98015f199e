"""Targets of a table: what its columns mean, then one target a row and column of values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from campaigns.intake.grammar import table_cells as cells
from campaigns.intake.grammar.table_choice import Slot, chosen_slots, holds_targets
from campaigns.intake.grammar.table_columns import (
    Column,
    Head,
    Rows,
    cell_of,
    guessed_head,
    is_column_numbers,
    read_head,
)
from campaigns.intake.grammar.table_levels import LEVEL_OF_GROUP, RowLevels, level_of
from campaigns.intake.grammar.table_targets import (
    judged,
    moved,
    target_of_value,
    with_baseline,
    with_giver,
)
from campaigns.intake.parts import Place, ReadTable, ReadTarget
from emulation.lib.text import first_lower

_TOTAL_ROW = re.compile(
    r"^(?:tổng(?: cộng| số)?|cộng|toàn (?:xã|phường|huyện|tỉnh|thị trấn|thành phố).*|chung)$", re.I
)
# "năm 2025"; "giai đoạn 2026 - 2030" is a span and no year.
_YEAR_OR_SPAN = re.compile(r"(?:năm|đoạn) (20\d\d)(\s*[-–]\s*20\d\d)?", re.I)
_OF_TARGETS = re.compile(r"chỉ tiêu|mục tiêu", re.I)
_OF_POINTS = re.compile(r"(?:thang|chấm|bảng|cho) điểm|tiêu chí chấm", re.I)


@dataclass(frozen=True)
class TableContext:
    """Where a table stands.

    ``headings`` run from the outermost to the nearest and end with the paragraph before the
    table, if any. ``year`` is that of the paper, ``None`` where it spans several.
    ``before``: the table right before it, which this one may go on after a page break.
    ``read_phrase`` reads the targets of a sentence.
    """

    headings: tuple[str, ...] = ()
    in_target_place: bool = False
    year: int | None = None
    before: ReadTable | None = None
    read_phrase: Callable[[str], Sequence[ReadTarget]] | None = None


NOWHERE = TableContext()


def read_table(table: ReadTable, context: TableContext = NOWHERE) -> list[ReadTarget]:
    """Return the targets of a table in reading order; ``parent`` is an index of this list.

    A scoring table, a list of events or of tasks, and results of a past year have none. The
    place of a target is the cell of its value. Time is linear in the number of cells.
    """
    head = _head_of(table, context)
    if head is None or _OF_POINTS.search(table.caption):
        return []
    named = _names_targets(table, head, context)
    if not holds_targets(head, in_target_place=context.in_target_place, named=named):
        return _phrases(table, head, context) if named else []
    name = head.first("name") or head.first("area")
    slots = chosen_slots(head, _year_of(table, context))
    return _Reader(table, head, context, name, slots).targets() if name else []


def has_head(table: ReadTable) -> bool:
    """Say whether a table has a head of its own."""
    return read_head(table.rows) is not None


def _head_of(table: ReadTable, context: TableContext) -> Head | None:
    head = read_head(table.rows)
    if head:
        return head
    if before := context.before:
        earlier = read_head(before.rows)
        if earlier and len(earlier.columns) == max(map(len, table.rows), default=0):
            return replace(earlier, first_row=0)
    return guessed_head(table.rows) if context.in_target_place else None


def _year_of(table: ReadTable, context: TableContext) -> int | None:
    """Return the year that a table plans for, by the words around it if need be."""
    if context.year is not None:
        return context.year
    around = (table.caption, *reversed(context.headings))
    told = next(filter(None, (_YEAR_OR_SPAN.findall(text) for text in around)), [])
    years = {int(year) for year, span in told}
    return years.pop() if len(years) == 1 and not any(span for _, span in told) else None


def _names_targets(table: ReadTable, head: Head, context: TableContext) -> bool:
    """Say whether words around the table call it one of targets."""
    heads = [column.head for column in head.columns]
    words = (table.caption, *heads, *context.headings[-1:])
    return any(_OF_TARGETS.search(text) for text in words)


@dataclass(frozen=True)
class _Row:
    """A row of the body; ``text`` names it, ``unit`` holds for its values."""

    number: int
    cells: Sequence[str]
    text: str
    marker: str = ""
    unit: str = ""
    doubt: str = ""


@dataclass
class _Reader:
    """Goes through the rows once; ``above`` remembers what "nt" and blank cells stand for."""

    table: ReadTable
    head: Head
    context: TableContext
    name: Column
    slots: list[Slot]
    levels: RowLevels = field(default_factory=RowLevels)
    found: list[ReadTarget] = field(default_factory=list)
    above: dict[str, str] = field(default_factory=dict)

    @property
    def is_of_areas(self) -> bool:
        """Rows are places: only the sum over them is the paper's own."""
        return self.name.role == "area"

    def targets(self) -> list[ReadTarget]:
        for number, row in _body(self.table.rows, self.head):
            self._read_row(self._named(number, row))
        return self.found

    def _named(self, number: int, row: Sequence[str]) -> _Row:
        """Name a row: where its head spans columns, by all of them; blank, as the one above."""
        marker = cell_of(row, self.head.first("number"))
        columns = [self.name, *self.head.of("name part")]
        text = " ".join(filter(None, (cell_of(row, column) for column in columns)))
        if not text and not marker and any(slot.shown_in(row) for slot in self.slots):
            text, marker = self.above.get("name", ""), self.above.get("marker", "")
        self.above |= {"name": text, "marker": marker}
        return _Row(number, row, text, marker)

    def _read_row(self, row: _Row) -> None:
        if _is_group(row.cells, self.head.first("number")) and not self._said(row):
            title = _only(row.cells)
            self.levels.enter_group(row.marker or title, title)
            return
        is_total = bool(_TOTAL_ROW.match(cells.bare_name(row.text)))
        if not row.text or (self.is_of_areas and not is_total):
            return
        if self._opens_group(row):
            self.levels.enter_group(row.marker, cell_of(row.cells, self.name))
            row = replace(row, marker="")
        level, parent = self.levels.place(row.marker, row.text)
        unit, doubt = self._unit(row, is_part=parent is not None)
        row = replace(row, unit=unit, doubt=doubt)
        made = [target for slot in self.slots for target in self._targets_of(row, slot)]
        made = made or self._said(row)
        index = len(self.found) if made else None
        self.found += [replace(target, parent=parent) for target in made]
        self.levels.enter(level, index, row.text)

    def _opens_group(self, row: _Row) -> bool:
        """Say whether the first of two columns of names tells a group on the row's own line."""
        parts = any(cell_of(row.cells, column) for column in self.head.of("name part"))
        return parts and len(cell_of(row.cells, self.name)) > 2

    def _unit(self, row: _Row, *, is_part: bool) -> tuple[str, str]:
        """Return the unit of a row and, where it stands only above, a doubt."""
        column = self.head.first("unit")
        typed = cell_of(row.cells, column)
        named = cells.split_name(row.text)[1]
        above, doubt = self.above.get("unit", ""), ""
        if cells.is_repeated(typed):
            unit = above
        elif typed or column is None:
            unit = cells.plain_unit(typed) or named
        else:
            unit = named or above
            if unit and not named and not is_part:
                doubt = "Ô đơn vị tính để trống; lấy theo dòng trên."
        self.above["unit"] = unit
        return unit, doubt

    # ---- One target -----------------------------------------------------------------------

    def _targets_of(self, row: _Row, slot: Slot) -> list[ReadTarget]:
        shown = slot.shown_in(row.cells)
        if shown is None:
            return []
        column, text = shown
        place = Place(self.table.key, 0, len(text), row.number, column.index)
        unit = column.unit or row.unit or self._unit_around()
        value = cells.read_cell(text, unit)
        is_plain = value is not None and not (value.doubt and value.read.value is None)
        if not is_plain and (said := self._said_in_value(row, text, place)):
            return said
        if value is None:
            return []
        target = target_of_value(value, text, unit, place)
        target = with_baseline(target, row.cells, slot.baseline)
        target = with_giver(target, row.cells, slot.assigned)
        if row.doubt and target.value is not None:
            target = replace(target, doubts=(row.doubt, *target.doubts))
        note, name = "; ".join(self._notes(row, slot)), self._name_of(row, slot)
        return [judged(replace(target, name=name, note=note, text=f"{row.text}: {text}"))]

    def _unit_around(self) -> str:
        around = (self.table.caption, *self.context.headings[-1:])
        told = (cells.unit_of_caption(text) for text in around)
        return self.head.caption_unit or next(filter(None, told), "")

    def _name_of(self, row: _Row, slot: Slot) -> str:
        name = cells.split_name(row.text)[0]
        label = slot.label or (self._title(slot) if self.is_of_areas else "")
        if label:
            is_total = self.is_of_areas or _TOTAL_ROW.match(name)
            name = label if is_total else f"{label} {first_lower(name)}"
        return f"{name} {slot.year_words}".strip()

    def _title(self, slot: Slot) -> str:
        """Return what a table of places gives figures for."""
        around = (self.table.caption, *self.context.headings[-1:])
        return next(filter(None, map(cells.title_name, around)), slot.value.head)

    def _notes(self, row: _Row, slot: Slot) -> Iterator[str]:
        if note := cell_of(row.cells, self.head.first("note")):
            yield note
        for column in self.head.of("owner", "deadline"):
            text = cell_of(row.cells, column)
            text = self.above.get(column.head, "") if cells.is_repeated(text) else text
            self.above[column.head] = text
            if text:
                yield f"{column.head}: {text}"
        shares = [(c, cell_of(row.cells, c)) for c in self.head.of("share") if not slot.label]
        told = [f"{column.head} {text}" for column, text in shares if not cells.is_empty(text)]
        if told:
            yield "Chia theo: " + ", ".join(told)

    # ---- Sentences in cells -------------------------------------------------------------------

    def _said(self, row: _Row) -> list[ReadTarget]:
        """Read a row whose name says the whole target: "Tỷ lệ hộ nghèo dưới 1%"."""
        level = level_of(row.marker)
        if self.context.read_phrase is None or (level is not None and level < 2):
            return []
        said = self.context.read_phrase(cell_of(row.cells, self.name))
        here = [moved(target, self.table.key, row.number, self.name.index) for target in said]
        return [replace(target, parent=None) for target in here if target.value is not None]

    def _said_in_value(self, row: _Row, text: str, place: Place) -> list[ReadTarget]:
        """Read a cell that says more than a value: "50 ha, sản lượng 120 tấn"."""
        if self.context.read_phrase is None or not any(map(str.isdigit, text)):
            return []
        said = self.context.read_phrase(f"{cells.split_name(row.text)[0]}: {text}")
        return [
            replace(target, place=place, figures=(), parent=None)
            for target in said
            if target.value is not None
        ]


# ---- Rows ----------------------------------------------------------------------------------


def _body(rows: Rows, head: Head) -> Iterator[tuple[int, Sequence[str]]]:
    """Give the rows below the head with their numbers, without a head said again."""
    said = {tuple(row) for row in rows[: head.first_row]}
    for number in range(head.first_row, len(rows)):
        row = rows[number]
        if tuple(row) not in said and any(row) and not is_column_numbers(row):
            yield number, row


def _is_group(row: Sequence[str], number: Column | None) -> bool:
    """Say whether a row is a heading across the table: one text beside its number."""
    place = number.index if number else -1
    texts = {cell.strip() for index, cell in enumerate(row) if index != place and cell.strip()}
    return len(texts) == 1 and not any(map(cells.is_figure, texts))


def _only(row: Sequence[str]) -> str:
    texts = [cell.strip() for cell in row if cell.strip()]
    return next((text for text in texts if not LEVEL_OF_GROUP.match(text)), "")


# ---- Sentences in cells ------------------------------------------------------------------------


def _phrases(table: ReadTable, head: Head, context: TableContext) -> list[ReadTarget]:
    """Read the targets that a table without values says in sentences."""
    name = head.first("name")
    if name is None or context.read_phrase is None or not context.in_target_place:
        return []
    found: list[ReadTarget] = []
    for number, row in _body(table.rows, head):
        base = len(found)
        for target in context.read_phrase(cell_of(row, name)):
            parent = None if target.parent is None else target.parent + base
            found.append(moved(replace(target, parent=parent), table.key, number, name.index))
    return found
