"""Who may do what with a plan, in every state; and the list that must say the same."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.contrib.auth.models import AnonymousUser

from campaigns import services
from campaigns.models import Plan, PlanState
from campaigns.rules import waiting_review
from campaigns.selectors import (
    plans_to_issue,
    plans_to_review,
    plans_to_write,
    plans_visible_to,
    plans_waiting_for_others,
    with_open_turn,
    with_waiting_comments,
)
from emulation.org.models import User
from tests.campaigns.plans_made import draft, fresh, new_plan, submitted
from tests.cast import Cast

pytestmark = pytest.mark.postgres

S = PlanState
CLERKS = {"clerk", "second_clerk"}
CHAIRMEN = {"chairman", "vice_chairman"}
RECORDS = {"records_clerk"}
ON_THE_WAY = CLERKS | CHAIRMEN | RECORDS | {"checker", "second_checker"}
OF_THE_COMMUNE = ON_THE_WAY | {
    "unit_head",
    "accountant",
    "council_secretary",
    "council_member",
    "viewer",
    "administrator",
}
READERS = OF_THE_COMMUNE | {"overseer"}
EDITABLE = (S.DRAFT, S.RECALLED, S.RETURNED)
PUBLISHED = (S.ISSUED, S.CLOSED, S.REPLACED, S.REVOKED)

# right: who, by state; a state that is not named: nobody. Submitted without checkers.
TABLE: dict[str, dict[str, set[str]]] = {
    "view_plan": {
        **dict.fromkeys([*EDITABLE, S.ABANDONED], CLERKS),
        **dict.fromkeys([S.SUBMITTED, S.APPROVED], ON_THE_WAY),
        **dict.fromkeys(PUBLISHED, READERS),
    },
    "view_plan_work": dict.fromkeys(S, ON_THE_WAY),
    "edit_plan": dict.fromkeys(EDITABLE, CLERKS),
    "submit_plan": dict.fromkeys(EDITABLE, CLERKS),
    "abandon_plan": dict.fromkeys(EDITABLE, CLERKS),
    "recall_plan": {S.SUBMITTED: CLERKS},
    "receive_plan": {S.SUBMITTED: CHAIRMEN},
    "agree_plan": {},
    "approve_plan": {S.SUBMITTED: CHAIRMEN},
    "return_plan": {S.SUBMITTED: CHAIRMEN, S.APPROVED: CHAIRMEN | RECORDS},
    "issue_plan": {S.APPROVED: RECORDS},
    "comment_plan": dict.fromkeys(
        [S.SUBMITTED, S.APPROVED], CHAIRMEN | {"checker", "second_checker"}
    ),
    "close_plan": {S.ISSUED: CLERKS},
}


def people(cast: Cast) -> dict[str, User | AnonymousUser]:
    everybody = {field.name: getattr(cast, field.name) for field in fields(cast)}
    return {name: one for name, one in everybody.items() if isinstance(one, User | AnonymousUser)}


def granted(cast: Cast, right: str, plan: Plan) -> set[str]:
    asked = people(cast).items()
    return {name for name, user in asked if user.has_perm(f"campaigns.{right}", plan)}


@pytest.mark.parametrize("right", TABLE)
def test_the_table_of_rights(cast, right):
    plan = new_plan(cast)

    found = {}
    for state in PlanState:
        plan.state = state
        found[state] = granted(cast, right, plan)

    assert found == {state: TABLE[right].get(state, set()) for state in PlanState}


def test_the_list_shows_exactly_what_may_be_opened(cast):
    for year, state in enumerate(PlanState, start=2024):
        Plan.objects.filter(pk=new_plan(cast, year=year).pk).update(state=state)
    plans = list(Plan.objects.all())

    for name, user in people(cast).items():
        opened = {plan.state for plan in plans if user.has_perm("campaigns.view_plan", plan)}
        listed = set(plans_visible_to(user).values_list("state", flat=True))
        assert listed == opened, name


def test_only_clerks_of_the_commune_begin_plans(cast):
    asked = people(cast).items()
    able = {n for n, user in asked if user.has_perm("campaigns.create_plan", cast.commune)}

    assert able == CLERKS


def test_the_checker_whose_turn_it_is_decides_and_nobody_else(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))
    deciding = ("receive_plan", "agree_plan", "return_plan", "approve_plan")

    assert waiting_review(plan).reviewer.person.full_name == "Phạm Quốc Huy"
    found = [granted(cast, right, plan) for right in deciding]
    assert found == [{"checker"}, {"checker"}, {"checker"}, set()]

    services.plan_agree(plan=plan, by=cast.checker)
    found = [granted(cast, right, plan) for right in deciding]
    assert found == [set(), {"second_checker"}, {"second_checker"}, set()]

    services.plan_agree(plan=plan, by=cast.second_checker)
    assert [granted(cast, right, plan) for right in deciding] == [set(), set(), CHAIRMEN, CHAIRMEN]


def test_a_received_plan_is_not_recalled(cast):
    plan = submitted(cast)
    assert granted(cast, "recall_plan", plan) == CLERKS

    services.plan_receive(plan=plan, by=cast.chairman)
    assert granted(cast, "recall_plan", plan) == set()


def test_prefetched_reviews_give_the_same_turn(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    prefetched = Plan.objects.prefetch_related("reviews").get(pk=plan.pk)

    assert waiting_review(prefetched) == waiting_review(fresh(plan))


def test_a_list_names_each_plan_once_with_its_open_turn(cast):
    written = draft(cast)
    first_turn = submitted(cast, reviewers=(cast.checker, cast.second_checker), year=2025)
    second_turn = submitted(cast, reviewers=(cast.checker, cast.second_checker), year=2026)
    services.plan_agree(plan=second_turn, by=cast.checker)

    plans = with_open_turn(with_waiting_comments(Plan.objects.order_by("pk")))

    assert plans == [written, first_turn, second_turn]
    turns = [waiting_review(plan) for plan in plans]
    assert turns == [waiting_review(fresh(plan)) for plan in plans]
    names = [turn.reviewer.person.full_name for turn in turns if turn]
    assert names == ["Phạm Quốc Huy", "Nông Thị Hiền"]


def test_what_waits_for_whom(cast):
    writing, on_its_way = draft(cast), submitted(cast, reviewers=(cast.checker,), year=2025)

    assert list(plans_to_write(cast.clerk)) == [writing]
    assert list(plans_to_review(cast.checker)) == [on_its_way]
    assert not plans_to_review(cast.second_checker).exists()
    assert list(plans_waiting_for_others(cast.second_clerk)) == [on_its_way]
    assert not plans_to_issue(cast.records_clerk).exists()
    Plan.objects.filter(pk=on_its_way.pk).update(state="approved")
    assert list(plans_to_issue(cast.records_clerk)) == [on_its_way]
    for selector in (plans_to_write, plans_to_review, plans_waiting_for_others, plans_to_issue):
        assert not selector(cast.outsider).exists()
        assert not selector(cast.visitor).exists()
