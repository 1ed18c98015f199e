"""What every page costs: at most fifteen questions to the database, whoever opens it.

Cold: nothing is kept, as after something was done in the commune. ``test_access_matrix``
names the addresses and who may open them; that lists cost the same with one row and with
many stands with the tests of the lists.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from emulation.org.models import Role, Unit, User
from emulation.org.selectors import commune_unit
from emulation.org.services import membership_create
from tests.campaigns.plans_made import submitted
from tests.cast import LONG_AGO, make_user
from tests.test_access_matrix import OPEN, PATTERNS, TABLE, World, world

__all__ = ["world"]

pytestmark = pytest.mark.django_db

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


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() & TABLE.keys()))
def test_a_page_asks_the_database_at_most_fifteen_times(
    name: str, world: World, people: dict[str, Client]
) -> None:
    costs = {}
    for each in TABLE[name]:
        address = world.address(PATTERNS[name], each.thing, each.part)
        for who in openers(each.statuses):
            costs[who, address] = cost_of(people[who], address)

    dear = {key: cost for key, cost in costs.items() if cost > DEARER.get(name, MOST)}
    assert dear == {}


def openers(statuses: dict[str, int]) -> list[str]:
    own = [who for who, status in statuses.items() if status == OPEN]
    return [*own, SEVERAL] if any(role in own for role in ITS_ROLES) else own


def cost_of(browser: Client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)  # a step that is another's turn is refused, at a cost, too
    return len(asked)
