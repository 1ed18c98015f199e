"""Rights over councils, sittings and votes, and which of them an account reads."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from awards.models import Attendance, Ballot, Council, CouncilMember, Sitting
from awards.states import BallotMode, BallotState, SittingState
from emulation.lib import dates
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, holding_on, memberships, permission, readable_communes
from targets.rules import REPORT_READERS

# The records clerk numbers the minutes.
READERS = (*REPORT_READERS, Role.RECORDS_CLERK)
KEEPERS = (Role.COUNCIL_SECRETARY, Role.CLERK)


@permission("awards.keep_councils")
def keep_councils(user: User, commune: Commune) -> Membership | None:
    """Write down councils and their members, and plan their sittings."""
    return held(user, KEEPERS, commune)


@permission("awards.view_council")
def view_council(user: User, council: Council) -> Membership | None:
    """The office, the members, and who reads the commune from above.

    Queryset twin: ``councils_visible_to``.
    """
    seat = council.members.filter(holding_on(dates.today()), person__user=user.pk).first()
    return _reader(user, council.commune_id) or (_of_person(user, seat) if seat else None)


@permission("awards.view_sitting")
def view_sitting(user: User, sitting: Sitting) -> Membership | None:
    """The same people; a member those in which he or she has a seat.

    Queryset twin: ``sittings_visible_to``.
    """
    seat = seat_of(user, sitting)
    return _reader(user, sitting.commune_id) or (_of_person(user, seat.member) if seat else None)


@permission("awards.keep_sitting")
def keep_sitting(user: User, sitting: Sitting) -> Membership | None:
    """Prepare it and lead it through: agenda, attendance, ballots, course, conclusion."""
    return held(user, KEEPERS, sitting.commune_id)


@permission("awards.vote")
def vote(user: User, ballot: Ballot) -> Membership | None:
    """Give one's vote on one's own device: once, while the secret ballot is open."""
    seat = seat_of(user, ballot.sitting)
    if seat is None or not is_asked(seat, ballot):
        return None
    return _of_person(user, seat.member)


@permission("awards.declare_conflict")
def declare_conflict(user: User, ballot: Ballot) -> Membership | None:
    """Say oneself that one may not vote on it: whoever has a seat in its sitting."""
    seat = seat_of(user, ballot.sitting)
    return _of_person(user, seat.member) if seat else None


@permission("awards.issue_minutes")
def issue_minutes(user: User, sitting: Sitting) -> Membership | None:
    """Give the minutes of a sitting that is over their number."""
    if sitting.state != SittingState.CLOSED or sitting.minutes_id:
        return None
    return held(user, [Role.RECORDS_CLERK], sitting.commune_id)


def councils_visible_to(user: User | AnonymousUser) -> QuerySet[Council]:
    """Return the councils that the account reads (twin of ``view_council``)."""
    own = CouncilMember.objects.filter(holding_on(dates.today()), person__in=_persons(user))
    rows = Council.objects.filter(Q(commune__in=_communes(user)) | Q(pk__in=own.values("council")))
    return rows.select_related("commune")


def sittings_visible_to(user: User | AnonymousUser) -> QuerySet[Sitting]:
    """Return the sittings that the account reads (twin of ``view_sitting``)."""
    own = Attendance.objects.filter(member__person__in=_persons(user))
    rows = Sitting.objects.filter(Q(commune__in=_communes(user)) | Q(pk__in=own.values("sitting")))
    return rows.select_related("council", "round", "commune")


def seat_of(user: User | AnonymousUser, sitting: Sitting) -> Attendance | None:
    """Return the seat that one of the account's people has in a sitting."""
    persons = _persons(user)
    if not persons:
        return None
    seats = sitting.seats.select_related("member__person")
    return seats.filter(member__person__in=persons).first()


def is_asked(seat: Attendance, ballot: Ballot) -> bool:
    """Say whether the seat can vote on its own device now."""
    key = str(seat.uid)
    is_open = ballot.mode == BallotMode.SECRET and ballot.state == BallotState.OPEN
    return is_open and key in ballot.voters and key not in ballot.voted


def _communes(user: User | AnonymousUser) -> set[int]:
    """Return the communes whose councils the account reads: in the office or from above."""
    mine = memberships(user)
    office = {row.commune_id for row in mine if row.role in READERS}
    return office | (readable_communes(user) - {row.commune_id for row in mine})


def _persons(user: User | AnonymousUser) -> set[int]:
    return {row.person_id for row in memberships(user)}


def _reader(user: User, commune: int) -> Membership | None:
    if commune not in _communes(user):
        return None
    return held(user, READERS, commune) or memberships(user)[0]


def _of_person(user: User, member: CouncilMember) -> Membership | None:
    """Return by which membership a member acts: that of the council where there is one."""
    own = [row for row in memberships(user) if row.person_id == member.person_id]
    of_council = (row for row in own if row.role in (Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY))
    return next(of_council, own[0] if own else None)
