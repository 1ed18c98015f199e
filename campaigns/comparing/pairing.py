"""Laying two lists of parts side by side. Pure, and quick for papers of 200 pages."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from campaigns.comparing.parts import Part, plain

# Two parts are the same one, changed, if they share this much of their words; less is enough
# for the only ones between two unchanged places.
ALIKE, REWRITTEN = 0.5, 0.25
# Of a stretch without any unchanged part, at most so many pairs are weighed.
WEIGHED = 40_000
# A line that occurs more often than this in a long paper is no landmark.
_LONG = 400
# What is carried elsewhere is known again by its words, if it has so many.
_KNOWN_AGAIN = 4

Pair = tuple[Part | None, Part | None]


def pairs_of(old: Sequence[Part], new: Sequence[Part]) -> list[Pair]:
    """Pair the parts of a draft with those of a copy, in the copy's order.

    A part without its like stands beside ``None``. Order is kept: what was carried
    elsewhere is gone in one place and new in another.
    """
    a = [_key(part.plain, part) for part in old]
    known = set(a)
    b = [_key_in(known, part) for part in new]
    matcher = SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _LONG)
    found: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found += zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            found += _pair_changed(old[i1:i2], new[j1:j2])
    return found


def _key(words: str, part: Part) -> str:
    return f"row {words}" if part.kind == "row" else words


def _key_in(known: set[str], part: Part) -> str:
    """Return the words with the marker where the draft has them so: typed before an item."""
    with_marker = _key(plain(part.shown), part) if part.marker else ""
    return with_marker if with_marker in known else _key(part.plain, part)


def carried_elsewhere(pairs: Sequence[Pair]) -> list[tuple[Part, Part]]:
    """Pair the first parts of items that are gone in one place and new in another."""
    gone = {part.plain for part, new in pairs if new is None and part is not None}
    lone: dict[str, list[Part]] = {}
    for old, part in pairs:
        if old is None and part is not None and _known_again(part):
            lone.setdefault(_key_in(gone, part), []).append(part)
    return [
        (part, lone[part.plain].pop(0))
        for part, new in pairs
        if new is None and part is not None and _known_again(part) and lone.get(part.plain)
    ]


def _known_again(part: Part) -> bool:
    return part.opens and part.kind != "row" and len(part.plain.split()) >= _KNOWN_AGAIN


def _pair_changed(old: Sequence[Part], new: Sequence[Part]) -> list[Pair]:
    """Pair what is alike between two unchanged places, without crossing."""
    if len(old) == 1 == len(new) and _is_rewritten(old[0], new[0]):
        return [(old[0], new[0])]
    found: list[Pair] = []
    done_old, done_new = 0, 0
    for i, j in _best_chain(list(_likely(old, new))):
        found += [(part, None) for part in old[done_old:i]]
        found += [(None, part) for part in new[done_new:j]]
        found.append((old[i], new[j]))
        done_old, done_new = i + 1, j + 1
    found += [(part, None) for part in old[done_old:]]
    return [*found, *((None, part) for part in new[done_new:])]


def _is_rewritten(old: Part, new: Part) -> bool:
    """Of the only two lines between others that stayed, little need be alike."""
    if old.kind != new.kind or old.opens != new.opens:
        return False
    least = REWRITTEN if old.node else 0.0
    return likeness(words_of(old.shown), words_of(new.shown)) >= least


def _likely(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[int, int, float]]:
    """Give the pairs that are alike, with their likeness; in long stretches, those near by."""
    a, b = [words_of(part.shown) for part in old], [words_of(part.shown) for part in new]
    reach = len(b) if len(a) * len(b) <= WEIGHED else max(1, WEIGHED // (2 * len(a)))
    for i, words in enumerate(a):
        middle = i * len(b) // len(a)
        for j in range(max(0, middle - reach), min(len(b), middle + reach + 1)):
            if (old[i].kind == "row") != (new[j].kind == "row"):
                continue
            alike = likeness(words, b[j])
            if alike >= ALIKE:
                yield i, j, alike


def words_of(text: str) -> Counter[str]:
    return Counter(plain(text).split())


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """Return how much of their words two texts share, 0 to 1."""
    whole = a.total() + b.total()
    return 2 * sum(min(count, b[word]) for word, count in a.items()) / whole if whole else 1.0


def _best_chain(weighed: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Choose pairs (i, j), growing in both, with a largest sum of likeness.

    ``weighed`` comes by growing i. Best sums are kept by j, growing in both.
    """
    ends: list[int] = []  # j of the last pair of a chain, growing
    sums: list[float] = []  # the best sum of a chain that ends there, growing
    links: list[tuple] = []
    row: list[tuple[int, float, tuple]] = []
    before = -1
    for i, j, alike in [*weighed, (-1, -1, 0.0)]:
        if i != before:
            for column, total, link in row:
                _put(ends, sums, links, column, total, link)
            row, before = [], i
        if j < 0:
            break
        at = bisect_left(ends, j)
        total, above = (sums[at - 1], links[at - 1]) if at else (0.0, ())
        row.append((j, total + alike, (i, j, above)))
    return _unlinked(links[-1] if links else ())


def _put(
    ends: list[int], sums: list[float], links: list[tuple], j: int, total: float, link: tuple
) -> None:
    """Keep a chain that ends at ``j`` unless a shorter one is as good; drop those it beats."""
    at = bisect_left(ends, j + 1)
    if at and sums[at - 1] >= total:
        return
    if at and ends[at - 1] == j:
        at -= 1
        del ends[at], sums[at], links[at]
    stop = at
    while stop < len(sums) and sums[stop] <= total:
        stop += 1
    ends[at:stop], sums[at:stop], links[at:stop] = [j], [total], [link]


def _unlinked(link: tuple) -> list[tuple[int, int]]:
    chain = []
    while link:
        i, j, link = link
        chain.append((i, j))
    return chain[::-1]
