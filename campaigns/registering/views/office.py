"""All registrations of a campaign; many are approved at once where nothing is odd."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Campaign
from campaigns.registering.office.forms import ListFilterForm
from campaigns.registering.office.listing import (
    GROUPS,
    UnitRow,
    counted,
    kinds_in,
    narrowed,
    units_of,
)
from campaigns.registering.office.sheets import list_workbook
from campaigns.registering.rules import registrations_visible_to
from campaigns.registering.services import registrations_approve
from campaigns.registering.views import office_common as common
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.selectors import unit_names
from emulation.org.sheets import file_response
from targets.views.submissions import ticked


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_registrations(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = common.campaign_of_office(request, uid)
    if request.method == "POST":
        return _many_approved(request, campaign)
    every = units_of(campaign, request.user)
    form, rows, shown = _chosen(request, every)
    context = {
        "title": f"Đăng ký {first_lower(campaign.short_name or campaign.name)}",
        "crumbs": common.crumbs_to(campaign),
        **common.about(campaign, request),
        "form": form,
        "counters": _counters(rows, form),
        "rows": shown,
        "total": len(every),
        "ticks": [row for row in shown if row.is_plain],
        "asked": request.GET.urlencode(),
    }
    return render(request, "campaigns/registering/office_list.html", context)


@login_required
@require_safe
def registrations_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The list as it is narrowed, as an Excel file."""
    campaign = common.campaign_of_office(request, uid)
    _, _, shown = _chosen(request, units_of(campaign, request.user))
    return file_response(list_workbook(shown), f"dang-ky-thi-dua-{campaign.starts_on:%Y}")


def _chosen(
    request: HttpRequest, every: list[UnitRow]
) -> tuple[ListFilterForm, list[UnitRow], list[UnitRow]]:
    """Return the filter, the rows that its counters count, and those of the chosen state."""
    form = ListFilterForm(request.GET, kinds_in(every))
    rows = narrowed(every, form.value("loai"), form.value("xem"))
    group = form.value("nhom")
    return form, rows, [row for row in rows if group in ("", row.group)]


def _counters(rows: list[UnitRow], form: ListFilterForm) -> list[dict[str, Any]]:
    numbers, group = counted(rows), form.value("nhom")
    kept = {name: form.value(name) for name in ("loai", "xem") if form.value(name)}
    counters = [
        {
            "figure": len(rows),
            "label": "Tất cả",
            "url": f"?{urlencode(kept)}",
            "current": not group,
        }
    ]
    counters += [
        {
            "figure": numbers[word],
            "label": label,
            "kind": kind,
            "url": f"?{urlencode({**kept, 'nhom': word})}",
            "current": group == word,
        }
        for word, (label, kind) in GROUPS.items()
        if word != "da-rut" or numbers[word]
    ]
    return counters


def _many_approved(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    versions = ticked(request.POST.getlist("dang-ky"))
    rows = list(registrations_visible_to(request.user).filter(campaign=campaign, uid__in=versions))
    for row in rows:
        row.version = versions[row.uid]
    if not rows:
        messages.error(request, "Chưa chọn đăng ký nào. Tích ở đầu dòng rồi bấm Duyệt.")
    approved, refused = registrations_approve(registrations=rows, by=request.user)
    if approved:
        messages.success(
            request, f"Đã duyệt {len(approved)} đăng ký. Mức đăng ký đứng cạnh mức giao."
        )
    names = unit_names([one.registration.unit_id for one in refused], dates.today())
    for one in refused:
        messages.error(request, f"{names[one.registration.unit_id]}: {first_lower(one.sentence)}")
    return redirect("campaign_registrations", campaign.uid)
