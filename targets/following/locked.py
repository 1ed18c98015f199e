"""What a locked period was judged by, beside what is asked for today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from targets.following.figures import figure
from targets.models import Period, PeriodState, Share, Target, Terms
from targets.reporting.terms import assigned_as_locked, target_as_locked
from targets.reporting.year import Given


@dataclass(frozen=True)
class Held:
    """What a period holds a target to; ``assigned`` is by uid of the unit, ``None``: today's."""

    target: Target
    assigned: Mapping[str, Decimal | None] | None = None

    def share_of(self, share: Share) -> Given:
        """Return what the unit was given; it may have been left out until the lock."""
        if self.assigned is None:
            return Given(share.unit_id, share.assigned)
        return Given(share.unit_id, self.assigned.get(str(share.unit.uid)))


def held_to(period: Period | None, targets: Iterable[Target]) -> dict[int, Held]:
    """Return by key what a period holds targets to; a query where it is locked.

    What was locked before terms were kept is held to what is asked for today.
    """
    by_key = {target.pk: Held(target) for target in targets}
    if period is None or period.state != PeriodState.LOCKED:
        return by_key
    for row in Terms.objects.filter(period=period, target__in=by_key).order_by():
        today = by_key[row.target_id].target
        locked = target_as_locked(today, row.content)
        by_key[row.target_id] = Held(locked, assigned_as_locked(row.content))
    return by_key


def figure_now(then: Decimal | None, now: Decimal | None) -> str:
    """Return today's figure where it is another one than at the lock, else ""."""
    return "" if then == now else figure(now) or "không kèm số"
