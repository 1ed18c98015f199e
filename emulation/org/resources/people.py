"""People from and to Excel."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from emulation.org.cells import ChoiceCell, PhoneCell, WholeCell
from emulation.org.models import Person
from emulation.org.resource_base import Column, KeptResource, uid_column
from emulation.org.services import person_change, person_create


class PersonResource(KeptResource):
    """People of the commune. Found by code, else by name, birth year and telephone."""

    code = Column("Mã người", example="N0123", hint="Nếu có, dòng được nhận theo mã")
    full_name = Column("Họ và tên", example="Nguyễn Văn Ví Dụ", required=True)
    gender = Column("Giới tính", ChoiceCell(Person.Gender.choices), example="Nam")
    birth_year = Column("Năm sinh", WholeCell(), example=1980)
    phone = Column("Số điện thoại", PhoneCell(), example="0900000000")
    email = Column("Thư điện tử", example="ten@vidu.vn")
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
            "email": row.email,
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
        meant = [
            person
            for person in self.by_name.get(record["full_name"].casefold(), {}).values()
            if may_be(record.get("birth_year"), person.birth_year)
            and may_be(record.get("phone"), person.phone)
            and not (code and person.code)
        ]
        if len(meant) > 1:
            raise ValidationError(
                f"Có {len(meant)} người trùng họ tên và năm sinh này. Ghi mã người để phân biệt."
            )
        return next(iter(meant), None)

    def create(self, record: dict[str, Any]) -> Person:
        fields = {name: value for name, value in record.items() if name != "uid"}
        return person_create(commune=self.commune, by=self.by, **fields)

    def change(self, row: Person, changed: dict[str, Any]) -> None:
        person_change(person=row, by=self.by, **changed)


def may_be(given: Any, known: Any) -> bool:
    """What is not given, or not known yet, tells nobody apart."""
    return not given or not known or given == known
