"""Nominated and given, by title, form, subject, unit and year."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.registry.statistics import (
    GIVEN,
    NOMINATED,
    Statistics,
    statistics_of,
    statistics_workbook,
    years_known,
)
from awards.registry.views import common
from emulation.lib import dates
from emulation.lib.pages import whole_typed
from emulation.lib.text import first_lower
from emulation.org.models import Commune
from emulation.org.sheets import file_response
from emulation.org.views.communes import readable_by_name


class ScopeForm(forms.Form):
    nam = forms.ChoiceField(label="Năm xét", required=False)
    dia_phuong = forms.ChoiceField(label="Địa phương", required=False)

    def __init__(
        self, data: dict[str, str], *, years: list[int], communes: dict[Commune, str]
    ) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [(str(year), year) for year in years]
        if len(communes) < 2:
            del self.fields["dia_phuong"]
        else:
            names = [(str(commune.uid), name) for commune, name in communes.items()]
            self.fields["dia_phuong"].choices = [("", "Mọi địa phương"), *names]


@login_required
@require_safe
def award_statistics(request: HttpRequest) -> HttpResponse:
    form, found = _found(request)
    context = {
        "title": f"Thống kê khen thưởng năm {found.year}",
        "crumbs": common.register_crumbs(),
        "form": form,
        "found": found,
        "nominated": NOMINATED,
        "given": GIVEN,
    }
    return render(request, "awards/registry/statistics.html", context)


@login_required
@require_safe
def award_statistics_export(request: HttpRequest) -> HttpResponse:
    _, found = _found(request)
    return file_response(statistics_workbook(found), f"thong-ke-khen-thuong-{found.year}")


def _found(request: HttpRequest) -> tuple[ScopeForm, Statistics]:
    """Return what ``?nam=`` and ``?dia_phuong=`` ask for; else this year, everywhere."""
    communes = readable_by_name(request)
    asked = request.GET.get("dia_phuong", "")
    chosen = [one for one in communes if str(one.uid) == asked] or list(communes)
    keys = [one.pk for one in chosen]
    years = years_known(keys)
    year = whole_typed(request.GET.get("nam", ""))
    year = year if year in years else dates.today().year
    form = ScopeForm({"nam": str(year), "dia_phuong": asked}, years=years, communes=communes)
    own_name = first_lower(communes[chosen[0]]) if len(chosen) == 1 else ""
    return form, statistics_of(keys, year, own_name)
