"""Registrations in "Việc của tôi": what a unit's head has to do with them, and the office.

What was never written is told by ``launching.waits``.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Q, When
from django.urls import reverse

from campaigns.models import Registration, RegistrationState
from campaigns.registering.office.waits import (
    decided_rows,
    deciding_waits,
    with_other_clerks,
)
from campaigns.states import REGISTRATION_BADGES
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait
from targets.rules import DECIDING

State = RegistrationState


def registration_waits(user: User) -> list[Wait]:
    """Return what the person's units have to do, and what the person decides on; one query."""
    held = memberships(user)
    headed = {one.unit_id: one for one in held if one.role == Role.UNIT_HEAD}
    deciding = {one.commune_id for one in held if one.role in DECIDING}
    if not headed and not deciding:
        return []
    own = _own_rows(list(headed))
    rows = with_other_clerks(Registration.objects.filter(own | decided_rows(deciding)))
    rows = rows.annotate(is_own=Case(When(own, then=True), default=False)) if headed else rows
    found = list(rows.select_related("campaign", "unit", "sent_by").order_by("returned_at", "pk"))
    waits = [_wait(row, headed[row.unit_id]) for row in found if headed and row.is_own]
    decided = [row for row in found if row.state == State.SENT and row.commune_id in deciding]
    return waits + deciding_waits(user, decided)


def _own_rows(units: list[int]) -> Q:
    today = dates.today()
    # An open window is told with those who have written nothing yet.
    has_leave = Q(state=State.DRAFT, leave_until__gte=today, campaign__register_until__lt=today)
    to_confirm = Q(state=State.SENT, taken_by_phone=True, confirmed_at=None)
    running = Q(campaign__closed_at=None, campaign__cancelled_at=None, unit__in=units)
    return running & (Q(state=State.RETURNED) | has_leave | to_confirm)


def _wait(row: Registration, membership: Membership) -> Wait:
    if row.state == State.RETURNED:
        detail = f"Trả lại: {row.return_reason}" if row.return_reason else "Xã trả lại vài mục."
        return _of(row, membership, detail, "Sửa, gửi lại đăng ký", since=row.returned_at)
    if row.state == State.SENT:
        detail = "Xã ghi thay theo điện thoại, giấy. Xem lại rồi xác nhận đúng."
        return _of(row, membership, detail, "Xác nhận đăng ký", since=row.sent_at)
    until = date_short(row.leave_until)
    what = "Được bổ sung đăng ký" if row.first_sent_at else "Được đăng ký muộn"
    detail = f"{what} đến hết ngày {until}: {row.leave_reason}"
    return _of(row, membership, detail, "Viết đăng ký", due=row.leave_until)


def _of(row: Registration, membership: Membership, detail: str, action: str, **when: Any) -> Wait:
    return Wait(
        title=f"Đăng ký {row.campaign.short_name or row.campaign.name}",
        url=_url(row),
        detail=detail,
        action=action,
        state_label=row.get_state_display(),
        badge=REGISTRATION_BADGES[State(row.state)],
        as_role=membership.get_role_display(),
        **when,
    )


def _url(row: Registration) -> str:
    if row.state == State.SENT:
        return reverse("registration_read", args=[row.uid])
    return reverse("registration_write", args=[row.campaign.uid, row.unit.uid])
