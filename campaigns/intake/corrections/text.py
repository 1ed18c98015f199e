"""Correcting paragraphs of a reading; the targets follow the words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from campaigns.intake import grammar
from campaigns.intake.corrections.order import Merge
from campaigns.intake.corrections.tree import (
    NotPossible,
    all_places,
    between_words,
    free_key,
    item_at,
    moved,
    paragraph_at,
    places_in,
    rebuilt,
    shifted,
    with_items_at,
    with_paragraph,
)
from campaigns.intake.parts import Place, Reading, ReadParagraph, ReadTarget
from emulation.lib.text import clean_line

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+|\s+|[^\w\s]|_")
# Exact matching of a long text that repeats itself takes minutes.
_EXACT_TOKENS = 800


@dataclass(frozen=True)
class _Stretch:
    """Letters that stand unchanged in the old and the new text."""

    old: int
    new: int
    length: int

    def holds(self, place: Place) -> bool:
        return self.old <= place.start and place.end <= self.old + self.length


def paragraph_set(reading: Reading, block: int, text: str) -> Reading:
    """Type a paragraph anew.

    Targets whose words stay keep their reading, confirmed or not; what was typed is read.
    An empty text removes the paragraph.
    """
    path, position, old = paragraph_at(reading.items, block)
    typed = clean_line(text)
    if not typed:
        return _without(reading, block)
    stretches = _stretches(old.text, typed)
    kept = {
        number: same
        for number, target in enumerate(reading.targets)
        if (same := _kept(target, block, stretches))
    }
    read = [
        moved(one, lambda place: replace(place, block=block)) for one in grammar.read_phrase(typed)
    ]
    items = with_paragraph(reading.items, path, position, replace(old, text=typed))
    merged = Merge(reading.targets, kept, read, _twins(read, kept, block)).into(items)
    return replace(reading, items=items, targets=merged)


def paragraph_split(reading: Reading, block: int, at: int) -> Reading:
    """Part a paragraph before its letter ``at``, which begins a word."""
    path, position, old = paragraph_at(reading.items, block)
    between_words(old.text, at)
    if any(f.place.start < at < f.place.end for f in _figures_in(reading, block)):
        raise NotPossible("Không cắt giữa một con số.")
    left, right = old.text[:at].rstrip(), old.text[at:].lstrip()
    if not left or not right:
        raise NotPossible("Chọn một chỗ ở giữa đoạn.")
    key, cut = free_key(reading), len(old.text) - len(right)

    def follow(place: Place) -> Place:
        if place.block != block:
            return place
        if place.end <= cut or (place.start < cut and _rests_left(place)):
            return replace(place, end=min(place.end, len(left)))
        return replace(place, block=key, start=max(0, place.start - cut), end=place.end - cut)

    def _rests_left(place: Place) -> bool:
        return cut - place.start >= place.end - cut

    item = item_at(reading.items, path)
    halves = (replace(old, text=left), ReadParagraph(key, right, old.page))
    blocks = (*item.blocks[:position], *halves, *item.blocks[position + 1 :])
    items = with_items_at(reading.items, path, [replace(item, blocks=blocks)])
    return rebuilt(reading, items, [moved(target, follow) for target in reading.targets])


def paragraph_join(reading: Reading, block: int) -> Reading:
    """Join a paragraph to the one before it in its item."""
    path, position, own = paragraph_at(reading.items, block)
    item = item_at(reading.items, path)
    before = item.blocks[position - 1] if position else None
    if before is None:
        raise NotPossible("Đoạn này mở đầu một mục. Chuyển mục thành đoạn trước, rồi nối.")
    if not isinstance(before, ReadParagraph):
        raise NotPossible("Đứng trước là bảng, không nối được.")
    joined = replace(before, text=f"{before.text} {own.text}")
    targets = shifted(reading.targets, block, len(before.text) + 1, to=before.key)
    blocks = (*item.blocks[: position - 1], joined, *item.blocks[position + 1 :])
    items = with_items_at(reading.items, path, [replace(item, blocks=blocks)])
    return rebuilt(reading, items, targets)


def _without(reading: Reading, block: int) -> Reading:
    path, position, _ = paragraph_at(reading.items, block)
    item = item_at(reading.items, path)
    if places_in(reading.targets, block):
        raise NotPossible("Đoạn này có chỉ tiêu. Bỏ chỉ tiêu trước, rồi xóa đoạn.")
    left = replace(item, blocks=item.blocks[:position] + item.blocks[position + 1 :])
    is_empty = not (left.blocks or left.heading or left.marker or left.children)
    return rebuilt(reading, with_items_at(reading.items, path, [] if is_empty else [left]))


def _figures_in(reading: Reading, block: int) -> Iterator:
    for target in reading.targets:
        yield from (figure for figure in target.figures if figure.place.block == block)


# ---- What stays when a paragraph is typed anew ------------------------------------------------


def _kept(target: ReadTarget, block: int, stretches: Sequence[_Stretch]) -> ReadTarget | None:
    """Return the target with its places in the new text, ``None`` where its words changed."""
    if all(place.block != block for place in all_places(target)):
        return target
    inside = [place for place in all_places(target) if place.block == block]
    if not all(any(stretch.holds(place) for stretch in stretches) for place in inside):
        return None

    def follow(place: Place) -> Place:
        if place.block != block:
            return place
        stretch = next(stretch for stretch in stretches if stretch.holds(place))
        by = stretch.new - stretch.old
        return replace(place, start=place.start + by, end=place.end + by)

    return moved(target, follow)


def _twins(
    read: Sequence[ReadTarget], kept: Mapping[int, ReadTarget], block: int
) -> dict[int, int]:
    """Say which of the targets read anew stand where one stands that stays."""
    here = {number: one.place for number, one in kept.items() if one.place.block == block}
    twins = {}
    for own, target in enumerate(read):
        met = (number for number, place in here.items() if _overlap(target.place, place))
        if (number := next(met, None)) is not None:
            twins[own] = number
    return twins


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _stretches(old: str, new: str) -> list[_Stretch]:
    """Return what is the same in both texts, by words; a neighbour that changed spoils a word.

    So "95%" in "<95%" is not the "95%" that stood there before.
    """
    old_tokens, new_tokens = _tokens(old), _tokens(new)
    is_long = len(old_tokens) > _EXACT_TOKENS
    matcher = SequenceMatcher(
        None, [t for t, _ in old_tokens], [t for t, _ in new_tokens], autojunk=is_long
    )
    found = []
    for i, j, size in matcher.get_matching_blocks():
        if size:
            last_token, last_start = old_tokens[i + size - 1]
            start = old_tokens[i][1]
            found.append(_Stretch(start, new_tokens[j][1], last_start + len(last_token) - start))
    return [_trimmed(stretch, old, new) for stretch in found]


def _trimmed(stretch: _Stretch, old: str, new: str) -> _Stretch:
    """Take the first and the last word off where something else stands beside them now."""
    start, end = stretch.old, stretch.old + stretch.length
    tokens = [(found.start(), found.end()) for found in _WORD.finditer(old, start, end)]
    if tokens and (start, stretch.new) != (0, 0):
        start = tokens[0][1]
    at_end = end == len(old) and stretch.new + stretch.length == len(new)
    if tokens and not at_end:
        end = max(start, tokens[-1][0])
    return _Stretch(start, stretch.new + start - stretch.old, end - start)


_WORD = re.compile(r"\S+")


def _tokens(text: str) -> list[tuple[str, int]]:
    return [(found.group(), found.start()) for found in _TOKEN.finditer(text)]
