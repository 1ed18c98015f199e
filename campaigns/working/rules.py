"""Rights over what is told of a task; each names the membership that grants it."""

from __future__ import annotations

from campaigns.models import PlanState, TaskParty, TaskWork, WorkState
from campaigns.working.posts import is_same_post
from emulation.org.models import Membership, Role, User
from emulation.org.rights import (
    held,
    memberships,
    permission,
    posts_held,
    readable_communes,
)
from targets.rules import DECIDING, REPORT_READERS


@permission("campaigns.view_task_work")
def view_task_work(user: User, work: TaskWork) -> Membership | None:
    """Read what was told and its proof: who leads or helps, the office, who reads from above."""
    for party in work.party.task.parties.all():
        if own := membership_for(user, party):
            return own
    office = held(user, REPORT_READERS, work.commune_id)
    if office or held(user, Role.values, work.commune_id):
        return office
    return memberships(user)[0] if work.commune_id in readable_communes(user) else None


@permission("campaigns.tell_task")
def tell_task(user: User, work: TaskWork) -> Membership | None:
    """Tell how far it is: who leads it; the clerk for who says so on the telephone."""
    if work.party.task.plan.state != PlanState.ISSUED or not work.party.leads:
        return None
    if work.state not in (WorkState.DOING, WorkState.RETURNED):
        return None
    return teller(user, work)


@permission("campaigns.accept_task")
def accept_task(user: User, work: TaskWork) -> Membership | None:
    return decider(user, work) if work.state == WorkState.TOLD else None


@permission("campaigns.return_task")
def return_task(user: User, work: TaskWork) -> Membership | None:
    """Send it back with a reason, also what was accepted by mistake."""
    return decider(user, work) if work.state in (WorkState.TOLD, WorkState.ACCEPTED) else None


def teller(user: User, work: TaskWork) -> Membership | None:
    return membership_for(user, work.party) or held(user, [Role.CLERK], work.commune_id)


def decider(user: User, work: TaskWork) -> Membership | None:
    """The office, but nobody decides on what he or she told."""
    if work.party.task.plan.state != PlanState.ISSUED:
        return None
    told_by = work.told_by.person_id if work.told_by else None
    mine = {membership.person_id for membership in memberships(user)}
    return None if told_by in mine else held(user, DECIDING, work.commune_id)


def membership_for(user: User, party: TaskParty) -> Membership | None:
    """Return by what the account is the party: head of the unit, or holder of the chức vụ."""
    if party.unit_id:
        mine = (row for row in memberships(user) if row.unit_id == party.unit_id)
        return next((row for row in mine if row.role == Role.UNIT_HEAD), None)
    people = {
        post.person_id
        for post in posts_held(user)
        if post.commune_id == party.commune_id and is_same_post(party.position_title, post.title)
    }
    return next((row for row in memberships(user) if row.person_id in people), None)
