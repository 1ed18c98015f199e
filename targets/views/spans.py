"""Opening a time to set targets for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.pages import posted, put_refusal
from emulation.lib.text import first_lower
from emulation.org.models import Commune
from emulation.org.rights import granting
from emulation.org.selectors import home_commune
from targets import selectors, services
from targets.forms import SpanForm
from targets.models import Span
from targets.views.common import NO_RIGHT, list_address


@login_required
def span_create(request: HttpRequest) -> HttpResponse:
    commune = home_commune(request.user)
    if commune is None or granting(request.user, "targets.keep", commune) is None:
        raise PermissionDenied(NO_RIGHT)
    form = SpanForm(posted(request), initial=_next_year(commune))
    if request.method == "POST" and form.is_valid():
        span = _saved_span(form, commune, request)
        if span:
            messages.success(request, f"Đã mở {first_lower(span.name)}. Giờ đặt chỉ tiêu được.")
            return redirect(list_address(span))
    crumbs = [("Chỉ tiêu", reverse("target_list"))]
    context = {"title": "Mở thời gian đặt chỉ tiêu", "form": form, "crumbs": crumbs}
    return render(request, "targets/span_form.html", context)


def _saved_span(form: SpanForm, commune: Commune, request: HttpRequest) -> Span | None:
    try:
        return services.span_open(commune=commune, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        put_refusal(form, error)
        return None


def _next_year(commune: Commune) -> dict[str, Any]:
    year = dates.today().year
    if selectors.span_of_year(commune, year):
        year += 1
    return {
        "kind": "year",
        "name": f"Năm {year}",
        "starts_on": dates.today().replace(year=year, month=1, day=1),
        "ends_on": dates.today().replace(year=year, month=12, day=31),
    }
