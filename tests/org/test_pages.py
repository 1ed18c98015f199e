"""Pages on units, people, households and accounts: who sees them, what they say, what they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.org.models import LoginCode
from emulation.org.selectors import commune_unit
from emulation.org.services import (
    account_close,
    household_create,
    login_code_issue,
    login_code_use,
    person_change,
    person_create,
    unit_rename,
    unit_succeed,
)
from tests.cast import LONG_AGO, TODAY, make_unit, make_user

pytestmark = pytest.mark.django_db

ALL = {
    "clerk",
    "unit_head",
    "checker",
    "chairman",
    "records_clerk",
    "accountant",
    "council_secretary",
    "council_member",
    "viewer",
    "administrator",
}
OFFICE = {"clerk", "administrator"}
DOOR = 302


def statuses(cast, client_of, address, names) -> dict[str, int]:
    return {name: client_of(getattr(cast, name)).get(address).status_code for name in names}


def make_household(cast, number=1):
    head = person_create(commune=cast.commune, full_name=f"Vũ Thị Lan {number}", by=None)
    return household_create(
        village=cast.village, code=f"HL-{number:03d}", head=head, valid_from=LONG_AGO, by=None
    )


def own_queries_of(client, address) -> int:
    """Return the queries of a page beyond those of the frame that stands on every page."""
    client.get(reverse("change_password"))  # puts the frame together, if anything was done
    return queries_of(client, address) - queries_of(client, reverse("change_password"))


def queries_of(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


# --- Who


def test_lists_are_for_every_member(cast, client_of):
    for name in ["unit_list", "person_list"]:
        seen = statuses(cast, client_of, reverse(name), [*ALL, "outsider", "overseer"])
        assert set(seen.values()) == {200}
        assert statuses(cast, client_of, reverse(name), ["visitor"]) == {"visitor": DOOR}


@pytest.mark.parametrize("name", ["unit_read", "person_read"])
def test_page_of_one_is_for_the_commune_and_those_above(cast, client_of, name):
    row = cast.village if name == "unit_read" else cast.person_of(cast.chairman)
    address = reverse(name, args=[row.uid])

    seen = statuses(cast, client_of, address, [*ALL, "overseer"])
    assert set(seen.values()) == {200}
    assert statuses(cast, client_of, address, ["outsider", "outsider_chairman"]) == {
        "outsider": 404,
        "outsider_chairman": 404,
    }
    assert statuses(cast, client_of, address, ["visitor"]) == {"visitor": DOOR}


def test_households_are_for_who_keeps_them(cast, client_of):
    address = reverse("household_list", args=[cast.village.uid])
    keepers = OFFICE | {"unit_head"}

    for name in ALL | {"overseer"}:
        expected = 200 if name in keepers else 403
        assert statuses(cast, client_of, address, [name]) == {name: expected}
    assert statuses(cast, client_of, address, ["outsider"]) == {"outsider": 404}


def test_head_of_one_village_does_not_read_the_next(cast, client_of):
    address = reverse("household_list", args=[cast.other_village.uid])

    assert client_of(cast.unit_head).get(address).status_code == 403


def test_accounts_are_for_the_office(cast, client_of):
    for name in ALL | {"overseer", "outsider_chairman"}:
        expected = 200 if name in OFFICE else 403
        assert statuses(cast, client_of, reverse("account_list"), [name]) == {name: expected}


def test_account_without_any_role_is_told_so(cast, client_of):
    cast.person_of(cast.viewer).memberships.all().delete()

    answer = client_of(cast.viewer).get(reverse("unit_list"))

    assert answer.status_code == 403
    assert "chưa được giao vai trò" in answer.text


# --- What units say


def test_list_of_units_counts_and_names_heads(cast, client_of):
    page = client_of(cast.clerk).get(reverse("unit_list")).text

    assert "Đơn vị của xã Đồng Tâm" in page
    assert "<b>4 đơn vị</b>" in page
    assert "Trần Văn Lượng</a>, Trưởng thôn" in page
    assert "Nguyễn Đức Thắng</a>, Chủ tịch UBND xã" in page
    assert "Xã Tam Hiệp" not in page


@pytest.mark.parametrize("words", ["hong lac", "HỒNG", "Hồng Lạc"])
def test_units_are_found_without_accents(cast, client_of, words):
    page = client_of(cast.clerk).get(reverse("unit_list"), {"q": words}).text

    assert "<b>1 đơn vị</b>" in page
    assert "Thôn Hồng Lạc" in page


def test_counters_agree_with_the_lists_they_lead_to(cast, client_of):
    client = client_of(cast.clerk)
    counters = client.get(reverse("unit_list")).context["counters"]

    for counter in counters:
        assert f"<b>{counter['figure']} đơn vị</b>" in client.get(counter["url"]).text
    assert counters[0]["figure"] == sum(counter["figure"] for counter in counters[1:])


def test_overseer_chooses_among_the_communes_below(cast, client_of):
    client = client_of(cast.overseer)

    page = client.get(reverse("unit_list"), {"dia_phuong": str(cast.next_commune.uid)}).text

    assert "Đơn vị của xã Tam Hiệp" in page
    assert "Đơn vị của tỉnh Bắc Giang" in client.get(reverse("unit_list")).text


def test_commune_that_may_not_be_read_cannot_be_chosen(cast, client_of):
    page = client_of(cast.clerk).get(
        reverse("unit_list"), {"dia_phuong": str(cast.next_commune.uid)}
    )

    assert "Đơn vị của xã Đồng Tâm" in page.text


def test_page_of_a_unit_tells_its_names_people_and_history(cast, client_of):
    unit_rename(
        unit=cast.village,
        name="Thôn Hồng Lạc Mới",
        on=TODAY,
        paper="Nghị quyết số 11/NQ-HĐND",
        by=cast.administrator,
    )

    page = client_of(cast.viewer).get(reverse("unit_read", args=[cast.village.uid])).text

    assert "<h1>Thôn Hồng Lạc Mới</h1>" in page
    assert "18/02/2024" in page and "Nghị quyết số 11/NQ-HĐND" in page
    assert "Trần Văn Lượng" in page and "Người đứng đầu đơn vị" in page
    assert "Lâm Quang Tùng ghi tên mới cho đơn vị" in page


def test_page_of_a_unit_tells_what_it_took_over_by_the_name_of_that_day(cast, client_of):
    unit_succeed(
        predecessor=commune_unit(cast.next_commune),
        successor=commune_unit(cast.commune),
        on=TODAY,
        paper="Nghị quyết số 1658",
        by=None,
    )
    address = reverse("unit_read", args=[commune_unit(cast.commune).uid])

    page = client_of(cast.viewer).get(address).text

    assert "Sáp nhập, chia tách" in page
    assert "Xã Tam Hiệp" in page


# --- What people say


def test_telephone_is_for_the_office_and_for_oneself(cast, client_of):
    person = cast.person_of(cast.viewer)
    person_change(person=person, phone="0900 000 777", by=cast.clerk)
    address = reverse("person_read", args=[person.uid])

    for name in ALL | {"overseer"}:
        page = client_of(getattr(cast, name)).get(address).text
        assert ("0900 000 777" in page) is (name in OFFICE | {"viewer"}), name


def test_villager_is_nobodys_business_but_the_keepers(cast, client_of):
    address = reverse("person_read", args=[make_household(cast).head.uid])

    seen = statuses(cast, client_of, address, ["clerk", "unit_head", "viewer", "outsider"])
    assert seen == {"clerk": 200, "unit_head": 200, "viewer": 404, "outsider": 404}


def test_households_are_listed_and_found(cast, client_of):
    for number in (1, 2):
        make_household(cast, number)
    address = reverse("household_list", args=[cast.village.uid])
    client = client_of(cast.unit_head)

    assert "<b>2 hộ</b>" in client.get(address).text
    assert "<b>1 hộ</b>" in client.get(address, {"q": "lan 2"}).text
    assert "<b>1 hộ</b>" in client.get(address, {"q": "HL-001"}).text
    assert "Chưa có hộ nào" in client.get(address, {"q": "không có"}).text


# --- Slips


def order_slips(client, *people):
    return client.post(
        reverse("login_code_issue"), {"person": [str(person.uid) for person in people]}
    )


def test_slip_shows_the_code_once(cast, client_of):
    client = client_of(cast.clerk)

    answer = order_slips(client, cast.person_of(cast.unit_head))

    code = "".join(re.search(r"slip-code\">(\d{4}) (\d{4})<", answer.text).groups())
    assert "UBND xã Đồng Tâm" in answer.text
    assert "Trần Văn Lượng" in answer.text and "Trưởng thôn" in answer.text
    assert "trước ngày 04/03/2024" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert client.get(reverse("login_code_issue")).status_code == 405
    assert code not in client.get(reverse("account_list")).text
    assert login_code_use(login="0900000103", code=code) == cast.unit_head


def test_slips_for_several(cast, client_of):
    answer = order_slips(
        client_of(cast.administrator), cast.person_of(cast.viewer), cast.person_of(cast.checker)
    )

    assert answer.text.count("PHIẾU MÃ ĐĂNG NHẬP") == 2
    assert LoginCode.objects.count() == 2


def test_slip_for_nobody_is_told(cast, client_of):
    answer = client_of(cast.clerk).post(reverse("login_code_issue"), follow=True)

    assert "Chưa chọn ai." in answer.text


@pytest.mark.parametrize("who", ["viewer", "chairman", "unit_head"])
def test_slips_are_not_for(cast, client_of, who):
    answer = order_slips(client_of(getattr(cast, who)), cast.person_of(cast.checker))

    assert answer.status_code == 403
    assert not LoginCode.objects.exists()


def test_slip_for_a_stranger_is_not_found(cast, client_of):
    answer = order_slips(client_of(cast.outsider), cast.person_of(cast.clerk))

    assert answer.status_code == 404
    assert not LoginCode.objects.exists()


def test_list_of_accounts_tells_their_state(cast, client_of):
    login_code_issue(user=cast.unit_head, by=cast.clerk)
    account_close(user=cast.viewer, by=cast.administrator)
    cast.checker.set_unusable_password()
    cast.checker.save()

    assert "<b>7 tài khoản</b>" in client_of(cast.clerk).get(reverse("account_list")).text
    page = client_of(cast.administrator).get(reverse("account_list")).text

    assert "<b>13 tài khoản</b>" in page
    assert "Chờ dùng mã" in page and "trước 04/03/2024" in page
    assert "Đã khóa" in page and "Chưa có mật khẩu" in page and "Đang dùng" in page


# --- What pages cost


@pytest.mark.parametrize(
    ("listed", "queries"),
    [("unit_list", 5), ("person_list", 5), ("account_list", 3), ("household_list", 4)],
)
def test_lists_cost_the_same_with_one_row_and_with_thirty(cast, client_of, listed, queries):
    client = client_of(cast.administrator)
    args = [cast.village.uid] if listed == "household_list" else []
    address = reverse(listed, args=args)
    make_household(cast, 0)
    first = own_queries_of(client, address)

    for number in range(1, 31):
        make_household(cast, number)
        unit = make_unit(cast.commune, f"Thôn Số {number}", "village")
        make_user(unit, f"Trần Văn Số {number}", "unit_head", f"so{number}", "Trưởng thôn")

    assert (first, own_queries_of(client, address)) == (queries, queries)


@pytest.mark.parametrize("who", ["overseer", "viewer"])
def test_page_of_a_unit_costs_the_same_with_many_people(cast, client_of, who):
    whole = commune_unit(cast.commune)
    client, address = client_of(getattr(cast, who)), reverse("unit_read", args=[whole.uid])
    first = own_queries_of(client, address)

    for number in range(30):
        make_user(whole, f"Trần Văn Số {number}", "viewer", f"so{number}", "Đại biểu")
        make_unit(cast.commune, f"Thôn Số {number}", "village")

    assert own_queries_of(client, address) == first
