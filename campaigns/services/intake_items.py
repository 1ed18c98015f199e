"""The items and appendices of a reading, with the numbers that show targets."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.inputs import BlockInput
from campaigns.intake.drafting import DraftAppendix, DraftBlock, DraftItem
from campaigns.models import Item, Plan
from campaigns.services.appendices import appendix_add
from campaigns.services.intake_matching import Names, said_of, spots_of, task_input
from campaigns.services.intake_targets import Marks
from campaigns.services.items import item_add, item_change
from emulation.org.models import User
from targets.models import TargetValue


class ItemsOfReading:
    """Writes the tree; ``item_of`` says by block of the reading where it stands now."""

    def __init__(
        self, plan: Plan, names: Names, marks: Marks, values: dict[str, TargetValue], by: User
    ) -> None:
        self._plan, self._names, self._by = plan, names, by
        self._marks, self._values = marks, values
        self.item_of: dict[int, Item] = {}

    def write(self, drafted: Sequence[DraftItem], parent: Item | None = None) -> None:
        for one in drafted:
            with said_of(f"Mục “{_name_of(one)}”"):
                item = self._add(one, parent)
            self.item_of |= {b.source: item for b in one.blocks if b.source is not None}
            self.write(one.children, item)

    def write_appendix(self, drafted: DraftAppendix) -> None:
        with said_of(f"Phụ lục “{drafted.title}”"):
            appendix_add(
                plan=self._plan,
                title=drafted.title,
                orientation=drafted.orientation,
                blocks=self._blocks(drafted.blocks),
                by=self._by,
            )

    def _add(self, one: DraftItem, parent: Item | None) -> Item:
        item = item_add(
            plan=self._plan,
            parent=parent,
            heading=one.heading,
            run_in=one.run_in,
            numbered=one.numbered,
            children_style=one.children_style,
            blocks=self._blocks(one.blocks),
            by=self._by,
        )
        self._give_work(item, one)
        return item

    def _give_work(self, item: Item, drafted: DraftItem) -> None:
        task = task_input(self._names, drafted.task) if drafted.task else None
        if task is None:
            return
        item_change(
            item=item,
            version=item.version,
            heading=item.heading,
            run_in=item.run_in,
            numbered=item.numbered,
            children_style=item.children_style,
            blocks=[BlockInput(b.text, b.table, str(b.uid)) for b in item.blocks.all()],
            task=task,
            by=self._by,
        )

    def _blocks(self, drafted: Sequence[DraftBlock]) -> list[BlockInput]:
        return [
            BlockInput(
                text=block.text,
                table=block.table,
                marks=spots_of(block, self._marks.get(block.source, ()), self._values),
            )
            for block in drafted
        ]


def _name_of(drafted: DraftItem) -> str:
    text = next((block.text for block in drafted.blocks if block.text), "")
    words = (drafted.heading or text).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")
