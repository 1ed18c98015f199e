"""Those above receive a plan, agree, return or approve it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import Plan, Review
from campaigns.routing.route import check_hash
from campaigns.rules import waiting_review
from campaigns.selectors import open_comments
from campaigns.services.amending.life import amendment_check
from campaigns.services.life.freezing import hold_submission
from campaigns.services.life.steps import plan_step
from campaigns.services.plans.writing import tell
from campaigns.states import MOVES, PlanState
from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.org.models import User


@transaction.atomic
def plan_receive(*, plan: Plan, by: User) -> None:
    """Press "Tiếp nhận": from now on the clerk cannot take it back."""
    membership = plan_step(plan, "campaigns.receive_plan", by)
    hold_submission(plan)
    _receive(plan)
    tell(plan, "campaigns.plan.received", by, membership)


@transaction.atomic
def plan_agree(*, plan: Plan, by: User, note: str = "") -> None:
    """The checker whose turn it is agrees; the next one's turn begins."""
    membership = plan_step(plan, "campaigns.agree_plan", by)
    hold_submission(plan)
    review = waiting_review(plan)
    _decide(review, Review.Decision.AGREED, note)
    _receive(plan)
    tell(plan, "campaigns.plan.agreed", by, membership, reason=note)


@transaction.atomic
def plan_return(*, plan: Plan, reason: str, by: User) -> None:
    """Send it back to the clerk, with the reason and what was said of it on top of the draft.

    Comments that wait for an answer may stand for the reason.
    """
    membership = plan_step(plan, "campaigns.return_plan", by)
    hold_submission(plan)
    comments = open_comments(plan).count()
    reason = reason.strip() or (f"Sửa theo {comments} góp ý kèm theo." if comments else "")
    if not reason:
        raise ValidationError({"reason": "Ghi lý do trả lại để người soạn biết cần sửa gì."})
    review = waiting_review(plan)
    if review and review.reviewer_id == membership.pk:
        _decide(review, Review.Decision.RETURNED, reason)
    move(
        plan,
        PlanState.RETURNED,
        moves=MOVES,
        return_reason=reason,
        returned_by=membership,
        received_at=plan.received_at or dates.now(),
    )
    _take_in_hand(plan)
    tell(plan, "campaigns.plan.returned", by, membership, reason=reason)


@transaction.atomic
def plan_approve(*, plan: Plan, by: User, note: str = "") -> None:
    """The chairman approves the submitted revision, by its hash."""
    membership = plan_step(plan, "campaigns.approve_plan", by)
    hold_submission(plan)
    amendment_check(plan)
    revision = plan.submitted_revision
    check_hash(revision)
    move(
        plan,
        PlanState.APPROVED,
        moves=MOVES,
        approved_by=membership,
        received_at=plan.received_at or dates.now(),
    )
    _take_in_hand(plan)
    changes = {"revision": revision.number, "sha256": revision.sha256}
    tell(plan, "campaigns.plan.approved", by, membership, reason=note, changes=changes)


def _receive(plan: Plan) -> None:
    now = dates.now()
    rows = Plan.objects.filter(pk=plan.pk, state=PlanState.SUBMITTED)
    if rows.filter(received_at=None).update(received_at=now):
        plan.received_at = now
    elif not rows.exists():
        raise WrongState()
    _take_in_hand(plan)


def _take_in_hand(plan: Plan) -> None:
    """Note that those above have read this submission: later ones are compared with it."""
    plan.revisions.filter(pk=plan.submitted_revision_id, received_at=None).update(
        received_at=dates.now()
    )


def _decide(review: Review, decision: str, note: str) -> None:
    turn = Review.objects.filter(pk=review.pk, decision="")
    if turn.update(decision=decision, note=note.strip(), decided_at=dates.now()) == 0:
        raise WrongState()
