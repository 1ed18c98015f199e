"""The frame of a certificate, drawn: two rules, a plait between them, a flower in each corner.

The ornament is our own; it has nothing outside the rules and is unlike that of the State's
bằng khen (Nghị định 98/2023/NĐ-CP Điều 104). Pure: numbers in, SVG out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from awards.certifying.emblem import emblem_svg, flags_svg
from awards.certifying.layout import PAGES_MM, Page

GOLD: Final = "#b48a3c"
PALE: Final = "#dcc48f"
RED: Final = "#b3262b"
MARGIN_MM: Final = 8.0
BAND_MM: Final = 8.0
EMBLEM_MM: Final = (148.5, 30.0, 21.0)  # middle, and height, on A4
_STRANDS: Final = 3
_WAVE_MM: Final = 12.0
_STEPS: Final = 6  # pieces of one wave
_SWING_MM: Final = 0.38 * BAND_MM


def frame_html(page: Page, *, has_emblem: bool, has_flags: bool) -> str:
    """Return one sheet that holds the drawing and nothing else."""
    width, height = PAGES_MM[page]
    drawing = frame_svg(page, has_emblem=has_emblem, has_flags=has_flags)
    style = f"@page{{size:{width}mm {height}mm;margin:0}}body{{margin:0}}svg{{display:block}}"
    return f"<!doctype html><html lang=vi><style>{style}</style><body>{drawing}</body></html>"


@lru_cache
def frame_svg(page: Page, *, has_emblem: bool, has_flags: bool) -> str:
    """Return the frame in millimetres of A4, enlarged to the sheet."""
    width, height = PAGES_MM["A4"]
    full_width, full_height = PAGES_MM[page]
    parts = [*_rules(width, height), *_plaits(width, height), *_corners(width, height)]
    if has_emblem:
        parts.append(emblem_svg(*EMBLEM_MM))
    if has_flags:
        parts.append(flags_svg(*EMBLEM_MM))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full_width}mm" '
        f'height="{full_height}mm" viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )


def _rules(width: float, height: float) -> Iterator[str]:
    for inset, thickness in ((-1.6, 0.7), (0, 0.25), (BAND_MM, 0.25), (BAND_MM + 1.4, 0.45)):
        yield _frame_line(MARGIN_MM + inset, width, height, thickness)


def _frame_line(inset: float, width: float, height: float, thickness: float) -> str:
    return (
        f'<rect x="{inset:g}" y="{inset:g}" width="{width - 2 * inset:g}" '
        f'height="{height - 2 * inset:g}" fill="none" stroke="{GOLD}" '
        f'stroke-width="{thickness}"/>'
    )


def _plaits(width: float, height: float) -> Iterator[str]:
    """Yield the four sides of the plait, each between two corners."""
    near, middle = MARGIN_MM + BAND_MM, MARGIN_MM + BAND_MM / 2
    for across in (middle, height - middle):
        yield from _plait(near, across, width - 2 * near, turned=False)
    for across in (middle, width - middle):
        yield from _plait(near, across, height - 2 * near, turned=True)


def _plait(begin: float, across: float, length: float, *, turned: bool) -> Iterator[str]:
    waves = round(length / _WAVE_MM)
    wave = length / waves
    for strand in range(_STRANDS):
        phase = 2 * math.pi * strand / _STRANDS
        points = [
            (begin + step * wave / _STEPS, 2 * math.pi * step / _STEPS + phase)
            for step in range(waves * _STEPS + 1)
        ]
        path = _wave_path(points, wave / _STEPS, across, turned)
        yield f'<path d="{path}" fill="none" stroke="{GOLD}" stroke-width="0.3"/>'
    for knot in range(2 * waves):
        x, y = _turned(begin + (knot + 0.5) * wave / 2, across, turned)
        yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="0.55" fill="{RED}"/>'


def _wave_path(points: list[tuple[float, float]], step: float, across: float, turned: bool) -> str:
    """Return a smooth line through a sine at ``points``: way along and angle of each."""
    pieces = []
    slope = _SWING_MM * 2 * math.pi / _STEPS / 3  # a third of a step along the tangent
    for number, (along, angle) in enumerate(points):
        high, rise = _SWING_MM * math.sin(angle), slope * math.cos(angle)
        before = _pair(along - step / 3, across + high - rise, turned)
        here = _pair(along, across + high, turned)
        after = _pair(along + step / 3, across + high + rise, turned)
        if number == 0:
            pieces.append(f"M{here}C{after}")
        elif number == len(points) - 1:
            pieces.append(f"{before} {here}")
        else:
            pieces.append(f"{before} {here} {after}")
    return " ".join(pieces)


def _pair(along: float, across: float, turned: bool) -> str:
    x, y = _turned(along, across, turned)
    return f"{x:.2f},{y:.2f}"


def _turned(along: float, across: float, turned: bool) -> tuple[float, float]:
    return (across, along) if turned else (along, across)


def _corners(width: float, height: float) -> Iterator[str]:
    middle = MARGIN_MM + BAND_MM / 2
    for x in (middle, width - middle):
        for y in (middle, height - middle):
            yield _flower(x, y, BAND_MM)


def _flower(x: float, y: float, side: float) -> str:
    """Draw a square with a flower of eight petals in it."""
    half, long, broad = side / 2, side * 0.43, side * 0.12
    petal = f"M0 0Q{broad:g} {-long / 2:g} 0 {-long:g}Q{-broad:g} {-long / 2:g} 0 0"
    petals = "".join(
        f'<path d="{petal}" transform="rotate({turn})" fill="{fill}"/>'
        for fill, turns in ((PALE, range(0, 360, 90)), (GOLD, range(45, 360, 90)))
        for turn in turns
    )
    return (
        f'<g transform="translate({x:g} {y:g})">'
        f'<rect x="{-half:g}" y="{-half:g}" width="{side:g}" height="{side:g}" fill="none" '
        f'stroke="{GOLD}" stroke-width="0.25"/>{petals}'
        f'<circle r="{side * 0.09:g}" fill="{RED}"/></g>'
    )
