"""The days of a year that campaigns are launched for. Pure, but for the data file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "anniversaries.json"
# Số năm tròn, năm khác (Nghị định 111/2018/NĐ-CP, Điều 3): ends in 0; ends in 5.
ROUND, HALF_ROUND = 10, 5


@dataclass(frozen=True)
class Event:
    """A day that returns every year; ``since`` is the year of the event itself."""

    name: str
    day: int
    month: int
    since: int | None = None
    source: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class Day:
    """An event in one year: its date and how many years it then is."""

    event: Event
    on: dt.date
    years: int | None

    @property
    def is_round(self) -> bool:
        return bool(self.years) and self.years % ROUND == 0

    @property
    def is_half_round(self) -> bool:
        return bool(self.years) and self.years % ROUND == HALF_ROUND

    @property
    def words(self) -> str:
        """Write "kỷ niệm 94 năm Ngày thành lập Đảng Cộng sản Việt Nam"."""
        return f"kỷ niệm {self.years} năm {self.event.name}" if self.years else self.event.name


@cache
def national_events() -> tuple[Event, ...]:
    """Return the events of the country whose day of the year is known."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))["events"]
    return tuple(event for event in map(_event, rows) if event)


def days_of(year: int, events: Iterable[Event]) -> list[Day]:
    """Return the events in the order of the year, those before their first year left out.

    The 29th of February is kept on the 28th in other years.
    """
    days = (
        Day(event, _date(year, event), year - event.since if event.since else None)
        for event in events
        if event.since is None or event.since < year
    )
    return sorted(days, key=lambda day: (day.on, day.event.name))


def days_between(first: dt.date, last: dt.date, events: Iterable[Event]) -> Iterator[Day]:
    """Yield the events from ``first`` to ``last``, both included, in order."""
    listed = list(events)
    for year in range(first.year, last.year + 1):
        yield from (day for day in days_of(year, listed) if first <= day.on <= last)


def _event(row: dict[str, str]) -> Event | None:
    parts = row["day"].split("/")
    if len(parts) != 3:  # only the year of the event is known
        return None
    day, month, year = map(int, parts)
    return Event(row["name"], day, month, year, row["source"])


def _date(year: int, event: Event) -> dt.date:
    try:
        return dt.date(year, event.month, event.day)
    except ValueError:
        return dt.date(year, event.month, 28)
