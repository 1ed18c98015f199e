"""Saving in the admin goes through the services: their rules, their trail."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from emulation.org.models import Household, Membership, Person, Position, Unit
from emulation.org.selectors import commune_unit, unit_name
from emulation.org.services import household_create, person_create
from emulation.trail.models import Entry
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.postgres


@pytest.fixture
def browser(cast: Cast, client_of):
    return client_of(cast.administrator)


def person_of(cast: Cast, name: str, **fields) -> Person:
    return person_create(commune=cast.commune, full_name=name, by=None, **fields)


UNIT = {
    "name": "Thôn Tân Kỳ",
    "short_name": "",
    "kind": "village",
    "superior": "",
    "position": "3",
    "code": "T03",
    "population": "1.204",
    "area_ha": "98,5",
    "valid_from": "01/07/2021",
    "paper": "",
}


def last_entry() -> Entry:
    return Entry.objects.first()


def test_a_unit_is_made_by_the_service(cast: Cast, browser) -> None:
    page = browser.post(reverse("admin:org_unit_add"), UNIT)
    assert page.status_code == 302
    unit = Unit.objects.get(code="T03")
    assert (unit.commune, unit.population, str(unit.area_ha)) == (cast.commune, 1204, "98.50")
    assert unit_name(unit, TODAY) == "Thôn Tân Kỳ"
    assert ">1.204<" in browser.get(reverse("admin:org_unit_changelist")).content.decode()
    entry = last_entry()
    assert entry.code == "org.unit.created"
    assert entry.actor_name == "Lâm Quang Tùng"
    assert entry.membership_name.startswith("Quản trị")


def test_what_the_service_refuses_stands_at_the_field(cast: Cast, browser) -> None:
    browser.post(reverse("admin:org_unit_add"), UNIT)
    units, entries = Unit.objects.count(), Entry.objects.count()

    page = browser.post(reverse("admin:org_unit_add"), UNIT | {"name": "Thôn Mới"})

    assert page.status_code == 200
    assert "Mã đơn vị này đã dùng cho đơn vị khác." in page.content.decode()
    assert 'value="Thôn Mới"' in page.content.decode()
    assert (Unit.objects.count(), Entry.objects.count()) == (units, entries)


def test_a_wrong_number_stands_at_its_field(cast: Cast, browser) -> None:
    page = browser.post(reverse("admin:org_unit_add"), UNIT | {"area_ha": "1.5"})
    assert "chưa phải là số" in str(page.context["adminform"].form.errors["area_ha"])


def test_decomposed_letters_are_composed(cast: Cast, browser) -> None:
    import unicodedata

    name = unicodedata.normalize("NFD", "Thôn Đề Thám Mới")
    browser.post(reverse("admin:org_unit_add"), UNIT | {"name": name})
    assert unit_name(Unit.objects.get(code="T03"), TODAY) == "Thôn Đề Thám Mới"


def test_a_unit_is_corrected(cast: Cast, browser) -> None:
    address = reverse("admin:org_unit_change", args=[cast.village.pk])
    page = browser.post(address, UNIT | {"name": "Thôn Hồng Lạc", "valid_from": "01/01/2020"})
    assert page.status_code == 302
    entry = last_entry()
    assert entry.code == "org.unit.changed"
    assert entry.changes["code"] == ["", "T03"]
    assert "name" not in entry.changes


def test_another_communes_unit_is_no_choice(cast: Cast, browser) -> None:
    stranger = commune_unit(cast.next_commune)
    page = browser.post(reverse("admin:org_unit_add"), UNIT | {"superior": str(stranger.pk)})
    assert page.context["adminform"].form.errors["superior"]


def test_a_unit_gets_a_new_name_by_a_paper(cast: Cast, browser) -> None:
    address = reverse("admin:org_unit_rename", args=[cast.village.pk])
    given = {"name": "Thôn Hồng Lạc Mới", "on": "01/03/2024", "paper": "Nghị quyết 05"}
    page = browser.post(address, given)
    assert page.status_code == 302
    assert unit_name(cast.village, dt.date(2024, 2, 29)) == "Thôn Hồng Lạc"
    assert unit_name(cast.village, dt.date(2024, 3, 1)) == "Thôn Hồng Lạc Mới"
    shown = browser.get(reverse("admin:org_unit_change", args=[cast.village.pk]))
    assert "01/01/2020 – 29/02/2024" in shown.content.decode()


def test_a_new_name_before_the_old_one_is_refused_at_the_field(cast: Cast, browser) -> None:
    address = reverse("admin:org_unit_rename", args=[cast.village.pk])
    page = browser.post(address, {"name": "Thôn X", "on": "01/01/2019", "paper": "Nghị quyết 05"})
    assert page.status_code == 200
    assert page.context["form"].errors["on"]


def test_a_unit_ends_and_is_succeeded(cast: Cast, browser) -> None:
    close = reverse("admin:org_unit_close", args=[cast.village.pk])
    assert browser.post(close, {"on": "30/06/2025", "paper": ""}).status_code == 302
    again = browser.post(close, {"on": "30/06/2025", "paper": ""})
    assert "đã kết thúc" in again.content.decode()

    succeed = reverse("admin:org_unit_succeed", args=[cast.other_village.pk])
    given = {"predecessor": cast.village.pk, "on": "01/07/2025", "paper": "Nghị quyết 12"}
    assert browser.post(succeed, given).status_code == 302
    assert cast.other_village.successions_before.get().predecessor == cast.village


def test_the_whole_commune_keeps_its_kind_and_superior(cast: Cast, browser) -> None:
    whole = commune_unit(cast.commune)
    address = reverse("admin:org_unit_change", args=[whole.pk])
    form = browser.get(address).context["adminform"].form
    assert "kind" not in form.fields and "superior" not in form.fields
    given = {**UNIT, "name": "Xã Đồng Tâm", "valid_from": "01/01/2020", "population": "5.120"}
    assert browser.post(address, given).status_code == 302
    whole.refresh_from_db()
    assert whole.population == 5120
    assert whole.spells.get().superior == commune_unit(cast.district)


def test_the_office_is_changed(cast: Cast, browser) -> None:
    address = reverse("admin:org_commune_change", args=[cast.commune.pk])
    page = browser.get(reverse("admin:org_commune_changelist"))
    assert page.url == address
    given = {"place": "Đồng Tâm", "superior_line": "", "signing_mode": "TM", "code": "07294"}
    assert browser.post(address, given).status_code == 302
    cast.commune.refresh_from_db()
    assert cast.commune.signing_mode == "TM"
    assert last_entry().code == "org.commune.changed"


def test_a_person_is_made_and_changed(cast: Cast, browser) -> None:
    given = {
        "full_name": "Nguyễn  Thị Lan",
        "gender": "female",
        "birth_year": "1988",
        "phone": "0900000777",
        "code": "N01",
    }
    assert browser.post(reverse("admin:org_person_add"), given).status_code == 302
    person = Person.objects.get(code="N01")
    assert (person.full_name, person.search_key) == ("Nguyễn Thị Lan", "nguyen thi lan")

    address = reverse("admin:org_person_change", args=[person.pk])
    assert browser.post(address, given | {"phone": "0900000778"}).status_code == 302
    assert last_entry().changes == {"phone": "changed"}
    history = browser.get(reverse("admin:org_person_history", args=[person.pk]))
    assert "sửa thông tin của Nguyễn Thị Lan" in history.content.decode()


def test_saving_without_a_change_writes_no_entry(cast: Cast, browser) -> None:
    person = person_of(cast, "Lê Văn Tư", birth_year=1970)
    address = reverse("admin:org_person_change", args=[person.pk])
    before = Entry.objects.count()
    given = {"full_name": "Lê Văn Tư", "gender": "", "birth_year": "1970", "phone": "", "code": ""}
    assert browser.post(address, given).status_code == 302
    assert Entry.objects.count() == before


def test_positions_and_roles_are_dated(cast: Cast, browser) -> None:
    person = person_of(cast, "Lê Văn Tư")
    place = {"person": person.pk, "unit": cast.village.pk, "valid_from": "01/02/2024"}
    position = {**place, "title": "Phó Trưởng thôn", "signature_title": "", "valid_to": ""}
    assert browser.post(reverse("admin:org_position_add"), position).status_code == 302
    assert Position.objects.get(person=person).title == "Phó Trưởng thôn"

    role = {**place, "role": "unit_head", "valid_to": ""}
    assert browser.post(reverse("admin:org_membership_add"), role).status_code == 302
    membership = Membership.objects.get(person=person)
    address = reverse("admin:org_membership_change", args=[membership.pk])
    ended = role | {"valid_to": "30/06/2024"}
    assert browser.post(address, ended).status_code == 302
    membership.refresh_from_db()
    assert membership.valid_to == dt.date(2024, 6, 30)
    assert last_entry().code == "org.membership.changed"

    wrong = browser.post(address, role | {"valid_to": "30/06/2020"})
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in wrong.content.decode()


def members_data(*rows: dict, initial: int = 0) -> dict:
    data = {
        "members-TOTAL_FORMS": len(rows),
        "members-INITIAL_FORMS": initial,
        "members-MIN_NUM_FORMS": 0,
        "members-MAX_NUM_FORMS": 1000,
    }
    for place, row in enumerate(rows):
        data |= {f"members-{place}-{name}": value for name, value in row.items()}
    return data


def test_a_household_is_made_with_its_members(cast: Cast, browser) -> None:
    head, wife = person_of(cast, "Lê Văn Tư"), person_of(cast, "Vi Thị Năm")
    given = {
        "code": "H01",
        "village": cast.village.pk,
        "head": head.pk,
        "address": "Ngõ 2",
        "valid_from": "01/02/2024",
        **members_data({"person": wife.pk, "relation": "vợ"}, {"person": "", "relation": ""}),
    }
    page = browser.post(reverse("admin:org_household_add"), given)
    assert page.status_code == 302
    household = Household.objects.get(code="H01")
    told = {(m.person.full_name, m.relation) for m in household.members.all()}
    assert told == {("Lê Văn Tư", "Chủ hộ"), ("Vi Thị Năm", "vợ")}


def test_a_member_leaves_and_another_comes(cast: Cast, browser) -> None:
    head, son = person_of(cast, "Lê Văn Tư"), person_of(cast, "Lê Văn Sáu")
    daughter = person_of(cast, "Lê Thị Bảy")
    household = household_create(
        village=cast.village,
        code="H01",
        head=head,
        valid_from=dt.date(2021, 1, 1),
        members=[(son, "con")],
        by=None,
    )
    row = household.members.get(person=son)
    given = {
        "code": "H01",
        "head": head.pk,
        "address": "",
        "valid_to": "",
        **members_data(
            {"id": row.pk, "person": son.pk, "relation": "con", "DELETE": "on"},
            {"id": "", "person": daughter.pk, "relation": "con"},
            initial=1,
        ),
    }
    address = reverse("admin:org_household_change", args=[household.pk])
    page = browser.post(address, given)
    assert page.status_code == 302
    row.refresh_from_db()
    assert row.valid_to == dt.date(2024, 2, 18)
    assert household.members.filter(valid_to=None, person=daughter).exists()


def test_a_household_refused_leaves_no_trace(cast: Cast, browser) -> None:
    head = person_of(cast, "Lê Văn Tư")
    household_create(
        village=cast.village, code="H01", head=head, valid_from=dt.date(2021, 1, 1), by=None
    )
    before = Entry.objects.count()
    given = {
        "code": "H02",
        "village": cast.other_village.pk,
        "head": head.pk,
        "address": "",
        "valid_from": "01/02/2024",
        **members_data(),
    }
    page = browser.post(reverse("admin:org_household_add"), given)
    assert page.status_code == 200
    assert "Người này đang ở một hộ khác." in page.content.decode()
    assert Household.objects.count() == 1
    assert Entry.objects.count() == before


def test_lists_ask_the_same_number_of_questions(
    cast: Cast, browser, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    address = reverse("admin:org_person_changelist")
    person_of(cast, "Lê Văn Một")
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    for number in range(30):
        person_of(cast, f"Lê Văn Thứ {number}")
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(many) == len(few)
