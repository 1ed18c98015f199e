"""One cell of a table of targets: a value, a unit of measure, a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from campaigns.intake.grammar.units import unit_after
from emulation.lib.quantities import parse_number
from emulation.lib.text import clean_line, first_lower
from targets.measures import ReadValue, UnreadableValue, parse_value_cell

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SIGNED = re.compile(r"^[+\-−]\s*(?=\d)")
# A figure of a cell, with or without comparator, bounds and unit.
_FIGURE = re.compile(
    r"^(?:từ |trên |dưới |đạt |khoảng |ít nhất |tối thiểu |không quá |tối đa |tăng |giảm |còn )*"
    r"[<>=≤≥±+\-−~\s]*\d[\d.,\s]*(?:%|‰)?(?:\s*(?:-|–|/|đến)\s*\d[\d.,]*\s*(?:%|‰)?)?"
    r"(?:\s*trở lên|\s*\D{0,20})$",
    re.I,
)
_LEADING_NUMBER = re.compile(r"^\d[\d.,]*\s*(?:%|‰|\D{1,20}(?:\(|;|-))")
_NOTHING = re.compile(r"^(?:[-–—−.…/\\]+|không giao|không có số liệu)$", re.I)
_REPEATED = re.compile(r"^(?:-?\s*(?:nt|như trên)\s*-?|/+|[\"“”'`〃]+|[,\"]{2})$", re.I)
_TICK = re.compile(r"^[xX✓✔√vV]$")
_MAINTAIN = re.compile(r"^(?:tiếp tục )?(?:duy trì|giữ vững|giữ nguyên|ổn định)\b", re.I)
_ACHIEVE = re.compile(
    r"^(?:đạt|hoàn thành|thực hiện|có|không|xếp loại|vượt|tăng|giảm|cơ bản|được|tốt|khá"
    r"|xuất sắc|bảo đảm|đảm bảo|mức|cấp|hạng|loại|chuẩn)\b",
    re.I,
)
_LEVEL = re.compile(
    r"^(?:đạt )?((?:chuẩn|mức|mức độ|cấp độ|hạng|loại|xếp loại|cấp)\b.{1,40})$", re.I
)
_CHANGE = re.compile(r"^(?:(?:phấn đấu|mức)\s+)?(tăng|giảm)(?! còn| xuống| từ)\b|^[+−]\s*\d", re.I)
_FOOT_MARK = re.compile(r"(?<=[\d%])\s*(?:\*+|\(\*+\)|\(\d\)|\[\d\])$")
_OPENING = re.compile(r"^(?:phấn đấu|đạt|hoàn thành)\s+(?=[<>≤≥]|từ\b|trên\b|ít nhất|tối)", re.I)
_SAME_SIGNS = (
    (re.compile(r"=<|<\s+=|⩽"), "<="),
    (re.compile(r"=>|>\s+=|⩾"), ">="),
    (re.compile(r"(?<=[\d%])\s*[÷~]\s*(?=\d)"), " - "),
)
# Words behind a unit that say of what or against what: "5% so với năm 2024", "100% kế hoạch".
_AFTER_UNIT = re.compile(
    r"(?<=%)\s+(?!phần|gdp|grdp).*$|\s+(?:so với|so cùng|trở lên|theo)\b.*$", re.I
)
# "575 (tăng 15%)": words in brackets remark on the value; "6/6 (100%)" is one value.
_REMARK = re.compile(r"^([^()]*\d[^()]*?)\s*\(([^()]*[^\W\d_]{2}[^()]*)\)$")
_WITH_POINT = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{1,2})(?![\d.,])")
_WITH_POINT_LONG = re.compile(r"(?<![\d.,])(0|\d{4,})\.(\d+)(?![\d.,])")
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d.,])")

# "Tr.đồng", "1.000 con", "ng.người": forms that stand in tables only.
_SHORT_SCALE = re.compile(r"^(?:1[.]?000|(?:tr|ng|tỷ|tỉ|ngàn)\.?)\s*(?=\D)", re.I)
_BRACKETS = re.compile(r"\(\s*(?:(?:đvt|đơn vị(?: tính)?)\s*:?\s*)?([^()]{1,40}?)\s*\)")
_AFTER_COMMA = re.compile(r"^(.{3,}),\s*([^,()]{1,24})$")
_CAPTION_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*([^.;()|]{1,40})", re.I)
_LED = re.compile(r"^(?:(?:[-–+*•●]|trong đó\s*:?|gồm\s*:|chia ra\s*:?|riêng:)\s*)+", re.I)
_TITLE_OPENING = re.compile(
    r"^(?:(?:biểu|bảng|phụ lục)(?: số)? ?[\dIVX]*[.:]? ?)?(?:(?:tổng hợp|phân bổ|giao)\s+)*"
    r"(?:các )?(?:chỉ tiêu|kế hoạch)?(?: chủ yếu)?\s*",
    re.I,
)
_TYPED_NUMBER = re.compile(r"^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\s+(?=\D)")


@dataclass(frozen=True)
class CellValue:
    """What a cell asks for; ``sure`` is less where the writing allows a doubt."""

    read: ReadValue
    level: str = ""
    is_change: bool = False
    doubt: str = ""


def is_figure(text: str) -> bool:
    """Say whether a cell shows a number as its value: "≥ 95", "13-15", "6/6 (100%)"."""
    line = clean_line(text)
    return bool(_FIGURE.match(line)) and len(line) < 40 and not _TYPED_NUMBER.match(line)


def says_value(text: str) -> bool:
    """Say whether a cell of a column of values reads as one, in figures or in known words."""
    line = clean_line(text)
    if is_figure(line) or is_empty(line) or _LEADING_NUMBER.match(line):
        return True
    value = read_cell(line)
    return value is not None and (value.read.value is not None or not value.doubt)


def is_empty(text: str) -> bool:
    """Say whether a cell gives nothing: blank, a dash, dots."""
    line = clean_line(text)
    return not line or bool(_NOTHING.match(line))


def is_repeated(text: str) -> bool:
    """Say whether a cell stands for the one above: "nt", "//", '"'."""
    return bool(_REPEATED.match(clean_line(text)))


def read_cell(text: str, unit: str = "") -> CellValue | None:
    """Read the value of a target from its cell; ``None`` where it gives none.

    ``unit`` is the unit of the row; a ratio in "%" has its percentage as value.
    """
    line = _without_remark(_FOOT_MARK.sub("", clean_line(text)))
    if is_empty(line):
        return None
    if _TICK.match(line):
        return CellValue(ReadValue("achieve"))
    plain, doubt = _with_vietnamese_signs(_OPENING.sub("", line))
    is_change = bool(_CHANGE.match(plain))
    try:
        read = parse_value_cell(_SIGNED.sub("", plain), unit)
    except UnreadableValue:
        return _in_words(line)
    read = replace(read, unit=_AFTER_UNIT.sub("", read.unit))
    if plain.startswith(("-", "−")) and read.value is not None:
        read = replace(read, value=-read.value)
    return CellValue(read, is_change=is_change, doubt=doubt)


def _without_remark(line: str) -> str:
    found = _REMARK.match(line)
    return line if found is None or looks_like_unit(found[2]) else found[1]


def _with_vietnamese_signs(line: str) -> tuple[str, str]:
    """Write "12.5" as "12,5" and "=<" as "<="; say so where it may be wrong."""
    for pattern, sign in _SAME_SIGNS:
        line = pattern.sub(sign, line)
    plain = _ENGLISH.sub(lambda found: found[0].replace(",", "."), line)
    plain = _WITH_POINT.sub(r"\1,\2", _WITH_POINT_LONG.sub(r"\1,\2", plain))
    if plain == line:
        return line, ""
    return plain, f"“{line}” viết dấu chấm, phẩy khác lệ thường; đọc là {plain}."


def _in_words(line: str) -> CellValue | None:
    if len(line) > 120:
        return None
    op = "maintain" if _MAINTAIN.match(line) else "achieve"
    level = _LEVEL.match(line)
    known = op == "maintain" or _ACHIEVE.match(line)
    doubt = "" if known else f"Ô giá trị “{line}” không phải là số."
    said = "" if re.fullmatch(r"(?:đạt|duy trì|giữ vững|hoàn thành|có)", line, re.I) else line
    return CellValue(ReadValue(op), level=level[1] if level else said, doubt=doubt)


def numbers_in(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Give every number of a cell with its first letter and the one after its last."""
    for found in NUMBER.finditer(text):
        plain, _ = _with_vietnamese_signs(found[0])
        try:
            yield parse_number(plain), found.start(), found.end()
        except ValueError:
            continue


# ---- Units -----------------------------------------------------------------------------------


def looks_like_unit(text: str) -> bool:
    """Say whether words are a unit of measure by themselves: "triệu đồng/người"."""
    line = clean_line(text).casefold()
    rest = _SHORT_SCALE.sub("", line)
    return any(words and unit_after(words, 0)[1] == len(words) for words in (line, rest))


def unit_in_brackets(text: str) -> str:
    """Return the unit that a head or a name gives in brackets: "Sản lượng (tấn)" → "tấn"."""
    for found in _BRACKETS.finditer(text):
        if looks_like_unit(found[1]):
            return plain_unit(found[1])
    return ""


def unit_of_caption(text: str) -> str:
    """Return the unit of a whole table: "Đơn vị tính: triệu đồng"."""
    found = _CAPTION_UNIT.search(text)
    return plain_unit(found[1]) if found else ""


def plain_unit(text: str) -> str:
    """Return a unit as it stands within a sentence: "Triệu đồng" → "triệu đồng"."""
    line = _rejoined(clean_line(text).strip(" .,;:()"))
    return first_lower(line)


def _rejoined(unit: str) -> str:
    """Mend a unit that a narrow column broke within a word: "đồng/người/n ăm"."""
    if " " not in unit or looks_like_unit(unit):
        return unit
    spaces = (place for place, letter in enumerate(unit) if letter == " ")
    joined = (unit[:place] + unit[place + 1 :] for place in spaces)
    return next(filter(looks_like_unit, joined), unit)


# ---- Names -------------------------------------------------------------------------------------


def split_name(text: str) -> tuple[str, str]:
    """Return the name of a target without dash and unit, and the unit it gave or ""."""
    line = bare_name(text)
    unit = unit_in_brackets(line)
    if unit:
        line = _BRACKETS.sub(lambda m: "" if looks_like_unit(m[1]) else m[0], line, count=0)
    elif (found := _AFTER_COMMA.match(line)) and looks_like_unit(found[2]):
        line, unit = found[1], plain_unit(found[2])
    return clean_line(line).strip(" .:;,"), unit


def bare_name(text: str) -> str:
    """Return a name without the dash, number or "Trong đó:" typed before it."""
    line = _LED.sub("", clean_line(text))
    return _LED.sub("", _TYPED_NUMBER.sub("", line))


def title_name(text: str) -> str:
    """Return what a caption names: "Biểu 2: Phân bổ chỉ tiêu trồng rừng" → "trồng rừng"."""
    return clean_line(_TITLE_OPENING.sub("", bare_name(text))).strip(" .:;,")
