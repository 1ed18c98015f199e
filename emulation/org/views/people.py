"""People, and the households of a village."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.lib.text import first_lower, name_inside
from emulation.org.forms import FindForm
from emulation.org.rights import granting
from emulation.org.selectors import (
    households_visible_to,
    lists,
    people_visible_to,
    unit_name,
    units_visible_to,
)
from emulation.org.views.communes import chosen, readable_by_name


@login_required
def person_list(request: HttpRequest) -> HttpResponse:
    communes = readable_by_name(request)
    form = FindForm(request.GET, communes=communes)
    commune = chosen(form, communes)
    visible = people_visible_to(request.user).filter(commune=commune)
    people = lists.people_found(visible, form.value("q"), dates.today())
    context = {
        "title": f"Người của {first_lower(communes[commune])}",
        "form": form,
        "page_obj": page_of(request, people),
    }
    return render(request, "emulation/org/person_list.html", context)


@login_required
def person_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    today = dates.today()
    people = lists.with_code(people_visible_to(request.user), today)
    person = get_object_or_404(people.select_related("commune", "user"), uid=uid)
    positions, roles = lists.positions_of(person, today), lists.roles_of(person, today)
    context = {
        "title": person.full_name,
        "person": person,
        "sees_contact": granting(request.user, "org.view_contact", person) is not None,
        "keeps_accounts": granting(request.user, "org.reset_login", person.commune) is not None,
        "opens_accounts": granting(request.user, "org.administer", person.commune) is not None,
        "acts": any(row.valid_to is None or row.valid_to >= today for row in positions + roles),
        "positions": positions,
        "roles": roles,
        "households": households_visible_to(request.user).filter(members__person=person),
        "today": today,
    }
    return render(request, "emulation/org/person_read.html", context)


@login_required
def household_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    village = get_object_or_404(units_visible_to(request.user), uid=uid)
    if granting(request.user, "org.keep_households", village) is None:
        raise PermissionDenied("Danh sách hộ dành cho trưởng thôn, tổ trưởng và công chức xã.")
    form = FindForm(request.GET)
    name = unit_name(village, dates.today())
    households = lists.households_found(village.households.all(), form.value("q"), dates.today())
    context = {
        "title": f"Hộ gia đình {name_inside(name)}",
        "village": village,
        "village_name": name,
        "form": form,
        "page_obj": page_of(request, households),
    }
    return render(request, "emulation/org/household_list.html", context)
