"""Many targets at once: all of them, or none, by the rules of ``target_create``.

The table of a year may hold hundreds, so rows of one kind are checked and saved together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.lib import dates
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.rights import authorise, subject
from emulation.org.services.rows import RowRefused, refused_as, save_many
from emulation.trail.services import Actor, entries_record
from targets.known import KnownIndicators
from targets.measures import indicator_name
from targets.models import Indicator, Span, Strand, Target, TargetUnit, TargetValue
from targets.selectors import next_position
from targets.services.catalogues import indicator_fill
from targets.services.targets import (
    LASTING_FIELDS,
    OWN_FIELDS,
    indicator_settle,
    strand_names,
    target_draft,
)
from targets.services.values import FIGURE_FIELDS, words_of


@dataclass(frozen=True)
class NewTarget:
    """A row of the table: ``fields`` are those of ``target_create``.

    ``parent`` is a saved target, or ``parent_row`` a row of the table. The indicator is
    found by name and unit of measure, or made; ``indicator_name`` is its name where it is
    not the usual one.
    """

    row: int
    fields: dict[str, Any] = field(default_factory=dict)
    parent: Target | None = None
    parent_row: int | None = None
    indicator_name: str = ""


@transaction.atomic
def target_table_save(*, span: Span, rows: Sequence[NewTarget], by: User | None) -> list[Target]:
    """Set the targets of a table in its order.

    Raises ``RowRefused``. Rows whose parents go round in a circle are refused, too.
    """
    actor = authorise(by, "targets.keep", span.commune)
    table = _Table(span, rows, actor)
    table.save()
    return [table.saved[row.row] for row in rows]


class _Table:
    def __init__(self, span: Span, rows: Sequence[NewTarget], actor: Actor) -> None:
        self._span, self._actor = span, actor
        self._rows = {row.row: row for row in rows}
        self._known = KnownIndicators(span.commune)
        first = next_position(span)
        self._places = {row.row: first + place for place, row in enumerate(rows)}
        self.saved: dict[int, Target] = {}

    def save(self) -> None:
        levels = list(_wholes_first(list(self._rows.values())))
        indicators = self._indicators(row for level in levels for row in level)
        for level in levels:
            drafts = {row.row: self._draft(row, indicators[row.row]) for row in level}
            save_many(drafts.items())
            self.saved |= drafts
        self._save_values()
        self._save_strands_and_units()
        self._tell()

    # Indicators

    def _indicators(self, rows: Iterator[NewTarget]) -> dict[int, Indicator]:
        found, new = {}, {}
        for row in rows:
            name = row.indicator_name or self._usual_name(row)
            unit_text, lasting = row.fields.get("unit_text", ""), self._lasting(row)
            known = row.fields.get("indicator") or self._known.find(name, unit_text)
            if known is None:
                known = new[row.row] = self._new_indicator(name, unit_text, lasting)
            elif not row.fields.get("indicator") and known.pk:
                with refused_as(row.row):
                    indicator_settle(known, lasting, self._actor)
            found[row.row] = known
        save_many(new.items())
        told = ((subject(indicator), None) for indicator in new.values())
        entries_record("targets.indicator.created", actor=self._actor, told=told)
        return found

    def _usual_name(self, row: NewTarget) -> str:
        above = self._rows.get(row.parent_row) if row.parent_row is not None else None
        parent_name = above.fields["name"] if above else row.parent.name if row.parent else ""
        return indicator_name(clean_line(row.fields["name"]), clean_line(parent_name))

    def _lasting(self, row: NewTarget) -> dict[str, Any]:
        given = {name: row.fields[name] for name in LASTING_FIELDS if name in row.fields}
        return {"direction_confirmed": False} | given

    def _new_indicator(self, name: str, unit_text: str, lasting: dict[str, Any]) -> Indicator:
        indicator = Indicator(commune=self._span.commune, name=name, unit_text=unit_text, **lasting)
        indicator_fill(indicator, self._known.unit(unit_text))
        self._known.add(indicator)
        return indicator

    # Targets and what belongs to them

    def _draft(self, row: NewTarget, indicator: Indicator) -> Target:
        own = {name: value for name, value in row.fields.items() if name in OWN_FIELDS}
        above = row.parent if row.parent_row is None else self.saved[row.parent_row]
        own |= {"parent": above, "position": self._places[row.row]}
        with refused_as(row.row):
            units, kind = row.fields.get("units", ()), row.fields["kind"]
            target = target_draft(self._span.commune, self._span, units, kind, **own)
        target.indicator = indicator
        return target

    def _save_values(self) -> None:
        values = {row.row: self._value(row) for row in self._rows.values()}
        save_many(values.items())
        for row, value in values.items():
            self.saved[row].current = value
        Target.objects.bulk_update(self.saved.values(), ["current"])

    def _value(self, row: NewTarget) -> TargetValue:
        figures = {name: row.fields.get(name) for name in FIGURE_FIELDS}
        figures["level"] = clean_line(figures["level"] or "")
        return TargetValue(
            commune=self._span.commune,
            target=self.saved[row.row],
            set_at=dates.now(),
            paper=clean_line(row.fields.get("paper", "")),
            paper_on=row.fields.get("paper_on"),
            **figures,
        )

    def _save_strands_and_units(self) -> None:
        save_many(
            (row.row, Strand(**self._of(row), name=name, position=position))
            for row in self._rows.values()
            for position, name in enumerate(strand_names(row.fields.get("strands", ())))
        )
        save_many(
            (row.row, TargetUnit(**self._of(row), unit=unit))
            for row in self._rows.values()
            for unit in dict.fromkeys(row.fields.get("units", ()))
        )

    def _of(self, row: NewTarget) -> dict[str, Any]:
        return {"commune": self._span.commune, "target": self.saved[row.row]}

    def _tell(self) -> None:
        told = (
            (subject(target), {"value": ["", words_of(target.current, target)]})
            for target in self.saved.values()
        )
        entries_record("targets.target.created", actor=self._actor, told=told)


def _wholes_first(rows: Sequence[NewTarget]) -> Iterator[list[NewTarget]]:
    """Give the rows level by level, wholes before their parts."""
    done: set[int] = set()
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if row.parent_row is None or row.parent_row in done]
        if not ready:
            raise RowRefused(
                waiting[0].row, ValidationError({"parent": "Chỉ tiêu cha không có trong bảng."})
            )
        yield ready
        done |= {row.row for row in ready}
        waiting = [row for row in waiting if row.row not in done]
