"""What a chart is made of: marks in per cent of the plot, and the table that says the same.

Positions are strings with a decimal point, as SVG asks. Each mark carries its paint as attributes
for the PDF, which takes no style sheet for SVG; on the screen the style sheet of the portal
stands above them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

_PAINT: Final = {
    "chart-grid": 'stroke="#d7dade"',
    "chart-base": 'stroke="#17191c" stroke-width="2"',
    "chart-plan": 'stroke="#4b5159" stroke-width="2" stroke-dasharray="6 5"',
    "chart-before": 'stroke="#4b5159" stroke-width="2.5" stroke-dasharray="1 5" '
    'stroke-linecap="round"',
    "chart-done": 'stroke="#1c4e8f" stroke-width="3.5" stroke-linecap="round"',
    "chart-short": 'stroke="#b8270c" stroke-width="3"',
    "chart-ahead": 'stroke="#14603a" stroke-width="3"',
    "chart-point": 'fill="#1c4e8f" stroke="#fff" stroke-width="2"',
    "chart-point-plan": 'fill="#fff" stroke="#4b5159" stroke-width="2"',
    "chart-point-before": 'fill="#4b5159"',
    "chart-column": 'fill="#1c4e8f"',
    "chart-column-other": 'fill="#fff" stroke="#1c4e8f" stroke-width="2"',
    "on-done": 'fill="#1c4e8f" font-weight="700"',
    "on-short": 'fill="#b8270c" font-weight="700"',
    "on-ahead": 'fill="#14603a" font-weight="700"',
    "on-plan": 'fill="#4b5159"',
    "seg-done": 'fill="#1f7a4b"',
    "seg-ontrack": 'fill="#8cc4a3"',
    "seg-risk": 'fill="#e0a32e"',
    "seg-late": 'fill="#c4330f"',
    "seg-none": 'fill="#d7dade"',
    "on-dark": 'fill="#fff"',
    "on-light": 'fill="#17191c"',
}


class Painted:
    css: str

    @property
    def paint(self) -> SafeString:
        """Attributes that paint the mark where no style sheet reaches it."""
        return mark_safe(_PAINT.get(self.css, ""))


@dataclass(frozen=True)
class Tick:
    at: str
    label: str
    is_minor: bool = False  # left out where the chart is narrow


@dataclass(frozen=True)
class Line(Painted):
    css: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Point(Painted):
    css: str
    x: str
    y: str


@dataclass(frozen=True)
class Column(Painted):
    css: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Label(Painted):
    css: str
    text: str
    x: str
    y: str
    dx: str
    dy: str
    anchor: str
    is_minor: bool = False


@dataclass(frozen=True)
class Ink(Painted):
    css: str


@dataclass(frozen=True)
class Head:
    name: str
    unit: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    is_missing: bool = False


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Chart:
    """A drawing with the table that says the same; ``is_empty`` when there is nothing to draw."""

    title: str
    description: str
    caption: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    base: Line | None = None  # the zero line
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    points: tuple[Point, ...] = ()
    labels: tuple[Label, ...] = ()
    gutter: str = ""  # class: room for the figures of the axis

    @property
    def is_empty(self) -> bool:
        return not self.y_ticks

    @cached_property
    def marks(self) -> SafeString:
        """The drawing inside its frame, the same on the screen and on paper."""
        return render_to_string("includes/chart_marks.html", {"chart": self})


def at(value: Decimal) -> str:
    """Write a per cent for an SVG attribute: with a point, without needless zeros."""
    text = f"{rounded(value, 2):f}"
    return f"{text.rstrip('0').rstrip('.')}%"


def rounded(value: Decimal, places: int) -> Decimal:
    """Return ``value`` rounded half up, and nothing as 0, never as −0."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0
