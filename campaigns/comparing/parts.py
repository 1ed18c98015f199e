"""A draft and a copy of it as flat lists of parts that can be laid side by side. Pure values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from campaigns.figures import Mark
from campaigns.intake.drafting import DraftAppendix, DraftBlock, DraftItem, DraftPlan

if TYPE_CHECKING:
    from campaigns.comparing.numbers import ShownTargets

HeadKind = Literal[
    "superior", "issuer", "symbol", "place", "date", "title", "motto", "signature"
]  # fmt: skip
FlowKind = Literal["basis", "opening", "heading", "text", "caption", "row", "closing"]
PartKind = HeadKind | FlowKind | Literal["recipient"]
NodeKind = Literal["item", "appendix", "targets"]
Cells = tuple[str, ...]

HEAD: tuple[HeadKind, ...] = (
    "superior", "issuer", "symbol", "place", "date", "title", "motto", "signature"
)  # fmt: skip
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Part:
    """A piece of a paper that changes as one: a line of the head, a heading, a paragraph, a row.

    ``text`` lacks the marker. ``numbered``: the portal prints the marker, else it is typed.
    ``head`` counts the letters of a run-in heading at the beginning of the text. ``block`` is
    the uid of a block or basis, else the number in its list; ``row`` that within the table.
    """

    kind: PartKind
    text: str
    node: str = ""
    block: str = ""
    marker: str = ""
    numbered: bool = False
    opens: bool = False  # the first part of its node
    head: int = 0
    row: int | None = None
    cells: Cells = ()
    columns: Cells = ()  # what the columns are called
    is_head: bool = False  # a row of the table's head
    marks: tuple[Mark, ...] = ()
    place: tuple[str, ...] = ()  # where it stands, in words, the outermost first

    @property
    def shown(self) -> str:
        """The line as it stands on paper."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @cached_property
    def plain(self) -> str:
        """The words alone: what counts when two parts are laid side by side."""
        return plain(self.text)


@dataclass(frozen=True)
class Node:
    """An item or an appendix: what holds parts. ``parent`` is "" on the outermost level.

    ``drafted`` is what the node of a copy becomes in a plan.
    """

    key: str
    kind: NodeKind = "item"
    parent: str = ""
    marker: str = ""
    numbered: bool = False
    has_heading: bool = False
    drafted: DraftItem | DraftAppendix | None = None


@dataclass(frozen=True)
class Sheet:
    """All parts of a paper in the order in which they stand, and the tree that they make."""

    parts: tuple[Part, ...]
    nodes: Mapping[str, Node] = field(default_factory=dict)
    blocks: Mapping[str, DraftBlock] = field(default_factory=dict)  # of a copy, by key
    shown: ShownTargets | None = None  # of a draft
    drafted: DraftPlan = field(default_factory=DraftPlan)  # of a copy: what becomes of it in a plan
    aside: frozenset[str] = frozenset()  # lines of a copy's head and foot notes, without stops

    @cached_property
    def head(self) -> dict[str, Part]:
        return {part.kind: part for part in self.parts if part.kind in HEAD}

    @cached_property
    def flow(self) -> list[Part]:
        """Everything between the title and Nơi nhận."""
        every = (p for p in self.parts if p.kind not in HEAD and p.kind != "recipient")
        return [part for part in every if not self._is_appended(part)]

    @cached_property
    def appended(self) -> list[Part]:
        """What stands in appendices."""
        return [part for part in self.parts if self._is_appended(part)]

    @cached_property
    def recipients(self) -> list[Part]:
        return [part for part in self.parts if part.kind == "recipient"]

    @cached_property
    def children(self) -> dict[str, list[Node]]:
        """The nodes below each node, in order; "" holds the outermost."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            found.setdefault(node.parent, []).append(node)
        return found

    def parts_of(self, node: str) -> list[Part]:
        return self._by_node.get(node, [])

    def rows_of(self, block: str) -> list[Part]:
        return [part for part in self._by_block.get(block, []) if part.kind == "row"]

    def _is_appended(self, part: Part) -> bool:
        return bool(part.node) and self.nodes[part.node].kind != "item"

    @cached_property
    def _by_node(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            if part.node:
                found.setdefault(part.node, []).append(part)
        return found

    @cached_property
    def _by_block(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            if part.block:
                found.setdefault(part.block, []).append(part)
        return found


def plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def recipient_line(text: str, purpose: str) -> str:
    """Write a line of Nơi nhận as it prints."""
    return f"{text} ({purpose})" if purpose else text
