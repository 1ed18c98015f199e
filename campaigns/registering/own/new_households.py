"""Households that a file brings: looked at line by line in memory, written together."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from uuid import UUID

from django.core.exceptions import ValidationError

from campaigns.models import Registration
from campaigns.registering.own.households import Numbering
from campaigns.registering.own.people import EARLIEST
from campaigns.registering.people import people_of, person_among
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import Household, HouseholdMember, Person, User
from emulation.org.services import (
    NewHousehold,
    addresses_change,
    households_create,
    person_named,
)
from emulation.org.services.rows import RowRefused


class NewHouseholds:
    """What the lines of a file add and change; ``write`` stores it in a few queries."""

    def __init__(self, registration: Registration, by: User) -> None:
        self.registration, self.by = registration, by
        self._rows: list[Household] = []
        self._addresses: list[tuple[Household, str]] = []

    def add(self, *, head: str, born: int | None, address: str, code: str) -> Household:
        """Return a household that is not stored yet, with its code; refuse wrong words."""
        if born is not None and not EARLIEST <= born <= dates.today().year:
            raise ValidationError({"born": f"Năm sinh từ {EARLIEST} đến năm nay."})
        person = self._free_head(head, born)
        if person is None:
            person = person_named(self.registration.commune, head, born)
            person.clean_fields(exclude=["commune"])
        village = self.registration.unit
        household = Household(commune=person.commune, village=village, address=address)
        household.code = code or "0"  # the next one is taken when all else is right
        household.clean_fields(exclude=["commune", "village", "head", *_KEYS, "valid_from"])
        household.code, household.head = self._numbering.take(code), person
        self._rows.append(household)
        return household

    def move(self, household: Household, address: str) -> None:
        self._addresses.append((household, address))

    def write(self) -> dict[UUID, Household]:
        """Store all; return what is stored by the uid that ``add`` gave."""
        village = self.registration.unit
        rows = [NewHousehold(row.code, row.head, row.address) for row in self._rows]
        try:
            made = households_create(
                village=village, rows=rows, valid_from=dates.today(), by=self.by
            )
            addresses_change(village=village, addresses=self._addresses, by=self.by)
        except RowRefused as refused:
            raise ValidationError(f"{_name(refused)}: {' '.join(refused.messages)}") from refused
        return {row.uid: stored for row, stored in zip(self._rows, made, strict=True)}

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self.registration)

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        """Return the commune's people by name, as a name is searched."""
        found: dict[str, list[Person]] = defaultdict(list)
        rows = Person.objects.filter(commune=self.registration.commune_id).order_by("pk")
        for person in rows.select_related("commune"):
            found[person.search_key].append(person)
        return found

    @cached_property
    def _own(self) -> set[int]:
        return set(people_of(self.registration.unit).values_list("pk", flat=True))

    @cached_property
    def _at_home(self) -> set[int]:
        """Return who lives in a household already."""
        rows = HouseholdMember.objects.filter(commune=self.registration.commune_id, valid_to=None)
        return set(rows.values_list("person", flat=True))

    def _free_head(self, name: str, born: int | None) -> Person | None:
        """Return the known person, if free to head a household; ``None`` is a new one."""
        if born is None:
            return None
        alike = self._people.get(search_key(name), [])
        try:
            person = person_among(alike, self._of_the_unit, name, born)
        except ValidationError:
            return None  # several of one name: it is a new one
        if person is None or person.pk in self._at_home:
            return None
        self._at_home.add(person.pk)
        return person

    def _of_the_unit(self, alike: list[Person]) -> list[Person]:
        return [one for one in alike if one.pk in self._own]


_KEYS = ("search_key", "sort_key")


def _name(refused: RowRefused) -> str:
    row = refused.row
    return str(row.head if isinstance(row, NewHousehold) else row)
