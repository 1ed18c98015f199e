"""Changed words of items and appendices: headings, paragraphs, tables, numbers of targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from campaigns.comparing import Difference, FigureChange, Sheet
from campaigns.comparing.numbers import CELL
from campaigns.figures import FigureQuestions, Question
from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Appendix, Item, Plan, PlanTarget, Task, Theme
from campaigns.services.appendices import appendix_change
from campaigns.services.blocks import CHANGE, UNLINK
from campaigns.services.figures import target_retype
from campaigns.services.items import item_change
from emulation.lib.quantities import parse_number
from emulation.lib.states import WrongState
from emulation.org.models import User

Owner = Item | Appendix
Blocks = list[BlockInput]
GONE = "Chỗ này vừa được người khác bỏ khỏi bản soạn."


class Words:
    """Writes changed words into the items and appendices of a plan."""

    def __init__(self, plan: Plan, copy: Sheet, by: User) -> None:
        self._plan, self._copy, self._by = plan, copy, by

    def take(self, one: Difference, answers: Mapping[str, str]) -> None:
        cells = [change for change in one.figures if change.key.startswith(f"{CELL}:")]
        _ask_of(cells, answers)
        if not one.is_of_targets:
            self._change_owner(one, answers)
        self._retype([change for change in cells if answers[change.key] == CHANGE])

    def _change_owner(self, one: Difference, answers: Mapping[str, str]) -> None:
        owner = owner_of(self._plan, one.old.node if one.old else one.parent)
        fields = _CHANGES[one.kind](one, stored_blocks(owner), self._copy)
        save_owner(owner, self._by, answers=answers, **fields)

    def _retype(self, changes: Sequence[FigureChange]) -> None:
        """Set the numbers that a cell shows; they are all of one target."""
        if not changes:
            return
        rows = PlanTarget.objects.filter(plan=self._plan, target__uid=changes[0].target)
        row = rows.select_related("target__current").first()
        if row is None:
            raise WrongState(GONE)
        numbers = {each.key.rpartition(":")[2]: parse_number(each.new) for each in changes}
        target_retype(target=row.target, numbers=numbers, by=self._by, plan=self._plan)


def _ask_of(cells: Sequence[FigureChange], answers: Mapping[str, str]) -> None:
    questions = [
        Question(change.key, change.name, change.old, change.new, change.unit)
        for change in cells
        if answers.get(change.key) not in (CHANGE, UNLINK)
    ]
    if questions:
        raise FigureQuestions(questions)


# ---- Owners of words -----------------------------------------------------------------------------


def owner_of(plan: Plan, uid: str) -> Owner:
    owner = plan.items.filter(uid=uid).first() or plan.appendices.filter(uid=uid).first()
    if owner is None:
        raise WrongState(GONE)
    return owner


def stored_blocks(owner: Owner) -> Blocks:
    return [BlockInput(block.text, block.table, str(block.uid)) for block in owner.blocks.all()]


def save_owner(
    owner: Owner, by: User, *, answers: Mapping[str, str] | None = None, **fields: Any
) -> None:
    """Save an item or an appendix with some fields changed: heading, run_in, numbered, blocks."""
    blocks = fields.pop("blocks", None)
    blocks = stored_blocks(owner) if blocks is None else blocks
    shared = {"version": owner.version, "blocks": blocks, "answers": answers, "by": by}
    if isinstance(owner, Appendix):
        title = fields.get("heading", owner.title)
        appendix_change(appendix=owner, title=title, orientation=owner.orientation, **shared)
        return
    names = ("heading", "run_in", "numbered", "children_style")
    kept = {name: getattr(owner, name) for name in names}
    theme = Theme.objects.filter(item=owner).first()
    item_change(
        item=owner,
        theme_name=theme.short_name if theme else "",
        task=_stored_task(owner),
        **kept | fields,
        **shared,
    )


def _stored_task(item: Item) -> TaskInput | None:
    task = Task.objects.filter(item=item).prefetch_related("parties__unit").first()
    if task is None:
        return None
    parties = list(task.parties.all())
    return TaskInput(
        task.summary,
        task.deadline,
        task.recurring,
        lead_units=tuple(p.unit for p in parties if p.leads and p.unit),
        coordinating_units=tuple(p.unit for p in parties if not p.leads and p.unit),
        lead_positions=tuple(p.position_title for p in parties if p.leads and not p.unit),
        coordinating_positions=tuple(
            p.position_title for p in parties if not p.leads and not p.unit
        ),
    )


# ---- What changes --------------------------------------------------------------------------------


def _changed(one: Difference, blocks: Blocks, copy: Sheet) -> dict[str, Any]:
    old = one.old
    assert old is not None
    if old.kind == "heading":
        return {"heading": one.new_text}
    if old.kind == "caption":
        return {"blocks": _with_table(blocks, old.block, caption=one.new_text)}
    if one.is_table and one.new:
        table = _table_of(copy, one.new.block)
        return {"blocks": [replace(b, table=table) if b.uid == old.block else b for b in blocks]}
    if old.kind == "row":
        return {"blocks": _with_rows(blocks, old.block, _cell_changed(one))}
    text = [replace(b, text=one.new_text) if b.uid == old.block else b for b in blocks]
    text = [block for block in text if block.text or block.table]
    if old.head:
        return {"blocks": text, "heading": one.heading, "run_in": bool(one.heading)}
    return {"blocks": text}


def _added(one: Difference, blocks: Blocks, copy: Sheet) -> dict[str, Any]:
    new = one.new
    assert new is not None
    if one.row is not None:
        row = list(new.cells)
        return {"blocks": _with_rows(blocks, one.after, lambda rows: _inserted(rows, one.row, row))}
    if new.kind == "caption" and (block := _table_behind(blocks, one.after)):
        return {"blocks": _with_table(blocks, block, caption=new.text)}
    table = _table_of(copy, new.block) if one.is_table else None
    added = BlockInput("" if table else one.new_text, table)
    at = next((n + 1 for n, block in enumerate(blocks) if block.uid == one.after), 0)
    return {"blocks": _inserted(blocks, at if one.after else 0, added)}


def _removed(one: Difference, blocks: Blocks, copy: Sheet) -> dict[str, Any]:
    old = one.old
    assert old is not None
    if old.kind == "heading":
        return {"heading": "", "run_in": False}
    if old.kind == "caption":
        return {"blocks": _with_table(blocks, old.block, caption="")}
    if old.kind == "row" and not one.is_table:
        return {"blocks": _with_rows(blocks, old.block, lambda rows: _without(rows, old.row))}
    kept = {"blocks": [block for block in blocks if block.uid != old.block]}
    return kept | {"heading": "", "run_in": False} if old.head else kept


_CHANGES: Mapping[str, Callable[[Difference, Blocks, Sheet], dict[str, Any]]] = {
    "changed": _changed,
    "added": _added,
    "removed": _removed,
}


def _inserted(rows: Sequence[Any], at: int | None, row: Any) -> list[Any]:
    return [*rows[:at], row, *rows[at:]]


def _without(rows: Sequence[Any], at: int | None) -> list[Any]:
    return [row for number, row in enumerate(rows) if number != at]


def _cell_changed(one: Difference) -> Callable[[list[list[str]]], list[list[str]]]:
    def change(rows: list[list[str]]) -> list[list[str]]:
        changed = [list(row) for row in rows]
        changed[one.old.row][one.column] = one.new_text  # type: ignore[union-attr,index]
        return changed

    return change


def _with_rows(
    blocks: Blocks, uid: str, change: Callable[[list[list[str]]], list[list[str]]]
) -> Blocks:
    for block in blocks:
        if block.uid == uid and block.table:
            rows = change(block.table["rows"])
            heads = min(block.table.get("head_rows", 1), len(rows))
            return _with_table(blocks, uid, rows=rows, head_rows=heads)
    raise ValidationError(GONE)


def _with_table(blocks: Blocks, uid: str, **fields: Any) -> Blocks:
    return [replace(b, table=b.table | fields) if b.uid == uid and b.table else b for b in blocks]


def _table_behind(blocks: Blocks, after: str) -> str:
    """Return the table that stands right behind a block, or first."""
    at = next((n + 1 for n, block in enumerate(blocks) if block.uid == after), 0)
    return blocks[at].uid if at < len(blocks) and blocks[at].table else ""


def _table_of(copy: Sheet, block: str) -> dict[str, Any]:
    return dict(copy.blocks[block].table or {})
