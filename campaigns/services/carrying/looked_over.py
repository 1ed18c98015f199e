"""Last year's figures looked at: kept as they are, or set anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from campaigns.models import Plan, PlanTarget
from campaigns.services.figures import target_retype
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.org.models import User


@transaction.atomic
def carried_targets_settle(
    *, plan: Plan, kept: Sequence[PlanTarget], retyped: Mapping[PlanTarget, Decimal], by: User
) -> int:
    """Keep last year's figures of some targets and set those of others; return how many.

    A new figure is written wherever the plan shows it. A target whose figure somebody set
    meanwhile is left as it is.
    """
    membership = plan_writer(plan, by)
    plan_touch(plan)
    unseen = PlanTarget.objects.filter(
        plan=plan, carried_value__isnull=False, carried_value=F("target__current")
    ).select_related("target__current", "target__indicator")
    rows = {row.pk: row for row in unseen}
    numbers = {rows[row.pk].target: number for row, number in retyped.items() if row.pk in rows}
    for target, number in numbers.items():
        if number != target.current.value:
            target_retype(target=target, numbers={"value": number}, by=by)
    done = [rows[row.pk] for row in (*kept, *retyped) if row.pk in rows]
    PlanTarget.objects.filter(pk__in=[row.pk for row in done]).update(carried_value=None)
    stay = [row for row in kept if row.pk in rows]
    if stay:
        name = f"chỉ tiêu “{stay[0]}”" if len(stay) == 1 else f"{len(stay)} chỉ tiêu"
        tell(plan, "campaigns.plan.targets_confirmed", by, membership, name=name)
    return len(done)
