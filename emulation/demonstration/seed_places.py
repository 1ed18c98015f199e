"""Makes the places of the demonstration: units, people, accounts, households."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from emulation.demonstration.households import HouseholdSpec, households_of
from emulation.demonstration.places import (
    DONG_TAM,
    NGO_QUYEN,
    PLACES,
    PersonSpec,
    PlaceSpec,
    UnitSpec,
)
from emulation.lib import dates
from emulation.org.models import Commune, Person, Spell, Unit, User
from emulation.org.selectors import commune_unit
from emulation.org.services import (
    account_open,
    commune_create,
    household_create,
    membership_create,
    person_create,
    position_create,
    unit_create,
)
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.services import series_open
from targets.services import measure_units_seed

COMMUNES = (DONG_TAM, NGO_QUYEN)
BEGINNING = dt.date(2021, 7, 1)
MADE_ON = dt.date(2024, 1, 2)
PASSWORD = "thi-dua-2024"

# How each office takes its numbers: (mode, first number that the portal gives).
NUMBERING = {
    DONG_TAM.unit: (NumberSeries.Mode.ALLOT, 12),
    NGO_QUYEN.unit: (NumberSeries.Mode.TYPED, 1),
}


def make_places() -> None:
    units = make_communes(PLACES)
    with dates.on_day(MADE_ON):
        for place in COMMUNES:
            _make_catalogues(place, units[place.unit].commune)
            _make_households(place, units)


def make_communes(places: Iterable[PlaceSpec]) -> dict[str, Unit]:
    """Make places with their people and accounts; return the units by name."""
    units: dict[str, Unit] = {}
    password = make_password(PASSWORD)
    with dates.on_day(MADE_ON):
        for place in places:
            commune = _make_units(place, units)
            _make_people(place, commune, units, password)
    return units


def unit_called(commune: Commune, name: str) -> Unit:
    """Return the unit of this name in the commune or above it."""
    spells = Spell.objects.filter(name=name, valid_to=None).select_related("unit")
    own = spells.filter(commune=commune).first() or spells.get()
    return own.unit


def user_called(login: str) -> User:
    return User.objects.get(login=login)


def _make_units(place: PlaceSpec, units: dict[str, Unit]) -> Commune:
    own = next(unit for unit in place.units if unit.name == place.unit)
    commune = commune_create(
        level=place.level,
        name=own.name,
        kind=own.kind,
        place=place.location,
        code=place.code,
        valid_from=BEGINNING,
        superior=units.get(own.superior),
        by=None,
    )
    units[own.name] = commune_unit(commune)
    for position, spec in enumerate(place.units, start=1):
        if spec is not own:
            units[spec.name] = _make_unit(commune, spec, units, position)
    return commune


def _make_unit(commune: Commune, spec: UnitSpec, units: dict[str, Unit], position: int) -> Unit:
    return unit_create(
        commune=commune,
        name=spec.name,
        short_name=spec.short_name,
        kind=spec.kind,
        code=spec.code,
        position=position,
        superior=units[spec.superior],
        population=spec.population,
        valid_from=BEGINNING,
        by=None,
    )


def _make_people(place: PlaceSpec, commune: Commune, units: dict[str, Unit], password: str) -> None:
    for spec in place.people:
        person = person_create(
            commune=commune,
            full_name=spec.name,
            gender=spec.gender,
            birth_year=spec.birth_year,
            phone=spec.phone or (spec.login if spec.login.isdigit() else ""),
            by=None,
        )
        _give_work(person, spec, units)
        user = account_open(person=person, login=spec.login, by=None)
        # One slow hash for all: their password is the same and printed on the screen.
        User.objects.filter(pk=user.pk).update(password=password)


def _give_work(person: Person, spec: PersonSpec, units: dict[str, Unit]) -> None:
    for unit, title, signature_title in spec.positions:
        position_create(
            person=person,
            unit=units[unit],
            title=title,
            signature_title=signature_title,
            valid_from=BEGINNING,
            by=None,
        )
    for unit, role in spec.memberships:
        membership_create(person=person, unit=units[unit], role=role, valid_from=BEGINNING, by=None)


def _make_catalogues(place: PlaceSpec, commune: Commune) -> None:
    measure_units_seed(commune=commune, by=None)
    mode, first_number = NUMBERING[place.unit]
    series_open(
        commune=commune,
        body=commune_unit(commune),
        kinds=[PaperKind.PLAN],
        year=2024,
        name="Sổ kế hoạch",
        mode=mode,
        first_number=first_number,
        by=None,
    )


def _make_households(place: PlaceSpec, units: dict[str, Unit]) -> None:
    for village in place.villages:
        for household in households_of(village):
            _make_household(units[village.name], household)


def _make_household(village: Unit, spec: HouseholdSpec) -> None:
    people = [
        person_create(
            commune=village.commune,
            full_name=member.name,
            gender=member.gender,
            birth_year=member.birth_year,
            by=None,
        )
        for member in spec.members
    ]
    relations = [member.relation for member in spec.members]
    household_create(
        village=village,
        code=spec.code,
        head=people[0],
        valid_from=BEGINNING,
        members=list(zip(people[1:], relations[1:], strict=True)),
        by=None,
    )
