"""The third screen, the receipt, and what is done to a registration as a whole."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Registration, RegistrationSending
from campaigns.registering import services
from campaigns.registering.frozen import content_of
from campaigns.registering.own import places
from campaigns.registering.own.missing import missing_of
from campaigns.registering.own.sending import note_and_send, note_keep, with_names
from campaigns.registering.own.views.answers import own_answering
from campaigns.registering.services.writing import sending_received
from campaigns.registering.telling import sending_in_force
from emulation.lib.dates import moment_words
from emulation.lib.fields import LineField
from emulation.lib.pages import posted, put_refusal, uid_typed, whole_typed
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.answering import asks_script
from emulation.org.rights import granting
from emulation.papers.sniffing import MAX_BYTES
from targets.views.submissions import as_read

TEMPLATE = "campaigns/registering/own_check.html"
FILE_KINDS = "image/jpeg,image/png,.pdf"
STALE = "Đăng ký vừa được lưu từ máy khác, hoặc xã vừa trả lại. Xem lại bản dưới đây rồi gửi."


class ReasonForm(forms.Form):
    reason = LineField(
        label="Lý do rút",
        max_length=500,
        error_messages={"required": "Ghi lý do rút."},
    )


@own_answering
@require_http_methods(["GET", "HEAD", "POST"])
def registration_check(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    registration = places.written_place(request, uid, unit_uid)
    if request.method == "POST":
        return _taken(request, registration)
    if not places.is_open(registration):
        return places.led_away(registration)
    return _page(request, registration)


@login_required
@require_safe
def registration_receipt(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Where the registration stands, and what the office received."""
    registration = places.written_place(request, uid, unit_uid)
    sending = sending_in_force(registration)
    rights = ("recall", "withdraw", "return_to", "confirm")
    context = {
        **places.page_of_unit(registration, ""),
        "receipt": places.receipt_of(registration, sending),
        "sending": sending,
        "content": with_names(sending.content) if sending else None,
        "sheets": _sheets(registration),
        "may": {
            name: granting(request.user, f"campaigns.{name}_registration", registration)
            for name in rights
        },
        "is_open": places.is_open(registration),
        "next_words": places.next_words(registration),
        "device_key": f"{registration.campaign.uid}:{registration.unit.uid}",
        "helpers": places.helpers_of(registration, request.user),
        "history": places.history_of(registration),
    }
    return render(request, "campaigns/registering/own_receipt.html", context)


@login_required
def registration_recall(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    registration = _with_right(request, uid, unit_uid, "recall")
    if request.method == "POST":
        as_read(request, registration)
        services.registration_recall(registration=registration, by=request.user)
        messages.success(request, "Đã thu hồi. Sửa xong thì gửi lại.")
        return redirect(places.address("registration_write", registration))
    why = "Xã chưa tiếp nhận. Thu hồi để sửa; bản đã gửi vẫn còn lưu."
    return _confirm(request, registration, "Thu hồi đăng ký", why=why)


@login_required
def registration_withdraw(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    registration = _with_right(request, uid, unit_uid, "withdraw")
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid() and _withdrawn(request, registration, form):
        messages.success(request, "Đã rút đăng ký. Còn hạn thì đăng ký lại được.")
        return redirect(places.address("registration_receipt", registration))
    why = "Rút là đơn vị không đăng ký phong trào này nữa: mức đăng ký, danh hiệu không còn tính."
    return _confirm(request, registration, "Rút đăng ký", why=why, form=form)


@require_POST
@login_required
def registration_again(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    registration = _with_right(request, uid, unit_uid, "return_to")
    services.registration_begin_again(registration=registration, by=request.user)
    messages.success(request, "Đăng ký lại từ bản trước khi rút. Xem lại rồi gửi.")
    return redirect(places.address("registration_write", registration))


def _taken(request: HttpRequest, registration: Registration) -> HttpResponse:
    action = request.POST.get("action", "send")
    if action.startswith("drop-"):
        return _sheet_removed(request, registration, action.removeprefix("drop-"))
    mark = uid_typed(request.POST.get("client_uid", ""))
    received = sending_received(registration, mark, request.user)
    if received:
        return _received(request, registration, received)
    refused = _sheets_added(request, registration)
    if action != "send" or refused:
        return _noted(request, registration, refused)
    try:
        sending = note_and_send(
            registration,
            note=request.POST.get("note", ""),
            seen_version=whole_typed(request.POST.get("version", "")),
            client_uid=mark,
            by=request.user,
        )
    except services.Incomplete as error:
        return _incomplete(request, registration, error)
    except StaleVersion:
        if asks_script(request):
            raise
        fresh = services.registration_of(campaign=registration.campaign, unit=registration.unit)
        return _page(request, fresh, status=409, problems=[STALE])
    return _received(request, registration, sending)


def _received(
    request: HttpRequest, registration: Registration, sending: RegistrationSending
) -> HttpResponse:
    url = places.address("registration_receipt", registration)
    if asks_script(request):
        at = moment_words(sending.sent_at)
        return JsonResponse({"receipt": sending.number, "at": at, "url": url})
    messages.success(request, f"Xã đã nhận bản {sending.number}.")
    return redirect(url)


def _incomplete(
    request: HttpRequest, registration: Registration, error: ValidationError
) -> HttpResponse:
    if asks_script(request):
        return JsonResponse({"refused": {}}, status=422)
    fresh = services.registration_of(campaign=registration.campaign, unit=registration.unit)
    return _page(request, fresh, problems=error.messages)


def _noted(
    request: HttpRequest, registration: Registration, refused: dict[str, str]
) -> HttpResponse:
    note_keep(registration, note=request.POST.get("note", ""), by=request.user)
    if asks_script(request):
        told = {"version": registration.version, "at": moment_words(registration.saved_at)}
        return JsonResponse(told | {"refused": refused}, status=422 if refused else 200)
    if refused:
        return _page(request, registration, refused_files=refused)
    messages.success(request, "Đã lưu nháp ở xã, chưa gửi.")
    return redirect(places.address("registration_check", registration))


def _sheets_added(request: HttpRequest, registration: Registration) -> dict[str, str]:
    """Attach what was photographed; return why what was refused was refused, by name."""
    refused = {}
    for upload in request.FILES.getlist("tep"):
        try:
            services.signed_sheet_add(registration=registration, upload=upload, by=request.user)
        except ValidationError as error:
            refused[upload.name] = " ".join(error.messages)
    return refused


def _sheet_removed(request: HttpRequest, registration: Registration, uid: str) -> HttpResponse:
    sheets = registration.signed_sheets.select_related("attachment") if registration.pk else None
    if sheets is None:
        raise Http404
    sheet = get_object_or_404(sheets, uid=uid_typed(uid))
    sheet.registration = registration
    services.signed_sheet_remove(sheet=sheet, by=request.user)
    messages.success(request, "Đã bỏ ảnh.")
    return redirect(places.address("registration_check", registration))


def _withdrawn(request: HttpRequest, registration: Registration, form: ReasonForm) -> bool:
    shown = registration.version
    as_read(request, registration)
    try:
        reason = form.cleaned_data["reason"]
        services.registration_withdraw(registration=registration, reason=reason, by=request.user)
    except (ValidationError, WrongState) as error:
        registration.version = shown
        put_refusal(form, error)
        return False
    return True


WHY_NOT = {
    "recall": "Xã đã tiếp nhận, hoặc đăng ký chưa gửi. Muốn sửa thì nhờ xã trả lại.",
    "withdraw": "Đã hết hạn đăng ký, hoặc chưa gửi gì để rút. Trao đổi với xã nếu cần.",
    "return_to": "Đăng ký này không ở trạng thái đã rút, hoặc đã hết hạn đăng ký.",
}


def _with_right(request: HttpRequest, uid: UUID, unit_uid: UUID, name: str) -> Registration:
    registration = places.written_place(request, uid, unit_uid)
    if granting(request.user, f"campaigns.{name}_registration", registration) is None:
        if not places.heads(request.user, registration) and not registration.taken_by_phone:
            raise PermissionDenied("Việc này của người đứng đầu đơn vị.")
        raise WrongState(WHY_NOT[name])
    return registration


def _confirm(
    request: HttpRequest, registration: Registration, action: str, **also: Any
) -> HttpResponse:
    back = places.address("registration_receipt", registration)
    page = places.page_of_unit(registration, "")
    context = {
        "title": action,
        "crumbs": [*page["crumbs"], (page["title"], back)],
        "action_label": action,
        "cancel_url": back,
        "is_undo": True,
        "as_read": registration,
        **also,
    }
    context["why"] = f"{registration.campaign.name}: {page['unit_words']}.\n{context['why']}"
    return render(request, "emulation/confirm.html", context)


def _sheets(registration: Registration) -> list[Any]:
    if registration.pk is None:
        return []
    rows = registration.signed_sheets.select_related("attachment")
    return list(rows.defer("attachment__content"))


def _page(
    request: HttpRequest, registration: Registration, *, status: int = 200, **also: Any
) -> HttpResponse:
    content = content_of(registration) if registration.pk else None
    missing = missing_of(registration, content)
    sending = places.last_sending(registration)
    place = f"{registration.campaign.uid}:{registration.unit.uid}"
    context = {
        **places.page_of_unit(registration, "registration_check"),
        "content": with_names(content) if content else None,
        "must": [one for one in missing if one.must],
        "could": [one for one in missing if not one.must],
        "note": request.POST.get("note", registration.note),
        "version": registration.version,
        "client_uid": uuid.uuid4(),
        "own_url": places.address("registration_check", registration),
        "device_key": f"{place}:gui",
        "before": f"{place} {place}:nguoi",
        "sheets": _sheets(registration),
        "file_kinds": FILE_KINDS,
        "most_megabytes": MAX_BYTES // 1024 // 1024,
        "by_phone": not places.heads(request.user, registration),
        "was_sent": sending is not None,
        "office": places.office_of(registration, sending),
        **also,
    }
    return render(request, TEMPLATE, context, status=status)
