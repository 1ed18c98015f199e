"""What the office does with a registration: received, returned by parts, approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from campaigns.models import Registration, RegistrationState
from campaigns.registering.services.standing import approve, aspirants_stand_again, unapprove
from campaigns.registering.services.writing import (
    OVER,
    campaign_hold,
    registration_hold,
    tell,
    told,
)
from campaigns.states import REGISTRATION_MOVES
from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Membership, User
from emulation.org.rights import require
from targets.services.submissions import (
    hold_as_read,
    require_sent,
    submission_put_approved,
    submission_stamp,
)

State = RegistrationState
DECIDED_NO_MORE = (
    "Phong trào đã tổng kết hoặc đã hủy: đăng ký để nguyên như đã gửi, không duyệt, trả lại nữa."
)
PARTS = ("pledges", "hardjobs", "aspirants")


@dataclass(frozen=True)
class Refused:
    """A registration that could not be approved with others, and why."""

    registration: Registration
    sentence: str


@transaction.atomic
def registration_receive(*, registration: Registration, by: User) -> Registration:
    """Take it in hand: from now on the unit cannot take it back by itself."""
    require_sent(registration, is_new=registration.received_at is None)
    membership = _decider(registration, "receive", by)
    submission_stamp(registration, "received_at")
    tell("campaigns.registration.received", registration, by, membership)
    return registration


@transaction.atomic
def registration_return(
    *,
    registration: Registration,
    reason: str,
    named: Mapping[str, Mapping[int, str]] | None = None,
    by: User,
) -> Registration:
    """Send it back with a reason.

    ``named`` gives reasons by part ("pledges", "hardjobs", "aspirants") and key of the row;
    where it names any, only those may be changed. What was approved counts no more until it
    is approved again.
    """
    if registration.state != State.APPROVED:
        require_sent(registration)
    membership = _decider(registration, "return", by)
    reason = nfc(reason).strip()
    named = {part: dict(rows) for part, rows in (named or {}).items() if rows}
    if not reason and not named:
        raise ValidationError({"reason": "Ghi lý do trả lại."})
    hold_as_read(registration)
    move(
        registration,
        State.RETURNED,
        moves=REGISTRATION_MOVES,
        return_reason=reason,
        returned_at=dates.now(),
        returned_by=membership,
        named_honours=_named_honours(registration, named) if named else None,
        approved_at=None,
        approved_by=None,
    )
    unapprove(registration)
    _name_parts(registration, named)
    tell("campaigns.registration.returned", registration, by, membership, reason)
    return registration


@transaction.atomic
def registration_approve(*, registration: Registration, by: User) -> Registration:
    """Approve it: its pledges stand beside the shares, its titles are registered."""
    require_sent(registration)
    membership = _decider(registration, "approve", by)
    submission_put_approved(
        registration, membership, REGISTRATION_MOVES, named_honours=None, leave_until=None
    )
    approve(registration)
    tell("campaigns.registration.approved", registration, by, membership)
    return registration


def registrations_approve(
    *, registrations: Iterable[Registration], by: User
) -> tuple[list[Registration], list[Refused]]:
    """Approve many, each for itself; return what was approved and what was refused, with why."""
    approved, refused = [], []
    for registration in registrations:
        try:
            approved.append(registration_approve(registration=registration, by=by))
        except PermissionDenied:
            sentence = "không tự duyệt đăng ký mình đã ghi; nhờ người khác duyệt."
            refused.append(Refused(registration, sentence))
        except WrongState as error:
            refused.append(Refused(registration, str(error)))
    return approved, refused


@transaction.atomic
def registration_confirm(*, registration: Registration, by: User) -> Registration:
    """The unit's head says "đúng" to what the clerk wrote down."""
    require_sent(registration, is_new=registration.confirmed_at is None)
    membership = _decider(registration, "confirm", by)
    submission_stamp(registration, "confirmed_at")
    tell("campaigns.registration.confirmed", registration, by, membership)
    return registration


@transaction.atomic
def registration_allow(
    *, registration: Registration, until: dt.date, reason: str, by: User
) -> Registration:
    """Let a unit register after the window, or add to what was approved, until a day.

    What was approved stands meanwhile.
    """
    membership = require(by, "campaigns.keep_campaigns", registration.commune)
    campaign = registration.campaign
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do cho đăng ký muộn."})
    if not campaign.is_launched or campaign.is_over:
        raise WrongState(OVER)
    if not dates.today() <= until <= campaign.ends_on:
        raise ValidationError({"until": "Chọn ngày từ hôm nay đến ngày phong trào kết thúc."})
    if registration.state in (State.SENT, State.RETURNED):
        raise WrongState("Đăng ký đang chờ duyệt hoặc đang trả lại nên không cần cho muộn.")
    if not campaign.participants.filter(unit=registration.unit_id).exists():
        raise ValidationError("Đơn vị không thuộc diện tham gia phong trào này.")
    was_withdrawn = registration.state == State.WITHDRAWN
    registration_hold(registration)
    fields = {"leave_until": until, "leave_reason": reason}
    if registration.state != State.DRAFT:
        move(registration, State.DRAFT, moves=REGISTRATION_MOVES, **fields)
    else:
        Registration.objects.filter(pk=registration.pk).update(**fields)
        registration.leave_until, registration.leave_reason = until, reason
    if was_withdrawn:
        aspirants_stand_again(registration)
    tell("campaigns.registration.allowed", registration, by, membership, reason)
    return registration


def _decider(registration: Registration, act: str, by: User) -> Membership:
    """Return the membership by which a person decides; the campaign runs until that is done."""
    campaign = registration.campaign
    if campaign.is_over:
        raise WrongState(DECIDED_NO_MORE)
    membership = require(by, f"campaigns.{act}_registration", registration)
    if not campaign_hold(campaign):
        raise WrongState(DECIDED_NO_MORE)
    return membership


def _named_honours(registration: Registration, named: Mapping[str, Mapping[int, str]]) -> list[int]:
    """Return the titles under which names are taken out and others put in their place."""
    rows = registration.aspirants.filter(pk__in=named.get("aspirants", ()))
    return sorted(set(rows.values_list("honour", flat=True)))


def _name_parts(registration: Registration, named: Mapping[str, Mapping[int, str]]) -> None:
    for part in PARTS:
        rows = getattr(registration, part)
        rows.update(return_reason="")
        for key, reason in named.get(part, {}).items():
            if not rows.filter(pk=key).update(return_reason=clean_line(reason) or "Xem lại."):
                raise ValidationError(f"Mục được nêu không thuộc {told(registration).name}.")
