"""The count of a ballot, from what the portal kept or what was counted on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError

from awards.models import Attendance, Ballot
from awards.sitting.voting import tally_rule
from awards.states import BallotMode
from awards.tally import Counts, Inconsistent, Result, count

Presence = Attendance.Presence


@dataclass(frozen=True)
class Sheets:
    """Slips of paper as they were counted."""

    issued: int
    collected: int
    valid: int
    invalid: int
    agree: int
    disagree: int


def voters_of(ballot: Ballot, seats: Sequence[Attendance]) -> list[str]:
    """Return the seats that may vote in the room, in the order of the seats."""
    out = _conflicted(ballot)
    return [
        str(seat.uid) for seat in seats if seat.presence == Presence.PRESENT and seat.pk not in out
    ]


def counted(ballot: Ballot, seats: Sequence[Attendance], sheets: Sheets | None = None) -> Result:
    """Return the result; raises ``ValidationError`` with what does not add up."""
    try:
        return count(counts_of(ballot, seats, sheets), tally_rule(ballot))
    except Inconsistent as wrong:
        raise ValidationError(list(wrong.sentences)) from wrong


def counts_of(ballot: Ballot, seats: Sequence[Attendance], sheets: Sheets | None = None) -> Counts:
    """Return the counts in people and slips; ``sheets`` for a ballot on paper."""
    out = _conflicted(ballot)
    votes = list(ballot.named_votes.all())
    written = {seat.pk for seat in seats if seat.presence == Presence.WRITTEN} - out
    by_writing = Counter(vote.agrees for vote in votes if vote.seat_id in written)
    given = sheets or _given(ballot, seats)
    present = {seat.pk for seat in seats if seat.presence == Presence.PRESENT}
    return Counts(
        seats=len(seats),
        present=len(present),
        issued=given.issued,
        collected=given.collected,
        valid=given.valid,
        invalid=given.invalid,
        agree=given.agree,
        disagree=given.disagree,
        abstain=given.valid - given.agree - given.disagree if sheets is None else 0,
        conflicted=len(out),
        conflicted_absent=len(out - present),
        written_agree=by_writing[True],
        written_disagree=by_writing[False],
    )


def result_kept(counts: Counts, result: Result) -> dict[str, Any]:
    """Return what a closed ballot keeps of its count."""
    return {
        **asdict(counts),
        "base": result.base,
        "needed": result.needed,
        "agreed": result.agreed,
        "share": [result.share.numerator, result.share.denominator],
        "sentence": result.sentence_vi,
    }


def _given(ballot: Ballot, seats: Sequence[Attendance]) -> Sheets:
    if ballot.mode == BallotMode.OPEN:
        return _hands(ballot, seats)
    voted = len(ballot.voted)
    return Sheets(len(ballot.voters), voted, voted, 0, ballot.agree, ballot.disagree)


def _hands(ballot: Ballot, seats: Sequence[Attendance]) -> Sheets:
    """Every voter in the room counts as a slip; who raised no hand abstains."""
    voters = set(voters_of(ballot, seats))
    inside = {seat.pk for seat in seats if str(seat.uid) in voters}
    raised = Counter(row.agrees for row in ballot.named_votes.all() if row.seat_id in inside)
    number = len(voters)
    return Sheets(number, number, number, 0, raised[True], raised[False])


def _conflicted(ballot: Ballot) -> set[int]:
    return {row.seat_id for row in ballot.conflicts.all()}
