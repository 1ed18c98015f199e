"""A reading laid out as a plan keeps it: what the services of a plan are given. Plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from campaigns.intake.parts import Place, ReadTask
from emulation.lib.dates import PartialDate
from emulation.lib.markers import DASH, NONE


@dataclass(frozen=True)
class DraftBlock:
    """A paragraph or a table.

    ``source`` is the key of the block of the reading, of whose letters [first, last) it
    shows those from ``start`` on.
    """

    text: str = ""
    table: dict[str, Any] | None = None
    source: int | None = None
    first: int = 0
    last: int = 0
    start: int = 0

    def position_of(self, place: Place) -> int | None:
        """Return where letters of the reading stand in the text, ``None`` where they do not."""
        is_here = place.block == self.source and place.row is None and self.table is None
        if not is_here or place.start < self.first or place.end > self.last:
            return None
        return self.start + place.start - self.first


@dataclass(frozen=True)
class DraftItem:
    """An item; where ``numbered`` is false, its marker (if any) stands typed in its words."""

    heading: str = ""
    run_in: bool = False
    numbered: bool = False
    children_style: str = DASH
    blocks: tuple[DraftBlock, ...] = ()
    children: tuple[DraftItem, ...] = ()
    task: ReadTask | None = None
    marker: str = ""  # as typed in the paper


@dataclass(frozen=True)
class DraftAppendix:
    title: str
    orientation: str = "portrait"
    blocks: tuple[DraftBlock, ...] = ()


@dataclass(frozen=True)
class DraftBasis:
    text: str
    lead: str
    standing: bool


@dataclass(frozen=True)
class DraftRecipient:
    text: str
    purpose: str = ""


@dataclass(frozen=True)
class DraftHead:
    """What the paper's head says; "" where it says nothing."""

    title: str = ""
    superior: str = ""
    issuer: tuple[str, ...] = ()
    symbol: str = ""
    place: str = ""
    date: PartialDate = field(default_factory=PartialDate)
    motto: str = ""
    motto_label: str = ""


@dataclass(frozen=True)
class DraftPlan:
    head: DraftHead = DraftHead()
    bases: tuple[DraftBasis, ...] = ()
    opening: tuple[str, ...] = ()
    items_style: str = NONE
    items: tuple[DraftItem, ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[DraftRecipient, ...] = ()
    appendices: tuple[DraftAppendix, ...] = ()
    # Lines without a place in a plan: of the head, page numbers and running heads of the file
    dropped: tuple[str, ...] = ()


def walk_draft(items: Iterable[DraftItem]) -> Iterator[DraftItem]:
    for item in items:
        yield item
        yield from walk_draft(item.children)
