"""Writing covenants; the heads of the units agree, then the paper is signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaigns.models import Campaign, Covenant, CovenantParty
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, first_lower, nfc
from emulation.org.models import Membership, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import unit_name
from emulation.papers.services import attachment_add
from emulation.trail.services import entry_record

LEAST_PARTIES = 2


@transaction.atomic
def covenant_write(
    *,
    campaign: Campaign,
    name: str,
    content: str,
    units: Sequence[Unit],
    place: str = "",
    signed_on: dt.date | None = None,
    by: User,
) -> Covenant:
    """Write a covenant between units that take part in a running campaign."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    if not campaign.is_launched or campaign.closed_at:
        raise WrongState("Phong trào chưa phát động, đã hủy hoặc đã tổng kết.")
    covenant = Covenant(commune=campaign.commune, campaign=campaign)
    _fill(covenant, name, content, place, signed_on)
    _require_parties(campaign, units)
    covenant.full_clean()
    covenant.save()
    _put_parties(covenant, units)
    _tell("written", covenant, by, membership)
    return covenant


@transaction.atomic
def covenant_change(
    *,
    covenant: Covenant,
    name: str,
    content: str,
    units: Sequence[Unit],
    place: str = "",
    signed_on: dt.date | None = None,
    seen_version: int,
    by: User,
) -> Covenant:
    """Change it. Who agreed to other words, or with other units, is asked again."""
    membership = _keeper(covenant, by)
    stored = Covenant.objects.get(pk=covenant.pk)
    _fill(covenant, name, content, place, signed_on)
    _require_parties(covenant.campaign, units)
    covenant.full_clean()
    typed = ("name", "content", "place", "signed_on")
    fields = {each: getattr(covenant, each) for each in typed}
    bump(covenant, version_field="version", seen=seen_version, **fields)
    before = set(covenant.parties.values_list("unit", flat=True))
    if stored.content != covenant.content or before != {unit.pk for unit in units}:
        covenant.parties.update(agreed_at=None, agreed_by=None)
    _put_parties(covenant, units)
    _tell("changed", covenant, by, membership)
    return covenant


@transaction.atomic
def covenant_agree(*, party: CovenantParty, seen_version: int, by: User) -> CovenantParty:
    """The head of a unit agrees to the text that was read; a newer one is read first."""
    covenant = party.covenant
    if party.agreed_at or covenant.attachment_id is not None:
        raise WrongState("Đơn vị đã đồng ý, hoặc giao ước đã ký.")
    membership = require(by, "campaigns.agree_to_covenant", party)
    # The UPDATE holds the covenant, so that its words do not change in between.
    same = Covenant.objects.filter(pk=covenant.pk, version=seen_version)
    if not same.update(version=seen_version):
        raise WrongState("Giao ước vừa được sửa. Đọc lại rồi đồng ý.")
    open_ = CovenantParty.objects.filter(pk=party.pk, agreed_at=None)
    now = dates.now()
    if not open_.update(agreed_at=now, agreed_by=membership):
        raise WrongState()
    party.agreed_at, party.agreed_by = now, membership
    _tell("agreed", covenant, by, membership, unit_name(party.unit, dates.today()))
    return party


@transaction.atomic
def covenant_sign(
    *, covenant: Covenant, signed_on: dt.date, upload: UploadedFile, by: User
) -> Covenant:
    """Attach the copy that all signed; from then on nothing of it changes."""
    membership = _keeper(covenant, by)
    if covenant.parties.filter(agreed_at=None).exists():
        raise WrongState("Còn đơn vị chưa đồng ý nên chưa đính kèm bản đã ký được.")
    if signed_on > dates.today():
        raise ValidationError({"signed_on": "Ngày ký không thể sau hôm nay."})
    attachment = attachment_add(
        commune=covenant.commune, upload=upload, by_actor=actor(by, membership)
    )
    unsigned = Covenant.objects.filter(pk=covenant.pk, attachment=None, version=covenant.version)
    if not unsigned.update(attachment=attachment, signed_on=signed_on):
        raise WrongState()
    covenant.attachment, covenant.signed_on = attachment, signed_on
    _tell("signed", covenant, by, membership)
    return covenant


@transaction.atomic
def covenant_remove(*, covenant: Covenant, reason: str, by: User) -> None:
    """Take away one that is not signed yet."""
    membership = _keeper(covenant, by)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do bỏ giao ước."})
    _tell("removed", covenant, by, membership, reason)
    if not Covenant.objects.filter(pk=covenant.pk, attachment=None).delete()[0]:
        raise WrongState()


def _keeper(covenant: Covenant, by: User) -> Membership:
    if covenant.attachment_id is not None:
        raise WrongState("Giao ước đã ký nên không sửa, không bỏ được.")
    return require(by, "campaigns.keep_covenant", covenant)


def _fill(
    covenant: Covenant, name: str, content: str, place: str, signed_on: dt.date | None
) -> None:
    covenant.name, covenant.place = clean_line(name), clean_line(place)
    covenant.content, covenant.signed_on = nfc(content).replace("\r\n", "\n").strip(), signed_on


def _require_parties(campaign: Campaign, units: Sequence[Unit]) -> None:
    wanted = {unit.pk for unit in units}
    if len(wanted) < LEAST_PARTIES:
        raise ValidationError({"units": "Chọn ít nhất hai đơn vị cùng ký."})
    if any(unit.commune_id != campaign.commune_id for unit in units):
        raise PermissionDenied("Chỉ chọn đơn vị của địa phương mình.")
    if campaign.participants.filter(unit__in=wanted).count() != len(wanted):
        raise ValidationError({"units": "Chỉ chọn đơn vị tham gia phong trào này."})


def _put_parties(covenant: Covenant, units: Sequence[Unit]) -> None:
    covenant.parties.exclude(unit__in=[unit.pk for unit in units]).delete()
    for place, unit in enumerate(units, 1):
        CovenantParty.objects.update_or_create(
            commune=covenant.commune, covenant=covenant, unit=unit, defaults={"position": place}
        )


def _tell(
    verb: str, covenant: Covenant, by: User, membership: Membership, reason: str = ""
) -> None:
    entry_record(
        f"campaigns.covenant.{verb}",
        actor=actor(by, membership),
        subject=subject(covenant, _named(covenant)),
        reason=reason,
    )


def _named(covenant: Covenant) -> str:
    """Return the name in a sentence, the word "giao ước" once."""
    name = first_lower(covenant.name)
    return name if name.startswith("giao ước") else f"giao ước {covenant.name}"
