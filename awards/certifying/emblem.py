"""Quốc huy and red flags above the words of a certificate, drawn by us. Pure.

The emblem follows Hiến pháp Điều 13 khoản 2: round, red ground, a gold star of five points,
ears of rice around it, half a cogwheel and the country's name below. It is a simplified
drawing, no copy of the official pattern; an office prints it only if it chose to.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from emulation.papers.fonts import face_path

_GOLD: Final = "#f5c518"
_DEEP: Final = "#a8710a"
_RED: Final = "#d0111b"
_GRAINS: Final = 15
_FLAGS: Final = 4
_RIBBON: Final = (83.0, 96.5, 27.5)  # radii, and degrees to either side
_RIBBON_MIDDLE: Final = -42.5  # of its circle, above the emblem's own
# Line, its letters' height, and the radius it stands on.
_NAME: Final = (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 4.7, 88.6), ("VIỆT NAM", 4.7, 94.6))


def emblem_svg(x: float, y: float, height: float) -> str:
    """Return the emblem ``height`` millimetres high, with its middle at ``x``, ``y``."""
    parts = [
        f'<circle r="46" fill="{_RED}" stroke="{_GOLD}" stroke-width="2.5"/>',
        _star(0, -13, 15),
        _wheel(),
        *_rice(),
        _ribbon(),
    ]
    scale = height / 100
    return f'<g transform="translate({x:g} {y:g}) scale({scale:g})">{"".join(parts)}</g>'


def flags_svg(x: float, y: float, height: float) -> str:
    """Return a row of red flags on either side of the emblem's place."""
    unit = height / 21
    flags = []
    for side in (-1, 1):
        for number in range(_FLAGS):
            away = (15 + number * 8.5) * unit
            flags.append(_flag(x + side * away, y, unit, lean=6 + 5 * number, side=side))
    return "".join(flags)


def _flag(x: float, y: float, unit: float, *, lean: float, side: int) -> str:
    cloth = "M0 -10C3.5 -11.8 7 -8.2 11 -10V-3C7 -1.2 3.5 -4.8 0 -3Z"
    return (
        f'<g transform="translate({x:g} {y:g}) scale({side * unit:g} {unit:g}) rotate({lean:g})">'
        f'<path d="M0 -10.5V9" stroke="{_DEEP}" stroke-width="0.5"/>'
        f'<path d="{cloth}" fill="{_RED}"/>{_star(5.4, -6.5, 2)}</g>'
    )


def _star(x: float, y: float, radius: float) -> str:
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    points = []
    for corner in range(10):
        length = inner if corner % 2 else radius
        angle = math.radians(36 * corner)
        points.append(f"{x + length * math.sin(angle):.2f},{y - length * math.cos(angle):.2f}")
    return f'<polygon points="{" ".join(points)}" fill="{_GOLD}"/>'


def _wheel() -> str:
    """Draw the upper half of a cogwheel above the ribbon."""
    teeth = "".join(
        f'<rect x="-2.6" y="-19" width="5.2" height="6" rx="0.6" transform="rotate({turn})"/>'
        for turn in range(-75, 76, 30)
    )
    return (
        f'<g transform="translate(0 30)" fill="{_GOLD}">{teeth}'
        f'<path d="M-15 0A15 15 0 0 1 15 0H9A9 9 0 0 0 -9 0Z"/></g>'
    )


def _rice() -> Iterator[str]:
    """Draw two sheaves from the ribbon up both sides, two ears each."""
    for side in (-1, 1):
        yield f'<g transform="scale({side} 1)">'
        for ear, radius in enumerate((37.5, 30)):
            yield from _ear(radius, first=38 + 6 * ear, last=158 - 12 * ear)
        yield "</g>"


def _ear(radius: float, *, first: float, last: float) -> Iterator[str]:
    """Draw grains in pairs along a circle; angles in degrees from the bottom, upwards."""
    for grain in range(_GRAINS):
        angle = first + (last - first) * grain / (_GRAINS - 1)
        for lean, off in ((24, 1.9), (-24, -1.9)):
            x = (radius + off) * math.sin(math.radians(angle))
            y = (radius + off) * math.cos(math.radians(angle))
            yield (
                f'<ellipse rx="1.6" ry="4.1" fill="{_GOLD}" stroke="{_DEEP}" stroke-width="0.35" '
                f'transform="translate({x:.2f} {y:.2f}) rotate({90 - angle + lean:.1f})"/>'
            )


def _ribbon() -> str:
    inner, outer, angle = _RIBBON
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    band = (
        f"M{-inner * sine:.2f} {inner * cosine:.2f}A{inner} {inner} 0 0 0 {inner * sine:.2f} "
        f"{inner * cosine:.2f}L{outer * sine:.2f} {outer * cosine:.2f}A{outer} {outer} 0 0 1 "
        f"{-outer * sine:.2f} {outer * cosine:.2f}Z"
    )
    name = "".join(_curved(text, size, radius) for text, size, radius in _NAME)
    return (
        f'<g transform="translate(0 {_RIBBON_MIDDLE})"><path d="{band}" fill="{_RED}" '
        f'stroke="{_GOLD}" stroke-width="1"/><g fill="{_GOLD}">{name}</g></g>'
    )


def _curved(text: str, size: float, radius: float) -> str:
    """Set a line of letters, as shapes, along the underside of a circle."""
    letters = [_letter(letter) for letter in text]
    wide = sum(width for _, width in letters) * size
    drawn, used = [], 0.0
    for shape, width in letters:
        turn = math.degrees((wide / 2 - used - width * size / 2) / radius)
        drawn.append(
            f'<path d="{shape}" transform="rotate({turn:.2f}) '
            f'translate({-width * size / 2:.2f} {radius:g}) scale({size:g} {-size:g})"/>'
        )
        used += width * size
    return "".join(drawn)


@lru_cache(maxsize=64)
def _letter(letter: str) -> tuple[str, float]:
    """Return the outline of a bold letter one unit high, and its width."""
    with TTFont(face_path("Bold"), lazy=True) as font:
        glyphs, em = font.getGlyphSet(), font["head"].unitsPerEm
        glyph = glyphs[font.getBestCmap()[ord(letter)]]
        pen = SVGPathPen(glyphs, lambda number: f"{number / em:.3f}")
        glyph.draw(pen)
        return pen.getCommands(), glyph.width / em
