"""Results in the tables of a report, written anew where they were corrected."""

from __future__ import annotations

from django.db.models import F

from campaigns.content import plan_content
from campaigns.models import Block, Item, Plan
from campaigns.reporting.tables import rows_left_out, stale_cells, stale_year_cells


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
        stale += stale_year_cells(block.table, content.get("year_tables", ()))
        for cell in stale:
            block.table["rows"][cell.row][cell.column] = cell.fresh
        left_out = rows_left_out(block.table, content.get("year_tables", ()))
        for place, row in left_out:  # from the last to the first
            block.table["rows"].insert(place, row)
        if stale or left_out:
            changed.append(block)
            count += len(stale) + len(left_out)
    Block.objects.bulk_update(changed, ["table"])
    Item.objects.filter(pk__in={block.item_id for block in changed}).update(
        version=F("version") + 1
    )
    return count
