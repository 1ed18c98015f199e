"""The people of every test: two neighbouring communes, and what each person may do."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client, override_settings

from emulation.org.models import (
    Commune,
    Membership,
    Person,
    Position,
    Role,
    Spell,
    Unit,
    UnitKind,
    User,
)
from emulation.org.selectors import commune_unit
from emulation.org.services import (
    account_open,
    commune_create,
    membership_create,
    person_create,
    position_create,
    unit_create,
)
from tests.plumbing.kept import SHELF

TODAY = dt.date(2024, 2, 19)
LONG_AGO = dt.date(2020, 1, 1)
PASSWORD = "cau-tre-12-bac"


@dataclass(frozen=True)
class Cast:
    """Everybody works in ``commune`` unless the name says otherwise."""

    province: Commune
    district: Commune
    commune: Commune
    next_commune: Commune
    village: Unit
    other_village: Unit
    office: Unit
    clerk: User
    second_clerk: User
    unit_head: User  # of the village
    checker: User
    second_checker: User
    chairman: User
    vice_chairman: User
    records_clerk: User
    accountant: User
    council_secretary: User
    council_member: User
    viewer: User
    administrator: User
    overseer: User  # of the province
    outsider: User  # clerk of the next commune
    outsider_chairman: User
    visitor: AnonymousUser

    def person_of(self, user: User) -> Person:
        return user.persons.get()

    def unit_of(self, commune: Commune) -> Unit:
        return commune_unit(commune)


# (attribute, full name, role, chức vụ, chức vụ as signed)
OFFICERS = (
    ("clerk", "Hoàng Thị Mai", Role.CLERK, "Công chức Văn phòng", ""),
    ("second_clerk", "Đặng Văn Ba", Role.CLERK, "Công chức Văn hóa", ""),
    ("checker", "Phạm Quốc Huy", Role.CHECKER, "Trưởng phòng", ""),
    ("second_checker", "Nông Thị Hiền", Role.CHECKER, "Chánh Văn phòng", ""),
    ("chairman", "Nguyễn Đức Thắng", Role.CHAIRMAN, "Chủ tịch UBND xã", "CHỦ TỊCH"),
    ("vice_chairman", "Lương Thị Hạnh", Role.CHAIRMAN, "Phó Chủ tịch UBND xã", "PHÓ CHỦ TỊCH"),
    ("records_clerk", "Vi Thị Ngân", Role.RECORDS_CLERK, "Văn thư", ""),
    ("accountant", "Lê Thị Thu", Role.ACCOUNTANT, "Kế toán", ""),
    ("council_secretary", "Dương Văn Khoa", Role.COUNCIL_SECRETARY, "Thư ký Hội đồng", ""),
    ("council_member", "Trần Thị Nga", Role.COUNCIL_MEMBER, "Thành viên Hội đồng", ""),
    ("viewer", "Triệu Kim Oanh", Role.VIEWER, "Phó Chủ tịch HĐND xã", ""),
    ("administrator", "Lâm Quang Tùng", Role.ADMINISTRATOR, "Cán bộ công nghệ thông tin", ""),
)


def make_cast() -> Cast:
    province = _commune("Tỉnh Bắc Giang", Commune.Level.PROVINCE, None)
    district = _commune("Huyện Yên Thế", Commune.Level.DISTRICT, province)
    commune = _commune("Xã Đồng Tâm", Commune.Level.COMMUNE, district)
    next_commune = _commune("Xã Tam Hiệp", Commune.Level.COMMUNE, district)
    whole = commune_unit(commune)
    village = make_unit(commune, "Thôn Hồng Lạc", UnitKind.VILLAGE)
    make_user(village, "Trần Văn Lượng", Role.UNIT_HEAD, "0900000103", "Trưởng thôn")
    users = {
        name: make_user(whole, full_name, role, name, title, signs_as)
        for name, full_name, role, title, signs_as in OFFICERS
    }
    return Cast(
        province=province,
        district=district,
        commune=commune,
        next_commune=next_commune,
        village=village,
        other_village=make_unit(commune, "Thôn Đề Thám", UnitKind.VILLAGE),
        office=make_unit(commune, "Văn phòng UBND xã Đồng Tâm", UnitKind.OFFICE),
        unit_head=User.objects.get(login="0900000103"),
        overseer=make_user(commune_unit(province), "Đào Minh Tuệ", Role.OVERSEER, "overseer"),
        **_next_door(next_commune),
        **users,
        visitor=AnonymousUser(),
    )


def make_unit(commune: Commune, name: str, kind: str) -> Unit:
    return unit_create(
        commune=commune,
        name=name,
        kind=kind,
        superior=commune_unit(commune),
        valid_from=LONG_AGO,
        by=None,
    )


def make_user(
    unit: Unit, full_name: str, role: str, login: str, title: str = "", signs_as: str = ""
) -> User:
    """Make a person with a role in a unit, and an account whose password is ``PASSWORD``."""
    person = person_create(commune=unit.commune, full_name=full_name, by=None)
    membership_create(person=person, unit=unit, role=role, valid_from=LONG_AGO, by=None)
    if title:
        position_create(
            person=person,
            unit=unit,
            title=title,
            signature_title=signs_as,
            valid_from=LONG_AGO,
            by=None,
        )
    user = account_open(person=person, login=login, by=None)
    user.set_password(PASSWORD)
    user.save()
    return user


def _commune(name: str, level: str, above: Commune | None) -> Commune:
    return commune_create(
        level=level,
        name=name,
        kind=level,
        place=name.split(" ", 1)[1],
        superior=commune_unit(above) if above else None,
        valid_from=LONG_AGO,
        by=None,
    )


def _next_door(commune: Commune) -> dict[str, User]:
    unit = commune_unit(commune)
    return {
        "outsider": make_user(unit, "Bùi Thị Hà", Role.CLERK, "outsider"),
        "outsider_chairman": make_user(unit, "Ngô Văn Tám", Role.CHAIRMAN, "outsider_chairman"),
    }


@pytest.fixture(autouse=True)
def demo_day(settings) -> None:
    """Every test lives on one Monday of February 2024."""
    settings.DEMO_TODAY = TODAY


@pytest.fixture(scope="session")
def cast_as_rows(django_db_setup: None, django_db_blocker) -> bytes:
    """Make the cast once through the services: a thousand queries, too many for every test.

    Pickled, because that is copied faster than the rows themselves; see ``cast_from``.
    """
    models = (Commune, Unit, Spell, User, Person, Position, Membership)
    with django_db_blocker.unblock(), override_settings(DEMO_TODAY=TODAY), transaction.atomic():
        made = make_cast()
        rows = [list(model.objects.order_by("pk")) for model in models]
        transaction.set_rollback(True)
    SHELF.begin()  # of these rows nothing is left
    return pickle.dumps((made, rows))


def cast_from(cast_as_rows: bytes) -> Cast:
    """Write a copy of the cast into the database."""
    made, rows = pickle.loads(cast_as_rows)
    was_untouched = SHELF.is_untouched
    for batch in rows:
        type(batch[0])._default_manager.bulk_create(batch)
    SHELF.cast_written(was_untouched)
    return made


@pytest.fixture
def cast(db: None, cast_as_rows: bytes) -> Cast:
    """The whole cast in the database; its trail is empty."""
    return cast_from(cast_as_rows)


@pytest.fixture
def client_of() -> Callable[[User | AnonymousUser], Client]:
    """Return a function that gives a browser in which the person is logged in."""

    def browser_of(user: User | AnonymousUser) -> Client:
        client = Client()
        if user.is_authenticated:
            client.force_login(user, "emulation.org.backends.PasswordBackend")
        return client

    return browser_of
