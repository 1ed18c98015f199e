"""Where a part of a paper stands, in the words in which an office says it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NAMES = {
    "superior": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "symbol": "Ký hiệu",
    "place": "Địa danh",
    "date": "Ngày, tháng, năm",
    "title": "Trích yếu",
    "motto": "Chủ đề, phương châm",
    "signature": "Người ký",
    "basis": "Căn cứ",
    "opening": "Đoạn mở đầu",
    "closing": "Đoạn kết",
    "recipient": "Nơi nhận",
}
HEADING, PARAGRAPH = "đề mục", "đoạn thứ"
_COUNTED = {"-": "gạch đầu dòng", "+": "dấu cộng"}
_DASHES = "–—−•*·"
_NUMBER = re.compile(r"[IVXLCDM]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*")
_ROMAN = re.compile(r"^(?:[IVXLCDM]+|[A-ZĐ])(?:\.|$)")
_LETTER = re.compile(r"[a-zđ]{1,2}")
_FEW = 6


@dataclass(frozen=True)
class Crumb:
    """A step on the way down to an item; ``ordinal`` counts siblings of the same sign."""

    marker: str
    ordinal: int = 0
    name: str = ""


def listed(kind: str, number: int, of: int) -> tuple[str, ...]:
    """Name a line of a list: "Căn cứ thứ 2", or "Căn cứ" where it is the only one."""
    return (f"{NAMES[kind]}, dòng thứ {number}" if of > 1 else NAMES[kind],)


def item_place(crumbs: Iterable[Crumb]) -> tuple[str, ...]:
    """Say the way down to an item: ("Mục II.2", "gạch đầu dòng thứ 3")."""
    number, words = "", []
    for crumb in crumbs:
        bare = bare_marker(crumb.marker)
        if not words and _NUMBER.fullmatch(bare):
            number = _below(number, bare)
        else:
            words.append(_step(crumb, bare))
    return (f"Mục {number}", *words) if number else tuple(words)


def _below(number: str, bare: str) -> str:
    """Write a number behind the one above it: "II" and "2" make "II.2", then "2.1" "II.2.1"."""
    repeated = _ROMAN.sub("", number)
    if repeated and bare.startswith(f"{repeated}."):
        return f"{number}{bare.removeprefix(repeated)}"
    return f"{number}.{bare}" if number else bare


def _step(crumb: Crumb, bare: str) -> str:
    if sign := _COUNTED.get(bare):
        return f"{sign} thứ {crumb.ordinal}"
    if crumb.marker.endswith(")") and _LETTER.fullmatch(bare):
        return f"điểm {bare}"
    if _NUMBER.fullmatch(bare):
        return f"mục {bare}"
    return bare or f"“{few_words(crumb.name)}”"


def few_words(text: str, most: int = _FEW) -> str:
    words = text.split()
    return " ".join(words[:most]) + ("…" if len(words) > most else "")


def bare_marker(marker: str) -> str:
    """ "1." and "1)" are one, "-" and "•" too."""
    return "-" if marker and marker in _DASHES else marker.rstrip(".):/")
