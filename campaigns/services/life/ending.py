"""A draft given up; a plan whose year is over."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.launching.services.course import campaigns_release_paper
from campaigns.models import Plan
from campaigns.services.amending.life import amendments_close
from campaigns.services.life.steps import plan_step
from campaigns.services.plans.writing import tell
from campaigns.states import MOVES, PlanState
from emulation.lib.states import move
from emulation.org.models import User


@transaction.atomic
def plan_abandon(*, plan: Plan, reason: str, by: User) -> None:
    membership = plan_step(plan, "campaigns.abandon_plan", by)
    if not reason.strip():
        raise ValidationError({"reason": "Ghi lý do hủy bản soạn thảo."})
    move(plan, PlanState.ABANDONED, moves=MOVES)
    campaigns_release_paper(plan)
    tell(plan, "campaigns.plan.abandoned", by, membership, reason=reason.strip())


@transaction.atomic
def plan_close(*, plan: Plan, by: User, note: str = "") -> None:
    """The year was summed up; the plan stays in force as history."""
    membership = plan_step(plan, "campaigns.close_plan", by)
    move(plan, PlanState.CLOSED, moves=MOVES)
    amendments_close(plan, by, membership)
    tell(plan, "campaigns.plan.closed", by, membership, reason=note)
