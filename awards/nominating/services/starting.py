"""Nominations are begun, one or many at once, and given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from awards.models import Initiative, Nomination, Round
from awards.nominating.naming import Named, Subject, named_on
from awards.states import NOMINATION_LIVE, NOMINATION_MOVES, NominationState
from campaigns.launching.scopes import fits, refusal_of, scopes_on
from campaigns.models import Aspirant, Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.lib.states import WrongState, bump, move
from emulation.lib.text import nfc
from emulation.org.models import Household, Membership, Person, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import spells_held, unit_name
from emulation.org.selectors.lists import inferiors_on
from emulation.trail.services import entries_record, entry_record

Award = Honour | RewardForm
_KINDS = {
    Person: SubjectKind.PERSON,
    Unit: SubjectKind.COLLECTIVE,
    Household: SubjectKind.HOUSEHOLD,
}
_BATCH = 500
DROPPED = "Bỏ khỏi danh sách khi chưa gửi."


def kind_of(thing: Subject) -> SubjectKind:
    return _KINDS[type(thing)]


@transaction.atomic
def nominations_start(
    *,
    round_: Round,
    unit: Unit,
    award: Award,
    subjects: Sequence[Subject],
    by: User,
    aspirants: Mapping[int, Aspirant] | None = None,
) -> list[Nomination]:
    """Begin a dossier for each subject that has none for this award in the round.

    ``aspirants`` are the approved registrations they come from, by key of the subject. Raises
    ``ValidationError`` for a subject that the unit or the award does not fit.
    """
    blank = Nomination(commune=round_.commune, round=round_, unit=unit)
    membership = require(by, "awards.nominate", blank)
    kind = _kind(round_, award, subjects)
    _require_own(round_, unit, subjects)
    if kind == SubjectKind.COLLECTIVE and isinstance(award, Honour):
        _require_scope(award, subjects)
    standing = _standing(round_, award, kind)
    new = [each for each in dict.fromkeys(subjects) if each.pk not in standing]
    if not new:
        raise ValidationError(
            f"Tất cả đã có hồ sơ đề nghị {award} trong đợt xét này, của đơn vị mình hoặc đơn vị "
            "khác."
        )
    named = named_on(new, unit, dates.today())
    rows = [
        _draft(blank, award, kind, each, words, (aspirants or {}).get(each.pk), membership)
        for each, words in zip(new, named, strict=True)
    ]
    _store(rows)
    _tell_all("started", rows, by, membership)
    return rows


@transaction.atomic
def nominations_drop(
    *, round_: Round, unit: Unit, nominations: Sequence[Nomination], by: User
) -> int:
    """Take out of a unit's list what was never sent; return how many. One query, however many."""
    blank = Nomination(commune=round_.commune, round=round_, unit=unit)
    membership = require(by, "awards.nominate", blank)
    rows = Nomination.objects.filter(
        pk__in=[row.pk for row in nominations],
        round=round_,
        unit=unit,
        state=NominationState.DRAFT,
        first_sent_at=None,
    )
    Initiative.objects.filter(used_by__in=rows).update(used_by=None)
    dropped = rows.update(
        state=NominationState.WITHDRAWN, withdraw_reason=DROPPED, version=F("version") + 1
    )
    if dropped != len(nominations):
        raise WrongState("Có hồ sơ vừa được gửi hoặc rút. Mở lại danh sách.")
    _tell_all("dropped", nominations, by, membership)
    return dropped


@transaction.atomic
def nomination_withdraw(
    *, nomination: Nomination, seen_version: int, reason: str, by: User
) -> Nomination:
    """Give a nomination up; what was sent stays to be read, with the reason."""
    membership = require(by, "awards.withdraw_nomination", nomination)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do rút hồ sơ."})
    bump(nomination, version_field="version", seen=seen_version)
    move(
        nomination,
        NominationState.WITHDRAWN,
        moves=NOMINATION_MOVES,
        withdraw_reason=reason,
    )
    nomination.initiatives.update(used_by=None)
    tell("withdrawn", nomination, by, membership, reason=reason)
    return nomination


def tell(
    verb: str, nomination: Nomination, by: User, membership: Membership, *, reason: str = ""
) -> None:
    entry_record(
        f"awards.nomination.{verb}",
        actor=actor(by, membership),
        subject=subject(nomination),
        reason=reason,
    )


def _kind(round_: Round, award: Award, subjects: Sequence[Subject]) -> SubjectKind:
    if not subjects:
        raise ValidationError({"subjects": "Chọn ít nhất một cá nhân, tập thể hoặc hộ."})
    kinds = {kind_of(each) for each in subjects}
    if len(kinds) != 1:
        raise ValidationError({"subjects": "Mỗi lần chỉ chọn một loại đối tượng."})
    kind = kinds.pop()
    field = "honour" if isinstance(award, Honour) else "reward_form"
    if not round_.awards.filter(**{field: award}, subject_kind_for=kind).exists():
        raise ValidationError(
            {"award": f"Đợt xét này không nhận đề nghị {award} cho {kind.label.lower()}."}
        )
    return kind


def _require_own(round_: Round, unit: Unit, subjects: Sequence[Subject]) -> None:
    if unit.commune_id != round_.commune_id:
        raise ValidationError("Chọn đơn vị của địa phương mình.")
    if any(each.commune_id != round_.commune_id for each in subjects):
        raise ValidationError("Chỉ đề nghị người, tập thể, hộ của địa phương mình.")
    within = {unit.pk, *inferiors_on(unit, dates.today()).values_list("unit", flat=True)}
    if any(isinstance(each, Unit) and each.pk not in within for each in subjects):
        raise ValidationError("Chỉ đề nghị đơn vị mình hoặc tập thể trong đơn vị mình.")
    homes = [each for each in subjects if isinstance(each, Household)]
    if any(each.village_id != unit.pk for each in homes):
        raise ValidationError(f"Chỉ đề nghị hộ của {unit_name(unit, dates.today())}.")
    if gone := [each for each in homes if each.valid_to and each.valid_to < dates.today()]:
        raise ValidationError(f"{gone[0]} không còn ở {unit_name(unit, dates.today())}.")


def _require_scope(honour: Honour, subjects: Sequence[Subject]) -> None:
    scopes = scopes_on(dates.today())
    spells = spells_held([each.pk for each in subjects], dates.today())
    for each in subjects:
        spell = spells[each.pk]
        if not fits(honour, spell.kind, scopes):
            raise ValidationError(refusal_of(honour, spell.name, scopes))


def _standing(round_: Round, award: Award, kind: SubjectKind) -> set[int]:
    field = "honour" if isinstance(award, Honour) else "reward_form"
    rows = Nomination.objects.filter(
        round=round_, state__in=NOMINATION_LIVE, **{field: award, f"{kind}__isnull": False}
    )
    return set(rows.values_list(kind, flat=True))


def _draft(
    blank: Nomination,
    award: Award,
    kind: SubjectKind,
    each: Subject,
    words: Named,
    aspirant: Aspirant | None,
    membership: Membership,
) -> Nomination:
    return Nomination(
        commune=blank.commune,
        round=blank.round,
        unit=blank.unit,
        honour=award if isinstance(award, Honour) else None,
        reward_form=award if isinstance(award, RewardForm) else None,
        aspirant=aspirant,
        recipient=words.recipient,
        detail=words.detail,
        is_leader=words.is_leader,
        saved_at=dates.now(),
        made_by=membership,
        **{str(kind): each},
    )


def _store(rows: Sequence[Nomination]) -> None:
    try:
        with transaction.atomic():
            Nomination.objects.bulk_create(rows, batch_size=_BATCH)
    except IntegrityError as error:
        raise WrongState(
            "Vừa có người lập hồ sơ cho một trong những đối tượng này. Mở lại danh sách."
        ) from error


def _tell_all(verb: str, rows: Sequence[Nomination], by: User, membership: Membership) -> None:
    entries_record(
        f"awards.nomination.{verb}",
        actor=actor(by, membership),
        told=[(subject(row), None) for row in rows],
    )
