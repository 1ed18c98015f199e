"""How runs and paragraphs of Word look: direct settings over styles over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypedDict

from lxml import etree

from campaigns.intake.sources.word_package import WORD

_VALUE: Final = f"{WORD}val"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_SWITCHES: Final = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
_TWIPS_PER_POINT: Final = 20
_RAISED_FROM: Final = 4  # half-points above the line
_MAX_DEPTH: Final = 12  # of styles based on styles; a circle ends there


class Look(TypedDict, total=False):
    """What is said of a run or a paragraph; lengths in points."""

    bold: bool
    italic: bool
    caps: bool
    hidden: bool
    font: str
    raised: bool  # superscript
    align: str
    left: float
    first: float  # of the first line, from ``left``; below 0 it hangs out
    number: str  # id of a list; "0" takes the paragraph out of its style's list
    level: int


class Styles:
    """Styles of a Word file by id."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else list(root.iter(f"{WORD}style"))
        self._styles = {style.get(f"{WORD}styleId", ""): style for style in styles}
        self._looks: dict[str, Look] = {}
        self._defaults: Look = {}
        if root is not None:
            for name in ("pPr", "rPr"):
                for element in root.iterfind(f"{WORD}docDefaults/{WORD}{name}Default/{WORD}{name}"):
                    self._defaults |= look_of(element)
        self.usual = next(
            (
                style.get(f"{WORD}styleId", "")
                for style in styles
                if style.get(f"{WORD}type") == "paragraph" and is_on(style.get(f"{WORD}default"))
            ),
            "",
        )

    def look(self, style: str) -> Look:
        """Return what a style says, with all that it is based on, over the defaults."""
        if style not in self._looks:
            self._looks[style] = self._defaults | self._chain(style, 0)
        return self._looks[style]

    def said_by(self, style: str) -> Look:
        """Return what a style and its bases say themselves."""
        return self._chain(style, 0)

    def element(self, style: str) -> etree._Element | None:
        """Return the element of a style."""
        return self._styles.get(style)

    def _chain(self, style: str, depth: int) -> Look:
        element = self._styles.get(style)
        if element is None or depth > _MAX_DEPTH:
            return {}
        base = self._chain(value_of(element.find(f"{WORD}basedOn")), depth + 1)
        return base | look_of(element.find(f"{WORD}pPr")) | look_of(element.find(f"{WORD}rPr"))


def look_of(properties: etree._Element | None) -> Look:
    """Return what a w:rPr or w:pPr says."""
    look: Look = {}
    if properties is None:
        return look
    for child in properties:
        name = etree.QName(child).localname
        if name in _SWITCHES:
            look[_SWITCHES[name]] = is_on(child.get(_VALUE, "1"))  # type: ignore[literal-required]
        elif name == "rFonts":
            _add_font(look, child)
        elif name == "vertAlign":
            look["raised"] = value_of(child) == "superscript"
        elif name == "position":
            look["raised"] = number_of(value_of(child)) >= _RAISED_FROM
        elif name == "jc":
            look["align"] = value_of(child)
        elif name == "ind":
            _add_indents(look, child)
        elif name == "numPr":
            _add_number(look, child)
    return look


def value_of(element: etree._Element | None) -> str:
    """Return the w:val of an element, "" where there is none."""
    return "" if element is None else element.get(_VALUE, "")


def number_of(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number of the file, whatever somebody wrote there."""
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return otherwise


def is_on(value: str | None) -> bool:
    """Say whether a switch is on."""
    return value is not None and value.lower() not in _OFF


def _add_font(look: Look, fonts: etree._Element) -> None:
    attributes: Mapping[str, str] = fonts.attrib
    name = attributes.get(f"{WORD}ascii") or attributes.get(f"{WORD}hAnsi")
    if name:
        look["font"] = name


def _add_indents(look: Look, indents: etree._Element) -> None:
    left = indents.get(f"{WORD}left", indents.get(f"{WORD}start"))
    if left is not None:
        look["left"] = number_of(left) / _TWIPS_PER_POINT
    hanging, first = indents.get(f"{WORD}hanging"), indents.get(f"{WORD}firstLine")
    if hanging is not None:
        look["first"] = -number_of(hanging) / _TWIPS_PER_POINT
    elif first is not None:
        look["first"] = number_of(first) / _TWIPS_PER_POINT


def _add_number(look: Look, properties: etree._Element) -> None:
    number, level = properties.find(f"{WORD}numId"), properties.find(f"{WORD}ilvl")
    if number is not None:
        look["number"] = value_of(number)
    if level is not None:
        look["level"] = number_of(value_of(level))
