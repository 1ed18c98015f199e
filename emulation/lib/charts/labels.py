"""Where the words on the lines of a chart stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

PLOT_HEIGHT: Final = 256  # px, the height of ``.chart-plot svg`` at a text of 16 px
# px, from a phone of 320 px to a wide screen: a place must be free at each of them.
PLOT_WIDTHS: Final = (208, 400, 800)
_EM: Final = 16
_LETTER: Final = 8.8  # px: a letter of the bold text, on average
_LEFT_EDGE: Final = -4.0
_ABOVE_PLOT: Final = -38.0
_RIGHT_EDGE: Final = 38.0  # into the margin of the page, not out of it


@dataclass(frozen=True)
class Leg:
    """A straight piece of a line, from left to right, in per cent of the plot."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Wish:
    """A text that wants to stand near a spot, given in per cent of the plot."""

    css: str
    text: str
    x: float
    y: float
    is_above: bool  # where it belongs, if there is room: above its spot or below


@dataclass(frozen=True)
class Spot:
    """How far from its spot the text stands, in em, and which end of it is meant."""

    dx: float
    dy: float
    anchor: str


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def _spots(*heights: float) -> tuple[Spot, ...]:
    return tuple(
        Spot(dx, dy, anchor)
        for dy in heights
        for dx, anchor in ((0.6, "start"), (-0.6, "end"), (0.0, "middle"))
        # At the height of its spot a text stands beside it, not on it.
        if not (dy == _LEVEL and anchor == "middle")
    )


_LEVEL: Final = 0.35
_ABOVE_FIRST: Final = _spots(-0.6, _LEVEL, 1.3, -1.9, 2.6, -3.2, 3.9)
_BELOW_FIRST: Final = _spots(1.3, _LEVEL, -0.6, 2.6, -1.9, 3.9, -3.2)


def text_width(text: str) -> float:
    """Return about how many pixels a label takes."""
    return len(text) * _LETTER


def place_labels(wishes: Sequence[Wish], legs: Sequence[Leg]) -> list[tuple[Wish, Spot]]:
    """Return a spot for each wish, in their order of weight.

    No text touches another at any width, as few lines as can be run through it, and it stands
    inside the plot. A text without such a spot is left out: the table beside has its figure.
    """
    placed: list[tuple[Wish, Spot]] = []
    taken: list[list[Box]] = []
    for wish in wishes:
        best = _best_spot(wish, legs, taken)
        if best:
            placed.append((wish, best))
            taken.append(boxes_of(wish, best))
    return placed


def boxes_of(wish: Wish, spot: Spot) -> list[Box]:
    """Return the room a text takes at each of ``PLOT_WIDTHS``, in pixels."""
    return [_box(wish, spot, width) for width in PLOT_WIDTHS]


def _best_spot(wish: Wish, legs: Sequence[Leg], taken: Sequence[list[Box]]) -> Spot | None:
    best, fewest = None, 10**6
    for spot in _ABOVE_FIRST if wish.is_above else _BELOW_FIRST:
        boxes = boxes_of(wish, spot)
        if not _is_free(boxes, taken):
            continue
        crossed = sum(
            _crosses(leg, box, width)
            for box, width in zip(boxes, PLOT_WIDTHS, strict=True)
            for leg in legs
        )
        if crossed < fewest:
            best, fewest = spot, crossed
        if crossed == 0:
            break
    return best


def _is_free(boxes: Sequence[Box], taken: Sequence[list[Box]]) -> bool:
    for number, (box, width) in enumerate(zip(boxes, PLOT_WIDTHS, strict=True)):
        if box.left < _LEFT_EDGE or box.right > width + _RIGHT_EDGE:
            return False
        if box.top < _ABOVE_PLOT or box.bottom > PLOT_HEIGHT:
            return False
        if any(box.touches(others[number]) for others in taken):
            return False
    return True


def _box(wish: Wish, spot: Spot, plot_width: int) -> Box:
    length = text_width(wish.text)
    left = wish.x / 100 * plot_width + spot.dx * _EM
    left -= {"start": 0.0, "middle": length / 2, "end": length}[spot.anchor]
    baseline = wish.y / 100 * PLOT_HEIGHT + spot.dy * _EM
    return Box(left, baseline - _EM, left + length, baseline + 0.3 * _EM)


def _crosses(leg: Leg, box: Box, plot_width: int) -> bool:
    x1, x2 = leg.x1 / 100 * plot_width, leg.x2 / 100 * plot_width
    if x2 <= box.left or box.right <= x1:
        return False
    slope = (leg.y2 - leg.y1) / 100 * PLOT_HEIGHT / (x2 - x1)
    y1 = leg.y1 / 100 * PLOT_HEIGHT
    one = y1 + slope * (max(x1, box.left) - x1)
    two = y1 + slope * (min(x2, box.right) - x1)
    return min(one, two) < box.bottom and box.top < max(one, two)
