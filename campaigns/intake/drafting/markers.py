"""Which style numbers a list of siblings, and whose marker must be typed. Pure.

A plan computes its markers. Where the paper's own differ from the computed ones (skipped or
repeated numbers, "Điều 1.", two styles in one list), the item is not numbered and its marker
is typed before its words, so that the printed paper says what the paper said.
"""

from __future__ import annotations

from collections.abc import Sequence

from emulation.lib.markers import DASH, DECIMAL, LETTER, NONE, OUTLINE, PLUS, ROMAN, marker

_SAME = {"–": "-", "—": "-", "−": "-", "•": "-", "*": "-", "·": "-", "": "-"}
_STYLES = (ROMAN, DECIMAL, OUTLINE, LETTER, DASH, PLUS)
# What a new child of such an item is numbered by, where the paper shows none.
_USUAL_BELOW = {ROMAN: DECIMAL, DECIMAL: DASH, OUTLINE: DASH, LETTER: DASH, DASH: PLUS}


def style_of(markers: Sequence[str], parent: str) -> tuple[str, tuple[bool, ...]]:
    """Return the style that numbers most of the siblings, and who is numbered by it.

    ``parent`` is the marker printed before their parent ("1.2."), "" for none.
    """
    if not any(markers):
        return NONE, (False,) * len(markers)
    fits = [(style, _numbered(style, markers, parent)) for style in _STYLES]
    best = max(fits, key=lambda fit: sum(fit[1]))
    return best if any(best[1]) else (NONE, (False,) * len(markers))


def usual_below(style: str) -> str:
    return _USUAL_BELOW.get(style, DASH)


def computed(style: str, numbered: Sequence[bool], parent: str) -> list[str]:
    """Return the markers that print before the siblings."""
    count, found = 0, []
    for is_numbered in numbered:
        count += is_numbered
        found.append(marker(style, count, parent) if is_numbered else "")
    return found


def _numbered(style: str, markers: Sequence[str], parent: str) -> tuple[bool, ...]:
    count, found = 0, []
    for typed in markers:
        is_next = bool(typed) and _bare(marker(style, count + 1, parent)) == _bare(typed)
        count += is_next
        found.append(is_next)
    return tuple(found)


def _bare(typed: str) -> str:
    """ "1." and "1)" are one, "-" and "•" too."""
    return _SAME.get(typed, typed.rstrip(".):/"))
