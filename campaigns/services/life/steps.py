"""Whose step of a plan's way it is."""

from __future__ import annotations

from campaigns.models import Plan
from campaigns.states import EDITABLE, PlanState
from emulation.lib.states import WrongState
from emulation.lib.text import first_upper
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, held, memberships, require

# Whose step it is and in which states: who holds the role but comes in another state is
# too late (``WrongState``), not without the right.
STEPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "campaigns.submit_plan": ((Role.CLERK,), EDITABLE),
    "campaigns.abandon_plan": ((Role.CLERK,), EDITABLE),
    "campaigns.recall_plan": ((Role.CLERK,), (PlanState.SUBMITTED,)),
    "campaigns.receive_plan": ((Role.CHECKER, Role.CHAIRMAN), (PlanState.SUBMITTED,)),
    "campaigns.agree_plan": ((Role.CHECKER,), (PlanState.SUBMITTED,)),
    "campaigns.return_plan": (
        (Role.CHECKER, Role.CHAIRMAN, Role.RECORDS_CLERK),
        (PlanState.SUBMITTED, PlanState.APPROVED),
    ),
    "campaigns.approve_plan": ((Role.CHAIRMAN,), (PlanState.SUBMITTED,)),
    "campaigns.issue_plan": ((Role.RECORDS_CLERK,), (PlanState.APPROVED,)),
    "campaigns.close_plan": ((Role.CLERK,), (PlanState.ISSUED,)),
    "campaigns.amend_plan": ((Role.CLERK,), (PlanState.ISSUED,)),
}


def plan_step(plan: Plan, right: str, by: User) -> Membership:
    """Return the membership by which the account may take a step of the plan's way now.

    Raises ``WrongState`` where it is too late for somebody whose step it is, else
    ``PermissionDenied``.
    """
    roles, states = STEPS[right]
    membership = granting(by, right, plan)
    if membership is None and held(by, roles, plan.commune_id):
        if plan.state not in states:
            noun = first_upper(plan.noun)
            state = plan.get_state_display()
            raise WrongState(f"{noun} đang ở trạng thái “{state}”.", moved_on=True)
        if right == "campaigns.recall_plan":
            raise WrongState(
                "Cấp trên đã tiếp nhận, không thu hồi được. Đề nghị người duyệt trả lại."
            )
        if right == "campaigns.receive_plan" and plan.received_at:
            raise WrongState("Bản trình này đã được tiếp nhận.", moved_on=True)
        if _has_decided(plan, by):
            raise WrongState("Đồng chí đã cho ý kiến về bản trình này.", moved_on=True)
    return membership or require(by, right, plan)


def _has_decided(plan: Plan, by: User) -> bool:
    mine = {membership.pk for membership in memberships(by)}
    turns = plan.reviews.filter(revision=plan.submitted_revision_id, reviewer__in=mine)
    return turns.exclude(decision="").exists()
