"""Initiatives (sáng kiến, đề tài) that were recognised, as their papers say."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Initiative
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Person, User
from emulation.org.rights import actor, commune_and_predecessors, require, subject
from emulation.trail.changes import changes_to
from emulation.trail.services import entry_record

USED = "Sáng kiến này đã dùng cho một hồ sơ đề nghị nên không sửa, không xóa được."


@transaction.atomic
def initiative_record(
    *,
    commune: Commune,
    person: Person,
    name: str,
    level: str,
    recognised_on: dt.date,
    recognised_by: str,
    number: str,
    by: User,
) -> Initiative:
    membership = require(by, "awards.keep_register", commune)
    if person.commune_id not in commune_and_predecessors(commune):
        raise ValidationError({"person": "Chọn người của địa phương mình."})
    row = Initiative(
        commune=commune,
        person=person,
        name=clean_line(name),
        level=level,
        recognised_on=recognised_on,
        recognised_by=clean_line(recognised_by),
        number=clean_line(number),
    )
    _require_past(row)
    row.full_clean()
    row.save(force_insert=True)
    entry_record("awards.initiative.recorded", actor=actor(by, membership), subject=subject(row))
    return row


@transaction.atomic
def initiative_change(
    *,
    initiative: Initiative,
    name: str,
    level: str,
    recognised_on: dt.date,
    recognised_by: str,
    number: str,
    seen_version: int,
    by: User,
) -> Initiative:
    membership = require(by, "awards.keep_register", initiative.commune)
    _require_unused(initiative)
    fields = {
        "name": clean_line(name),
        "level": level,
        "recognised_on": recognised_on,
        "recognised_by": clean_line(recognised_by),
        "number": clean_line(number),
    }
    changes = changes_to(initiative, fields)
    if not changes:
        return initiative
    for field, value in fields.items():
        setattr(initiative, field, value)
    _require_past(initiative)
    initiative.full_clean()
    bump(initiative, version_field="version", seen=seen_version, **fields)
    entry_record(
        "awards.initiative.changed",
        actor=actor(by, membership),
        subject=subject(initiative),
        changes=changes,
    )
    return initiative


@transaction.atomic
def initiative_remove(*, initiative: Initiative, reason: str, by: User) -> None:
    membership = require(by, "awards.keep_register", initiative.commune)
    if not clean_line(reason):
        raise ValidationError({"reason": "Ghi lý do xóa."})
    told = subject(initiative)
    # A dossier may have taken it meanwhile.
    gone, _ = Initiative.objects.filter(pk=initiative.pk, used_by=None).delete()
    if not gone:
        raise WrongState(USED)
    entry_record(
        "awards.initiative.removed",
        actor=actor(by, membership),
        subject=told,
        reason=clean_line(reason),
    )


def _require_unused(initiative: Initiative) -> None:
    if initiative.used_by_id is not None:
        raise WrongState(USED)


def _require_past(row: Initiative) -> None:
    if row.recognised_on > dates.today():
        raise ValidationError({"recognised_on": "Ngày công nhận không được sau hôm nay."})
