"""Results in the tables of a report, written anew where they were corrected."""

from __future__ import annotations

from django.db.models import F

from campaigns.content import plan_content
from campaigns.models import Block, Item, Plan
from campaigns.reporting.tables import stale_cells


def cells_rewrite(plan: Plan) -> int:
    """Write every cell anew that shows another result than the approved one; return how many.

    Called inside a service that asked for the right.
    """
    content = plan_content(plan)
    blocks = list(Block.objects.filter(plan=plan, item__isnull=False, table__isnull=False))
    changed, count = [], 0
    for block in blocks:
        stale = list(
            stale_cells(block.table, content["targets"], is_last=content["period"]["is_last"])
        )
        for cell in stale:
            block.table["rows"][cell.row][cell.column] = cell.fresh
        if stale:
            changed.append(block)
            count += len(stale)
    Block.objects.bulk_update(changed, ["table"])
    Item.objects.filter(pk__in={block.item_id for block in changed}).update(
        version=F("version") + 1
    )
    return count
