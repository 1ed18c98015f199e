"""The lists of units, people and households as Excel files, as filtered on the page."""

from __future__ import annotations

from uuid import UUID

import tablib
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from emulation.lib import dates
from emulation.org.forms import FindForm, UnitFindForm
from emulation.org.models import Person, Unit
from emulation.org.resources import HouseholdResource, PersonResource, UnitResource
from emulation.org.rights import granting
from emulation.org.selectors import lists, people_visible_to, units_visible_to
from emulation.org.sheets import excel_response
from emulation.org.views.communes import chosen, readable_by_name


@login_required
def unit_export(request: HttpRequest) -> HttpResponse:
    communes = readable_by_name(request)
    form = UnitFindForm(request.GET, communes=communes)
    commune = chosen(form, communes)
    listed = lists.units_listed(commune, dates.today())
    matching = lists.units_matching(listed, form.value("q"), form.value("loai"))
    units = Unit.objects.filter(pk__in=[spell.unit_id for spell in matching])
    dataset = UnitResource(commune=commune, by=request.user).export(units)
    return excel_response(dataset, "don-vi")


@login_required
def person_export(request: HttpRequest) -> HttpResponse:
    """Who keeps people gets all of it; others what the list shows."""
    communes = readable_by_name(request)
    form = FindForm(request.GET, communes=communes)
    commune = chosen(form, communes)
    visible = people_visible_to(request.user).filter(commune=commune)
    people = lists.people_found(visible, form.value("q"), dates.today())
    if granting(request.user, "org.keep_people", commune) is None:
        return excel_response(_names_and_positions(people), "nguoi")
    return excel_response(PersonResource(commune=commune, by=request.user).export(people), "nguoi")


@login_required
def household_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    village = get_object_or_404(units_visible_to(request.user), uid=uid)
    if granting(request.user, "org.keep_households", village) is None:
        raise PermissionDenied("Danh sách hộ dành cho trưởng thôn, tổ trưởng và công chức xã.")
    words = FindForm(request.GET).value("q")
    households = lists.households_found(village.households.all(), words, dates.today())
    resource = HouseholdResource(commune=village.commune, by=request.user)
    return excel_response(resource.export(households), "ho-gia-dinh")


def _names_and_positions(people: QuerySet[Person]) -> tablib.Dataset:
    dataset = tablib.Dataset(headers=["Họ và tên", "Chức vụ hiện nay"])
    for person in people:
        titles = "; ".join(position.title for position in person.positions_now)
        dataset.append([person.full_name, titles])
    return dataset
