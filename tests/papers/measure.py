"""Reads printed papers back, in millimetres and points."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import groupby

import pdfplumber
import pikepdf
from docx.oxml.ns import qn
from pdfplumber.page import Page

MM = 25.4 / 72
COLUMN_GAP_MM = 4


@dataclass(frozen=True)
class Line:
    """One printed line of one column."""

    page: int
    text: str
    x0: float
    x1: float
    top: float
    baseline: float
    fonts: frozenset[str]
    sizes: frozenset[int]

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def face(self) -> str:
        """ "Tinos-Bold" of a line that is set in one face and one only."""
        (font,) = self.fonts
        return font.partition("+")[2]

    @property
    def size(self) -> int:
        (size,) = self.sizes
        return size


@dataclass(frozen=True)
class Rule:
    """A drawn line that lies flat."""

    page: int
    x0: float
    x1: float
    top: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Frame:
    """A drawn rectangle."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float


class PrintedPdf:
    """A PDF, measured."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            self.sizes = [(page.width * MM, page.height * MM) for page in pdf.pages]
            self.lines = [line for page in pdf.pages for line in _lines(page)]
            self.rules = [rule for page in pdf.pages for rule in _rules(page)]
            self.text = "\n".join(page.extract_text() for page in pdf.pages)
            self.frames = [frame for page in pdf.pages for frame in _frames(page)]

    def line(self, start: str, page: int | None = None) -> Line:
        """Return the only line that reads ``start``, or else begins with it."""
        lines = [line for line in self.lines if page in (None, line.page)]
        found = [line for line in lines if line.text == start]
        found = found or [line for line in lines if line.text.startswith(start)]
        assert len(found) == 1, f"{len(found)} lines begin with {start!r}"
        return found[0]

    def rule_under(self, line: Line) -> Rule:
        """Return the drawn line less than 3 mm under the baseline of ``line``."""
        (rule,) = [
            rule
            for rule in self.rules
            if rule.page == line.page
            and 0 < rule.top - line.baseline < 3
            and abs(rule.centre - line.centre) < 1
        ]
        return rule

    def page_numbers(self) -> list[str]:
        """Return what stands in the top margin of every page."""
        return [
            " ".join(line.text for line in self.lines if line.page == page and line.baseline < 20)
            for page in range(1, len(self.sizes) + 1)
        ]

    def on_page(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]


def _lines(page: Page) -> list[Line]:
    chars = sorted(page.chars, key=_baseline, reverse=True)
    lines = []
    for _, row in groupby(chars, key=_baseline):
        lines += [_line(page, column) for column in _columns(list(row))]
    return [line for line in lines if line]


def _baseline(char: dict) -> float:
    return round(char["matrix"][5], 1)


def _columns(chars: list[dict]) -> list[list[dict]]:
    columns: list[list[dict]] = []
    for char in sorted(chars, key=lambda char: char["x0"]):
        if columns and (char["x0"] - columns[-1][-1]["x1"]) * MM < COLUMN_GAP_MM:
            columns[-1].append(char)
        else:
            columns.append([char])
    return columns


def _line(page: Page, chars: list[dict]) -> Line | None:
    text = "".join(char["text"] for char in chars)
    inked = [char for char in chars if char["text"].strip()]
    if not inked:
        return None
    return Line(
        page=page.page_number,
        text=re.sub(r"[ \u00a0]+", " ", text).strip(),
        x0=inked[0]["x0"] * MM,
        x1=inked[-1]["x1"] * MM,
        top=min(char["top"] for char in inked) * MM,
        baseline=(float(page.height) - inked[0]["matrix"][5]) * MM,
        fonts=frozenset(char["fontname"] for char in inked),
        sizes=frozenset(round(char["size"]) for char in inked),
    )


def _rules(page: Page) -> list[Rule]:
    return [
        Rule(page.page_number, box["x0"] * MM, box["x1"] * MM, box["top"] * MM)
        for box in [*page.rects, *page.lines]
        if box["height"] * MM < 0.5 and box["width"] * MM > 1
    ]


def _frames(page: Page) -> list[Frame]:
    return [
        Frame(page.page_number, *(box[side] * MM for side in ("x0", "x1", "top", "bottom")))
        for box in page.rects
        if box["height"] * MM > 2
    ]


def embedded_fonts(content: bytes) -> dict[str, bool]:
    """Return the fonts of a PDF by name, and whether the file carries each of them."""
    fonts: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for font in page.resources.get("/Font", {}).values():
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                name = str(inner.BaseFont).lstrip("/").partition("+")[2]
                fonts[name] = any(key.startswith("/FontFile") for key in inner.FontDescriptor)
    return fonts


def tags(content: bytes) -> list[str]:
    """Return the structure types of a tagged PDF, in the order of the tree."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot.K))


def _walk(node: object):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S).lstrip("/")
        yield from _walk(node.get("/K", pikepdf.Array()))


def attribute(element: object, path: str, name: str) -> str | None:
    """Return an attribute of OOXML: ``attribute(p, "w:pPr/w:ind", "w:left")``."""
    found = element.find("/".join(qn(part) for part in path.split("/")))
    return None if found is None else found.get(qn(name))
