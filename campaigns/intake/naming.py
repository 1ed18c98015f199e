"""Names that stay apart: an indicator has one target in a span. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count

from campaigns.intake.drafting.limits import shortened
from emulation.lib.text import clean_line, search_key
from targets.measures import indicator_name

_NAME, _CONTEXT, _ROOM = 300, 120, 280

Key = tuple[str, str]  # search key of the indicator's name, unit of measure


def whole_name(name: str, parent_name: str) -> str:
    """Return the name of the indicator; of its own name alone where both would be cut."""
    own = indicator_name(name)
    is_cut = bool(parent_name) and len(f"{indicator_name(parent_name)}: {own}") > _NAME
    return own if is_cut else indicator_name(name, parent_name)


def indicator_key(name: str, parent_name: str, unit: str) -> Key:
    """Return what no two targets of one span may share."""
    return search_key(whole_name(name, parent_name)), unit


def distinct_name(
    name: str,
    parent_name: str,
    unit: str,
    contexts: Sequence[str],
    taken: Collection[Key],
    numbers: dict[Key, int],
) -> str:
    """Return the name, or one that tells it from those taken.

    "Diện tích" a second time becomes "Cây ngô: Diện tích" by the heading above it, else
    "Diện tích (2)". ``numbers`` remembers which number comes next, for many of one name.
    """
    own = indicator_key(name, parent_name, unit)
    first = numbers.get(own, 2)
    for number, one in _candidates(name, contexts, first):
        if indicator_key(one, parent_name, unit) not in taken:
            numbers[own] = number
            return one
    raise AssertionError("numbers never end")


def _candidates(name: str, contexts: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """Give names with the number that the next one would have."""
    yield first, name
    for context in contexts:
        words = shortened(clean_line(context).rstrip(" :.;,"), _CONTEXT)
        if words and search_key(words) not in search_key(name):
            yield first, shortened(f"{words}: {name}", _NAME)
    for number in count(first):
        yield number + 1, f"{shortened(name, _ROOM)} ({number})"
