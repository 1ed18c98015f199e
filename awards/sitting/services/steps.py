"""Whose step it is, in which state of the sitting, and how it is told."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F

from awards.models import Attendance, Ballot, Sitting
from awards.states import SittingState
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record

GOING_ON = (SittingState.PLANNED, SittingState.OPEN)


def keeper_of(sitting: Sitting, by: User, states: Collection[str] = GOING_ON) -> Membership:
    """Return by which membership the person leads the sitting, which is in one of the states."""
    membership = require(by, "awards.keep_sitting", sitting)
    if sitting.state not in states:
        raise too_late(sitting)
    return membership


def too_late(sitting: Sitting) -> WrongState:
    state = sitting.get_state_display()
    return WrongState(f"Phiên họp ở trạng thái “{state}”.", moved_on=True)


def hold(sitting: Sitting, states: Collection[str] = GOING_ON) -> None:
    """Hold the sitting until the transaction ends, if it is still in one of the states."""
    rows = Sitting.objects.filter(pk=sitting.pk, state__in=states)
    if not rows.update(version=F("version")):
        raise WrongState()
    sitting.refresh_from_db(fields=["state", "version"])


def ordered_seats(sitting: Sitting) -> list[Attendance]:
    return list(sitting.seats.select_related("member__person"))


def sitting_told(
    verb: str, sitting: Sitting, by: User, membership: Membership, reason: str = ""
) -> None:
    entry_record(
        f"awards.sitting.{verb}",
        actor=actor(by, membership),
        subject=subject(sitting, sitting_name(sitting)),
        reason=reason,
    )


def ballot_told(
    verb: str, ballot: Ballot, by: User, membership: Membership, reason: str = ""
) -> None:
    """Told under the sitting, whose history shows the course of its ballots."""
    about = ballot.nomination
    entry_record(
        f"awards.ballot.{verb}",
        actor=actor(by, membership),
        subject=subject(ballot.sitting, f"biểu quyết {about.recipient}, {about.award}"),
        reason=reason,
    )


def sitting_name(sitting: Sitting) -> str:
    return f"phiên họp Hội đồng ngày {date_short(sitting.held_on)}"
