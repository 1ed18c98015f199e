"""The targets of a reading, set in the span of the plan and listed by it."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.figures import Mark
from campaigns.intake.fitting import figures_of
from campaigns.intake.parts import Place
from campaigns.models import Item, Plan, PlanTarget
from campaigns.readings.proposals import TargetProposal
from campaigns.services.intakes.matching import Names, row_said_of
from campaigns.services.plantargets import plan_targets_append
from emulation.org.models import User
from targets.models import Target, TargetValue
from targets.services import NewTarget, target_table_save

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
        waiting = {row.target_id: row for row in self._plan.plantargets.filter(item=None)}
        placed = []
        for number, target in self._made.items():
            row = waiting.get(target.pk)
            item = item_of.get(self._proposals[number].read.place.block)
            if row is not None and item is not None:
                row.item = item
                placed.append(row)
        PlanTarget.objects.bulk_update(placed, ["item"])

    def _make(self) -> None:
        """Set the new targets in the order of the reading; list all with their words."""
        kept = {one.number: one for one in self._proposals if not one.skipped}
        self._made = {number: one.existing for number, one in kept.items() if one.existing}
        new = [
            new_target(one, self._made.get(one.parent), self._names)
            for one in kept.values()
            if not one.existing
        ]
        with row_said_of(lambda number: f"Chỉ tiêu “{kept[number].name}”"):
            made = target_table_save(span=self._plan.span, rows=new, by=self._by)
        self._made |= {row.row: target for row, target in zip(new, made, strict=True)}
        listed = [(self._made[number], one.read.text) for number, one in kept.items()]
        with row_said_of(lambda name: f"Chỉ tiêu “{name}”"):
            plan_targets_append(self._plan, listed)


def new_target(one: TargetProposal, whole: Target | None, names: Names) -> NewTarget:
    """Return the row that sets the target; ``whole``: one that the span has already."""
    read = one.read
    fields = {
        "name": one.name,
        "kind": read.kind,
        "direction": read.direction,
        "direction_confirmed": one.direction_confirmed,
        "field": one.field,
        "unit_text": read.unit,
        "part_rule": one.part_rule,
        "note": read.note,
        "baseline": read.baseline,
        "baseline_year": read.baseline_year,
        "assigned_value": read.assigned_value,
        "assigned_by": read.assigned_by,
        "units": names.villages_in(f"{read.text} {read.note}"),
        "indicator": one.indicator,
        **figures_of(read),
    }
    return NewTarget(
        row=one.number,
        fields=fields,
        parent=whole,
        parent_row=None if whole else one.parent,
        indicator_name=one.indicator_name,
    )
