"""Places of a text that belong to a year: what a plan of the next year must look at. Pure.

Years and ranges of years, dates, anniversaries, cited papers of the year, bodies that no
longer exist, names of people. Each place comes with what it would say in the new year,
where that follows from the old ("2024" → "2025", "70 năm" → "71 năm"); else "".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from campaigns.carrying.bodies import bodies_in, people_in
from emulation.lib.dates import date_short

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Kind(StrEnum):
    YEAR = "year"
    RANGE = "range"
    DATE = "date"
    ANNIVERSARY = "anniversary"
    CITED = "cited"
    BODY = "body"
    PERSON = "person"
    DEADLINE = "deadline"
    MOTTO = "motto"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(kind.value, LABELS[kind]) for kind in cls]


LABELS = {
    Kind.YEAR: "Năm",
    Kind.RANGE: "Giai đoạn, năm học",
    Kind.DATE: "Ngày, tháng",
    Kind.ANNIVERSARY: "Ngày kỷ niệm",
    Kind.CITED: "Văn bản được dẫn",
    Kind.BODY: "Cơ quan không còn",
    Kind.PERSON: "Tên người",
    Kind.DEADLINE: "Thời hạn",
    Kind.MOTTO: "Chủ đề, phương châm",
}


@dataclass(frozen=True)
class Dated:
    """Letters [start, start+length) of a text; ``proposal`` is "" where a person must decide."""

    start: int
    length: int
    kind: Kind
    text: str
    proposal: str = ""
    note: str = ""

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True)
class Turn:
    """From which year to which, on which day the new plan is written, who is known by name."""

    from_year: int
    to_year: int
    on: dt.date
    names: tuple[str, ...] = ()

    @property
    def years(self) -> int:
        return self.to_year - self.from_year


def find_dated(text: str, turn: Turn) -> list[Dated]:
    """Return the places of the text in order; none overlaps another."""
    taken: list[tuple[int, int]] = []
    found: list[Dated] = []
    for finder in _FINDERS:
        for place, is_listed in finder(text, turn):
            if any(place.start < end and start < place.end for start, end in taken):
                continue
            taken.append((place.start, place.end))
            if is_listed:
                found.append(place)
    return _inside_titles(text, sorted(found, key=lambda place: place.start))


def in_new_year(text: str, turn: Turn) -> str:
    """Return the text with every proposal taken."""
    for place in reversed(find_dated(text, turn)):
        if place.proposal:
            text = text[: place.start] + place.proposal + text[place.end :]
    return text


def carried_date(day: dt.date, years: int) -> dt.date:
    """Return the same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


Found = Iterator[tuple[Dated, bool]]  # a place, and whether it is listed or only passed over

_NUMERIC = r"\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{4}(?!\d)"
_SPELT = r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_DAY = rf"(?:ngày\s+(?:{_NUMERIC}|{_SPELT})|năm\s+\d{{4}})"
_LAW = re.compile(
    rf"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp|Nghị định|Thông tư)\b[^.;:]{{0,160}}?{_DAY}"
    r"|\d+/\d{4}/(?:NĐ-CP|TT-\w+|QH\d+|TTLT[\w-]*)|\d+/VBHN-\w+"
)
_CITED = re.compile(
    rf"(?:số\s*:?\s*)?(?<![\d/])\d{{1,5}}(?:/\d{{4}})?\s?[-/]\s?[A-ZĐ][\wĐ]*(?:[-/][A-ZĐ]\w*)*"
    rf"(?:,?\s+{_DAY})?"
)
_RANGE = re.compile(r"(?<![\d/.,-])(\d{4})(\s*[-–]\s*)(\d{4})(?![\d/])")
_NUMERIC_DATE = re.compile(rf"(?<![\d/.-]){_NUMERIC}")
_SPELT_DATE = re.compile(_SPELT, re.IGNORECASE)
_MONTH = re.compile(r"(?<=tháng )(\d{1,2})(/|\s+năm\s+)(\d{4})(?![\d/])", re.IGNORECASE)
_CELEBRATED = (
    "ngày|thành lập|truyền thống|chiến thắng|giải phóng|quốc khánh|cách mạng|cuộc|khởi nghĩa"
)
_ANNIVERSARY = re.compile(
    rf"(?<![\d.,/])([1-9]\d{{0,2}})(\s+năm)(?=\s+(?:{_CELEBRATED})\b)"
    r"|(?<=kỷ niệm )([1-9]\d{0,2})(\s+năm)\b|(?<=kỷ niệm lần thứ )([1-9]\d{0,2})()\b",
    re.IGNORECASE,
)
_UNITS = "tấn|tạ|kg|ha|hộ|người|đồng|triệu|tỷ|nghìn|con|lượt|m|m2|m²|km|cây|em|cháu|suất"
_YEAR = re.compile(
    rf"(?<![\d.,-])(?<!\d/)(\d{{4}})(?![\d/-])(?![.,]\d)(?!\s*%)(?!\s+(?:{_UNITS})\b)"
)
_UNTIL = re.compile(r"(?:đến|tới|hết|tầm nhìn|hướng tới)\s+(?:hết\s+)?(?:năm\s+)?$", re.IGNORECASE)
_END_OF_TITLE = re.compile(r"[;:]|\.\s|,\s+(?=[A-ZĐ])|$")


def _laws(text: str, turn: Turn) -> Found:
    """Pass over laws: they stand until another comes, whatever their year."""
    for match in _LAW.finditer(text):
        yield _place(match, Kind.CITED), False


def _cited(text: str, turn: Turn) -> Found:
    note = (
        f"Văn bản của kỳ trước. Tìm văn bản cùng loại cho năm {turn.to_year}, "
        "hoặc giữ nếu còn hiệu lực."
    )
    for match in _CITED.finditer(text):
        yield _place(match, Kind.CITED, note=note), _is_of_the_year(match.group(), turn)


def _is_of_the_year(cited: str, turn: Turn) -> bool:
    """Papers that prepare a year are dated from November before it."""
    date = re.search(r"(\d{1,2})(?:[/.-]|\s+năm\s+)(\d{4})$", cited)
    if date and int(date[2]) == turn.from_year - 1:
        return int(date[1]) >= 11
    return any(int(year) == turn.from_year for year in re.findall(r"(?<!\d)\d{4}(?!\d)", cited))


def _ranges(text: str, turn: Turn) -> Found:
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[3])
        if not FIRST_YEAR <= first < last <= LAST_YEAR:
            continue
        yield _range(match, first, last, turn), last >= turn.from_year


def _range(match: re.Match[str], first: int, last: int, turn: Turn) -> Dated:
    def written(one: int, other: int) -> str:
        return f"{one}{match[2]}{other}"

    if last - first == 1:  # a school year
        proposal = written(first + turn.years, last + turn.years)
        return _place(match, Kind.RANGE, proposal)
    if first <= turn.to_year <= last:
        return _place(match, Kind.RANGE, note=f"Năm {turn.to_year} còn trong giai đoạn này.")
    note = f"Giai đoạn này đã qua vào năm {turn.to_year}." if last < turn.to_year else ""
    proposal = written(last + 1, last + 1 + last - first) if note else ""
    return _place(match, Kind.RANGE, proposal, note)


def _dates(text: str, turn: Turn) -> Found:
    for pattern in (_SPELT_DATE, _NUMERIC_DATE):
        for match in pattern.finditer(text):
            yield from _date(match, turn)
    for match in _MONTH.finditer(text):
        year = int(match[3])
        proposal = f"{match[1]}{match[2]}{year + turn.years}"
        yield _place(match, Kind.DATE, proposal), _is_recent(year, turn)


def _date(match: re.Match[str], turn: Turn) -> Found:
    day, month, year = (int(number) for number in re.findall(r"\d+", match.group()))
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return
    carried = carried_date(date, turn.years)
    proposal = match.group()[:-4] + str(carried.year)
    note = ""
    if carried.day != date.day:
        proposal = proposal.replace(str(date.day), str(carried.day), 1)
        note = f"Năm {carried.year} không có ngày 29 tháng 2."
    yield _place(match, Kind.DATE, proposal, note), _is_recent(year, turn)


def _is_recent(year: int, turn: Turn) -> bool:
    return turn.from_year - 1 <= year <= turn.from_year + 1


def _anniversaries(text: str, turn: Turn) -> Found:
    for match in _ANNIVERSARY.finditer(text):
        number = next(int(match[group]) for group in (1, 3, 5) if match[group])
        tail = match[2] or match[4] or ""
        count = number + turn.years
        yield _place(match, Kind.ANNIVERSARY, f"{count}{tail}", roundness(count)), True


def roundness(count: int) -> str:
    """Say what kind of year an anniversary falls on (NĐ 145/2013/NĐ-CP, Điều 3)."""
    if count % 10 == 0:
        return f"{count} là năm tròn."
    if count % 5 == 0:
        return f"{count} là năm lẻ 5."
    return f"{count} không phải năm tròn: xem có còn tổ chức kỷ niệm không."


def _bodies(text: str, turn: Turn) -> Found:
    for start, end, body in bodies_in(text, turn.on):
        note = f"Chỉ có đến hết ngày {date_short(body.last_day)}. {body.instead}."
        yield Dated(start, end - start, Kind.BODY, text[start:end], note=note[:300]), True


def _people(text: str, turn: Turn) -> Found:
    note = "Xem người này còn giữ việc ấy không."
    for start, end in people_in(text, turn.names):
        yield Dated(start, end - start, Kind.PERSON, text[start:end], note=note), True


def _years(text: str, turn: Turn) -> Found:
    for match in _YEAR.finditer(text):
        year = int(match[1])
        if turn.from_year - 1 <= year <= LAST_YEAR:
            yield _year(text, match, year, turn), True


def _year(text: str, match: re.Match[str], year: int, turn: Turn) -> Dated:
    proposal = str(year + turn.years)
    if year == turn.from_year:
        return _place(match, Kind.YEAR, proposal)
    if year < turn.from_year:
        return _place(match, Kind.YEAR, proposal, "Năm để so sánh.")
    if year > turn.from_year + 1 or _UNTIL.search(text[: match.start()]):
        return _place(match, Kind.YEAR, note="Năm phải đạt tới: xem mục tiêu này còn không.")
    return _place(match, Kind.YEAR, proposal, "Năm sau năm của kế hoạch cũ.")


_FINDERS: Sequence[Callable[[str, Turn], Found]] = (
    _laws, _cited, _ranges, _dates, _anniversaries, _bodies, _people, _years,
)  # fmt: skip


def _place(match: re.Match[str], kind: Kind, proposal: str = "", note: str = "") -> Dated:
    start, end = match.span()
    return Dated(start, end - start, kind, match.group(), proposal, note)


def _inside_titles(text: str, places: Iterable[Dated]) -> list[Dated]:
    """A year in the title of a cited paper changes with the paper, not by itself."""
    listed, end_of_title = [], 0
    for place in places:
        if place.kind == Kind.CITED:
            end_of_title = _END_OF_TITLE.search(text, place.end).start()
        elif place.kind == Kind.YEAR and place.start < end_of_title:
            note = "Trong tên văn bản được dẫn: đổi cùng số, ngày của văn bản."
            place = replace(place, proposal="", note=note)
        listed.append(place)
    return listed
