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
_COUNTED = {"-": "gạch đầu dòng", "+": "dấu cộng"}
_DASHES = "–—−•*·"
_NUMBER = re.compile(r"[IVXLCDM]+|\d{1,3}(?:\.\d{1,3})*")
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
    words: list[str] = []
    number = ""
    for crumb in crumbs:
        bare = bare_marker(crumb.marker)
        if _NUMBER.fullmatch(bare) and (number or not words):
            number = bare if number and bare.startswith(f"{_last(number)}.") else bare
            number = _joined(words, number)
        else:
            words.append(_step(crumb, bare))
    return tuple(words)


def _joined(words: list[str], number: str) -> str:
    """Write a number behind the one above it: "Mục II" and "2" make "Mục II.2"."""
    if not words:
        words.append(f"Mục {number}")
        return number
    above = words[-1].removeprefix("Mục ")
    last = _last(above)
    whole = f"{above}{number.removeprefix(last)}" if number.startswith(f"{last}.") else ""
    words[-1] = f"Mục {whole or f'{above}.{number}'}"
    return number


def _last(number: str) -> str:
    """Return the figures that an outline number below repeats: of "II.1.2", "1.2"."""
    return re.sub(r"^[IVXLCDM]+\.", "", number)


def _step(crumb: Crumb, bare: str) -> str:
    if sign := _COUNTED.get(bare):
        return f"{sign} thứ {crumb.ordinal}"
    if crumb.marker.endswith(")") and _LETTER.fullmatch(bare):
        return f"điểm {bare}"
    return bare or f"“{few_words(crumb.name)}”"


def few_words(text: str, most: int = _FEW) -> str:
    words = text.split()
    return " ".join(words[:most]) + ("…" if len(words) > most else "")


def bare_marker(marker: str) -> str:
    """ "1." and "1)" are one, "-" and "•" too."""
    return "-" if marker and marker in _DASHES else marker.rstrip(".):/")
