"""One registration: what was sent beside what was assigned, with its names and papers."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.models import Registration, RegistrationSending, RegistrationState
from campaigns.registering.office import reading
from campaigns.registering.office.changed import registration_changes
from campaigns.registering.office.listing import is_late
from campaigns.registering.papers.sheet import sheet_document
from campaigns.registering.rules import is_lapsed, registrations_visible_to
from campaigns.registering.telling import LAPSED_NEXT, OVER_NEXT, sending_in_force, state_words
from campaigns.registering.views import office_common as common
from emulation.lib import dates
from emulation.lib.dates import moment_words
from emulation.lib.pages import page_of
from emulation.lib.text import first_lower, name_inside
from emulation.org.models import Role
from emulation.org.rights import granting, memberships
from emulation.org.selectors import unit_name
from emulation.papers.downloads import attachment_response
from emulation.trail.selectors import entries_of
from targets.reporting.visible import offices_read
from targets.rules import DECIDING
from targets.views.submissions import changes_asked

State = RegistrationState
HISTORY_LINES = 10
RIGHTS = ("write", "recall", "withdraw", "return_to", "receive", "return", "approve", "confirm")
NEXT = {
    State.DRAFT: "Ghi xong thì gửi",
    State.SENT: "Chờ xã xem và duyệt",
    State.RETURNED: "Sửa các mục bị trả lại, gửi lại",
    State.APPROVED: "Không phải làm gì thêm",
    State.WITHDRAWN: "Đăng ký lại được khi còn hạn",
}
NEXT_FOR_OTHERS = {
    State.DRAFT: "Chờ đơn vị ghi xong rồi gửi",
    State.RETURNED: "Chờ đơn vị sửa các mục bị trả lại, gửi lại",
    State.WITHDRAWN: "Đơn vị không đăng ký nữa",
}
NOT_SENT = "Đơn vị đang ghi, chưa gửi. Nội dung hiện ở đây khi đơn vị gửi."


@login_required
@require_safe
def registration_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    registration = registration_seen(request, uid)
    sendings = list(registration.sendings.select_related("sent_by__person").defer("content"))
    chosen = _chosen(request, registration)
    content = reading.content_read(registration, chosen, is_own=_is_own(request, registration))
    personal = reading.sees_personal(request.user, registration) is not None
    compare = partial(registration_changes, personal=personal)
    context = {
        **about(request, registration),
        **_content(request, registration, content),
        "chosen": chosen,
        "is_current": chosen in (None, *sendings[:1]),
        "changes": None if chosen else changes_asked(request, sendings, compare),
        "sendings": sendings,
        "receipt": _receipt(chosen or sending_in_force(registration), content),
        "returned": _returned(registration),
        "history": entries_of(registration.uid)[:HISTORY_LINES],
    }
    return render(request, "campaigns/registering/read.html", context)


@login_required
@require_safe
def registration_names(request: HttpRequest, uid: UUID, honour_code: str) -> HttpResponse:
    """Everybody who aims at one title; a village's households run over several pages."""
    registration = registration_seen(request, uid)
    if reading.sees_personal(request.user, registration) is None:
        raise PermissionDenied("Danh sách này của đơn vị và công chức phụ trách thi đua.")
    content = reading.content_read(registration, None, is_own=_is_own(request, registration)) or {
        "honours": []
    }
    titles = reading.titles_shown(content, personal=True, only=honour_code)
    if not titles:
        raise Http404
    context = {
        **(head := about(request, registration)),
        "title": f"{titles[0].name}: {titles[0].number} {titles[0].noun}",
        "crumbs": [*head["crumbs"], (head["title"], _address(registration))],
        "page_obj": page_of(request, titles[0].names),
        "noun": titles[0].noun,
    }
    return render(request, "campaigns/registering/names.html", context)


@login_required
@require_safe
def registration_sheet_file(request: HttpRequest, uid: UUID, signed_uid: UUID) -> HttpResponse:
    """The sheet that the village meeting signed: names and signatures, so not for everybody."""
    registration = registration_seen(request, uid)
    if reading.sees_personal(request.user, registration) is None:
        raise PermissionDenied("Phiếu đã ký chỉ đơn vị và công chức phụ trách thi đua xem.")
    if registration.first_sent_at is None and not _writes_for(request, registration):
        raise Http404  # a draft is its unit's own
    sheets = registration.signed_sheets.select_related("attachment")
    return attachment_response(get_object_or_404(sheets, uid=signed_uid).attachment)


@login_required
@require_safe
def registration_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    """The sheet of the unit as a paper, from what was sent; a draft prints as DỰ THẢO."""
    registration = registration_seen(request, uid)
    chosen = _chosen(request, registration)
    content = reading.content_read(registration, chosen, is_own=_is_own(request, registration))
    if content is None:
        raise Http404
    personal = reading.sees_personal(request.user, registration) is not None
    sending = chosen or _sending_of(registration, content)
    document = sheet_document(registration, content, sending, personal=personal)
    return common.file_of(document, format, f"{document.title} {content['unit']}")


def registration_seen(request: HttpRequest, uid: UUID) -> Registration:
    rows = registrations_visible_to(request.user)
    rows = rows.select_related("sent_by__person", "returned_by__person", "approved_by__person",
                               "campaign__commune", "campaign__span", "campaign__slogan_set",
                               "unit", "commune")  # fmt: skip
    return get_object_or_404(rows, uid=uid)


def about(request: HttpRequest, registration: Registration) -> dict[str, Any]:
    """Return the head of every page about one registration."""
    campaign = registration.campaign
    unit = name_inside(unit_name(registration.unit, dates.today()))
    name = first_lower(campaign.short_name or campaign.name)
    reads_all = registration.commune_id in offices_read(request.user)
    is_own = _is_own(request, registration)
    label, badge = state_words(registration)
    return {
        "title": f"Đăng ký {name}, {unit}",
        "crumbs": common.crumbs_to(campaign, *([common.list_crumb(campaign)] if reads_all else [])),
        "campaign": campaign,
        "registration": registration,
        "state_label": label,
        "badge": badge,
        "unit_words": unit,
        "is_own": is_own,
        "is_late": is_late(campaign, registration),
        "next_words": _next_words(registration, is_own=is_own),
        "may": {
            name: granting(request.user, f"campaigns.{name}_registration", registration) is not None
            for name in RIGHTS
        },
        "may_allow": _may_allow(request, registration),
        "why_not": _why_not(request, registration),
    }


def _content(
    request: HttpRequest, registration: Registration, content: reading.Content | None
) -> dict[str, Any]:
    if content is None:
        return {"content": None, "not_shown": NOT_SENT}
    personal = reading.sees_personal(request.user, registration) is not None
    sheets = registration.signed_sheets.select_related("attachment")
    return {
        "content": content,
        "pledges": reading.pledges_shown(registration, content),
        "jobs": reading.jobs_shown(registration, content),
        "titles": reading.titles_shown(content, personal=personal),
        "personal": personal,
        "sheets": sheets.defer("attachment__content") if personal else [],
    }


def _chosen(request: HttpRequest, registration: Registration) -> RegistrationSending | None:
    """Return the earlier sending that the address asks for."""
    number = request.GET.get("ban", "")
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        return None
    rows = registration.sendings.select_related("sent_by__person")
    return rows.filter(number=int(number)).first()


def _sending_of(registration: Registration, content: reading.Content) -> RegistrationSending | None:
    """Return the sending whose content this is; none where it is still being written."""
    latest = sending_in_force(registration)
    return latest if latest and latest.content == content else None


def _receipt(
    sending: RegistrationSending | None, content: reading.Content | None
) -> dict[str, Any] | None:
    if sending is None or content is None:
        return None
    by = str(sending.sent_by.person)
    return {
        "number": sending.number,
        "at": moment_words(sending.sent_at),
        "by": f"{by} (ghi thay)" if sending.sent_by.role == Role.CLERK else by,
        "holds": reading.receipt_words(content),
        "mark": sending.sha256[:12],
    }


def _returned(registration: Registration) -> dict[str, Any] | None:
    if registration.state != State.RETURNED:
        return None
    reasons = reading.reasons_of(registration)
    at = moment_words(registration.returned_at)
    return {
        "heading": f"Xã trả lại{f' {len(reasons)} mục' if reasons else ''}",
        "reason": registration.return_reason,
        "reasons": reasons,
        "by_words": f"{registration.returned_by.person}, {at}",
    }


def _next_words(registration: Registration, *, is_own: bool) -> str:
    state = State(registration.state)
    if state == State.SENT and registration.campaign.is_over:
        return OVER_NEXT
    if registration.waits_for_head:
        return "Chờ người đứng đầu đơn vị xác nhận “đúng”, hoặc người thứ hai duyệt"
    if is_lapsed(registration, dates.today()):
        return LAPSED_NEXT
    if registration.is_supplement:
        return "Phần đã duyệt vẫn giữ; đơn vị đang bổ sung"
    return NEXT[state] if is_own else (NEXT | NEXT_FOR_OTHERS)[state]


def _why_not(request: HttpRequest, registration: Registration) -> str:
    """Say why somebody who approves registrations cannot approve this one."""
    if registration.state != State.SENT or registration.campaign.is_over:
        return ""
    if granting(request.user, "campaigns.approve_registration", registration) is not None:
        return ""
    roles = {one.role for one in memberships(request.user)}
    if not roles & set(DECIDING):
        return ""
    return (
        "Người ghi thay không tự duyệt. Duyệt được khi người đứng đầu đơn vị xác nhận “đúng”; "
        "hoặc người khác duyệt."
    )


def _may_allow(request: HttpRequest, registration: Registration) -> bool:
    campaign = registration.campaign
    is_time = dates.today() > campaign.register_until or registration.state == State.APPROVED
    is_possible = registration.state not in (State.SENT, State.RETURNED)
    running = campaign.is_launched and campaign.closed_at is None
    return is_time and is_possible and running and common.keeps(request, campaign)


def _is_own(request: HttpRequest, registration: Registration) -> bool:
    return any(
        one.role == Role.UNIT_HEAD and one.unit_id == registration.unit_id
        for one in memberships(request.user)
    )


def _writes_for(request: HttpRequest, registration: Registration) -> bool:
    return _is_own(request, registration) or common.keeps(request, registration.campaign)


def _address(registration: Registration) -> str:
    return reverse("registration_read", args=[registration.uid])
