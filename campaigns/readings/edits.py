"""What a person typed into a form, as small corrections one after another. Pure.

Items and blocks are numbered by their order in the text. A correction of the tree gives
everything the order as its key, so the later steps of one form name parts by their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from campaigns.intake.corrections import NotPossible
from campaigns.intake.parts import ReadBlock, ReadItem, ReadParagraph
from emulation.lib.text import clean_line

Change = dict[str, Any]


def item_changes(given: Mapping[str, str], item: ReadItem, number: int) -> list[Change]:
    """Type marker, kind and heading of an item anew; ``given`` holds what is to change."""
    steps = (
        ("marker", "marker_set"),
        ("kind", "kind_set"),
        ("heading", "heading_set"),
    )
    asked = [(name, do) for name, do in steps if name in given]
    keys = [item.key, *[number] * len(asked)]
    return [
        {"do": do, "item": key, name: given[name]}
        for key, (name, do) in zip(keys, asked, strict=False)
    ]


def paragraph_changes(block: ReadBlock, number: int, lines: Sequence[str]) -> list[Change]:
    """Type a paragraph anew; each line becomes a paragraph of its own."""
    if not isinstance(block, ReadParagraph):
        raise NotPossible("Đây là bảng, không phải đoạn văn.")
    text = " ".join(lines)
    changes: list[Change] = []
    if text != block.text:
        changes.append({"do": "paragraph_set", "block": block.key, "text": text})
    key = block.key
    for count in range(len(lines) - 1, 0, -1):
        at = len(" ".join(lines[:count])) + 1
        changes.append({"do": "paragraph_split", "block": key, "at": at})
        key = number
    return changes


def words_change(block: ReadBlock, words: str) -> Change:
    """Return the adding of the target that the words state; of equal words, the first."""
    if isinstance(block, ReadParagraph):
        start = _find(block.text, words)
        return {"do": "target_add", "block": block.key, "start": start, "end": start + len(words)}
    for row, cells in enumerate(block.rows):
        for column, text in enumerate(cells):
            if words in text:
                start = text.index(words)
                place = {"start": start, "end": start + len(words), "row": row, "column": column}
                return {"do": "target_add", "block": block.key, **place}
    raise NotPossible(_UNKNOWN)


_UNKNOWN = "Những chữ này không đứng liền nhau trong đoạn. Chép đúng như trong văn bản."


def _find(text: str, words: str) -> int:
    at = text.find(clean_line(words))
    if at < 0:
        raise NotPossible(_UNKNOWN)
    return at
