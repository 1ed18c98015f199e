"""A reading laid out as a plan: everything in its place, no word lost. Pure.

``draft_of`` decides what becomes what and keeps to the limits of a plan; the services only
write down what it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from campaigns.intake.drafting.appendices import draft_appendices
from campaigns.intake.drafting.head import (
    draft_bases,
    draft_head,
    draft_recipients,
    lines_left,
)
from campaigns.intake.drafting.items import draft_items
from campaigns.intake.drafting.parts import (
    DraftAppendix,
    DraftBasis,
    DraftBlock,
    DraftHead,
    DraftItem,
    DraftPlan,
    DraftRecipient,
    walk_draft,
)
from campaigns.intake.parts import ReadBlock, Reading, ReadItem, ReadParagraph, ReadTable
from emulation.lib.text import search_key

__all__ = [
    "DraftAppendix",
    "DraftBasis",
    "DraftBlock",
    "DraftHead",
    "DraftItem",
    "DraftPlan",
    "DraftRecipient",
    "draft_of",
    "walk_draft",
]

# The frame of a paper prints these words itself.
_OF_FRAME = ("noi nhan", "cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc")
_PAGE_NUMBER = re.compile(r"\W*(?:(?:trang|page) *)?\d{1,4}(?: *(?:/|of) *\d{1,4})?\W*", re.I)


def draft_of(reading: Reading) -> DraftPlan:
    """Return the plan that a reading makes, in the limits of a plan."""
    head, more_title = draft_head(reading.header)
    bases, more_bases = draft_bases(reading.bases)
    around = _Around(reading)
    kept, dropped = _leftover(reading.leftover)
    last = [*reading.notes, *kept]
    style, items = draft_items([*around.body, *([_paragraphs(reading, last)] if last else [])])
    return DraftPlan(
        head=head,
        bases=tuple(bases),
        opening=(*more_title, *more_bases, *around.opening),
        items_style=style,
        items=items,
        closing=tuple(around.closing),
        recipients=tuple(draft_recipients(reading.recipients)),
        appendices=tuple(draft_appendices(around.appendices)),
        dropped=(*lines_left(reading.header), *dropped),
    )


# ---- What is opening, body and closing ---------------------------------------------------------


class _Around:
    """The outermost items by what they become.

    Opening and closing of a plan are plain paragraphs: tables, targets and what stands
    between them and the body become items without a number.
    """

    def __init__(self, reading: Reading) -> None:
        self._with_targets = {target.place.block for target in reading.targets}
        self.opening: list[str] = []
        self.closing: list[str] = []
        self.body: list[ReadItem] = []
        self.appendices: list[ReadItem] = []
        late: list[ReadItem] = []
        has_body = any(item.kind in ("section", "item") for item in reading.items)
        for item in reading.items:
            match item.kind:
                case "opening" if not self.body:
                    self._open(item, has_body)
                case "closing":
                    self._close(item)
                case "appendix":
                    self.appendices.append(item)
                case "rest":
                    late.append(item)
                case _:
                    self.body.append(item)
        self.body += late

    def _open(self, item: ReadItem, has_body: bool) -> None:
        plain = self._plain(item.blocks)
        if not has_body and len(plain) == len(item.blocks):
            plain = plain[:1]  # a plan needs at least one item
        self.opening += [*_own_words(item), *(block.text for block in plain)]
        self._add_rest(item.blocks[len(plain) :], item.children)

    def _close(self, item: ReadItem) -> None:
        plain = self._plain(item.blocks[::-1])[::-1] if not item.children else []
        first = item.blocks[: len(item.blocks) - len(plain)]
        if first or item.children:
            self.body.append(replace(item, kind="item", blocks=first))
            self.closing += [block.text for block in plain]
        else:
            self.closing += [*_own_words(item), *(block.text for block in plain)]

    def _plain(self, blocks: Sequence[ReadBlock]) -> list[ReadParagraph]:
        """Return the paragraphs without targets that the blocks begin with."""
        found = []
        for block in blocks:
            if isinstance(block, ReadTable) or block.key in self._with_targets:
                break
            found.append(block)
        return found

    def _add_rest(self, blocks: Sequence[ReadBlock], children: Sequence[ReadItem]) -> None:
        if blocks:
            self.body.append(ReadItem(0, "item", blocks=tuple(blocks)))
        self.body += children


def _own_words(item: ReadItem) -> list[str]:
    words = f"{item.marker} {item.heading}".strip()
    return [words] if words else []


def _paragraphs(reading: Reading, lines: Iterable[str]) -> ReadItem:
    """Return lines as an item without number; their keys name no block of the reading."""
    blocks = tuple(ReadParagraph(-1 - number, line) for number, line in enumerate(lines))
    return ReadItem(0, "rest", blocks=blocks)


def _leftover(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part what belongs to the file or the frame from lost words: page numbers, running heads."""
    times = Counter(lines)
    of_file = [line for line in lines if times[line] > 1 or _is_of_file(line)]
    return [line for line in lines if line not in set(of_file)], of_file


def _is_of_file(line: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line)) or search_key(line).strip(" :.") in _OF_FRAME
