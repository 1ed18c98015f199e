"""Two people who amend, or end, one plan in the same moment."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.amending.in_force import content_in_force
from campaigns.models import PlanState
from emulation.lib.states import WrongState
from emulation.org.models import Role
from emulation.papers.models import Paper, PaperAmendment
from targets.models import Target
from tests.campaigns.amending.amendments_made import amend, approve, issued_plan, retype
from tests.campaigns.plans_made import draft, fresh, issue, replace
from tests.cast import Cast, make_cast, make_user
from tests.plumbing.postgres import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("without_printing")]

FRUIT = "khoản 2 Mục II"


def two_records_clerks(cast: Cast) -> list:
    whole = cast.unit_of(cast.commune)
    return [cast.records_clerk, make_user(whole, "Mai Thị Lựu", Role.RECORDS_CLERK, "second")]


def test_of_two_amendments_of_one_item_one_comes_into_force(on_postgresql):
    cast = make_cast()
    plan = issued_plan(cast)
    drafts = []
    for tons in ("1.200", "1.300"):
        made = amend(cast, plan, FRUIT)
        retype(cast, made.items.get(), f"Vải thiều: {tons} tấn; nhãn: 240 tấn.")
        drafts.append(made)
    approved = [approve(cast, made) for made in drafts]

    results = at_once(
        *(
            lambda made=made, by=by: issue(cast, fresh(made), by=by)
            for made, by in zip(approved, two_records_clerks(cast), strict=True)
        )
    )

    assert sorted(type(result).__name__ for result in results) == ["Paper", "WrongState"]
    assert (Paper.objects.count(), PaperAmendment.objects.count()) == (2, 1)
    assert Target.objects.get(name="Vải thiều").values.count() == 2
    assert len(content_in_force(plan)["amended_by"]) == 1


def test_an_amendment_and_the_plan_that_replaces_its_own_do_not_both_win(on_postgresql):
    cast = make_cast()
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    retype(cast, made.items.get(), "Vải thiều: 1.200 tấn; nhãn: 240 tấn.")
    newer = draft(cast)
    replace(newer, plan, cast)
    both = [approve(cast, made), approve(cast, newer)]

    results = at_once(
        *(
            lambda one=one, by=by: issue(cast, fresh(one), by=by)
            for one, by in zip(both, two_records_clerks(cast), strict=True)
        )
    )

    assert isinstance(results[1], Paper)
    if isinstance(results[0], WrongState):
        assert fresh(made).state == PlanState.APPROVED
    else:  # it was in force for a moment and ended with its plan
        assert fresh(made).state == PlanState.REPLACED
    assert fresh(plan).state == PlanState.REPLACED


def test_of_two_clerks_who_choose_one_item_one_wins(on_postgresql):
    cast = make_cast()
    plan = issued_plan(cast)
    made = amend(cast, plan)
    uid = next(iter(content_in_force(plan)["items"]))["uid"]

    results = at_once(
        *(
            lambda by=by: services.amended_items_strike(plan=fresh(made), items=[uid], by=by)
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert [type(result).__name__ for result in results].count("NoneType") == 1
    assert made.amended_places.count() == 1
