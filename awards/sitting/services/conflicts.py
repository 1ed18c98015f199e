"""Members who leave one vote: what the portal cannot know the secretary types, or they say it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from awards.models import Attendance, Ballot, Conflict
from awards.sitting.conflicts import conflicts_found
from awards.sitting.rules import seat_of
from awards.sitting.sentences import (
    DECLARED_ALREADY,
    NO_SEAT_TO_DECLARE,
    OPINION_WRITTEN,
    TELL_THE_REASON,
    VOTE_OVER,
    VOTED_ALREADY,
)
from awards.sitting.services.preparing import ABOUT
from awards.sitting.services.steps import (
    GOING_ON,
    ballot_told,
    hold,
    keeper_of,
    ordered_seats,
)
from awards.states import BallotState
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Membership, User
from emulation.org.rights import require

TYPED = (Conflict.Why.FAMILY, Conflict.Why.OTHER)


@transaction.atomic
def conflict_add(
    *, ballot: Ballot, seat: Attendance, why: str, note: str = "", by: User
) -> Conflict:
    """Write down that a member leaves a vote that has not begun, and its base."""
    membership = keeper_of(ballot.sitting, by)
    if seat.sitting_id != ballot.sitting_id:
        raise ValidationError({"seat": "Chọn thành viên có ghế trong phiên họp này."})
    if why not in TYPED:
        raise ValidationError({"why": "Chọn người thân hoặc lý do khác."})
    note = _note(why, note)
    _before_the_vote(ballot)
    if ballot.conflicts.filter(seat=seat).exists():
        raise ValidationError({"seat": "Người này đã được ghi là không tham gia."})
    ballot.named_votes.filter(seat=seat).delete()
    row = _write(ballot, seat, why, note, membership)
    ballot_told("conflict_added", ballot, by, membership, f"{seat.member.person}, {note}")
    return row


@transaction.atomic
def conflict_declare(*, ballot: Ballot, why: str, note: str = "", by: User) -> Conflict:
    """Leave a vote, and its base, by one's own word: before it opens, or before one has voted."""
    seat = seat_of(by, ballot.sitting)
    if seat is None:
        raise PermissionDenied(NO_SEAT_TO_DECLARE)
    membership = require(by, "awards.declare_conflict", ballot)
    note = _note(why, note)
    hold(ballot.sitting)
    ballot = _held(ballot)
    if why_not := why_not_declare(ballot, seat):
        raise WrongState(why_not)
    voters = [key for key in ballot.voters if key != str(seat.uid)]
    Ballot.objects.filter(pk=ballot.pk).update(voters=voters)
    row = _write(ballot, seat, why, note, membership)
    ballot_told("conflict_declared", ballot, by, membership, row.words)
    return row


def why_not_declare(ballot: Ballot, seat: Attendance) -> str:
    """Return why the member can no longer leave the vote; "" if he or she can."""
    if ballot.sitting.state not in GOING_ON or ballot.state == BallotState.CLOSED:
        return VOTE_OVER
    if str(seat.uid) in ballot.voted:
        return VOTED_ALREADY
    if any(row.seat_id == seat.pk for row in ballot.conflicts.all()):
        return DECLARED_ALREADY
    if any(row.seat_id == seat.pk for row in ballot.named_votes.all()):
        return OPINION_WRITTEN
    return ""


@transaction.atomic
def conflict_remove(*, conflict: Conflict, by: User) -> None:
    """Take back what was typed; what the portal found itself stays."""
    ballot = conflict.ballot
    membership = keeper_of(ballot.sitting, by)
    _before_the_vote(ballot)
    if is_found(conflict):
        raise WrongState(
            "Cổng tự xác định người này không được biểu quyết hồ sơ ấy nên không bỏ được."
        )
    ballot_told("conflict_removed", ballot, by, membership, str(conflict.seat.member.person))
    conflict.delete()


def is_found(conflict: Conflict) -> bool:
    """Say whether the portal itself knows why; four queries."""
    ballot = Ballot.objects.select_related(*ABOUT).get(pk=conflict.ballot_id)
    sitting = conflict.ballot.sitting
    found = conflicts_found([ballot], ordered_seats(sitting), sitting.held_on)
    return conflict.seat_id in {row.seat_id for row in found}


def _note(why: str, note: str) -> str:
    note = clean_line(note)
    if why in TYPED and not note:
        raise ValidationError({"note": TELL_THE_REASON})
    return note


def _write(
    ballot: Ballot, seat: Attendance, why: str, note: str, membership: Membership
) -> Conflict:
    row = Conflict(
        commune_id=ballot.commune_id,
        ballot=ballot,
        seat=seat,
        why=why,
        note=note,
        written_by=membership,
    )
    row.full_clean()
    row.save(force_insert=True)
    return row


def _held(ballot: Ballot) -> Ballot:
    """Let no vote in until the transaction ends; return the ballot as it is from now on."""
    Ballot.objects.filter(pk=ballot.pk).update(position=F("position"))
    fresh = Ballot.objects.select_related(*ABOUT).get(pk=ballot.pk)
    fresh.sitting = ballot.sitting
    return fresh


def _before_the_vote(ballot: Ballot) -> None:
    hold(ballot.sitting)
    ballot.refresh_from_db(fields=["state"])
    if ballot.state != BallotState.WAITING:
        raise WrongState("Hồ sơ này đang hoặc đã biểu quyết.")
