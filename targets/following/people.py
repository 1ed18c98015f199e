"""Units and who answers for them, in words for a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery

from emulation.lib.text import first_upper
from emulation.org.models import Membership, Position, Role, Spell, UnitKind
from emulation.org.rights import holding_on


def heads_of(units: Iterable[int], day: dt.date) -> dict[int, str]:
    """Return "Trưởng thôn Lý Văn Sơn" by unit, in one query; units without a head lack."""
    titles = Position.objects.filter(
        holding_on(day), person=OuterRef("person"), unit=OuterRef("unit")
    )
    rows = Membership.objects.filter(holding_on(day), unit__in=set(units), role=Role.UNIT_HEAD)
    told = rows.annotate(title=Subquery(titles.order_by("valid_from").values("title")[:1]))
    ordered = told.order_by("-valid_from", "pk")
    return {
        unit: first_upper(f"{title or ''} {name}".strip())
        for unit, title, name in ordered.values_list("unit", "title", "person__full_name")
    }


def ordered_units(units: Iterable[int], day: dt.date) -> list[Spell]:
    """Return the names and kinds of units as on a day, by kind and in the commune's order.

    One query. Before its first day a unit has its first name, after its last the last.
    """
    spells: dict[int, Spell] = {}
    for spell in Spell.objects.filter(unit__in=set(units)).order_by("valid_from"):
        if spell.valid_from <= day or spell.unit_id not in spells:
            spells[spell.unit_id] = spell
    kinds = UnitKind.values
    return sorted(
        spells.values(), key=lambda one: (kinds.index(one.kind), one.position, one.sort_key)
    )
