"""Two people who act on plans in the same moment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.models import Plan, PlanState, Revision
from emulation.lib.states import WrongState
from emulation.org.models import Role
from emulation.papers.models import Paper, PaperNumber
from emulation.papers.selectors import missing_ranges
from tests.campaigns.plans_made import add_item, approved, draft, fresh, issue, submit, submitted
from tests.cast import Cast, make_cast, make_user
from tests.papers.papers_made import open_series
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def two_records_clerks(cast: Cast) -> list:
    whole = cast.unit_of(cast.commune)
    second = make_user(whole, "Mai Thị Lựu", Role.RECORDS_CLERK, "second_records_clerk")
    return [cast.records_clerk, second]


def kinds_of(results: list[object]) -> list[type]:
    return sorted((type(result) for result in results), key=lambda kind: kind.__name__)


def test_two_plans_issued_at_once_get_two_numbers(on_postgresql):
    cast = make_cast()
    series = open_series(cast.commune)
    plans = [approved(cast), approved(cast, year=2025)]
    clerks = two_records_clerks(cast)

    results = at_once(
        *(
            lambda plan=plan, by=by: issue(cast, fresh(plan), by=by)
            for plan, by in zip(plans, clerks, strict=True)
        )
    )

    assert sorted(paper.full_number for paper in results) == ["01/KH-UBND", "02/KH-UBND"]
    assert missing_ranges(series) == []


def test_of_two_who_issue_one_plan_one_wins_and_no_number_is_lost(on_postgresql):
    cast = make_cast()
    series = open_series(cast.commune)
    plan = approved(cast)

    results = at_once(
        *(lambda by=by: issue(cast, fresh(plan), by=by) for by in two_records_clerks(cast))
    )

    assert kinds_of(results) == [Paper, WrongState]
    series.refresh_from_db()
    assert (PaperNumber.objects.count(), series.next_number) == (1, 2)
    assert plan.revisions.filter(reason="issued").count() == 1


def test_of_two_yearly_plans_of_a_year_one_comes_into_force(on_postgresql):
    cast = make_cast()
    series = open_series(cast.commune)
    plans = [approved(cast), approved(cast)]
    clerks = two_records_clerks(cast)

    results = at_once(
        *(
            lambda plan=plan, by=by: issue(cast, fresh(plan), by=by)
            for plan, by in zip(plans, clerks, strict=True)
        )
    )

    assert kinds_of(results) == [Paper, ValidationError]
    series.refresh_from_db()
    assert series.next_number == 2


def test_recall_against_receive(on_postgresql):
    cast = make_cast()
    plan = submitted(cast, reviewers=(cast.checker,))

    recalled, received = at_once(
        lambda: services.plan_recall(plan=fresh(plan), by=cast.clerk),
        lambda: services.plan_receive(plan=fresh(plan), by=cast.checker),
    )

    plan = fresh(plan)
    assert [type(recalled), type(received)].count(WrongState) == 1
    if recalled is None:
        assert (plan.state, plan.received_at) == (PlanState.RECALLED, None)
    else:
        assert plan.state == PlanState.SUBMITTED
        assert plan.received_at is not None


def test_recall_against_approval(on_postgresql):
    cast = make_cast()
    plan = submitted(cast)

    results = at_once(
        lambda: services.plan_recall(plan=fresh(plan), by=cast.clerk),
        lambda: services.plan_approve(plan=fresh(plan), by=cast.chairman),
    )

    assert sum(isinstance(result, WrongState) for result in results) == 1
    assert fresh(plan).state in (PlanState.RECALLED, PlanState.APPROVED)


def test_of_two_clerks_who_submit_one_wins(on_postgresql):
    cast = make_cast()
    plan = draft(cast)

    results = at_once(
        *(lambda by=by: submit(cast, fresh(plan), by=by) for by in (cast.clerk, cast.second_clerk))
    )

    assert kinds_of(results) == [Revision, WrongState]
    assert Plan.objects.get().revisions.count() == 1


def test_a_paragraph_saved_while_the_plan_is_submitted_is_in_it_or_refused(on_postgresql):
    cast = make_cast()
    plan = draft(cast)

    submission, item = at_once(
        lambda: submit(cast, fresh(plan)),
        lambda: add_item(fresh(plan), cast.second_clerk, "Nội dung.", heading="THÊM"),
    )

    headings = [item["heading"] for item in Revision.objects.get().content["items"]]
    assert isinstance(submission, Revision)
    assert ("THÊM" in headings) == (not isinstance(item, WrongState))
