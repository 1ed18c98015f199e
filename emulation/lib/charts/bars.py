"""Bars: states as shares of a whole, and what is done against what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from emulation.lib.charts.axes import HUNDRED
from emulation.lib.charts.labels import text_width
from emulation.lib.charts.marks import Ink, Painted, at, rounded
from emulation.lib.charts.words import percent
from emulation.lib.text import first_lower

_NARROW_BAR: Final = 288
_THINNEST: Final = Decimal("1.5")
# Shapes of the states left of the middle of their segment, as before the words of the counters.
_SHAPES: Final = {
    "seg-done": "M-16 .2L-14.3 -1.7L-11.4 1.2L-5.7 -5L-4 -3.4L-11.4 5z",
    "seg-ontrack": "M-15 -5.5L-5 0L-15 5.5z",
    "seg-risk": "M-10 -6L-4 5.5L-16 5.5z",
    "seg-late": "M-11.5 -6.5L-8 -6.5L-8.7 2L-10.8 2zM-11.3 3.6L-8.2 3.6L-8.2 6.5L-11.3 6.5z",
    "seg-none": "M-10 -5.5a5.5 5.5 0 1 0 .01 0zM-10 -3.5a3.5 3.5 0 1 1 -.01 0z",
}


@dataclass(frozen=True)
class Segment(Painted):
    """One state of a bar; without a width when nothing is in that state."""

    label: str
    sign: str  # class of the state: is-done, is-risk …
    css: str
    figure: int
    x: str = "0%"
    width: str = "0%"
    middle: str = "0%"
    has_room: bool = False  # for its figure, on a phone too
    shape: str = ""  # path of its sign, where there is room for that as well

    @property
    def ink(self) -> Ink:
        """Class and paint of the figure inside."""
        dark = self.css in ("seg-done", "seg-late")
        return Ink("on-dark" if dark else "on-light")


@dataclass(frozen=True)
class Bar:
    segments: tuple[Segment, ...]
    total: int
    description: str

    @property
    def filled(self) -> tuple[Segment, ...]:
        return tuple(segment for segment in self.segments if segment.figure)


@dataclass(frozen=True)
class DueBar:
    """What is done as the filled part, what is due as a black line; empty where not known."""

    width: str
    due: str
    description: str


def state_bar(counts: Sequence[tuple[str, str, int]], *, noun: str = "chỉ tiêu") -> Bar:
    """Return states as shares of one bar, from (label, class of the state, number) in order."""
    total = sum(number for _, _, number in counts)
    words = ", ".join(f"{number} {first_lower(label)}" for label, _, number in counts if number)
    widths = _shares([number for _, _, number in counts])
    segments, x = [], Decimal(0)
    for (label, sign, number), width in zip(counts, widths, strict=True):
        segments.append(_segment(label, sign, number, x, width))
        x += width
    sentence = f"{total} {noun}: {words}" if total else f"Chưa có {noun} nào"
    return Bar(tuple(segments), total, sentence)


def due_bar(done_share: Decimal | None, due_share: Decimal | None) -> DueBar:
    """Return what is done beside what is due by now, both in per cent of the whole (35 = 35%).

    More than the whole fills the bar and less than nothing leaves it empty; the words keep the
    true figures.
    """
    done = "Chưa có số liệu" if done_share is None else f"Đã đạt {percent(done_share)}"
    if done_share is not None and due_share is not None and done_share < due_share:
        done = f"Mới đạt {percent(done_share)}"
    due = "" if due_share is None else f"; đến nay phải đạt {percent(due_share)}"
    return DueBar(
        width="" if done_share is None else at(_within(done_share)),
        due="" if due_share is None else at(_within(due_share)),
        description=done + due,
    )


def _segment(label: str, sign: str, number: int, x: Decimal, width: Decimal) -> Segment:
    css = {
        "is-done": "seg-done",
        "is-ontrack": "seg-ontrack",
        "is-risk": "seg-risk",
        "is-returned": "seg-risk",
        "is-late": "seg-late",
    }.get(sign, "seg-none")
    room = float(width) / 100 * _NARROW_BAR - text_width(str(number))
    return Segment(
        label,
        sign,
        css,
        number,
        x=at(x),
        width=at(width),
        middle=at(x + width / 2),
        has_room=room >= 4,
        shape=_SHAPES[css] if room >= 26 else "",
    )


def _shares(numbers: Sequence[int]) -> list[Decimal]:
    """Return per cents with two decimals that add up to 100 (or to 0 for nothing).

    What is there is seen: a share too thin for the eye is widened at the cost of the widest.
    """
    total = sum(numbers)
    if total == 0:
        return [Decimal(0)] * len(numbers)
    shares = [rounded(HUNDRED * number / total, 2) for number in numbers]
    shares = [
        max(share, _THINNEST) if number else share
        for share, number in zip(shares, numbers, strict=True)
    ]
    shares[shares.index(max(shares))] += HUNDRED - sum(shares)
    return shares


def _within(value: Decimal) -> Decimal:
    return min(max(value, Decimal(0)), HUNDRED)
