"""The items of one save of the editor: which can be written, and where all of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.drafts import Batch, ItemDraft, Refusal, Removal
from campaigns.drafts.ordering import Place, Tree, arrange, levels_of, positions_in
from campaigns.drafts.state import in_reading_order
from campaigns.models import Item, Plan, PlanTarget
from campaigns.services.drafts.outcome import FAILURES, Outcome
from campaigns.services.drafts.stock import Fitted, Stock
from campaigns.services.drafts.writing import Writing
from campaigns.services.items import check_count, check_levels


def items_save(plan: Plan, batch: Batch, outcome: Outcome) -> None:
    """Save the items that the batch brings, put all into their order, remove what went."""
    if batch.items or batch.removed or batch.order is not None:
        ItemsSave(plan, batch, outcome).save()


class ItemsSave:
    """One save; ``rows`` are all items of the plan by uid, new ones once they are written."""

    def __init__(self, plan: Plan, batch: Batch, outcome: Outcome) -> None:
        self.plan, self.batch, self.outcome = plan, batch, outcome
        ordered = in_reading_order(plan.items.order_by("position", "pk"))
        self.rows = {str(row.uid): row for row in ordered}
        uids = {row.pk: uid for uid, row in self.rows.items()}
        self.stored: list[Place] = [
            (uid, uids.get(row.parent_id)) for uid, row in self.rows.items()
        ]
        self.gone: set[str] = set()

    def save(self) -> None:
        self.gone = self._removable(self.batch.removed)
        drafts = self._current(self.batch.items)
        drafts = self._few_enough(drafts)
        self.new = [(draft.uid, draft.parent) for draft in drafts if draft.version is None]
        if drafts:
            self._write(drafts)
        if self.new or self.gone or self.batch.order is not None:
            self._place(self._tree(self.rows.keys() - self.gone))
        if self.gone:
            with self.outcome.part("removed"):
                self._remove()

    def _removable(self, removed: Iterable[Removal]) -> set[str]:
        gone = set()
        for one in removed:
            row = self.rows.get(one.uid)
            if row is not None and row.version == one.version:
                gone.add(one.uid)
            elif row is not None:
                self.outcome.conflicts.append(("item", one.uid))
        return gone

    def _current(self, drafts: Iterable[ItemDraft]) -> list[ItemDraft]:
        """Return the drafts that nobody was faster than; the others are conflicts."""
        current = []
        for draft in drafts:
            row = self.rows.get(draft.uid)
            if draft.version == (row.version if row else None):
                current.append(draft)
            else:
                self.outcome.conflicts.append(("item", draft.uid))
        return current

    # ---- Writing --------------------------------------------------------------------------------

    def _write(self, drafts: Sequence[ItemDraft]) -> None:
        """Write all at once; where that is refused, one after another, each for itself."""
        # Paragraphs may leave these items for others.
        leaving = {draft.uid for draft in drafts} & self.rows.keys() | self.gone
        giving = {self.rows[uid].pk for uid in leaving}
        stock = Stock(self.plan, drafts, giving)
        fitted = self._fit(stock, drafts)
        new = {one.uid for one in fitted} - self.rows.keys()
        positions = self._positions(self._tree(self.rows.keys() - self.gone | new))
        try:
            with transaction.atomic():
                self._written(Writing(stock, fitted, positions))
        except FAILURES:
            for one in fitted:
                with self.outcome.part("item", one.uid):
                    alone = Stock(self.plan, [one.draft], giving)
                    self._written(Writing(alone, [alone.fitted(one.draft)], positions))
        else:
            self.outcome.written += [one.uid for one in fitted]

    def _fit(self, stock: Stock, drafts: Iterable[ItemDraft]) -> list[Fitted]:
        """Return the drafts that the rules allow, and keep why the others are refused."""
        fit = []
        for draft in drafts:
            try:
                fit.append(stock.fitted(draft))
            except ValidationError as error:
                self.outcome.failed("item", draft.uid, error)
        return fit

    def _written(self, writing: Writing) -> None:
        new = writing.write()
        self.rows |= {str(row.uid): row for row in new}
        self.outcome.rewritten |= writing.rewritten

    # ---- Places ---------------------------------------------------------------------------------

    def _tree(self, standing: Iterable[str]) -> Tree:
        """Return where everything stands, the order asked for unless it goes too deep."""
        uids = set(standing)
        tree = arrange(self.stored + self.new, self.batch.order or (), uids)
        try:
            check_levels(levels_of(tree))
        except ValidationError as error:
            refusal = Refusal("order", None, " ".join(error.messages))
            if refusal not in self.outcome.refused:
                self.outcome.refused.append(refusal)
            flat: list[Place] = [(uid, None) for uid, _ in self.new]
            return arrange(self.stored + flat, (), uids)
        return tree

    def _positions(self, tree: Tree) -> dict[str, int]:
        now = {uid: row.position for uid, row in self.rows.items()}
        return {
            uid: position
            for siblings in tree.values()
            for uid, position in positions_in(siblings, now)
        }

    def _place(self, tree: Tree) -> None:
        """Write the places that changed."""
        positions, moved = self._positions(tree), []
        for parent, siblings in tree.items():
            above = self.rows[parent] if parent else None
            for uid in siblings:
                row = self.rows[uid]
                if (row.parent_id, row.position) != (above and above.pk, positions[uid]):
                    row.parent, row.position = above, positions[uid]
                    moved.append(row)
        Item.objects.bulk_update(moved, ["parent", "position"])

    def _remove(self) -> None:
        """Remove what went; targets stay in the plan, without a place."""
        gone = [self.rows[uid].pk for uid in self.gone]
        PlanTarget.objects.filter(item__in=gone).update(item=None)
        Item.objects.filter(pk__in=gone).delete()

    def _few_enough(self, drafts: list[ItemDraft]) -> list[ItemDraft]:
        """Leave out the new items of a save that would make the plan too long."""
        new = [draft for draft in drafts if draft.version is None]
        try:
            check_count(len(self.rows) - len(self.gone) + len(new))
        except ValidationError as error:
            for draft in new:
                self.outcome.failed("item", draft.uid, error)
            return [draft for draft in drafts if draft.version is not None]
        return drafts
