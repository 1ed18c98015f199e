"""Households of the village registered by the hundred."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from campaigns.models import Honour, Registration
from campaigns.models.honours import SubjectKind
from campaigns.registering.own import places
from campaigns.registering.own.households import (
    A_PAGE,
    HouseholdForm,
    household_take,
    households_counted,
    households_shown,
    is_village,
    ticks_take,
)
from campaigns.registering.own.people import honours_of
from campaigns.registering.services import households_tick_all, households_untick_all
from emulation.lib.pages import put_refusal, whole_typed

TEMPLATE = "campaigns/registering/own_households.html"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def registration_households(
    request: HttpRequest, uid: UUID, unit_uid: UUID, honour_code: str
) -> HttpResponse:
    registration, honour = household_place(request, uid, unit_uid, honour_code)
    if not places.is_open(registration):
        return places.led_away(registration)
    if request.method == "POST":
        return _taken(request, registration, honour)
    return _page(request, registration, honour)


def household_place(
    request: HttpRequest, uid: UUID, unit_uid: UUID, honour_code: str
) -> tuple[Registration, Honour]:
    """Return the village's registration and the title for households of this code."""
    registration = places.written_place(request, uid, unit_uid)
    found = (one for one in honours_of(registration) if one.code == honour_code)
    honour = next((one for one in found if one.subject == SubjectKind.HOUSEHOLD), None)
    if honour is None or not is_village(registration):
        raise Http404
    return registration, honour


def _taken(request: HttpRequest, registration: Registration, honour: Honour) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "new":
        return _written(request, registration, honour)
    try:
        words = _done(request, registration, honour, action)
    except ValidationError as error:
        return _page(request, registration, honour, problems=error.messages)
    messages.success(request, words)
    return _back(request, registration, honour)


def _done(request: HttpRequest, registration: Registration, honour: Honour, action: str) -> str:
    """Do what the button says and return it in words."""
    if action == "all":
        number = households_tick_all(registration=registration, honour=honour, by=request.user)
        return f"Đã đăng ký thêm {number} hộ: cả thôn."
    if action == "none":
        number = households_untick_all(registration=registration, honour=honour, by=request.user)
        return f"Đã bỏ {number} hộ."
    ticks_take(
        registration,
        honour,
        request.POST.getlist("hien"),
        request.POST.getlist("ho"),
        request.user,
    )
    return "Đã lưu các hộ của trang này."


def _written(request: HttpRequest, registration: Registration, honour: Honour) -> HttpResponse:
    form = HouseholdForm(request.POST)
    if form.is_valid():
        try:
            made = household_take(registration, honour, form.cleaned_data, request.user)
        except ValidationError as error:
            put_refusal(form, error)
        except PermissionDenied:
            form.add_error(None, "Tài khoản này không ghi được hộ mới của thôn.")
        else:
            messages.success(request, f"Đã ghi {made} (mã {made.code}) và đăng ký.")
            return _back(request, registration, honour)
    return _page(request, registration, honour, form=form)


def _back(request: HttpRequest, registration: Registration, honour: Honour) -> HttpResponse:
    """Lead to the page that the button names, else to the one that was left."""
    where = places.address("registration_households", registration, honour.code)
    asked = {"tim": request.POST.get("tim", ""), "page": request.POST.get("go", "")}
    asked = {name: word for name, word in asked.items() if word}
    return redirect(f"{where}?{urlencode(asked)}" if asked else where)


def _page(
    request: HttpRequest,
    registration: Registration,
    honour: Honour,
    *,
    form: HouseholdForm | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    words = asked.get("tim", "")[:100]
    rows = households_shown(registration, honour, words)
    page = Paginator(rows, A_PAGE).get_page(
        whole_typed(asked.get("page", "") or asked.get("here", "")) or 1
    )
    ticked, total = households_counted(registration, honour)
    context: dict[str, Any] = {
        **places.page_of_unit(registration, "registration_people"),
        "title": f"Đăng ký {honour.name}",
        "honour": honour,
        "page_obj": page,
        "posted": set(request.POST.getlist("ho")) if problems else None,
        "ticked": ticked,
        "total": total,
        "words": words,
        "form": form or HouseholdForm(),
        "problems": problems or [],
        "is_named_only": registration.is_named_only,
        "people_url": places.address("registration_people", registration),
        "check_url": places.address("registration_check", registration),
        "import_url": places.address("registration_import", registration, honour.code),
    }
    return render(request, TEMPLATE, context)
