"""The targets of a reading, set in the span of the plan and listed by it."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.figures import Mark
from campaigns.intake.fitting import figures_of, wholes_first
from campaigns.intake.parts import Place
from campaigns.models import Item, Plan, PlanTarget
from campaigns.proposals import TargetProposal
from campaigns.services.intake_matching import Names, said_of
from campaigns.services.plantargets import plan_target_add, plan_target_change
from emulation.org.models import User
from targets.models import Indicator, Target, TargetValue
from targets.selectors import next_position
from targets.services import indicator_create, target_create

# By block of the reading: letters of it, and the target and number that they show.
Marks = dict[int, list[tuple[Place, Mark]]]


class TargetsOfReading:
    """What was made of the targets, so that the items find it."""

    def __init__(
        self, plan: Plan, proposals: tuple[TargetProposal, ...], names: Names, by: User
    ) -> None:
        self._plan, self._proposals, self._names, self._by = plan, proposals, names, by
        self._made: dict[int, Target] = {}
        self._make()
        self._rows = self._listed()

    @property
    def values(self) -> dict[str, TargetValue]:
        """What each target asks for, by its uid."""
        return {str(target.uid): target.current for target in self._made.values()}

    @property
    def marks(self) -> Marks:
        """Which numbers of the paragraphs show which targets."""
        marks: Marks = {}
        for number, target in self._made.items():
            for figure in self._proposals[number].read.figures:
                if figure.place.row is None:
                    mark = Mark(0, 1, str(target.uid), figure.slot)
                    marks.setdefault(figure.place.block, []).append((figure.place, mark))
        return marks

    def place(self, item_of: Mapping[int, Item]) -> None:
        """Place the targets that no number in a paragraph shows, by the words that state them."""
        rows = self._plan.plantargets.exclude(item=None)
        placed = set(rows.values_list("pk", flat=True))
        for number, row in self._rows.items():
            item = item_of.get(self._proposals[number].read.place.block)
            if item is not None and row.pk not in placed:
                plan_target_change(
                    plan_target=row, item=item, theme=None, words=row.words, by=self._by
                )

    def _make(self) -> None:
        """Set the targets, wholes before their parts, in the order of the reading."""
        first = next_position(self._plan.span)
        for number in wholes_first([one.read.parent for one in self._proposals]):
            one = self._proposals[number]
            if one.skipped:
                continue
            with said_of(f"Chỉ tiêu “{one.name}”"):
                self._made[number] = one.existing or self._new_target(one, first + number)

    def _new_target(self, one: TargetProposal, position: int) -> Target:
        read, parent = one.read, self._parent(one)
        return target_create(
            commune=self._plan.commune,
            span=self._plan.span,
            name=one.name,
            kind=read.kind,
            direction=read.direction,
            direction_confirmed=one.direction_confirmed,
            field=one.field,
            unit_text=read.unit,
            parent=parent,
            part_rule=one.part_rule if parent else "",
            note=read.note,
            baseline=read.baseline,
            baseline_year=read.baseline_year,
            assigned_value=read.assigned_value,
            assigned_by=read.assigned_by,
            units=self._names.villages_in(f"{read.text} {read.note}"),
            indicator=one.indicator or self._own_indicator(one, parent),
            position=position,
            by=self._by,
            **figures_of(read),
        )

    def _own_indicator(self, one: TargetProposal, parent: Target | None) -> Indicator | None:
        """Make the indicator here where its name is not the one the service would give."""
        if one.has_usual_name(parent.name if parent else ""):
            return None
        return indicator_create(
            commune=self._plan.commune,
            name=one.indicator_name,
            kind=one.read.kind,
            direction=one.read.direction,
            direction_confirmed=one.direction_confirmed,
            field=one.field,
            unit_text=one.read.unit,
            by=self._by,
        )

    def _parent(self, one: TargetProposal) -> Target | None:
        """Return the nearest whole that was made; of skipped ones, what they are part of."""
        above, seen = one.read.parent, set()
        while above is not None and above not in self._made and above not in seen:
            seen.add(above)
            above = self._proposals[above].read.parent
        return None if above is None else self._made.get(above)

    def _listed(self) -> dict[int, PlanTarget]:
        """List the targets in the order of the text, with the words that state them."""
        return {
            number: plan_target_add(
                plan=self._plan,
                target=self._made[number],
                words=self._proposals[number].read.text,
                by=self._by,
            )
            for number in sorted(self._made)
        }
