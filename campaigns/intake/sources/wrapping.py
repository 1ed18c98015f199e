"""Whether the lines of a file are whole paragraphs or pieces of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_ENDED: Final = re.compile(r"[.;:!?…/”\"’)]$")
_WRAPPED_SHARE: Final = 0.08  # of the pairs of lines, in which the second goes on
_MIN_PAIRS: Final = 3
_MIN_BEGINS, _BEGINS_SHARE = 4, 0.05
_FULL, _SHORT = 0.86, 0.7  # of the usual width of a line


def goes_on(before: str, after: str) -> bool:
    """Say whether ``after`` begins in the middle of the sentence of ``before``."""
    return after[:1].islower() and not _ENDED.search(before)


def are_wrapped(texts: Sequence[str]) -> bool:
    """Say whether lines end in the middle of sentences, as typed or copied from a page."""
    pairs = sum(1 for before, after in pairwise(texts) if goes_on(before, after))
    return pairs >= _MIN_PAIRS and pairs >= _WRAPPED_SHARE * (len(texts) - 1)


def usual_width(lengths: Sequence[float]) -> float:
    """Return the width that nine of ten lines keep to."""
    ordered = sorted(lengths)
    return ordered[(len(ordered) - 1) * 9 // 10] if ordered else 0.0


def usual_places(begins: Sequence[float]) -> frozenset[int]:
    """Return the places at which one line in twenty begins: no line there is centred."""
    places = Counter(round(begin) for begin in begins)
    often = max(_MIN_BEGINS, _BEGINS_SHARE * len(begins))
    return frozenset(place for place, count in places.items() if count >= often)


def fills(length: float, next_word: float, width: float) -> bool | None:
    """Say whether a line is as wide as lines get: the next word had no room in it.

    None in between: letters differ in width.
    """
    if length >= _FULL * width or length + 1 + next_word > width:
        return True
    return False if length < _SHORT * width else None
