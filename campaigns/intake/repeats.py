"""Targets that an appendix says again: the table at the end repeats what the text sets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from campaigns.intake.parts import ReadItem, ReadTable, ReadTarget, blocks_of
from emulation.lib.text import search_key


def without_repeats(
    targets: Sequence[ReadTarget], items: Sequence[ReadItem]
) -> tuple[ReadTarget, ...]:
    """Return the targets without those that a table of an appendix only says again.

    Two equal rows of tables alone are two targets. What the table tells beside the value
    (result of the year before, assigned figure, remark) goes to the one of the text.
    Parents are indexes of the new list.
    """
    tables = _tables_of_appendices(items)
    kept: list[ReadTarget] = []
    known: dict[tuple[Any, ...], int] = {}
    places: list[int] = []
    for target in targets:
        is_in_table = target.place.block in tables
        again = known.get(_sameness(target)) if is_in_table else None
        if again is not None:
            kept[again] = _completed(kept[again], target)
        else:
            again = len(kept)
            kept.append(target)
            if not is_in_table:
                known.setdefault(_sameness(target), again)
        places.append(again)
    return tuple(_with_parent(target, places) for target in kept)


def _tables_of_appendices(items: Sequence[ReadItem]) -> set[int]:
    appendices = [item for item in items if item.kind == "appendix"]
    return {block.key for block in blocks_of(appendices) if isinstance(block, ReadTable)}


def _sameness(target: ReadTarget) -> tuple[Any, ...]:
    name, unit = search_key(target.name), target.unit.casefold()
    return name, target.op, target.value, target.value_max, unit


def _completed(target: ReadTarget, again: ReadTarget) -> ReadTarget:
    """Add what the table tells beside the value; its figures stand at their own places."""
    told: dict[str, Any] = {}
    if target.baseline is None and again.baseline is not None:
        told |= {"baseline": again.baseline, "baseline_year": again.baseline_year}
    if not target.assigned_by and again.assigned_by:
        told |= {"assigned_by": again.assigned_by, "assigned_value": again.assigned_value}
    return replace(target, note=target.note or again.note, **told)


def _with_parent(target: ReadTarget, places: Sequence[int]) -> ReadTarget:
    return target if target.parent is None else replace(target, parent=places[target.parent])
