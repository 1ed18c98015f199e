"""The text in force copied into an amendment, and the rows that say what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from campaigns.amending.changes import Given, seen_sha256
from campaigns.amending.consolidating import REPLACE, WHOLE, Content, part_lines, shown_targets
from campaigns.amending.places import PARTS, Node, places_of
from campaigns.content import walk
from campaigns.figures import Mark
from campaigns.inputs import BlockInput, ItemInput
from campaigns.models import AmendedPlace, Item, Plan, PlanTarget, Theme
from campaigns.services.contents import appendices_write, items_write
from campaigns.services.laying import UnitsNow, appendices_laid, items_laid, themes_write
from campaigns.services.plantargets import plan_targets_append
from emulation.lib.markers import DASH
from emulation.lib.quantities import NotANumber, parse_number
from targets.models import Target


def text_write(plan: Plan, base: Content, uids: Sequence[str], units: UnitsNow) -> None:
    """Copy items of the text in force with their targets, each to replace itself."""
    places = places_of(base)
    nodes = [places[uid].item for uid in uids]
    roots = _copy(plan, base, nodes, units)
    for uid, root in zip(uids, roots, strict=True):
        place_write(plan, base, deed=REPLACE, place=uid, item=root)


def whole_write(plan: Plan, base: Content, units: UnitsNow) -> None:
    """Copy the whole text in force, without what was revoked; numbers are given anew."""
    nodes = _without_struck(base["items"])
    _copy(plan, base, nodes, units, everything=True)
    asked = _asked(plan)
    laid = appendices_laid(base["appendices"], lambda block: _block(block, asked))
    appendices_write(plan, laid)
    place_write(plan, base, deed=WHOLE)


def part_write(plan: Plan, base: Content, part: str) -> AmendedPlace:
    """Copy a part around the items as an item of its own, a paragraph a line."""
    blocks = tuple(BlockInput(line) for line in part_lines(base, part)) or (BlockInput("…"),)
    (item,) = items_write(
        plan, [ItemInput(name=PARTS[part], numbered=False, children_style=DASH, blocks=blocks)]
    )
    return place_write(plan, base, deed=REPLACE, part=part, item=item)


def place_write(
    plan: Plan,
    base: Content,
    *,
    deed: str,
    part: str = "",
    place: str = "",
    inside: bool = False,
    item: Item | None = None,
) -> AmendedPlace:
    """Note what an amendment changes, and the text of it that the clerk sees now."""
    seen = seen_sha256(base, Given("", deed, part, place, inside))
    row = AmendedPlace(
        commune_id=plan.commune_id,
        plan=plan,
        position=plan.amended_places.count() + 1,
        deed=deed,
        part=part,
        place=UUID(place) if place else None,
        inside=inside,
        item=item,
        seen_sha256=seen,
    )
    row.full_clean()
    row.save()
    return row


def _copy(
    plan: Plan,
    base: Content,
    nodes: Sequence[Node],
    units: UnitsNow,
    *,
    everything: bool = False,
) -> list[Item]:
    """Write items with all below them at the end of the plan; return the outermost."""
    _list_targets(plan, base, None if everything else shown_targets(nodes))
    asked = _asked(plan)
    laid = items_laid(nodes, units, block_of=lambda block: _block(block, asked))
    items = items_write(plan, laid)
    themes = themes_write(plan, nodes, items)
    _place_targets(plan, base, nodes, items, themes)
    return [item for item in items if item.parent_id is None]


def _list_targets(plan: Plan, base: Content, wanted: set[str] | None) -> None:
    listed = {str(uid) for uid in plan.plantargets.values_list("target__uid", flat=True)}
    given = {
        target["uid"]: target["words"]
        for target in base["targets"]
        if target["uid"] not in listed and (wanted is None or target["uid"] in wanted)
    }
    rows = Target.objects.filter(commune=plan.commune_id, uid__in=given).select_related("span")
    found = {str(row.uid): row for row in rows.select_related("indicator")}
    plan_targets_append(plan, [(found[uid], words) for uid, words in given.items() if uid in found])


def _place_targets(
    plan: Plan,
    base: Content,
    nodes: Sequence[Node],
    items: Sequence[Item],
    themes: dict[str, Theme],
) -> None:
    """Let every copied target stand in its copied item, under its copied theme."""
    named = {target["uid"]: target["theme"] for target in base["targets"]}
    rows = {str(row.target.uid): row for row in plan.plantargets.select_related("target")}
    for node, item in zip(walk(nodes), items, strict=True):
        for uid in node["target_uids"]:
            if uid in rows:
                rows[uid].item = item
                rows[uid].theme = themes.get(named.get(uid, ""))
    PlanTarget.objects.bulk_update(rows.values(), ["item", "theme"])


def _asked(plan: Plan) -> dict[str, Any]:
    rows = plan.plantargets.select_related("target__current", "proposal")
    return {str(row.target.uid): row.asked for row in rows}


def _block(block: Node, asked: dict[str, Any]) -> BlockInput:
    """Copy a block; a number that is no longer its target's stays as a plain word."""
    if "table" in block:
        return BlockInput(table=block["table"])
    marks = tuple(
        Mark(figure["start"], figure["length"], figure["target"], figure["slot"])
        for figure in block["figures"]
        if _number(block, figure) == getattr(asked.get(figure["target"]), figure["slot"], None)
    )
    return BlockInput(text=block["text"], marks=marks)


def _number(block: Node, figure: dict[str, Any]) -> Decimal | None:
    try:
        return parse_number(block["text"][figure["start"] :][: figure["length"]])
    except NotANumber:
        return None


def _without_struck(items: Iterable[Node]) -> list[Node]:
    return [
        item | {"children": _without_struck(item["children"])}
        for item in items
        if not item.get("struck")
    ]
