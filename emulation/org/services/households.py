"""Households of a village and who lives in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from emulation.lib import dates
from emulation.lib.text import clean_line
from emulation.org.models import Household, HouseholdMember, Person, Unit, UnitKind, User
from emulation.org.rights import authorise, subject
from emulation.org.services.people import people_write
from emulation.org.services.rows import cleaned, refused_as, require_same_commune, save_many
from emulation.trail.changes import CHANGED, changes_to
from emulation.trail.services import entries_record, entry_record

Members = Iterable[tuple[Person, str]]


@dataclass(frozen=True)
class NewHousehold:
    """A household to be made; a ``head`` that is not stored yet is written down with it."""

    code: str
    head: Person
    address: str = ""


CHANGEABLE = ("code", "head", "address", "valid_to")
PERSONAL = ("head", "address")
HEAD = "Chủ hộ"
ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def household_create(
    *,
    village: Unit,
    code: str,
    head: Person,
    address: str = "",
    valid_from: dt.date,
    members: Members = (),
    by: User | None,
) -> Household:
    """Make a household with its head (added to ``members`` where missing)."""
    household = Household(
        commune=village.commune,
        village=village,
        code=clean_line(code),
        head=head,
        address=clean_line(address),
        valid_from=valid_from,
    )
    actor = authorise(by, "org.keep_household", household)
    _require_kind(village)
    _save(household)
    _members_set(household, members, valid_from)
    entry_record("org.household.created", actor=actor, subject=subject(household))
    return household


@transaction.atomic
def households_create(
    *, village: Unit, rows: Sequence[NewHousehold], valid_from: dt.date, by: User | None
) -> list[Household]:
    """Make many households of a village in a few queries, as ``household_create`` makes one.

    Raises ``RowRefused``, named by the row.
    """
    actor = authorise(by, "org.keep_household", Household(village=village))
    _require_kind(village)
    people_write(
        commune=village.commune,
        people=[(row, row.head) for row in rows if row.head.pk is None],
        by=by,
    )
    made = [_new(village, row, valid_from) for row in rows]
    save_many(zip(rows, made, strict=True))
    save_many((row, _head_of(household)) for row, household in zip(rows, made, strict=True))
    told = [(subject(household), None) for household in made]
    entries_record("org.household.created", actor=actor, told=told)
    return made


@transaction.atomic
def addresses_change(
    *, village: Unit, addresses: Sequence[tuple[Household, str]], by: User | None
) -> None:
    """Give many households of a village a new address. Raises ``RowRefused``."""
    actor = authorise(by, "org.keep_household", Household(village=village))
    told = []
    for household, address in addresses:
        household.address = clean_line(address)
        with refused_as(household):
            household.clean_fields(exclude=["village", "head", "commune"])
        told.append((subject(household), {"address": CHANGED}))
    Household.objects.bulk_update([row for row, _ in addresses], ["address"], batch_size=500)
    entries_record("org.household.changed", actor=actor, told=told)


@transaction.atomic
def household_change(
    *,
    household: Household,
    members: Members | None = None,
    on: dt.date | None = None,
    by: User | None,
    **fields: Any,
) -> Household:
    """Change code, head, address or last day; ``members`` is the wanted list from ``on``.

    Who is no longer in the list leaves the day before ``on`` (today where not given).
    """
    actor = authorise(by, "org.keep_household", household)
    fields = cleaned(household, fields, CHANGEABLE)
    changes = changes_to(household, fields, personal=PERSONAL)
    if "head" in changes and members is None:
        members = _members_under(household, fields["head"])
    for name, value in fields.items():
        setattr(household, name, value)
    _save(household)
    if household.valid_to is not None:
        _members_leave(household, household.valid_to)
    elif members is not None and _members_set(household, members, on or dates.today()):
        changes["members"] = CHANGED
    if changes:
        entry_record(
            "org.household.changed", actor=actor, subject=subject(household), changes=changes
        )
    return household


def _require_kind(village: Unit) -> None:
    if not village.spells.filter(kind=UnitKind.VILLAGE).exists():
        raise ValidationError({"village": "Hộ gia đình ghi ở thôn, tổ dân phố."})


def _new(village: Unit, row: NewHousehold, valid_from: dt.date) -> Household:
    require_same_commune("head", row.head, village.commune)
    return Household(
        commune=village.commune,
        village=village,
        code=clean_line(row.code),
        head=row.head,
        address=clean_line(row.address),
        valid_from=valid_from,
        search_key=row.head.search_key,
        sort_key=row.head.sort_key,
    )


def _head_of(household: Household) -> HouseholdMember:
    return HouseholdMember(
        commune=household.commune,
        household=household,
        person=household.head,
        relation=HEAD,
        valid_from=household.valid_from,
    )


def _save(household: Household) -> None:
    require_same_commune("head", household.head, household.commune)
    household.search_key = household.head.search_key
    household.sort_key = household.head.sort_key
    household.full_clean()
    household.save()


def _members_under(household: Household, new_head: Person) -> Members:
    """Return the present members where only the head changes; the old one stays."""
    rows = household.members.filter(valid_to=None).exclude(person=new_head)
    return [
        (row.person, "" if row.person_id == household.head_id else row.relation)
        for row in rows.select_related("person")
    ]


def _members_set(household: Household, members: Members, on: dt.date) -> bool:
    """Bring the open members to the wanted list; say whether anything changed."""
    wanted = {household.head: HEAD} | dict(members)
    living = {row.person_id: row for row in household.members.filter(valid_to=None)}
    leaving = [row for pk, row in living.items() if pk not in {p.pk for p in wanted}]
    for row in leaving:
        _leave(row, on)
    changed = bool(leaving)
    for person, relation in wanted.items():
        changed |= _live(household, living.get(person.pk), person, relation, on)
    return changed


def _members_leave(household: Household, last_day: dt.date) -> None:
    living = household.members.filter(valid_to=None)
    latest = living.order_by("-valid_from").first()
    if latest and latest.valid_from > last_day:
        day = f"{latest.valid_from:%d/%m/%Y}"
        raise ValidationError({"valid_to": f"Có người vào hộ ngày {day}; chọn từ ngày đó."})
    living.update(valid_to=last_day)


def _leave(row: HouseholdMember, on: dt.date) -> None:
    row.valid_to = max(on - ONE_DAY, row.valid_from)
    row.save(update_fields=["valid_to"])


def _live(
    household: Household,
    row: HouseholdMember | None,
    person: Person,
    relation: str,
    on: dt.date,
) -> bool:
    relation = clean_line(relation)
    if row is not None and row.relation == relation:
        return False
    if row is None:
        require_same_commune("members", person, household.commune)
        row = HouseholdMember(
            commune=household.commune, household=household, person=person, valid_from=on
        )
    row.relation = relation
    row.full_clean()
    row.save()
    return True
