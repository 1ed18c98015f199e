"""People who act on one sitting in the same moment: nothing is counted twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.models import Attendance, Ballot, Nomination, Sitting
from awards.sitting.services import (
    SeatInput,
    ballot_close,
    ballots_agree,
    ballots_open,
    minutes_issue,
    presence_set,
    sitting_close,
    sitting_open,
    sitting_table,
    vote_cast,
)
from awards.states import BallotState, NominationState, SittingState
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.papers.models import Paper
from tests.awards.made import FIGHTER, TODAY, Season
from tests.cast import make_cast
from tests.papers.papers_made import open_series
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres
Presence = Attendance.Presence


@pytest.fixture
def season(on_postgresql: None) -> Season:
    return Season(make_cast())


def today(act: Callable[[], object]) -> Callable[[], object]:
    """Return the act of a person in a request of his own; a thread has its own clock."""

    def acting() -> object:
        with dates.on_day(TODAY):
            return act()

    return acting


def voting(ballot: Ballot, user: User, agrees: bool = True) -> Callable[[], object]:
    def act() -> object:
        read = Ballot.objects.select_related("sitting").get(pk=ballot.pk)
        return vote_cast(ballot=read, agrees=agrees, by=User.objects.get(pk=user.pk))

    return today(act)


def errors(results: list[object]) -> list[Exception]:
    """Return who lost; each was told so in a sentence."""
    lost = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, WrongState) and str(each) for each in lost), lost
    return lost


def kept(ballot: Ballot) -> Ballot:
    return Ballot.objects.select_related("nomination").get(pk=ballot.pk)


def test_two_devices_of_one_member_give_exactly_one_vote(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    chairman = season.cast.chairman

    results = at_once(voting(ballot, chairman, True), voting(ballot, chairman, False))

    assert len(errors(results)) == 1
    after = kept(ballot)
    assert after.agree + after.disagree == len(after.voted) == 1


def test_nine_members_vote_in_the_same_moment(season):
    ballot = season.balloting(season.worker("Lê Thị An", award=FIGHTER))
    members = list(season.members.values())

    results = at_once(*(voting(ballot, user, place > 1) for place, user in enumerate(members)))

    assert errors(results) == []
    after = kept(ballot)
    assert (after.agree, after.disagree) == (7, 2)
    assert after.voted == after.voters


def test_a_vote_while_the_ballot_is_closed_counts_or_is_refused(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    first, second, third, late, *_ = season.members.values()
    for user in (first, second, third):
        voting(ballot, user)()

    def close() -> object:
        return ballot_close(ballot=kept(ballot), by=season.cast.clerk)

    voted, closed = at_once(voting(ballot, late), today(close))

    assert not isinstance(closed, Exception), closed
    after = kept(ballot)
    expected = 3 if errors([voted]) else 4
    assert len(after.voted) == after.agree == after.result["agree"] == expected


def test_two_who_close_one_ballot(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    for user in season.members.values():
        voting(ballot, user)()

    def close_by(name: str) -> Callable[[], object]:
        return today(lambda: ballot_close(ballot=kept(ballot), by=getattr(season.cast, name)))

    results = at_once(close_by("clerk"), close_by("council_secretary"))

    assert len(errors(results)) == 1
    assert kept(ballot).nomination.state == NominationState.PASSED


def test_two_who_open_one_sitting(season):
    sitting = season.plan([season.worker("Lê Thị An")])
    season.attend(sitting)

    def open_by(name: str) -> Callable[[], object]:
        def act() -> object:
            return sitting_open(
                sitting=Sitting.objects.get(pk=sitting.pk), by=getattr(season.cast, name)
            )

        return today(act)

    assert len(errors(at_once(open_by("clerk"), open_by("council_secretary")))) == 1
    assert Sitting.objects.get().state == SittingState.OPEN


def test_one_nomination_is_laid_before_two_sittings(season):
    nomination = season.worker("Lê Thị An")
    sittings = [season.plan(), season.plan()]

    def table(sitting: Sitting) -> Callable[[], object]:
        def act() -> object:
            read = Nomination.objects.get(pk=nomination.pk)
            return sitting_table(
                sitting=sitting, nominations=[read], mode="secret", by=season.cast.clerk
            )

        return today(act)

    assert len(errors(at_once(*(table(each) for each in sittings)))) == 1
    assert Ballot.objects.count() == 1


def test_somebody_leaves_while_the_ballot_opens(season):
    sitting = season.opened([season.worker("Lê Thị An")])
    (ballot,) = sitting.ballots.all()
    seat = season.seat(sitting, "Vi Văn Sáu")

    def leave() -> object:
        given = SeatInput(Attendance.objects.get(pk=seat.pk), Presence.ABSENT)
        read = Sitting.objects.get(pk=sitting.pk)
        return presence_set(sitting=read, seats=[given], by=season.cast.clerk)

    def start() -> object:
        read = Sitting.objects.get(pk=sitting.pk)
        return ballots_open(sitting=read, ballots=[ballot], by=season.cast.council_secretary)

    left, opened = at_once(today(leave), today(start))

    assert not isinstance(opened, Exception), opened
    errors([left])
    seat.refresh_from_db()
    after = kept(ballot)
    assert after.state == BallotState.OPEN
    assert (str(seat.uid) in after.voters) == (seat.presence == Presence.PRESENT)


def test_two_records_clerks_number_the_minutes_once(season):
    cast = season.cast
    sitting = season.opened([season.worker("Lê Thị An")], "open")
    ballots_agree(sitting=sitting, ballots=list(sitting.ballots.all()), by=cast.clerk)
    sitting_close(sitting=sitting, by=cast.clerk)
    open_series(cast.commune, kinds=["BB"])

    def issue() -> object:
        return minutes_issue(sitting=Sitting.objects.get(pk=sitting.pk), by=cast.records_clerk)

    assert len(errors(at_once(today(issue), today(issue)))) == 1
    assert Paper.objects.count() == 1
