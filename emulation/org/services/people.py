"""People, what they hold and what they may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.lib.text import clean_line, name_sort_key, search_key
from emulation.org.models import (
    Commune,
    Household,
    Membership,
    Person,
    Position,
    Role,
    Unit,
    User,
)
from emulation.org.rights import authorise, subject
from emulation.org.services.rows import (
    require_same_commune,
    require_within_unit,
    save_changes,
    save_many,
    save_new,
)
from emulation.trail.services import entries_record

PERSONAL = ("full_name", "gender", "birth_year", "phone", "email")
POSITION_FIELDS = ("unit", "title", "signature_title", "valid_from", "valid_to")
MEMBERSHIP_FIELDS = ("unit", "role", "valid_from", "valid_to")


@transaction.atomic
def person_create(
    *,
    commune: Commune,
    full_name: str,
    gender: str = "",
    birth_year: int | None = None,
    phone: str = "",
    email: str = "",
    code: str = "",
    by: User | None,
) -> Person:
    actor = authorise(by, "org.add_person", commune)
    person = person_named(commune, full_name, birth_year)
    person.gender, person.phone = gender, clean_line(phone)
    person.email, person.code = clean_line(email), clean_line(code)
    save_new(person, "org.person.created", actor)
    return person


def person_named(commune: Commune, full_name: str, birth_year: int | None = None) -> Person:
    """Return a person who is not stored yet."""
    name = clean_line(full_name)
    return Person(commune=commune, full_name=name, birth_year=birth_year, **_keys(full_name))


@transaction.atomic
def people_write(
    *, commune: Commune, people: Sequence[tuple[Any, Person]], by: User | None
) -> None:
    """Write many people down at once, each with the name it is refused by (``RowRefused``)."""
    if not people:
        return
    actor = authorise(by, "org.add_person", commune)
    save_many(people)
    told = [(subject(person), None) for _, person in people]
    entries_record("org.person.created", actor=actor, told=told)


@transaction.atomic
def person_change(*, person: Person, by: User | None, **fields: Any) -> Person:
    """Change name, gender, birth year, telephone, e-mail or code; households follow a new name."""
    actor = authorise(by, "org.keep_people", person.commune)
    keys = _keys(fields["full_name"]) if "full_name" in fields else {}
    save_changes(
        person,
        fields,
        "org.person.changed",
        actor,
        allowed=(*PERSONAL, "code"),
        personal=PERSONAL,
        keys=keys,
    )
    if keys:
        Household.objects.filter(head=person).update(**keys)
    return person


@transaction.atomic
def position_create(
    *,
    person: Person,
    unit: Unit,
    title: str,
    signature_title: str = "",
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    by: User | None,
) -> Position:
    actor = authorise(by, "org.administer", person.commune)
    position = Position(
        commune=person.commune,
        person=person,
        unit=unit,
        title=clean_line(title),
        signature_title=clean_line(signature_title),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _check_place(position)
    save_new(position, "org.position.created", actor)
    return position


@transaction.atomic
def position_change(*, position: Position, by: User | None, **fields: Any) -> Position:
    actor = authorise(by, "org.administer", position.commune)
    _check_new_place(position, fields)
    save_changes(position, fields, "org.position.changed", actor, allowed=POSITION_FIELDS)
    return position


@transaction.atomic
def membership_create(
    *,
    person: Person,
    unit: Unit,
    role: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    by: User | None,
) -> Membership:
    actor = authorise(by, "org.administer", person.commune)
    membership = Membership(
        commune=person.commune,
        person=person,
        unit=unit,
        role=role,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _check_place(membership)
    _check_overseer(role, person.commune)
    save_new(membership, "org.membership.created", actor)
    return membership


@transaction.atomic
def membership_change(*, membership: Membership, by: User | None, **fields: Any) -> Membership:
    actor = authorise(by, "org.administer", membership.commune)
    _check_new_place(membership, fields)
    _check_overseer(fields.get("role", membership.role), membership.commune)
    save_changes(membership, fields, "org.membership.changed", actor, allowed=MEMBERSHIP_FIELDS)
    return membership


def _keys(full_name: str) -> dict[str, str]:
    return {"search_key": search_key(full_name), "sort_key": name_sort_key(full_name)}


def _check_overseer(role: str, commune: Commune) -> None:
    """An overseer reads all below; a commune has nothing below it."""
    if role == Role.OVERSEER and commune.level == Commune.Level.COMMUNE:
        raise ValidationError({"role": "Vai trò này chỉ dành cho cơ quan cấp trên của xã."})


def _check_place(row: Position | Membership) -> None:
    require_same_commune("unit", row.unit, row.commune)
    require_within_unit(row, row.unit)


def _check_new_place(row: Position | Membership, fields: dict[str, Any]) -> None:
    unit = fields.get("unit", row.unit)
    require_same_commune("unit", unit, row.commune)
