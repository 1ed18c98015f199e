"""Units, people and households from and to Excel."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet

from emulation.org.cells import (
    ChoiceCell,
    DateCell,
    NameCell,
    PeopleCell,
    PersonCell,
    PersonWords,
    PhoneCell,
    QuantityCell,
    WholeCell,
)
from emulation.org.models import (
    Household,
    HouseholdMember,
    Person,
    Spell,
    Unit,
    UnitKind,
)
from emulation.org.models.units import OWN_KINDS
from emulation.org.resource_base import Column, KeptResource, uid_column
from emulation.org.services import (
    household_change,
    household_create,
    person_change,
    person_create,
    unit_change,
    unit_close,
    unit_create,
)

PART_KINDS = [(kind.value, kind.label) for kind in UnitKind if kind not in OWN_KINDS]


class UnitResource(KeptResource):
    """Units within the commune by their latest name. Found by code, else by name."""

    code = Column("Mã đơn vị", example="T07", hint="Nếu có, dòng được nhận theo mã")
    name = Column(
        "Tên đơn vị",
        example="Thôn Ví Dụ",
        required=True,
        hint="Sửa ở đây là sửa lỗi gõ; đổi tên theo văn bản thì ghi ở trang của đơn vị",
    )
    short_name = Column("Tên gọi tắt", example="Ví Dụ")
    kind = Column("Loại", ChoiceCell(PART_KINDS), example="Thôn, tổ dân phố", required=True)
    superior = Column("Cấp trên trực tiếp", NameCell("đơn vị"), hint="Phải có trước dòng này")
    position = Column("Thứ tự", WholeCell(), example=7)
    population = Column("Số dân", QuantityCell(), example=Decimal(612))
    area_ha = Column("Diện tích (ha)", QuantityCell(), example=Decimal("145.5"))
    valid_from = Column("Từ ngày", DateCell(), example=dt.date(2021, 7, 1), required=True)
    valid_to = Column("Đến hết ngày", DateCell(), hint="Để trống nếu đơn vị đang hoạt động")
    paper = Column("Theo văn bản", hint="Văn bản đặt tên hiện nay")
    uid = uid_column()

    class Meta:
        model = Unit

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units: NameCell = self.fields["superior"].widget
        self.names: dict[int, str] = {}
        self.by_code: dict[str, Unit] = {}
        self.by_name: dict[str, list[Unit]] = {}

    def get_queryset(self) -> QuerySet[Unit]:
        return with_spells(Unit.objects.filter(commune=self.commune))

    def filter_export(self, queryset: QuerySet[Unit], **kwargs: Any) -> QuerySet[Unit]:
        """Leave out the commune itself: it is no row of its own list."""
        self.prepare()
        parts = with_spells(queryset).exclude(spells__kind__in=OWN_KINDS)
        return parts.order_by("pk").distinct()

    def record_of(self, row: Unit) -> dict[str, Any]:
        spell = last_spell(row)
        population = None if row.population is None else Decimal(row.population)
        return {
            "code": row.code,
            "name": spell.name,
            "short_name": spell.short_name,
            "kind": spell.kind,
            "superior": self.names.get(spell.superior_id or 0, ""),
            "position": spell.position,
            "population": population,
            "area_ha": _plain(row.area_ha),
            "valid_from": spell.valid_from,
            "valid_to": spell.valid_to,
            "paper": spell.paper,
            "uid": str(row.uid),
        }

    def remember(self, row: Unit) -> None:
        name = last_spell(row).name
        before = self.names.get(row.pk)
        if before == name:
            return
        if before:
            self.units.forget(before, row)
            self.by_name[before.casefold()].remove(row)
        self.names[row.pk] = name
        self.units.know(name, row)
        self.by_name.setdefault(name.casefold(), []).append(row)
        if row.code:
            self.by_code[row.code.casefold()] = row

    def find(self, record: dict[str, Any]) -> Unit | None:
        code = record.get("code", "").casefold()
        if code and code in self.by_code:
            return self.by_code[code]
        found = self.by_name.get(record["name"].casefold(), [])
        if len(found) > 1:
            raise ValidationError(f"Có {len(found)} đơn vị cùng tên này. Ghi mã đơn vị.")
        # A name that has a code already is not the row of another code.
        return next((unit for unit in found if not (code and unit.code)), None)

    def create(self, record: dict[str, Any]) -> Unit:
        fields = self._service_fields(record)
        last_day = fields.pop("valid_to")
        unit = unit_create(commune=self.commune, by=self.by, **fields)
        if last_day:
            unit_close(unit=unit, on=last_day, by=self.by)
        return unit

    def change(self, row: Unit, changed: dict[str, Any]) -> None:
        fields = self._service_fields(changed)
        last_day = fields.pop("valid_to", None)
        if "valid_to" in changed and (last_day is None or last_spell(row).valid_to):
            raise ValidationError({"valid_to": "Ngày kết thúc đã ghi không sửa được bằng tệp."})
        if fields:
            unit_change(unit=row, by=self.by, **fields)
        if last_day:
            unit_close(unit=row, on=last_day, by=self.by)
        forget_spells(row)

    def _service_fields(self, record: dict[str, Any]) -> dict[str, Any]:
        fields = {name: value for name, value in record.items() if name != "uid"}
        if "superior" in fields:
            fields["superior"] = self.units.find(fields["superior"])
        if "position" in fields:
            fields["position"] = fields["position"] or 0
        return fields


class PersonResource(KeptResource):
    """People of the commune. Found by code, else by name, birth year and telephone."""

    code = Column("Mã người", example="N0123", hint="Nếu có, dòng được nhận theo mã")
    full_name = Column("Họ và tên", example="Nguyễn Văn Ví Dụ", required=True)
    gender = Column("Giới tính", ChoiceCell(Person.Gender.choices), example="Nam")
    birth_year = Column("Năm sinh", WholeCell(), example=1980)
    phone = Column("Số điện thoại", PhoneCell(), example="0900000000")
    uid = uid_column()

    class Meta:
        model = Person

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.by_code: dict[str, Person] = {}
        self.by_name: dict[str, dict[int, Person]] = {}

    def get_queryset(self) -> QuerySet[Person]:
        return Person.objects.filter(commune=self.commune).order_by("sort_key", "pk")

    def record_of(self, row: Person) -> dict[str, Any]:
        return {
            "code": row.code,
            "full_name": row.full_name,
            "gender": row.gender,
            "birth_year": row.birth_year,
            "phone": row.phone,
            "uid": str(row.uid),
        }

    def remember(self, row: Person) -> None:
        self.by_name.setdefault(row.full_name.casefold(), {})[row.pk] = row
        if row.code:
            self.by_code[row.code.casefold()] = row

    def find(self, record: dict[str, Any]) -> Person | None:
        code = record.get("code", "").casefold()
        if code and code in self.by_code:
            return self.by_code[code]
        alike = [
            person
            for person in self.by_name.get(record["full_name"].casefold(), {}).values()
            if _alike(record.get("birth_year"), person.birth_year)
            and _alike(record.get("phone"), person.phone)
            and not (code and person.code)
        ]
        if len(alike) > 1:
            raise ValidationError(
                f"Có {len(alike)} người trùng họ tên và năm sinh này. Ghi mã người để phân biệt."
            )
        return next(iter(alike), None)

    def create(self, record: dict[str, Any]) -> Person:
        fields = {name: value for name, value in record.items() if name != "uid"}
        return person_create(commune=self.commune, by=self.by, **fields)

    def change(self, row: Person, changed: dict[str, Any]) -> None:
        person_change(person=row, by=self.by, **changed)


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


def with_spells(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Prefetch the names of units, so that ``last_spell`` asks nothing."""
    spells = Spell.objects.order_by("valid_from")
    return units.select_related("commune").prefetch_related(Prefetch("spells", queryset=spells))


def last_spell(unit: Unit) -> Spell:
    return max(unit.spells.all(), key=lambda spell: spell.valid_from)


def forget_spells(unit: Unit) -> None:
    """Let the next look at the names read them anew."""
    unit._prefetched_objects_cache = {}


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
    return same_name and _alike(words.birth_year, person.birth_year)


def _alike(given: Any, known: Any) -> bool:
    """What is not given, or not known yet, tells nobody apart."""
    return not given or not known or given == known


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize() + 0
