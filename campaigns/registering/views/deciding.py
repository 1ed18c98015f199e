"""What the office does with a registration: received, returned by parts, approved, allowed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.models import Registration, RegistrationState
from campaigns.registering import services
from campaigns.registering.office.changed import registration_changes
from campaigns.registering.office.forms import AllowForm, ReturnForm
from campaigns.registering.views import office_common as common
from campaigns.registering.views.read import about, registration_seen
from emulation.lib import dates
from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower, name_inside
from emulation.org.models import Unit
from emulation.org.rights import granting, memberships
from emulation.org.selectors import unit_name
from targets.rules import DECIDING
from targets.services.submissions import SentAnew
from targets.views.submissions import as_read, changes_since, done_as_read


@require_POST
@login_required
def registration_receive(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _done(request, uid, services.registration_receive, "Đã tiếp nhận đăng ký.")


@require_POST
@login_required
def registration_approve(request: HttpRequest, uid: UUID) -> HttpResponse:
    done = "Đã duyệt. Mức đăng ký đứng cạnh mức giao."
    return _done(request, uid, services.registration_approve, done)


@require_POST
@login_required
def registration_confirm(request: HttpRequest, uid: UUID) -> HttpResponse:
    done = "Đã xác nhận đúng. Xã duyệt được từ bây giờ."
    return _done(request, uid, services.registration_confirm, done)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def registration_return(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name the parts that are to be changed, each with why, on one page."""
    registration = registration_seen(request, uid)
    _require_returning(request, registration)
    form = ReturnForm(posted(request), registration=registration)
    sendings = list(registration.sendings.all())
    if request.method == "POST" and form.is_valid() and _returned(request, registration, form):
        messages.success(request, "Đã trả lại kèm lý do.")
        return redirect("registration_read", registration.uid)
    head = about(request, registration)
    here = (head["title"], reverse("registration_read", args=[registration.uid]))
    context = {
        **head,
        "form": form,
        "parts": _parts(form),
        "number": sendings[0].number,
        "changes": changes_since(request, sendings, partial(registration_changes, personal=True)),
        "title": f"Trả lại {first_lower(head['title'])}",
        "crumbs": [*head["crumbs"], here],
    }
    return render(request, "campaigns/registering/return.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def registration_allow(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """Let a unit register late, or add to what was approved."""
    campaign = common.campaign_kept(request, uid)
    participants = campaign.participants.select_related("unit")
    unit = get_object_or_404(participants, unit__uid=unit_uid).unit
    form = AllowForm(posted(request), campaign=campaign)
    if request.method == "POST" and form.is_valid():
        registration = services.registration_of(campaign=campaign, unit=unit)
        if _tried(form, services.registration_allow, registration=registration, by=request.user):
            messages.success(request, f"{unit_name(unit, dates.today())} đăng ký được từ bây giờ.")
            return redirect("campaign_registrations", campaign.uid)
    return render(request, "emulation/confirm.html", _allowing(campaign, unit, form))


def _done(
    request: HttpRequest, uid: UUID, service: Callable[..., Registration], words: str
) -> HttpResponse:
    registration = registration_seen(request, uid)
    page = reverse("registration_read", args=[registration.uid])
    act = partial(service, registration=registration, by=request.user)
    return done_as_read(request, registration, act, words, page)


def _require_returning(request: HttpRequest, registration: Registration) -> None:
    """403 for who has no hand in it, 409 where it is too late."""
    if granting(request.user, "campaigns.return_registration", registration) is not None:
        return
    decides = {
        one.role for one in memberships(request.user) if one.commune_id == registration.commune_id
    } & set(DECIDING)
    sent = (RegistrationState.SENT, RegistrationState.APPROVED)
    if decides and (registration.state not in sent or registration.campaign.is_over):
        raise WrongState(
            f"Đăng ký này đang “{registration.get_state_display()}”. "
            "Trả lại được khi đơn vị đã gửi và phong trào chưa tổng kết."
        )
    raise PermissionDenied("Đồng chí không làm được việc này với đăng ký này.")


def _returned(request: HttpRequest, registration: Registration, form: ReturnForm) -> bool:
    shown = registration.version
    as_read(request, registration)
    try:
        services.registration_return(
            registration=registration,
            reason=form.cleaned_data["reason"],
            named=form.named,
            by=request.user,
        )
    except (ValidationError, SentAnew) as error:
        registration.version = shown  # the page that is shown now has read this one
        put_refusal(form, error)
        return False
    return True


def _tried(form: forms.Form, service: Callable[..., Any], **given: Any) -> bool:
    try:
        service(**given, **form.cleaned_data)
    except (ValidationError, WrongState) as refused:
        put_refusal(form, refused)
        return False
    return True


def _parts(form: ReturnForm) -> list[tuple[str, list[Any]]]:
    """Return the fields under the headings of the page."""
    headings = {
        "pledges": "Chỉ tiêu đăng ký",
        "hardjobs": "Việc khó",
        "aspirants": "Người, tập thể đăng ký danh hiệu",
    }
    rows = form.of_rows
    grouped = ((words, [field for part, field in rows if part == name])
               for name, words in headings.items())  # fmt: skip
    return [(words, fields) for words, fields in grouped if fields]


def _allowing(campaign: Any, unit: Unit, form: AllowForm) -> dict[str, Any]:
    name = unit_name(unit, dates.today())
    return {
        "title": f"Cho {name_inside(name)} đăng ký muộn, bổ sung",
        "why": "Đơn vị mở lại được đăng ký của mình đến hết ngày dưới đây. "
        "Phần đã duyệt vẫn giữ nguyên trong lúc bổ sung.",
        "crumbs": common.crumbs_to(campaign, common.list_crumb(campaign)),
        "form": form,
        "action_label": "Cho đăng ký",
        "cancel_url": reverse("campaign_registrations", args=[campaign.uid]),
    }
