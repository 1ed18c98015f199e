"""How much of the way to a target is behind, and how much of it should be. Pure."""

from __future__ import annotations

from decimal import Decimal

from targets.measures.standing import Aim


def way_gone(aim: Aim, value: Decimal | None) -> Decimal | None:
    """Return in per cent how far a figure has come on the way to the goal.

    What should grow is measured from zero; what should fall, from where it stood before. A
    limit that adds up (at most 3 fires) and a fall from nowhere are no way: ``None``.
    """
    goal = aim.goal
    if value is None or goal is None:
        return None
    if aim.seeks != "lower":
        return value * 100 / goal if goal else None
    if aim.adds_up or aim.baseline is None or aim.baseline <= goal:
        return None
    return (aim.baseline - value) * 100 / (aim.baseline - goal)
