"""In which words a place of the demonstration is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitSpec:
    """A unit; ``superior`` is the name of another unit, "" at the top.

    ``population``, ``households`` and ``farmland_ha`` are example figures of a village.
    """

    name: str
    kind: str  # a value of emulation.org's UnitKind
    superior: str = ""
    short_name: str = ""
    code: str = ""
    population: int | None = None
    households: int | None = None
    farmland_ha: int | None = None


@dataclass(frozen=True)
class PersonSpec:
    """A person: memberships are (unit, role), positions (unit, title, title as signed).

    ``login`` is a code, or a telephone number that no network gives out.
    """

    name: str
    gender: str  # male female
    birth_year: int | None
    login: str
    positions: tuple[tuple[str, str, str], ...]
    memberships: tuple[tuple[str, str], ...] = ()
    phone: str = ""  # of the same kind; "" takes a log-in that is one


@dataclass(frozen=True)
class PlaceSpec:
    """A local authority with its own units and people."""

    unit: str  # name of its own unit among ``units``
    level: str  # province district commune
    location: str  # địa danh on its papers
    code: str  # short, for codes of units and log-ins
    units: tuple[UnitSpec, ...]
    people: tuple[PersonSpec, ...] = ()

    def unit_names(self, *kinds: str) -> tuple[str, ...]:
        """Return the names of the units of these kinds, in the order of ``units``."""
        return tuple(unit.name for unit in self.units if unit.kind in kinds)

    @property
    def villages(self) -> tuple[UnitSpec, ...]:
        return tuple(unit for unit in self.units if unit.kind == "village")


def unit_head(
    name: str, gender: str, birth_year: int, login: str, unit: str, title: str
) -> PersonSpec:
    return PersonSpec(
        name,
        gender,
        birth_year,
        login,
        positions=((unit, title, title.upper()),),
        memberships=((unit, "unit_head"),),
    )
