"""Reading and writing a value as it is typed into one cell: "1.880", "<1", "6/6", "13-15"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from emulation.lib.quantities import NotANumber, format_number, parse_number, percent
from emulation.lib.text import clean_line

_SHARE_PLACES = Decimal("0.01")
_NUMBER = r"[+\-−]?\d[\d.]*(?:,\d+)?"
_UNIT = r"[^\d\s<>=≤≥/\-–][^<>=≤≥\d]*(?:\d[^<>=≤≥]*)?"
_UNIT_OF_RATIO = r"[^\d\s<>=≤≥(),/][^\d<>=≤≥()/]*?"

# Each opening and the comparator it means; longer ones stand first.
_SIGN_OPENINGS = (("≥", ">="), (">=", ">="), ("≤", "<="), ("<=", "<="), ("<", "<"), (">", ">"))
_WORD_OPENINGS = (
    (r"ít nhất|tối thiểu|không dưới", ">="),
    (r"không quá|tối đa|nhiều nhất|không vượt", "<="),
    (r"dưới|ít hơn", "<"),
    (r"trên|hơn", ">"),
    (r"duy trì|giữ vững", "maintain"),
)
# Words that say nothing about the comparison: "đạt 95%", "giảm còn 0,66%", "tăng 01 bậc".
_BARE_OPENING = re.compile(r"^(?:(?:hoàn thành|đạt|khoảng|tăng|giảm còn|giảm|còn)(?!\w)|=) ?", re.I)
_AT_LEAST = re.compile(rf"^(?:từ )?({_NUMBER}) ?(%|‰)? ?({_UNIT})? ?trở lên$", re.I)
_RANGE = re.compile(rf"^(?:từ )?({_NUMBER}) ?(%|‰)? ?(?:-|–|—|đến) ?({_NUMBER}) ?({_UNIT})?$", re.I)
_RATIO = re.compile(
    rf"^({_NUMBER}) ?/ ?({_NUMBER})(?: ?({_UNIT_OF_RATIO}))??"
    rf"(?:,? ?(?:đạt|\(|=) ?({_NUMBER}) ?% ?\)?)?$",
    re.I,
)
_SINGLE = re.compile(rf"^({_NUMBER}) ?({_UNIT})?$", re.I)


class UnreadableValue(ValueError):
    """The cell is no value of a target; the message is a Vietnamese sentence that says why."""


@dataclass(frozen=True)
class ReadValue:
    """What a cell says; ``unit`` is what was typed behind the number, if anything."""

    comparator: str = "="
    value: Decimal | None = None
    value_max: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""


def parse_value_cell(text: str, unit: str = "") -> ReadValue:
    """Read the value of a target as people type it.

    Understands "1.880", "0,66", "475 ha", "<1", "≥98", "dưới 0,08%", "không quá 3",
    "từ 98% trở lên", "13-15", "từ 01 đến 02", "6/6", "6/6, đạt 100%", "giảm còn 0,66%",
    "tăng 01 bậc", "duy trì 4", "duy trì", "đạt".
    ``unit`` is the unit of the row: a ratio in "%" has its percentage as value, otherwise its
    numerator. Raises ``UnreadableValue``.
    """
    line = clean_line(text)
    if not line:
        raise UnreadableValue("Ô này đang trống. Gõ giá trị, như 1.880 hoặc 0,66.")
    bare = _BARE_OPENING.match(line)
    rest = line[bare.end() :] if bare else line
    if bare and not rest:
        return ReadValue("achieve")
    if found := _AT_LEAST.match(rest):
        return ReadValue(">=", _number(found[1]), unit=(found[2] or found[3] or "").strip())
    comparator, rest = _opening(rest)
    if not rest:
        return _without_value(comparator, line)
    if found := _RANGE.match(rest):
        return _range(comparator, found, line)
    if found := _RATIO.match(rest):
        return _ratio(comparator, found, unit)
    if found := _SINGLE.match(rest):
        return ReadValue(comparator, _number(found[1]), unit=(found[2] or "").strip())
    raise UnreadableValue(
        f"Không đọc được “{line}”. Gõ một số (1.880; 0,66), một khoảng (13-15), "
        "tử số trên mẫu số (6/6), hoặc dấu so sánh rồi số (<1; ≥98)."
    )


def cell_text(
    comparator: str,
    value: Decimal | None = None,
    value_max: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
) -> str:
    """Write a value so that ``parse_value_cell`` reads the same: "1.880", "6/6", "13-15", "< 1".

    Maintain and achieve stand in a field of their own: only their number is written.
    """
    if numerator is not None and denominator is not None:
        figures = f"{format_number(numerator)}/{format_number(denominator)}"
    elif value is None:
        return ""
    elif value_max is not None:
        figures = f"{format_number(value)}-{format_number(value_max)}"
    else:
        figures = format_number(value)
    signs = {"<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ "}
    return signs.get(comparator, "") + figures


def _opening(line: str) -> tuple[str, str]:
    for sign, comparator in _SIGN_OPENINGS:
        if line.startswith(sign):
            return comparator, line.removeprefix(sign).strip()
    for words, comparator in _WORD_OPENINGS:
        if found := re.match(rf"^(?:{words})(?!\w) ?", line, re.I):
            return comparator, line[found.end() :]
    return "=", line


def _number(text: str) -> Decimal:
    try:
        return parse_number(text)
    except NotANumber as error:
        raise UnreadableValue(str(error)) from error


def _without_value(comparator: str, line: str) -> ReadValue:
    if comparator == "maintain":
        return ReadValue(comparator)
    raise UnreadableValue(f"Sau “{line}” còn thiếu số.")


def _range(comparator: str, found: re.Match[str], line: str) -> ReadValue:
    low, high = _number(found[1]), _number(found[3])
    if comparator != "=":
        raise UnreadableValue(f"“{line}” vừa là khoảng vừa có dấu so sánh. Chỉ giữ một cách.")
    if high <= low:
        raise UnreadableValue("Khoảng cần hai số, số sau lớn hơn số trước.")
    return ReadValue("range", low, high, unit=(found[4] or found[2] or "").strip())


def _ratio(comparator: str, found: re.Match[str], unit: str) -> ReadValue:
    numerator, denominator = _number(found[1]), _number(found[2])
    if denominator <= 0:
        raise UnreadableValue("Mẫu số phải lớn hơn 0.")
    typed_unit = (found[3] or "").strip()
    counted_in = typed_unit or unit or ("%" if found[4] else "")
    share = percent(numerator, denominator).quantize(_SHARE_PLACES)
    if counted_in == "%":
        value = _number(found[4]) if found[4] else share
    else:
        value = numerator
        _agree(found, share)
    return ReadValue(comparator, value, None, numerator, denominator, typed_unit or counted_in)


def _agree(found: re.Match[str], share: Decimal) -> None:
    if found[4] and abs(_number(found[4]) - share) >= 1:
        raise UnreadableValue(
            f"{found[1]}/{found[2]} là {format_number(share)}%, khác {found[4]}% đã gõ."
        )
