"""The form of the second screen: people and collectives with the title each aims at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from campaigns.launching.scopes import fits, refusal_of, scopes_on
from campaigns.models import Aspirant, Honour, Registration
from campaigns.models.honours import SubjectKind
from campaigns.registering.people import collectives_of, people_of, person_meant
from campaigns.registering.services import aspirants_set
from campaigns.registering.services.writing import registration_writer
from emulation.lib import dates
from emulation.lib.fields import LineField
from emulation.lib.text import clean_line, search_key
from emulation.org.models import (
    Person,
    Unit,
    User,
)
from emulation.org.selectors import unit_names
from emulation.org.services import person_create

PERSON, COLLECTIVE, HOUSEHOLD = SubjectKind.PERSON, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD
MOST_ROWS = 40
MOST_QUOTED = 60
# More names than this make a list that nobody scrolls through, and a page that loads slowly.
MOST_OFFERED = 400
EARLIEST = 1900
_NAME = LineField(required=False, max_length=120)
_PLACE = re.compile(r"(nguoi|tap-the)-(\d{1,3})-(?:name|unit)")
_WITH_YEAR = re.compile(r"(?P<name>.+?)[,\s]+(?:sinh năm |sinh )?\(?(?P<year>\d{4})\)?")


@dataclass
class StandingRow:
    """Who is registered already."""

    aspirant: Aspirant
    name: str
    is_open: bool
    is_removed: bool = False

    @property
    def field_name(self) -> str:
        return f"bo-{self.aspirant.uid.hex}"


@dataclass
class NewRow:
    """One more person or collective, being written."""

    kind: str  # SubjectKind
    number: int
    typed: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    honour: Honour | None = None
    subject: Person | Unit | None = None
    name: str = ""  # of a person who is to be written down
    born: int | None = None

    @property
    def prefix(self) -> str:
        return f"{'nguoi' if self.kind == PERSON else 'tap-the'}-{self.number}"

    @property
    def first_id(self) -> str:
        return f"{self.prefix}-{'name' if self.kind == PERSON else 'unit'}"

    @property
    def label(self) -> str:
        name = clean_line(self.typed.get("name", ""))
        return name[:MOST_QUOTED] or ("Người mới" if self.kind == PERSON else "Tập thể")

    @property
    def is_blank(self) -> bool:
        names = ("name", "born") if self.kind == PERSON else ("unit",)
        return not any(self.typed.get(one, "").strip() for one in names)


class PeopleForm:
    """People and collectives; what is removed and what is added, in a constant number of
    queries. Those who stand and are not touched stay."""

    def __init__(self, registration: Registration, data: Mapping[str, str] | None = None) -> None:
        self.registration, self.is_bound = registration, data is not None
        self.honours = honours_of(registration)
        self.is_named_only = registration.is_named_only
        self.standing = self._standing(data or {})
        self.collectives = collectives_of(registration.unit)
        self.scopes = scopes_on(dates.today())
        self.problems: list[str] = []
        self.rows = self._typed(data) if data is not None else []
        for kind in (PERSON, COLLECTIVE):
            if not any(row.kind == kind for row in self.rows) and self.may_add(kind):
                self.rows.append(NewRow(kind, 1))

    def of(self, kind: str) -> list[StandingRow]:
        return [row for row in self.standing if row.aspirant.honour.subject == kind]

    @property
    def people(self) -> list[StandingRow]:
        return self.of(PERSON)

    @property
    def grouped(self) -> list[StandingRow]:
        return self.of(COLLECTIVE)

    @property
    def new_people(self) -> list[NewRow]:
        return [row for row in self.rows if row.kind == PERSON]

    @property
    def new_collectives(self) -> list[NewRow]:
        return [row for row in self.rows if row.kind == COLLECTIVE]

    @property
    def person_honours(self) -> list[Honour]:
        return [one for one in self.honours if one.subject == PERSON]

    @property
    def collective_honours(self) -> list[Honour]:
        """Return the titles that one of the collectives may be given."""
        kinds = {one.kind for one in self.collectives}
        return [
            one
            for one in self.honours
            if one.subject == COLLECTIVE and any(fits(one, kind, self.scopes) for kind in kinds)
        ]

    @property
    def adds_people(self) -> bool:
        return self.may_add(PERSON)

    @property
    def adds_collectives(self) -> bool:
        return self.may_add(COLLECTIVE)

    @property
    def blank_person(self) -> NewRow:
        """What a script copies for one more person."""
        return NewRow(PERSON, 0)

    @property
    def offered(self) -> list[Person]:
        """People of the unit to choose from, unless they are too many to look through."""
        people = list(people_of(self.registration.unit)[: MOST_OFFERED + 1])
        return people if len(people) <= MOST_OFFERED else []

    @property
    def wrong_rows(self) -> list[NewRow]:
        return [row for row in self.rows if row.errors]

    def may_add(self, kind: str) -> bool:
        """In a returned registration others are added only in place of one that was named."""
        if kind == COLLECTIVE and not self.collective_honours:
            return False
        if not self.is_named_only:
            return True
        named = self.registration.named_honours or ()
        return any(one.pk in named for one in self.honours if one.subject == kind)

    def add_row(self, kind: str) -> None:
        numbers = [row.number for row in self.rows if row.kind == kind]
        if self.may_add(kind) and len(numbers) < MOST_ROWS:
            self.rows.append(NewRow(kind, max(numbers, default=0) + 1))

    def remove_row(self, prefix: str) -> None:
        self.rows = [row for row in self.rows if row.prefix != prefix]

    def is_valid(self) -> bool:
        for row in self.rows:
            if not row.is_blank:
                read = self._read_person if row.kind == PERSON else self._read_collective
                read(row)
        self._require_once()
        return not self.wrong_rows

    def _require_once(self) -> None:
        """Refuse two new rows of one person or collective under one title. Who stands already
        may be written again: a device sends again what was received and not answered."""
        seen = set()
        for row in self.rows:
            if row.is_blank or row.errors or row.honour is None:
                continue
            who = row.subject.pk if row.subject else (search_key(row.name), row.born)
            if (row.kind, who, row.honour.pk) in seen:
                row.errors.append(f"{row.honour.name}: ghi hai lần ở trang này. Bỏ một dòng.")
            seen.add((row.kind, who, row.honour.pk))

    def _standing(self, data: Mapping[str, str]) -> list[StandingRow]:
        if self.registration.pk is None:
            return []
        rows = self.registration.aspirants.filter(is_standing=True, household=None)
        rows = list(rows.select_related("honour", "person", "collective"))
        names = unit_names([row.collective_id for row in rows if row.collective_id], dates.today())
        found = [
            StandingRow(
                row,
                person_words(row.person) if row.person else names[row.collective_id],
                is_open=not self.is_named_only or bool(row.return_reason),
                is_removed=bool(data.get(f"bo-{row.uid.hex}")),
            )
            for row in rows
        ]
        return sorted(found, key=_order_of)

    def _typed(self, data: Mapping[str, str]) -> list[NewRow]:
        places = sorted(
            {(found[1], int(found[2])) for one in data if (found := _PLACE.fullmatch(one))}
        )
        rows = []
        for word, number in places[: 2 * MOST_ROWS]:
            kind = PERSON if word == "nguoi" else COLLECTIVE
            names = ("name", "born", "honour", "unit")
            typed = {name: data.get(f"{word}-{number}-{name}", "") for name in names}
            rows.append(NewRow(kind, number, typed))
        return rows

    def _honour(self, row: NewRow) -> None:
        row.honour = next(
            (
                one
                for one in self.honours
                if one.code == row.typed.get("honour") and one.subject == row.kind
            ),
            None,
        )
        if row.honour is None:
            row.errors.append("Chọn danh hiệu đăng ký.")

    def _read_collective(self, row: NewRow) -> None:
        self._honour(row)
        chosen = next(
            (one for one in self.collectives if str(one.unit.uid) == row.typed["unit"]), None
        )
        if chosen is None:
            row.errors.append("Chọn tập thể của đơn vị mình.")
            return
        row.subject = chosen.unit
        if row.honour and not fits(row.honour, chosen.kind, self.scopes):
            row.errors.append(refusal_of(row.honour, chosen.name, self.scopes))

    def _read_person(self, row: NewRow) -> None:
        self._honour(row)
        try:
            typed = _NAME.clean(row.typed["name"])
            row.name, row.born = _name_and_year(typed, row.typed["born"])
        except ValidationError as error:
            row.errors += error.messages
            return
        try:
            row.subject = person_meant(self.registration.unit, row.name, row.born)
        except ValidationError as error:
            row.errors += error.messages


@transaction.atomic
def people_save(form: PeopleForm, by: User) -> None:
    """Take out and add what the form says, title by title, and write new people down."""
    registration = form.registration
    registration_writer(registration, by)  # also where nothing changed: "đã lưu" must be true
    new: dict[Honour, list[Any]] = defaultdict(list)
    made: dict[tuple[str, int | None], Person] = {}
    for row in form.rows:
        if row.is_blank or row.honour is None:
            continue
        subject = row.subject
        if subject is None:
            key = (search_key(row.name), row.born)
            subject = made.get(key) or person_create(
                commune=registration.commune, full_name=row.name, birth_year=row.born, by=by
            )
            made[key] = subject
        new[row.honour].append(subject)
    touched = {row.aspirant.honour for row in form.standing if row.is_removed} | set(new)
    for honour in sorted(touched, key=lambda one: one.pk):
        stay = [
            row.aspirant.subject
            for row in form.standing
            if row.aspirant.honour == honour and not row.is_removed
        ]
        aspirants_set(
            registration=registration, honour=honour, subjects=[*stay, *new[honour]], by=by
        )


def honours_of(registration: Registration) -> list[Honour]:
    """Return the titles that are in use: the law's own and the commune's."""
    rows = Honour.objects.filter(
        Q(commune=None) | Q(commune=registration.commune_id), is_active=True
    )
    return list(rows.order_by("position", "pk"))


def person_words(person: Person) -> str:
    return f"{person.full_name}, {person.birth_year}" if person.birth_year else person.full_name


def _name_and_year(typed: str, born: str) -> tuple[str, int | None]:
    """Read "Trần Văn An, 1970", as the list offers it, or name and year apart."""
    found = _WITH_YEAR.fullmatch(typed)
    name, year = (found["name"].rstrip(" ,("), found["year"]) if found else (typed, "")
    year = born.strip() or year
    if not name or not re.fullmatch(r"[^\W\d_]+(?:[ '.-]+[^\W\d_]+)*\.?", name):
        raise ValidationError("Ghi họ và tên bằng chữ, như Trần Văn An.")
    if not year:
        return name, None
    if not re.fullmatch(r"\d{4}", year) or not EARLIEST <= int(year) <= dates.today().year:
        raise ValidationError(f"Năm sinh ghi bốn chữ số, từ {EARLIEST} đến năm nay.")
    return name, int(year)


def _order_of(row: StandingRow) -> tuple[Any, ...]:
    honour = row.aspirant.honour
    return (honour.subject, honour.position, honour.pk, *_name_key(row))


def _name_key(row: StandingRow) -> tuple[str, str]:
    person = row.aspirant.person
    return (person.sort_key if person else "", row.name)
