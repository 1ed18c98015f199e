"""Rights over units, people, households and accounts."""

from __future__ import annotations

from typing import Any

from emulation.org.models import Commune, Household, Membership, Person, Role, Unit, User
from emulation.org.rights import held, memberships, permission

OFFICE = (Role.CLERK, Role.ADMINISTRATOR)


@permission("org.administer")
def administer(user: User, commune: Commune | None) -> Membership | None:
    """Keep units, people, positions, roles and catalogues of the commune."""
    return held(user, [Role.ADMINISTRATOR], commune) if commune else None


@permission("org.reset_login")
def reset_login(user: User, commune: Commune | None) -> Membership | None:
    """Hand out a one-time code, face to face: the clerk or the administrator."""
    return held(user, OFFICE, commune) if commune else None


@permission("org.keep_people")
def keep_people(user: User, commune: Commune) -> Membership | None:
    """Write people of the commune down, and read their telephone numbers."""
    return held(user, OFFICE, commune)


@permission("org.add_person")
def add_person(user: User, commune: Commune) -> Membership | None:
    """Write a new person down; a village's head needs it for its households."""
    return held(user, [*OFFICE, Role.UNIT_HEAD], commune)


@permission("org.view_people")
def view_people(user: User, commune: Commune) -> Membership | None:
    """See the list of units and who heads them: every member of the commune."""
    return held(user, Role.values, commune)


@permission("org.view_contact")
def view_contact(user: User, person: Person) -> Membership | None:
    """Read the telephone number of a person: who keeps people, and the person itself."""
    own = (row for row in memberships(user) if row.person_id == person.pk)
    return held(user, OFFICE, person.commune_id) or next(own, None)


@permission("org.keep_households")
def keep_households(user: User, village: Unit) -> Membership | None:
    """Maintain the households of a village: its head, the clerk, the administrator."""
    office = held(user, OFFICE, village.commune_id)
    return office or held(user, [Role.UNIT_HEAD], village.commune_id, village)


@permission("org.keep_household")
def keep_household(user: User, household: Household | Any) -> Membership | None:
    return keep_households(user, household.village)
