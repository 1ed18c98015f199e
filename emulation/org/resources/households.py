"""Households from and to Excel."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet

from emulation.org.cells import DateCell, NameCell, PeopleCell, PersonCell, PersonWords
from emulation.org.models import Household, HouseholdMember, Person, Unit, UnitKind
from emulation.org.resource_base import Column, KeptResource, uid_column
from emulation.org.resources.people import PersonResource, may_be
from emulation.org.resources.units import last_spell, with_spells
from emulation.org.services import household_change, household_create, person_create


class HouseholdResource(KeptResource):
    """Households with who lives in them now, found by code.

    A person who is not in the commune's list yet is written down with the household.
    """

    code = Column("Mã hộ", example="TH07-012", required=True, hint="Dòng được nhận theo mã")
    village = Column(
        "Thôn, tổ dân phố", NameCell("thôn, tổ dân phố"), example="Thôn Ví Dụ", required=True
    )
    head = Column("Chủ hộ", PersonCell(), example="Trần Văn Ví Dụ, 1960", required=True)
    address = Column("Địa chỉ", example="Ngõ 3")
    valid_from = Column("Từ ngày", DateCell(), example=dt.date(2021, 7, 1), required=True)
    valid_to = Column("Đến hết ngày", DateCell(), hint="Để trống nếu hộ còn ở thôn")
    members = Column(
        "Các thành viên khác",
        PeopleCell(),
        example="Lê Thị Mẫu, 1962, vợ; Trần Thị Ví Dụ, 1990, con",
        hint="Ai không còn ghi ở đây là đã rời hộ",
    )
    uid = uid_column()

    class Meta:
        model = Household

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.people = PersonResource(**kwargs)
        self.villages: NameCell = self.fields["village"].widget
        self.by_code: dict[str, Household] = {}

    def get_queryset(self) -> QuerySet[Household]:
        return with_members(Household.objects.filter(commune=self.commune))

    def filter_export(self, queryset: QuerySet[Household], **kwargs: Any) -> QuerySet[Household]:
        self._know_villages()
        return with_members(queryset)

    def prepare(self) -> None:
        self._know_villages()
        self.people.prepare()
        super().prepare()

    def record_of(self, row: Household) -> dict[str, Any]:
        return {
            "code": row.code,
            "village": self.village_names[row.village_id],
            "head": _words(row.head),
            "address": row.address,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "members": tuple(_words(m.person, m.relation) for m in _others(row)),
            "uid": str(row.uid),
        }

    def remember(self, row: Household) -> None:
        self.by_code[row.code.casefold()] = row

    def find(self, record: dict[str, Any]) -> Household | None:
        return self.by_code.get(record["code"].casefold())

    def import_instance(self, instance: Household, row: dict[str, Any], **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        record = instance.record
        record["head"] = self._in_full(record["head"], instance)
        record["members"] = tuple(self._in_full(m, instance) for m in record["members"])

    def create(self, record: dict[str, Any]) -> Household:
        fields = {name: value for name, value in record.items() if name not in ("uid", "valid_to")}
        fields["village"] = self.villages.find(record["village"])
        household = Household()
        fields["head"] = self._person(record["head"], household)
        fields["members"] = self._members(record["members"], household)
        made = household_create(by=self.by, **fields)
        if record["valid_to"]:
            household_change(household=made, valid_to=record["valid_to"], by=self.by)
        return made

    def change(self, row: Household, changed: dict[str, Any]) -> None:
        for name in ("village", "valid_from"):
            if name in changed:
                raise ValidationError({name: "Không sửa bằng tệp. Kết thúc hộ này, ghi hộ mới."})
        if "head" in changed:
            changed["head"] = self._person(changed["head"], row)
        if "members" in changed:
            changed["members"] = self._members(changed["members"], row)
        household_change(household=row, by=self.by, **changed)
        row._prefetched_objects_cache = {}

    def _know_villages(self) -> None:
        villages = Unit.objects.filter(commune=self.commune, spells__kind=UnitKind.VILLAGE)
        self.village_names: dict[int, str] = {}
        for unit in with_spells(villages.distinct()):
            self.village_names[unit.pk] = last_spell(unit).name
            self.villages.know(last_spell(unit).name, unit)

    def _in_full(self, words: PersonWords, household: Household) -> PersonWords:
        person = self._known(words, household)
        return _words(person, words.relation) if person else words

    def _known(self, words: PersonWords, household: Household) -> Person | None:
        """Return whom the words mean: of this household first, then of the commune."""
        at_home = [household.head] if household.pk else []
        at_home += [member.person for member in _others(household)] if household.pk else []
        same = [person for person in at_home if _is(person, words)]
        if len(same) == 1:
            return same[0]
        record = {
            "full_name": words.name,
            "code": words.code,
            "birth_year": words.birth_year,
        }
        if words.code and words.code.casefold() not in self.people.by_code:
            raise ValidationError(f"Không có người mang mã {words.code} ở địa phương mình.")
        return self.people.find(record)

    def _person(self, words: PersonWords, household: Household) -> Person:
        person = self._known(words, household)
        if person is None:
            person = person_create(
                commune=self.commune,
                full_name=words.name,
                birth_year=words.birth_year,
                by=self.by,
            )
            self.people.remember(person)
        return person

    def _members(
        self, members: tuple[PersonWords, ...], household: Household
    ) -> list[tuple[Person, str]]:
        return [(self._person(words, household), words.relation) for words in members]


def with_members(households: QuerySet[Household]) -> QuerySet[Household]:
    present = HouseholdMember.objects.filter(valid_to=None).select_related("person")
    return (
        households.select_related("commune", "village", "head")
        .prefetch_related(Prefetch("members", queryset=present.order_by("pk")))
        .order_by("village", "sort_key", "pk")
    )


def _others(household: Household) -> list[HouseholdMember]:
    """Return who lives there beside the head."""
    members = household.members.all()
    return [m for m in members if m.valid_to is None and m.person_id != household.head_id]


def _words(person: Person, relation: str = "") -> PersonWords:
    return PersonWords(person.full_name, person.code, person.birth_year, relation)


def _is(person: Person, words: PersonWords) -> bool:
    if words.code:
        return person.code.casefold() == words.code.casefold()
    same_name = person.full_name.casefold() == words.name.casefold()
    return same_name and may_be(words.birth_year, person.birth_year)
