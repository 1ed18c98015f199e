"""Submitting, looking over, returning, recalling: who may, when, and once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.content import content_sha256, plan_content
from campaigns.models import Plan, PlanState, Revision
from emulation.lib.states import WrongState
from emulation.org.services import membership_create
from emulation.trail.models import Entry
from tests.campaigns.plans_made import (
    approved,
    draft,
    fresh,
    membership_of,
    new_plan,
    submit,
    submitted,
    told,
)
from tests.cast import LONG_AGO

pytestmark = pytest.mark.postgres


def test_submitting_freezes_the_content_and_opens_the_first_turn(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))
    revision = plan.submitted_revision

    assert (plan.state, revision.number, revision.reason) == ("submitted", 1, "submitted")
    assert revision.sha256 == content_sha256(plan_content(plan))
    assert [r.reviewer.person.full_name for r in plan.reviews.all()] == [
        "Phạm Quốc Huy", "Nông Thị Hiền"
    ]  # fmt: skip
    assert told(plan)[-1] == "submitted"


def test_an_unfinished_plan_cannot_be_submitted(cast):
    plan = new_plan(cast)

    with pytest.raises(ValidationError) as refusal:
        submit(cast, plan)

    assert any("nơi nhận" in sentence for sentence in refusal.value.messages)
    assert fresh(plan).state == PlanState.DRAFT
    assert not Revision.objects.exists()


def test_who_submits_does_not_look_it_over_himself(cast):
    whole = cast.unit_of(cast.commune)
    person = cast.person_of(cast.clerk)
    own = membership_create(person=person, unit=whole, role="checker", valid_from=LONG_AGO, by=None)
    plan = draft(cast)

    with pytest.raises(ValidationError, match="không tự xem xét"):
        services.plan_submit(plan=plan, reviewers=[own], by=cast.clerk)


def test_only_checkers_of_the_commune_are_asked_and_each_once(cast):
    plan = draft(cast)
    checker = membership_of(cast.checker)

    for reviewers in ([membership_of(cast.viewer)], [checker, checker]):
        with pytest.raises(ValidationError, match="mỗi người xem xét một lần"):
            services.plan_submit(plan=plan, reviewers=reviewers, by=cast.clerk)
    assert fresh(plan).state == PlanState.DRAFT


@pytest.mark.parametrize("who", ["unit_head", "checker", "records_clerk", "outsider"])
def test_only_the_clerk_submits(cast, who):
    with pytest.raises(PermissionDenied):
        services.plan_submit(plan=draft(cast), reviewers=[], by=getattr(cast, who))


def test_checkers_agree_one_after_another_then_the_chairman_approves(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))

    with pytest.raises(PermissionDenied):
        services.plan_agree(plan=plan, by=cast.second_checker)
    with pytest.raises(PermissionDenied):
        services.plan_approve(plan=plan, by=cast.chairman)
    services.plan_agree(plan=plan, by=cast.checker, note="Đủ chỉ tiêu.")
    services.plan_agree(plan=plan, by=cast.second_checker)
    services.plan_approve(plan=plan, by=cast.chairman)

    assert fresh(plan).state == PlanState.APPROVED
    assert fresh(plan).approved_by == membership_of(cast.chairman)
    assert [r.note for r in plan.reviews.all()] == ["Đủ chỉ tiêu.", ""]
    assert told(plan)[-3:] == ["agreed", "agreed", "approved"]


def test_a_checker_speaks_once(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))
    services.plan_agree(plan=plan, by=cast.checker)

    with pytest.raises(WrongState, match="đã cho ý kiến"):
        services.plan_agree(plan=plan, by=cast.checker)


def test_approval_names_the_revision_and_its_hash(cast):
    plan = approved(cast)

    entry = Entry.objects.get(object_uid=plan.uid, code="campaigns.plan.approved")
    assert entry.changes == {"revision": 1, "sha256": plan.submitted_revision.sha256}


def test_a_content_that_no_longer_gives_its_hash_is_not_approved(cast):
    plan = submitted(cast)
    Revision.objects.filter(pk=plan.submitted_revision_id).update(sha256="0" * 64)

    with pytest.raises(WrongState, match="mã băm"):
        services.plan_approve(plan=fresh(plan), by=cast.chairman)


def test_nobody_approves_or_agrees_to_what_he_proposed(cast):
    whole = cast.unit_of(cast.commune)
    for role in ("chairman", "checker"):
        membership_create(
            person=cast.person_of(cast.clerk), unit=whole, role=role, valid_from=LONG_AGO, by=None
        )
    plan = submitted(cast)

    for decide in (services.plan_approve, services.plan_receive):
        with pytest.raises(PermissionDenied):
            decide(plan=plan, by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.plan_return(plan=plan, reason="Tự trả lại", by=cast.clerk)
    services.plan_approve(plan=plan, by=cast.vice_chairman)


def test_returning_needs_a_reason_and_opens_the_draft(cast):
    plan = submitted(cast, reviewers=(cast.checker,))

    with pytest.raises(ValidationError, match="lý do"):
        services.plan_return(plan=plan, reason="  ", by=cast.checker)
    services.plan_return(plan=plan, reason="Thiếu chỉ tiêu trồng rừng.", by=cast.checker)

    plan = fresh(plan)
    assert (plan.state, plan.return_reason) == ("returned", "Thiếu chỉ tiêu trồng rừng.")
    assert plan.returned_by == membership_of(cast.checker)
    assert plan.reviews.get().decision == "returned"
    assert plan.is_editable


def test_a_returned_plan_is_submitted_again_as_a_second_revision(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_return(plan=plan, reason="Sửa mục 1.", by=cast.checker)

    submit(cast, plan, reviewers=(cast.checker,))

    assert plan.submitted_revision.number == 2
    assert fresh(plan).return_reason == ""
    services.plan_agree(plan=plan, by=cast.checker)
    turns = plan.reviews.order_by("revision__number")
    assert [turn.decision for turn in turns] == ["returned", "agreed"]


def test_the_records_clerk_returns_an_approved_plan(cast):
    plan = approved(cast)

    services.plan_return(plan=plan, reason="Sai ký hiệu.", by=cast.records_clerk)

    assert fresh(plan).state == PlanState.RETURNED


def test_the_clerk_recalls_until_it_is_received(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_recall(plan=plan, by=cast.second_clerk)
    assert fresh(plan).state == PlanState.RECALLED

    submit(cast, plan, reviewers=(cast.checker,))
    services.plan_receive(plan=plan, by=cast.checker)
    with pytest.raises(WrongState, match="đã tiếp nhận"):
        services.plan_recall(plan=plan, by=cast.clerk)


def test_a_stale_copy_of_the_clerk_does_not_recall_what_was_received(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    seen_before = fresh(plan)
    services.plan_receive(plan=plan, by=cast.checker)

    with pytest.raises(WrongState, match="vừa tiếp nhận"):
        services.plan_recall(plan=seen_before, by=cast.clerk)
    assert fresh(plan).state == PlanState.SUBMITTED


def test_agreeing_receives_as_well(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_agree(plan=plan, by=cast.checker)

    with pytest.raises(WrongState):
        services.plan_recall(plan=plan, by=cast.clerk)


def test_receiving_twice_is_too_late(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_receive(plan=plan, by=cast.checker)

    with pytest.raises(WrongState, match="đã được tiếp nhận"):
        services.plan_receive(plan=plan, by=cast.checker)


def test_who_comes_too_late_is_told_so_and_who_has_no_right_is_refused(cast):
    plan = approved(cast)

    with pytest.raises(WrongState, match="Đã duyệt"):
        services.plan_approve(plan=plan, by=cast.vice_chairman)
    with pytest.raises(PermissionDenied):
        services.plan_approve(plan=plan, by=cast.viewer)
    with pytest.raises(PermissionDenied):
        services.plan_approve(plan=plan, by=cast.outsider_chairman)


def test_a_stale_copy_of_the_chairman_does_not_approve_twice(cast):
    plan = submitted(cast)
    seen_before = fresh(plan)
    services.plan_approve(plan=plan, by=cast.chairman)

    with pytest.raises(WrongState):
        services.plan_approve(plan=seen_before, by=cast.vice_chairman)


def test_nobody_decides_on_a_submission_that_was_replaced_since_it_was_read(cast):
    """Taken back and submitted anew, the plan is in the same state again."""
    plan = submitted(cast)
    seen_before = fresh(plan)
    services.plan_recall(plan=plan, by=cast.clerk)
    submit(cast, plan)

    with pytest.raises(WrongState):
        services.plan_approve(plan=seen_before, by=cast.chairman)
    with pytest.raises(WrongState):
        services.plan_return(plan=seen_before, reason="Thiếu số.", by=cast.chairman)
    assert fresh(plan).state == PlanState.SUBMITTED


def test_a_submission_holds_what_a_colleague_saved_since_the_plan_was_read(cast):
    plan = draft(cast)
    seen_before = fresh(plan)
    Plan.objects.filter(pk=plan.pk).update(motto="Chung sức xây dựng quê hương")

    submit(cast, seen_before)

    header = plan.revisions.get().content["header"]
    assert header["motto"] == "Chung sức xây dựng quê hương"
