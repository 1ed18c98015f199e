"""People, their positions and their roles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from emulation.lib import dates
from emulation.org import services
from emulation.org.admin_base import (
    KeptAdmin,
    Link,
    Table,
    administered_commune,
    days_words,
    latest,
)
from emulation.org.models import Membership, Person, Position
from emulation.org.resources import PersonResource
from emulation.org.selectors.lists import positions_of, roles_of
from emulation.org.sheet_admin import SheetAdmin


@admin.register(Person)
class PersonAdmin(SheetAdmin):
    resource = PersonResource
    fields = ("full_name", "gender", "birth_year", "phone", "email", "code")
    list_display = ("full_name", "gender", "birth_year", "phone", "code", "account")
    list_select_related = ("user",)
    search_fields = ("search_key", "code", "phone")
    ordering = ("sort_key",)
    purpose = "Họ tên, năm sinh, số điện thoại, thư điện tử. Tài khoản và mã một lần mở ở cổng."
    rank = 3

    @admin.display(description="Tài khoản", ordering="user__login")
    def account(self, person: Person) -> str:
        return person.user.login if person.user else ""

    def words_of(self, row: Person) -> str:
        more = ", ".join(str(part) for part in (row.birth_year, row.code) if part)
        return f"{row.full_name} ({more})" if more else row.full_name

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Person:
        commune = administered_commune(request)
        return services.person_create(commune=commune, by=request.user, **fields)

    def change(self, request: HttpRequest, row: Person, fields: dict[str, Any]) -> None:
        services.person_change(person=row, by=request.user, **fields)

    def tables_below(self, row: Person) -> list[Table]:
        today = dates.today()
        positions = [
            [Link(p.title, self.address_of(p)), p.unit_name, days_words(p.valid_from, p.valid_to)]
            for p in positions_of(row, today)
        ]
        roles = [
            [
                Link(m.get_role_display(), self.address_of(m)),
                m.unit_name,
                days_words(m.valid_from, m.valid_to),
            ]
            for m in roles_of(row, today)
        ]
        return [
            Table("Chức vụ", ["Chức vụ", "Đơn vị", "Thời gian"], positions),
            Table("Vai trò", ["Vai trò", "Đơn vị", "Thời gian"], roles),
            Table("Tài khoản", ["Đăng nhập bằng", "Ở cổng"], [self._account_row(row)]),
        ]

    def _account_row(self, person: Person) -> list[str | Link]:
        page = Link("Mở, khóa, in phiếu mã", reverse("person_read", args=[person.uid]))
        return [self.account(person) or "chưa có", page]


class PlaceAdmin(KeptAdmin):
    """What a person holds in a unit, for a time; whose it is does not change."""

    autocomplete_fields = ("person",)
    list_select_related = ("person",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(unit_name_now=latest("name", "unit"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("person",) if obj else ()

    @admin.display(description="Đơn vị", ordering="unit_name_now")
    def unit_now(self, row: Position | Membership) -> str:
        return row.unit_name_now

    @admin.display(description="Thời gian", ordering="valid_from")
    def days(self, row: Position | Membership) -> str:
        return days_words(row.valid_from, row.valid_to)


@admin.register(Position)
class PositionAdmin(PlaceAdmin):
    fields = ("person", "unit", "title", "signature_title", "valid_from", "valid_to")
    list_display = ("title", "person", "unit_now", "signature_title", "days")
    search_fields = ("person__search_key",)
    purpose = "Chức vụ theo thời gian; chức vụ có dòng ký thì ký được văn bản."
    rank = 4

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Position:
        return services.position_create(by=request.user, **fields)

    def change(self, request: HttpRequest, row: Position, fields: dict[str, Any]) -> None:
        services.position_change(position=row, by=request.user, **fields)


@admin.register(Membership)
class MembershipAdmin(PlaceAdmin):
    fields = ("person", "unit", "role", "valid_from", "valid_to")
    list_display = ("role", "person", "unit_now", "days")
    list_filter = ("role",)
    search_fields = ("person__search_key",)
    purpose = "Ai làm được việc gì trên cổng, ở đơn vị nào, từ ngày nào."
    rank = 5

    def create(self, request: HttpRequest, fields: dict[str, Any]) -> Membership:
        return services.membership_create(by=request.user, **fields)

    def change(self, request: HttpRequest, row: Membership, fields: dict[str, Any]) -> None:
        services.membership_change(membership=row, by=request.user, **fields)
