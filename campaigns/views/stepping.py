"""The pages on which a step of a plan's way is taken."""

from __future__ import annotations

from django.http import HttpRequest

from campaigns import services
from campaigns.models import Plan, PlanState
from campaigns.routing.pages import RoutePages
from campaigns.selectors import plan_in_hand
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from emulation.org.models import Membership, User
from emulation.org.rights import memberships


def _pressed_twice(request: HttpRequest, plan: Plan, right: str) -> bool:
    """Say whether the same person has just taken this step on the submission that was read."""
    read = request.POST.get("revision")
    current = plan.submitted_revision
    if not read or current is None or read != str(current.number):
        return False
    return _is_own_doing(request.user, plan, right)


def _is_own_doing(user: User, plan: Plan, right: str) -> bool:
    mine = {membership.person_id for membership in memberships(user)}
    return any(by is not None and by.person_id in mine for by in _doers(plan, right))


def _doers(plan: Plan, right: str) -> list[Membership | None]:
    """Return who took the step on the present submission."""
    match right:
        case "campaigns.approve_plan" if plan.state == PlanState.APPROVED:
            return [plan.approved_by]
        case "campaigns.return_plan" if plan.state == PlanState.RETURNED:
            return [plan.returned_by]
        case "campaigns.agree_plan":
            turns = (turn for turn in plan.reviews.all() if turn.decision == "agreed")
            current = plan.submitted_revision_id
            return [turn.reviewer for turn in turns if turn.revision_id == current]
    return []


PAGES = RoutePages(
    thing="plan",
    in_hand=plan_in_hand,
    take=services.plan_step,
    view_right="campaigns.view_plan",
    read_page="plan_read",
    list_page="plan_list",
    crumbs=lambda plan: [list_crumb(), plan_crumb(plan)],
    repeated=_pressed_twice,
)
step, confirm, done = PAGES.step, PAGES.confirm, PAGES.done
