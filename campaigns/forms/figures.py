"""Which numbers of an item's paragraphs show which targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from campaigns.figures import Candidate, Mark, Number, numbers_in, suggest_links
from campaigns.forms.versioned import VersionedForm
from campaigns.models import Block, Item, PlanTarget, Slot
from campaigns.rows import PlanRows
from campaigns.told import with_told

NONE = ""
AROUND = 40  # letters of the paragraph shown before and after a number


@dataclass(frozen=True)
class FreeNumber:
    """A number of a paragraph that is not linked, with the words around it."""

    block: Block
    number: Number

    @property
    def name(self) -> str:
        return f"so-{self.block.uid}-{self.number.start}"

    @property
    def before(self) -> str:
        text = self.block.text[: self.number.start]
        return f"…{text[-AROUND:]}" if len(text) > AROUND else text

    @property
    def after(self) -> str:
        text = self.block.text[self.number.start + self.number.length :]
        return f"{text[:AROUND]}…" if len(text) > AROUND else text


@dataclass(frozen=True)
class Link:
    """What ``figure_link`` is asked to do."""

    block: Block
    start: int
    length: int
    plan_target: PlanTarget
    slot: str


@dataclass(frozen=True)
class LinkedFigure:
    """A number that shows a target's, as it is printed."""

    uid: UUID
    printed: str
    name: str


class FigureLinksForm(VersionedForm):
    """A choice of target for every free number that some target's number equals."""

    def __init__(self, data: Any = None, *, item: Item, rows: PlanRows) -> None:
        super().__init__(data, initial={"version": item.version})
        listed = with_told(rows.plan_targets, rows.plan.period)
        self.plan_targets = {str(row.uid): row for row in listed}
        candidates = candidates_of(self.plan_targets.values())
        self.free: list[FreeNumber] = []
        for block in rows.blocks_of(item):
            if block.table is None:
                self._offer(block, candidates)

    def rows(self) -> list[tuple[FreeNumber, forms.BoundField]]:
        return [(free, self[free.name]) for free in self.free]

    def links(self) -> list[Link]:
        chosen = [(free, self.cleaned_data[free.name]) for free in self.free]
        return [self._link(free, choice) for free, choice in chosen if choice]

    def _offer(self, block: Block, candidates: Sequence[Candidate]) -> None:
        marks = [Mark(f.start, f.length, str(f.uid), f.slot) for f in block.figures.all()]
        taken = {mark.start for mark in marks}
        proposed = {
            proposal.number.start: _value(proposal.candidate)
            for proposal in suggest_links(block.text, marks, candidates)
        }
        for number in numbers_in(block.text):
            fitting = [c for c in candidates if c.value == number.value]
            if number.start in taken or not fitting:
                continue
            free = FreeNumber(block, number)
            self.free.append(free)
            self.fields[free.name] = forms.ChoiceField(
                label=f"Số {number.text}",
                required=False,
                choices=[(NONE, "để là chữ thường"), *((_value(c), _name(c)) for c in fitting)],
                initial=proposed.get(number.start, NONE),
            )

    def _link(self, free: FreeNumber, choice: str) -> Link:
        uid, _, slot = choice.partition(":")
        return Link(free.block, free.number.start, free.number.length, self.plan_targets[uid], slot)


def candidates_of(plan_targets: Iterable[PlanTarget]) -> list[Candidate]:
    """Return every number of the targets that a paragraph may show."""
    return [
        Candidate(
            key=str(row.uid),
            slot=slot,
            value=value,
            name=row.target.name,
            unit=row.target.indicator.unit_text,
        )
        for row in plan_targets
        for slot in Slot.values
        if (value := row.number(slot)) is not None
    ]


def linked_figures(item: Item, rows: PlanRows) -> list[LinkedFigure]:
    """Return the numbers of the item's paragraphs that show targets, in the order of the text."""
    return [
        LinkedFigure(
            figure.uid,
            block.text[figure.start : figure.end],
            _named(figure.shown.name, figure.slot),
        )
        for block in rows.blocks_of(item)
        for figure in sorted(block.figures.all(), key=lambda figure: figure.start)
    ]


def _value(candidate: Candidate) -> str:
    return f"{candidate.key}:{candidate.slot}"


def _name(candidate: Candidate) -> str:
    return _named(candidate.name, candidate.slot)


def _named(target_name: str, slot: str) -> str:
    return target_name if slot == Slot.VALUE else f"{target_name} ({Slot(slot).label})"
