"""Automatic numbers of Word as the text that the page shows: "II.", "1.3.", "b)", "-"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from campaigns.intake.sources.signs import is_sign_font
from campaigns.intake.sources.word_package import WORD
from campaigns.intake.sources.word_styles import Look, Styles, look_of, number_of, value_of
from emulation.lib.markers import roman

_LEVELS: Final = 9
_MAX_COUNT: Final = 3_000  # Roman numerals end at 3999
_MAX_MARKER: Final = 40  # letters; longer is rubbish
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_SIGN: Final = re.compile("[\ue000-\uf8ff•●○◦▪■□▫◆◇❖➢➤►▶✓✔★☆§¨·]|^o$")


@dataclass
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    custom: str = ""  # "001, 002, 003, ..."
    legal: bool = False  # all numbers in Arabic
    restarts_after: int | None = None  # of a level counted from 1; 0: never
    font: str = ""
    style: str = ""
    look: Look = field(default_factory=lambda: Look())


class Numbering:
    """Counts the numbered paragraphs of one story in the order in which they are asked for."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        if root is not None:
            for element in root.iterfind(f"{WORD}abstractNum"):
                self._abstracts[element.get(f"{WORD}abstractNumId", "")] = element
            for element in root.iterfind(f"{WORD}num"):
                self._lists[element.get(f"{WORD}numId", "")] = element
        self._levels: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next_marker(self, number: str, level: int) -> str:
        """Count one paragraph of a list on and return its marker, "" for none."""
        if number not in self._lists or not 0 <= level < _LEVELS:
            return ""
        abstract, levels, restarts = self._list(number)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for restarted, start in restarts.items():
                counts |= {restarted: start - 1}
                _forget_below(counts, restarted)
        _count_on(counts, levels, level)
        return _marker(counts, levels, level)

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level that a list gives to the paragraphs of a style."""
        if number not in self._lists:
            return 0
        _, levels, _ = self._list(number)
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def look(self, number: str, level: int) -> Look:
        """Return the indents that a level sets."""
        if number not in self._lists:
            return {}
        return self._list(number)[1].get(level, _Level()).look

    def _list(self, number: str) -> tuple[str, dict[int, _Level], dict[int, int]]:
        """Return the id of the abstract list, its levels and the levels restarted at first use."""
        if number not in self._levels:
            element = self._lists[number]
            abstract = self._abstract(value_of(element.find(f"{WORD}abstractNumId")))
            levels = _levels_in(self._abstracts.get(abstract))
            restarts: dict[int, int] = {}
            for override in element.iterfind(f"{WORD}lvlOverride"):
                at = number_of(override.get(f"{WORD}ilvl"))
                levels |= _levels_in(override)
                start = override.find(f"{WORD}startOverride")
                if start is not None:
                    restarts[at] = number_of(value_of(start), 1)
            self._levels[number] = (abstract, levels, restarts)
        return self._levels[number]

    def _abstract(self, name: str) -> str:
        """Follow a link to the list that a style holds."""
        element = self._abstracts.get(name)
        link = value_of(None if element is None else element.find(f"{WORD}numStyleLink"))
        held = self._styles.said_by(link).get("number", "") if link else ""
        target = self._lists.get(held)
        linked = value_of(None if target is None else target.find(f"{WORD}abstractNumId"))
        return linked if linked in self._abstracts else name


def _levels_in(parent: etree._Element | None) -> dict[int, _Level]:
    if parent is None:
        return {}
    return {
        number_of(element.get(f"{WORD}ilvl")): _level(element)
        for element in parent.iterfind(f"{WORD}lvl")
    }


def _level(element: etree._Element) -> _Level:
    level = _Level(look=look_of(element.find(f"{WORD}pPr")))
    for child in element.iter():
        match etree.QName(child).localname:
            case "start":
                level.start = number_of(value_of(child), 1)
            case "numFmt" if not level.custom:  # a fallback for older programs follows it
                level.format = value_of(child)
                level.custom = child.get(f"{WORD}format", "")
            case "lvlText":
                level.text = value_of(child)
            case "isLgl":
                level.legal = value_of(child) not in ("0", "false")
            case "lvlRestart":
                level.restarts_after = number_of(value_of(child))
            case "pStyle":
                level.style = value_of(child)
            case "rFonts":
                level.font = child.get(f"{WORD}ascii", "") or child.get(f"{WORD}hAnsi", "")
    return level


def _count_on(counts: dict[int, int], levels: dict[int, _Level], level: int) -> None:
    for above in range(level):
        if above in levels:
            counts[above] = max(counts.get(above, 0), levels[above].start)
    counts[level] = counts.get(level, levels[level].start - 1) + 1
    for below in range(level + 1, _LEVELS):
        restarts_after = levels[below].restarts_after if below in levels else None
        if restarts_after is None or level < restarts_after:
            counts.pop(below, None)


def _forget_below(counts: dict[int, int], level: int) -> None:
    for below in range(level + 1, _LEVELS):
        counts.pop(below, None)


def _marker(counts: dict[int, int], levels: dict[int, _Level], level: int) -> str:
    this = levels[level]
    if this.format == "bullet":
        above = levels.get(level - 1)
        return _bullet(this, is_first=above is None or above.format != "bullet")
    if this.format == "none":
        return re.sub(r"%\d", "", this.text).strip()[:_MAX_MARKER]

    def number(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        shown = levels.get(at, _Level())
        style = "decimal" if this.legal else shown.format
        return _number(counts.get(at, shown.start), style, shown.custom)

    return re.sub(r"%([1-9])", number, this.text).strip()[:_MAX_MARKER]


def _bullet(level: _Level, *, is_first: bool) -> str:
    """Signs of special fonts become the dash and the plus of official papers."""
    text = level.text.strip()
    if not text or is_sign_font(level.font) or _SIGN.search(text):
        return "-" if is_first else "+"
    return text[:_MAX_MARKER]


def _number(count: int, style: str, custom: str) -> str:
    if not 0 < count <= _MAX_COUNT:
        return str(count)
    match style:
        case "upperRoman":
            return roman(count)
        case "lowerRoman":
            return roman(count).lower()
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case "custom":
            return str(count).zfill(min(len(custom.split(",")[0].strip()), 6))
    return str(count)


def _letters(count: int) -> str:
    """Word goes on after z with aa, bb, cc."""
    times, place = divmod(count - 1, len(_ALPHABET))
    return _ALPHABET[place] * (times + 1)
