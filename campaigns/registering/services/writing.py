"""A unit's registration while it is with the unit: saved, sent, taken back, given up."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from campaigns.models import (
    Campaign,
    Participant,
    Registration,
    RegistrationSending,
    RegistrationState,
)
from campaigns.registering.frozen import content_of
from campaigns.registering.rules import is_open_for
from campaigns.registering.services.filling import (
    Incomplete,
    JobInput,
    PledgeInput,
    put_jobs,
    put_pledges,
    require_whole,
)
from campaigns.registering.services.standing import aspirants_stand_again, unapprove
from campaigns.states import REGISTRATION_MOVES
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import StaleVersion, WrongState, bump, move
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Membership, Role, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import unit_name
from emulation.trail.services import Subject, entry_record
from targets.services.submissions import (
    hold_as_read,
    submission_put_back,
    submission_put_sent,
    submission_receipt,
    submission_received,
    submission_store,
)

State = RegistrationState
OVER = "Phong trào chưa phát động, đã hủy hoặc đã tổng kết."


def registration_of(*, campaign: Campaign, unit: Unit) -> Registration:
    """Return the unit's registration, or a new one that is not stored yet."""
    rows = Registration.objects.select_related("sent_by", "returned_by", "approved_by", "commune")
    found = rows.filter(campaign=campaign, unit=unit).first()
    registration = found or Registration(commune=campaign.commune, version=0)
    registration.campaign, registration.unit = campaign, unit
    return registration


@transaction.atomic
def registration_save(
    *,
    registration: Registration,
    pledges: Sequence[PledgeInput],
    jobs: Sequence[JobInput],
    note: str,
    seen_version: int,
    by: User,
) -> Registration:
    """Keep what was entered; it is the unit's own until it is sent.

    ``seen_version`` is that of the registration that was read (0: there was none). Raises
    ``StaleVersion`` where somebody saved since.
    """
    membership = registration_writer(registration, by)
    fields = {
        "note": nfc(note).strip(),
        "saved_at": dates.now(),
        "taken_by_phone": membership.role == Role.CLERK,
    }
    submission_store(registration, seen_version, fields)
    put_pledges(registration, pledges)
    put_jobs(registration, jobs)
    return registration


@transaction.atomic
def registration_send(
    *, registration: Registration, seen_version: int, client_uid: UUID, by: User
) -> RegistrationSending:
    """Send what was saved and return its receipt.

    What a device sends twice under one ``client_uid`` is received once. Raises ``Incomplete``
    while a pledge is missing, ``StaleVersion`` where somebody saved since.
    """
    received = sending_received(registration, client_uid, by)
    if received:
        return received
    membership = registration_writer(registration, by)
    if registration.pk is None:
        raise Incomplete({}, "Chưa có gì để gửi. Ghi chỉ tiêu, việc khó hoặc danh hiệu đăng ký.")
    if not campaign_hold(registration.campaign):
        raise WrongState(OVER)
    try:
        bump(registration, version_field="version", seen=seen_version)
    except StaleVersion:
        received = sending_received(registration, client_uid, by)  # by itself, a moment ago
        if received:
            return received
        raise
    require_whole(registration)
    submission_put_sent(registration, membership, REGISTRATION_MOVES)
    content = content_of(registration)
    sending = submission_receipt(registration, content, client_uid, membership)
    code = "taken_by_phone" if registration.taken_by_phone else "sent"
    tell(f"campaigns.registration.{code}", registration, by, membership)
    return sending


@transaction.atomic
def registration_recall(*, registration: Registration, by: User) -> Registration:
    """Take a registration back that the office has not received yet."""
    if registration.state != State.SENT or registration.received_at:
        raise WrongState("Xã đã tiếp nhận đăng ký này. Muốn sửa thì nhờ xã trả lại.")
    if not registration.was_returned and not is_open_for(registration, dates.today()):
        raise WrongState(
            "Đã hết hạn đăng ký: thu hồi thì không gửi lại được. Muốn sửa thì nhờ xã trả lại."
        )
    membership = require(by, "campaigns.recall_registration", registration)
    # What answers a return stays one: the parts that were not named stay closed.
    back = State.RETURNED if registration.was_returned else State.DRAFT
    too_late = "Xã vừa tiếp nhận đăng ký này. Muốn sửa thì nhờ xã trả lại."
    submission_put_back(registration, back, REGISTRATION_MOVES, too_late=too_late)
    tell("campaigns.registration.recalled", registration, by, membership)
    return registration


@transaction.atomic
def registration_withdraw(*, registration: Registration, reason: str, by: User) -> Registration:
    """Give the registration up before the window closes: its pledges and titles count no more."""
    if State.WITHDRAWN not in REGISTRATION_MOVES[State(registration.state)]:
        raise WrongState("Đăng ký chưa gửi, hoặc đã rút rồi.")
    if not is_open_for(registration, dates.today()):
        raise WrongState("Đã hết hạn đăng ký nên không rút được. Trao đổi với xã nếu cần.")
    membership = require(by, "campaigns.withdraw_registration", registration)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do rút."})
    hold_as_read(registration)
    move(
        registration,
        State.WITHDRAWN,
        moves=REGISTRATION_MOVES,
        withdrawn_at=dates.now(),
        withdraw_reason=reason,
        approved_at=None,
        approved_by=None,
        return_reason="",
        named_honours=None,
    )
    unapprove(registration)
    for part in (registration.pledges, registration.hardjobs, registration.aspirants):
        part.exclude(return_reason="").update(return_reason="")
    registration.aspirants.update(is_standing=False)
    tell("campaigns.registration.withdrawn", registration, by, membership, reason)
    return registration


@transaction.atomic
def registration_begin_again(*, registration: Registration, by: User) -> Registration:
    """Take up a withdrawn registration again; titles that others took meanwhile are left out."""
    if registration.state != State.WITHDRAWN or not is_open_for(registration, dates.today()):
        raise WrongState("Đăng ký này không ở trạng thái đã rút, hoặc đã hết hạn đăng ký.")
    membership = require(by, "campaigns.return_to_registration", registration)
    move(registration, State.DRAFT, moves=REGISTRATION_MOVES)
    aspirants_stand_again(registration)
    tell("campaigns.registration.begun_again", registration, by, membership)
    return registration


def registration_writer(registration: Registration, by: User) -> Membership:
    """Return the membership by which a person writes; say what is wrong with the moment."""
    campaign = registration.campaign
    if not campaign.is_launched or campaign.is_over:
        raise WrongState(OVER)
    if not registration.is_writable:
        raise WrongState("Đăng ký này đã gửi. Thu hồi, hoặc nhờ xã trả lại, rồi mới sửa được.")
    is_back = registration.state == State.RETURNED
    if not is_back and not is_open_for(registration, dates.today()):
        raise WrongState(closed_sentence(campaign))
    if not Participant.objects.filter(campaign=campaign, unit=registration.unit_id).exists():
        raise PermissionDenied("Đơn vị không thuộc diện tham gia phong trào này.")
    return require(by, "campaigns.write_registration", registration)


def closed_sentence(campaign: Campaign) -> str:
    if dates.today() < campaign.register_from:
        return f"Nhận đăng ký từ ngày {date_short(campaign.register_from)}."
    return (
        f"Đã hết hạn đăng ký ngày {date_short(campaign.register_until)}. "
        "Cần đăng ký thêm thì đề nghị công chức phụ trách thi đua cho đăng ký muộn."
    )


def sending_received(
    registration: Registration, client_uid: UUID, by: User
) -> RegistrationSending | None:
    """Return the receipt of what a device sent before under this mark, if it did."""
    refusal = "Mã gửi này đã dùng cho một đăng ký khác."
    return submission_received(registration, client_uid, by, refusal)


def campaign_hold(campaign: Campaign) -> bool:
    """Hold a campaign's row to the transaction's end; return whether it still runs."""
    rows = Campaign.objects.filter(pk=campaign.pk, cancelled_at=None, closed_at=None)
    return bool(rows.update(version=F("version")))


def tell(
    code: str, registration: Registration, by: User, membership: Membership, reason: str = ""
) -> None:
    entry_record(code, actor=actor(by, membership), subject=told(registration), reason=reason)


def told(registration: Registration) -> Subject:
    name = unit_name(registration.unit, dates.today())
    return subject(registration, f"đăng ký {registration.campaign.name}, {name}")


def registration_hold(registration: Registration) -> None:
    """Make sure that the registration is stored, and hold its row to the transaction's end."""
    submission_store(registration, registration.version, {"saved_at": dates.now()})
