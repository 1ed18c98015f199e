"""Finding and replacing items and blocks of a reading, and keeping its places right. Pure.

Every function gives a new reading. Where the tree changes, items are numbered anew from 1 in
reading order, blocks from 1 likewise, and the places of the targets follow: a form that makes
several corrections names the later parts by their order.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from campaigns.intake.parts import (
    Place,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadTable,
    ReadTarget,
    blocks_of,
    walk,
)

Path = tuple[int, ...]
Items = tuple[ReadItem, ...]
Moved = Callable[[Place], Place]


class NotPossible(ValueError):
    """The correction cannot be made; ``str(error)`` is a Vietnamese sentence."""


def path_of(items: Items, key: int) -> Path:
    """Return the way to an item by positions; raises ``NotPossible`` where there is none."""
    for position, item in enumerate(items):
        if item.key == key:
            return (position,)
        if any(below.key == key for below in walk(item.children)):
            return (position, *path_of(item.children, key))
    raise NotPossible("Mục này không còn trong bản đọc. Tải lại trang rồi sửa.")


def item_at(items: Items, path: Path) -> ReadItem:
    item = items[path[0]]
    return item_at(item.children, path[1:]) if len(path) > 1 else item


def with_items_at(items: Items, path: Path, new: Sequence[ReadItem]) -> Items:
    """Put any number of items in the place of one."""
    first, rest = path[0], path[1:]
    if rest:
        item = items[first]
        new = [replace(item, children=with_items_at(item.children, rest, new))]
    return (*items[:first], *new, *items[first + 1 :])


def block_path(items: Items, key: int) -> tuple[Path, int]:
    """Return the way to the item of a block, and the block's position in it."""
    for item in walk(items):
        for position, block in enumerate(item.blocks):
            if block.key == key:
                return path_of(items, item.key), position
    raise NotPossible("Đoạn này không còn trong bản đọc. Tải lại trang rồi sửa.")


def paragraph_at(items: Items, key: int) -> tuple[Path, int, ReadParagraph]:
    """Return the way to a paragraph and the paragraph; a table is none."""
    path, position = block_path(items, key)
    block = item_at(items, path).blocks[position]
    if isinstance(block, ReadTable):
        raise NotPossible("Đây là bảng, không phải đoạn văn.")
    return path, position, block


def with_paragraph(items: Items, path: Path, position: int, block: ReadParagraph) -> Items:
    item = item_at(items, path)
    blocks = (*item.blocks[:position], block, *item.blocks[position + 1 :])
    return with_items_at(items, path, [replace(item, blocks=blocks)])


def free_key(reading: Reading) -> int:
    """Return a key that no item and no block has yet; numbering anew puts it right."""
    taken = [item.key for item in walk(reading.items)]
    taken += [block.key for block in blocks_of(reading.items)]
    return max(taken, default=0) + 1


def rebuilt(reading: Reading, items: Items, targets: Iterable[ReadTarget] | None = None) -> Reading:
    """Return the reading with another tree, everything numbered in reading order."""
    numbered, keys = _numbered(items)
    kept = reading.targets if targets is None else targets
    followed = (
        moved(target, lambda place: replace(place, block=keys[place.block])) for target in kept
    )
    return replace(reading, items=numbered, targets=tuple(followed))


def moved(target: ReadTarget, move: Moved) -> ReadTarget:
    """Move the place of a target and of its figures."""
    figures = tuple(replace(figure, place=move(figure.place)) for figure in target.figures)
    return replace(target, place=move(target.place), figures=figures)


def shifted(
    targets: Iterable[ReadTarget], block: int, by: int, to: int | None = None
) -> list[ReadTarget]:
    """Move the places in a block by some letters (never before its beginning), or to another."""

    def move(place: Place) -> Place:
        if place.block != block:
            return place
        start, end = max(0, place.start + by), max(0, place.end + by)
        return replace(place, block=block if to is None else to, start=start, end=end)

    return [moved(target, move) for target in targets]


def places_in(targets: Iterable[ReadTarget], block: int) -> list[Place]:
    """Return the places of targets and figures within a block."""
    places = [place for target in targets for place in all_places(target)]
    return [place for place in places if place.block == block]


def all_places(target: ReadTarget) -> list[Place]:
    return [target.place, *(figure.place for figure in target.figures)]


def between_words(text: str, at: int) -> int:
    """Return a place between two words of a text; raises ``NotPossible`` for another."""
    if not 0 < at < len(text):
        raise NotPossible("Chọn một chỗ ở giữa đoạn.")
    if not (text[at - 1] in " ;" or text[at] == " "):
        raise NotPossible("Chọn chỗ giữa hai từ.")
    return at


def _numbered(items: Items) -> tuple[Items, dict[int, int]]:
    """Count items from 1, and blocks from 1; return the blocks' new keys by the old ones."""
    keys: dict[int, int] = {}
    count = itertools.count(1)

    def number(item: ReadItem) -> ReadItem:
        key, blocks = next(count), []
        for block in item.blocks:
            keys[block.key] = len(keys) + 1
            blocks.append(replace(block, key=keys[block.key]))
        children = tuple(number(child) for child in item.children)
        return replace(item, key=key, blocks=tuple(blocks), children=children)

    return tuple(number(item) for item in items), keys
