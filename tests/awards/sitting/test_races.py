"""People who act on one sitting in the same moment: nothing is counted twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.models import Attendance, Ballot, Nomination, Sitting
from awards.sitting.quotas import quotas_exceeded
from awards.sitting.selectors import ballots_of
from awards.sitting.services import (
    SeatInput,
    ballot_close,
    ballots_agree,
    ballots_open,
    conflict_declare,
    minutes_issue,
    presence_set,
    quota_settle,
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
from emulation.trail.models import Entry
from tests.awards.made import FIGHTER, TODAY, Season
from tests.awards.sitting.test_quotas import held, switch_on
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


@pytest.mark.parametrize("first", ["vote", "word"])
def test_a_member_who_votes_and_leaves_the_vote_in_the_same_moment(season, first):
    ballot = season.balloting(season.worker("Lê Thị An"))
    member = season.members["Vi Văn Sáu"]
    seat = season.seat(ballot.sitting, "Vi Văn Sáu")

    def declare() -> object:
        read = Ballot.objects.select_related("sitting").get(pk=ballot.pk)
        return conflict_declare(ballot=read, why="unit", by=User.objects.get(pk=member.pk))

    acts = [voting(ballot, member), today(declare)]
    results = at_once(*(acts if first == "vote" else acts[::-1]))

    assert len(errors(results)) == 1
    after, key = kept(ballot), str(seat.uid)
    has_left = after.conflicts.filter(seat=seat).exists()
    assert (key in after.voted, after.agree) == (not has_left, int(not has_left))
    assert (key in after.voters) == (not has_left)


def test_a_member_leaves_the_vote_while_it_opens(season):
    sitting = season.opened([season.worker("Lê Thị An")])
    (ballot,) = sitting.ballots.all()
    member = season.members["Vi Văn Sáu"]

    def declare() -> object:
        read = Ballot.objects.select_related("sitting").get(pk=ballot.pk)
        return conflict_declare(ballot=read, why="unit", by=User.objects.get(pk=member.pk))

    def start() -> object:
        read = Sitting.objects.get(pk=sitting.pk)
        return ballots_open(sitting=read, ballots=[ballot], by=season.cast.council_secretary)

    assert errors(at_once(today(declare), today(start))) == []
    after = kept(ballot)
    assert after.state == BallotState.OPEN
    assert str(season.seat(sitting, "Vi Văn Sáu").uid) not in after.voters
    assert len(after.voters) == 8


@pytest.mark.parametrize("is_tied", [False, True])
def test_two_who_settle_one_cap(season, is_tied):
    """Each has chosen another at the tie: one choice stands, the other is told."""
    switch_on(1, 2)
    sitting = held(season, *((8, 9, 8) if is_tied else (9, 9, 8)))
    (quota,) = quotas_exceeded(sitting, ballots_of(sitting))
    tied = [each for each in quota.ballots if each.pk in quota.taken().tied]
    assert len(tied) == 2 * is_tied

    def settle_by(name: str, chosen: list[Ballot]) -> Callable[[], object]:
        def act() -> object:
            return quota_settle(
                sitting=Sitting.objects.get(pk=sitting.pk),
                first=quota.first,
                chosen=chosen,
                reason="Thâm niên" if chosen else "",
                by=User.objects.get(pk=getattr(season.cast, name).pk),
            )

        return today(act)

    results = at_once(settle_by("clerk", tied[:1]), settle_by("council_secretary", tied[1:]))

    assert len(errors(results)) == 1
    (left,) = [each for each in ballots_of(sitting) if each.left_out]
    states = Nomination.objects.filter(ballots__in=quota.ballots).values_list("state", flat=True)
    assert sorted(states) == [NominationState.FAILED, *[NominationState.PASSED] * 2]
    assert left in (tied if is_tied else [quota.ballots[2]])
    assert Entry.objects.filter(code="awards.ballot.left_out").count() == 1


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
