"""A layout as a drawing for the screen: the sheet, its frame, and every box by name."""

from __future__ import annotations

from dataclasses import dataclass

from awards.certifying.layout import BOX_NAMES, Layout, outline, settled

_LETTER_MM = 4.2


@dataclass(frozen=True)
class Drawn:
    """A box in millimetres, written with a point as SVG wants it."""

    name: str
    x: str
    y: str
    width: str
    height: str
    text_x: str
    text_y: str


@dataclass(frozen=True)
class Drawing:
    width: str
    height: str
    boxes: tuple[Drawn, ...]


def drawing_of(layout: Layout) -> Drawing:
    width, height = layout.size_mm
    boxes = settled(layout).boxes
    drawn = tuple(_drawn(name, outline(name, boxes[name])) for name in BOX_NAMES if name in boxes)
    return Drawing(f"{width:g}", f"{height:g}", drawn)


def _drawn(name: str, sides: tuple[float, float, float, float]) -> Drawn:
    left, top, right, bottom = sides
    return Drawn(
        name=BOX_NAMES[name],
        x=f"{left:g}",
        y=f"{top:g}",
        width=f"{right - left:.1f}",
        height=f"{bottom - top:.1f}",
        text_x=f"{left + 1:g}",
        text_y=f"{(top + bottom) / 2 + _LETTER_MM / 3:.1f}",
    )
