"""Rights over a plan: one question a function, answered by the membership that grants it."""

from __future__ import annotations

from campaigns.models import Comment, CommentState, Intake, Plan, PlanState, Review
from campaigns.states import EDITABLE, PUBLISHED
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes

# Who sees a plan that is on its way, beside the clerks who write it.
ON_THE_WAY = (Role.CLERK, Role.CHECKER, Role.CHAIRMAN, Role.RECORDS_CLERK)
# Who comments on a plan, and while it is with those above.
COMMENTING = (Role.CHAIRMAN, Role.CHECKER)
ABOVE = (PlanState.SUBMITTED, PlanState.APPROVED)


@permission("campaigns.create_plan")
def create_plan(user: User, commune: Commune) -> Membership | None:
    return held(user, [Role.CLERK], commune)


@permission("campaigns.view_plan")
def view_plan(user: User, plan: Plan) -> Membership | None:
    """A published plan: every reader of the commune. A draft: its clerks alone."""
    if plan.state in PUBLISHED:
        readable = plan.commune_id in readable_communes(user)
        return memberships(user)[0] if readable and memberships(user) else None
    if plan.state in (PlanState.SUBMITTED, PlanState.APPROVED):
        return held(user, ON_THE_WAY, plan.commune_id)
    return held(user, [Role.CLERK], plan.commune_id)


@permission("campaigns.view_plan_work")
def view_plan_work(user: User, plan: Plan) -> Membership | None:
    """See how it came about: drafts that were submitted, what checkers wrote, the history."""
    return held(user, ON_THE_WAY, plan.commune_id)


@permission("campaigns.edit_plan")
def edit_plan(user: User, plan: Plan) -> Membership | None:
    if plan.state not in EDITABLE:
        return None
    return held(user, [Role.CLERK], plan.commune_id)


@permission("campaigns.submit_plan")
def submit_plan(user: User, plan: Plan) -> Membership | None:
    return edit_plan(user, plan)


@permission("campaigns.abandon_plan")
def abandon_plan(user: User, plan: Plan) -> Membership | None:
    return edit_plan(user, plan)


@permission("campaigns.recall_plan")
def recall_plan(user: User, plan: Plan) -> Membership | None:
    """The clerks take it back as long as nobody above has pressed "Tiếp nhận"."""
    if plan.state != PlanState.SUBMITTED or plan.received_at:
        return None
    return held(user, [Role.CLERK], plan.commune_id)


@permission("campaigns.receive_plan")
def receive_plan(user: User, plan: Plan) -> Membership | None:
    if plan.received_at:
        return None
    return agree_plan(user, plan) or _chairman_in_turn(user, plan)


@permission("campaigns.agree_plan")
def agree_plan(user: User, plan: Plan) -> Membership | None:
    """The checker whose turn it is."""
    review = waiting_review(plan)
    if review is None or _proposed_by(user, plan):
        return None
    mine = (m for m in memberships(user) if m.pk == review.reviewer_id)
    return next(mine, None)


@permission("campaigns.approve_plan")
def approve_plan(user: User, plan: Plan) -> Membership | None:
    """A chairman who did not propose it, when the checkers have agreed."""
    return _chairman_in_turn(user, plan)


@permission("campaigns.return_plan")
def return_plan(user: User, plan: Plan) -> Membership | None:
    if plan.state == PlanState.APPROVED:
        return held(user, [Role.CHAIRMAN, Role.RECORDS_CLERK], plan.commune_id)
    return agree_plan(user, plan) or _chairman_in_turn(user, plan)


@permission("campaigns.issue_plan")
def issue_plan(user: User, plan: Plan) -> Membership | None:
    if plan.state != PlanState.APPROVED:
        return None
    return held(user, [Role.RECORDS_CLERK], plan.commune_id)


@permission("campaigns.close_plan")
def close_plan(user: User, plan: Plan) -> Membership | None:
    if plan.state != PlanState.ISSUED or plan.amends_id or not plan.is_plan:  # goes with its plan
        return None
    return held(user, [Role.CLERK], plan.commune_id)


@permission("campaigns.amend_plan")
def amend_plan(user: User, plan: Plan) -> Membership | None:
    """Begin to amend an issued plan; an amendment is amended through the plan itself."""
    return close_plan(user, plan)


@permission("campaigns.start_intake")
def start_intake(user: User, commune: Commune) -> Membership | None:
    """Upload an old paper to make a plan of it."""
    return create_plan(user, commune)


@permission("campaigns.view_intake")
def view_intake(user: User, intake: Intake) -> Membership | None:
    """An uploaded paper is seen by the clerks of the commune alone, as a draft is."""
    return held(user, [Role.CLERK], intake.commune_id)


@permission("campaigns.check_intake")
def check_intake(user: User, intake: Intake) -> Membership | None:
    """Correct, save or put aside a reading that was not saved yet."""
    return view_intake(user, intake) if intake.is_open else None


@permission("campaigns.remove_intake")
def remove_intake(user: User, intake: Intake) -> Membership | None:
    """Delete a reading with its file; one that became a plan stays with the plan."""
    return view_intake(user, intake) if intake.plan_id is None else None


@permission("campaigns.view_comment")
def view_comment(user: User, comment: Comment) -> Membership | None:
    """Who works on the plan and may open it now; readers of an issued plan never."""
    return view_plan_work(user, comment.plan) if view_plan(user, comment.plan) else None


@permission("campaigns.comment_plan")
def comment_plan(user: User, plan: Plan) -> Membership | None:
    """Those above speak of a submission while they have it."""
    return held(user, COMMENTING, plan.commune_id) if plan.state in ABOVE else None


@permission("campaigns.answer_comment")
def answer_comment(user: User, comment: Comment) -> Membership | None:
    """A clerk answers as long as the plan is on its way."""
    if comment.state != CommentState.OPEN or comment.plan.state not in (*EDITABLE, *ABOVE):
        return None
    return held(user, [Role.CLERK], comment.plan.commune_id)


@permission("campaigns.reopen_comment")
def reopen_comment(user: User, comment: Comment) -> Membership | None:
    """The one who made it is not content with the answer."""
    is_answered = comment.state in (CommentState.MENDED, CommentState.KEPT)
    return _own_comment(user, comment) if is_answered else None


@permission("campaigns.withdraw_comment")
def withdraw_comment(user: User, comment: Comment) -> Membership | None:
    return _own_comment(user, comment) if comment.state == CommentState.OPEN else None


@permission("campaigns.reply_to_comment")
def reply_to_comment(user: User, comment: Comment) -> Membership | None:
    """Say a word more without deciding anything: the clerk, or whoever may comment."""
    if comment.state == CommentState.WITHDRAWN:
        return None
    return answer_comment(user, comment) or comment_plan(user, comment.plan)


def _own_comment(user: User, comment: Comment) -> Membership | None:
    membership = comment_plan(user, comment.plan)
    made_by = comment.made_by.person_id
    return membership if membership and membership.person_id == made_by else None


def waiting_review(plan: Plan) -> Review | None:
    """Return the turn that is open: the first checker of the submitted revision without a word.

    Asks ``plan.reviews.all()``, so that a list that prefetched the reviews asks no more; and
    nothing of a plan that was read with it (``selectors.with_open_turn``).
    """
    if plan.state != PlanState.SUBMITTED:
        return None
    if hasattr(plan, "open_turn"):
        return plan.open_turn
    turns = (turn for turn in plan.reviews.all() if turn.revision_id == plan.submitted_revision_id)
    return next((turn for turn in turns if not turn.decision), None)


def _chairman_in_turn(user: User, plan: Plan) -> Membership | None:
    if plan.state != PlanState.SUBMITTED or _proposed_by(user, plan):
        return None
    membership = held(user, [Role.CHAIRMAN], plan.commune_id)
    if membership is None or waiting_review(plan) is not None:
        return None
    return membership


def _proposed_by(user: User, plan: Plan) -> bool:
    """Nobody decides on what he or she proposed."""
    proposer = plan.submitted_by
    return proposer is not None and proposer.person_id in {
        membership.person_id for membership in memberships(user)
    }
