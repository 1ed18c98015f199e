"""The items and appendices of a reading, as the services of a plan take them."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.inputs import AppendixInput, BlockInput, ItemInput, TaskInput
from campaigns.intake.drafting import DraftBlock, DraftItem, DraftPlan, walk_draft
from campaigns.models import Item, Plan
from campaigns.services.contents import appendices_write, items_write
from campaigns.services.intakes.matching import Names, spots_of, task_input
from campaigns.services.intakes.targets import Marks
from targets.models import TargetValue


class ItemsOfReading:
    """Writes the tree; ``item_of`` says by block of the reading where it stands now."""

    def __init__(
        self, plan: Plan, names: Names, marks: Marks, values: dict[str, TargetValue]
    ) -> None:
        self._plan, self._names = plan, names
        self._marks, self._values = marks, values
        self.item_of: dict[int, Item] = {}

    def write(self, draft: DraftPlan) -> None:
        items = items_write(self._plan, [self._item(one) for one in draft.items])
        for drafted, item in zip(walk_draft(draft.items), items, strict=True):
            self.item_of |= {b.source: item for b in drafted.blocks if b.source is not None}
        appendices_write(
            self._plan,
            [
                AppendixInput(one.title, one.orientation, self._blocks(one.blocks))
                for one in draft.appendices
            ],
        )

    def _item(self, drafted: DraftItem) -> ItemInput:
        return ItemInput(
            name=f"Mục “{_name_of(drafted)}”",
            heading=drafted.heading,
            run_in=drafted.run_in,
            numbered=drafted.numbered,
            children_style=drafted.children_style,
            blocks=self._blocks(drafted.blocks),
            task=self._task(drafted),
            children=tuple(self._item(child) for child in drafted.children),
        )

    def _task(self, drafted: DraftItem) -> TaskInput | None:
        return task_input(self._names, drafted.task) if drafted.task else None

    def _blocks(self, drafted: Sequence[DraftBlock]) -> tuple[BlockInput, ...]:
        return tuple(
            BlockInput(
                text=block.text,
                table=block.table,
                marks=spots_of(block, self._marks.get(block.source, ()), self._values),
            )
            for block in drafted
        )


def _name_of(drafted: DraftItem) -> str:
    text = next((block.text for block in drafted.blocks if block.text), "")
    words = (drafted.heading or text).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")
