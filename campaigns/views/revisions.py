"""Two versions of a plan side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns import plan_page
from campaigns.comparing.revisions import revision_changes
from campaigns.comparing.sides import (
    LAST_YEAR,
    Side,
    plan_of_last_year,
    sides_of,
    stretches,
    targets_since_last_year,
)
from campaigns.comparing.telling import summary
from campaigns.models import Plan
from campaigns.selectors import plan_for
from campaigns.views.read.crumbs import list_crumb, plan_crumb


@login_required
@require_safe
def plan_compare(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = plan_for(request.user, uid)
    sides = sides_of(request.user, plan)
    last_year = plan_of_last_year(request.user, plan)
    context: dict[str, Any] = {
        "title": "So sánh các bản",
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "sides": sides,
        "last_year": last_year,
        "last_year_key": LAST_YEAR,
    }
    if request.GET.get("tu") == LAST_YEAR:
        context |= _beside_last_year(plan, last_year)
    elif len(sides) > 1:
        context |= _beside_each_other(plan, sides, request)
    return render(request, "campaigns/comparing/revisions.html", context)


def _beside_each_other(plan: Plan, sides: list[Side], request: HttpRequest) -> dict[str, Any]:
    old = _chosen(sides, request.GET.get("tu"), sides[-2])
    new = _chosen(sides, request.GET.get("den"), sides[-1])
    changes = revision_changes(old.content(plan), new.content(plan))
    return {
        "old": old,
        "new": new,
        "changes": changes,
        "summary": summary(changes, old.words),
        "stretches": list(stretches(changes)),
    }


def _beside_last_year(plan: Plan, last_year: Plan | None) -> dict[str, Any]:
    if last_year is None:
        raise Http404
    rows = targets_since_last_year(last_year, plan_page.shown_of(plan).content)
    return {"year_rows": rows, "is_last_year": True}


def _chosen(sides: list[Side], key: str | None, usual: Side) -> Side:
    if not key:
        return usual
    found = next((side for side in sides if side.key == key), None)
    if found is None:
        raise Http404
    return found
