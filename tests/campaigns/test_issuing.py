"""Issuing, and what ends a plan: replaced, revoked, closed, abandoned."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.models import Ending, Plan, PlanState, Revision
from emulation.lib.states import WrongState
from emulation.papers.models import NumberSeries, Paper, PaperNumber
from tests.campaigns.plans_made import (
    approved,
    draft,
    fresh,
    issue,
    issued,
    replace,
    submit,
    submitted,
    told,
    with_targets,
)
from tests.cast import TODAY
from tests.papers.papers_made import open_series

pytestmark = pytest.mark.postgres


def test_issuing_gives_number_day_paper_and_force(cast):
    open_series(cast.commune, first_number=25)
    plan = issued(cast)
    paper = plan.paper

    assert (fresh(plan).state, paper.full_number) == ("issued", "25/KH-UBND")
    assert (plan.date_year, plan.date_month, plan.date_day) == (2024, 2, 19)
    assert paper.source_uid == plan.uid
    assert paper.content_sha256 == plan.submitted_revision.sha256
    for file in paper.files.all():
        assert file.sha256 == hashlib.sha256(bytes(file.content)).hexdigest()
    assert sorted(file.format for file in paper.files.all()) == ["docx", "pdf"]
    assert told(plan)[-1] == "issued"


def test_the_issued_revision_adds_only_number_and_day(cast):
    open_series(cast.commune, first_number=25)
    plan = issued(cast)
    last = plan.revisions.first()

    assert (last.reason, last.based_on) == ("issued", plan.submitted_revision)
    expected = json.loads(json.dumps(plan.submitted_revision.content))
    expected["header"] |= {"number": "25", "date": [2024, 2, 19]}
    assert Revision.objects.get(pk=last.pk).content == expected


def test_the_values_of_its_targets_name_the_paper(cast):
    open_series(cast.commune)
    plan = draft(cast)
    with_targets(cast, plan)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)
    issue(cast, plan)

    row = plan.plantargets.select_related("target__current").first()
    assert row.target.current.paper == "Kế hoạch số 01/KH-UBND"
    assert row.target.current.paper_on == TODAY


def test_a_typed_number_is_asked_for_and_kept(cast):
    open_series(cast.commune, mode=NumberSeries.Mode.TYPED)
    plan = approved(cast)

    with pytest.raises(ValidationError) as refusal:
        issue(cast, plan)
    assert "number" in refusal.value.message_dict
    plan = fresh(plan)
    assert issue(cast, plan, number=37).full_number == "37/KH-UBND"


def test_without_a_series_nothing_happens(cast):
    plan = approved(cast)

    with pytest.raises(ValidationError, match="Chưa có sổ năm 2024"):
        issue(cast, plan)

    assert fresh(plan).state == PlanState.APPROVED
    assert plan.revisions.count() == 1


def test_the_day_is_not_after_today_and_fits_the_approved_content(cast):
    open_series(cast.commune)
    plan = draft(cast)
    replace(plan, None, cast)
    Plan.objects.filter(pk=plan.pk).update(date_month=1)
    plan = fresh(plan)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)

    for day in (TODAY + dt.timedelta(days=1), TODAY):
        with pytest.raises(ValidationError) as refusal:
            issue(cast, fresh(plan), issued_on=day)
        assert "issued_on" in refusal.value.message_dict
    assert issue(cast, fresh(plan), issued_on=dt.date(2024, 1, 31)).issued_on.month == 1


@pytest.mark.parametrize("who", ["clerk", "chairman", "unit_head", "outsider"])
def test_only_the_records_clerk_issues(cast, who):
    open_series(cast.commune)
    with pytest.raises(PermissionDenied):
        issue(cast, approved(cast), by=getattr(cast, who))


def test_a_plan_is_issued_once_and_no_number_is_lost(cast):
    open_series(cast.commune)
    plan = approved(cast)
    seen_before = fresh(plan)
    issue(cast, plan)

    with pytest.raises(WrongState):
        issue(cast, seen_before)
    assert PaperNumber.objects.count() == Paper.objects.count() == 1


def test_one_yearly_plan_is_in_force(cast):
    open_series(cast.commune)
    issued(cast)
    second = approved(cast)

    with pytest.raises(ValidationError, match="đã có một kế hoạch năm còn hiệu lực"):
        issue(cast, second)

    assert fresh(second).state == PlanState.APPROVED
    assert PaperNumber.objects.count() == 1


def test_another_year_a_drive_and_the_next_commune_are_free(cast):
    open_series(cast.commune)
    issued(cast)
    issued(cast, year=2023)
    issued(
        cast,
        kind="drive",
        span_name="Đợt thi đua xuân",
        starts_on=dt.date(2024, 2, 1),
        ends_on=dt.date(2024, 3, 1),
    )

    assert Plan.objects.filter(state="issued").count() == 3


def test_a_plan_replaces_the_one_in_force(cast):
    open_series(cast.commune)
    older = issued(cast)
    newer = draft(cast)
    replace(newer, older, cast)
    submit(cast, newer)
    services.plan_approve(plan=newer, by=cast.chairman)

    issue(cast, newer)

    older = fresh(older)
    assert (older.state, older.paper.force) == ("replaced", "replaced")
    assert older.paper.force_ended_by == "Kế hoạch số 02/KH-UBND"
    assert fresh(newer).state == PlanState.ISSUED
    assert told(older)[-1] == "replaced"


def test_a_plan_that_was_summed_up_meanwhile_is_not_replaced(cast):
    open_series(cast.commune)
    older = issued(cast)
    newer = draft(cast)
    replace(newer, older, cast)
    submit(cast, newer)
    services.plan_approve(plan=newer, by=cast.chairman)
    services.plan_close(plan=older, by=cast.clerk)

    with pytest.raises(WrongState, match="không còn ở trạng thái “Đã ban hành”"):
        issue(cast, fresh(newer))
    assert fresh(newer).state == PlanState.APPROVED


def test_only_an_issued_plan_of_the_commune_is_replaced(cast):
    with pytest.raises(ValidationError, match="Chỉ thay thế được"):
        replace(draft(cast), draft(cast), cast)


def test_closing_keeps_the_plan_in_force(cast):
    open_series(cast.commune)
    plan = issued(cast)

    with pytest.raises(PermissionDenied):
        services.plan_close(plan=plan, by=cast.chairman)
    services.plan_close(plan=plan, by=cast.clerk, note="Họp ngày 27/12.")

    assert (fresh(plan).state, plan.paper.force) == ("closed", "in_force")
    with pytest.raises(WrongState):
        services.plan_close(plan=plan, by=cast.clerk)


def test_a_draft_is_abandoned_with_a_reason(cast):
    plan = draft(cast)

    with pytest.raises(ValidationError, match="lý do"):
        services.plan_abandon(plan=plan, reason=" ", by=cast.clerk)
    services.plan_abandon(plan=plan, reason="Lập nhầm năm.", by=cast.clerk)

    assert fresh(plan).state == PlanState.ABANDONED
    with pytest.raises(WrongState):
        submit(cast, plan)


def test_a_submitted_plan_is_not_abandoned(cast):
    with pytest.raises(WrongState):
        services.plan_abandon(plan=submitted(cast), reason="Thôi.", by=cast.clerk)


def test_a_plan_may_revoke_another(cast):
    open_series(cast.commune)
    older = issued(cast)
    newer = draft(cast)
    replace(newer, older, cast, ending=Ending.REVOKED)
    submit(cast, newer)
    services.plan_approve(plan=newer, by=cast.chairman)
    issue(cast, newer)
    assert fresh(older).state == PlanState.REVOKED
    assert fresh(older).paper.force == "revoked"
