"""Reading plans."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from campaigns.models import Plan, PlanState, Revision
from campaigns.rules import ON_THE_WAY
from campaigns.states import EDITABLE, PUBLISHED
from emulation.org.models import Role, User
from emulation.org.rights import memberships, readable_communes


def plans_visible_to(user: User) -> QuerySet[Plan]:
    """Return the plans that the account may open (the queryset twin of ``rules.view_plan``)."""
    clerk_of = _communes(user, [Role.CLERK])
    on_the_way = _communes(user, ON_THE_WAY)
    return Plan.objects.filter(
        Q(state__in=PUBLISHED, commune__in=readable_communes(user))
        | Q(state__in=[PlanState.SUBMITTED, PlanState.APPROVED], commune__in=on_the_way)
        | Q(state__in=[*EDITABLE, PlanState.ABANDONED], commune__in=clerk_of)
    )


def plan_for(user: User, uid: UUID) -> Plan:
    """Return one plan that the account may open, with what its pages show; else 404."""
    plans = plans_visible_to(user).select_related(
        "commune",
        "span",
        "issuing_body",
        "signatory__person",
        "submitted_revision",
        "submitted_by__person",
        "returned_by__person",
        "approved_by__person",
        "paper__number",
    )
    return get_object_or_404(plans, uid=uid)


def revision_for(user: User, plan_uid: UUID, number: int) -> Revision:
    """Return one frozen revision of a plan that the account may open; else 404."""
    plan = plan_for(user, plan_uid)
    return get_object_or_404(
        plan.revisions.select_related("made_by__person", "plan"), number=number
    )


def plans_to_issue(user: User) -> QuerySet[Plan]:
    """Return the approved plans that wait for the account to give them a number."""
    communes = _communes(user, [Role.RECORDS_CLERK])
    return Plan.objects.filter(state=PlanState.APPROVED, commune__in=communes)


def plans_to_write(user: User) -> QuerySet[Plan]:
    """Return the drafts that the account's clerks are writing, returned ones first."""
    communes = _communes(user, [Role.CLERK])
    return Plan.objects.filter(state__in=EDITABLE, commune__in=communes).order_by(
        "-state", "-changed_at"
    )


def plans_to_review(user: User) -> QuerySet[Plan]:
    """Return the submitted plans whose open turn may be the account's (asked again by rule)."""
    mine = [membership.pk for membership in memberships(user)]
    chair = _communes(user, [Role.CHAIRMAN])
    return (
        Plan.objects.filter(state=PlanState.SUBMITTED)
        .filter(Q(reviews__reviewer__in=mine, reviews__decision="") | Q(commune__in=chair))
        .distinct()
    )


def plans_waiting_for_others(user: User) -> QuerySet[Plan]:
    """Return what the account's clerks have handed on."""
    communes = _communes(user, [Role.CLERK])
    return Plan.objects.filter(
        state__in=[PlanState.SUBMITTED, PlanState.APPROVED], commune__in=communes
    )


def _communes(user: User, roles: list[str] | tuple[str, ...]) -> set[int]:
    return {m.commune_id for m in memberships(user) if m.role in roles}
