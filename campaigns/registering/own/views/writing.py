"""The list of the unit's campaigns, and the first screen: pledges and hard jobs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Registration
from campaigns.registering.own import places
from campaigns.registering.own.listing import own_rows
from campaigns.registering.own.pledges import WriteForm
from campaigns.registering.own.views.answers import own_answering
from campaigns.registering.services import registration_of, registration_save
from emulation.lib.dates import moment_words
from emulation.lib.pages import whole_typed
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.answering import asks_script
from emulation.org.models import Role
from emulation.org.rights import memberships

TEMPLATE = "campaigns/registering/own_write.html"


@login_required
@require_safe
def registration_list(request: HttpRequest) -> HttpResponse:
    rows = own_rows(request.user)
    roles = {one.role for one in memberships(request.user)}
    context = {
        "title": "Đăng ký thi đua",
        "rows": rows,
        "has_units": len({row.unit_name for row in rows}) > 1,
        "heads": Role.UNIT_HEAD in roles,
    }
    return render(request, "campaigns/registering/own_list.html", context)


@own_answering
@require_http_methods(["GET", "HEAD", "POST"])
def registration_write(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    registration = places.written_place(request, uid, unit_uid)
    if request.method == "POST":
        return _taken(request, registration)
    if not places.is_open(registration):
        return places.led_away(registration)
    return _page(request, WriteForm(registration))


def _taken(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Save what was posted, or show one row more or less; nothing typed is lost."""
    form, action = WriteForm(registration, request.POST), request.POST.get("action", "save")
    if action == "add-job":
        form.add_job()
        return _page(request, form, focus="viec")
    if action.startswith("drop-"):
        form.remove_job(whole_typed(action.removeprefix("drop-")))
        return _page(request, form, focus="viec")
    try:
        is_saved = form.is_valid() and _saved(request, form)
    except StaleVersion:
        if asks_script(request):
            raise
        return _both(request, registration)
    except WrongState as error:
        if asks_script(request):
            raise
        return _page(request, form, status=409, blocked=str(error))
    if asks_script(request):
        return _told(registration, is_saved)
    return _led_on(request, registration, action) if is_saved else _page(request, form)


def _saved(request: HttpRequest, form: WriteForm) -> bool:
    try:
        registration_save(
            registration=form.registration,
            pledges=form.pledges,
            jobs=form.job_inputs,
            note=form.registration.note,
            seen_version=whole_typed(request.POST.get("version", "")),
            by=request.user,
        )
    except ValidationError as error:
        form.problems += error.messages
        return False
    return True


def _told(registration: Registration, is_saved: bool) -> JsonResponse:
    if not is_saved:
        return JsonResponse({"refused": {}}, status=422)
    at = moment_words(registration.saved_at)
    url = places.address("registration_people", registration)
    return JsonResponse({"version": registration.version, "at": at, "next": url})


def _led_on(request: HttpRequest, registration: Registration, action: str) -> HttpResponse:
    messages.success(request, "Đã lưu nháp ở xã, chưa gửi.")
    name = "registration_people" if action == "next" else "registration_write"
    return redirect(places.address(name, registration))


def _both(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Show what the page holds beside what the office has; the next save goes by the latter."""
    registration = registration_of(campaign=registration.campaign, unit=registration.unit)
    theirs, mine = WriteForm(registration), WriteForm(registration, request.POST)
    differences = [
        (own.name, _words_of(other), _words_of(own))
        for other, own in zip(theirs.rows, mine.rows, strict=True)
        if _words_of(other) != _words_of(own)
    ]
    jobs = [" · ".join(job.typed.get("name", "") for job in one.jobs) for one in (theirs, mine)]
    if jobs[0] != jobs[1]:
        differences.append(("Việc khó", jobs[0] or "không có", jobs[1] or "không có"))
    return _page(request, mine, status=409, differences=differences)


def _words_of(row: Any) -> str:
    typed = row.typed.get("words") or row.typed.get("value")
    return f"{typed} {row.unit}".strip() if typed else "để trống"


def _page(request: HttpRequest, form: WriteForm, *, status: int = 200, **also: Any) -> HttpResponse:
    registration = form.registration
    sending = places.last_sending(registration)
    context = {
        **places.page_of_unit(registration, "registration_write"),
        "form": form,
        "version": registration.version,
        "own_url": places.address("registration_write", registration),
        "next_url": places.address("registration_people", registration),
        "device_key": f"{registration.campaign.uid}:{registration.unit.uid}",
        "by_phone": not places.heads(request.user, registration),
        "office": places.office_of(registration, sending),
        "helpers": places.helpers_of(registration, request.user),
        "history": places.history_of(registration),
        **also,
    }
    return render(request, TEMPLATE, context, status=status)
