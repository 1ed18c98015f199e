"""The catalogue of awards, read by everybody who works in the portal."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from awards.law.in_force import Award, Law, commendation_kinds_on, deadlines_on, law_of
from awards.law.page import awards_for, honours_by_subject, lines_of, newest_law, page_of_award
from campaigns.models import Honour, RewardForm
from emulation.lib import dates
from emulation.org.models import Commune
from emulation.org.selectors import home_commune

TITLE = "Danh mục khen thưởng"


class DayForm(forms.Form):
    ngay = forms.DateField(
        label="Quy định của ngày",
        required=False,
        widget=forms.DateInput(
            attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off", "inputmode": "numeric"}
        ),
        error_messages={"invalid": "Ghi ngày như 01/7/2025."},
    )


@login_required
@require_safe
def law_catalogue(request: HttpRequest) -> HttpResponse:
    """``?ngay=`` the day whose law is shown; today where it is left out."""
    commune = _home(request)
    context = _frame(request, law_of(commune))
    law, day = context["law"], context["day"]
    context |= {
        "title": TITLE,
        "honours": honours_by_subject(awards_for(Honour, commune), law, day),
        "forms": lines_of(awards_for(RewardForm, commune), law, day),
        "salary": law.base_salary_on(day),
        "rounding": law.rounding_on(day),
        "kinds": commendation_kinds_on(day, law),
        "deadlines": deadlines_on(day, law),
    }
    return render(request, "awards/law/catalogue.html", context)


@login_required
@require_safe
def honour_law(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _award_page(request, Honour, uid)


@login_required
@require_safe
def reward_form_law(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _award_page(request, RewardForm, uid)


def _award_page(request: HttpRequest, model: type[Award], uid: UUID) -> HttpResponse:
    commune = _home(request)
    award = get_object_or_404(awards_for(model, commune), uid=uid)
    context = _frame(request, law_of(commune, award))
    context |= {
        "title": award.name,
        "award": award,
        "is_honour": model is Honour,
        "crumbs": [(TITLE, f"{reverse('law_catalogue')}{context['query']}")],
        "page": page_of_award(award, context["law"], context["day"]),
        "may_keep": request.user.has_perm("awards.keep_law", commune),
        "commune": commune,
    }
    return render(request, "awards/law/award.html", context)


def _frame(request: HttpRequest, law: Law) -> dict[str, Any]:
    form = DayForm(request.GET if "ngay" in request.GET else {"ngay": dates.today()})
    asked = form.cleaned_data["ngay"] if form.is_valid() else None
    day = asked or dates.today()
    return {
        "law": law,
        "form": form,
        "day": day,
        "query": "" if day == dates.today() else f"?ngay={dates.date_short(day)}",
        "newest_law": newest_law(law, day),
    }


def _home(request: HttpRequest) -> Commune:
    commune = home_commune(request.user)
    if commune is None:
        raise Http404
    return commune
