"""Ballots: opened, told by name, counted, closed with their result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Attendance, Ballot, NamedVote, Sitting
from awards.sitting.counting import Sheets, counted, counts_of, result_kept, voters_of
from awards.sitting.services.preparing import ABOUT
from awards.sitting.services.sittings import quorum_said
from awards.sitting.services.steps import (
    ballot_told,
    hold,
    keeper_of,
    ordered_seats,
    sitting_told,
)
from awards.sitting.voting import modes_allowed
from awards.states import (
    BALLOT_MOVES,
    NOMINATION_MOVES,
    BallotMode,
    BallotState,
    NominationState,
    SittingState,
)
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line
from emulation.org.models import Membership, User
from emulation.org.rights import actor, subject
from emulation.trail.services import entry_record

Presence = Attendance.Presence
# With fewer votes the count itself would tell how somebody voted.
LEAST_SECRET = 3
OPENED = (SittingState.OPEN,)


@transaction.atomic
def ballots_open(*, sitting: Sitting, ballots: Sequence[Ballot], by: User) -> None:
    """Open secret ballots on the members' devices; who votes on each is fixed now."""
    membership = keeper_of(sitting, by, OPENED)
    hold(sitting, OPENED)
    seats = ordered_seats(sitting)
    quorum_said(sitting, seats)
    for ballot in _fresh(sitting, ballots):
        if ballot.mode != BallotMode.SECRET:
            raise WrongState(f"{ballot.nomination.recipient}: không bỏ phiếu trên máy.")
        voters = voters_of(ballot, seats)
        if len(voters) < LEAST_SECRET:
            raise ValidationError(
                f"{ballot.nomination.recipient}: chỉ {len(voters)} người được bỏ phiếu, không giữ "
                "kín được. Đổi sang bỏ phiếu giấy."
            )
        started = {"voters": voters, "voted": [], "agree": 0, "disagree": 0}
        move(ballot, BallotState.OPEN, moves=BALLOT_MOVES, **started)
        ballot_told("opened", ballot, by, membership)


@transaction.atomic
def ballot_begin_anew(*, ballot: Ballot, reason: str, by: User) -> None:
    """Throw away the votes of an open ballot, unseen, so that it can be opened again."""
    membership = keeper_of(ballot.sitting, by, OPENED)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do làm lại lượt bỏ phiếu, để in vào biên bản."})
    hold(ballot.sitting, OPENED)
    (ballot,) = _fresh(ballot.sitting, [ballot])
    nothing = {"voters": [], "voted": [], "agree": 0, "disagree": 0}
    move(ballot, BallotState.WAITING, moves=BALLOT_MOVES, **nothing)
    ballot_told("begun_anew", ballot, by, membership, reason)


@transaction.atomic
def ballot_close(*, ballot: Ballot, by: User) -> Ballot:
    """Close an open secret ballot, or a vote by hands whose names were written; count it."""
    membership = keeper_of(ballot.sitting, by, OPENED)
    hold(ballot.sitting, OPENED)
    (ballot,) = _fresh(ballot.sitting, [ballot])
    if ballot.mode == BallotMode.PAPER:
        raise WrongState("Bỏ phiếu giấy thì nhập kết quả kiểm phiếu.")
    if ballot.mode == BallotMode.SECRET and ballot.state != BallotState.OPEN:
        raise WrongState("Lượt bỏ phiếu kín này chưa mở.")
    _close(ballot, ordered_seats(ballot.sitting), by, membership)
    return ballot


@transaction.atomic
def ballot_count(*, ballot: Ballot, sheets: Sheets, by: User) -> Ballot:
    """Take what was counted on paper; figures that contradict each other are refused."""
    membership = keeper_of(ballot.sitting, by, OPENED)
    hold(ballot.sitting, OPENED)
    (ballot,) = _fresh(ballot.sitting, [ballot])
    if ballot.mode != BallotMode.PAPER:
        raise WrongState("Hồ sơ này không bỏ phiếu giấy.")
    _close(ballot, ordered_seats(ballot.sitting), by, membership, sheets)
    return ballot


@transaction.atomic
def ballots_agree(*, sitting: Sitting, ballots: Sequence[Ballot], by: User) -> None:
    """Close votes by hands in which everybody in the room who may vote agreed."""
    membership = keeper_of(sitting, by, OPENED)
    hold(sitting, OPENED)
    seats = ordered_seats(sitting)
    fresh = _fresh(sitting, ballots)
    for ballot in fresh:
        if ballot.mode != BallotMode.OPEN:
            raise WrongState(f"{ballot.nomination.recipient}: không biểu quyết công khai.")
    raised = [
        NamedVote(
            commune_id=sitting.commune_id,
            ballot=ballot,
            seat=seat,
            agrees=True,
            written_by=membership,
        )
        for ballot in fresh
        for seat in _askable(ballot, seats, (Presence.PRESENT,))
    ]
    inside = [seat for seat in seats if seat.presence == Presence.PRESENT]
    NamedVote.objects.filter(ballot__in=fresh, seat__in=inside).delete()
    NamedVote.objects.bulk_create(raised)
    for ballot in _fresh(sitting, ballots):
        _close(ballot, seats, by, membership)


@transaction.atomic
def named_votes_set(*, ballot: Ballot, votes: Mapping[Attendance, bool | None], by: User) -> None:
    """Write down votes that are told by name: raised hands, opinions in writing.

    ``None`` takes one back. Of a ballot only the absent are told by name.
    """
    membership = keeper_of(ballot.sitting, by, OPENED)
    hold(ballot.sitting, OPENED)
    (ballot,) = _fresh(ballot.sitting, [ballot])
    if ballot.state == BallotState.CLOSED:
        raise WrongState("Hồ sơ này đã có kết quả biểu quyết.")
    askable = {seat.pk for seat in named_seats(ballot, ordered_seats(ballot.sitting))}
    if not askable >= {seat.pk for seat in votes}:
        raise ValidationError("Có người không biểu quyết công khai hoặc bằng văn bản hồ sơ này.")
    ballot.named_votes.filter(seat__in=list(votes)).delete()
    NamedVote.objects.bulk_create(
        NamedVote(
            commune_id=ballot.commune_id,
            ballot=ballot,
            seat=seat,
            agrees=agrees,
            written_by=membership,
        )
        for seat, agrees in votes.items()
        if agrees is not None
    )
    ballot_told("names_written", ballot, by, membership)


@transaction.atomic
def ballot_remode(*, ballot: Ballot, mode: str, by: User) -> Ballot:
    """Choose another way to vote, before the vote."""
    membership = keeper_of(ballot.sitting, by)
    hold(ballot.sitting)
    (ballot,) = _fresh(ballot.sitting, [ballot])
    if mode not in modes_allowed(ballot.rule):
        raise ValidationError({"mode": "Quy định đòi bỏ phiếu, không biểu quyết công khai được."})
    if not Ballot.objects.filter(pk=ballot.pk, state=BallotState.WAITING).update(mode=mode):
        raise WrongState("Hồ sơ này đang hoặc đã biểu quyết.")
    ballot.mode = mode
    present = ballot.named_votes.exclude(seat__presence=Presence.WRITTEN)
    present.delete()
    ballot_told("mode_set", ballot, by, membership, ballot.get_mode_display())
    return ballot


@transaction.atomic
def ballot_remove(*, ballot: Ballot, reason: str, by: User) -> None:
    """Take a nomination off the agenda before the vote; it stays eligible."""
    membership = keeper_of(ballot.sitting, by)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do rút hồ sơ khỏi chương trình."})
    hold(ballot.sitting)
    (ballot,) = _fresh(ballot.sitting, [ballot])
    if ballot.state != BallotState.WAITING:
        raise WrongState("Hồ sơ này đang hoặc đã biểu quyết.")
    nomination = ballot.nomination
    move(nomination, NominationState.ELIGIBLE, moves=NOMINATION_MOVES)
    entry_record(
        "awards.nomination.untabled",
        actor=actor(by, membership),
        subject=subject(nomination),
        reason=reason,
    )
    words = f"{nomination.recipient}, {nomination.award} ({reason})"
    ballot.delete()
    sitting_told("untabled", ballot.sitting, by, membership, words)


def named_seats(ballot: Ballot, seats: Sequence[Attendance]) -> list[Attendance]:
    """Return the seats whose vote is told by name."""
    told = [Presence.WRITTEN]
    if ballot.mode == BallotMode.OPEN:
        told.append(Presence.PRESENT)
    return _askable(ballot, seats, told)


def _askable(
    ballot: Ballot, seats: Sequence[Attendance], presences: Sequence[str]
) -> list[Attendance]:
    out = {row.seat_id for row in ballot.conflicts.all()}
    return [seat for seat in seats if seat.presence in presences and seat.pk not in out]


def _fresh(sitting: Sitting, ballots: Sequence[Ballot]) -> list[Ballot]:
    """Read the ballots anew, as they are while the sitting is held."""
    rows = sitting.ballots.filter(pk__in=[ballot.pk for ballot in ballots])
    found = list(rows.select_related(*ABOUT).prefetch_related("conflicts", "named_votes"))
    if len(found) != len(ballots):
        raise WrongState("Chương trình phiên họp vừa thay đổi. Xem lại rồi làm tiếp.")
    for ballot in found:
        ballot.sitting = sitting
    return found


def _close(
    ballot: Ballot,
    seats: Sequence[Attendance],
    by: User,
    membership: Membership,
    sheets: Sheets | None = None,
) -> None:
    """Close first: from that UPDATE on no vote comes in any more; then count."""
    move(ballot, BallotState.CLOSED, moves=BALLOT_MOVES)
    ballot.refresh_from_db(fields=["voters", "voted", "agree", "disagree"])
    if ballot.mode == BallotMode.SECRET and len(ballot.voted) < LEAST_SECRET:
        raise ValidationError(
            f"Mới có {len(ballot.voted)} phiếu; công bố kết quả sẽ lộ phiếu của từng người. Chờ "
            f"đủ ít nhất {LEAST_SECRET} phiếu, hoặc hủy lượt này để bỏ phiếu giấy."
        )
    result = counted(ballot, seats, sheets)
    counts = counts_of(ballot, seats, sheets)
    if ballot.mode != BallotMode.SECRET:
        ballot.voters = voters_of(ballot, seats)
    ballot.agree, ballot.disagree = counts.agree, counts.disagree
    ballot.issued, ballot.collected, ballot.valid = counts.issued, counts.collected, counts.valid
    ballot.result, ballot.passes = result_kept(counts, result), result.passes
    fields = ("voters", "agree", "disagree", "issued", "collected", "valid", "result", "passes")
    ballot.save(update_fields=fields)
    _pass_on(ballot, by, membership)
    ballot_told("closed", ballot, by, membership, result.sentence_vi)


def _pass_on(ballot: Ballot, by: User, membership: Membership) -> None:
    to = NominationState.PASSED if ballot.passes else NominationState.FAILED
    move(ballot.nomination, to, moves=NOMINATION_MOVES)
    entry_record(
        f"awards.nomination.{to}",
        actor=actor(by, membership),
        subject=subject(ballot.nomination),
        reason=ballot.result["sentence"],
    )
