"""Many targets at once, as typed into a table: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.org.models import User
from emulation.org.rights import authorise
from targets.models import Span, Target
from targets.selectors import next_position
from targets.services.targets import target_create


@dataclass(frozen=True)
class NewTarget:
    """A row of the table. ``parent`` is a saved target, or ``parent_row`` a row of the table."""

    row: int
    fields: dict[str, Any] = field(default_factory=dict)
    parent: Target | None = None
    parent_row: int | None = None


class RowRefused(Exception):
    """The rules refuse a row; nothing of the table was saved."""

    def __init__(self, row: int, error: ValidationError) -> None:
        super().__init__(f"Row {row}: {error.messages}")
        self.row, self.error = row, error


@transaction.atomic
def target_table_save(*, span: Span, rows: Sequence[NewTarget], by: User | None) -> list[Target]:
    """Set the targets of a table in its order, a whole before its parts.

    Raises ``RowRefused``. Rows whose parents go round in a circle are refused, too.
    """
    authorise(by, "targets.keep", span.commune)
    saved: dict[int, Target] = {}
    first = next_position(span)
    places = {row.row: first + place for place, row in enumerate(rows)}
    for row in _wholes_first(rows):
        parent = row.parent if row.parent_row is None else saved[row.parent_row]
        try:
            saved[row.row] = target_create(
                commune=span.commune,
                span=span,
                parent=parent,
                position=places[row.row],
                by=by,
                **row.fields,
            )
        except ValidationError as error:
            raise RowRefused(row.row, error) from error
    return [saved[row.row] for row in rows]


def _wholes_first(rows: Sequence[NewTarget]) -> list[NewTarget]:
    ordered: list[NewTarget] = []
    done: set[int] = set()
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row.parent_row is None or row.parent_row in done]
        if not ready:
            raise RowRefused(
                waiting[0].row, ValidationError({"parent": "Chỉ tiêu cha không có trong bảng."})
            )
        ordered += ready
        done |= {row.row for row in ready}
        waiting = [row for row in waiting if row.row not in done]
    return ordered
