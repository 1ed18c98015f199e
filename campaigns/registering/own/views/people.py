"""The second screen: people, collectives, and the way to the households."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns.models import Registration
from campaigns.models.honours import SubjectKind
from campaigns.registering.own import places
from campaigns.registering.own.households import is_village
from campaigns.registering.own.people import PeopleForm, people_save
from campaigns.registering.own.views.answers import own_answering
from emulation.lib.dates import moment_words
from emulation.lib.states import WrongState
from emulation.org.answering import asks_script

TEMPLATE = "campaigns/registering/own_people.html"
ADDING = {"add-person": SubjectKind.PERSON, "add-collective": SubjectKind.COLLECTIVE}


@own_answering
@require_http_methods(["GET", "HEAD", "POST"])
def registration_people(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    registration = places.written_place(request, uid, unit_uid)
    if request.method == "POST":
        return _taken(request, registration)
    if not places.is_open(registration):
        return places.led_away(registration)
    return _page(request, PeopleForm(registration))


def _taken(request: HttpRequest, registration: Registration) -> HttpResponse:
    form, action = PeopleForm(registration, request.POST), request.POST.get("action", "save")
    if action in ADDING:
        form.add_row(ADDING[action])
        return _page(request, form)
    if action.startswith("drop-"):
        form.remove_row(action.removeprefix("drop-"))
        return _page(request, form)
    try:
        is_saved = form.is_valid() and _saved(request, form)
    except WrongState as error:
        if asks_script(request):
            raise
        return _page(request, form, status=409, blocked=str(error))
    if asks_script(request):
        return _told(registration, is_saved)
    return _led_on(request, registration, action) if is_saved else _page(request, form)


def _saved(request: HttpRequest, form: PeopleForm) -> bool:
    try:
        people_save(form, by=request.user)
    except PermissionDenied as error:
        form.problems.append(str(error) or "Tài khoản này không ghi được người mới.")
        return False
    except ValidationError as error:
        form.problems += error.messages
        return False
    return True


def _told(registration: Registration, is_saved: bool) -> JsonResponse:
    if not is_saved:
        return JsonResponse({"refused": {}}, status=422)
    at = moment_words(registration.saved_at)
    return JsonResponse({"version": registration.version, "at": at})


def _led_on(request: HttpRequest, registration: Registration, action: str) -> HttpResponse:
    messages.success(request, "Đã lưu người, tập thể đăng ký. Chưa gửi.")
    name = "registration_check" if action == "next" else "registration_people"
    return redirect(places.address(name, registration))


def _page(
    request: HttpRequest, form: PeopleForm, *, status: int = 200, **also: Any
) -> HttpResponse:
    registration = form.registration
    context = {
        **places.page_of_unit(registration, "registration_people"),
        "form": form,
        "version": registration.version,
        "own_url": places.address("registration_people", registration),
        "next_url": places.address("registration_check", registration),
        "households": _households(form) if is_village(registration) else [],
        "device_key": f"{registration.campaign.uid}:{registration.unit.uid}:nguoi",
        **also,
    }
    return render(request, TEMPLATE, context, status=status)


def _households(form: PeopleForm) -> list[dict[str, Any]]:
    """Each title for households with how many are registered; one query."""
    registration = form.registration
    counted: dict[int, int] = {}
    if registration.pk:
        rows = registration.aspirants.filter(is_standing=True, household__isnull=False)
        for honour in rows.values_list("honour", flat=True):
            counted[honour] = counted.get(honour, 0) + 1
    return [
        {
            "name": one.name,
            "count": counted.get(one.pk, 0),
            "url": places.address("registration_households", registration, one.code),
        }
        for one in form.honours
        if one.subject == SubjectKind.HOUSEHOLD
    ]
