"""The list of campaigns, on a page and as an Excel file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.launching.course import COURSE_BADGES, Course, course_of
from campaigns.launching.forms.listing import CampaignFilterForm
from campaigns.launching.rules import campaigns_visible_to
from campaigns.launching.selectors import communes_kept_by, standing_at, with_counts
from campaigns.launching.sheets import list_sheet
from campaigns.models import Campaign
from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.org.rights import readable_communes
from emulation.org.selectors import commune_names
from emulation.org.sheets import excel_response


@login_required
@require_safe
def campaign_list(request: HttpRequest) -> HttpResponse:
    rows, form = _found(request)
    page = page_of(request, with_counts(form.narrowed(rows)))
    names = commune_names(readable_communes(request.user), dates.today())
    for campaign in page:
        with_words(campaign, names)
    context = {
        "title": "Phong trào",
        "form": form,
        "page_obj": page,
        "counters": _counters(request, form, rows),
        "has_communes": len(names) > 1,
        "may_create": bool(communes_kept_by(request.user)),
    }
    return render(request, "campaigns/launching/list.html", context)


@login_required
@require_safe
def campaign_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered on the page, as an Excel file."""
    rows, form = _found(request)
    names = commune_names(readable_communes(request.user), dates.today())
    listed = [with_words(one, names) for one in with_counts(form.narrowed(rows))]
    return excel_response(list_sheet(listed), "phong-trao")


def with_words(campaign: Campaign, names: dict[int, str]) -> Campaign:
    """Give a campaign what every list says of it."""
    campaign.course = course_of(campaign, dates.today())
    campaign.badge = COURSE_BADGES[campaign.course]
    campaign.commune_name = names.get(campaign.commune_id, "")
    return campaign


def _found(request: HttpRequest) -> tuple[QuerySet[Campaign], CampaignFilterForm]:
    rows = campaigns_visible_to(request.user)
    years = rows.order_by("-starts_on__year").values_list("starts_on__year", flat=True).distinct()
    return rows, CampaignFilterForm(request.GET, list(years))


def _counters(
    request: HttpRequest, form: CampaignFilterForm, rows: QuerySet[Campaign]
) -> list[dict[str, Any]]:
    """Count where the campaigns stand among what the other filters leave, in one query."""
    day, left = dates.today(), form.of_any_state(rows).order_by().select_related(None)
    counts = left.aggregate(**{c.value: Count("pk", filter=standing_at(c, day)) for c in Course})
    figures = [("", "Tất cả", sum(counts.values()), "")]
    figures += [(c, c.label, counts[c], COURSE_BADGES[c]) for c in Course if counts[c]]
    chosen = form.value("trang_thai")
    return [
        {
            "figure": figure,
            "label": label,
            "kind": badge,
            "current": course == chosen,
            "url": _address(request, course),
        }
        for course, label, figure, badge in figures
    ]


def _address(request: HttpRequest, course: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["trang_thai"] = course
    return f"?{query.urlencode()}"
