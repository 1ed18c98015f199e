"""Pledges that the office approved, written beside what was assigned.

A unit may pledge on one share in several campaigns. What counts is the pledge of a campaign
that was launched for this target, else of any; of several such the better one, in the target's
direction, and where no number is better than another the one approved last. The others are
told beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F

from targets.measures.words import format_short
from targets.models import Direction, Share

MOST_NOTED = 500


@dataclass(frozen=True)
class PledgeMade:
    """A pledge that was approved; ``source`` names its campaign."""

    value: Decimal
    source: str
    is_meant: bool  # the campaign was launched for this target, not for all that there are


def pledge_counting(made: Sequence[PledgeMade], direction: str) -> PledgeMade | None:
    """Return the one that counts; ``made`` is in the order of approval."""
    meant = [one for one in made if one.is_meant] or list(made)
    if not meant:
        return None
    if direction == Direction.HIGHER:
        return max(meant, key=lambda one: one.value)
    if direction == Direction.LOWER:
        return min(meant, key=lambda one: one.value)
    return meant[-1]


def pledge_note(counting: PledgeMade, made: Sequence[PledgeMade], unit: str) -> str:
    """Say where the pledge is from and what else was pledged; "" where there is nothing else."""
    others = [
        f"{one.source} đăng ký {format_short(one.value, unit)}" for one in made if one != counting
    ]
    return f"theo {counting.source}; {'; '.join(others)}"[:MOST_NOTED] if others else ""


def shares_pledged(pledges: Mapping[Share, Sequence[PledgeMade]]) -> None:
    """Write down which pledge of each share counts; without any, none does.

    Called inside a service that asked for the right and tells the trail. A clerk who has the
    share open meanwhile finds it changed.
    """
    for share, made in pledges.items():
        indicator = share.target.indicator
        counting = pledge_counting(made, indicator.direction)
        value = counting.value if counting else None
        note = pledge_note(counting, made, indicator.unit_text) if counting else ""
        others = Share.objects.filter(pk=share.pk).exclude(pledged=value, pledged_note=note)
        if others.update(pledged=value, pledged_note=note, version=F("version") + 1):
            share.version += 1
        share.pledged, share.pledged_note = value, note
