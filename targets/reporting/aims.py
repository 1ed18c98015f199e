"""What targets, and the parts of units in them, ask for: rows turned into plain values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from targets.measures.standing import Aim
from targets.models import Comparator, Target, TargetValue, UnitRule


class Assigned(Protocol):
    """A share, or what is known of one."""

    assigned: Decimal | None


def aim_of(target: Target, value: TargetValue | None = None) -> Aim:
    """Return what a target asks for as plain values; by ``value``, not the current one."""
    current, indicator = value or target.current, target.indicator
    return Aim(
        comparator=current.comparator if current else Comparator.ACHIEVE,
        direction=indicator.direction,
        kind=indicator.kind,
        value=current.value if current else None,
        value_max=current.value_max if current else None,
        baseline=target.baseline,
        period_rule=target.period_rule,
    )


def aim_of_share(share: Assigned, target: Target, value: TargetValue | None = None) -> Aim:
    """Return what a unit's part asks for; without a figure of its own, the target's.

    Only who reports the commune's own figure starts where the commune stood.
    """
    aim = aim_of(target, value)
    if target.unit_rule != UnitRule.NONE or share.assigned not in (None, aim.value):
        aim = replace(aim, baseline=None)
    if share.assigned is None:
        return aim
    comparator = "=" if aim.comparator == Comparator.RANGE else aim.comparator
    return replace(aim, comparator=comparator, value=share.assigned, value_max=None)
