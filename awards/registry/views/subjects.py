"""All that one person, collective or household was given."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.registry import selectors
from awards.registry.views import common
from emulation.lib import dates
from emulation.org.models import Household, Person, Unit
from emulation.org.selectors import commune_names, unit_name


@login_required
@require_safe
def person_awards(request: HttpRequest, uid: UUID) -> HttpResponse:
    person = selectors.person_read_by(request.user, uid)
    return _page(request, "person", person, person.full_name)


@login_required
@require_safe
def collective_awards(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = selectors.collective_read_by(request.user, uid)
    return _page(request, "collective", unit, unit_name(unit, dates.today()))


@login_required
@require_safe
def household_awards(request: HttpRequest, uid: UUID) -> HttpResponse:
    household = selectors.household_read_by(request.user, uid)
    where = unit_name(household.village, dates.today())
    return _page(request, "household", household, f"{household}, {where}")


def _page(
    request: HttpRequest, kind: str, subject: Person | Unit | Household, title: str
) -> HttpResponse:
    found = selectors.history_of(request.user, kind, subject)
    communes = {grant.commune_id for grant in found.grants}
    common.name_awards(found.grants, commune_names(communes, dates.today()))
    context = {
        "title": title,
        "crumbs": common.register_crumbs(),
        "kind": kind,
        "found": found,
    }
    return render(request, "awards/registry/subject.html", context)
