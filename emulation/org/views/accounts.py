"""Accounts of the commune and the paper slips with their one-time codes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from emulation.lib import dates
from emulation.org.forms import FindForm, SlipForm
from emulation.org.rights import memberships
from emulation.org.rules import OFFICE
from emulation.org.selectors import account_people_visible_to, lists
from emulation.org.services import login_codes_issue
from emulation.org.slips import slips_of
from emulation.org.views.people import page_of


@login_required
def account_list(request: HttpRequest) -> HttpResponse:
    _require_office(request)
    form = FindForm(request.GET)
    visible = account_people_visible_to(request.user)
    people = lists.people_found(visible, form.value("q"), dates.today())
    context = {"title": "Tài khoản", "form": form, "page_obj": page_of(request, people)}
    return render(request, "emulation/org/account_list.html", context)


@never_cache
@require_POST
@login_required
def login_code_issue(request: HttpRequest) -> HttpResponse:
    """Show the slips once, as the answer to the order; no address shows them again."""
    _require_office(request)
    visible = account_people_visible_to(request.user)
    form = SlipForm(request.POST, people=lists.people_found(visible, "", dates.today()))
    if not form.is_valid():
        return _nobody_chosen(request, form)
    people = list(form.cleaned_data["person"])
    codes = login_codes_issue(users=[person.user for person in people], by=request.user)
    context = {"slips": slips_of(people, codes), "back_url": reverse("account_list")}
    return render(request, "emulation/front/login_code_slip.html", context)


def _require_office(request: HttpRequest) -> None:
    if not any(membership.role in OFFICE for membership in memberships(request.user)):
        raise PermissionDenied("Trang này dành cho người phụ trách thi đua và người quản trị.")


def _nobody_chosen(request: HttpRequest, form: SlipForm) -> HttpResponse:
    if form.asks_for_strangers():
        raise Http404
    messages.error(request, "Chưa chọn ai. Đánh dấu ít nhất một người rồi in phiếu.")
    return redirect("account_list")
