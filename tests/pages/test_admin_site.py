"""The administrator's pages: who enters, and whose rows are there."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from emulation.org.models import Role
from emulation.org.selectors import commune_unit
from emulation.org.services import person_create
from tests.cast import Cast, make_user
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

MODELS = [
    "org_unit",
    "org_person",
    "org_position",
    "org_membership",
    "org_household",
    "targets_measureunit",
    "targets_indicator",
    "awards_authority",
    "awards_basesalary",
    "awards_cap",
    "awards_condition",
    "awards_deadline",
    "awards_moneyrate",
    "awards_paperrule",
    "awards_rounding",
    "awards_timelimit",
    "awards_voterule",
]
OTHERS = [
    "clerk",
    "unit_head",
    "checker",
    "chairman",
    "records_clerk",
    "accountant",
    "council_secretary",
    "viewer",
    "overseer",
    "outsider",
]


@pytest.fixture
@kept
def next_administrator(cast: Cast):
    whole = commune_unit(cast.next_commune)
    return make_user(whole, "Nông Văn Sáu", Role.ADMINISTRATOR, "next_administrator")


def test_the_index_shows_only_our_sections_in_words(cast: Cast, client_of) -> None:
    page = client_of(cast.administrator).get(reverse("admin:index"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "xã Đồng Tâm" in text
    for words in ("Đơn vị", "Người", "Chức vụ", "Vai trò", "Hộ gia đình", "Đơn vị tính"):
        assert words in text
    assert reverse("series_list") not in text  # the records clerk's: it would lead to a refusal
    assert "Axes" not in text and "Access" not in text and "Nhóm" not in text


def test_packages_pages_are_not_registered() -> None:
    apps = {model._meta.app_label for model in admin.site._registry}
    assert apps == {"org", "targets", "campaigns", "awards"}


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_enters(cast: Cast, client_of, name: str) -> None:
    browser = client_of(getattr(cast, name))
    for address in ("admin:index", "admin:org_unit_changelist", "admin:org_person_add"):
        page = browser.get(reverse(address), follow=True)
        assert page.status_code == 403


def test_a_visitor_is_led_to_the_portals_own_door(cast: Cast, client_of) -> None:
    page = client_of(cast.visitor).get(reverse("admin:org_unit_changelist"), follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("login"))


@pytest.mark.parametrize("model", MODELS)
def test_every_page_of_an_administrator_opens(cast: Cast, client_of, model: str) -> None:
    browser = client_of(cast.administrator)
    for page in ("changelist", "add"):
        assert browser.get(reverse(f"admin:{model}_{page}")).status_code == 200


@pytest.mark.parametrize("kind", ["unit", "person", "household"])
def test_pages_of_excel_open(cast: Cast, client_of, kind: str) -> None:
    browser = client_of(cast.administrator)
    for page in ("import", "export", "template"):
        assert browser.get(reverse(f"admin:org_{kind}_{page}")).status_code == 200


def test_lists_hold_the_own_commune_only(cast: Cast, client_of, next_administrator) -> None:
    own = client_of(cast.administrator).get(reverse("admin:org_unit_changelist"))
    other = client_of(next_administrator).get(reverse("admin:org_unit_changelist"))
    assert "Thôn Hồng Lạc" in own.content.decode()
    assert "Thôn Hồng Lạc" not in other.content.decode()
    assert "Xã Tam Hiệp" in other.content.decode()


def test_another_communes_row_is_not_there(cast: Cast, client_of, next_administrator) -> None:
    browser = client_of(next_administrator)
    person = cast.person_of(cast.clerk)
    addresses = [
        reverse("admin:org_unit_change", args=[cast.village.pk]),
        reverse("admin:org_unit_history", args=[cast.village.pk]),
        reverse("admin:org_unit_rename", args=[cast.village.pk]),
        reverse("admin:org_unit_close", args=[cast.village.pk]),
        reverse("admin:org_unit_succeed", args=[cast.village.pk]),
        reverse("admin:org_person_change", args=[person.pk]),
        reverse("admin:org_position_change", args=[person.positions.get().pk]),
        reverse("admin:org_membership_change", args=[person.memberships.get().pk]),
        reverse("admin:org_commune_change", args=[cast.commune.pk]),
    ]
    for address in addresses:
        assert browser.get(address).status_code == 404, address
        assert browser.post(address, {}).status_code == 404, address


def test_choices_hold_the_own_commune_only(cast: Cast, client_of, next_administrator) -> None:
    page = client_of(next_administrator).get(reverse("admin:org_membership_add"))
    units = page.context["adminform"].form.fields["unit"].queryset
    assert {unit.commune_id for unit in units} == {cast.next_commune.pk}
    answer = client_of(next_administrator).get(
        reverse("admin:autocomplete"),
        {"app_label": "org", "model_name": "membership", "field_name": "person", "term": ""},
    )
    told = [row["text"] for row in answer.json()["results"]]
    assert "Nông Văn Sáu" in told and "Hoàng Thị Mai" not in told


def test_people_of_one_name_are_told_apart_and_found_without_accents(cast: Cast, client_of) -> None:
    for year in (1960, 1985):
        person_create(commune=cast.commune, full_name="Trần Văn Đông", birth_year=year, by=None)
    answer = client_of(cast.administrator).get(
        reverse("admin:autocomplete"),
        {"app_label": "org", "model_name": "household", "field_name": "head", "term": "tran dong"},
    )
    told = [row["text"] for row in answer.json()["results"]]
    assert told == ["Trần Văn Đông (1960)", "Trần Văn Đông (1985)"]


def test_nothing_is_deleted(cast: Cast, client_of) -> None:
    person = cast.person_of(cast.clerk)
    address = reverse("admin:org_person_delete", args=[person.pk])
    assert client_of(cast.administrator).post(address, {"post": "yes"}).status_code == 403


def test_pages_keep_the_strict_policy(cast: Cast, client_of) -> None:
    browser = client_of(cast.administrator)
    for name in ("admin:index", "admin:org_household_add", "admin:org_unit_import"):
        page = browser.get(reverse(name))
        text = page.content.decode()
        assert " style=" not in text
        assert "onclick=" not in text
        assert "<script>" not in text
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_how_many_were_found_is_said_of_a_search_alone(cast: Cast, client_of) -> None:
    client, url = client_of(cast.administrator), reverse("admin:org_person_changelist")
    assert "kết quả" not in client.get(url).content.decode()

    found = client.get(url, {"q": "Hồng"}).content.decode()

    assert "kết quả" in found and "hiện tất cả" in found


def test_the_lists_say_what_to_do_in_plain_words(cast: Cast, client_of) -> None:
    url = reverse("admin:org_household_changelist")
    page = client_of(cast.administrator).get(url).content.decode()
    assert "Chọn hộ gia đình để sửa" in page
    assert "Thêm hộ gia đình" in page


def test_an_empty_list_of_rules_says_where_the_common_ones_stand(cast: Cast, client_of) -> None:
    url = reverse("admin:awards_condition_changelist")
    page = client_of(cast.administrator).get(url).content.decode()
    assert "quy định chung đọc ở Danh mục khen thưởng" in page
