"""Words put into a box: broken into lines, set smaller until they fit. Pure.

Widths are those of the font's own advances, in millimetres; nothing is ever cut off.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from awards.certifying.layout import LINE_EM, MM_PER_POINT, SMALLEST_PT, Box
from emulation.papers.fonts import text_width_mm
from emulation.papers.layout import TextStyle

_STEP_PT: Final = 0.5
_ASCENT_EM: Final = 0.93  # from the top of a line to its baseline
_ROUNDS: Final = 8  # of halving, to find the narrowest width of the same number of lines
_ONE_POINT: Final = {
    (bold, italic): TextStyle("certificate", "", 1, bold=bold, italic=italic)
    for bold in (False, True)
    for italic in (False, True)
}

Word = tuple[str, float]  # with its width in letters of one point
Line = list[Word]


class DoesNotFit(ValueError):
    """A text is too long for its box even in the smallest letters."""


@dataclass(frozen=True)
class SetLine:
    """A printed line: where it starts, how long it is, and where its baseline stands, in mm."""

    text: str
    x_mm: float
    baseline_mm: float
    width_mm: float


@dataclass(frozen=True)
class Fitted:
    """Lines in one size of letters."""

    size_pt: float
    lines: tuple[SetLine, ...]


@lru_cache(maxsize=2048)
def fitted(lines: tuple[str, ...], box: Box) -> Fitted:
    """Return ``lines`` in ``box``, each broken where needed into lines of about one length.

    The letters become smaller by half a point at a time, down to seven; raises
    ``DoesNotFit``.
    """
    space = _width(" ", box.bold, box.italic)
    measured = [
        [(word, _width(word, box.bold, box.italic)) for word in line.split()] for line in lines
    ]
    size = float(box.size_pt)
    while size >= SMALLEST_PT:
        broken = _broken(measured, space, box.w_mm / size, _room(box.height_mm, size))
        if broken is not None:
            return _placed(broken, space, box, size)
        size -= _STEP_PT
    raise DoesNotFit(" ".join(lines))


@lru_cache(maxsize=8192)
def _width(word: str, bold: bool, italic: bool) -> float:
    return text_width_mm(word, _ONE_POINT[bold, italic])


def _room(height_mm: float, size_pt: float) -> int:
    return math.floor(height_mm / (size_pt * LINE_EM * MM_PER_POINT) + 1e-6)


def _broken(measured: Sequence[Line], space: float, width: float, room: int) -> list[Line] | None:
    """Return the lines that fit ``width``, or ``None`` if they are too wide or too many."""
    lines: list[Line] = []
    for words in measured:
        if max(length for _, length in words) > width:
            return None
        lines += _filled(words, space, width)
        if len(lines) > room:
            return None
    return [line for words in measured for line in _balanced(words, space, width)]


def _balanced(words: Line, space: float, width: float) -> list[Line]:
    """Return as few lines as fit ``width``, in the narrowest width that needs no more."""
    lines = _filled(words, space, width)
    if len(lines) == 1:
        return lines
    narrow = max(length for _, length in words)
    for _ in range(_ROUNDS):
        tried_width = (narrow + width) / 2
        tried = _filled(words, space, tried_width)
        if len(tried) > len(lines):
            narrow = tried_width
        else:
            width, lines = tried_width, tried
    return lines


def _filled(words: Line, space: float, width: float) -> list[Line]:
    lines: list[Line] = []
    used = 0.0
    for word in words:
        if lines and used + space + word[1] <= width:
            lines[-1].append(word)
            used += space + word[1]
        else:
            lines.append([word])
            used = word[1]
    return lines


def _placed(broken: list[Line], space: float, box: Box, size: float) -> Fitted:
    step = size * LINE_EM * MM_PER_POINT
    spare = box.height_mm - len(broken) * step
    down = {"top": 0.0, "middle": spare / 2, "bottom": spare}[box.valign]
    first = box.y_mm + down + size * _ASCENT_EM * MM_PER_POINT
    lines = []
    for number, words in enumerate(broken):
        width = size * (sum(length for _, length in words) + space * (len(words) - 1))
        beside = {"left": 0.0, "center": (box.w_mm - width) / 2, "right": box.w_mm - width}
        text = " ".join(word for word, _ in words)
        baseline = first + number * step
        lines.append(SetLine(text, box.x_mm + beside[box.align], baseline, width))
    return Fitted(size, tuple(lines))
