"""What a council does, through the services: it is set up, sits, votes and has its minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from awards.models import Attendance, Ballot, Council, CouncilMember, Round, Sitting
from awards.sitting.counting import Sheets
from awards.sitting.services import (
    SeatInput,
    ballot_close,
    ballot_count,
    ballots_agree,
    ballots_open,
    council_write,
    member_add,
    minutes_issue,
    presence_set,
    sitting_close,
    sitting_open,
    sitting_plan,
    sitting_table,
    sitting_write,
    vote_cast,
)
from awards.states import BallotMode
from emulation.demonstration.award_acts import Office, standing
from emulation.demonstration.awards_2024.specs import CouncilSpec, SittingSpec, VoteSpec
from emulation.demonstration.seed_places import user_called
from emulation.lib import dates
from emulation.org.models import User

Seat = CouncilMember.Seat
Presence = Attendance.Presence


def council_made(office: Office, spec: CouncilSpec, on: dt.date) -> Council:
    with dates.on_day(on):
        council = council_write(
            commune=office.commune,
            name=spec.name,
            decision_number=spec.decision_number,
            decided_on=spec.decided_on,
            valid_from=spec.decided_on,
            by=office.clerk,
        )
        seats = [(spec.chair, Seat.CHAIR), (spec.vice, Seat.VICE), (spec.secretary, Seat.SECRETARY)]
        for login, seat in [*seats, *((login, Seat.MEMBER) for login in spec.members)]:
            person = user_called(login).persons.get()
            member_add(council=council, person=person, seat=seat, by=office.clerk)
    return council


def sitting_planned(office: Office, council: Council, round_: Round, spec: SittingSpec) -> Sitting:
    with dates.on_day(spec.planned_on):
        return sitting_plan(
            council=council,
            round=round_,
            held_on=spec.held_on,
            starts_at=spec.starts_at,
            place=spec.place,
            guests=spec.guests,
            by=office.clerk,
        )


def tabled(
    office: Office, sitting: Sitting, keys: Sequence[int], modes: Sequence[str], on: dt.date
) -> None:
    """Put dossiers on the agenda, in their order, each to be voted on in its way."""
    with dates.on_day(on):
        rows = zip(standing(keys), modes, strict=True)
        for mode, some in groupby(rows, key=lambda pair: pair[1]):
            nominations = [row for row, _ in some]
            sitting_table(sitting=sitting, nominations=nominations, mode=mode, by=office.clerk)


def opened(office: Office, sitting: Sitting, spec: SittingSpec) -> None:
    """Say who is there and open it."""
    with dates.on_day(spec.held_on, spec.starts_at):
        seats = sitting.seats.select_related("member__person")
        given = [_seat(seat, spec.absent.get(seat.member.person.full_name)) for seat in seats]
        presence_set(sitting=sitting, seats=given, by=office.clerk)
        sitting_open(sitting=sitting, by=office.clerk)


def held(office: Office, sitting: Sitting, spec: SittingSpec, votes: Sequence[VoteSpec]) -> None:
    """Open it, vote on everything of the agenda and close it."""
    opened(office, sitting, spec)
    with dates.on_day(spec.held_on, spec.ends_at):
        ballots = list(_ballots(sitting))
        by_hand = [ballot for ballot in ballots if ballot.mode == BallotMode.OPEN]
        if by_hand:
            ballots_agree(sitting=sitting, ballots=by_hand, by=office.clerk)
        for ballot, vote in zip(ballots, votes, strict=True):
            if ballot.mode == BallotMode.PAPER:
                _counted(office, ballot, vote)
            elif ballot.mode == BallotMode.SECRET:
                _voted_in_secret(office, ballot, vote)
        sitting_write(
            sitting=sitting,
            notes=spec.notes,
            conclusion="",
            seen_version=sitting.version,
            by=office.clerk,
        )
        sitting_close(sitting=sitting, by=office.clerk)


def votes_opened(office: Office, sitting: Sitting, at: dt.time) -> None:
    with dates.on_day(sitting.held_on, at):
        ballots_open(sitting=sitting, ballots=list(_ballots(sitting)), by=office.clerk)


def voted(sitting: Sitting, people: Iterable[User]) -> None:
    """Let some members say yes to everything, each on the own device."""
    with dates.on_day(sitting.held_on):
        for ballot in _ballots(sitting):
            for person in people:
                vote_cast(ballot=ballot, agrees=True, by=person)


def minutes_numbered(
    office: Office, sitting: Sitting, on: dt.date, number: int | None = None
) -> None:
    with dates.on_day(on):
        minutes_issue(sitting=sitting, number=number, by=office.records)


def _ballots(sitting: Sitting) -> Iterable[Ballot]:
    return sitting.ballots.select_related("nomination", "sitting").order_by("position")


def _seat(seat: Attendance, why_absent: str | None) -> SeatInput:
    if why_absent is None:
        return SeatInput(seat, Presence.PRESENT)
    return SeatInput(seat, Presence.ABSENT, why_absent)


def _counted(office: Office, ballot: Ballot, vote: VoteSpec) -> None:
    number = _voters(ballot).count()
    sheets = Sheets(
        issued=number,
        collected=number,
        valid=number,
        invalid=0,
        agree=number - vote.disagree,
        disagree=vote.disagree,
    )
    ballot_count(ballot=ballot, sheets=sheets, by=office.clerk)


def _voted_in_secret(office: Office, ballot: Ballot, vote: VoteSpec) -> None:
    ballots_open(sitting=ballot.sitting, ballots=[ballot], by=office.clerk)
    voters = list(User.objects.filter(persons__in=_voters(ballot).values("member__person")))
    for place, voter in enumerate(voters):
        vote_cast(ballot=ballot, agrees=place >= vote.disagree, by=voter)
    ballot_close(ballot=ballot, by=office.clerk)


def _voters(ballot: Ballot):
    """Return the seats that vote on it: there, and with no part in it."""
    present = ballot.sitting.seats.filter(presence=Presence.PRESENT)
    return present.exclude(conflicts__ballot=ballot)
