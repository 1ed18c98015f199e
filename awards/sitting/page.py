"""What the page of a sitting shows of its ballots and of who is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from awards.models import Attendance, Ballot, CouncilMember, Sitting
from awards.sitting.quotas import Quota, over_words
from awards.sitting.rules import is_asked
from awards.sitting.voting import quorum_for
from awards.states import BallotMode, BallotState, SittingState
from awards.tally import Quorum, quorum
from emulation.lib import dates
from emulation.lib.dates import date_short

Presence = Attendance.Presence
SITTING_BADGES = {
    SittingState.PLANNED: "is-draft",
    SittingState.OPEN: "is-ontrack",
    SittingState.CLOSED: "is-final",
    SittingState.CANCELLED: "is-void",
}


@dataclass(frozen=True)
class Line:
    """A line of the agenda: how far its vote is, and not a word of how it stands."""

    ballot: Ballot
    label: str
    badge: str
    detail: str = ""


def line_of(ballot: Ballot) -> Line:
    if ballot.left_out:
        return Line(ballot, "Không lấy: vượt tỷ lệ", "is-void", _agreed(ballot))
    if ballot.state == BallotState.CLOSED:
        label = "Thông qua" if ballot.passes else "Không thông qua"
        badge = "is-done" if ballot.passes else "is-void"
        return Line(ballot, label, badge, _agreed(ballot))
    if ballot.state == BallotState.OPEN:
        told = f"Đã bỏ phiếu {len(ballot.voted)}/{len(ballot.voters)}"
        return Line(ballot, "Đang bỏ phiếu", "is-waiting", told)
    return Line(ballot, "Chưa biểu quyết", "is-draft")


def counts_words(ballots: Sequence[Ballot]) -> str:
    """Say how far the agenda is: "5 hồ sơ: 2 đang bỏ phiếu · 3 chưa biểu quyết"."""
    states = Counter(_outcome(each) for each in ballots)
    named = {
        "passed": "thông qua",
        "failed": "không thông qua",
        "left_out": "vượt tỷ lệ, không lấy",
        BallotState.OPEN: "đang bỏ phiếu",
        BallotState.WAITING: "chưa biểu quyết",
    }
    told = [f"{states[key]} {words}" for key, words in named.items() if states[key]]
    return f"{len(ballots)} hồ sơ: {' · '.join(told)}"


def quorum_words(sitting: Sitting, seats: Sequence[Attendance], ballots: Sequence[Ballot]) -> str:
    """Return the sentence on who is there; "" for a council without members."""
    if not seats:
        return ""
    return _quorum(sitting, seats, ballots).sentence_vi


def why_not_open(sitting: Sitting, seats: Sequence[Attendance], ballots: Sequence[Ballot]) -> str:
    """Return why a sitting cannot be opened yet; "" if it can."""
    if not ballots:
        return "Đưa hồ sơ vào chương trình trước."
    if sitting.held_on > dates.today():
        return f"Khai mạc được từ ngày họp {date_short(sitting.held_on)}."
    if not seats:
        return "Hội đồng chưa có thành viên vào ngày họp."
    if not _quorum(sitting, seats, ballots).passes:
        return "Chưa đủ thành viên có mặt. Điểm danh trước."
    leading = (CouncilMember.Seat.CHAIR, CouncilMember.Seat.VICE)
    inside = [seat for seat in seats if seat.presence == Presence.PRESENT]
    if not any(seat.member.seat in leading for seat in inside):
        return "Cần Chủ tịch hoặc Phó Chủ tịch Hội đồng có mặt để chủ trì."
    return ""


def is_called(seats: Sequence[Attendance]) -> bool:
    """Say whether anybody has been noted as there, or as writing instead."""
    return any(seat.presence != Presence.ABSENT for seat in seats)


def why_not_close(ballots: Sequence[Ballot], over: Sequence[Quota]) -> str:
    left = sum(each.state != BallotState.CLOSED for each in ballots)
    return f"Còn {left} hồ sơ chưa có kết quả." if left else over_words(over)


def wait_for(ballots: Sequence[Ballot], mode: BallotMode) -> bool:
    """Say whether a nomination is still to be voted on in this way."""
    return any(each.mode == mode and each.state == BallotState.WAITING for each in ballots)


def asked_of(seat: Attendance | None, ballots: Sequence[Ballot]) -> list[Ballot]:
    """Return the ballots that wait for the vote of a seat."""
    return [each for each in ballots if is_asked(seat, each)] if seat else []


def _outcome(ballot: Ballot) -> str:
    if ballot.left_out:
        return "left_out"
    if ballot.passes is None:
        return ballot.state
    return "passed" if ballot.passes else "failed"


def _agreed(ballot: Ballot) -> str:
    return f"Đồng ý {ballot.result['agreed']}/{ballot.result['base']}"


def _quorum(sitting: Sitting, seats: Sequence[Attendance], ballots: Sequence[Ballot]) -> Quorum:
    planned = sitting.state == SittingState.PLANNED
    kept = Fraction(sitting.quorum_num, sitting.quorum_den)
    present = sum(seat.presence == Presence.PRESENT for seat in seats)
    share = quorum_for(ballots) if planned else kept
    return quorum(seats=len(seats), present=present, share=share)
