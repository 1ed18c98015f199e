"""Correcting the tree of a reading: levels, markers, what is a heading and what is text. Pure.

Every word keeps its place in the order of the paper.
"""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.intake.corrections.tree import (
    Items,
    NotPossible,
    Path,
    between_words,
    free_key,
    item_at,
    paragraph_at,
    path_of,
    places_in,
    rebuilt,
    shifted,
    with_items_at,
)
from campaigns.intake.parts import ReadBlock, Reading, ReadItem, ReadParagraph
from emulation.lib.text import clean_line

# What may stand before an item: "-", "+", "•", "IV.", "2)", "1.3.", "b)", "Điều 5.".
_MARKER = re.compile(
    r"(?:[-–—+•*]|(?:Phần|Chương|Mục|Điều) (?:thứ )?[\w.]{1,12}[.:]?"
    r"|(?:[IVXLC]{1,6}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,3}){0,4})[.)])(?=\s)"
)
_ROOT_KINDS = ("opening", "section", "closing", "appendix", "rest")
_FIXED = {"opening": "Phần mở đầu", "closing": "Đoạn kết"}


def item_indent(reading: Reading, item: int) -> Reading:
    """Move an item with all below it under its elder sibling."""
    path = _movable(reading.items, item)
    if path[-1] == 0:
        raise NotPossible("Không có mục nào đứng trước để chuyển vào.")
    elder_path = (*path[:-1], path[-1] - 1)
    elder = item_at(reading.items, elder_path)
    _check_not_fixed(elder)
    child = replace(item_at(reading.items, path), kind="item")
    items = with_items_at(reading.items, path, [])
    grown = replace(elder, children=(*elder.children, child))
    return rebuilt(reading, with_items_at(items, elder_path, [grown]))


def item_outdent(reading: Reading, item: int) -> Reading:
    """Move an item beside its parent; its younger siblings go below it."""
    path = _movable(reading.items, item)
    if len(path) == 1:
        raise NotPossible("Mục đã ở cấp ngoài cùng.")
    parent_path = path[:-1]
    parent = item_at(reading.items, parent_path)
    if parent.kind == "appendix":
        raise NotPossible("Mục này thuộc phụ lục, không chuyển ra ngoài được.")
    own, later = parent.children[path[-1]], parent.children[path[-1] + 1 :]
    out = replace(own, kind=parent.kind, children=(*own.children, *later))
    left = replace(parent, children=parent.children[: path[-1]])
    return rebuilt(reading, with_items_at(reading.items, parent_path, [left, out]))


def item_to_paragraph(reading: Reading, item: int) -> Reading:
    """Make an item a paragraph of the item above; its children take its place."""
    path = path_of(reading.items, item)
    own = item_at(reading.items, path)
    above = _above(reading.items, path)
    blocks, targets = _as_blocks(reading, own)
    children = tuple(replace(child, kind=own.kind) for child in own.children)
    items = with_items_at(reading.items, path, children)
    elder = item_at(items, above)
    items = with_items_at(items, above, [replace(elder, blocks=(*elder.blocks, *blocks))])
    return rebuilt(reading, items, targets)


def paragraph_to_item(reading: Reading, block: int) -> Reading:
    """Let a paragraph begin an item of its own; what follows in its item goes with it.

    A marker typed before the words becomes the item's. Under a heading the new item is the
    first child, elsewhere the next sibling.
    """
    path, position, paragraph = paragraph_at(reading.items, block)
    old = item_at(reading.items, path)
    if position == 0 and not old.heading and old.kind not in (*_FIXED, "rest"):
        raise NotPossible("Đoạn này đã mở đầu một mục.")
    marker = _marker_of(paragraph.text)
    text = paragraph.text[len(marker) :].lstrip()
    targets = shifted(reading.targets, block, len(text) - len(paragraph.text))
    blocks = (replace(paragraph, text=text), *old.blocks[position + 1 :])
    new = ReadItem(free_key(reading), "item", marker, blocks=blocks)
    left = replace(old, blocks=old.blocks[:position])
    return rebuilt(reading, _with_new(reading.items, path, left, new), targets)


def heading_to_text(reading: Reading, item: int) -> Reading:
    """Make the heading the first words of the text."""
    path = path_of(reading.items, item)
    own = item_at(reading.items, path)
    if not own.heading:
        raise NotPossible("Mục này không có đề mục.")
    first = own.blocks[0] if own.blocks else None
    if own.run_in and isinstance(first, ReadParagraph):
        text = f"{own.heading} {first.text}"
        targets = shifted(reading.targets, first.key, len(text) - len(first.text))
        blocks = (replace(first, text=text), *own.blocks[1:])
    else:
        targets = list(reading.targets)
        blocks = (ReadParagraph(free_key(reading), own.heading), *own.blocks)
    plain = replace(own, heading="", run_in=False, blocks=blocks)
    return rebuilt(reading, with_items_at(reading.items, path, [plain]), targets)


def text_to_heading(reading: Reading, item: int, at: int | None = None) -> Reading:
    """Make the first paragraph the heading, or its first ``at`` letters a heading run in."""
    path = path_of(reading.items, item)
    own = item_at(reading.items, path)
    first = own.blocks[0] if own.blocks else None
    if own.heading or not isinstance(first, ReadParagraph):
        raise NotPossible("Mục đã có đề mục, hoặc không mở đầu bằng đoạn văn.")
    end = len(first.text) if at is None else between_words(first.text, at)
    heading, text = first.text[:end].rstrip(), first.text[end:].lstrip()
    cut = len(first.text) - len(text)
    if any(place.start < cut for place in places_in(reading.targets, first.key)):
        raise NotPossible("Chỗ này có chỉ tiêu, nên là đoạn văn chứ không phải đề mục.")
    blocks = (replace(first, text=text), *own.blocks[1:]) if text else own.blocks[1:]
    headed = replace(own, heading=heading, run_in=bool(text), blocks=blocks)
    targets = shifted(reading.targets, first.key, -cut)
    return rebuilt(reading, with_items_at(reading.items, path, [headed]), targets)


def marker_set(reading: Reading, item: int, marker: str) -> Reading:
    """Type the marker of an item anew: "2.", "b)", "-", or ""."""
    path = path_of(reading.items, item)
    own = item_at(reading.items, path)
    typed = replace(own, marker=clean_line(marker))
    if not (typed.marker or typed.heading or typed.blocks or typed.children):
        raise NotPossible("Mục cần có số thứ tự, đề mục hoặc đoạn văn.")
    return rebuilt(reading, with_items_at(reading.items, path, [typed]))


def heading_set(reading: Reading, item: int, heading: str) -> Reading:
    """Type the heading of an item anew; text that goes on in its line stays."""
    path = path_of(reading.items, item)
    own, typed = item_at(reading.items, path), clean_line(heading)
    if not own.heading:
        raise NotPossible("Mục này không có đề mục.")
    if not typed:
        raise NotPossible("Nhập đề mục, hoặc đổi đề mục thành đoạn văn.")
    return rebuilt(reading, with_items_at(reading.items, path, [replace(own, heading=typed)]))


def kind_set(reading: Reading, item: int, kind: str) -> Reading:
    """Say what an outermost item is: opening, section, closing, appendix or rest."""
    path = path_of(reading.items, item)
    if kind not in _ROOT_KINDS or len(path) > 1:
        raise NotPossible("Chỉ mục ngoài cùng mới là phần mở đầu, mục lớn, đoạn kết hay phụ lục.")
    own = replace(item_at(reading.items, path), kind=kind)
    return rebuilt(reading, with_items_at(reading.items, path, [own]))


def _movable(items: Items, key: int) -> Path:
    path = path_of(items, key)
    _check_not_fixed(item_at(items, path))
    return path


def _check_not_fixed(item: ReadItem) -> None:
    if item.kind in _FIXED:
        raise NotPossible(f"{_FIXED[item.kind]} không có cấp. Chuyển đoạn thành mục trước.")


def _above(items: Items, path: Path) -> Path:
    """Return the way to the item that stands right before in reading order."""
    if path[-1] == 0:
        if len(path) == 1:
            raise NotPossible("Không có mục nào đứng trước.")
        return path[:-1]
    above = (*path[:-1], path[-1] - 1)
    while children := item_at(items, above).children:
        above = (*above, len(children) - 1)
    return above


def _as_blocks(reading: Reading, item: ReadItem) -> tuple[tuple[ReadBlock, ...], list]:
    """Write marker and heading before the text of an item; return its blocks and the targets."""
    lead = f"{item.marker} {item.heading}".strip()
    first = item.blocks[0] if item.blocks else None
    if not lead:
        return item.blocks, list(reading.targets)
    if isinstance(first, ReadParagraph) and (item.run_in or not item.heading):
        text = f"{lead} {first.text}".rstrip()
        targets = shifted(reading.targets, first.key, len(lead) + 1)
        return (replace(first, text=text), *item.blocks[1:]), targets
    return (ReadParagraph(free_key(reading), lead), *item.blocks), list(reading.targets)


def _with_new(items: Items, path: Path, left: ReadItem, new: ReadItem) -> Items:
    if left.heading and not left.run_in:
        grown = replace(left, children=(new, *left.children))
        return with_items_at(items, path, [grown])
    kind = "section" if left.kind in (*_FIXED, "rest") else left.kind
    new = replace(new, kind=kind, children=left.children)
    left = replace(left, children=())
    is_empty = not (left.blocks or left.heading or left.marker)
    return with_items_at(items, path, [new] if is_empty else [left, new])


def _marker_of(text: str) -> str:
    found = _MARKER.match(text)
    return found.group() if found else ""
