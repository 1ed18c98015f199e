""" "Việc của tôi": what waits, in the order in which it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from emulation.lib.dates import WEEKDAYS, local_day
from emulation.org.models import Role
from emulation.org.rights import commune_uids_of, memberships
from emulation.org.waits import Wait, waits_of
from emulation.trail.kept import keep, known

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Task:
    """A thing that waits, and its due date in words ("Thứ Hai, 15/7", "còn 3 ngày")."""

    wait: Wait
    when: str
    left: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Group:
    anchor: str
    heading: str
    tasks: list[Task]


def all_waits(request: HttpRequest) -> list[Wait]:
    """Return what waits for the person and for others; read once a request."""
    if not hasattr(request, "_waits"):
        request._waits = waits_of(request.user)
    return request._waits


def own_waits(request: HttpRequest) -> list[Wait]:
    return [wait for wait in all_waits(request) if wait.kind == "mine"]


def waits_for_others(request: HttpRequest) -> list[Wait]:
    return [wait for wait in all_waits(request) if wait.kind == "others"]


@dataclass(frozen=True)
class Waiting:
    """How much waits for a person, and its earliest due date."""

    count: int
    due: dt.date | None

    @property
    def why(self) -> str:
        return f"Hạn sớm nhất: {day_short(self.due)}." if self.due else ""


NOTHING = Waiting(0, None)


def waiting_known(request: HttpRequest) -> Waiting | None:
    """Return how much waits, ``None`` where something was done since it was counted.

    Every page shows it, and what it costs to count again would be most of what a page costs:
    a page that does not know it asks for it afterwards (``waiting_now``). So does every page
    of who reads from above: it is about another commune, and seldom has something to do.
    """
    if not hasattr(request, "_waiting"):
        held = memberships(request.user)
        if any(membership.role == Role.OVERSEER for membership in held):
            return None
        communes = own_communes(request)
        request._waiting = known(request, communes, _parts(request)) if held else NOTHING
    return request._waiting


def waiting_of(request: HttpRequest) -> Waiting:
    """Count what waits for the person, anew only after something was done in the commune."""
    waiting = waiting_known(request)
    if waiting is None:
        # What was done while it is counted makes it old at once.
        waits = own_waits(request)
        due = min((wait.due for wait in waits if wait.due), default=None)
        waiting = keep(request, own_communes(request), _parts(request), Waiting(len(waits), due))
        request._waiting = waiting
    return waiting


def own_communes(request: HttpRequest) -> list[UUID]:
    return commune_uids_of(request.user)


def _parts(request: HttpRequest) -> tuple[Any, ...]:
    held = memberships(request.user)
    return ("waiting", request.user.pk, sorted(membership.pk for membership in held))


def groups_of(waits: Iterable[Wait], today: dt.date) -> list[Group]:
    """Group what waits by due date, overdue first; groups without a task are left out."""
    groups = [
        Group("qua-han", "Quá hạn", []),
        Group("hom-nay", f"Hôm nay, {day_short(today)}", []),
        Group("tuan", "Trong 7 ngày tới", []),
        Group("sau", "Sau đó", []),
        Group("khong-han", "Không có hạn", []),
    ]
    for wait in waits:
        groups[_rank(wait.due, today)].tasks.append(_task(wait, today))
    return [group for group in groups if group.tasks]


def summary(groups: Iterable[Group]) -> dict[str, int]:
    """Count what waits: all, overdue, due today, later or without a date."""
    counts = {group.anchor: len(group.tasks) for group in groups}
    late, today = counts.get("qua-han", 0), counts.get("hom-nay", 0)
    whole = sum(counts.values())
    return {"all": whole, "late": late, "today": today, "later": whole - late - today}


def since_words(wait: Wait) -> str:
    """Write "từ 26/2", "" where the day is not known."""
    return f"từ {day_short(local_day(wait.since))}" if wait.since else ""


def day_short(day: dt.date) -> str:
    """Write 26/2."""
    return f"{day.day}/{day.month}"


def _rank(due: dt.date | None, today: dt.date) -> int:
    if due is None:
        return 4
    if due < today:
        return 0
    if due == today:
        return 1
    return 2 if due <= today + WEEK else 3


def _task(wait: Wait, today: dt.date) -> Task:
    if wait.due is None:
        return _since(wait, today)
    if wait.due == today:
        return Task(wait, "Trong ngày")
    days = (wait.due - today).days
    when = f"{WEEKDAYS[wait.due.weekday()]}, {day_short(wait.due)}"
    left = f"còn {days} ngày" if days > 0 else f"quá {-days} ngày"
    return Task(wait, when, left, is_late=days < 0)


def _since(wait: Wait, today: dt.date) -> Task:
    if wait.since is None:
        return Task(wait, "")
    day = local_day(wait.since)
    days = (today - day).days
    return Task(wait, f"Từ {day_short(day)}", f"đã {days} ngày" if days > 0 else "hôm nay")
