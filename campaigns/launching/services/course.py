"""A campaign goes its way: launched to every unit at once, prolonged, closed, cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaigns.launching.mailing import mail_on_commit
from campaigns.launching.services.parts import document_add
from campaigns.launching.services.writing import campaign_editor, tell
from campaigns.launching.taking import require_taking
from campaigns.models import Campaign, LaunchPaper, Participant, Plan, Taking
from campaigns.states import IN_FORCE
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Membership, Unit, User
from emulation.org.models.units import UnitKind
from emulation.org.rights import require
from emulation.org.selectors import spells_on

ANSWERED = "Đã có đơn vị gửi đăng ký nên không hủy được. Tổng kết sớm thì được."


@transaction.atomic
def campaign_launch(*, campaign: Campaign, by: User) -> Campaign:
    """Launch a campaign whose paper is issued, in the portal or outside of it.

    Every unit that takes part gets its place, and so its task, in the same moment.
    """
    membership = campaign_editor(campaign, by)
    if campaign.paper_kind == LaunchPaper.OUTSIDE:
        if not campaign.outside_citation:
            raise ValidationError({"outside_citation": "Ghi số, ngày của văn bản phát động."})
    elif campaign.paper is None or campaign.paper.state not in IN_FORCE:
        raise WrongState("Văn bản phát động chưa ban hành. Ban hành xong, phong trào tự mở.")
    return _launch(campaign, by, membership)


@transaction.atomic
def campaign_launch_outside(
    *,
    campaign: Campaign,
    number: str,
    signed_on: dt.date,
    upload: UploadedFile | None = None,
    by: User,
) -> Campaign:
    """Launch by a paper issued outside of the portal; its copy becomes a document."""
    membership = campaign_editor(campaign, by)
    if campaign.paper_kind != LaunchPaper.OUTSIDE:
        raise WrongState("Phong trào này phát động bằng văn bản soạn trên cổng.")
    if not clean_line(number):
        raise ValidationError({"number": "Ghi số, ký hiệu văn bản phát động."})
    if signed_on > dates.today():
        raise ValidationError({"signed_on": "Ngày ký văn bản không sau hôm nay."})
    citation = f"{clean_line(number)} ngày {date_short(signed_on)}"[:200]
    _update(campaign, {"launched_at": None, "cancelled_at": None}, outside_citation=citation)
    if upload:
        document_add(campaign=campaign, name=citation, upload=upload, by=by)
    return _launch(campaign, by, membership)


def campaigns_launch_by_paper(plan: Plan, by: User, membership: Membership) -> list[Campaign]:
    """Launch what waits for this paper; called by the service that issued it."""
    waiting = plan.campaigns.filter(launched_at=None, cancelled_at=None).select_related("commune")
    return [_launch(campaign, by, membership) for campaign in waiting]


def campaigns_release_paper(plan: Plan) -> None:
    """Let go of campaigns whose paper was abandoned: another one can be written."""
    plan.campaigns.filter(launched_at=None).update(paper=None)


@transaction.atomic
def participant_add(*, campaign: Campaign, unit: Unit, by: User) -> Participant:
    """Let one more unit take part in a running campaign; it is told at once."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    _require_running(campaign)
    require_taking(campaign.commune, [unit])
    row, is_new = Participant.objects.get_or_create(
        commune=campaign.commune,
        campaign=campaign,
        unit=unit,
        defaults={"position": campaign.participants.count() + 1, "told_at": dates.now()},
    )
    if not is_new:
        raise WrongState("Đơn vị này đã tham gia phong trào.")
    mail_on_commit(campaign, [unit])
    tell("campaigns.campaign.participant_added", campaign, by, membership, str(unit))
    return row


@transaction.atomic
def campaign_extend(
    *, campaign: Campaign, register_until: dt.date, reason: str, by: User
) -> Campaign:
    """Put off the last day of registering, with a reason."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    _require_running(campaign)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do gia hạn."})
    if register_until <= campaign.register_until:
        raise ValidationError(
            {"register_until": f"Hạn mới phải sau {date_short(campaign.register_until)}."}
        )
    if register_until < dates.today():
        raise ValidationError({"register_until": "Hạn mới phải từ hôm nay trở đi."})
    if register_until > campaign.ends_on:
        raise ValidationError(
            {"register_until": f"Phong trào kết thúc ngày {date_short(campaign.ends_on)}."}
        )
    _update(campaign, {"closed_at": None, "cancelled_at": None}, register_until=register_until)
    tell("campaigns.campaign.extended", campaign, by, membership, reason)
    return campaign


@transaction.atomic
def campaign_close(*, campaign: Campaign, by: User) -> Campaign:
    """Say that it is over and judged (đã tổng kết)."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    _require_running(campaign)
    if dates.today() <= campaign.register_until:
        raise WrongState("Phong trào còn đang nhận đăng ký nên chưa tổng kết được.")
    _update(campaign, {"closed_at": None, "cancelled_at": None}, closed_at=dates.now())
    tell("campaigns.campaign.closed", campaign, by, membership)
    return campaign


@transaction.atomic
def campaign_cancel(*, campaign: Campaign, reason: str, by: User) -> Campaign:
    """Stop a campaign that has not begun to be answered: nothing sent is thrown away."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do hủy."})
    if campaign.closed_at or campaign.cancelled_at:
        raise WrongState("Phong trào đã tổng kết hoặc đã hủy.")
    # First the row, which a sending holds as well: of the two one sees the other.
    _update(
        campaign,
        {"closed_at": None, "cancelled_at": None},
        cancelled_at=dates.now(),
        cancel_reason=reason,
    )
    if campaign.registrations.exclude(first_sent_at=None).exists():
        campaign.cancelled_at, campaign.cancel_reason = None, ""
        raise WrongState(ANSWERED)
    tell("campaigns.campaign.cancelled", campaign, by, membership, reason)
    return campaign


def units_taking_part(campaign: Campaign, day: dt.date) -> list[Unit]:
    """Return the units that the campaign is for on a day, in the order of their lists."""
    if campaign.taking == Taking.CHOSEN:
        living = set(spells_on(campaign.commune, day).values_list("unit", flat=True))
        rows = campaign.participants.select_related("unit")
        return [row.unit for row in rows if row.unit_id in living]
    kinds = [UnitKind.VILLAGE] if campaign.taking == Taking.VILLAGES else campaign.kinds
    spells = spells_on(campaign.commune, day).filter(kind__in=kinds)
    ordered = spells.order_by("kind", "position", "sort_key")
    return [spell.unit for spell in ordered]


def _launch(campaign: Campaign, by: User, membership: Membership) -> Campaign:
    today = dates.today()
    if campaign.register_until < today:
        refusal = f"Hạn đăng ký {campaign} đã qua. Công chức thi đua sửa hạn rồi phát động."
        raise ValidationError({"register_until": refusal})
    units = units_taking_part(campaign, today)
    if not units:
        raise ValidationError("Chưa có đơn vị nào tham gia. Chọn đơn vị rồi phát động.")
    now = dates.now()
    _update(
        campaign,
        {"launched_at": None, "cancelled_at": None},
        launched_at=now,
        launched_by=membership,
    )
    _tell_units(campaign, units, now)
    mail_on_commit(campaign, units)
    tell("campaigns.campaign.launched", campaign, by, membership)
    return campaign


def _tell_units(campaign: Campaign, units: Iterable[Unit], now: dt.datetime) -> None:
    units = list(units)
    # Chosen by hand before the choice was changed, or closed since.
    campaign.participants.exclude(unit__in=units).delete()
    kept = set(campaign.participants.values_list("unit", flat=True))
    campaign.participants.update(told_at=now)
    Participant.objects.bulk_create(
        Participant(
            commune=campaign.commune, campaign=campaign, unit=unit, position=place, told_at=now
        )
        for place, unit in enumerate(units, 1)
        if unit.pk not in kept
    )


def _require_running(campaign: Campaign) -> None:
    if not campaign.is_launched:
        raise WrongState("Phong trào chưa phát động hoặc đã hủy.")
    if campaign.closed_at:
        raise WrongState("Phong trào đã tổng kết.")


def _update(campaign: Campaign, seen: dict[str, Any], **fields: Any) -> None:
    """Write fields if nobody was faster; ``seen`` is what must still hold."""
    if not Campaign.objects.filter(pk=campaign.pk, **seen).update(**fields):
        raise WrongState()
    for name, value in fields.items():
        setattr(campaign, name, value)
