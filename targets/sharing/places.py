"""The units that a target may be given to, and what it can be divided by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Count

from emulation.lib import dates
from emulation.org.models import Commune, Household, Unit, UnitKind
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import holding_on
from emulation.org.selectors import spells_on, unit_names
from targets.models import Result, Share, Span, Target

VILLAGES, OFFICES = "Thôn, tổ dân phố", "Cơ quan, đoàn thể, trường học, trạm"
# Not asked for reports of their own unless a target names them.
_ASIDE = (*OWN_KINDS, UnitKind.COUNCIL, UnitKind.COLLECTIVE)


@dataclass(frozen=True)
class Place:
    unit: Unit
    name: str
    is_village: bool


@dataclass(frozen=True)
class Desk:
    """What the page of one target's shares stands on."""

    target: Target
    places: Sequence[Place]
    shares: Mapping[int, Share]  # by unit

    @property
    def villages(self) -> list[Place]:
        return [place for place in self.places if place.is_village]

    @cached_property
    def households(self) -> dict[int, int]:
        """How many households live in each unit today, in one query."""
        rows = Household.objects.filter(holding_on(dates.today()), commune=self.target.commune_id)
        counted = rows.values("village").annotate(households=Count("pk"))
        return {row["village"]: row["households"] for row in counted}

    @cached_property
    def last(self) -> dict[int, Result]:
        """The newest result of each unit in an earlier span, in one query."""
        rows = Result.objects.filter(
            commune=self.target.commune_id,
            target__indicator=self.target.indicator_id,
            unit__isnull=False,
            strand=None,
            is_current=True,
            period__span__ends_on__lt=self.target.span.starts_on,
        )
        ordered = rows.order_by("period__span__starts_on", "period__number")
        return {row.unit_id: row for row in ordered}

    def last_value(self, place: Place) -> Decimal | None:
        row = self.last.get(place.unit.pk)
        return row.value if row else None


def desk_of(target: Target) -> Desk:
    shares = {share.unit_id: share for share in target.shares.select_related("unit")}
    named = [share.unit for share in shares.values()]
    if target.answering_unit:
        named.append(target.answering_unit)
    return Desk(target, places_of(target.commune, day_of(target.span), named), shares)


def places_of(commune: Commune, day: dt.date, also: Iterable[Unit] = ()) -> list[Place]:
    """Return villages, then offices, in the commune's order; two queries.

    ``also`` are units that hold a share or answer for a target, ended ones included.
    """
    spells = list(spells_on(commune, day))
    usual = [spell for spell in spells if spell.kind not in _ASIDE]
    places = [Place(s.unit, s.name, s.kind == UnitKind.VILLAGE) for s in usual]
    known = {place.unit.pk for place in places}
    others = {unit.pk: unit for unit in also if unit.pk not in known}
    names = unit_names(others, day)
    places += [Place(unit, names[pk], False) for pk, unit in others.items()]
    return sorted(places, key=lambda place: not place.is_village)


def day_of(span: Span) -> dt.date:
    """Return today, or the nearest day of the span."""
    return min(max(dates.today(), span.starts_on), span.ends_on)
