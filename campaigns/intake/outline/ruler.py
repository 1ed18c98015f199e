"""How wide the lines of a paper run, so that a line cut short can be told from a full one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Final

from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.words import ends_sentence, first_word, starts_lower

# Advance widths of the letters of Times in thousandths; others are 500 (figures too).
_GROUPS: Final = {
    250: " .,", 278: "ijlt/:;", 333: "fr()[]-'’I", 389: "sJ", 444: "acez“”\"",
    556: "FPS", 564: "+<>=", 611: "ETLZ", 667: "BCR", 722: "ADĐGHKNOQUVXYw",
    778: "m", 833: "%", 889: "M", 944: "W",
}  # fmt: skip
_WIDTHS: Final = {letter: width for width, letters in _GROUPS.items() for letter in letters}

_LEAST_WRAPPED = 3  # lines that must show the width before it is believed
_LEAST_LETTERS = 30
_MOST_SPREAD = 0.25  # lines that differ more were not cut at one edge
_SAFETY = 0.97  # printed widths are only nearly known

Measure = Callable[[str], float]


def letters_wide(text: str) -> float:
    """Return the width in letters, as in a file cut at a number of letters."""
    return float(len(text))


def print_wide(text: str) -> float:
    """Return the width as printed in a Times-like font, in ems."""
    plain = unicodedata.normalize("NFD", text)
    return sum(
        _WIDTHS.get(letter, 500) for letter in plain if not unicodedata.combining(letter)
    ) / 1000  # fmt: skip


class Ruler:
    """Tells how full a line is.

    ``lines`` are those of the body. Lines that surely go on (the next begins with a small
    letter) show where the edge is, in letters or as printed, whichever agrees better.
    Without such lines every line is a paragraph.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        wrapped = list(_surely_wrapped(lines))
        self._measure, self._edge = letters_wide, 0.0
        if len(wrapped) < _LEAST_WRAPPED and len(lines) > 4 * _LEAST_WRAPPED:
            return
        spreads = [(_spread(wrapped, measure), measure) for measure in (letters_wide, print_wide)]
        spread, measure = min(spreads, key=lambda pair: pair[0])
        if not wrapped or spread > _MOST_SPREAD or _overrun(lines, wrapped, measure):
            return
        safety = 1.0 if measure is letters_wide else _SAFETY
        self._measure, self._edge = measure, safety * _high(map(measure, wrapped))

    def fill(self, line: str, following: str) -> float:
        """Return how much of the width ``line`` and the first word of ``following`` take.

        Up to 1 they would have fitted on one line; 0 where the width is not known.
        """
        if not self._edge:
            return 0.0
        return self._measure(f"{line} {first_word(following)}") / self._edge


def _surely_wrapped(lines: Sequence[str]) -> Iterable[str]:
    for line, following in pairwise(lines):
        small = starts_lower(following) and following[1:2] not in (")", ".", "/")
        comma = line.endswith(",") and following[:1].isupper() and find_marker(following) is None
        if (small or comma) and len(line) >= _LEAST_LETTERS and not ends_sentence(line):
            yield line


def _spread(lines: Sequence[str], measure: Measure) -> float:
    widths = [measure(line) for line in lines]
    return pstdev(widths) / fmean(widths) if widths else 0.0


def _overrun(lines: Sequence[str], wrapped: Sequence[str], measure: Measure) -> bool:
    """Say whether many lines run far beyond the edge that the wrapped ones show."""
    edge = _high(map(measure, wrapped)) * 1.3
    return sum(measure(line) > edge for line in lines) > len(lines) / 10


def _high(widths: Iterable[float]) -> float:
    """Return the width that nine of ten lines do not exceed."""
    ordered = sorted(widths)
    return ordered[int(0.9 * (len(ordered) - 1))]
