"""Coming in: by password, by a one-time code, not at all."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from emulation.org.models import LoginCode, User
from emulation.org.services import account_close, login_code_issue
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "ba-cay-nhan-17"


def log_in(client, login, password=PASSWORD, **extra):
    return client.post(reverse("login"), {"login": login, "password": password, **extra})


def enter_code(client, login, code):
    return client.post(reverse("first_login"), {"login": login, "code": code})


def user_in(client) -> int | None:
    key = client.session.get("_auth_user_id")
    return int(key) if key else None


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


# --- By password


@pytest.mark.parametrize("typed", ["0900000103", "0900 000 103", "+84 900.000.103"])
def test_number_and_password_open_the_door(cast, client, typed):
    answer = log_in(client, typed)

    assert answer.status_code == 302
    assert user_in(client) == cast.unit_head.pk


def test_wrong_password_is_told_with_the_tries_left(cast, client):
    answer = log_in(client, "clerk", "sai-mat-khau")

    assert "Mật khẩu không khớp" in answer.text
    assert "còn 4 lần thử." in answer.text
    assert user_in(client) is None


def test_unknown_account_is_told_the_same(cast, client):
    known, unknown = log_in(client, "clerk", "sai"), log_in(client, "khong-co", "sai")

    def told(answer) -> dict:
        return answer.context["form"].errors

    assert told(known) == told(unknown)


def test_closed_account_is_told_the_same(cast, client):
    account_close(user=cast.viewer, by=cast.administrator)

    answer = log_in(client, "viewer")

    assert "còn 4 lần thử." in answer.text


def test_fifth_wrong_try_locks_for_a_while(cast, client):
    for _ in range(4):
        assert log_in(client, "clerk", "sai").status_code == 200
    locked = log_in(client, "clerk", "sai")

    assert locked.status_code == 429
    assert "15 phút" in locked.text
    assert log_in(client, "clerk").status_code == 429
    assert user_in(client) is None


def test_lock_is_for_one_name_not_for_the_village(cast, client):
    for _ in range(5):
        log_in(client, "clerk", "sai")

    assert log_in(client, "viewer").status_code == 302


def test_spellings_of_a_number_are_counted_as_one(cast, client):
    for typed in ["0900000103", "0900 000 103", "0900.000.103", "+84900000103"]:
        log_in(client, typed, "sai")

    assert log_in(client, "0900-000-103", "sai").status_code == 429


def test_both_doors_count_together(cast, client):
    for _ in range(4):
        enter_code(client, "clerk", "12345678")

    assert log_in(client, "clerk", "sai").status_code == 429


def test_new_slip_lifts_the_lock(cast, client):
    for _ in range(5):
        log_in(client, "0900000103", "sai")
    code = login_code_issue(user=cast.unit_head, by=cast.clerk)

    assert enter_code(client, "0900000103", code).status_code == 302


def test_failed_tries_leave_neither_password_nor_code_behind(cast, client):
    log_in(client, "0900000103", "mat-khau-that-1")
    enter_code(client, "0900000103", "40712268")

    kept = str(list(AccessAttempt.objects.values("post_data", "get_data")))
    assert "mat-khau-that-1" not in kept
    assert "40712268" not in kept


def test_behind_the_proxy_the_true_address_is_counted(cast, client, settings):
    settings.BEHIND_TLS_PROXY = True
    for number in range(5):
        said = {"HTTP_X_FORWARDED_FOR": f"10.0.0.{number}, 203.0.113.7"}
        client.post(reverse("login"), {"login": "clerk", "password": "sai"}, **said)

    assert AccessAttempt.objects.get().ip_address == "203.0.113.7"
    elsewhere = {"HTTP_X_FORWARDED_FOR": "203.0.113.8"}
    answer = client.post(reverse("login"), {"login": "clerk", "password": PASSWORD}, **elsewhere)
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("asked", "goes_to"),
    [
        ("/don-vi/", "/don-vi/"),
        ("https://example.com/", "/"),
        ("//example.com/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_only_an_own_address_is_followed(cast, client, asked, goes_to):
    assert log_in(client, "clerk", next=asked).url == goes_to


def test_page_that_needs_an_account_leads_to_the_door_and_back(cast, client):
    answer = client.get("/don-vi/")
    page = client.get(answer.url)

    assert answer.url == "/dang-nhap/?next=/don-vi/"
    assert 'name="next" value="/don-vi/"' in page.text


def test_who_is_in_does_not_knock_again(cast, client_of):
    assert client_of(cast.clerk).get(reverse("login")).status_code == 302


# --- By a one-time code


def test_code_opens_and_a_password_comes_before_everything(cast, client):
    code = login_code_issue(user=cast.unit_head, by=cast.clerk)

    answer = enter_code(client, "0900 000 103", f"{code[:4]} {code[4:]}")

    assert answer.url == reverse("set_password")
    assert client.get("/don-vi/").url == reverse("set_password")
    assert client.get(reverse("login")).url == reverse("set_password")

    done = client.post(reverse("set_password"), {"password": NEW_PASSWORD, "again": NEW_PASSWORD})
    assert done.url == reverse("home")
    assert client.get("/don-vi/").status_code == 200
    assert User.objects.get(pk=cast.unit_head.pk).check_password(NEW_PASSWORD)


def test_wrong_code_is_told_with_the_tries_left(cast, client):
    code = login_code_issue(user=cast.unit_head, by=cast.clerk)

    answer = enter_code(client, "0900000103", wrong(code))

    assert "Mã không khớp. Xem lại 8 chữ số trên phiếu; còn 4 lần thử." in answer.text
    assert LoginCode.objects.get().failures == 1


def test_wrong_code_of_an_unknown_number_is_told_the_same(cast, client):
    answer = enter_code(client, "0900000999", "12345678")

    assert "Mã không khớp. Xem lại 8 chữ số trên phiếu; còn 4 lần thử." in answer.text


def test_fifth_wrong_code_locks(cast, client):
    for _ in range(4):
        enter_code(client, "0900000103", "12345678")

    assert enter_code(client, "0900000103", "12345678").status_code == 429


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1234567", "mới thấy 7"),
        ("1234567a", "chỉ gồm chữ số"),
        ("", "Chưa điền mục này"),
    ],
)
def test_slip_of_the_finger_costs_no_try(cast, client, typed, told):
    answer = enter_code(client, "0900000103", typed)

    assert told in answer.text
    assert not AccessAttempt.objects.exists()


def test_spent_code_says_where_to_get_a_new_one(cast, client, settings):
    code = login_code_issue(user=cast.unit_head, by=cast.clerk)
    LoginCode.objects.update(expires_on=settings.DEMO_TODAY)

    answer = enter_code(client, "0900000103", code)

    assert "Mã này đã hết hạn" in answer.text
    assert user_in(client) is None


# --- The password


def test_two_different_passwords_are_told(cast, client_of):
    cast.viewer.set_unusable_password()
    cast.viewer.save()

    answer = client_of(cast.viewer).post(
        reverse("set_password"), {"password": NEW_PASSWORD, "again": "khac-han-12"}
    )

    assert "Hai lần gõ chưa giống nhau." in answer.text


def test_weak_password_is_told_in_vietnamese(cast, client_of):
    cast.viewer.set_unusable_password()
    cast.viewer.save()

    answer = client_of(cast.viewer).post(
        reverse("set_password"), {"password": "123", "again": "123"}
    )

    assert "Mật khẩu ngắn quá" in answer.text


def test_changed_password_keeps_this_session_and_ends_the_others(cast, client_of):
    here, elsewhere = client_of(cast.viewer), client_of(cast.viewer)

    answer = here.post(
        reverse("change_password"),
        {"old_password": PASSWORD, "password": NEW_PASSWORD, "again": NEW_PASSWORD},
    )

    assert answer.url == reverse("home")
    assert here.get(reverse("change_password")).status_code == 200
    assert elsewhere.get(reverse("change_password")).status_code == 302


def test_change_asks_for_the_old_password(cast, client_of):
    answer = client_of(cast.viewer).post(
        reverse("change_password"),
        {"old_password": "sai", "password": NEW_PASSWORD, "again": NEW_PASSWORD},
    )

    assert "Mật khẩu đang dùng chưa đúng." in answer.text


def test_first_password_page_is_not_a_way_around_the_old_one(cast, client_of):
    client = client_of(cast.viewer)

    answer = client.post(reverse("set_password"), {"password": NEW_PASSWORD, "again": NEW_PASSWORD})

    assert answer.url == reverse("change_password")
    assert User.objects.get(pk=cast.viewer.pk).check_password(PASSWORD)


# --- Out


def test_going_out_is_a_post(cast, client_of):
    client = client_of(cast.viewer)

    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).url == reverse("login")
    assert user_in(client) is None


@pytest.mark.parametrize("name", ["login", "first_login"])
def test_doors_are_not_cached_and_strict(client, db, name):
    answer = client.get(reverse(name))

    assert "no-store" in answer["Cache-Control"]
    assert "style-src 'self'" in answer["Content-Security-Policy"]
    assert "style=" not in answer.text
