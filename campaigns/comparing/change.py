"""One difference between a draft and a copy, and the key by which it is known again. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from campaigns.comparing.numbers import FigureChange
from campaigns.comparing.parts import Part
from campaigns.comparing.places import HEADING, PARAGRAPH
from campaigns.comparing.words import Run

ChangeKind = Literal["changed", "added", "removed", "moved", "unmarked"]
TARGETS = "targets"  # the node of the appendix that is printed from the targets


@dataclass(frozen=True)
class Difference:
    """One change to take or to leave. ``key`` stays the same while the texts do.

    Of what is new or moved, ``parent`` and ``after`` say where in the draft it goes: the node
    below which (or the list), and the node, block or line behind which; "" for the first.
    """

    kind: ChangeKind
    old: Part | None = None
    new: Part | None = None
    old_text: str = ""
    new_text: str = ""
    runs: tuple[Run, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    heading: str = ""  # of a changed line: the run-in heading that it has now
    parent: str = ""
    after: str = ""
    nodes: tuple[str, ...] = ()  # what comes or goes together
    without: frozenset[str] = frozenset()  # blocks of these nodes that the draft has already
    lines: tuple[str, ...] = ()  # the same, to read
    column: int | None = None  # of a row, the cell alone
    row: int | None = None  # of a table, where a new row goes
    is_table: bool = False  # a table as a whole
    key: str = ""

    @property
    def part(self) -> Part:
        """The part that the difference is about, the draft's where it has one."""
        part = self.old or self.new
        assert part is not None
        return part

    @property
    def where(self) -> str:
        """Say where it stands; of whole items, not in which of their lines."""
        place = self.part.place
        is_whole = bool(self.nodes) or self.kind in ("moved", "unmarked")
        if is_whole and len(place) > 1 and place[-1].startswith((HEADING, PARAGRAPH)):
            place = place[:-1]
        return ", ".join(place)

    @property
    def is_of_targets(self) -> bool:
        """In the appendix that is printed from the targets: only they can change."""
        return TARGETS in (self.part.node, self.parent) and TARGETS not in self.nodes

    @property
    def can_be_taken(self) -> bool:
        return bool(self.figures) if self.is_of_targets else True


def keyed(found: Iterable[Difference]) -> list[Difference]:
    """Name every difference by what it says, so that it is known again after others went."""
    times: dict[str, int] = {}
    named = []
    for one in found:
        told = "\0".join(_told_by(one))
        times[told] = times.get(told, 0) + 1
        digest = hashlib.sha256(f"{told}\0{times[told]}".encode()).hexdigest()[:16]
        named.append(replace(one, key=digest))
    return named


def _told_by(one: Difference) -> Iterator[str]:
    """Give what the difference says; of places, only what others do not push about."""
    yield from (one.kind, str(one.column), one.old_text, one.new_text, one.heading, *one.lines)
    if one.old:
        block = "" if one.old.block.isdecimal() else one.old.block
        yield from (one.old.kind, one.old.node, block)
        yield one.old.text if one.old.kind == "row" else ""
    if one.kind == "moved":
        yield from (one.parent, one.after)
