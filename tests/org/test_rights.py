"""Role × right: the whole table, and what stands beside it."""

import pytest
from django.core.exceptions import PermissionDenied

from emulation.org.models import Role
from emulation.org.rights import authorise, held, memberships, require
from emulation.trail.services import SYSTEM

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

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
STRANGERS = {"overseer", "outsider", "outsider_chairman", "visitor"}

GRANTED = {
    "org.administer": {"administrator"},
    "org.reset_login": OFFICE,
    "org.keep_people": OFFICE,
    "org.add_person": OFFICE | {"unit_head"},
    "org.view_people": ALL,
}
ON_THE_VILLAGE = {"org.keep_households": OFFICE | {"unit_head"}}


def holders(cast, right, thing) -> set[str]:
    names = ALL | STRANGERS
    return {name for name in names if getattr(cast, name).has_perm(right, thing)}


@pytest.mark.parametrize("right", GRANTED)
def test_right_on_the_commune(cast, right):
    assert holders(cast, right, cast.commune) == GRANTED[right]


@pytest.mark.parametrize("right", ON_THE_VILLAGE)
def test_right_on_the_village(cast, right):
    assert holders(cast, right, cast.village) == ON_THE_VILLAGE[right]


def test_telephone_is_read_by_the_office_and_by_the_person(cast):
    person = cast.person_of(cast.viewer)

    assert holders(cast, "org.view_contact", person) == OFFICE | {"viewer"}


def test_right_names_its_membership(cast):
    membership = require(cast.clerk, "org.keep_people", cast.commune)

    assert (membership.person.user, membership.role) == (cast.clerk, Role.CLERK)


def test_missing_right_is_said_in_vietnamese(cast):
    with pytest.raises(PermissionDenied, match="không có quyền"):
        require(cast.viewer, "org.keep_people", cast.commune)


def test_roles_are_tried_in_the_order_of_the_question(cast):
    assert held(cast.clerk, [Role.CHAIRMAN, Role.CLERK], cast.commune).role == Role.CLERK
    assert held(cast.clerk, [Role.CHAIRMAN], cast.commune) is None


def test_the_system_needs_no_membership(cast):
    assert authorise(None, "org.administer", cast.commune) == SYSTEM


def test_memberships_are_read_once_a_request(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        memberships(cast.clerk)
        memberships(cast.clerk)


def test_visitor_holds_nothing(cast):
    assert memberships(cast.visitor) == []
