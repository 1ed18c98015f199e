"""Writing the items of one save: all rows of one kind together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import uuid4

from campaigns.drafts import BlockDraft, FigureDraft
from campaigns.models import Block, Figure, Item, PlanTarget, Task, TaskParty, Theme, YearFact
from campaigns.services.drafts.stock import Fitted, Stock
from campaigns.services.items import task_fill, task_parties
from emulation.lib.states import bump
from emulation.org.services.rows import save_many


class Writing:
    """One writing; ``rewritten`` are the items that differ from what was sent."""

    def __init__(
        self, stock: Stock, fitted: Sequence[Fitted], positions: Mapping[str, int]
    ) -> None:
        self.stock, self.fitted, self.positions = stock, fitted, positions
        self.plan, self.items = stock.plan, dict(stock.items)
        self.rewritten: set[str] = set()

    def write(self) -> list[Item]:
        """Write everything and return the new items; raises ``StaleVersion``."""
        new = [self._new(one) for one in self.fitted if one.uid not in self.items]
        for one in self.fitted:
            if one.uid in self.items:
                seen = one.draft.version or 0
                bump(self.items[one.uid], version_field="version", seen=seen, **one.fields)
        Item.objects.bulk_create(new)
        self.items |= {str(row.uid): row for row in new}
        self._write_blocks()
        self._write_themes()
        self._write_tasks()
        self._place_targets()
        return new

    def _new(self, one: Fitted) -> Item:
        own = {"commune_id": self.plan.commune_id, "plan": self.plan}
        return Item(uid=one.uid, position=self.positions.get(one.uid, 0), **own, **one.fields)

    # ---- Paragraphs and tables ------------------------------------------------------------------

    def _write_blocks(self) -> None:
        kept, changed, new, drawn = set(), [], [], []
        for one in self.fitted:
            item = self.items[one.uid]
            for position, given in enumerate(one.blocks, start=1):
                row = self._block(item, given, kept)
                (changed if _fill(row, item, position, given) else []).append(row)
                if row.pk is None:
                    new.append(row)
                kept.add(str(row.uid))
                drawn.append((one.uid, row, given.figures))
        Block.objects.bulk_update(
            (row for row in changed if row.pk), ["item", "position", "text", "table"]
        )
        Block.objects.bulk_create(new)
        self._remove_blocks(kept)
        self._write_figures(drawn)

    def _block(self, item: Item, given: BlockDraft, kept: set[str]) -> Block:
        """Return the row of a paragraph: its own, one that moves here, or a new one."""
        row = self.stock.blocks.get(given.uid)
        own = {"commune_id": self.plan.commune_id, "plan_id": self.plan.pk, "item": item}
        if row is None and given.uid not in kept:
            return Block(uid=given.uid, **own)
        may_go = row is not None and (row.item_id == item.pk or row.item_id in self.stock.giving)
        if may_go and given.uid not in kept:
            return row
        self.rewritten.add(str(item.uid))
        return Block(uid=uuid4(), **own)

    def _remove_blocks(self, kept: set[str]) -> None:
        own = {self.items[one.uid].pk for one in self.fitted}
        left = [
            row.pk
            for uid, row in self.stock.blocks.items()
            if uid not in kept and row.item_id in own
        ]
        if left:
            Block.objects.filter(pk__in=left).delete()

    # ---- Numbers that show targets --------------------------------------------------------------

    def _write_figures(self, drawn: Iterable[tuple[str, Block, Sequence[FigureDraft]]]) -> None:
        """Write the figures of every paragraph anew whose figures differ."""
        old, new = [], []
        for item_uid, row, given in drawn:
            known = tuple(self._listed(item_uid, given))
            stored = list(row.figures.all()) if str(row.uid) in self.stock.blocks else []
            if {_key(figure) for figure in stored} != set(known):
                old += [figure.pk for figure in stored]
                new += [(item_uid, row, figure) for figure in known]
        if old:
            Figure.objects.filter(pk__in=old).delete()
        taken = self._taken(figure.uid for _, _, figure in new)
        Figure.objects.bulk_create(self._figure(*one, taken) for one in new)

    def _listed(self, item_uid: str, given: Sequence[FigureDraft]) -> Iterator[FigureDraft]:
        """Leave out the figures of targets that a colleague took off the plan."""
        for figure in given:
            if figure.target in self.stock.shown:
                yield figure
            else:
                self.rewritten.add(item_uid)

    def _taken(self, uids: Iterable[str]) -> set[str]:
        asked = list(uids)
        rows = Figure.objects.filter(uid__in=asked) if asked else Figure.objects.none()
        return {str(uid) for uid in rows.values_list("uid", flat=True)}

    def _figure(self, item_uid: str, row: Block, given: FigureDraft, taken: set[str]) -> Figure:
        uid = given.uid
        if uid in taken:
            uid = str(uuid4())
            self.rewritten.add(item_uid)
        taken.add(uid)
        shown = self.stock.shown[given.target]
        return Figure(
            uid=uid,
            commune_id=self.plan.commune_id,
            block=row,
            plan_target=shown if isinstance(shown, PlanTarget) else None,
            fact=shown if isinstance(shown, YearFact) else None,
            slot=given.slot,
            start=given.start,
            length=given.length,
        )

    # ---- Themes, work, targets ------------------------------------------------------------------

    def _write_themes(self) -> None:
        """Write short names; those that end go first, so that another item may take a name."""
        stored = {uid: getattr(row, "theme", None) for uid, row in self.stock.items.items()}
        wanted = {one.uid: one.theme for one in self.fitted}
        ended = [row.pk for uid, row in stored.items() if row and not wanted.get(uid, "-")]
        if ended:
            Theme.objects.filter(pk__in=ended).delete()
        for uid, name in wanted.items():
            row = stored.get(uid)
            if name and row and row.short_name != name:
                row.short_name = name
                row.save(update_fields=["short_name"])
        own = {"commune_id": self.plan.commune_id, "plan_id": self.plan.pk}
        save_many(
            (name, Theme(item=self.items[uid], short_name=name, **own))
            for uid, name in wanted.items()
            if name and not stored.get(uid)
        )

    def _write_tasks(self) -> None:
        stored = {uid: getattr(row, "task", None) for uid, row in self.stock.items.items()}
        ended = [stored[one.uid].pk for one in self.fitted if not one.task and stored.get(one.uid)]
        if ended:
            Task.objects.filter(pk__in=ended).delete()
        working = [one for one in self.fitted if one.task]
        rows = {one.uid: stored.get(one.uid) or Task() for one in working}
        for one in working:
            rows[one.uid].item = self.items[one.uid]
            task_fill(rows[one.uid], one.task)
        save_many((one.uid, rows[one.uid]) for one in working if rows[one.uid].pk is None)
        changed = [row for uid, row in rows.items() if stored.get(uid)]
        Task.objects.bulk_update(changed, ["summary", "deadline", "recurring", "position"])
        self._write_parties(working, rows, [row.pk for row in changed])

    def _write_parties(
        self, working: Sequence[Fitted], rows: dict[str, Task], changed: Sequence[int]
    ) -> None:
        if changed:
            TaskParty.objects.filter(task__in=changed).delete()
        save_many(
            (one.uid, party) for one in working for party in task_parties(rows[one.uid], one.task)
        )

    def _place_targets(self) -> None:
        """Let targets stand where the drafts say; a figure gives one without a place its own.

        A target that a draft does not name stays: it may have been placed there meanwhile.
        """
        moved = {}
        for uid, target in self._places():
            row = self.stock.targets.get(target)
            if row is not None and row.item_id != self.items[uid].pk:
                row.item = self.items[uid]
                moved[row.pk] = row
        PlanTarget.objects.bulk_update(moved.values(), ["item"])

    def _places(self) -> Iterator[tuple[str, str]]:
        for one in self.fitted:
            yield from ((one.uid, target) for target in one.draft.targets or ())
        for one in self.fitted:
            for figure in (figure for block in one.blocks for figure in block.figures):
                row = self.stock.targets.get(figure.target)
                if row is not None and row.item_id is None:
                    self.rewritten.add(one.uid)
                    yield one.uid, figure.target


def _fill(row: Block, item: Item, position: int, given: BlockDraft) -> bool:
    """Set what the paragraph is now and say whether it was otherwise."""
    before = (row.item_id, row.position, row.text, row.table)
    row.item, row.position = item, position
    row.text, row.table = given.text, given.table
    return before != (row.item_id, row.position, row.text, row.table)


def _key(figure: Figure) -> FigureDraft:
    return FigureDraft(str(figure.uid), figure.shown.key, figure.slot, figure.start, figure.length)
