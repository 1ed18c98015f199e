"""Words that the papers of a sitting share."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from awards.models import Attendance, Ballot, Conflict, CouncilMember
from awards.states import BallotMode
from awards.tally import percent_words
from emulation.lib.dates import date_short, two_digits
from emulation.lib.text import first_lower
from emulation.papers.document import Signature

Presence = Attendance.Presence
Seat = CouncilMember.Seat
MODES = {
    BallotMode.SECRET: "phiếu kín trên máy",
    BallotMode.PAPER: "phiếu giấy",
    BallotMode.OPEN: "giơ tay",
}


def hour_words(time: dt.time) -> str:
    return f"{time.hour} giờ {time.minute:02d}"


def day_words(day: dt.date) -> str:
    return (
        f"ngày {two_digits(day.day, below=10)} tháng {two_digits(day.month, below=3)} "
        f"năm {day.year}"
    )


def presence_words(seat: Attendance) -> str:
    said = seat.get_presence_display()
    return f"{said} ({seat.note})" if seat.note else said


def leader_of(seats: list[Attendance]) -> Attendance | None:
    """Return who presides: the chairman, else the first deputy who is there."""
    inside = [seat for seat in seats if seat.presence == Presence.PRESENT]
    for wanted in (Seat.CHAIR, Seat.VICE):
        for seat in inside:
            if seat.member.seat == wanted:
                return seat
    return None


def secretary_of(seats: list[Attendance]) -> Attendance | None:
    inside = [seat for seat in seats if seat.presence == Presence.PRESENT]
    return next((seat for seat in inside if seat.member.seat == Seat.SECRETARY), None)


def signing(seats: list[Attendance]) -> tuple[Signature, Signature]:
    """Return the two blocks of minutes: THƯ KÝ at the left, CHỦ TỌA at the right (mẫu 1.9)."""
    left, right = secretary_of(seats), leader_of(seats)
    return (
        Signature(("THƯ KÝ",), left.member.person.full_name if left else ""),
        Signature(("CHỦ TỌA",), right.member.person.full_name if right else ""),
    )


def award_groups(ballots: list[Ballot]) -> dict[str, list[Ballot]]:
    """Return the ballots by award, in the order of the agenda."""
    groups: dict[str, list[Ballot]] = {}
    for ballot in ballots:
        groups.setdefault(ballot.award_name, []).append(ballot)
    return groups


def who_words(ballot: Ballot) -> str:
    about = ballot.nomination
    return f"{about.recipient}, {first_lower(about.detail)}" if about.detail else about.recipient


def share_words(ballot: Ballot) -> str:
    """Write the share of the agreed as it was counted: "87,5%"; "" before."""
    return percent_words(Fraction(*ballot.result["share"])) if ballot.result else ""


def results_words(ballots: list[Ballot]) -> list[str]:
    """Return the sentence on each result of a table, once for all lines that share it."""
    lines: dict[str, list[int]] = {}
    for place, ballot in enumerate(ballots, 1):
        if ballot.result:
            lines.setdefault(ballot.result["sentence"], []).append(place)
    if len(lines) == 1 and len(ballots) > 1:
        return [f"Các đề nghị trên: {first_lower(sentence)}" for sentence in lines]
    return [
        f"Đề nghị số {', '.join(map(str, places))}: {first_lower(sentence)}"
        for sentence, places in lines.items()
    ]


def outcome_words(ballot: Ballot) -> str:
    if ballot.passes is None:
        return ""
    if ballot.left_out:
        return "Đạt, không lấy"
    return "Đạt" if ballot.passes else "Không đạt"


def conflict_words(row: Conflict) -> str:
    why = first_lower(row.get_why_display())
    return f"{row.seat.member.person} ({row.note or why})"


def short_day(day: dt.date | None) -> str:
    return date_short(day) if day else ""
