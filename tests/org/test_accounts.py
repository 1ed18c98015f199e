"""Accounts and one-time codes: opened, used once, counted, taken back."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from emulation.lib.states import WrongState
from emulation.org.models import LoginCode, Person, Role, User
from emulation.org.models.accounts import normal_login
from emulation.org.selectors import account_people_visible_to, commune_unit
from emulation.org.services import (
    CodeSpent,
    CodeWrong,
    account_close,
    account_open,
    account_reopen,
    accounts_open,
    login_code_issue,
    login_code_use,
    login_codes_issue,
    membership_create,
    password_set,
    person_create,
)
from emulation.trail.models import Entry
from tests.cast import LONG_AGO, PASSWORD, TODAY

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def issue(cast) -> str:
    return login_code_issue(user=cast.unit_head, by=cast.clerk)


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0900 000 118", "0900000118"),
        ("0900.000.118", "0900000118"),
        ("+84 900 000 118", "0900000118"),
        (" DT-Mai ", "dt-mai"),
    ],
)
def test_one_number_however_it_is_written(typed, stored):
    assert normal_login(typed) == stored


# --- Opening and closing


def test_opened_account_has_no_password_yet(cast):
    person = person_create(commune=cast.commune, full_name="Vũ Thị Lan", by=cast.clerk)

    user = account_open(person=person, login="0900 000 777", by=cast.administrator)

    assert user.login == "0900000777"
    assert not user.has_usable_password()
    assert person.user == user


def test_of_two_who_open_an_account_one_is_told_that_it_was_opened(cast):
    person = person_create(commune=cast.commune, full_name="Vũ Thị Lan", by=cast.clerk)
    seen_before = Person.objects.get(pk=person.pk)
    user = account_open(person=person, login="0900000777", by=cast.administrator)

    with pytest.raises(WrongState, match="vừa mở tài khoản"):
        account_open(person=seen_before, login="0900000778", by=cast.administrator)

    assert Person.objects.get(pk=person.pk).user == user
    assert not User.objects.filter(login="0900000778").exists()


def test_trail_of_an_account_holds_no_telephone_number(cast):
    person = person_create(commune=cast.commune, full_name="Vũ Thị Lan", by=cast.clerk)
    account_open(person=person, login="0900000777", by=cast.administrator)

    assert Entry.objects.filter(code="org.account.opened", object_name="Vũ Thị Lan").exists()
    assert "0900000777" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize("who", ["clerk", "chairman", "outsider"])
def test_accounts_are_opened_and_closed_by_the_administrator(cast, who):
    person = person_create(commune=cast.commune, full_name="Vũ Thị Lan", by=cast.clerk)
    by = getattr(cast, who)

    with pytest.raises(PermissionDenied):
        account_open(person=person, login="0900000777", by=by)
    with pytest.raises(PermissionDenied):
        account_close(user=cast.viewer, by=by)


def test_log_in_of_a_stranger_is_taken(cast):
    person = person_create(commune=cast.commune, full_name="Bùi Thị Hà", by=cast.clerk)

    with pytest.raises(ValidationError, match="đã có tài khoản ở nơi khác"):
        account_open(person=person, login=cast.outsider.login, by=cast.administrator)


def test_one_person_may_work_in_two_communes_by_one_account(cast):
    person = person_create(commune=cast.commune, full_name="Bùi Thị Hà", by=cast.clerk)

    user = account_open(person=person, login=cast.outsider.login, by=None)

    assert user == cast.outsider
    assert {each.commune for each in user.persons.all()} == {cast.commune, cast.next_commune}


def test_person_has_one_account(cast):
    with pytest.raises(WrongState):
        account_open(person=cast.person_of(cast.viewer), login="khac", by=cast.administrator)


def test_two_of_a_family_do_not_share_an_account(cast):
    account_open(
        person=person_create(commune=cast.commune, full_name="Vũ Thị Lan", by=None),
        login="0900000777",
        by=cast.administrator,
    )
    person = person_create(commune=cast.commune, full_name="Vũ Văn Sáu", by=None)

    with pytest.raises(ValidationError, match="là tài khoản của Vũ Thị Lan"):
        account_open(person=person, login="0900 000 777", by=cast.administrator)


def test_accounts_for_several_are_all_or_none(cast):
    """What is wrong is told of each, by uid; nothing is left behind."""
    names = ("Vũ Thị Lan", "Vũ Văn Sáu", "Vũ Thị Bảy")
    lan, sau, bay = (person_create(commune=cast.commune, full_name=n, by=None) for n in names)
    logins = {lan: "0900000777", sau: cast.outsider.login, bay: "0900.000.777"}

    with pytest.raises(ValidationError) as refused:
        accounts_open(logins=logins, by=cast.administrator)

    assert set(refused.value.message_dict) == {str(sau.uid), str(bay.uid)}
    assert not Person.objects.filter(pk__in=[lan.pk, sau.pk, bay.pk]).exclude(user=None).exists()
    assert not User.objects.filter(login="0900000777").exists()

    lan.refresh_from_db()
    logins = {lan: "0900000777", sau: "0900000778", bay: "dt-bay"}
    opened = accounts_open(logins=logins, by=cast.administrator)
    assert [user.login for user in opened] == ["0900000777", "0900000778", "dt-bay"]


def test_closed_account_lets_nobody_in_until_reopened(cast):
    code = issue(cast)
    account_close(user=cast.unit_head, by=cast.administrator)

    with pytest.raises(CodeWrong):
        login_code_use(login=cast.unit_head.login, code=code)
    with pytest.raises(WrongState):
        issue(cast)

    account_reopen(user=cast.unit_head, by=cast.administrator)
    assert fresh(cast.unit_head).is_active


def test_closing_twice_is_too_late(cast):
    account_close(user=cast.viewer, by=cast.administrator)

    with pytest.raises(WrongState):
        account_close(user=cast.viewer, by=cast.administrator)


def test_administrator_does_not_lock_himself_out(cast):
    with pytest.raises(ValidationError):
        account_close(user=cast.administrator, by=cast.administrator)


# --- The one-time code


def test_code_is_eight_digits_and_kept_only_as_a_hash(cast):
    code = issue(cast)

    row = LoginCode.objects.get()
    assert len(code) == 8 and code.isdigit()
    assert code not in row.code_hash
    assert code not in str(list(Entry.objects.values()))
    assert row.expires_on == TODAY + dt.timedelta(days=14)


def test_code_opens_the_door_once_and_ends_the_old_password(cast):
    code = issue(cast)
    assert fresh(cast.unit_head).check_password(PASSWORD)

    user = login_code_use(login="0900 000 103", code=code)

    assert user == cast.unit_head
    assert not fresh(user).has_usable_password()
    with pytest.raises(CodeWrong):
        login_code_use(login=user.login, code=code)


def test_new_code_voids_the_old_one(cast):
    old, new = issue(cast), issue(cast)

    with pytest.raises(CodeWrong):
        login_code_use(login=cast.unit_head.login, code=old if old != new else "x")
    assert login_code_use(login=cast.unit_head.login, code=new) == cast.unit_head


def test_five_wrong_tries_spend_the_code(cast):
    code = issue(cast)

    for _ in range(5):
        with pytest.raises(CodeWrong):
            login_code_use(login=cast.unit_head.login, code=other_than(code))
    with pytest.raises(CodeSpent):
        login_code_use(login=cast.unit_head.login, code=code)
    with pytest.raises(CodeWrong):
        login_code_use(login=cast.unit_head.login, code=other_than(code))


def test_four_wrong_tries_do_not(cast):
    code = issue(cast)
    for _ in range(4):
        with pytest.raises(CodeWrong):
            login_code_use(login=cast.unit_head.login, code=other_than(code))

    assert login_code_use(login=cast.unit_head.login, code=code) == cast.unit_head


@pytest.mark.parametrize(("days", "opens"), [(13, True), (14, False)])
def test_code_opens_before_the_day_on_the_slip(cast, settings, days, opens):
    code = issue(cast)
    settings.DEMO_TODAY = TODAY + dt.timedelta(days=days)

    if opens:
        assert login_code_use(login=cast.unit_head.login, code=code) == cast.unit_head
    else:
        with pytest.raises(CodeSpent):
            login_code_use(login=cast.unit_head.login, code=code)


@pytest.mark.parametrize("login", ["0900000999", "viewer", ""])
def test_no_code_no_door(cast, login):
    with pytest.raises(CodeWrong):
        login_code_use(login=login, code="12345678")


@pytest.mark.parametrize("who", ["viewer", "chairman", "unit_head", "outsider", "overseer"])
def test_codes_are_handed_out_by_the_office_only(cast, who):
    with pytest.raises(PermissionDenied):
        login_code_issue(user=cast.checker, by=getattr(cast, who))


def test_clerk_does_not_reset_who_works_next_door_too(cast):
    """Whoever holds the slip is the account, in the other commune as well."""
    person = person_create(commune=cast.commune, full_name="Ngô Văn Tám", by=cast.clerk)
    account_open(person=person, login=cast.outsider_chairman.login, by=None)

    with pytest.raises(PermissionDenied):
        login_code_issue(user=cast.outsider_chairman, by=cast.clerk)


def test_account_of_nobody_is_reset_by_nobody(cast):
    root = User.objects.create_superuser("root", PASSWORD)

    with pytest.raises(PermissionDenied):
        login_code_issue(user=root, by=cast.clerk)


def test_codes_for_several_are_all_or_none(cast):
    with pytest.raises(PermissionDenied):
        login_codes_issue(users=[cast.viewer, cast.outsider], by=cast.clerk)

    assert not LoginCode.objects.exists()


def test_own_password_voids_an_outstanding_code(cast):
    code = issue(cast)

    password_set(user=cast.unit_head, password="mot-cay-vai-2024")

    with pytest.raises(CodeWrong):
        login_code_use(login=cast.unit_head.login, code=code)
    assert fresh(cast.unit_head).check_password("mot-cay-vai-2024")


@pytest.mark.parametrize("password", ["ngan", "12345678901", "0900000103", "password"])
def test_weak_password_is_refused(cast, password):
    with pytest.raises(ValidationError):
        password_set(user=cast.unit_head, password=password)


def test_membership_of_a_second_commune_counts_in_both(cast):
    person = person_create(commune=cast.commune, full_name="Bùi Thị Hà", by=cast.clerk)
    account_open(person=person, login=cast.outsider.login, by=None)
    membership_create(
        person=person,
        unit=commune_unit(cast.commune),
        role=Role.VIEWER,
        valid_from=LONG_AGO,
        by=cast.administrator,
    )

    user = fresh(cast.outsider)

    assert user.has_perm("org.view_people", cast.commune)
    assert user.has_perm("org.view_people", cast.next_commune)


@pytest.mark.parametrize(
    "decider", ["chairman", "vice_chairman", "checker", "records_clerk", "administrator"]
)
def test_the_clerk_cannot_become_who_decides_on_the_clerks_work(cast, decider):
    account = getattr(cast, decider)
    with pytest.raises(PermissionDenied):
        login_code_issue(user=account, by=cast.clerk)
    assert not account_people_visible_to(cast.clerk).filter(user=account).exists()
    assert account_people_visible_to(cast.administrator).filter(user=account).exists()
    assert len(login_code_issue(user=account, by=cast.administrator)) == 8
