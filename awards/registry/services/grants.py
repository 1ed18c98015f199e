"""Rows of the register: of old papers here, of decisions by ``awards.deciding``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Grant
from awards.registry.keys import register_keys
from awards.states import Procedure
from campaigns.models import Campaign, Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.lib.states import bump
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Household, Person, Unit, User
from emulation.org.rights import actor, commune_and_predecessors, require, subject
from emulation.org.services.rows import refused_as, save_many
from emulation.trail.changes import changes_to
from emulation.trail.services import entries_record, entry_record

Subject = Person | Unit | Household
EARLIEST = 1945  # no commune of ours awarded anything before
YEARS_BACK = 10  # of what a decision rewards
CORRECTED = (
    "recipient",
    "detail",
    "merit",
    "procedure",
    "year",
    "decision_number",
    "decided_on",
    "decider",
    "level",
    "amount",
    "gender",
    "is_leader",
    "is_direct_worker",
)
_LINES = ("recipient", "detail", "merit", "decision_number", "decider")
_KIND_FIELDS = {Person: "person", Unit: "collective", Household: "household"}


@dataclass(frozen=True)
class Given:
    """One award as its paper tells it; an empty ``recipient`` is the subject's own name."""

    subject: Subject
    award: Honour | RewardForm
    year: int
    decision_number: str
    decided_on: dt.date
    decider: str
    level: str
    procedure: str = Procedure.REGULAR
    recipient: str = ""
    detail: str = ""
    merit: str = ""
    amount: int | None = None
    gender: str = ""
    is_leader: bool = False
    is_direct_worker: bool = False
    campaign: Campaign | None = None


def grant_made(commune: Commune, given: Given, **more: Any) -> Grant:
    """Return the row, not stored yet, with the keys by which it is found and sorted."""
    kind = _KIND_FIELDS[type(given.subject)]
    award = "honour" if isinstance(given.award, Honour) else "reward_form"
    named = {name: clean_line(getattr(given, name)) for name in _LINES}
    named["recipient"] = named["recipient"] or str(given.subject)
    gender = given.gender or getattr(given.subject, "gender", "")
    grant = Grant(
        commune=commune,
        procedure=given.procedure,
        year=given.year,
        decided_on=given.decided_on,
        level=given.level,
        amount=given.amount,
        gender=gender,
        is_leader=given.is_leader,
        is_direct_worker=given.is_direct_worker,
        campaign=given.campaign,
        **{kind: given.subject, award: given.award},
        **named,
        **more,
    )
    _set_keys(grant)
    return grant


@transaction.atomic
def grant_record(*, commune: Commune, given: Given, by: User) -> Grant:
    """Write one old award into the register."""
    membership = require(by, "awards.keep_register", commune)
    grant = grant_made(commune, given)
    require_sound(grant, commune_and_predecessors(commune))
    grant.full_clean()
    grant.save(force_insert=True)
    entry_record("awards.grant.recorded", actor=actor(by, membership), subject=subject(grant))
    return grant


@transaction.atomic
def grants_record(*, commune: Commune, grants: Sequence[tuple[Any, Grant]], by: User) -> None:
    """Write many at once, each with the name it is refused by (``RowRefused``)."""
    membership = require(by, "awards.keep_register", commune)
    communes = commune_and_predecessors(commune)
    for name, grant in grants:
        with refused_as(name):
            require_sound(grant, communes)
    save_many(grants)
    told = [(subject(grant), None) for _, grant in grants]
    entries_record("awards.grant.recorded", actor=actor(by, membership), told=told)


@transaction.atomic
def grant_change(*, grant: Grant, seen_version: int, by: User, **fields: Any) -> Grant:
    """Correct what was written in from paper: everything but who and what."""
    membership = require(by, "awards.correct_grant", grant)
    unknown = fields.keys() - set(CORRECTED)
    if unknown:
        raise TypeError(f"A grant cannot change {sorted(unknown)}")
    fields |= {name: clean_line(fields[name]) for name in _LINES if name in fields}
    changes = changes_to(grant, fields)
    if not changes:
        return grant
    for name, value in fields.items():
        setattr(grant, name, value)
    _set_keys(grant)
    require_sound(grant, {grant.commune_id, grant.subject.commune_id})
    grant.full_clean()
    saved = {name: fields[name] for name in changes}
    keys = {"search_key": grant.search_key, "sort_key": grant.sort_key}
    bump(grant, version_field="version", seen=seen_version, **saved, **keys)
    entry_record(
        "awards.grant.changed",
        actor=actor(by, membership),
        subject=subject(grant),
        changes=changes,
    )
    return grant


@transaction.atomic
def grant_remove(*, grant: Grant, reason: str, by: User) -> None:
    """Strike out a row that should never have been written; the trail keeps what it said."""
    membership = require(by, "awards.correct_grant", grant)
    if not clean_line(reason):
        raise ValidationError({"reason": "Ghi lý do xóa."})
    fields = (*CORRECTED, "honour", "reward_form", "person", "collective", "household")
    said = {name: [str(getattr(grant, name) or ""), ""] for name in fields}
    entry_record(
        "awards.grant.removed",
        actor=actor(by, membership),
        subject=subject(grant),
        reason=clean_line(reason),
        changes={name: words for name, words in said.items() if words[0]},
    )
    grant.delete()


def require_sound(grant: Grant, communes: set[int]) -> None:
    """Refuse what no paper can say; ``communes`` are those whose people the register names."""
    wrong: dict[str, str] = {}
    today = dates.today()
    if grant.subject.commune_id not in communes:
        wrong["name"] = "Chọn cá nhân, tập thể, hộ của địa phương mình."
    # By what it is, not by its key: a new person has none yet.
    if grant.honour and grant.honour.subject != _KIND_FIELDS[type(grant.subject)]:
        whom = SubjectKind(grant.honour.subject).label.lower()
        wrong["award"] = f"Danh hiệu {grant.honour} dành cho {whom}."
    if grant.award.commune_id not in (None, grant.commune_id):
        wrong["award"] = "Danh hiệu, hình thức này là của địa phương khác."
    if grant.decided_on and grant.decided_on > today:
        wrong["decided_on"] = "Ngày quyết định không được sau hôm nay."
    elif grant.decided_on and grant.decided_on.year < EARLIEST:
        wrong["decided_on"] = f"Ngày quyết định từ năm {EARLIEST}."
    elif grant.decided_on and not _is_near(grant.year, grant.decided_on):
        wrong["year"] = (
            f"Năm xét từ {grant.decided_on.year - YEARS_BACK} đến {grant.decided_on.year}, "
            "năm của quyết định."
        )
    if wrong:
        raise ValidationError(wrong)


def _is_near(year: int, decided_on: dt.date) -> bool:
    return decided_on.year - YEARS_BACK <= year <= decided_on.year


def _set_keys(grant: Grant) -> None:
    keys = register_keys(
        grant.recipient,
        grant.decision_number,
        grant.detail,
        is_collective=grant.collective is not None,
    )
    for name, value in keys.items():
        setattr(grant, name, value)
