"""Targets that the portal counts itself; apps above register what they can count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from emulation.org.models import Commune

Count = Callable[[Commune, dt.date, dt.date], Decimal | None]


@dataclass(frozen=True)
class Counter:
    """``count`` gets the commune, the first day of the span and the day to count at."""

    code: str  # "org.households"
    label: str  # as the clerk chooses it: "Số hộ đang quản lý trong cổng"
    count: Count


_COUNTERS: dict[str, Counter] = {}


def register(counter: Counter) -> None:
    _COUNTERS[counter.code] = counter


def choices() -> list[tuple[str, str]]:
    """Return (code, label) of every counter, by label."""
    return sorted(((c.code, c.label) for c in _COUNTERS.values()), key=lambda pair: pair[1])


def counted(code: str, commune: Commune, since: dt.date, on: dt.date) -> Decimal | None:
    """Return what a counter counts; an app that is gone counts nothing."""
    counter = _COUNTERS.get(code)
    return counter.count(commune, since, on) if counter else None
