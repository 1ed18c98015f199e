"""Which units carry too many campaigns at once. Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# More than so many short campaigns at a time, and a village writes papers instead of working.
AT_ONCE = 2


@dataclass(frozen=True)
class Stretch:
    """A campaign on the way of some units, named for the warning."""

    name: str
    starts_on: dt.date
    ends_on: dt.date
    units: frozenset[int]


@dataclass(frozen=True)
class Burden:
    """A unit that carries several campaigns at once; ``on`` is the first day of the most."""

    unit: int
    on: dt.date
    names: tuple[str, ...]


def burdens(stretches: Iterable[Stretch], *, at_once: int = AT_ONCE) -> list[Burden]:
    """Return the units with more than ``at_once`` campaigns on one day, the heaviest first.

    The number on the way is highest on a day on which one begins.
    """
    by_unit: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        for unit in stretch.units:
            by_unit[unit].append(stretch)
    heaviest = (_heaviest(unit, own) for unit, own in by_unit.items())
    found = [burden for burden in heaviest if len(burden.names) > at_once]
    return sorted(found, key=lambda burden: (-len(burden.names), burden.on, burden.unit))


def _heaviest(unit: int, own: Sequence[Stretch]) -> Burden:
    days = sorted({stretch.starts_on for stretch in own})
    running = {day: tuple(s.name for s in own if s.starts_on <= day <= s.ends_on) for day in days}
    on = max(days, key=lambda day: (len(running[day]), -day.toordinal()))
    return Burden(unit, on, running[on])
