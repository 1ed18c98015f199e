"""Which lines belong to the foot of a paper: recipients, signature, appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from campaigns.intake.outline.columns import DATE, foot_pieces
from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.papers import SIGNER, is_name
from campaigns.intake.outline.words import ends_sentence, is_capitals, is_rule
from campaigns.intake.parts import Grid, Line
from emulation.lib.text import clean_line

_REACH: Final = 14  # lines between a signature and the name or list below it
_MOST_LETTERS: Final = 70  # of a line in a signature
_RECIPIENTS: Final = re.compile(r"(?:Nơi nhận|NƠI NHẬN|Nơi gửi)(?!\w)\s?:?")
_SIGNED: Final = re.compile(
    r"\(?\s?(?:đã ký|ký tên|ký, |ký và|chữ ký|đã kí)[^)]{0,40}\)?\.?", re.IGNORECASE
)
_APPENDIX: Final = re.compile(
    r"(?:(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|MẪU|Mẫu)(?: (?:SỐ|số))?"
    r" ?:? ?(?:[IVX]+|\d{1,2}|[A-Z])(?!\w)|(?:PHỤ LỤC|Phụ lục)$|"
    r"(?:PHỤ LỤC|PHỤ BIỂU|BIỂU) (?=[^\W\d_]{2,})|\(?(?:Kèm theo|Ban hành kèm theo)(?!\w))"
)

Parts = Sequence[Line | Grid]


def foot_start(parts: Parts, after: int) -> int:
    """Return the place of the first line of recipients or signature, else the end."""
    labels = (
        place
        for place in range(after, len(parts))
        if isinstance(parts[place], Line) and recipients_label(clean_line(parts[place].text))
    )
    label = next(labels, None)
    if label is None:
        return _unlabelled_start(parts, after)
    start = label
    for place in range(label - 1, max(after, label - _REACH) - 1, -1):
        part = parts[place]
        if isinstance(part, Grid) or not (part.column or _is_foot_line(part.text)):
            break
        if part.column or _has_signer(part.text):
            start = place
    return start


def recipients_label(text: str) -> str:
    """Return the label "Nơi nhận:" as typed at the beginning of the text, or ""."""
    found = _RECIPIENTS.match(text)
    return found[0] if found else ""


def is_signature_line(text: str) -> bool:
    """Say whether the line is a post or body that signs: capitals, no sentence."""
    return is_capitals(text) and len(text) <= 90 and bool(SIGNER.match(text))


def is_signed_mark(text: str) -> bool:
    """Say whether the line stands in the place of the signature: "(Đã ký)"."""
    return bool(_SIGNED.fullmatch(text))


def is_place_and_date(text: str) -> bool:
    """Recognise "Hòa Bình, ngày 25/01/2024" as a line of its own."""
    return len(text) < 60 and bool(DATE.search(text)) and find_marker(text) is None


def is_appendix_start(text: str) -> bool:
    """Say whether the line begins an appendix: "PHỤ LỤC 1", "(Kèm theo Kế hoạch …)"."""
    return bool(_APPENDIX.match(text))


def _unlabelled_start(parts: Parts, after: int) -> int:
    """Find a signature without recipients: posts in capitals, a name soon after."""
    for place in range(max(after, 1), len(parts)):
        part = parts[place]
        if isinstance(part, Grid) or not _opens_signature(part.text, parts[place + 1 : place + 2]):
            continue
        before = parts[place - 1]
        ended = isinstance(before, Grid) or ends_sentence(before.text) or place == after
        if ended and _is_signed(parts[place : place + _REACH]):
            return place
    return len(parts)


def _opens_signature(text: str, following: Parts) -> bool:
    """Recognise a signer's line, or the place and date right above one."""
    if _has_signer(text):
        return True
    below = following[0] if following else None
    dated = is_place_and_date(clean_line(text))
    return dated and isinstance(below, Line) and _has_signer(below.text)


def _has_signer(text: str) -> bool:
    return len(text) < 200 and any(map(is_signature_line, foot_pieces(text)))


def _is_signed(parts: Parts) -> bool:
    """Say whether only lines of a signature follow until a name or the end of the paper."""
    for part in parts:
        if isinstance(part, Grid):
            return False
        text = clean_line(part.text)
        if is_name(text):
            return True
        if not _is_foot_line(part.text):
            return is_appendix_start(text)
    return True


def _is_foot_line(raw: str) -> bool:
    text = clean_line(raw)
    if len(text) > _MOST_LETTERS or _is_section(text):
        return False
    signs = (is_capitals, is_name, is_signed_mark, is_rule, is_place_and_date, _has_signer)
    return any(sign(text) for sign in signs)


def _is_section(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.style in ("roman", "decimal .", "decimal parts 1")
