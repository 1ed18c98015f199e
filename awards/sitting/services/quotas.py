"""More passed than may be given: the most votes are taken, the chair chooses between equals."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Ballot, Sitting
from awards.sitting.quotas import Quota, quotas_exceeded
from awards.sitting.selectors import ballots_of
from awards.sitting.services.steps import ballot_told, hold, keeper_of
from awards.states import NOMINATION_MOVES, NominationState, SittingState
from awards.tally import Inconsistent
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.rights import actor, subject
from emulation.trail.services import entry_record

OPENED = (SittingState.OPEN,)


@transaction.atomic
def quota_settle(
    *, sitting: Sitting, first: Ballot, chosen: Sequence[Ballot], reason: str = "", by: User
) -> list[Ballot]:
    """Leave out who stands behind in the votes on a title; return those left out.

    ``first`` names the title by its ballot with the most votes. ``chosen`` are whom the chair
    takes of those with equal votes for the last places, with the reason.
    """
    membership = keeper_of(sitting, by, OPENED)
    hold(sitting, OPENED)
    quota = quota_of(sitting, first)
    reason = clean_line(reason)
    if chosen and not reason:
        raise ValidationError({"reason": "Ghi lý do Chủ tịch Hội đồng chọn, để in vào biên bản."})
    left = _left(quota, chosen)
    for ballot in left:
        ballot.left_out = f"{quota.words}. {reason}" if reason else f"{quota.words}."
        ballot.nomination.commune = sitting.commune
        move(ballot.nomination, NominationState.FAILED, moves=NOMINATION_MOVES)
        entry_record(
            "awards.nomination.failed",
            actor=actor(by, membership),
            subject=subject(ballot.nomination),
            reason=ballot.left_out,
        )
        ballot_told("left_out", ballot, by, membership, ballot.left_out)
    Ballot.objects.bulk_update(left, ["left_out"])
    return left


def quota_of(sitting: Sitting, first: Ballot) -> Quota:
    """Return the title that a ballot leads; ``WrongState`` where nothing is to be settled."""
    for quota in quotas_exceeded(sitting, ballots_of(sitting)):
        if quota.first.pk == first.pk:
            return quota
    raise WrongState("Danh hiệu này không còn vượt tỷ lệ tối đa, hoặc kết quả vừa thay đổi.")


def _left(quota: Quota, chosen: Sequence[Ballot]) -> list[Ballot]:
    try:
        taken = quota.taken(chosen)
    except Inconsistent as wrong:
        raise ValidationError({"chosen": list(wrong.sentences)}) from wrong
    if taken.places:
        raise ValidationError(
            {"chosen": f"Còn {taken.places} suất cho những người bằng phiếu. Chọn đủ rồi ghi."}
        )
    return [each for each in quota.ballots if each.pk not in taken.taken]
