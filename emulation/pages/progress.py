"""The page of progress: the board of targets, and of tasks what is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from campaigns.working.due import Standing
from campaigns.working.selectors import Line, overdue_tasks
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Role, User
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import held
from emulation.pages.tasks import waiting_known
from emulation.trail.kept import kept
from targets.following.board import REMINDING, Board, board_of, reminder_of
from targets.following.lines import short_name
from targets.following.readers import own_units, readable_units
from targets.following.scope import Scope
from targets.following.standings import ALL, ORDER
from targets.views.following import asked_scope

MOST_TASKS = 8
MOST_NAMES = 3


@dataclass(frozen=True)
class OverdueTask:
    title: str
    who: str
    due: dt.date | None
    days: int
    url: str


@dataclass(frozen=True)
class Page:
    """The page as far as it is the same for all who see as much."""

    total: int = 0
    good: int = 0
    urgent: int = 0
    body: str = ""


@login_required
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """One screen, five minutes: what stands where, what is at risk, who is late."""
    scope = asked_scope(request)
    context = {
        "title": _title(scope),
        "scope": scope,
        "page": _page(request, scope),
        "waiting": waiting_known(request),
    }
    return render(request, "emulation/pages/progress.html", context)


def _page(request: HttpRequest, scope: Scope) -> Page:
    if scope.span is None or scope.period is None:
        return Page()
    commune = scope.span.commune
    standing, target = _standing(request), request.GET.get("chi_tieu", "")
    home = request.build_absolute_uri(reverse("home"))
    parts = (
        "progress",
        scope.period.uid,
        len(scope.spans),
        standing,
        target,
        home,
        own_units(request.user, commune.pk),
        readable_units(request.user, commune.pk) is None,
        held(request.user, [Role.CLERK], commune.pk) is not None,
        held(request.user, REMINDING, commune.pk) is not None,
    )
    return kept(
        request,
        commune.uid,
        parts,
        lambda: _made(request.user, scope, standing, target, home),
    )


def _made(user: User, scope: Scope, standing: str, target: str, home: str) -> Page:
    board = board_of(user, scope, standing=standing, target=target)
    known = {scope.span.pk: scope.whole}
    lines = overdue_tasks(scope.span.commune, dates.today(), board.spells, known)
    overdue = _tasks(lines)
    context = {
        "board": board,
        "scope": scope,
        "counters": _counters(board),
        "overdue": overdue[:MOST_TASKS],
        "overdue_count": len(overdue),
        "more_tasks": len(overdue) - MOST_TASKS,
        "reminder": _reminder(board, home),
    }
    body = render_to_string("emulation/pages/progress_body.html", context)
    return Page(board.total, board.good, board.urgent, body)


def _tasks(lines: Iterable[Line]) -> list[OverdueTask]:
    """Return each task once, with all who owe it."""
    owing: dict[tuple, list[Line]] = {}
    for line in lines:
        owing.setdefault((line.title, line.due, line.days_late), []).append(line)
    return [
        OverdueTask(title, _who([row.home_name for row in rows]), due, days, _door(rows))
        for (title, due, days), rows in owing.items()
    ]


def _door(lines: list[Line]) -> str:
    """Return the task's page; where several owe it, the list of all of them."""
    first = lines[0]
    if len(lines) == 1:
        return reverse("task_read", args=[first.party.uid]) + first.query
    asked = {"tinh_trang": Standing.LATE, "q": first.title}
    return f"{reverse('task_list')}?{urlencode(asked)}"


def _who(names: list[str]) -> str:
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMES])} và {len(names) - MOST_NAMES} nơi khác"


def _standing(request: HttpRequest) -> str:
    asked = request.GET.get("muc", "")
    return asked if asked in (ALL, *ORDER) else ""


def _title(scope: Scope) -> str:
    if scope.span is None:
        return "Tiến độ chỉ tiêu"
    name = f"Chỉ tiêu {first_lower(scope.span.name)}"
    if scope.place:
        name = f"{scope.place}: {first_lower(name)}"
    if scope.period is None:
        return name
    return f"{name}, đến hết {first_lower(short_name(scope.period.name, scope.span))}"


def _counters(board: Board) -> list[dict[str, Any]]:
    address = reverse("progress")
    asked = board.scope.asked
    return [
        {
            "figure": number,
            "label": label,
            "kind": badge,
            "url": f"{address}?{urlencode(asked | {'muc': standing})}#danh-sach",
            "current": standing == board.standing,
        }
        for standing, label, badge, number in board.counters
    ]


def _reminder(board: Board, home: str) -> str:
    if not board.may_remind or not board.owing:
        return ""
    whole = next(spell for spell in board.spells.values() if spell.kind in OWN_KINDS)
    return reminder_of(board, f"UBND {first_lower(whole.name)}", home)
