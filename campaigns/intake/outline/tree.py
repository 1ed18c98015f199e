"""Paragraphs and tables hung into a tree of items by their numbers, whatever these are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from campaigns.intake.outline.grids import head_rows, is_caption
from campaigns.intake.outline.headings import Heading, heading_of
from campaigns.intake.outline.markers import Marker, find_marker
from campaigns.intake.outline.words import ends_sentence
from campaigns.intake.parts import (
    Grid,
    ItemKind,
    Passage,
    ReadBlock,
    ReadItem,
    ReadParagraph,
    ReadTable,
)

Stated = Callable[[str], bool]

# Where unnumbered headings stand among the ranks of markers (see ``markers``).
CAPITALS_RANK: Final = 5
BOLD_RANK: Final = 13
LEAD_RANK: Final = 29
_LAST_RANK: Final = 99


@dataclass
class Node:
    """An item being built; ``blocks`` hold passages and tables until keys are given."""

    kind: ItemKind
    style: str = ""
    rank: int = _LAST_RANK
    marker: str = ""
    number: int | None = None
    heading: str = ""
    run_in: bool = False
    blocks: list[Passage | Grid | ReadTable] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def leads(self) -> bool:
        """Say whether the last words of the item end in a colon."""
        last = self.blocks[-1] if self.blocks else None
        words = last.text if isinstance(last, Passage) else "" if last else self.heading
        return words.endswith(":")

    @property
    def awaits_heading(self) -> bool:
        return not (self.heading or self.blocks or self.children)


def tree_of(
    passages: Sequence[Passage | Grid], states_target: Stated, root: Node | None = None
) -> list[Node]:
    """Build the tree of items; what stands before the first of them goes to ``root``.

    A list goes on where its style stands open above; a new style opens one level deeper,
    but never under an item of a lower rank, unless that one ends in a colon.
    """
    builder = _Builder(states_target, root)
    for place, passage in enumerate(passages):
        builder.take(passage, passages[place + 1] if place + 1 < len(passages) else None)
    return builder.top


class _Builder:
    def __init__(self, states_target: Stated, root: Node | None) -> None:
        self.top: list[Node] = []
        self.path: list[Node] = []
        self.root = root
        self.states_target = states_target

    def take(self, part: Passage | Grid, following: Passage | Grid | None) -> None:
        if isinstance(part, Grid):
            self._table(part)
            return
        marker = find_marker(part.text)
        if marker:
            self._numbered(marker, part, following)
        elif self._heads_the_last(part):
            self.path[-1].heading = part.text
        elif heading := heading_of(None, part, following, self.states_target):
            self._unnumbered(heading)
        elif self._begins_a_list(part, following):
            self._open(Node("item", "lead", LEAD_RANK, blocks=[part]))
        else:
            self._place().blocks.append(part)

    def _numbered(self, marker: Marker, part: Passage, following: Passage | Grid | None) -> None:
        node = Node("item", marker.style, marker.rank, marker.text, marker.number)
        self._open(node)
        below = following if following is not None and self._goes_deeper(node, following) else None
        heading = heading_of(marker, part, below, self.states_target)
        if heading:
            node.heading, node.run_in = heading.text, bool(heading.rest)
        words = heading.rest if heading else marker.rest
        if words:
            node.blocks.append(replace(part, text=words))

    def _goes_deeper(self, node: Node, following: Passage | Grid) -> bool:
        """Say whether what follows belongs to the item just opened."""
        if isinstance(following, Grid):
            return True
        later = find_marker(following.text)
        if later is None:
            return True
        if _begins_again(node, later):
            return True
        is_open = any(other.style == later.style for other in self.path)
        return not is_open and later.rank >= node.rank

    def _unnumbered(self, heading: Heading) -> None:
        style, rank = ("capitals", CAPITALS_RANK) if heading.in_capitals else ("bold", BOLD_RANK)
        self._open(Node("item", style, rank, heading=heading.text))

    def _heads_the_last(self, part: Passage) -> bool:
        """Say whether the words are the heading of "Chương I" in the line above."""
        return bool(
            self.path
            and self.path[-1].awaits_heading
            and len(part.text) < 250
            and not ends_sentence(part.text)
        )

    def _begins_a_list(self, part: Passage, following: Passage | Grid | None) -> bool:
        """A line between two lists of dashes that ends in a colon leads the second."""
        if not (self.path and self.path[-1].rank >= LEAD_RANK and part.text.endswith(":")):
            return False
        marker = find_marker(following.text) if isinstance(following, Passage) else None
        return marker is not None and marker.rank > LEAD_RANK

    def _place(self) -> Node:
        """Return the item that words without a number belong to: the last open one."""
        if self.path:
            return self.path[-1]
        if self.root is None:
            self._open(Node("item"))
            return self.path[-1]
        return self.root

    def _table(self, grid: Grid) -> None:
        node = self._place()
        before = node.blocks[-1] if node.blocks else None
        caption = ""
        if isinstance(before, Passage) and is_caption(before.text):
            caption = before.text
            node.blocks.pop()
        node.blocks.append(ReadTable(0, grid.rows, head_rows(grid.rows), caption, grid.page))

    # ---- Levels ---------------------------------------------------------------------------

    def _open(self, node: Node) -> None:
        self._close_for(node)
        if self.path:
            self.path[-1].children.append(node)
        elif self.root is not None and node.rank > LEAD_RANK:
            self.root.children.append(node)
        else:
            self.top.append(node)
        self.path.append(node)

    def _close_for(self, node: Node) -> None:
        level = self._level_of(node)
        if level is not None and not self._begins_within(node, level):
            del self.path[level:]
            return
        while self.path and self.path[-1].rank > node.rank and not self.path[-1].leads:
            self.path.pop()
        while self.path and self.path[-1].style == node.style == "capitals":
            self.path.pop()
        if node.style == "capitals" and self.path and self.path[-1].style == "roman":
            self.path.pop()

    def _level_of(self, node: Node) -> int | None:
        """Return where the list goes on: of two lists of one style, the one it counts on."""
        levels = [level for level, open_ in enumerate(self.path) if open_.style == node.style]
        counted = [level for level in levels if self.path[level].number == (node.number or 0) - 1]
        return (counted or levels or [None])[-1]

    def _begins_within(self, node: Node, level: int) -> bool:
        """A list that begins again under a title, or a line ending in a colon, is within it."""
        last = self.path[-1]
        if level == len(self.path) - 1:
            return bool(last.heading) and not last.blocks and _begins_again(last, node)
        restarts = node.number == 1 and (self.path[level].number or 0) >= 1
        return restarts and last.leads


def _begins_again(above: Node, below: Node | Marker) -> bool:
    """Say whether "1." follows "2." in one style: "2. Các chỉ tiêu", then "1. Thu ngân sách"."""
    return above.style == below.style and below.number == 1 and (above.number or 0) > 1


# ---- Keys ------------------------------------------------------------------------------------


def frozen(nodes: Sequence[Node], keys: Iterator[int] | None = None) -> tuple[ReadItem, ...]:
    """Return the items with keys that grow in reading order, over items and blocks alike."""
    keys = count(1) if keys is None else keys
    return tuple(_frozen(node, keys) for node in nodes)


def _frozen(node: Node, keys: Iterator[int]) -> ReadItem:
    key = next(keys)
    blocks = tuple(_block(part, next(keys)) for part in node.blocks)
    children = tuple(_frozen(child, keys) for child in node.children)
    return ReadItem(key, node.kind, node.marker, node.heading, node.run_in, blocks, children)


def _block(part: Passage | Grid | ReadTable, key: int) -> ReadBlock:
    match part:
        case Passage():
            return ReadParagraph(key, part.text, part.page)
        case ReadTable():
            return ReadTable(key, part.rows, part.head_rows, part.caption, part.page)
    return ReadTable(key, part.rows, head_rows(part.rows), "", part.page)
