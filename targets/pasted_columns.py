"""Which column of a pasted block is what: by its head, or by what stands in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from emulation.lib.text import search_key
from targets.measures import UnreadableValue, parse_value_cell

# Fields of the table that cells go to, in the order in which they stand in it.
TEXT_FIELDS = ("name", "value", "value_max", "unit_text", "baseline", "parent_row", "note")
FIELD_NAMES = {
    "name": "Tên chỉ tiêu",
    "value": "Giá trị",
    "value_max": "Đến",
    "unit_text": "Đơn vị tính",
    "baseline": "Kỳ trước",
    "parent_row": "Thuộc dòng",
    "note": "Ghi chú",
}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_RULES = (
    ("number", r"^(s ?t ?t|t ?t|so tt|so thu tu)$"),
    ("note", r"ghi chu|dien giai"),
    ("unit_text", r"^(don vi( do)?( tinh)?|dvt|dv tinh|dv)$"),
    (
        "rest",
        r"\b(huyen|tinh|thanh pho|cap tren|trung uong|so) giao\b|so sanh|%|ty le|chu tri|phu trach",
    ),
    ("baseline", r"\b(thuc hien|ket qua|uoc|th|ky truoc|nam truoc|cung ky|da dat)\b"),
    ("value", r"\b(ke hoach|kh|muc tieu|phan dau|dang ky|gia tri|so luong|chi tieu dat)\b"),
    ("value", r"^(nam )?20\d\d$|\bchi tieu\b.*20\d\d|xa giao|chi tieu giao"),
    ("name", r"chi tieu|noi dung|danh muc|nhiem vu|hang muc|^ten\b"),
)
_NUMBERING = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ]|[A-Z])[.)]?$|^[-–+*•]$")
_COLUMN_NUMBER = re.compile(r"^\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?$")
_MOST = 0.6  # of the cells of a column tell what it is
_HEAD_ROWS = 4


@dataclass(frozen=True)
class Column:
    """``field`` is one of the table, "number", "rest" or "" for an empty column."""

    place: int
    field: str
    head: str = ""
    year: int | None = None

    @property
    def words(self) -> str:
        return f"cột “{self.head}”" if self.head else f"cột {self.place + 1}"


@dataclass(frozen=True)
class Layout:
    columns: tuple[Column, ...]
    first: int  # row with data
    is_unit: Callable[[str], bool]
    is_table: bool = True  # False: cells go in as they stand
    warning: str = ""

    def of(self, field: str) -> list[int]:
        return [column.place for column in self.columns if column.field == field]

    def column(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)

    def fields(self, row: Sequence[str]) -> dict[str, str]:
        """Return the cells of a row by field; what has no field stands together in "rest"."""
        given, rest = {}, []
        for column in self.columns:
            text = row[column.place]
            if column.field == "rest" and text:
                rest.append(f"{column.head}: {text}" if column.head else text)
            elif column.field:
                given[column.field] = text
        return given | {"rest": "; ".join(rest)}


def layout_of(
    cells: Sequence[Sequence[str]], *, year: int, start: str, is_unit: Callable[[str], bool]
) -> Layout:
    """Return what the columns are and where the data begin."""
    headed = _headed(cells, year)
    if headed:
        columns, first = headed
        return Layout(columns, first, is_unit)
    width = len(cells[0])
    if width == 1 or start != "name":
        return Layout(_in_order(start, width), 0, is_unit, is_table=False)
    return _guessed(cells, is_unit)


# ---- By the head ---------------------------------------------------------------------------------


def _headed(cells: Sequence[Sequence[str]], year: int) -> tuple[tuple[Column, ...], int] | None:
    for row in range(min(_HEAD_ROWS, len(cells))):
        columns = [_by_head(place, head, year) for place, head in enumerate(cells[row])]
        told = {column.field for column in columns} - {"", "rest"}
        if len(told) < 2 or not told & {"name", "value"} or _holds_data(cells[row]):
            continue
        first, heads = row + 1, list(cells[row])
        while first < len(cells) and _goes_on(cells[first], columns):
            heads = [" ".join(filter(None, pair)) for pair in zip(heads, cells[first], strict=True)]
            columns = [_by_head(place, head, year) for place, head in enumerate(heads)]
            first += 1
        first += first < len(cells) and _is_numbers_of_columns(cells[first])
        return tuple(_one_each(columns, year)), first
    return None


def _by_head(place: int, head: str, year: int) -> Column:
    key = re.sub(r"[^a-z0-9% ]+", " ", search_key(head)).strip()
    years = [int(found) for found in _YEAR.findall(key)]
    own = years[0] if len(set(years)) == 1 else None
    found = next((field for field, pattern in _RULES if re.search(pattern, key)), "")
    if not key:
        return Column(place, "")
    if found == "baseline" and own is not None and own >= year:
        found = "rest"
    if found == "value" and own is not None and own != year:
        found = "rest"
    return Column(place, found or "rest", head, own)


def _holds_data(row: Sequence[str]) -> bool:
    return any(_holds_value(cell) and not _YEAR.search(cell) for cell in row)


def _goes_on(row: Sequence[str], columns: Sequence[Column]) -> bool:
    """Say whether a row is the second line of the head: nothing under the name, and no number."""
    named = [row[column.place] for column in columns if column.field in ("name", "number")]
    return not any(named) and not any(_holds_value(cell) for cell in row)


def _is_numbers_of_columns(row: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    filled = [cell for cell in row if cell]
    return len(filled) > 2 and all(_COLUMN_NUMBER.match(cell) for cell in filled)


def _one_each(columns: Sequence[Column], year: int) -> list[Column]:
    """Leave one column a field: of the values that of the year, of results the last."""
    kept = {}
    for column in columns:
        other = kept.get(column.field)
        if other is None or _fits_better(column, other):
            kept[column.field] = column
    return [
        column
        if column.field in ("", "rest") or kept[column.field] is column
        else replace(column, field="rest")
        for column in columns
    ]


def _fits_better(column: Column, other: Column) -> bool:
    return column.field in ("value", "baseline") and (column.year or 0) > (other.year or 0)


# ---- By the cells --------------------------------------------------------------------------------


def _in_order(start: str, width: int) -> tuple[Column, ...]:
    first = TEXT_FIELDS.index(start) if start in TEXT_FIELDS else 0
    fields = [*TEXT_FIELDS[first:], *["rest"] * width]
    return tuple(Column(place, fields[place]) for place in range(width))


def _guessed(cells: Sequence[Sequence[str]], is_unit: Callable[[str], bool]) -> Layout:
    kinds = [_kind([row[place] for row in cells], is_unit) for place in range(len(cells[0]))]
    if "text" not in kinds:
        return Layout(_in_order("name", len(kinds)), 0, is_unit, is_table=False)
    if kinds[0] in ("value", "numbering"):
        kinds[0] = "number"
    kinds = ["value" if kind == "numbering" else kind for kind in kinds]
    name = kinds.index("text")
    values = [place for place, kind in enumerate(kinds) if kind == "value" and place > name]
    fields = {name: "name"} | {place: "rest" for place in values}
    if kinds[0] == "number" and name > 0:
        fields[0] = "number"
    if values:
        fields[values[-1]] = "value"
    if len(values) == 2:
        fields[values[0]] = "baseline"
    for place, kind in enumerate(kinds):
        if kind == "unit" and "unit_text" not in fields.values():
            fields[place] = "unit_text"
        elif kind == "text" and place > name and "note" not in fields.values():
            fields[place] = "note"
    columns = tuple(
        Column(place, fields.get(place, "rest" if kind else "")) for place, kind in enumerate(kinds)
    )
    warning = "Khối không có dòng đầu bảng nên cổng đoán cột. Xem lại các cột số."
    return Layout(columns, 0, is_unit, warning=warning if len(values) > 1 else "")


def _kind(column: Sequence[str], is_unit: Callable[[str], bool]) -> str:
    filled = [cell for cell in column if cell]
    if not filled:
        return ""
    tests = (("unit", is_unit), ("numbering", _is_numbering), ("value", _holds_value))
    for kind, test in tests:
        if sum(map(test, filled)) >= _MOST * len(filled):
            return kind
    return "text"


def _is_numbering(cell: str) -> bool:
    return bool(_NUMBERING.match(cell))


def _holds_value(cell: str) -> bool:
    if not any(letter.isdigit() for letter in cell):
        return False
    try:
        parse_value_cell(cell)
    except UnreadableValue:
        return False
    return True
