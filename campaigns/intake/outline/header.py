"""The head of a paper: who issues, number and symbol, place and date, kind and title, motto."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.intake.outline.columns import DATE, NUMBER, Piece, head_pieces
from campaigns.intake.outline.head_lines import is_authority, kind_of
from campaigns.intake.outline.papers import BODY, ISSUER_IN_TEXT, ISSUING_VERB
from campaigns.intake.outline.words import is_capitals, is_rule, stays_open, without_end
from campaigns.intake.outline.zones import Zones
from campaigns.intake.parts import Line, ReadHeader
from emulation.lib.dates import PartialDate
from emulation.lib.text import clean_line

_DRAFT: Final = re.compile(r"\(?\s?(?:DỰ THẢO|Dự thảo|HỎA TỐC|KHẨN|THƯỢNG KHẨN|MẬT)\b")
# Parts of a body's name that cannot stand alone: the next line goes on.
_OPEN_NAMES: Final = re.compile(
    r"(?:HỘI ĐỒNG|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|MẶT TRẬN|VĂN PHÒNG|ỦY BAN|UỶ BAN|BAN THƯỜNG TRỰC|"
    r"BAN CHỈ ĐẠO|TRƯỜNG|VÀ|CỦA|[-–,])$"
)
_AREA: Final = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)"
_AREA_NAME: Final = (
    rf"{_AREA} (?:\d{{1,2}}(?!\d)|[^\W\d_a-zà-ÿ]\w*(?:[ -][^\W\d_a-zà-ÿ]\w*){{0,4}})"
)
_ISSUER: Final = re.compile(
    rf"(?P<body>{ISSUER_IN_TEXT}(?: (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?)? {_AREA_NAME})"
    rf"(?P<verb>,? (?:{ISSUING_VERB}))?"
)
_UNNAMED_ISSUER: Final = re.compile(rf"(?P<body>{ISSUER_IN_TEXT} {_AREA}),? (?:{ISSUING_VERB})")
_PLACE: Final = re.compile(r"\w+(?: \w+){0,2}")  # "Lâm / Giang, ngày 07 …"
_MOTTO: Final = re.compile(
    r"(?P<label>chủ đề|phương châm|khẩu hiệu)(?P<between>[^“”\"«»;.]{0,60}?)(?P<open>[“\"«‘”]|'')",
    re.IGNORECASE,
)
_CLOSING: Final = {"“": '”"', '"': '"”', "«": "»", "‘": "’'", "”": '”"', "''": "'"}
# "KHÓA X, KỲ HỌP THỨ 3" stands under the name of a council and is no part of it.
_SITTING: Final = re.compile(r"\(?(?:KH[ÓO][ÁA]? |NHIỆM KỲ|KỲ HỌP)")
_MOTTO_REACH: Final = 400


def read_head(
    zones: Zones, opening: Sequence[str], body: Sequence[str], foot_date: str = ""
) -> ReadHeader:
    """Read the head; what it lacks is looked for in the paragraphs and above the signature."""
    frame = zones.head if zones.kind is None else zones.head[: zones.kind]
    parent, issuer, number, symbol, place, date = _frame_facts(frame)
    if not date:
        place, date = _place_and_date(foot_date)
    kind, title, authority = _kind_and_title(zones)
    label, theme = _motto((*opening, title, *body))
    return ReadHeader(
        kind=kind,
        title=title or _subject(frame),
        issuer=issuer or authority or _issuer_in_text((*opening, *body), place),
        parent=parent,
        number=number,
        symbol=symbol,
        place=place,
        date=date,
        theme=theme,
        theme_label=label,
        lines=tuple(clean_line(line.text) for line in zones.head),
    )


# ---- Issuer, number, place and date ------------------------------------------------------------


@dataclass(frozen=True)
class _Frame:
    """The pieces above the kind, by what they are."""

    bodies: tuple[str, ...]
    dates: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def words(self) -> str:
        return " ".join((*self.others, *self.dates))


def _frame_of(lines: Sequence[Line]) -> _Frame:
    bodies: list[str] = []
    dates: list[str] = []
    others: list[str] = []
    for piece in _in_columns(lines):
        if piece.role == "frame" or is_rule(piece.text) or _DRAFT.match(piece.text):
            continue
        if piece.role == "date":
            begun = others.pop() if others and _PLACE.fullmatch(others[-1]) else ""
            dates.append(f"{begun} {piece.text}".strip())
        elif piece.role == "" and _names_body(piece.text, bool(bodies)):
            bodies.append(piece.text)
        else:
            others.append(piece.text)
    return _Frame(tuple(bodies), tuple(dates), tuple(others))


def _frame_facts(lines: Sequence[Line]) -> tuple[str, str, str, str, str, str]:
    """Return parent, issuer, number, symbol, place and date."""
    frame = _frame_of(lines)
    number, symbol, rest = _number(frame.words)
    dated = next((found for found in map(_place_and_date, frame.dates) if all(found)), None)
    return (*_parent_and_issuer(frame.bodies), number, symbol, *(dated or _place_and_date(rest)))


def _in_columns(lines: Sequence[Line]) -> list[Piece]:
    """Take all lines apart; where the file knows columns, the left one comes first."""
    left = [line for line in lines if line.column != "right"]
    right = [line for line in lines if line.column == "right"]
    return [piece for line in (*left, *right) for piece in head_pieces(line.text)]


def _names_body(text: str, goes_on: bool) -> bool:
    if re.search(r"/|^S[ốỐ]\s?[:.\d]|NGÀY|^VIỆT NAM$|^V/[vV]", text) or len(text) > 90:
        return False
    if is_capitals(text):
        return goes_on or bool(BODY.match(text)) or len(text) > 8
    return bool(BODY.match(text)) and text[:1].isupper() and not DATE.search(text)


def _parent_and_issuer(lines: Sequence[str]) -> tuple[str, str]:
    """Join the lines of each body's name; the last body issues, the one above it leads."""
    names: list[str] = []
    for line in lines:
        line = line.strip(" *")
        begins = bool(BODY.match(line)) and not (names and _OPEN_NAMES.search(names[-1].upper()))
        if names and not begins:
            names[-1] = f"{names[-1]} {line}"
        elif line:
            names.append(line)
    return (names[-2] if len(names) > 1 else "", names[-1] if names else "")


def _number(text: str) -> tuple[str, str, str]:
    """Return number, symbol and the text without them: "Số: 12/2024/NQ-HĐND" → 12, NQ-HĐND."""
    for found in NUMBER.finditer(text):
        if found["number"] or found["symbol"]:
            symbol = re.sub(r"\s", "", found["symbol"] or "").strip(".").replace("–", "-")
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return found["number"] or "", symbol, rest
    return "", "", re.sub(r"S[ốỐ]\s?:", "", text)


def _place_and_date(text: str) -> tuple[str, str]:
    """Read "Đồng Tâm, ngày … tháng 02 năm 2024" → "Đồng Tâm", "2024-02"."""
    found = DATE.search(text)
    if found is None:
        return "", ""
    words = clean_line(text[: found.start()]).rstrip(" ,;.")
    place = re.split(r"[*_.…]|\s[-–]\s", words)[-1].strip(" ,/")
    return place if len(place) <= 50 else "", _iso(found)


def _iso(found: re.Match[str]) -> str:
    parts = [found["year"] or found["year2"], found["month"] or found["month2"],
             found["day"] or found["day2"]]  # fmt: skip
    year, month, day = (int(part) if part and part.isdigit() else None for part in parts)
    try:
        date = PartialDate(year, month if year else None, day if year and month else None)
    except ValueError:
        return str(year or "")
    shown = [f"{date.year:04d}"] if date.year else []
    shown += [f"{part:02d}" for part in (date.month, date.day) if part]
    return "-".join(shown)


# ---- Kind and title ------------------------------------------------------------------------------


def _kind_and_title(zones: Zones) -> tuple[str, str, str]:
    """Return kind, title and who decides, where a line under the title names it."""
    if zones.kind is None:
        return "", "", ""
    kind, begun = kind_of(zones.head[zones.kind].text)
    lines = [clean_line(line.text) for line in zones.head[zones.kind + 1 :]]
    shown = [line for line in lines if not is_rule(line)]
    subject, authority = _parted(shown)
    title = " ".join([begun, *subject]).strip()
    return kind, re.sub(r"\s*\((?:Ban hành )?[Kk]èm theo.*$", "", title), authority


def _parted(lines: list[str]) -> tuple[list[str], str]:
    """Part the title from who decides, named under it: "HỘI ĐỒNG NHÂN DÂN XÃ …"."""
    for place, line in enumerate(lines):
        decides = place and is_authority(line) and not stays_open(lines[place - 1])
        if decides and all(is_capitals(later) or later[0] == "(" for later in lines[place:]):
            named = [later for later in lines[place:] if not _SITTING.match(later)]
            return lines[:place], " ".join(named)
    return [line for line in lines if not line.startswith("Kính gửi")], ""


def _subject(frame: Sequence[Line]) -> str:
    """Return the subject of a letter: "V/v phát động …" under its number."""
    pieces = [piece.text for piece in _in_columns(frame) if piece.role == ""]
    for place, text in enumerate(pieces):
        if re.match(r"V/v|V/V|Về việc", text):
            more = [t for t in pieces[place + 1 : place + 4] if t[:1].islower()]
            return " ".join([text, *more])
    return ""


# ---- What only the paragraphs tell ---------------------------------------------------------------


def _issuer_in_text(paragraphs: Sequence[str], place: str) -> str:
    """Return who acts in the opening: "UBND xã Đồng Tâm" of "… ban hành Kế hoạch".

    "UBND xã ban hành" leaves the name to the place where the paper was written.
    """
    for text in paragraphs:
        found = [match for match in _ISSUER.finditer(text) if match["verb"]]
        if found:
            return found[-1]["body"]
    unnamed = next(filter(None, map(_UNNAMED_ISSUER.search, paragraphs)), None)
    return f"{unnamed['body']} {place}" if unnamed and place else ""


def _motto(paragraphs: Iterable[str]) -> tuple[str, str]:
    """Return label and words of the motto: what stands in quotation marks after its label."""
    for text in paragraphs:
        found = _MOTTO.search(text)
        if found:
            words = _quoted(text[found.end() : found.end() + _MOTTO_REACH], found["open"])
            if words:
                return found["label"].lower(), words
    return "", ""


def _quoted(text: str, opening: str) -> str:
    """Return the words up to the mark that closes; quotations within may be nested."""
    depth = 0
    for place, sign in enumerate(text):
        if sign in _CLOSING[opening] and depth == 0:
            return without_end(text[:place].strip())
        depth += (sign == opening and sign not in _CLOSING[opening]) - (
            depth > 0 and sign in _CLOSING[opening]
        )
    return ""
