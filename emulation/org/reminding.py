"""What a person is reminded of, how often, in which words. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from emulation.lib.dates import date_short
from emulation.org.waits import Wait

AHEAD = dt.timedelta(days=3)
# Of those who are reminded twice a week: Monday and Thursday.
TWICE_A_WEEK = (0, 3)
DAILY, TWICE_WEEKLY, NEVER = "daily", "twice_weekly", "never"


@dataclass(frozen=True)
class Thing:
    title: str
    url: str
    words: str
    is_late: bool

    @property
    def line(self) -> str:
        return f"{self.title}: {self.words}"


def due_things(waits: Iterable[Wait], day: dt.date) -> list[Thing]:
    """Return what is the person's own and overdue, or due within three days; oldest first."""
    own = (wait for wait in waits if wait.kind == "mine" and wait.due is not None)
    near = sorted((w for w in own if w.due <= day + AHEAD), key=lambda wait: wait.due)
    return [Thing(w.title, w.url, due_words(w.due, day), w.due < day) for w in near]


def due_words(due: dt.date, day: dt.date) -> str:
    """Write "quá hạn 3 ngày (17/03/2024)", "hạn hôm nay", "còn 2 ngày (22/03/2024)"."""
    days = (due - day).days
    if days == 0:
        return "hạn hôm nay"
    left = f"còn {days} ngày" if days > 0 else f"quá hạn {-days} ngày"
    return f"{left} ({date_short(due)})"


def subject_of(things: Sequence[Thing]) -> str:
    """Write "2 việc quá hạn, 1 việc sắp đến hạn"."""
    late = sum(thing.is_late for thing in things)
    soon = len(things) - late
    parts = [f"{late} việc quá hạn"] if late else []
    parts += [f"{soon} việc sắp đến hạn"] if soon else []
    return ", ".join(parts)


def turn_of(often: str, day: dt.date) -> dt.date | None:
    """Return the first day of the turn that ``day`` belongs to; ``None``: never reminded.

    A turn is told of once: whoever is reminded on Monday and Thursday, and was not on
    Monday because the machine was off, is on Tuesday.
    """
    if often == NEVER:
        return None
    if often == DAILY:
        return day
    back = min((day.weekday() - weekday) % 7 for weekday in TWICE_A_WEEK)
    return day - dt.timedelta(days=back)


def next_turn(often: str, due: dt.date, day: dt.date, last: dt.date | None) -> dt.date | None:
    """Return the next day on which a thing due on ``due`` is told of; ``None``: never.

    ``last`` is when the person was last told of anything; ``day`` is today, whose run may be
    over.
    """
    if often == NEVER:
        return None
    begin = max(due - AHEAD, day if last is None or last < day else day + dt.timedelta(days=1))
    if often == DAILY:
        return begin
    return next(
        one
        for one in (begin + dt.timedelta(days=count) for count in range(7))
        if one.weekday() in TWICE_A_WEEK
    )
