"""Values that an amendment proposes; they become the targets' own when it is issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from campaigns.models import Plan, PlanTarget, ProposedValue
from campaigns.models.amending import VALUE_FIELDS
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Membership, User
from emulation.org.rights import actor
from targets.models import Target
from targets.services import target_enact_value
from targets.services.values import words_of


@transaction.atomic
def value_write(*, plan_target: PlanTarget, by: User, **figures: Any) -> None:
    """Say what a target is to be once the amendment is issued; its own value withdraws that.

    The caller writes the number anew where the text shows it.
    """
    plan, target = plan_target.plan, plan_target.target
    membership = plan_writer(plan, by)
    plan_touch(plan)
    figures = {name: figures.get(name) for name in VALUE_FIELDS}
    figures["level"] = clean_line(figures["level"] or "")
    before = words_of(plan_target.asked, target)
    ProposedValue.objects.filter(plan_target=plan_target).delete()
    if any(getattr(target.current, name) != figures[name] for name in VALUE_FIELDS):
        row = ProposedValue(
            commune_id=plan.commune_id,
            plan_target=plan_target,
            instead_of=target.current,
            **figures,
        )
        row.full_clean()
        row.save()
    fresh = PlanTarget.objects.select_related("proposal", "target__current").get(pk=plan_target.pk)
    changes = {"value": [before, words_of(fresh.asked, target)]}
    name = f"chỉ tiêu “{target}”"
    tell(plan, "campaigns.plan.value_proposed", by, membership, name=name, changes=changes)


def numbers_propose(
    *, plan: Plan, target: Target, numbers: Mapping[str, Decimal], by: User
) -> None:
    """Propose some numbers of a target, by slot; the others stay as the amendment has them."""
    rows = plan.plantargets.select_related("plan", "proposal", "target__current")
    row = rows.get(target=target)
    kept = {name: getattr(row.asked, name) for name in VALUE_FIELDS}
    value_write(plan_target=row, by=by, **kept | numbers)


def values_to_look_at(plan: Plan) -> list[PlanTarget]:
    """Return the targets whose own value changed since the amendment proposed another."""
    rows = plan.plantargets.filter(proposal__isnull=False)
    rows = rows.select_related("target__current", "target__indicator", "proposal")
    return [row for row in rows if row.proposal.instead_of_id != row.target.current_id]


def values_enact(
    plan: Plan, *, paper: str, paper_on: dt.date, by: User, membership: Membership
) -> None:
    """Make the proposed values the targets' own, dated by the paper of the amendment.

    Called by the service that issues the paper, with the membership that allows it.
    """
    rows = plan.plantargets.filter(proposal__isnull=False)
    for row in rows.select_related("target__current", "target__indicator", "proposal"):
        figures = {name: getattr(row.proposal, name) for name in VALUE_FIELDS}
        if row.proposal.instead_of_id != row.target.current_id:
            raise WrongState(f"Chỉ tiêu “{row.target}” vừa có giá trị khác.")
        target_enact_value(
            target=row.target,
            figures=figures,
            paper=paper,
            paper_on=paper_on,
            by_actor=actor(by, membership),
        )
