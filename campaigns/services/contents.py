"""Whole contents of a plan written at once: many items, appendices and their paragraphs.

The rules are those of ``item_add``, ``item_change`` and ``appendix_add``; the rows of one
kind are checked and saved together, so that a long paper takes seconds. Called inside a
service that asked for the right and tells of the whole. Raises ``RowRefused`` with the name
of the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, Max

from campaigns.figures import Mark
from campaigns.inputs import AppendixInput, BlockInput, ItemInput
from campaigns.models import Appendix, Block, Figure, Item, Plan, PlanTarget, Task, YearFact
from campaigns.services.blocks import block_fill, block_new, check_size, figure_new
from campaigns.services.items import (
    check_count,
    check_levels,
    check_not_empty,
    level_of,
    task_fill,
    task_parties,
)
from campaigns.told import with_told
from emulation.lib.text import clean_line
from emulation.org.services.rows import refused_as, save_many

# The name of a place, what holds the paragraphs, and the paragraphs.
Holder = tuple[str, Item | Appendix, Sequence[BlockInput]]


def items_write(
    plan: Plan,
    branches: Sequence[ItemInput],
    *,
    parent: Item | None = None,
    after: Item | None = None,
    facts: Sequence[YearFact] = (),
) -> list[Item]:
    """Write items with all below them; return them in reading order.

    They stand at the end of the parent's list (the plan's where there is none), or right
    after a sibling. ``facts`` are the figures of the year that their numbers may show.
    """
    parent = after.parent if after else parent
    nodes = list(_nodes(branches, first=_room(plan, parent, after, len(branches))))
    check_count(plan.items.count() + len(nodes))
    levels = defaultdict(list)
    for node in nodes:
        levels[node.level].append(node)
    check_levels(level_of(parent) + max(levels, default=0))
    for level in sorted(levels):
        for node in levels[level]:
            node.item = _item(plan, node, parent)
        save_many((node.given.name, node.item) for node in levels[level])
    holders = [(node.given.name, node.item, node.given.blocks) for node in nodes]
    _write_blocks(plan, holders, facts)
    _write_tasks(nodes)
    return [node.item for node in nodes]


def _room(plan: Plan, parent: Item | None, after: Item | None, count: int) -> int:
    """Return the first free position, making room behind a sibling."""
    siblings = plan.items.filter(parent=parent)
    if after is None:
        return (siblings.aggregate(last=Max("position"))["last"] or 0) + 1
    siblings.filter(position__gt=after.position).update(position=F("position") + count)
    return after.position + 1


def appendices_write(plan: Plan, appendices: Sequence[AppendixInput]) -> None:
    """Write appendices behind those of the plan."""
    last = plan.appendices.aggregate(last=Max("position"))["last"] or 0
    rows = [
        Appendix(
            commune_id=plan.commune_id,
            plan=plan,
            position=position,
            title=clean_line(given.title),
            orientation=given.orientation,
        )
        for position, given in enumerate(appendices, start=last + 1)
    ]
    save_many((f"Phụ lục “{row.title}”", row) for row in rows)
    named = [
        (f"Phụ lục “{row.title}”", row, one.blocks)
        for row, one in zip(rows, appendices, strict=True)
    ]
    _write_blocks(plan, named)


@dataclass
class _Node:
    given: ItemInput
    above: _Node | None
    level: int
    position: int
    item: Item | None = None


def _nodes(
    branches: Iterable[ItemInput], above: _Node | None = None, first: int = 1
) -> Iterator[_Node]:
    for position, given in enumerate(branches, start=first):
        node = _Node(given, above, above.level + 1 if above else 1, position)
        yield node
        yield from _nodes(given.children, node)


def _item(plan: Plan, node: _Node, root: Item | None) -> Item:
    given = node.given
    item = Item(
        commune_id=plan.commune_id,
        plan=plan,
        parent=node.above.item if node.above else root,
        position=node.position,
        heading=clean_line(given.heading),
        run_in=given.run_in,
        numbered=given.numbered,
        children_style=given.children_style,
    )
    with refused_as(given.name):
        check_not_empty(item, given.blocks)
    return item


def _write_tasks(nodes: Iterable[_Node]) -> None:
    tasks = []
    for node in nodes:
        if node.given.task is not None:
            task = Task(item=node.item)
            with refused_as(node.given.name):
                task_fill(task, node.given.task)
            tasks.append((node.given, task))
    save_many((given.name, task) for given, task in tasks)
    save_many(
        (given.name, party) for given, task in tasks for party in task_parties(task, given.task)
    )


def _write_blocks(plan: Plan, holders: Iterable[Holder], facts: Iterable[YearFact] = ()) -> None:
    written = [pair for holder in holders for pair in _blocks(holder)]
    save_many((name, block) for name, block, _ in written)
    _write_figures(plan, written, facts)


def _blocks(holder: Holder) -> Iterator[tuple[str, Block, Sequence[Mark]]]:
    name, owner, given = holder
    with refused_as(name):
        check_size(given)
        for position, one in enumerate(given, start=1):
            block = block_new(owner)
            block_fill(block, position, one)
            yield name, block, one.marks


def _write_figures(
    plan: Plan,
    written: Iterable[tuple[str, Block, Sequence[Mark]]],
    facts: Iterable[YearFact],
) -> None:
    """Link the numbers; a target that has no place in the plan yet gets that of its first."""
    rows = PlanTarget.objects.filter(plan=plan).select_related(
        "target__current", "target__indicator", "proposal"
    )
    known: dict[str, PlanTarget | YearFact] = {row.key: row for row in with_told(rows, plan.period)}
    known |= {fact.key: fact for fact in facts}
    figures: list[tuple[str, Figure]] = []
    placed: dict[int, PlanTarget] = {}
    for name, block, marks in written:
        for mark in marks:
            row = known.get(mark.key)
            with refused_as(name):
                figures.append((name, figure_new(block, mark, row)))
            if isinstance(row, PlanTarget) and row.item_id is None and block.item_id:
                row.item_id = block.item_id
                placed[row.pk] = row
    save_many(figures)
    PlanTarget.objects.bulk_update(placed.values(), ["item"])
