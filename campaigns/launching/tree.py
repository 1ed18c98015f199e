"""The criteria of a campaign in reading order, with what their points add up to. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from emulation.lib.quantities import format_number


@dataclass(frozen=True)
class Node:
    """A criterion at its place: ``number`` as "2.1", ``sum`` of its parts or None."""

    row: Any
    level: int
    number: str
    sum: Decimal | None

    @property
    def differs(self) -> str:
        """Say where the parts do not add up to the whole."""
        if self.sum is None or self.sum == self.row.points:
            return ""
        return (
            f"cộng lại {format_number(self.sum)} điểm, "
            f"khác điểm tối đa {format_number(self.row.points)}"
        )


def nodes_of(criteria: Iterable[Any]) -> list[Node]:
    """Return the criteria as a person reads them; each needs ``pk``, ``parent_id``, ``points``.

    The order among siblings is that of ``criteria``.
    """
    below: dict[int | None, list[Any]] = defaultdict(list)
    for row in criteria:
        below[row.parent_id].append(row)
    return list(_walk(below, None, 1, ""))


def totals_of(criteria: Iterable[Any]) -> dict[str, Decimal]:
    """Return the highest points by kind: those of the criteria that stand at the top."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for row in criteria:
        if row.parent_id is None:
            totals[row.kind] += row.points
    return dict(totals)


def _walk(below: dict[int | None, list[Any]], parent: int | None, level: int, above: str) -> Any:
    for place, row in enumerate(below.get(parent, []), 1):
        number = f"{above}{place}"
        parts = below.get(row.pk, [])
        yield Node(row, level, number, sum((p.points for p in parts), Decimal(0)) or None)
        yield from _walk(below, row.pk, level + 1, f"{number}.")
