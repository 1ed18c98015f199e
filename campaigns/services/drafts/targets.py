"""Targets recognised in the text become targets of the plan, its numbers linked to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from campaigns.drafts.passages import Passage
from campaigns.drafts.recognising import Recognised, free_marks, numbers_of, recognise, without
from campaigns.figures import Mark
from campaigns.models import Block, Figure, Item, Plan, PlanTarget
from campaigns.models.contents import ASKED_SLOTS
from campaigns.services.blocks import figure_new
from campaigns.services.figures import target_retype
from campaigns.services.intakes.matching import Names, row_said_of
from campaigns.services.intakes.targets import new_target
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from campaigns.services.plantargets import plan_targets_append
from emulation.lib.states import WrongState
from emulation.org.models import Commune, User
from emulation.org.services.rows import save_many
from targets.models import Target
from targets.services import target_table_save


@dataclass(frozen=True)
class Choice:
    """What the person settled for one target: another name; a new value for the span's own."""

    name: str = ""
    change: bool = False


@dataclass
class Taken:
    """What was done: targets set, targets of the span listed, numbers linked."""

    made: list[Target] = field(default_factory=list)
    listed: list[Target] = field(default_factory=list)
    linked: list[Figure] = field(default_factory=list)
    changed: list[Target] = field(default_factory=list)
    items: set[int] = field(default_factory=set)  # whose text or targets were written anew

    @property
    def targets(self) -> set[str]:
        shown = (figure.plan_target.target for figure in self.linked)
        return {str(one.uid) for one in (*self.made, *self.listed, *self.changed, *shown)}


@transaction.atomic
def draft_targets_take(
    *, plan: Plan, passage: Passage, choices: Mapping[int, Choice], by: User
) -> Taken:
    """Set the chosen targets of the passage, list them in the plan and link their numbers.

    Targets that the span has already are listed, not set again; a second call finds all
    done and does nothing. The paragraphs must be stored as the passage has them.
    """
    membership = plan_writer(plan, by)
    plan_touch(plan)
    # A colleague's new targets first: both may bring the same.
    Commune.objects.filter(pk=plan.commune_id).update(place=F("place"))
    taking = _Taking(plan, passage, choices, by)
    taken = taking.take()
    if taken.listed:
        name = f"{len(taken.listed)} chỉ tiêu" if len(taken.listed) > 1 else str(taken.listed[0])
        tell(plan, "campaigns.plan.target_added", by, membership, name=name)
    return taken


class _Taking:
    def __init__(
        self, plan: Plan, passage: Passage, choices: Mapping[int, Choice], by: User
    ) -> None:
        self._plan, self._passage, self._by = plan, passage, by
        self._choices = choices
        self._blocks = _stored(plan, passage)
        self._targets: dict[int, Target] = {}
        self._taken = Taken()

    def take(self) -> Taken:
        chosen = self._chosen()
        self._set(chosen)
        rows = self._list(chosen)
        self._link(chosen, rows)
        return self._taken

    def _chosen(self) -> list[Recognised]:
        """Read the passage again, without what the person left."""
        names = {number: choice.name for number, choice in self._choices.items()}
        first = recognise(self._plan, self._passage, names)
        left = {
            one.number
            for one in first.found
            if one.number not in self._choices and one.target is None
        }
        found = without(self._plan, first, left).found
        self._targets = {one.number: one.target for one in found if one.target is not None}
        return [one for one in found if one.number in self._choices]

    def _set(self, chosen: Iterable[Recognised]) -> None:
        names = Names(self._plan.commune)
        new = {one.number: one.proposal for one in chosen if one.target is None}
        rows = [new_target(one, self._targets.get(one.parent), names) for one in new.values()]
        with row_said_of(lambda number: f"Chỉ tiêu “{new[number].name}”"):
            made = target_table_save(span=self._plan.span, rows=rows, by=self._by)
        self._targets |= {row.row: target for row, target in zip(rows, made, strict=True)}
        self._taken.made = list(made)
        for one in chosen:
            if one.target is not None and one.differs and self._choices[one.number].change:
                self._change(one, one.target)

    def _change(self, one: Recognised, target: Target) -> None:
        read = one.proposal.read
        numbers: dict[str, Decimal] = {
            slot: getattr(read, slot) for slot in ASKED_SLOTS if getattr(read, slot) is not None
        }
        target_retype(target=target, numbers=numbers, by=self._by, plan=self._plan)
        shown = Figure.objects.filter(plan_target__target=target, block__plan=self._plan)
        self._taken.items |= set(shown.values_list("block__item", flat=True)) - {None}
        self._taken.changed.append(target)

    def _list(self, chosen: Iterable[Recognised]) -> dict[int, PlanTarget]:
        """List what the plan does not list yet, at the item where the text states it."""
        rows = self._rows()
        new: dict[int, tuple[Target, str]] = {}
        for one in chosen:
            target = self._targets[one.number]
            if target.pk not in rows:
                # Words that hold the number are in the paragraph already.
                words = "" if one.proposal.read.figures else one.proposal.read.text
                new.setdefault(target.pk, (target, words))
        with row_said_of(lambda name: f"Chỉ tiêu “{name}”"):
            added = plan_targets_append(self._plan, list(new.values()))
        self._taken.listed = [row.target for row in added]
        if added:
            rows = self._rows()
        placed = [self._placed(rows[self._targets[one.number].pk], one) for one in chosen]
        PlanTarget.objects.bulk_update([row for row in placed if row], ["item"])
        self._taken.items |= {row.item_id for row in placed if row}
        return rows

    def _rows(self) -> dict[int, PlanTarget]:
        rows = self._plan.plantargets.select_related("target__current", "proposal")
        return {row.target_id: row for row in rows}

    def _placed(self, row: PlanTarget, one: Recognised) -> PlanTarget | None:
        if row.item_id is not None:
            return None
        row.item_id = self._blocks[one.block.uid].item_id
        return row

    def _link(self, chosen: Iterable[Recognised], rows: Mapping[int, PlanTarget]) -> None:
        """Link the numbers of the stored paragraphs; one that is linked already stays."""
        taken = _places_taken(self._blocks.values())
        figures, items = [], set()
        for one in chosen:
            target = self._targets[one.number]
            block = self._blocks[one.block.uid]
            row = rows[target.pk]
            numbers = numbers_of(row.asked)
            for mark in free_marks(one.block, one.proposal.read.figures, numbers):
                if (block.pk, mark.start) in taken:
                    continue
                taken.add((block.pk, mark.start))
                placed = Mark(mark.start, mark.length, str(target.uid), mark.slot)
                figures.append((target.name, figure_new(block, placed, row)))
                items.add(block.item_id)
        save_many(figures)
        Item.objects.filter(pk__in=items).update(version=F("version") + 1)
        self._taken.linked = [figure for _, figure in figures]


def _stored(plan: Plan, passage: Passage) -> dict[str, Block]:
    """Return the asked paragraphs as they are stored; refuse a text that is not saved yet."""
    texts = {block.uid: block.text for item in passage.items for block in item.blocks}
    try:
        rows = Block.objects.filter(plan=plan, uid__in=passage.asked, item__isnull=False)
        found = {str(row.uid): row for row in rows.select_related("item")}
    except (ValidationError, ValueError) as error:
        raise WrongState("Đoạn này không còn trong bản soạn.") from error
    for uid in passage.asked:
        if uid not in found or texts.get(uid) != found[uid].text:
            raise WrongState(
                "Đoạn này vừa được sửa, hoặc chưa lưu xong. Chờ cổng lưu rồi lập chỉ tiêu lại."
            )
    return found


def _places_taken(blocks: Iterable[Block]) -> set[tuple[int, int]]:
    figures = Figure.objects.filter(block__in=[block.pk for block in blocks])
    return set(figures.values_list("block", "start"))
