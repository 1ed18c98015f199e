"""Targets recognised in text that is being written: read, matched, offered.

The text comes from the editor, not from the database: what was pasted a second ago is read
with the headings and lead lines around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from campaigns.drafts.passages import Passage, TypedBlock, TypedItem
from campaigns.figures import Mark, numbers_in
from campaigns.intake import grammar
from campaigns.intake.grammar import places
from campaigns.intake.parts import (
    ReadFigure,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadTarget,
)
from campaigns.models import Plan, PlanTarget
from campaigns.models.contents import ASKED_SLOTS
from campaigns.readings.proposals import TargetProposal, target_proposals
from emulation.lib.markers import NONE, marker
from emulation.lib.text import search_key
from targets.models import Target

# Of the words of two names, as many as this must be shared for one target to be the other.
_SAME_NAME = 0.5


@dataclass(frozen=True)
class Recognised:
    """A target of the text. ``marks`` are the numbers that would be linked to it."""

    number: int
    proposal: TargetProposal
    block: TypedBlock
    row: PlanTarget | None  # the plan lists it already
    marks: tuple[Mark, ...]
    is_linked: bool  # a number of the text shows it already
    differs: bool  # the span has it with other figures

    @property
    def target(self) -> Target | None:
        return self.proposal.existing

    @property
    def is_told_already(self) -> bool:
        return self.is_linked or (self.row is not None and not self.marks and not self.differs)


@dataclass
class Recognition:
    """All targets of a passage, with those asked for."""

    passage: Passage
    found: list[Recognised] = field(default_factory=list)

    def offered(self, *, quietly: bool = False) -> list[Recognised]:
        """Return what is worth offering; ``quietly``: only plain figures of typed text."""
        asked = (one for one in self.found if one.block.uid in self.passage.asked)
        return [one for one in asked if not one.is_told_already and _is_worth(one, quietly)]


def recognise(plan: Plan, passage: Passage, names: Mapping[int, str] | None = None) -> Recognition:
    """Read the passage; ``names`` are those that the person gave to targets, by number."""
    given = {number: {"name": name} for number, name in (names or {}).items() if name}
    return _Recogniser(plan, passage, given).recognition()


def without(plan: Plan, first: Recognition, left: Collection[int]) -> Recognition:
    """Read again without some targets: their parts go to the next whole above.

    All others keep the names and indicators that ``first`` gave them.
    """
    given = {one.number: _settled(one.proposal) for one in first.found}
    given |= {number: {"skip": True} for number in left}
    return _Recogniser(plan, first.passage, given).recognition()


def _settled(made: TargetProposal) -> dict[str, Any]:
    if made.existing is not None:
        return {"indicator": str(made.existing.indicator.uid)}
    return {"name": made.name}


def _is_worth(one: Recognised, quietly: bool) -> bool:
    if not quietly:
        return True
    read = one.proposal.read
    return read.value is not None and bool(one.marks) and not one.differs


class _Recogniser:
    def __init__(self, plan: Plan, passage: Passage, given: Mapping[int, dict[str, Any]]) -> None:
        self._plan, self._passage, self._given = plan, passage, given
        rows = plan.plantargets.select_related("target__indicator", "target__current", "proposal")
        self._rows = {str(row.target.uid): row for row in rows}
        self._blocks = [block for item in passage.items for block in item.blocks]

    def recognition(self) -> Recognition:
        items = tuple(_tree(self._passage))
        targets = self._read(items)
        reading = Reading(header=ReadHeader(title=self._plan.title), items=items, targets=targets)
        linked = {n: self._linked(read) for n, read in enumerate(targets)}
        choices = {n: self._choices(n, read, linked[n]) for n, read in enumerate(targets)}
        proposals = target_proposals(self._plan.commune, self._plan.span, reading, choices)
        found = [self._recognised(one, linked[one.number]) for one in proposals]
        return Recognition(self._passage, found)

    def _read(self, items: Sequence[ReadItem]) -> tuple[ReadTarget, ...]:
        """Read by the headings around; a paragraph that plainly states targets, by itself, too."""
        targets = list(grammar.read_targets(items, self._plan.title))
        read = {target.place.block for target in targets}
        for key, block in enumerate(self._blocks):
            if block.uid in self._passage.asked and key not in read:
                targets += _stated_plainly(block.text, key, len(targets))
        return tuple(targets)

    def _linked(self, read: ReadTarget) -> PlanTarget | None:
        """Return the target that a number of the phrase shows already."""
        block = self._blocks[read.place.block]
        places = [figure.place for figure in read.figures if figure.slot in ASKED_SLOTS]
        for mark in block.marks:
            if any(place.start <= mark.start < place.end for place in places):
                return self._rows.get(mark.key)
        return None

    def _choices(self, number: int, read: ReadTarget, row: PlanTarget | None) -> dict[str, Any]:
        if number in self._given:
            return self._given[number]
        row = row or self._row_like(read)
        return {"indicator": str(row.target.indicator.uid)} if row else {}

    def _row_like(self, read: ReadTarget) -> PlanTarget | None:
        """Return the plan's own target of the same figures, unit and nearly the same name."""
        fitting = (row for row in self._rows.values() if _asks_for(row.asked, read))
        shares = ((_shared(row.target.name, read.name), row) for row in fitting)
        share, row = max(shares, key=lambda pair: pair[0], default=(0, None))
        return row if share >= _SAME_NAME else None

    def _recognised(self, made: TargetProposal, linked: PlanTarget | None) -> Recognised:
        block = self._blocks[made.read.place.block]
        target = made.existing
        row = self._rows.get(str(target.uid)) if target else None
        asked = row.asked if row else target.current if target else None
        return Recognised(
            number=made.number,
            proposal=made,
            block=block,
            row=row,
            marks=free_marks(block, made.read.figures, numbers_of(asked or made.read)),
            is_linked=linked is not None,
            differs=asked is not None and not _asks_for(asked, made.read),
        )


def free_marks(
    block: TypedBlock, figures: Iterable[ReadFigure], values: Mapping[str, Decimal | None]
) -> tuple[Mark, ...]:
    """Return the numbers of the paragraph that a target's figures may be linked to.

    A number that shows a target already is left alone, and so is one that is not the
    target's own. ``key`` is blank.
    """
    taken = {mark.start for mark in block.marks}
    free = [number for number in numbers_in(block.text) if number.start not in taken]
    marks = []
    for figure in figures:
        value = values.get(figure.slot)
        inside = (
            number
            for number in free
            if figure.place.start <= number.start < figure.place.end and number.value == value
        )
        number = next(inside, None) if value is not None else None
        if number is not None:
            free.remove(number)
            marks.append(Mark(number.start, number.length, "", figure.slot))
    return tuple(marks)


def numbers_of(asked: Any) -> dict[str, Decimal | None]:
    """Return by slot the numbers of what is asked for: a value, a proposal or a reading."""
    return {slot: getattr(asked, slot) for slot in ASKED_SLOTS}


def _asks_for(asked: Any, read: ReadTarget) -> bool:
    if asked is None:
        return False
    same = all(getattr(asked, slot) == getattr(read, slot) for slot in ("value", "value_max"))
    return same and (read.value is not None or asked.comparator == read.op)


def _stated_plainly(text: str, key: int, offset: int) -> list[ReadTarget]:
    """Return the targets of a paragraph outside the places of targets, if it states any.

    A count of things to do ("tổ chức 02 đợt") is none, nor is what was reached last year.
    """
    found = [] if places.reviews(text) else grammar.read_phrase(text)
    if not any(_is_plain(target) for target in found):
        return []
    return [_moved(target, key, offset) for target in found]


def _is_plain(target: ReadTarget) -> bool:
    is_count = target.kind == "count" and target.op == "="
    return target.value is not None and bool(target.unit) and target.sure >= 0.6 and not is_count


def _moved(target: ReadTarget, key: int, offset: int) -> ReadTarget:
    """Give the target of a paragraph read alone its place among all."""
    figures = tuple(
        replace(figure, place=replace(figure.place, block=key)) for figure in target.figures
    )
    parent = None if target.parent is None else target.parent + offset
    return replace(target, place=replace(target.place, block=key), figures=figures, parent=parent)


def _shared(one: str, other: str) -> float:
    """Return how much of the shorter name stands in the longer: "vải" in "sản lượng vải" is 1."""
    words, own = set(search_key(one).split()), set(search_key(other).split())
    return len(words & own) / min(len(words), len(own)) if words and own else 0.0


def _tree(passage: Passage) -> Iterator[ReadItem]:
    """Give the items as the grammar reads them; the key of a block is its place in the order."""
    keys = _keys(passage.items)
    children: dict[str | None, list[TypedItem]] = defaultdict(list)
    known = {item.uid for item in passage.items}
    for item in passage.items:
        children[item.parent if item.parent in known else None].append(item)

    def below(parent: str | None, style: str, above: str) -> Iterator[ReadItem]:
        number = 0
        for item in children[parent]:
            number += item.numbered
            own = marker(style, number, above) if item.numbered else ""
            yield ReadItem(
                key=keys[item.uid],
                kind="item",
                marker=own,
                heading=item.heading,
                run_in=item.run_in,
                blocks=tuple(
                    ReadParagraph(keys[item.uid] + place, block.text)
                    for place, block in enumerate(item.blocks)
                ),
                children=tuple(below(item.uid, item.children_style, own)),
            )

    yield from below(None, passage.style or NONE, "")


def _keys(items: Sequence[TypedItem]) -> dict[str, int]:
    """Return the place of each item's first block among all blocks."""
    keys, next_key = {}, 0
    for item in items:
        keys[item.uid] = next_key
        next_key += len(item.blocks)
    return keys
