"""A block of cells copied from Excel, read as rows of the table of targets. Pure.

Text with tabs in, fields of rows out, with sentences that say what went where. What has no
place of its own is kept in the note of its row, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from emulation.lib.quantities import NotANumber, format_number, parse_number
from emulation.lib.text import clean_line, nfc
from targets.measure_units import MEASURE_UNITS, usual_symbol
from targets.measures import UnreadableValue, parse_value_cell
from targets.pasted_columns import FIELD_NAMES, Column, Layout, layout_of
from targets.pasted_numbers import vietnamese_numbers

Cells = list[list[str]]
Fields = dict[str, str]

MOST_CELLS = 5_000
NOTE = 300
_MARK = re.compile(r"^\s*(?P<sign>[-–+*•])\s*(?=\S)")
_OF_WHICH = re.compile(r"^[-–+*•]?\s*(trong đó|bao gồm|gồm|cụ thể)\s*:?\s*$", re.I)
_UNIT_IN_NAME = re.compile(r"^(?P<name>.+?)\s*\((?P<unit>[^()]{1,40})\)\s*:?$")
_NUMBERED = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,2})*)[.)]?$")
_DATE = re.compile(r"^\d{1,2}[-/](\d{1,2}|[A-Za-z]{3})([-/]\d{2,4})?$")
_FIELD_WORDS = (
    ("politics", r"xây dựng đảng|chính quyền|hệ thống chính trị|cải cách hành chính"),
    ("security", r"quốc phòng|an ninh|quân sự|trật tự"),
    ("environment", r"môi trường|nông thôn mới|đô thị"),
    ("society", r"xã hội|văn hóa|văn hoá|giáo dục|y tế"),
    ("economy", r"kinh tế|sản xuất|nông nghiệp"),
)


@dataclass(frozen=True)
class Pasted:
    """``rows`` are fields of the table by name; ``parent_row`` counts from 1 within them."""

    rows: tuple[Fields, ...] = ()
    said: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_pasted(
    text: str, *, year: int, start: str = "name", known_units: Iterable[str] = ()
) -> Pasted:
    """Read a block; ``year`` is the one that the targets are for.

    ``start``: the field of the cell that was pasted into. A block of one column, or one
    pasted into another column than the names, goes in field by field as it stands.
    """
    cells = cells_of(text)
    if not cells:
        return Pasted(unread=("Khối vừa dán không có ô nào có chữ.",))
    if sum(map(len, cells)) > MOST_CELLS:
        return Pasted(unread=(f"Khối vừa dán quá lớn: dán tối đa {format_number(MOST_CELLS)} ô.",))
    layout = layout_of(cells, year=year, start=start, is_unit=_is_unit(known_units))
    return _Reader(cells, layout, year).pasted()


def cells_of(text: str) -> Cells:
    """Split what Excel puts on the clipboard; a cell with line ends stands in quotes."""
    rows: Cells = [[]]
    at, text = 0, nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    while at <= len(text):
        cell, at, ends_row = _cell(text, at)
        rows[-1].append(clean_line(cell))
        if ends_row:
            rows.append([])
    filled = [row for row in rows if any(row)]
    width = max((_width(row) for row in filled), default=0)
    return [(row + [""] * width)[:width] for row in filled]


def _cell(text: str, at: int) -> tuple[str, int, bool]:
    """Return the cell that begins at a place, where the next begins, and if its row ends."""
    quoted = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|$)').match(text, at)
    plain = re.compile(r"[^\t\n]*").match(text, at)
    found = quoted or plain
    assert found is not None
    words = found[1].replace('""', '"') if quoted else found[0]
    end = found.end()
    return words, end + 1, end >= len(text) or text[end] == "\n"


def _width(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell), default=0)


def _is_unit(known: Iterable[str]) -> Callable[[str], bool]:
    symbols = {spec.symbol.lower() for spec in MEASURE_UNITS} | {one.lower() for one in known}
    return lambda text: usual_symbol(text).lower() in symbols


@dataclass
class _Reader:
    cells: Cells
    layout: Layout
    year: int
    rows: list[Fields] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    wholes: dict[str, int] = field(default_factory=dict)  # by number in the first column
    last_whole: int | None = None  # the last row that is no part
    open_whole: bool = False  # "Trong đó:" stood above
    heading: str = ""  # without figures of its own, over lines with dashes
    field_code: str = ""

    def pasted(self) -> Pasted:
        numbers = self.layout.of("value") + self.layout.of("baseline")
        is_foreign = vietnamese_numbers(self.cells[self.layout.first :], numbers)
        for place, row in enumerate(self.cells[self.layout.first :], start=self.layout.first + 1):
            self._row(place, row)
        said = [self._told(), *self._told_of_rest()]
        if is_foreign:
            said.append("Số viết kiểu Anh (1,880.5) đã đổi sang kiểu Việt Nam (1.880,5).")
        return Pasted(tuple(self.rows), tuple(filter(None, said)), tuple(self.unread))

    def _row(self, place: int, row: list[str]) -> None:
        given = self.layout.fields(row)
        name = given.get("name", "")
        if not self.layout.is_table:
            self.rows.append({key: text for key, text in given.items() if text})
            return
        if _OF_WHICH.match(name) and not given.get("value"):
            self.open_whole = True
            return
        if not given.get("value") and not given.get("unit_text") and not given.get("baseline"):
            self._heading(row, name)
            return
        self.rows.append(self._target(place, given))

    def _heading(self, row: list[str], name: str) -> None:
        words = clean_line(" ".join(cell for cell in row if cell))
        self.headings.append(words)
        self.heading = "" if name.isupper() else clean_line(_MARK.sub("", name)).rstrip(" :")
        lowered = words.lower()
        found = (code for code, pattern in _FIELD_WORDS if re.search(pattern, lowered))
        self.field_code = next(found, self.field_code)
        self.last_whole, self.open_whole = None, False

    def _target(self, place: int, given: Fields) -> Fields:
        own = {key: text for key, text in given.items() if text and key != "number"}
        mark = _MARK.match(own.get("name", ""))
        self._set_name(own, bool(mark))
        self._set_value(own, place)
        self._set_baseline(own)
        if self.field_code:
            own["field"] = self.field_code
        parent = self._parent(given.get("number", ""), bool(mark))
        if parent is not None:
            own["parent_row"] = str(parent)
        if not own.get("name"):
            self.unread.append(f"Dòng {place} có số mà không có tên chỉ tiêu. Gõ tên vào dòng ấy.")
        own["note"] = self._note(own, place)
        return {key: text for key, text in own.items() if text}

    def _set_name(self, own: Fields, is_dashed: bool) -> None:
        name = _MARK.sub("", own.get("name", "")).rstrip(" :;")
        inside = _UNIT_IN_NAME.match(name)
        if inside and not own.get("unit_text") and self.layout.is_unit(inside["unit"]):
            name, own["unit_text"] = inside["name"], inside["unit"]
        if is_dashed and self.heading and self.last_whole is None:
            name = f"{self.heading}: {name}"
        own["name"] = name[:300]

    def _set_value(self, own: Fields, place: int) -> None:
        value = own.get("value", "")
        if not value:
            return
        try:
            parse_value_cell(value, own.get("unit_text", ""))
        except UnreadableValue as error:
            why = "Excel đã đổi thành ngày." if _DATE.match(value) else str(error)
            self.unread.append(f"Dòng {place}: {why}" if value in why else
                               f"Dòng {place}, “{value}”: {why}")  # fmt: skip

    def _set_baseline(self, own: Fields) -> None:
        """A result that is no number goes to the note."""
        text = own.get("baseline", "")
        if not text:
            return
        column = self.layout.column("baseline")
        year = column.year if column and column.year else self.year - 1
        try:
            parse_number(text.removesuffix("%"))
        except NotANumber:
            own["rest"] = "; ".join(filter(None, [f"Năm {year}: {text}", own.get("rest", "")]))
            del own["baseline"]
            return
        own |= {"baseline": text.removesuffix("%").strip(), "baseline_year": str(year)}

    def _note(self, own: Fields, place: int) -> str:
        note = "; ".join(filter(None, [own.get("note", ""), own.pop("rest", "")]))
        if len(note) > NOTE:
            self.unread.append(f"Dòng {place}: ghi chú dài quá {NOTE} chữ cái, phần sau bị bớt.")
        return note[:NOTE]

    def _parent(self, number: str, is_dashed: bool) -> int | None:
        """Return the row that this one is a part of: by "1.1" under "1", or by a dash."""
        here = len(self.rows) + 1
        if found := _NUMBERED.match(number):
            self.wholes[found[1]] = here
            above = self.wholes.get(found[1].rpartition(".")[0])
            self.last_whole, self.open_whole = here, False
            return above
        if is_dashed or self.open_whole:
            return self.last_whole
        self.last_whole = here
        return None

    # ---- What is said ----------------------------------------------------------------------------

    def _told(self) -> str:
        if not self.rows:
            return ""
        told = [self._told_of(column) for column in self.layout.columns if column.field]
        put = f": {', '.join(filter(None, told))}" if self.layout.is_table else ""
        return f"Đã điền {len(self.rows)} dòng{put}."

    def _told_of(self, column: Column) -> str:
        name = FIELD_NAMES.get(column.field, "")
        return f"{column.words} vào {name}" if name else ""

    def _told_of_rest(self) -> list[str]:
        rest = [column.words for column in self.layout.columns if column.field == "rest"]
        said = []
        if rest:
            said.append(f"Bảng không có chỗ riêng cho {', '.join(rest)}: chép vào Ghi chú.")
        if self.layout.warning:
            said.append(self.layout.warning)
        if self.headings:
            named = "; ".join(self.headings[:6]) + ("…" if len(self.headings) > 6 else "")
            said.append(f"{len(self.headings)} dòng không có số, không nhập: {named}.")
        return said
