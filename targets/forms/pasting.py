"""Rows of a pasted block put into the table that is being filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from targets.pasting import Fields, Pasted

PREFIX = "dong"
BLOCK = "khoi"  # name of the field that holds the block
_CELL = re.compile(rf"{PREFIX}-(\d+)-(?!TOTAL|INITIAL)")


def paste_into(data: QueryDict, pasted: Pasted, *, most: int) -> tuple[QueryDict, tuple[str, ...]]:
    """Return the posted table with the rows behind those filled, and what found no room."""
    data = data.copy()
    first = _first_free(data)
    room = max(0, most - first)
    for place, row in enumerate(placed(pasted.rows[:room], first + 1), start=first):
        for name, text in row.items():
            data[f"{PREFIX}-{place}-{name}"] = text
    needed = first + min(room, len(pasted.rows))
    total = str(data.get(f"{PREFIX}-TOTAL_FORMS", ""))
    had = int(total) if total.isdigit() else 0
    data[f"{PREFIX}-TOTAL_FORMS"] = str(min(most, max(had, needed)))
    data.setdefault(f"{PREFIX}-INITIAL_FORMS", "0")
    left = pasted.rows[room:]
    return data, tuple(row.get("name", "") for row in left)


def placed(rows: tuple[Fields, ...], first: int) -> list[Fields]:
    """Name the wholes by the numbers that the rows take in the table, from ``first`` on."""
    return [
        row | {"parent_row": str(int(row["parent_row"]) + first - 1)}
        if row.get("parent_row", "").isdigit()
        else row
        for row in rows
    ]


def _first_free(data: Mapping[str, Any]) -> int:
    """Return the place behind the last row in which something was typed."""
    filled = (
        int(found[1])
        for key, text in data.items()
        if (found := _CELL.match(key)) and str(text).strip() and _counts(key)
    )
    return max(filled, default=-1) + 1


def _counts(key: str) -> bool:
    return not key.endswith(("-direction_confirmed", "-baseline_year"))
