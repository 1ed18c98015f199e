"""People, positions, memberships and households."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from emulation.org.models import Membership, Person, Role, User
from emulation.org.rights import held, memberships, require
from emulation.org.selectors import (
    commune_unit,
    households_visible_to,
    memberships_on,
    people_visible_to,
    signatories_on,
)
from emulation.org.selectors.lists import heads_on, households_found, people_found
from emulation.org.services import (
    household_change,
    household_create,
    membership_change,
    membership_create,
    person_change,
    person_create,
    position_change,
    position_create,
)
from emulation.trail.models import Entry
from tests.cast import LONG_AGO, TODAY

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

YESTERDAY = TODAY - dt.timedelta(days=1)
TOMORROW = TODAY + dt.timedelta(days=1)


def make_person(cast, full_name="Vũ Thị Lan", **fields):
    return person_create(commune=cast.commune, full_name=full_name, by=cast.clerk, **fields)


def make_household(cast, by=None, village=None, **fields):
    head = fields.pop("head", None) or make_person(cast)
    asked = {"code": "HL-001", "valid_from": LONG_AGO} | fields
    return household_create(village=village or cast.village, head=head, by=by, **asked)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


# --- Names


def test_people_are_sorted_by_given_name_in_vietnamese_order(cast):
    for name in ["Bùi Văn Đạt", "Trần Thị An", "Lê Thị Ân", "Đỗ Văn Dũng", "Hà Thị Ăn"]:
        make_person(cast, name, code=name[:2])

    names = [person.full_name for person in people_visible_to(cast.clerk)]
    wanted = ["Trần Thị An", "Hà Thị Ăn", "Lê Thị Ân", "Đỗ Văn Dũng", "Bùi Văn Đạt"]

    assert [name for name in names if name in wanted] == wanted


@pytest.mark.parametrize("words", ["luong", "Lượng", "tran van", "VĂN LƯỢNG", "  lượng  "])
def test_people_are_found_with_and_without_accents(cast, words):
    found = people_found(people_visible_to(cast.clerk), words, TODAY)

    assert "Trần Văn Lượng" in {person.full_name for person in found}


def test_words_begin_a_word_of_the_name(cast):
    make_person(cast, "Trần Thị An")

    found = people_found(people_visible_to(cast.clerk), "an", TODAY)

    assert [person.full_name for person in found] == ["Trần Thị An"]


def test_decomposed_letters_are_composed_at_the_door(cast):
    person = make_person(cast, "Nguyễn  Thị Yến")

    assert person.full_name == "Nguyễn Thị Yến"


def test_new_name_moves_the_household_in_the_list(cast):
    household = make_household(cast)

    person_change(person=household.head, full_name="Vũ Thị Ánh", by=cast.clerk)

    household.refresh_from_db()
    assert household.search_key == "vu thi anh"


def test_trail_says_only_that_personal_fields_changed(cast):
    person = make_person(cast, phone="0900000777")

    person_change(person=person, phone="0900000888", birth_year=1980, code="P9", by=cast.clerk)

    entry = Entry.objects.get(code="org.person.changed")
    assert entry.changes == {"phone": "changed", "birth_year": "changed", "code": ["", "P9"]}
    assert "0900000" not in str(list(Entry.objects.values()))


def test_code_of_a_person_is_used_once_a_commune(cast):
    make_person(cast, code="P1")

    with pytest.raises(ValidationError, match="Mã người này đã dùng"):
        make_person(cast, "Người Khác", code="P1")


# --- Memberships hold for their days


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holds"),
    [
        (LONG_AGO, None, True),
        (TODAY, TODAY, True),
        (LONG_AGO, YESTERDAY, False),
        (TOMORROW, None, False),
    ],
)
def test_membership_grants_only_on_its_days(cast, valid_from, valid_to, holds):
    Membership.objects.filter(person__user=cast.viewer).delete()
    membership_create(
        person=cast.person_of(cast.viewer),
        unit=commune_unit(cast.commune),
        role=Role.ACCOUNTANT,
        valid_from=valid_from,
        valid_to=valid_to,
        by=cast.administrator,
    )

    granted = held(fresh(cast.viewer), [Role.ACCOUNTANT], cast.commune)

    assert (granted is not None) is holds


def test_trail_names_the_membership_that_granted(cast):
    make_person(cast)

    entry = Entry.objects.get(code="org.person.created")
    granting = memberships(cast.clerk)[0]
    assert (entry.membership_id, entry.membership_name) == (granting.pk, str(granting))
    assert entry.sentence == "Hoàng Thị Mai ghi thêm người: Vũ Thị Lan"


def test_ended_membership_is_changed_not_deleted(cast):
    membership = memberships(cast.clerk)[0]

    membership_change(membership=membership, valid_to=YESTERDAY, by=cast.administrator)

    with pytest.raises(PermissionDenied):
        require(fresh(cast.clerk), "org.keep_people", cast.commune)
    assert Entry.objects.get().changes == {"valid_to": ["", "2024-02-18"]}


def test_membership_in_a_unit_of_another_commune_is_refused(cast):
    with pytest.raises(ValidationError, match="địa phương của mình"):
        membership_create(
            person=cast.person_of(cast.viewer),
            unit=commune_unit(cast.next_commune),
            role=Role.CLERK,
            valid_from=LONG_AGO,
            by=cast.administrator,
        )
    with pytest.raises(ValidationError, match="địa phương của mình"):
        membership_change(
            membership=memberships(cast.viewer)[0],
            unit=commune_unit(cast.next_commune),
            by=cast.administrator,
        )


def test_membership_ends_no_earlier_than_it_begins(cast):
    with pytest.raises(ValidationError, match="Ngày kết thúc"):
        membership_change(
            membership=memberships(cast.viewer)[0],
            valid_to=dt.date(2019, 1, 1),
            by=cast.administrator,
        )


def test_same_role_twice_from_one_day_is_refused(cast):
    with pytest.raises(ValidationError, match="đã có vai trò ấy"):
        membership_create(
            person=cast.person_of(cast.clerk),
            unit=commune_unit(cast.commune),
            role=Role.CLERK,
            valid_from=LONG_AGO,
            by=cast.administrator,
        )


@pytest.mark.parametrize("who", ["clerk", "chairman", "outsider"])
def test_roles_are_given_by_the_administrator_only(cast, who):
    with pytest.raises(PermissionDenied):
        membership_create(
            person=cast.person_of(cast.viewer),
            unit=commune_unit(cast.commune),
            role=Role.CHAIRMAN,
            valid_from=LONG_AGO,
            by=getattr(cast, who),
        )


def test_memberships_of_a_role_on_a_day(cast):
    rows = memberships_on(cast.commune, [Role.CHECKER], TODAY)

    assert {row.person.user for row in rows} == {cast.checker, cast.second_checker}
    assert not memberships_on(cast.commune, [Role.CHECKER], dt.date(2019, 1, 1))


# --- Positions


def test_signatories_are_the_positions_that_sign_those_of_the_authority_first(cast):
    position = cast.person_of(cast.unit_head).positions.get()
    position_change(position=position, signature_title="TRƯỞNG THÔN", by=cast.administrator)

    titles = [position.signature_title for position in signatories_on(cast.commune, TODAY)]

    assert titles == ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRƯỞNG THÔN"]


def test_ended_position_signs_no_more(cast):
    position = cast.person_of(cast.chairman).positions.get()

    position_change(position=position, valid_to=YESTERDAY, by=cast.administrator)

    assert position not in signatories_on(cast.commune, TODAY)
    assert position in signatories_on(cast.commune, YESTERDAY)


def test_same_position_twice_from_one_day_is_refused(cast):
    with pytest.raises(ValidationError, match="đã ghi cho người ấy"):
        position_create(
            person=cast.person_of(cast.unit_head),
            unit=cast.village,
            title="Trưởng thôn",
            valid_from=LONG_AGO,
            by=cast.administrator,
        )


def test_position_does_not_begin_before_its_unit(cast):
    with pytest.raises(ValidationError, match="Đơn vị này có từ ngày 01/01/2020"):
        position_create(
            person=cast.person_of(cast.viewer),
            unit=cast.village,
            title="Phó thôn",
            valid_from=dt.date(2019, 12, 31),
            by=cast.administrator,
        )


def test_head_of_a_unit_is_who_holds_the_role_else_who_signs(cast):
    heads = heads_on(cast.commune, TODAY)

    assert heads[cast.village.pk].person.full_name == "Trần Văn Lượng"
    assert heads[commune_unit(cast.commune).pk].title == "Chủ tịch UBND xã"
    assert cast.other_village.pk not in heads


# --- Households


@pytest.mark.parametrize("who", ["unit_head", "clerk", "administrator"])
def test_household_is_kept_by(cast, who):
    household = make_household(cast, by=getattr(cast, who))

    assert household in households_visible_to(getattr(cast, who))
    assert [str(member) for member in household.members.all()] == ["Vũ Thị Lan"]


@pytest.mark.parametrize("who", ["viewer", "checker", "outsider", "overseer", "visitor"])
def test_household_is_not_kept_by(cast, who):
    household = make_household(cast)

    with pytest.raises(PermissionDenied):
        household_change(household=household, address="Ngõ 2", by=getattr(cast, who))
    assert household not in households_visible_to(getattr(cast, who))


def test_head_of_one_village_does_not_keep_another(cast):
    with pytest.raises(PermissionDenied):
        make_household(cast, by=cast.unit_head, village=cast.other_village)


def test_household_stands_in_a_village(cast):
    with pytest.raises(ValidationError, match="thôn, tổ dân phố"):
        make_household(cast, by=cast.clerk, village=cast.office)


def test_a_household_does_not_end_before_somebody_moved_in(cast):
    household = make_household(cast)
    members = [(make_person(cast, "Vũ Văn Sơn"), "Con")]
    household_change(household=household, members=members, on=TODAY, by=cast.clerk)

    with pytest.raises(ValidationError, match="Có người vào hộ"):
        household_change(household=household, valid_to=YESTERDAY, by=cast.clerk)


def test_a_change_leaves_what_a_colleague_changed_meanwhile(cast):
    person = make_person(cast, "Vũ Văn Sơn")
    seen_before = Person.objects.get(pk=person.pk)
    person_change(person=person, phone="0900000777", by=cast.clerk)

    person_change(person=seen_before, birth_year=1990, by=cast.administrator)

    person.refresh_from_db()
    assert (person.phone, person.birth_year) == ("0900000777", 1990)


def test_person_lives_in_one_household_at_a_time(cast):
    first = make_household(cast)

    with pytest.raises(ValidationError, match="đang ở một hộ khác"):
        make_household(cast, head=first.head, code="HL-002")


def test_person_of_another_commune_is_no_member(cast):
    stranger = cast.person_of(cast.outsider)

    with pytest.raises(ValidationError, match="địa phương của mình"):
        make_household(cast, by=cast.clerk, members=[(stranger, "Con")])


def test_members_come_and_go_with_dates(cast):
    son, daughter = make_person(cast, "Vũ Văn Ca"), make_person(cast, "Vũ Thị Dung")
    household = make_household(cast, members=[(son, "Con")])

    household_change(household=household, members=[(daughter, "Con")], on=TODAY, by=cast.unit_head)

    lived = {member.person: member.valid_to for member in household.members.all()}
    assert lived == {household.head: None, son: YESTERDAY, daughter: None}
    assert Entry.objects.get(code="org.household.changed").changes == {"members": "changed"}


def test_new_head_leaves_the_old_one_at_home(cast):
    son = make_person(cast, "Vũ Văn Ca")
    household = make_household(cast, members=[(son, "Con")])

    household_change(household=household, head=son, by=cast.unit_head)

    relations = {str(row): row.relation for row in household.members.filter(valid_to=None)}
    assert relations == {"Vũ Văn Ca": "Chủ hộ", "Vũ Thị Lan": ""}
    assert str(household) == "Hộ Vũ Văn Ca"


def test_ended_household_sets_its_members_free(cast):
    household = make_household(cast)
    household_change(household=household, valid_to=YESTERDAY, by=cast.clerk)

    again = make_household(cast, head=household.head, code="HL-002", valid_from=TODAY)

    found = households_found(households_visible_to(cast.clerk), "", TODAY)
    assert [(row.code, row.people) for row in found] == [(again.code, 1)]


# --- Who sees whom


@pytest.mark.parametrize(
    ("who", "sees_officer", "sees_villager"),
    [
        ("clerk", True, True),
        ("administrator", True, True),
        ("unit_head", True, True),
        ("viewer", True, False),
        ("chairman", True, False),
        ("overseer", True, False),
        ("outsider", False, False),
        ("visitor", False, False),
    ],
)
def test_villagers_are_seen_by_who_keeps_their_household(cast, who, sees_officer, sees_villager):
    villager = make_household(cast).head
    visible = people_visible_to(getattr(cast, who))

    assert (cast.person_of(cast.chairman) in visible) is sees_officer
    assert (villager in visible) is sees_villager


def test_person_without_any_role_sees_himself(cast):
    cast.person_of(cast.viewer).memberships.all().delete()
    cast.person_of(cast.viewer).positions.all().delete()

    assert set(people_visible_to(fresh(cast.viewer))) == {cast.person_of(cast.viewer)}
