"""The list of plans, on a page and as an Excel file."""

from __future__ import annotations

from collections import Counter
from typing import Any

import tablib
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.amending.in_force import with_amendments
from campaigns.filters import PlanFilter
from campaigns.models import PlanKind, PlanState
from campaigns.nouns import PLAN_NOUN, REPORT_NOUN, REPORTS
from campaigns.selectors import plans_visible_to
from campaigns.states import BADGES
from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.org.models import User
from emulation.org.rights import granting, memberships, readable_communes
from emulation.org.selectors import commune_names
from emulation.org.sheets import excel_response


@login_required
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    plans = plans_visible_to(request.user)
    found = PlanFilter(request.GET, plans)
    rows = found.qs.select_related("commune", "paper__number", "span")
    page = page_of(request, with_amendments(rows))
    names = commune_names(readable_communes(request.user), dates.today())
    counts = _counts(found)
    for plan in page:
        plan.commune_name = names.get(plan.commune_id, "")
    context = {
        "title": "Kế hoạch",
        "filter": found,
        "page_obj": page,
        "counters": _counters(request, counts),
        "report_count": counts[PlanKind.REPORT],
        "year_report_count": counts[PlanKind.YEAR_REPORT],
        "nouns": _nouns(found, counts),
        "has_communes": len(names) > 1,
        "may_create": may_create(request.user),
    }
    return render(request, "campaigns/read/plan_list.html", context)


@login_required
@require_safe
def plan_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered on the page, as an Excel file."""
    found = PlanFilter(request.GET, plans_visible_to(request.user))
    names = commune_names(readable_communes(request.user), dates.today())
    head = ["Kế hoạch", "Địa phương", "Năm", "Loại", "Số, ký hiệu", "Ngày ban hành", "Trạng thái"]
    dataset = tablib.Dataset(headers=head, title="Kế hoạch")
    for plan in found.qs.select_related("paper__number"):
        paper = plan.paper
        dataset.append(
            [
                plan.title,
                names.get(plan.commune_id, ""),
                plan.year,
                plan.get_kind_display(),
                paper.full_number if paper else "",
                paper.issued_on if paper else None,
                plan.get_state_display(),
            ]
        )
    return excel_response(dataset, "ke-hoach")


def may_create(user: User) -> bool:
    right = "campaigns.create_plan"
    return any(granting(user, right, membership.commune) for membership in memberships(user))


def _counts(found: PlanFilter) -> Counter[str]:
    """Count states and kinds among what the other filters leave, in one query."""
    rows = found.of_any_state.order_by().values_list("state", "kind").annotate(Count("pk"))
    counts: Counter[str] = Counter()
    for state, kind, count in rows:
        counts[state] += count
        counts[kind] += count
    return counts


def _nouns(found: PlanFilter, counts: Counter[str]) -> str:
    """Say what the rows are called: plans, reports, or both."""
    if not any(counts[kind] for kind in REPORTS):
        return PLAN_NOUN.word
    is_chosen = found.is_bound and found.form.cleaned_data.get("kind") in REPORTS
    return REPORT_NOUN.word if is_chosen else f"{PLAN_NOUN.word}, {REPORT_NOUN.word}"


def _counters(request: HttpRequest, counts: Counter[str]) -> list[dict[str, Any]]:
    """Show the states; their sum stands first."""
    chosen = request.GET.get("state", "")
    total = sum(counts[state] for state in PlanState)
    rows = [("", "Tất cả", total, "")]
    rows += [(s, s.label, counts[s], BADGES[s]) for s in PlanState if counts[s]]
    return [
        {
            "figure": figure,
            "label": label,
            "kind": badge,
            "current": state == chosen,
            "url": _address(request, state),
        }
        for state, label, figure, badge in rows
    ]


def _address(request: HttpRequest, state: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["state"] = state
    return f"?{query.urlencode()}"
