"""Cells of a sheet: what people type into Excel, read and written the Vietnamese way.

A cell reads what Excel or CSV gives (text, number, date, nothing) and raises ``ValueError``
with a Vietnamese sentence. What it writes is a plain value: a ``Decimal`` is a quantity, an
``int`` a year or an ordinal, and ``sheet_text`` says how each stands as text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from import_export.widgets import Widget

from emulation.lib.dates import date_short
from emulation.lib.quantities import format_number, parse_number
from emulation.lib.text import clean_line, search_key

# Excel runs a text that begins so as a formula; CSV has no other guard than the apostrophe.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
EXCEL_MADE_A_DATE = (
    "Excel đã đổi ô này thành ngày tháng. Chọn định dạng ô là Văn bản (Text) rồi gõ lại."
)
FORMULA = "Ô này bắt đầu bằng “{}” như công thức Excel. Ghi lại bằng chữ, bỏ dấu ở đầu."
YES, NO = ("x", "có", "co", "1"), ("", "không", "khong", "0")
PLACES = Decimal("0.000001")
_PERSON = re.compile(
    r"(?P<name>[^,;\[\]]+?) ?(?:\[(?P<code>[^\]]+)\])?"
    r"(?:, ?(?P<year>\d{4}))?(?:, ?(?P<relation>[^;]+))?$"
)


def sheet_text(value: Any) -> str:
    """Return a value of a cell as text: 1.880,5 · 19/02/2024 · 1980."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_number(value)
    return date_short(value) if isinstance(value, dt.date) else str(value)


def typed_text(value: Any) -> str:
    """Return what stands in a cell as one clean line, whatever type Excel made of it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return format_number(_decimal(value), grouped=False)
    if isinstance(value, dt.datetime | dt.date):
        return date_short(value)
    text = clean_line(str(value))
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_SIGNS else text


class Cell(Widget):
    """``rule`` tells the guide what may stand here; ``choices`` become a list to choose from."""

    blank: Any = ""
    rule = "Chữ"

    @property
    def choices(self) -> tuple[str, ...]:
        return ()

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> Any:
        return typed_text(value)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value


class TextCell(Cell):
    pass


class PlainCell(TextCell):
    """Text that is no formula."""

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = "" if value is None else str(value).strip()
        if text.startswith(FORMULA_SIGNS):
            raise ValueError(FORMULA.format(text[0]))
        return typed_text(value)


class TickCell(TextCell):
    """ "x" or ""; ``also`` are further words that say yes."""

    def __init__(self, meaning: str = "có", also: Iterable[str] = ()) -> None:
        super().__init__()
        self.rule = f"x là {meaning}, để trống là không"
        self.yes = {*YES, *also}

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = typed_text(value).casefold()
        if text in self.yes:
            return "x"
        if text in NO:
            return ""
        raise ValueError(f"“{text}” không rõ. Ghi x, hoặc để trống.")


class PhoneCell(Cell):
    """A telephone number; Excel takes the first 0 away where the cell was a number."""

    rule = "Số điện thoại, định dạng ô là Văn bản"

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = typed_text(value)
        return f"0{text}" if isinstance(value, int | float) else text


class QuantityCell(Cell):
    """A quantity: a number of Excel, or text as 1.880 or 0,66."""

    blank = None
    rule = "Số, như 1.880 hoặc 0,66"

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Decimal | None:
        if isinstance(value, dt.datetime | dt.date):
            raise ValueError(EXCEL_MADE_A_DATE)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _decimal(value)
        text = typed_text(value)
        return parse_number(text) if text else None


class WholeCell(Cell):
    """A year or an ordinal."""

    blank = None
    rule = "Số nguyên, như 1980"

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> int | None:
        text = typed_text(value)
        if not text:
            return None
        if not re.fullmatch(r"\d{1,9}", text):
            raise ValueError(f"“{text}” chưa phải là số nguyên. Viết như 1980.")
        return int(text)


class DateCell(Cell):
    blank = None
    rule = "Ngày, như 19/02/2024"

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> dt.date | None:
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        text = typed_text(value)
        return _date(text) if text else None


class ChoiceCell(Cell):
    """One of a list, by its label, written with or without accents.

    ``others`` are further spellings of a value.
    """

    def __init__(
        self, choices: Iterable[tuple[str, str]], others: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.labels = {str(value): str(label) for value, label in choices}
        spelled = {value: value for value in self.labels} | dict(others or {})
        self.values = {search_key(text): value for text, value in spelled.items()}
        self.values |= {search_key(label): value for value, label in self.labels.items()}

    @property
    def rule(self) -> str:
        return f"Một trong: {'; '.join(self.choices)}"

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(self.labels.values())

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = typed_text(value)
        if not text:
            return ""
        try:
            return self.values[search_key(text)]
        except KeyError:
            raise ValueError(
                f"“{text}” không có trong danh sách. Ghi một trong: {'; '.join(self.choices)}."
            ) from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return self.labels.get(value, value)


class NameCell(Cell):
    """The name of one of the commune's own rows; the resource fills ``names``."""

    def __init__(self, thing: str) -> None:
        super().__init__()
        self.thing = thing
        self.rule = f"Tên {thing} của địa phương mình"
        self.names: dict[str, list[Any]] = {}
        self.written: dict[str, str] = {}

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(self.written.values())

    def know(self, name: str, thing: Any) -> None:
        key = name.casefold()
        self.names.setdefault(key, []).append(thing)
        self.written[key] = name

    def forget(self, name: str, thing: Any) -> None:
        """Take back what ``know`` said: the row has another name now."""
        key = name.casefold()
        self.names[key].remove(thing)
        if not self.names[key]:
            del self.names[key], self.written[key]

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = typed_text(value)
        if not text:
            return ""
        found = self.names.get(text.casefold(), [])
        if not found:
            raise ValueError(
                f"Không có {self.thing} “{text}” ở địa phương mình. Xem lại tên, hoặc ghi dòng "
                "của nó lên trên dòng này."
            )
        if len(found) > 1:
            raise ValueError(f"Có {len(found)} {self.thing} cùng tên “{text}”.")
        return self.written[text.casefold()]

    def find(self, name: str) -> Any:
        """Return the row of a name that ``clean`` returned, ``None`` for no name."""
        return self.names[name.casefold()][0] if name else None


@dataclass(frozen=True)
class PersonWords:
    """A person as written in one cell: "Trần Thị Mai [N012], 1985, vợ"."""

    name: str
    code: str = ""
    birth_year: int | None = None
    relation: str = ""

    def __str__(self) -> str:
        code = f" [{self.code}]" if self.code else ""
        more = [str(part) for part in (self.birth_year, self.relation) if part]
        return ", ".join([f"{self.name}{code}", *more])


class PersonCell(Cell):
    blank = None
    rule = "Họ và tên, năm sinh; có mã người thì ghi trong ngoặc vuông: Trần Văn An [N012], 1960"

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> PersonWords | None:
        text = typed_text(value)
        return _person(text) if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value or "")


class PeopleCell(Cell):
    blank = ()
    rule = "Mỗi người cách nhau dấu chấm phẩy: họ và tên, năm sinh, quan hệ với chủ hộ"

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> tuple[PersonWords, ...]:
        parts = (part.strip() for part in typed_text(value).split(";"))
        return tuple(_person(part) for part in parts if part)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(map(str, value or ()))


def _person(text: str) -> PersonWords:
    found = _PERSON.match(text)
    if not found:
        raise ValueError(f"Không đọc được “{text}”. Viết như Trần Thị Mai, 1985, vợ.")
    year = int(found["year"]) if found["year"] else None
    return PersonWords(found["name"], found["code"] or "", year, found["relation"] or "")


def _decimal(value: float) -> Decimal:
    """Return a number of Excel as it was meant: 0.1 + 0.2 is 0,3."""
    try:
        return Decimal(str(value)).quantize(PLACES).normalize() + 0
    except InvalidOperation:
        raise ValueError("Số này quá lớn. Xem lại đơn vị tính.") from None


def _date(text: str) -> dt.date:
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValueError(f"“{text}” chưa phải là ngày. Viết như 19/02/2024.")
