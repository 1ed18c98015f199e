"""Which words after a number are a heading, and which already say something."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from campaigns.intake.outline.markers import Marker
from campaigns.intake.outline.words import ends_sentence, is_capitals, starts_lower
from campaigns.intake.parts import Grid, Passage

_MOST_WORDS: Final = 25
_MOST_WORDS_BEFORE_COLON: Final = 14
_MOST_WORDS_WITH_STOP: Final = 8
_MOST_WORDS_OF_MEASURE: Final = 6
_MOST_LETTERS_OF_CAPITALS: Final = 250
_SENTENCES: Final = re.compile(r"\w{3,}[.;] ")  # more than one
_HIGH_STYLES: Final = ("part", "chapter", "part of chapter", "roman", "capital")

# After "Thu ngân sách:" these say how much: no heading stands before them.
_MEASURES: Final = re.compile(
    r"[<>≤≥=~\d(]|(?:Đạt|Trên|Dưới|Từ|Tối thiểu|Tối đa|Ít nhất|Giảm|Tăng|Phấn đấu|Hoàn thành|"
    r"Không|Duy trì|Giữ|Khoảng|Bằng|Gấp|Còn|Có|Đến|Trong đó)(?!\w)"
)
_FIELD: Final = re.compile(r"(?:Về|Lĩnh vực|Trong lĩnh vực|Đối với|Công tác)(?!\w)")
# Headings that run into their text after a stop: "1. Mục đích. Phát huy …".
_KNOWN: Final = re.compile(
    r"(?:Mục đích(?:,? (?:và )?yêu cầu)?|Yêu cầu|Nội dung(?: thi đua)?|Mục tiêu(?: chung| tổng quát"
    r"| cụ thể)?|Đối tượng|Phạm vi|Thời gian|Hình thức|Kinh phí|Chỉ tiêu|Nhiệm vụ|Giải pháp|"
    r"Tổ chức thực hiện|Khen thưởng)\.(?= )"
)
# Headings of papers that number nothing, where a line holds no more than that.
_ALONE: Final = re.compile(
    r"(?:Mục đích(?:,? (?:và )?yêu cầu)?|Yêu cầu|Mục tiêu(?: chung| tổng quát| cụ thể)?|"
    r"Nội dung(?: thi đua)?|Chỉ tiêu(?: thi đua)?(?: chủ yếu| cụ thể)?|Các chỉ tiêu (?:chủ yếu|"
    r"cụ thể|thi đua)|Nhiệm vụ(?:,| và)? giải pháp|Giải pháp(?: thực hiện)?|Tổ chức thực hiện|"
    r"Kinh phí(?: thực hiện)?|Khen thưởng|Phân công(?: thực hiện)?|"
    r"(?:(?:Các|Một số|Những|Hệ thống|Định hướng|Định hướng các|Định hướng một số) )?"
    r"(?:chỉ tiêu|mục tiêu)[^.;:%]{0,120}|"
    r"(?:(?:Phấn đấu )?(?:đến|trong) (?:hết |cuối )?năm|Giai đoạn|Năm) 20[^.;:%]{0,40}:) ?:?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """``rest`` is the text that goes on in the heading's own line."""

    text: str
    rest: str = ""
    in_capitals: bool = False


def heading_of(
    marker: Marker | None,
    passage: Passage,
    following: Passage | Grid | None,
    states_target: Callable[[str], bool],
) -> Heading | None:
    """Return the heading that a paragraph is or begins with, or ``None``.

    ``following`` is what belongs under the paragraph, ``None`` where nothing does.
    """
    text = marker.rest if marker else passage.text
    if not text:
        return None
    if is_capitals(text) and _may_be_capitals(text, marker):
        return Heading(text, in_capitals=True)
    if marker is None:
        return _without_number(passage, following, states_target)
    if marker.style == "dash" or marker.style in ("plus", "bullet"):
        return _bold_dash(text, passage, following, states_target)
    return _run_in(text, states_target) or _own_line(
        text, marker, passage, following, states_target
    )


def _may_be_capitals(text: str, marker: Marker | None) -> bool:
    if marker is not None and not marker.is_bullet:
        return len(text) <= _MOST_LETTERS_OF_CAPITALS
    return len(text) > 5 and " " in text and not text.endswith((".", ";", ",")) and len(text) < 200


def _own_line(
    text: str,
    marker: Marker,
    passage: Passage,
    following: Passage | Grid | None,
    states_target: Callable[[str], bool],
) -> Heading | None:
    words = len(text.split())
    high = marker.style in _HIGH_STYLES
    if words > _MOST_WORDS + 10 * high or starts_lower(text) or _SENTENCES.search(text):
        return None
    if states_target(text):
        return None
    if text.endswith(":"):
        fits = words <= (
            _MOST_WORDS + 10 if marker.style == "article" else _MOST_WORDS_BEFORE_COLON
        )
    elif ends_sentence(text) or text.endswith(","):
        most = _MOST_WORDS if high and following else _MOST_WORDS_WITH_STOP
        fits = words <= most and text.endswith(".")
    else:
        fits = True
    return Heading(text) if fits and (following or high or passage.bold) else None


def _run_in(text: str, states_target: Callable[[str], bool]) -> Heading | None:
    """Part "Mục đích: Phát huy …"; a subject with its measure ("Thu: đạt 5 tỷ") stays whole."""
    if known := _KNOWN.match(text):
        return Heading(known[0], text[known.end() :].strip())
    before, colon, rest = text.partition(":")
    rest = rest.strip()
    if not rest or len(before.split()) > _MOST_WORDS_BEFORE_COLON or ends_sentence(before):
        return None
    if is_capitals(before) and len(before) > 4:
        return Heading(before.rstrip() + colon, rest)
    if ";" in before or "." in before.rstrip(".") or rest[0].islower() or _MEASURES.match(rest):
        return None
    if rest[0] in '“"' or len(rest) < 15 or states_target(before) or _is_subject(before, rest):
        return None
    return Heading(before.rstrip() + colon, rest)


def _is_subject(before: str, rest: str) -> bool:
    """Say whether what follows are measures of a subject: "Kết quả: Tốt 85%, Khá 14%"."""
    if _FIELD.match(before):
        return False
    first = re.split(r"[;,.] |; ?$", rest, maxsplit=1)[0]
    return any(map(str.isdigit, first)) and len(first.split()) <= _MOST_WORDS_OF_MEASURE


def _bold_dash(
    text: str,
    passage: Passage,
    following: Passage | Grid | None,
    states_target: Callable[[str], bool],
) -> Heading | None:
    short = len(text.split()) <= _MOST_WORDS_BEFORE_COLON and not text.endswith((".", ";"))
    return (
        Heading(text) if passage.bold and short and following and not states_target(text) else None
    )


def _without_number(
    passage: Passage, following: Passage | Grid | None, states_target: Callable[[str], bool]
) -> Heading | None:
    text = passage.text
    if following is None or len(text.split()) > _MOST_WORDS or text.endswith((".", ";", ",")):
        return None
    if _ALONE.fullmatch(text):
        return Heading(text)
    if passage.bold and len(text) <= 120 and not starts_lower(text) and not states_target(text):
        return Heading(text)
    return None
