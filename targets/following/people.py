"""Units and who answers for them, in words for a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from emulation.lib.text import first_upper
from emulation.org.models import Commune, Membership, Position, Role, Spell, UnitKind
from emulation.org.rights import holding_on
from emulation.org.selectors import spells_among, spells_by_day


def spells_with_heads(commune: Commune, day: dt.date) -> dict[int, Spell]:
    """Return the spells of a day of all units of the commune, by unit; one query.

    Each carries ``head`` ("Trưởng thôn Lý Văn Sơn", or "").
    """
    rows = Spell.objects.filter(commune=commune).annotate(head=_head(day)).order_by("valid_from")
    spells = spells_among(rows, day)
    for spell in spells.values():
        spell.head = first_upper(spell.head.strip())
    return spells


def _head(day: dt.date) -> Coalesce:
    """Return the chức vụ and name of who has headed the spell's unit the longest."""
    titles = Position.objects.filter(
        holding_on(day), person=OuterRef("person"), unit=OuterRef("unit")
    )
    title = Coalesce(Subquery(titles.order_by("valid_from").values("title")[:1]), Value(""))
    heads = Membership.objects.filter(
        holding_on(day), unit=OuterRef("unit"), role=Role.UNIT_HEAD
    ).order_by("valid_from", "-pk")
    words = Concat(title, Value(" "), "person__full_name")
    return Coalesce(Subquery(heads.annotate(words=words).values("words")[:1]), Value(""))


def ordered_units(
    units: Iterable[int], day: dt.date, spells: Iterable[Spell] | None = None
) -> list[Spell]:
    """Return the names and kinds of units as on a day, by kind and in the commune's order.

    One query, none where all ``spells`` of the units are given, oldest first. Before its first
    day a unit has its first name, after its last the last.
    """
    units = set(units)
    spells = spells_by_day(units) if spells is None else spells
    held = spells_among((spell for spell in spells if spell.unit_id in units), day)
    kinds = UnitKind.values
    return sorted(
        held.values(), key=lambda one: (kinds.index(one.kind), one.position, one.sort_key)
    )
