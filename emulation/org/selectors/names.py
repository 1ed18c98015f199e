"""Names, issuers, signatories and roles as they were on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from emulation.lib.text import first_lower
from emulation.org.models import Commune, Membership, Position, Spell, Unit
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import holding_on


def spells_on(commune: Commune, day: dt.date) -> QuerySet[Spell]:
    """Return the names that held on a day, in the commune's order."""
    spells = Spell.objects.filter(holding_on(day), commune=commune)
    return spells.select_related("unit", "superior").order_by("position", "sort_key")


def unit_name(unit: Unit, day: dt.date) -> str:
    """Return the name of a day; outside the unit's days the nearest name it had."""
    return unit_names([unit], day)[unit.pk]


def unit_names(units: Iterable[Unit | int], day: dt.date) -> dict[int, str]:
    """Return the names of a day by key of the unit, in one query."""
    return names_among(spells_by_day(units), day)


def names_at_home(units: Iterable[Unit | int], day: dt.date) -> dict[int, str]:
    """Return what rows inside the own commune call the units: "Trạm Y tế"; one query."""
    return {unit: spell.home_name for unit, spell in spells_held(units, day).items()}


def spells_held(units: Iterable[Unit | int], day: dt.date) -> dict[int, Spell]:
    """Return the spell of a day by key of the unit, else the nearest; one query."""
    return spells_among(spells_by_day(units), day)


def commune_spells(commune: Commune) -> list[Spell]:
    """Return all spells of the commune's units, oldest first."""
    return list(Spell.objects.filter(commune=commune).order_by("valid_from"))


def spells_by_day(units: Iterable[Unit | int]) -> list[Spell]:
    """Return all spells of the units, oldest first."""
    return list(Spell.objects.filter(unit__in=list(units)).order_by("valid_from"))


def spells_among(spells: Iterable[Spell], day: dt.date) -> dict[int, Spell]:
    """Pick the spells of a day by unit from spells, oldest first; else the first of the unit."""
    held: dict[int, Spell] = {}
    for spell in spells:
        if spell.valid_from <= day or spell.unit_id not in held:
            held[spell.unit_id] = spell
    return held


def names_among(spells: Iterable[Spell], day: dt.date) -> dict[int, str]:
    """Pick the names of a day from spells, oldest first; before the first day, the first name."""
    return {unit: spell.name for unit, spell in spells_among(spells, day).items()}


def commune_names(communes: Iterable[Commune | int], day: dt.date) -> dict[int, str]:
    """Return "Xã Đồng Tâm" by key of the commune, as on the day, in the order of names."""
    spells = spells_among(_whole(communes), day).values()
    by_name = sorted(spells, key=lambda spell: spell.sort_key)
    return {spell.commune_id: spell.name for spell in by_name}


def commune_unit(commune: Commune) -> Unit:
    """Return the unit that is the local authority itself."""
    whole = Spell.objects.filter(commune=commune, kind__in=OWN_KINDS)
    return Unit.objects.get(pk__in=whole.values("unit"))


def commune_name(commune: Commune, day: dt.date) -> str:
    """Return "xã Đồng Tâm", as it was called on the day."""
    (spell,) = spells_among(_whole([commune]), day).values()
    return first_lower(spell.name)


def commune_and_unit_names(
    commune: Commune, units: Collection[int], day: dt.date
) -> tuple[str, dict[int, str]]:
    """Return "xã Đồng Tâm" and the names of units by key, as on the day; one query."""
    whole = Q(commune=commune, kind__in=OWN_KINDS)
    spells = list(Spell.objects.filter(whole | Q(unit__in=units)).order_by("valid_from"))
    own = [one for one in spells if one.commune_id == commune.pk and one.kind in OWN_KINDS]
    (spell,) = spells_among(own, day).values()
    return first_lower(spell.name), names_among(spells, day)


def office_name(commune: Commune, day: dt.date) -> str:
    """Return "UBND xã Đồng Tâm"."""
    return f"UBND {commune_name(commune, day)}"


def issuer_lines(commune: Commune, day: dt.date) -> tuple[str, str]:
    """Return the issuer as papers print it: ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM")."""
    return issuer_of(commune_name(commune, day))


def issuer_of(name: str) -> tuple[str, str]:
    """Return the issuer's lines by the name of the commune: "xã Đồng Tâm"."""
    return ("ỦY BAN NHÂN DÂN", name.upper())


def signatories_on(commune: Commune, day: dt.date) -> QuerySet[Position]:
    """Return the positions that sign papers on a day, those of the authority itself first."""
    whole = Spell.objects.filter(commune=commune, kind__in=OWN_KINDS).values("unit")
    rank = Case(When(unit__in=whole, then=Value(0)), default=Value(1), output_field=IntegerField())
    positions = Position.objects.filter(holding_on(day), commune=commune)
    return (
        positions.exclude(signature_title="")
        .select_related("person", "unit")
        .order_by(rank, "unit", "valid_from", "pk")
    )


def memberships_on(commune: Commune, roles: Collection[str], day: dt.date) -> QuerySet[Membership]:
    """Return who held one of the roles in the commune on a day."""
    rows = Membership.objects.filter(holding_on(day), commune=commune, role__in=roles)
    return rows.select_related("person", "person__user", "unit").order_by("person__sort_key")


def _whole(communes: Iterable[Commune | int]) -> QuerySet[Spell]:
    """Return the spells of the authorities themselves, oldest first."""
    rows = Spell.objects.filter(commune__in=list(communes), kind__in=OWN_KINDS)
    return rows.order_by("valid_from")
