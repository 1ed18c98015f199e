"""Tables of Word: grids of cells, or frames that only set a head, a foot or a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from campaigns.intake.parts import Grid
from campaigns.intake.sources.columns import NATIONAL_HEAD, RECIPIENTS, SIGNING, Column
from campaigns.intake.sources.rows import rough_line
from campaigns.intake.sources.word_lines import Item, WordLine, words_of
from campaigns.intake.sources.word_package import WORD
from campaigns.intake.sources.word_styles import Styles, number_of, value_of

_HOLDERS: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
_MAX_SPAN: Final = 64
_MAX_FRAME_ROWS: Final = 8
_MAX_SIGNING_ROWS: Final = 4


@dataclass
class Cell:
    """What stands in a cell; ``span`` counts the columns that it takes."""

    items: list[Item] = field(default_factory=list)
    span: int = 1
    goes_on_above: bool = False  # merged with the cell above, whose text it shows

    @property
    def text(self) -> str:
        return rough_line(" ".join(words_of(self.items)))


@dataclass
class Table:
    rows: list[list[Cell]]
    is_ruled: bool
    page: int = 1


def rows_in(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of a w:tbl that no tracked change has deleted."""
    for row in _children(table, "tr"):
        if row.find(f"{WORD}trPr/{WORD}del") is None:
            yield row


def cells_in(row: etree._Element) -> Iterator[etree._Element]:
    """Give the w:tc of a row, those in content controls included."""
    return _children(row, "tc")


def cell_before(row: etree._Element) -> Cell | None:
    """Return an empty cell for the columns that a row leaves out at its beginning."""
    skipped = _span(row.find(f"{WORD}trPr/{WORD}gridBefore"))
    return Cell(span=skipped) if skipped else None


def cell_of(element: etree._Element, items: list[Item]) -> Cell:
    """Return a cell with ``items``, which have been read from it."""
    properties = element.find(f"{WORD}tcPr")
    if properties is None:
        return Cell(items)
    merge = properties.find(f"{WORD}vMerge")
    goes_on = merge is not None and value_of(merge) != "restart"
    return Cell(items, _span(properties.find(f"{WORD}gridSpan")) or 1, goes_on)


def is_ruled(table: etree._Element, styles: Styles) -> bool:
    """Say whether a table shows lines, set by itself, by its cells or by its style."""
    properties = table.find(f"{WORD}tblPr")
    if properties is None:
        return False
    borders = properties.find(f"{WORD}tblBorders")
    if borders is not None:
        return _shows(borders)
    if any(_shows(cell) for cell in table.iter(f"{WORD}tcBorders")):
        return True
    style = value_of(properties.find(f"{WORD}tblStyle"))
    for _ in range(_MAX_FRAME_ROWS):
        element = styles.element(style)
        if element is None:
            break
        borders = element.find(f"{WORD}tblPr/{WORD}tblBorders")
        if borders is not None:
            return _shows(borders)
        style = value_of(element.find(f"{WORD}basedOn"))
    return False


def table_items(table: Table) -> list[Item]:
    """Return the table as a grid, or as the lines of a frame."""
    filled = _filled_columns(table)
    if len(filled) > 1 and not _is_frame(table):
        rows = _texts(table)
        return [Grid(rows, table.page)] if rows else []
    if len(filled) > 1 or _is_frame(table):
        return _side_by_side(table)
    return [item for row in table.rows for cell in row for item in cell.items]


# ---- What it is ------------------------------------------------------------------------------


def _filled_columns(table: Table) -> set[int]:
    return {
        column
        for row in table.rows
        for column, cell in _placed(row)
        if cell.items and not cell.goes_on_above
    }


def _is_frame(table: Table) -> bool:
    """Say whether the cells hold the head of a paper, or its foot."""
    if len(table.rows) > _MAX_FRAME_ROWS or max(map(len, table.rows), default=0) < 2:
        return False
    first_rows = [cell for row in table.rows[:2] for cell in row]
    if any(NATIONAL_HEAD.search(text) for cell in first_rows for text in words_of(cell.items)):
        return True
    beginnings = [words_of(cell.items)[0] for cell in first_rows if cell.items]
    if any(RECIPIENTS.match(text) for text in beginnings):
        return True
    signed = [SIGNING.match(text) for text in beginnings]
    few = len(table.rows) <= _MAX_SIGNING_ROWS
    return few and not table.is_ruled and bool(signed) and all(signed)


def _side_by_side(table: Table) -> list[Item]:
    """Return the left cells' lines, then the right ones'; a cell across all parts them."""
    items: list[Item] = []
    left: list[Item] = []
    right: list[Item] = []
    for row in table.rows:
        if len([cell for cell in row if cell.items]) == 1 and len(row) == 1:
            items += [*left, *right, *row[0].items]
            left, right = [], []
            continue
        for place, cell in enumerate(row):
            column: Column = "right" if place else "left"
            (right if place else left).extend(_in_column(item, column) for item in cell.items)
    return [*items, *left, *right]


def _in_column(item: Item, column: Column) -> Item:
    if isinstance(item, WordLine):
        return replace(item, line=replace(item.line, column=column))
    return item


# ---- Its grid ----------------------------------------------------------------------------------


def _texts(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the cells' texts; a merged one stands in its first place, empty columns go."""
    even = len({len(row) for row in table.rows}) == 1
    lines: list[dict[int, str]] = []
    for row in table.rows:
        placed = enumerate(row) if even else _placed(row)
        texts = {at: "" if cell.goes_on_above else cell.text for at, cell in placed}
        if any(texts.values()):
            lines.append(texts)
    columns = sorted({at for texts in lines for at, text in texts.items() if text})
    return tuple(tuple(texts.get(at, "") for at in columns) for texts in lines)


def _placed(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.span


def _children(holder: etree._Element, name: str) -> Iterator[etree._Element]:
    waiting = [holder]
    while waiting:
        here = waiting.pop()
        if here.tag == WORD + name:
            yield here
        elif here is holder or etree.QName(here).localname in _HOLDERS:
            waiting += reversed(here)


def _span(element: etree._Element | None) -> int:
    return min(max(number_of(value_of(element)), 0), _MAX_SPAN)


def _shows(borders: etree._Element) -> bool:
    return any(value_of(border) not in ("", "none", "nil") for border in borders)
