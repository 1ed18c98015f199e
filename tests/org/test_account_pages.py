"""Accounts kept in the portal: opened for many at once, closed, opened again."""

import datetime as dt

import pytest
from django.urls import reverse

from emulation.org.models import Person, Role, User
from emulation.org.services import (
    account_close,
    account_open,
    membership_create,
    person_create,
    position_create,
)
from emulation.trail.models import Entry
from tests.cast import LONG_AGO, PASSWORD, TODAY
from tests.org.test_pages import ALL, own_queries_of

pytestmark = pytest.mark.django_db

PAGE = reverse("account_open")
OTHERS = sorted(ALL - {"administrator"})


def make_head(cast, name="Vũ Thị Lan", phone="0900 000 777", unit=None, **days) -> Person:
    """Make a person with a role and no account."""
    unit = unit or cast.village
    person = person_create(commune=unit.commune, full_name=name, phone=phone, by=None)
    days = {"valid_from": LONG_AGO} | days
    membership_create(person=person, unit=unit, role=Role.UNIT_HEAD, by=None, **days)
    return person


def order(
    client, logins: dict[Person, str], address=PAGE, unticked: dict[Person, str] | None = None
):
    typed = {f"login_{person.uid}": login for person, login in (logins | (unticked or {})).items()}
    return client.post(address, {"person": [str(person.uid) for person in logins]} | typed)


def login_of(person: Person) -> str:
    person.refresh_from_db()
    return person.user.login if person.user else ""


@pytest.fixture
def client(cast, client_of):
    return client_of(cast.administrator)


# --- Who


def test_the_page_is_the_administrators(cast, client_of):
    assert client_of(cast.administrator).get(PAGE).status_code == 200
    for name in [*OTHERS, "overseer", "outsider", "outsider_chairman"]:
        assert client_of(getattr(cast, name)).get(PAGE).status_code == 403, name
    assert client_of(cast.visitor).get(PAGE).status_code == 302


@pytest.mark.parametrize("who", [*OTHERS, "overseer", "outsider"])
def test_nobody_else_opens(cast, client_of, who):
    person = make_head(cast)

    assert order(client_of(getattr(cast, who)), {person: "0900000777"}).status_code == 403
    assert login_of(person) == ""


def test_a_person_of_the_next_commune_is_not_there(cast, client):
    stranger = make_head(cast, unit=cast.unit_of(cast.next_commune))

    assert stranger.full_name not in client.get(PAGE).text
    assert order(client, {stranger: "0900000777"}).status_code == 404
    assert login_of(stranger) == ""


@pytest.mark.parametrize("page", ["account_close", "account_reopen"])
@pytest.mark.parametrize(
    ("who", "status"),
    [*((name, 403) for name in OTHERS), ("overseer", 403), ("outsider", 404), ("visitor", 302)],
)
def test_nobody_else_closes_or_reopens(cast, client_of, page, who, status):
    address = reverse(page, args=[cast.person_of(cast.second_clerk).uid])

    assert client_of(getattr(cast, who)).post(address).status_code == status
    assert User.objects.get(pk=cast.second_clerk.pk).is_active
    assert not Entry.objects.exists()


def test_the_clerk_sees_no_button_that_is_not_his(cast, client_of):
    closed = cast.person_of(cast.viewer)
    account_close(user=cast.viewer, by=cast.administrator)
    clerk = client_of(cast.clerk)

    for address in [reverse("account_list"), reverse("person_read", args=[closed.uid])]:
        page = clerk.get(address).text
        assert "Mở tài khoản" not in page and "Mở lại" not in page
        assert "khoa-tai-khoan" not in page


# --- Who is listed


def test_who_acts_and_has_no_account_is_listed_with_the_telephone(cast, client):
    make_head(cast)
    person = person_create(commune=cast.commune, full_name="Ngô Thị Xuân", by=None)
    position_create(
        person=person, unit=cast.office, title="Công chức Tư pháp", valid_from=LONG_AGO, by=None
    )

    page = client.get(PAGE).text

    assert "<b>2 người chưa có tài khoản</b>" in page
    assert 'value="0900 000 777"' in page
    assert "Người đứng đầu đơn vị, Thôn Hồng Lạc" in page
    assert "Công chức Tư pháp, Văn phòng UBND xã Đồng Tâm" in page
    assert "chưa giao, nên vào cổng chưa làm được việc" in page


def test_who_only_lives_here_or_has_left_is_not_listed(cast, client):
    person_create(commune=cast.commune, full_name="Ngô Thị Xuân", by=None)
    make_head(cast, valid_to=TODAY - dt.timedelta(days=1))

    assert "đều đã có tài khoản" in client.get(PAGE).text


def test_who_begins_later_is_listed(cast, client):
    make_head(cast, valid_from=TODAY + dt.timedelta(days=10))

    assert "<b>1 người chưa có tài khoản</b>" in client.get(PAGE).text


def test_people_are_found_without_accents(cast, client):
    make_head(cast)
    make_head(cast, "Trần Văn Sáu")

    page = client.get(PAGE, {"q": "vu thi"}).text

    assert "<b>1 người chưa có tài khoản</b>" in page and "Vũ Thị Lan" in page


def test_a_chosen_person_stands_alone_and_ticked(cast, client):
    person = make_head(cast)
    make_head(cast, "Trần Văn Sáu")

    page = client.get(PAGE, {"chon": str(person.uid)}).text

    assert "Trần Văn Sáu" not in page
    assert f'value="{person.uid}" checked' in page
    assert client.get(PAGE, {"chon": "nonsense"}).status_code == 200


def test_the_page_costs_the_same_with_one_person_and_with_thirty(cast, client):
    make_head(cast)
    first = own_queries_of(client, PAGE)

    for number in range(30):
        make_head(cast, f"Trần Văn Số {number}")

    assert (first, own_queries_of(client, PAGE)) == (5, 5)


# --- Opening


def test_many_are_opened_at_once_and_their_slips_are_offered(cast, client):
    lan, sau = make_head(cast), make_head(cast, "Trần Văn Sáu", "")

    answer = order(client, {lan: "0900 000 777", sau: "DT-Sau"})

    assert (login_of(lan), login_of(sau)) == ("0900000777", "dt-sau")
    assert not lan.user.has_usable_password()
    assert Entry.objects.filter(code="org.account.opened").count() == 2
    page = client.get(answer["Location"]).text
    assert "Đã mở 2 tài khoản." in page
    assert "<b>2 tài khoản</b> đã chọn" in page
    assert page.count('" checked') == 2
    slips = client.post(reverse("login_code_issue"), {"person": [str(lan.uid), str(sau.uid)]})
    assert slips.text.count("PHIẾU MÃ ĐĂNG NHẬP") == 2


def test_who_is_not_ticked_stays_without(cast, client):
    lan, sau = make_head(cast), make_head(cast, "Trần Văn Sáu")

    order(client, {lan: "0900000777"}, unticked={sau: sau.phone})

    assert login_of(lan) and not login_of(sau)


def test_a_wrong_row_opens_nothing_and_loses_nothing(cast, client):
    rows = {
        make_head(cast, "Vũ Thị Lan"): "ma-rieng-01",
        make_head(cast, "Trần Văn Sáu"): "",
        make_head(cast, "Ngô Thị Xuân"): cast.outsider.login,
        make_head(cast, "Đỗ Văn Bảy"): cast.clerk.login,
    }
    sau = [*rows][1]

    answer = order(client, {sau: ""})
    assert answer.status_code == 200
    assert "Trần Văn Sáu: Chưa ghi số điện thoại hoặc mã để đăng nhập." in answer.text

    rows[sau] = "ma-rieng-02"
    page = order(client, rows).text

    assert "Chưa mở tài khoản nào: 2 chỗ cần sửa" in page
    assert "Ngô Thị Xuân: Số điện thoại hoặc mã này đã có tài khoản ở nơi khác." in page
    assert "là tài khoản của Hoàng Thị Mai" in page
    assert 'value="ma-rieng-01"' in page and 'value="ma-rieng-02"' in page
    assert page.count('" checked') == 4
    assert [login_of(person) for person in rows] == [""] * 4
    assert not Entry.objects.filter(code="org.account.opened").exists()


def test_two_of_one_telephone_are_told_apart(cast, client):
    lan, sau = make_head(cast), make_head(cast, "Trần Văn Sáu")

    page = order(client, {lan: "0900000777", sau: "0900 000 777"}).text

    assert "là tài khoản của Vũ Thị Lan. Chọn số hoặc mã khác." in page
    assert login_of(lan) == ""


def test_nobody_ticked_is_told(cast, client):
    person = make_head(cast)

    page = order(client, {}, unticked={person: person.phone}).text

    assert "Đánh dấu ít nhất một người" in page


def test_typed_without_a_tick_is_asked_about(cast, client):
    lan, sau = make_head(cast), make_head(cast, "Trần Văn Sáu")

    page = order(client, {lan: lan.phone}, unticked={sau: "0900000778"}).text

    assert "Trần Văn Sáu: Đã gõ mà chưa đánh dấu." in page
    assert 'value="0900000778"' in page
    assert login_of(lan) == ""


def test_whose_account_was_opened_meanwhile_is_told(cast, client):
    lan, sau = make_head(cast), make_head(cast, "Trần Văn Sáu")
    account_open(person=lan, login="0900000777", by=cast.administrator)

    page = order(client, {lan: "0900000777", sau: "0900000778"}).text

    assert "Có người vừa được mở tài khoản" in page
    assert login_of(sau) == ""


# --- Closing and opening again


def test_closing_says_what_it_means_and_lets_nobody_in(cast, client, client_of):
    person = cast.person_of(cast.viewer)
    address = reverse("account_close", args=[person.uid])
    viewer = client_of(cast.viewer)

    asked = client.get(address).text
    assert "Triệu Kim Oanh không đăng nhập được nữa" in asked
    assert User.objects.get(pk=cast.viewer.pk).is_active

    answer = client.post(address, follow=True).text

    assert "Đã khóa tài khoản của Triệu Kim Oanh." in answer
    assert "Mở lại tài khoản" in answer and "Đã khóa" in answer
    assert viewer.get(reverse("home")).status_code == 302
    assert client.post(address).status_code == 409


def test_one_does_not_close_the_own_account(cast, client):
    person = cast.person_of(cast.administrator)
    address = reverse("account_close", args=[person.uid])

    assert client.get(address).status_code == 403
    answer = client.post(address)
    assert answer.status_code == 403 and "Nhờ người quản trị khác" in answer.text
    assert address not in client.get(reverse("account_list")).text
    assert address not in client.get(reverse("person_read", args=[person.uid])).text


def test_a_reopened_account_works_with_the_old_password(cast, client, client_of):
    person = cast.person_of(cast.viewer)
    account_close(user=cast.viewer, by=cast.administrator)
    address = reverse("account_reopen", args=[person.uid])
    assert client.get(address).status_code == 405

    page = client.post(address, follow=True).text

    assert "Đã mở lại tài khoản của Triệu Kim Oanh." in page
    assert "<b>1 tài khoản</b> đã chọn" in page
    door = client_of(cast.visitor).post(reverse("login"), {"login": "viewer", "password": PASSWORD})
    assert door.status_code == 302
    assert client.post(address).status_code == 409


@pytest.mark.parametrize("page", ["account_close", "account_reopen"])
def test_who_has_no_account_has_none_to_close(cast, client, page):
    address = reverse(page, args=[make_head(cast).uid])

    answer = client.post(address)

    assert answer.status_code == 409 and "chưa có tài khoản" in answer.text


def test_the_page_of_a_person_leads_to_the_next_step(cast, client):
    def page_of(person: Person) -> str:
        return client.get(reverse("person_read", args=[person.uid])).text

    villager = person_create(commune=cast.commune, full_name="Ngô Thị Xuân", by=None)
    head = make_head(cast)

    assert "Ghi chức vụ hoặc giao vai trò ở trang Quản trị trước." in page_of(villager)
    assert f"{PAGE}?chon={head.uid}" in page_of(head)
    assert "khoa-tai-khoan" in page_of(cast.person_of(cast.viewer))
