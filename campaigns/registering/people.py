"""People and collectives of a unit, and whom a typed name means among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.models import Aspirant
from emulation.lib import dates
from emulation.lib.text import clean_line, search_key
from emulation.org.models import (
    HouseholdMember,
    Membership,
    Person,
    Position,
    Unit,
    UnitKind,
)
from emulation.org.rights import holding_on
from emulation.org.selectors import spells_on


@dataclass(frozen=True)
class Collective:
    """A unit that may aim at a title, with its name and kind of today."""

    unit: Unit
    name: str
    kind: str


def collectives_of(unit: Unit) -> list[Collective]:
    """Return the unit itself and the collectives in it, as they are today."""
    own, inside = Q(unit=unit), Q(superior=unit, kind=UnitKind.COLLECTIVE)
    spells = spells_on(unit.commune, dates.today()).filter(own | inside)
    found = [Collective(spell.unit, spell.name, spell.kind) for spell in spells]
    return sorted(found, key=lambda one: one.unit.pk != unit.pk)


def people_of(unit: Unit) -> QuerySet[Person]:
    """Return the people of the unit: who works there, lives in its households, or was
    registered by it before; by given name."""
    today = dates.today()
    person = Q(person=OuterRef("pk"))
    acts = [
        model.objects.filter(holding_on(today), person, unit=unit)
        for model in (Position, Membership)
    ]
    lives = HouseholdMember.objects.filter(
        holding_on(today), holding_on(today, "household__"), person, household__village=unit
    )
    before = Aspirant.objects.filter(person, registration__unit=unit)
    condition = Exists(lives) | Exists(before)
    for rows in acts:
        condition |= Exists(rows)
    rows = Person.objects.filter(condition, commune=unit.commune_id)
    return rows.order_by("sort_key", "pk")


def person_meant(unit: Unit, name: str, born: int | None) -> Person | None:
    """Return whom a name means: of the unit, else of the commune by name and year of birth.

    ``None`` is somebody who is not written down yet. Raises ``ValidationError`` where it
    cannot be told.
    """
    commune = Person.objects.filter(commune=unit.commune_id, search_key=search_key(name)).order_by(
        "pk"
    )

    def own(alike: list[Person]) -> list[Person]:
        return list(people_of(unit).filter(pk__in=[one.pk for one in alike]))

    return person_among(commune, own, name, born)


def person_among(
    commune: Iterable[Person],
    own: Callable[[list[Person]], list[Person]],
    name: str,
    born: int | None,
) -> Person | None:
    """Return whom a name means among the commune's people of that name, as ``person_meant``.

    ``own`` picks from some of them those of the unit.
    """
    alike = [one for one in commune if _may_be(one, born)]
    exact = [one for one in alike if clean_line(one.full_name).casefold() == name.casefold()]
    alike = exact or alike
    found = own(alike) if alike else []
    if not found and born is not None:
        found = [one for one in alike if one.birth_year == born]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        years = ", ".join(str(one.birth_year or "chưa rõ năm sinh") for one in found)
        raise ValidationError(f"Có {len(found)} người tên {name} ({years}). Ghi năm sinh.")
    if born is None:
        raise ValidationError(
            f"Chưa có {name} trong danh sách người của đơn vị. Xem lại tên; người mới thì ghi "
            "thêm năm sinh."
        )
    return None


def _may_be(person: Person, born: int | None) -> bool:
    return born is None or person.birth_year is None or person.birth_year == born
