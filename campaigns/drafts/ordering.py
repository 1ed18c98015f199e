"""Where items stand after a save that knew only some of them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

Place = tuple[str, str | None]  # an item and its parent
Tree = dict[str | None, list[str]]


def arrange(stored: Sequence[Place], asked: Sequence[Place], standing: Collection[str]) -> Tree:
    """Return the children of every parent, for the items of ``standing``.

    What was asked for stands as asked. An item that the asker did not know keeps its parent
    and its place after the sibling it followed. Where a parent is gone, what stood below it
    moves up. Both lists are in reading order.
    """
    parents = dict(stored) | dict(asked)
    tree: Tree = defaultdict(list)
    placed: set[str] = set()
    for uid, _ in asked:
        if uid in standing:
            tree[_home(uid, parents, placed)].append(uid)
            placed.add(uid)
    for uid, elders in _with_elders(stored):
        if uid in standing and uid not in placed:
            siblings = tree[_home(uid, parents, placed)]
            siblings.insert(_behind(siblings, elders), uid)
            placed.add(uid)
    return tree


def levels_of(tree: Tree) -> int:
    """Return how many levels the tree has."""
    level, frontier = 0, tree.get(None, [])
    while frontier:
        level += 1
        frontier = [child for uid in frontier for child in tree.get(uid, [])]
    return level


def positions_in(siblings: Iterable[str], now: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Give growing positions to a list, leaving as many as they are as can stay."""
    last = 0
    for uid in siblings:
        last = now[uid] if now.get(uid, 0) > last else last + 1
        yield uid, last


def _home(uid: str, parents: dict[str, str | None], placed: Collection[str]) -> str | None:
    """Return the nearest parent that has its place; asked in a circle, there is none."""
    parent, passed = parents.get(uid), {uid}
    while parent is not None and parent not in placed:
        if parent in passed:
            return None
        passed.add(parent)
        parent = parents.get(parent)
    return parent


def _with_elders(stored: Sequence[Place]) -> Iterator[tuple[str, list[str]]]:
    """Give each item with the siblings that stand before it."""
    seen: dict[str | None, list[str]] = defaultdict(list)
    for uid, parent in stored:
        yield uid, list(seen[parent])
        seen[parent].append(uid)


def _behind(siblings: Sequence[str], elders: Sequence[str]) -> int:
    nearest = next((uid for uid in reversed(elders) if uid in siblings), None)
    return 0 if nearest is None else siblings.index(nearest) + 1
