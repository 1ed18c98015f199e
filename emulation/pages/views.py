"""Pages of the whole portal."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.lib.text import clean_line
from emulation.org.rights import memberships
from emulation.org.search import MOST, found_by
from emulation.pages import start, tasks
from emulation.pages.places import places_of

LATEST = 5  # lines of "Vừa làm"
LINES_A_PAGE = 50


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """ "Việc của tôi": what waits for the person, by due date."""
    history = start.latest_of(request, LATEST)
    tasks.waiting_of(request)
    groups = tasks.groups_of(tasks.own_waits(request), dates.today())
    others, held = tasks.waits_for_others(request), memberships(request.user)
    context = {
        "title": "Việc của tôi",
        "groups": groups,
        "counts": tasks.summary(groups),
        "first": groups[0].tasks[0] if groups else None,
        "several_roles": len({membership.role for membership in held}) > 1,
        "others": [(wait, tasks.since_words(wait)) for wait in others[:MOST]],
        "others_count": len(others),
        "year": None if groups else start.year_of(request.user),
        "shortcuts": start.shortcuts_of(held),
        "history": history,
    }
    return render(request, "emulation/pages/home.html", context)


@login_required
@require_safe
def waiting_now(request: HttpRequest) -> HttpResponse:
    """How much waits, for a page that did not know it when it was made."""
    waiting = tasks.waiting_of(request)
    return JsonResponse({"count": waiting.count, "why": waiting.why})


@login_required
@require_safe
def own_history(request: HttpRequest) -> HttpResponse:
    page = page_of(request, start.own_entries(request.user), LINES_A_PAGE)
    context = {
        "title": "Việc tôi đã làm",
        "page_obj": page,
        "history": [start.own_line(entry) for entry in page],
    }
    return render(request, "emulation/pages/own_history.html", context)


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    words = clean_line(request.GET.get("q", ""))[:100]
    found = found_by(request.user, words)
    context = {
        "title": "Tìm trong cổng",
        "words": words,
        "found": found,
        "count": sum(each.count for each in found),
    }
    return render(request, "emulation/pages/search.html", context)


@login_required
@require_safe
def all_places(request: HttpRequest) -> HttpResponse:
    """Every place and tool on one page: what the foot of a phone has no room for."""
    held = memberships(request.user)
    context = {
        "title": "Tất cả",
        "every_place": places_of(request, held, tasks.waiting_of(request)),
        "tools": start.shortcuts_of(held),
    }
    return render(request, "emulation/pages/all_places.html", context)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    context = {"title": "Hướng dẫn", "helpers": start.helpers_of(request.user)}
    return render(request, "emulation/pages/guide.html", context)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
