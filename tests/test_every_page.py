"""Every page, opened once by everybody: who may, what it asks the database, that it writes nothing.

``access_matrix`` names the addresses and who may open them. Cold: nothing is kept, as after
something was done in the commune. That lists cost the same with one row and with many stands with
the tests of the lists.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib import admin
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.org.models import Role, Unit, User
from emulation.org.selectors import commune_unit
from emulation.org.services import membership_create
from tests.access_matrix import OPEN, PATTERNS, TABLE, World, world
from tests.campaigns.plans_made import submitted
from tests.cast import LONG_AGO, make_user

__all__ = ["world"]

pytestmark = pytest.mark.django_db

READING = ("SELECT", "DECLARE")
MOST = 15
# Dearer ones, with what they may cost at most: never to grow. They read the whole text of a
# plan, all its parts with their rows, so as to show or print it beside the form.
WHOLE_TEXT = 17
DEARER = {
    **dict.fromkeys(
        (
            "appendix_edit", "appendix_remove", "cited_file", "comment_list", "corrected_copy",
            "item_remove", "phrase_keep", "plan_header", "plan_opening", "plan_signature",
            "plan_target_edit", "plan_targets",
        ),
        WHOLE_TEXT,
    ),
    "item_edit": 18,
    "nominations_suggested": 20,  # every standard of every award, of everybody in the unit
    "draft_state": 18,  # and all that can be chosen in it
    "plan_carry_look": 19,  # two texts side by side
    "plan_submit": 19,
    "plan_read": 19,
    "phrase_insert": 22,
    "plan_recipients": 23,
    "plan_edit": 22,  # text and form
    "amended_place_drop": 26,
    "plan_amending": 27,
}  # fmt: skip


# Who holds several roles has the pages of each of them, and all their work at home.
SEVERAL = "several_roles"
ITS_ROLES = ("checker", "unit_head", "council_member")


@pytest.fixture(scope="module")
def people(world: World) -> dict[str, Client]:
    """Everybody of the world, and one person of several roles, to whom a plan was given."""
    user = user_of_several_roles(world.cast.village)
    submitted(world.cast, reviewers=(user,))
    browser = Client()
    browser.force_login(user)
    return world.browsers | {SEVERAL: browser}


def user_of_several_roles(village: Unit) -> User:
    first, *others = ITS_ROLES
    whole = commune_unit(village.commune)
    user = make_user(whole, "Phạm Thị Kiêm", first, "several", "Trưởng phòng")
    for role in others:
        unit = village if role == Role.UNIT_HEAD else whole
        membership_create(
            person=user.persons.get(), unit=unit, role=role, valid_from=LONG_AGO, by=None
        )
    return user


@dataclass(frozen=True)
class Visit:
    status: int
    asked: tuple[str, ...]

    @property
    def written(self) -> list[str]:
        return [sql for sql in self.asked if not sql.startswith(READING)]


def visit(browser: Client, address: str) -> Visit:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        status = browser.get(address).status_code
    return Visit(status, tuple(query["sql"] for query in asked))


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(PATTERNS) == set(TABLE)


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() & TABLE.keys()))
def test_who_may_open_and_what_it_asks(name: str, world: World, people: dict[str, Client]) -> None:
    for each in TABLE[name]:
        address = world.address(PATTERNS[name], each.thing, each.part)

        visits = {who: visit(browser, address) for who, browser in people.items()}

        several = visits.pop(SEVERAL)
        assert {who: seen.status for who, seen in visits.items()} == each.statuses, address
        opened = {who: seen for who, seen in visits.items() if seen.status == OPEN}
        if opened.keys() & set(ITS_ROLES):
            opened[SEVERAL] = several
        costs = {who: len(seen.asked) for who, seen in opened.items()}
        assert {who: n for who, n in costs.items() if n > DEARER.get(name, MOST)} == {}, address
        assert [sql for seen in opened.values() for sql in seen.written] == [], address


def test_the_admin_is_for_administrators(world):
    pages = [reverse("admin:index")] + [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]
    for page in pages:
        assert openers(world, page) <= {"administrator"}, page
    assert openers(world, pages[0]) == {"administrator"}


def openers(world: World, address: str) -> set[str]:
    return {
        who for who, browser in world.browsers.items() if browser.get(address).status_code == OPEN
    }
