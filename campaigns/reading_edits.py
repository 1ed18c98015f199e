"""What a person typed into a form, as small corrections one after another. Pure.

Items and blocks are numbered by their order in the text. A correction of the tree gives
everything the order as its key, so the later steps of one form name parts by their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campaigns.intake.corrections import NotPossible
from campaigns.intake.parts import ReadBlock, Reading, ReadItem, ReadParagraph, walk
from emulation.lib.text import clean_line

Change = dict[str, Any]


def heading_changes(
    reading: Reading, number: int, heading: str, is_numbered: bool = False
) -> list[Change]:
    """Type the heading of an item anew; ``is_numbered``: a correction went before."""
    items = list(walk(reading.items))
    item = items[number - 1]
    first = 1 + sum(len(before.blocks) for before in items[: number - 1])
    rest = _rest_of_line(item)
    at = len(heading) if rest else None
    return [
        {"do": "heading_to_text", "item": number if is_numbered else item.key},
        {"do": "paragraph_set", "block": first, "text": f"{heading} {rest}".strip()},
        {"do": "text_to_heading", "item": number, "at": at},
    ]


def _rest_of_line(item: ReadItem) -> str:
    """Return the text that goes on in the line of the heading."""
    first = item.blocks[0] if item.blocks else None
    return first.text if item.run_in and isinstance(first, ReadParagraph) else ""


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
