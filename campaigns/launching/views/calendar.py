"""The year: days that are kept, campaigns over the months, who carries too many."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.launching import services
from campaigns.launching.course import COURSE_BADGES, course_of
from campaigns.launching.drawing import bar_of, months_of
from campaigns.launching.forms.steps import AnniversaryForm
from campaigns.launching.selectors import (
    campaigns_of_year,
    communes_kept_by,
    days_kept,
    loads_of,
)
from campaigns.launching.views.common import list_crumb
from campaigns.models import Anniversary, Campaign
from emulation.lib import dates
from emulation.lib.pages import posted
from emulation.org.models import Commune, User
from emulation.org.rights import readable_communes, require
from emulation.org.selectors import commune_names, home_commune

FIRST_YEAR, LAST_YEAR = 1990, 2100
CALENDAR = "Lịch phong trào"


@login_required
@require_safe
def campaign_calendar(request: HttpRequest) -> HttpResponse:
    """``?nam=`` the year, ``?noi=`` the commune where the person reads several."""
    year = _year(request)
    commune, communes = _commune(request)
    campaigns = campaigns_of_year(request.user, commune, year)
    may_keep = request.user.has_perm("campaigns.keep_campaigns", commune)
    own = Anniversary.objects.filter(commune=commune) if may_keep else []
    context = {
        "title": f"{CALENDAR} năm {year}",
        "crumbs": [list_crumb()],
        "here": CALENDAR,
        "year": year,
        "communes": communes,
        "commune": commune,
        "months": months_of(days_kept(commune, year)),
        "bars": [_bar(one, year) for one in campaigns],
        "loads": loads_of(commune, campaigns),
        "own_days": {row.name: row.uid for row in own},
        "may_keep": may_keep,
    }
    return render(request, "campaigns/launching/calendar.html", context)


@login_required
def anniversary_add(request: HttpRequest) -> HttpResponse:
    communes = communes_kept_by(request.user)
    if not communes:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua thêm ngày kỷ niệm.")
    form = AnniversaryForm(posted(request))
    if form.save_by(
        lambda: services.anniversary_add(commune=communes[0], by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, "Đã thêm ngày kỷ niệm.")
    return _page(request, form, "Thêm ngày kỷ niệm của địa phương", "Thêm ngày kỷ niệm")


@login_required
def anniversary_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _own_day(request.user, uid)
    form = AnniversaryForm(posted(request), row=row)
    if form.save_by(
        lambda: services.anniversary_change(anniversary=row, by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, "Đã lưu ngày kỷ niệm.")
    return _page(request, form, "Sửa ngày kỷ niệm", "Lưu ngày kỷ niệm", row=row)


@login_required
def anniversary_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _own_day(request.user, uid)
    if request.method == "POST":
        services.anniversary_remove(anniversary=row, by=request.user)
        return _done(request, "Đã bỏ ngày kỷ niệm.")
    context = {
        "title": "Bỏ ngày kỷ niệm",
        "crumbs": _crumbs(),
        "why": f"Bỏ “{row}” khỏi lịch của địa phương.",
        "form": forms.Form(),
        "action_label": "Bỏ ngày kỷ niệm",
        "is_undo": True,
        "cancel_url": reverse("campaign_calendar"),
    }
    return render(request, "emulation/confirm.html", context)


def _own_day(user: User, uid: UUID) -> Anniversary:
    rows = Anniversary.objects.filter(commune__in=readable_communes(user))
    row = get_object_or_404(rows.select_related("commune"), uid=uid)
    require(user, "campaigns.keep_campaigns", row.commune)
    return row


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else dates.today().year
    return year if FIRST_YEAR <= year <= LAST_YEAR else dates.today().year


def _commune(request: HttpRequest) -> tuple[Commune, list[dict[str, Any]]]:
    """Return whose calendar it is, and the others to choose from."""
    names = commune_names(readable_communes(request.user), dates.today())
    rows = {str(row.uid): row for row in Commune.objects.filter(pk__in=names)}
    home = home_commune(request.user)
    chosen = rows.get(request.GET.get("noi", "")) or home or next(iter(rows.values()), None)
    if chosen is None:
        raise Http404
    choices = [
        {"uid": uid, "name": names[row.pk], "current": row.pk == chosen.pk}
        for uid, row in rows.items()
    ]
    return chosen, sorted(choices, key=lambda choice: choice["name"])


def _bar(campaign: Campaign, year: int) -> dict[str, Any]:
    course = course_of(campaign, dates.today())
    bar = bar_of(campaign.starts_on, campaign.ends_on, year)
    window = bar_of(campaign.register_from, campaign.register_until, year)
    return {
        "campaign": campaign,
        "course": course,
        "badge": COURSE_BADGES[course],
        "bar": bar,
        "window": window,
    }


def _crumbs() -> list[tuple[str, str]]:
    return [list_crumb(), (CALENDAR, reverse("campaign_calendar"))]


def _page(
    request: HttpRequest, form: forms.Form, title: str, label: str, row: Anniversary | None = None
) -> HttpResponse:
    context = {
        "title": title,
        "crumbs": _crumbs(),
        "form": form,
        "action_label": label,
        "cancel_url": reverse("campaign_calendar"),
        "remove_url": reverse("anniversary_remove", args=[row.uid]) if row else "",
        "remove_label": "Bỏ ngày kỷ niệm",
    }
    return render(request, "campaigns/launching/form.html", context)


def _done(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("campaign_calendar")
