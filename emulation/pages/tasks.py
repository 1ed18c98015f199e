""" "Việc của tôi": what waits, in the order in which it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from emulation.lib.dates import WEEKDAYS, local_day
from emulation.org.rights import memberships
from emulation.org.waits import Wait, waits_of
from emulation.trail.kept import kept

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


def waiting_of(request: HttpRequest) -> Waiting:
    """Count what waits for the person, anew only after something was done in the commune."""
    held = memberships(request.user)
    communes = {membership.commune_id: membership.commune.uid for membership in held}
    if len(communes) != 1 or hasattr(request, "_waits"):
        return _waiting(request)
    parts = ("waiting", request.user.pk, sorted(membership.pk for membership in held))
    return kept(request, *communes.values(), parts, lambda: _waiting(request))


def _waiting(request: HttpRequest) -> Waiting:
    waits = own_waits(request)
    return Waiting(len(waits), min((wait.due for wait in waits if wait.due), default=None))


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
