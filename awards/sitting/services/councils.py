"""Councils as their decisions set them up, and who sits in them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from awards.models import Council, CouncilMember
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import bump
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Membership, Person, User
from emulation.org.rights import actor, holding_on, require, subject
from emulation.papers.services import attachment_add
from emulation.trail.services import entry_record


@transaction.atomic
def council_write(
    *,
    commune: Commune,
    name: str,
    decision_number: str,
    decided_on: dt.date,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    upload: UploadedFile | None = None,
    by: User,
) -> Council:
    """Write down a council that a decision set up; ``upload`` is a copy of that decision."""
    membership = require(by, "awards.keep_councils", commune)
    council = Council(commune=commune)
    _fill(council, name, decision_number, decided_on, valid_from, valid_to)
    council.full_clean()
    _attach(council, upload, by, membership)
    council.save(force_insert=True)
    _tell("written", council, by, membership)
    return council


@transaction.atomic
def council_change(
    *,
    council: Council,
    name: str,
    decision_number: str,
    decided_on: dt.date,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    upload: UploadedFile | None = None,
    seen_version: int,
    by: User,
) -> Council:
    membership = require(by, "awards.keep_councils", council.commune)
    _fill(council, name, decision_number, decided_on, valid_from, valid_to)
    council.full_clean()
    _attach(council, upload, by, membership)
    names = ("name", "decision_number", "decided_on", "valid_from", "valid_to", "attachment")
    fields = {each: getattr(council, each) for each in names}
    bump(council, version_field="version", seen=seen_version, **fields)
    _tell("changed", council, by, membership)
    return council


@transaction.atomic
def member_add(
    *,
    council: Council,
    person: Person,
    seat: str = CouncilMember.Seat.MEMBER,
    valid_from: dt.date | None = None,
    by: User,
) -> CouncilMember:
    """Give a person a seat from a day on; he or she has no other one on that day."""
    membership = require(by, "awards.keep_councils", council.commune)
    if person.commune_id != council.commune_id:
        raise ValidationError({"person": "Chọn người của địa phương mình."})
    begins = valid_from or council.valid_from
    if begins < council.valid_from:
        raise ValidationError({"valid_from": "Không trước ngày hội đồng được thành lập."})
    if council.members.filter(holding_on(begins), person=person).exists():
        raise ValidationError({"person": "Người này đang là thành viên hội đồng."})
    last = council.members.order_by("-position").values_list("position", flat=True).first()
    member = CouncilMember(
        commune=council.commune,
        council=council,
        person=person,
        seat=seat,
        valid_from=begins,
        valid_to=council.valid_to,
        position=(last or 0) + 1,
    )
    member.full_clean()
    member.save(force_insert=True)
    words = f"{person.full_name}, {member.get_seat_display()}"
    _tell("member_added", council, by, membership, words)
    return member


@transaction.atomic
def member_end(*, member: CouncilMember, valid_to: dt.date, by: User) -> CouncilMember:
    """Write down a seat's last day; sittings held before keep it."""
    membership = require(by, "awards.keep_councils", member.commune)
    if valid_to < member.valid_from:
        raise ValidationError({"valid_to": "Ngày cuối phải từ ngày bắt đầu trở đi."})
    if valid_to > dates.today() + dt.timedelta(days=366):
        raise ValidationError({"valid_to": "Ngày cuối không quá một năm kể từ hôm nay."})
    member.valid_to = valid_to
    member.full_clean()
    member.save(update_fields=["valid_to"])
    words = f"{member.person}, hết ngày {date_short(valid_to)}"
    _tell("member_ended", member.council, by, membership, words)
    return member


def _fill(
    council: Council,
    name: str,
    number: str,
    decided_on: dt.date,
    valid_from: dt.date,
    valid_to: dt.date | None,
) -> None:
    council.name, council.decision_number = clean_line(name), clean_line(number)
    council.decided_on, council.valid_from, council.valid_to = decided_on, valid_from, valid_to
    if valid_to and valid_to < valid_from:
        raise ValidationError({"valid_to": "Ngày cuối phải từ ngày bắt đầu trở đi."})
    if valid_from < decided_on:
        raise ValidationError({"valid_from": "Không trước ngày ký quyết định thành lập."})


def _attach(
    council: Council, upload: UploadedFile | None, by: User, membership: Membership
) -> None:
    if upload is not None:
        council.attachment = attachment_add(
            commune=council.commune, upload=upload, by_actor=actor(by, membership)
        )


def _tell(verb: str, council: Council, by: User, membership: Membership, reason: str = "") -> None:
    entry_record(
        f"awards.council.{verb}",
        actor=actor(by, membership),
        subject=subject(council),
        reason=reason,
    )
