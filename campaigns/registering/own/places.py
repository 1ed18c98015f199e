"""Whose registration a page is about, and what every page of it says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from campaigns.launching.rules import campaigns_visible_to
from campaigns.models import Participant, Registration, RegistrationSending, RegistrationState
from campaigns.registering.rules import is_lapsed, is_open_for
from campaigns.registering.services import registration_of
from campaigns.registering.services.writing import closed_sentence
from campaigns.registering.telling import LAPSED_NEXT, OVER_NEXT, state_words
from emulation.lib import dates
from emulation.lib.dates import date_short, moment_words
from emulation.lib.text import name_inside
from emulation.org.models import Role, User
from emulation.org.rights import granting, memberships
from emulation.org.selectors import memberships_on, unit_name
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10
NO_RIGHT = "Chỉ người đứng đầu đơn vị, hoặc công chức thi đua ghi thay, viết được đăng ký này."


def registration_place(request: HttpRequest, uid: UUID, unit_uid: UUID) -> Registration:
    """Return the registration of a campaign and unit, stored or not yet; 404 for who may not
    see it, and for a unit that does not take part."""
    launched = campaigns_visible_to(request.user).filter(launched_at__isnull=False)
    campaign = get_object_or_404(launched, uid=uid)
    taking = Participant.objects.filter(campaign=campaign).select_related("unit")
    unit = get_object_or_404(taking, unit__uid=unit_uid).unit
    registration = registration_of(campaign=campaign, unit=unit)
    if granting(request.user, "campaigns.view_registration", registration) is None:
        raise Http404
    return registration


def written_place(request: HttpRequest, uid: UUID, unit_uid: UUID) -> Registration:
    """The same, for who writes this unit's registrations, whatever their state."""
    registration = registration_place(request, uid, unit_uid)
    require_writer(request.user, registration)
    return registration


def heads(user: User, registration: Registration) -> bool:
    return any(
        one.role == Role.UNIT_HEAD and one.unit_id == registration.unit_id
        for one in memberships(user)
    )


def writes_for(user: User, registration: Registration) -> bool:
    is_clerk = any(
        one.role == Role.CLERK and one.commune_id == registration.commune_id
        for one in memberships(user)
    )
    return is_clerk or heads(user, registration)


def require_writer(user: User, registration: Registration) -> None:
    if not writes_for(user, registration):
        raise PermissionDenied(NO_RIGHT)


def is_open(registration: Registration) -> bool:
    """Say whether it can be written today; what was returned is mended after the window, too."""
    campaign = registration.campaign
    if not registration.is_writable or campaign.closed_at or campaign.cancelled_at:
        return False
    is_back = registration.state == RegistrationState.RETURNED
    return is_back or is_open_for(registration, dates.today())


def led_away(registration: Registration) -> HttpResponse:
    """Lead from a page of writing to where the registration can be read."""
    return redirect("registration_receipt", registration.campaign.uid, registration.unit.uid)


def address(name: str, registration: Registration, *also: Any) -> str:
    return reverse(name, args=[registration.campaign.uid, registration.unit.uid, *also])


def page_of_unit(registration: Registration, here: str) -> dict[str, Any]:
    """Return what the pages of one registration have in common."""
    words = name_inside(unit_name(registration.unit, dates.today()))
    campaign = registration.campaign
    return {
        "title": f"Đăng ký thi đua, {words}",
        "crumbs": [("Đăng ký", reverse("registration_list"))],
        "registration": registration,
        "campaign": campaign,
        "unit": registration.unit,
        "unit_words": words,
        "until_words": until_words(registration),
        "returned": returned_of(registration),
        "steps": steps_of(registration, here),
        **state_of(registration),
    }


def steps_of(registration: Registration, here: str) -> list[dict[str, Any]]:
    """The three screens, in their order."""
    screens = (
        ("registration_write", "Chỉ tiêu, việc khó"),
        ("registration_people", "Người, tập thể, hộ"),
        ("registration_check", "Kiểm tra, gửi"),
    )
    return [
        {"label": label, "url": address(name, registration), "is_here": name == here}
        for name, label in screens
    ]


def until_words(registration: Registration) -> str:
    """Write "Nhận đăng ký đến hết ngày 15/03/2024, còn 5 ngày." """
    campaign, today = registration.campaign, dates.today()
    if registration.state == RegistrationState.RETURNED:
        return "Sửa rồi gửi lại."
    if today < campaign.register_from:
        return f"Nhận đăng ký từ ngày {date_short(campaign.register_from)}."
    until = max(campaign.register_until, registration.leave_until or campaign.register_until)
    days = (until - today).days
    left = f"còn {days} ngày" if days > 0 else "hôm nay là ngày cuối" if days == 0 else "đã hết hạn"
    return f"Nhận đăng ký đến hết ngày {date_short(until)}, {left}."


def state_of(registration: Registration) -> dict[str, str]:
    label, badge = state_words(registration)
    return {"badge": badge, "state_label": label}


def returned_of(registration: Registration) -> dict[str, Any] | None:
    """Return why a registration was returned, each named part with the place to mend it."""
    if registration.state != RegistrationState.RETURNED or registration.pk is None:
        return None
    reasons = [*_returned_pledges(registration), *_returned_names(registration)]
    named = f" {len(reasons)} mục" if reasons else ""
    return {
        "heading": f"Xã trả lại{named}",
        "reason": registration.return_reason,
        "reasons": reasons,
        "by_words": f"{registration.returned_by.person}, {moment_words(registration.returned_at)}",
    }


def receipt_of(
    registration: Registration, sending: RegistrationSending | None
) -> dict[str, Any] | None:
    """Return the receipt of a sending in words."""
    if sending is None:
        return None
    return {
        "number": sending.number,
        "at": moment_words(sending.sent_at),
        "by": _by_words(sending),
        "holds": holds_words(sending.content),
        "next": next_words(registration),
    }


def holds_words(content: dict[str, Any]) -> str:
    """Write "12 chỉ tiêu, 2 việc khó, 3 người, 180 hộ"."""
    told = [one for one in content["pledges"] if one["value"] or one["words"]]
    counted = dict.fromkeys(("person", "collective", "household"), 0)
    for honour in content["honours"]:
        counted[honour["subject"]] += len(honour["who"])
    parts = [
        (len(told), "chỉ tiêu"),
        (len(content["jobs"]), "việc khó"),
        (counted["person"], "lượt người"),
        (counted["collective"], "lượt tập thể"),
        (counted["household"], "lượt hộ"),
    ]
    return ", ".join(f"{number} {noun}" for number, noun in parts if number) or "chưa có gì"


NEXT = {
    RegistrationState.DRAFT: "Ghi xong thì gửi",
    RegistrationState.SENT: "Chờ xã xem và duyệt",
    RegistrationState.RETURNED: "Sửa các mục bị trả lại, gửi lại",
    RegistrationState.APPROVED: "Không phải làm gì thêm",
    RegistrationState.WITHDRAWN: "Đã rút; còn hạn thì đăng ký lại được",
}


def next_words(registration: Registration) -> str:
    if registration.waits_for_head:
        return "Chờ người đứng đầu đơn vị xác nhận “đúng”, hoặc người thứ hai duyệt"
    if is_lapsed(registration, dates.today()):
        return LAPSED_NEXT
    if registration.campaign.is_over and registration.state == RegistrationState.SENT:
        return OVER_NEXT
    if registration.state == RegistrationState.DRAFT and not is_open(registration):
        return closed_sentence(registration.campaign)
    return NEXT[RegistrationState(registration.state)]


def helpers_of(registration: Registration, user: User) -> list[dict[str, str]]:
    """Return whom to ask: the clerks of the commune, but for oneself."""
    rows = memberships_on(registration.commune, [Role.CLERK], dates.today())
    return [
        {"name": row.person.full_name, "phone": row.person.phone}
        for row in rows
        if row.person.user_id != user.pk
    ][:2]


def history_of(registration: Registration) -> list[Any]:
    return list(entries_of(registration.uid)[:HISTORY_LINES]) if registration.pk else []


def office_of(registration: Registration, sending: RegistrationSending | None) -> dict[str, str]:
    """Say what the office holds of it."""
    if sending:
        recalled = ", đã thu hồi" if registration.state == RegistrationState.DRAFT else ""
        words = f"Đã nhận bản {sending.number}{recalled}"
        return {"badge": "is-done", "words": words, "at": moment_words(sending.sent_at)}
    if registration.pk:
        at = moment_words(registration.saved_at)
        return {"badge": "is-draft", "words": "Có bản nháp, chưa gửi", "at": at}
    return {"badge": "is-draft", "words": "Chưa nhận gì", "at": ""}


def last_sending(registration: Registration) -> RegistrationSending | None:
    if registration.pk is None:
        return None
    return registration.sendings.select_related("sent_by__person").first()


def _returned_pledges(registration: Registration) -> list[dict[str, str]]:
    page = address("registration_write", registration)
    pledges = registration.pledges.exclude(return_reason="").select_related("share__target")
    jobs = registration.hardjobs.exclude(return_reason="")
    return [
        *(
            {
                "name": row.share.target.name,
                "url": f"{page}#muc-{row.share.uid.hex}",
                "words": row.return_reason,
            }
            for row in pledges
        ),
        *({"name": row.name, "url": f"{page}#viec", "words": row.return_reason} for row in jobs),
    ]


def _returned_names(registration: Registration) -> list[dict[str, str]]:
    people = address("registration_people", registration)
    rows = registration.aspirants.exclude(return_reason="").select_related(
        "honour", "person", "household__head", "collective"
    )
    return [
        {
            "name": f"{_who(row)}: {row.honour.name}",
            "url": address("registration_households", registration, row.honour.code)
            if row.household_id
            else people,
            "words": row.return_reason,
        }
        for row in rows
    ]


def _who(row: Any) -> str:
    return unit_name(row.collective, dates.today()) if row.collective_id else str(row.subject)


def _by_words(sending: RegistrationSending) -> str:
    name = str(sending.sent_by.person)
    return f"{name} (ghi thay)" if sending.sent_by.role == Role.CLERK else name
