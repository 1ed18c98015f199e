"""Words pasted into the editor, read as the reader of old plans reads a paper. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import uuid4

from campaigns.inputs import TaskInput
from campaigns.intake.drafting import DraftBlock, DraftItem, DraftPlan, draft_of
from campaigns.intake.reading import read_text
from campaigns.intake.refusals import Unreadable
from campaigns.services.intakes.matching import Names, task_input
from emulation.lib.markers import NONE
from emulation.org.models import Commune, Unit

Json = dict[str, Any]
MOST_LETTERS = 200_000
NOTHING: Json = {"items": []}


def pasted_state(text: str, commune: Commune) -> Json:
    """Return items as the editor holds them; of a whole paper, what stands around them, too."""
    if len(text) > MOST_LETTERS:
        return NOTHING
    try:
        draft = draft_of(read_text(text))
    except Unreadable:
        return NOTHING
    names = Names(commune)
    if _is_whole(draft):
        return {"items_style": draft.items_style, "items": _items(draft.items, names)} | _around(
            draft
        )
    items = (*_loose(draft.opening), *draft.items, *_loose(draft.closing))
    return {"items_style": draft.items_style, "items": _items(items, names)}


def _is_whole(draft: DraftPlan) -> bool:
    """Say whether a head, bases or recipients show that a whole plan was pasted."""
    return bool(draft.items) and bool(draft.head.title or draft.bases or draft.recipients)


def _loose(texts: Iterable[str]) -> tuple[DraftItem, ...]:
    return tuple(DraftItem(blocks=(DraftBlock(text),), children_style=NONE) for text in texts)


def _around(draft: DraftPlan) -> Json:
    head = draft.head
    return {
        "bases": [
            {"uid": str(uuid4()), "lead": b.lead, "text": b.text, "standing": b.standing}
            for b in draft.bases
        ],
        "opening": list(draft.opening),
        "closing": list(draft.closing),
        "recipients": [{"text": r.text, "purpose": r.purpose} for r in draft.recipients],
        "header": {"title": head.title, "motto": head.motto, "motto_label": head.motto_label},
        "appendices": len(draft.appendices),
    }


def _items(items: Iterable[DraftItem], names: Names) -> list[Json]:
    return list(_flat(items, names, None))


def _flat(items: Iterable[DraftItem], names: Names, parent: str | None) -> Iterator[Json]:
    for item in items:
        uid = str(uuid4())
        task = task_input(names, item.task) if item.task else None
        yield {
            "uid": uid,
            "parent": parent,
            "heading": item.heading,
            "run_in": item.run_in,
            "numbered": item.numbered,
            "children_style": item.children_style,
            "theme": "",
            "task": _task(task) if task else None,
            "blocks": [_block(block) for block in item.blocks],
            "targets": [],
        }
        yield from _flat(item.children, names, uid)


def _block(block: DraftBlock) -> Json:
    uid = str(uuid4())
    if block.table is not None:
        return {"uid": uid, "table": block.table}
    return {"uid": uid, "text": block.text, "figures": []}


def _task(task: TaskInput) -> Json:
    return {
        "summary": task.summary,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "recurring": task.recurring,
        "lead_units": _uids(task.lead_units),
        "coordinating_units": _uids(task.coordinating_units),
        "lead_positions": list(task.lead_positions),
        "coordinating_positions": list(task.coordinating_positions),
    }


def _uids(units: Iterable[Unit]) -> list[str]:
    return [str(unit.uid) for unit in units]
