"""Rounds are opened, changed and ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from copy import copy
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Nomination, Round, RoundAward
from awards.states import NominationState, Procedure
from campaigns.models import Campaign, Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Commune, Membership, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record

State = NominationState
# A round ends when nothing of it is on its way any more.
SETTLED = (State.AWARDED, State.REFUSED, State.FAILED, State.INELIGIBLE, State.WITHDRAWN)


@dataclass(frozen=True)
class Offer:
    """A title or reward that may be nominated, and for which kind of subject."""

    award: Honour | RewardForm
    subject_kind: str


@dataclass(frozen=True)
class RoundInput:
    name: str
    year: int
    procedure: str
    opens_on: dt.date
    closes_on: dt.date
    offers: tuple[Offer, ...]
    campaign: Campaign | None = None
    guidance: str = ""


@transaction.atomic
def round_open(*, commune: Commune, given: RoundInput, by: User) -> Round:
    membership = require(by, "awards.keep_rounds", commune)
    _check(commune, given)
    row = Round(commune=commune, **_fields(given))
    row.full_clean()
    row.save()
    _put_offers(row, given.offers)
    _tell("opened", row, by, membership)
    return row


@transaction.atomic
def round_change(*, round_: Round, given: RoundInput, seen_version: int, by: User) -> Round:
    """Change a round; what was nominated already stays offered."""
    membership = require(by, "awards.keep_rounds", round_.commune)
    _require_going_on(round_)
    _check(round_.commune, given)
    fields = _fields(given)
    _require_same_ground(round_, fields)
    _require_valid(round_, fields)
    bump(round_, version_field="version", seen=seen_version, **fields)
    _require_offered(round_, given.offers)
    round_.awards.all().delete()
    _put_offers(round_, given.offers)
    _tell("changed", round_, by, membership)
    return round_


@transaction.atomic
def round_end(*, round_: Round, seen_version: int, by: User) -> Round:
    """End a round of which every dossier came to its end."""
    membership = require(by, "awards.keep_rounds", round_.commune)
    _require_going_on(round_)
    left = round_.nominations.exclude(state__in=SETTLED).count()
    if left:
        raise WrongState(
            f"Còn {left} hồ sơ chưa có kết quả. Xử lý hoặc cho rút hết rồi kết thúc đợt xét."
        )
    bump(round_, version_field="version", seen=seen_version, ended_at=dates.now())
    _tell("ended", round_, by, membership)
    return round_


def _check(commune: Commune, given: RoundInput) -> None:
    if not given.offers:
        raise ValidationError({"offers": "Chọn ít nhất một danh hiệu hoặc hình thức khen thưởng."})
    for offer in given.offers:
        _check_offer(commune, offer)
    by_campaign = given.procedure == Procedure.CAMPAIGN
    if by_campaign and given.campaign is None:
        raise ValidationError({"campaign": "Chọn phong trào, đợt thi đua được xét khen thưởng."})
    if given.campaign and given.campaign.commune_id != commune.pk:
        raise ValidationError({"campaign": "Chọn phong trào của địa phương mình."})


def _check_offer(commune: Commune, offer: Offer) -> None:
    award = offer.award
    if not award.is_active or award.commune_id not in (None, commune.pk):
        raise ValidationError({"offers": f"{award} không dùng ở địa phương."})
    if isinstance(award, Honour) and award.subject != offer.subject_kind:
        kind = SubjectKind(award.subject).label.lower()
        raise ValidationError({"offers": f"Danh hiệu {award} dành cho {kind}."})


def _fields(given: RoundInput) -> dict[str, object]:
    return {
        "name": clean_line(given.name),
        "year": given.year,
        "procedure": given.procedure,
        "campaign": given.campaign,
        "opens_on": given.opens_on,
        "closes_on": given.closes_on,
        "guidance": nfc(given.guidance).strip(),
    }


def _require_valid(row: Round, fields: dict[str, object]) -> None:
    """Refuse in words what the constraints would refuse, before anything is stored."""
    changed = copy(row)
    for name, value in fields.items():
        setattr(changed, name, value)
    changed.full_clean()


def _require_same_ground(row: Round, fields: dict[str, object]) -> None:
    """What was sent was judged by the round's year, ground and campaign."""
    if not row.nominations.filter(first_sent_at__isnull=False).exists():
        return
    for name in ("year", "procedure", "campaign"):
        if getattr(row, name) != fields[name]:
            words = row._meta.get_field(name).verbose_name
            raise ValidationError({name: f"Đã có hồ sơ gửi lên, không đổi {words} được nữa."})


def _put_offers(row: Round, offers: Collection[Offer]) -> None:
    RoundAward.objects.bulk_create(
        RoundAward(
            commune=row.commune,
            round=row,
            honour=offer.award if isinstance(offer.award, Honour) else None,
            reward_form=offer.award if isinstance(offer.award, RewardForm) else None,
            subject_kind_for=offer.subject_kind,
        )
        for offer in dict.fromkeys(offers)
    )


def _require_offered(row: Round, offers: Collection[Offer]) -> None:
    """What somebody was nominated for cannot be taken out of the round."""
    kept = {(type(offer.award), offer.award.pk, offer.subject_kind) for offer in offers}
    rows = Nomination.objects.filter(round=row).exclude(state=State.WITHDRAWN)
    for nomination in rows.select_related("honour", "reward_form"):
        award = nomination.award
        if (type(award), award.pk, nomination.subject_kind) not in kept:
            raise ValidationError({"offers": f"Đã có hồ sơ đề nghị {award}, không bỏ được."})


def _require_going_on(row: Round) -> None:
    if row.ended_at:
        raise WrongState("Đợt xét này đã kết thúc.", moved_on=True)


def _tell(verb: str, row: Round, by: User, membership: Membership) -> None:
    entry_record(f"awards.round.{verb}", actor=actor(by, membership), subject=subject(row))
