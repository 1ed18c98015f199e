"""What the day of a sitting fixes: who has a seat, which rules, who leaves which vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from awards.law.in_force import law_of
from awards.models import Attendance, Ballot, Conflict, CouncilMember, Nomination, Sitting
from awards.sitting.conflicts import conflicts_found
from awards.sitting.services.steps import ordered_seats
from awards.sitting.voting import modes_allowed, rule_on_day
from awards.states import BallotMode, BallotState
from emulation.org.rights import holding_on

ABOUT = (
    "nomination__honour",
    "nomination__reward_form",
    "nomination__unit",
    "nomination__person",
    "nomination__collective",
    "nomination__household",
    "nomination__made_by",
    "nomination__sent_by",
    "nomination__commune",
)


def seats_refresh(sitting: Sitting) -> None:
    """Give a seat to each who is a member on the day; others lose theirs."""
    members = CouncilMember.objects.filter(holding_on(sitting.held_on), council=sitting.council_id)
    sitting.seats.exclude(member__in=members).delete()
    seated = set(sitting.seats.values_list("member", flat=True))
    Attendance.objects.bulk_create(
        Attendance(commune_id=sitting.commune_id, sitting=sitting, member=member)
        for member in members
        if member.pk not in seated
    )


def ballots_refresh(sitting: Sitting) -> list[Ballot]:
    """Freeze the rules of the day in every ballot, and find who may not vote on what."""
    ballots = list(sitting.ballots.select_related(*ABOUT))
    _put_rules(sitting, ballots)
    Ballot.objects.bulk_update(ballots, ["rule", "mode"])
    _put_conflicts(sitting, ballots)
    return ballots


def tables_write(
    sitting: Sitting, nominations: Sequence[Nomination], mode: BallotMode
) -> list[Ballot]:
    """Write a ballot for each nomination, after those that are there."""
    last = sitting.ballots.order_by("-position").values_list("position", flat=True).first() or 0
    ballots = [
        Ballot(
            commune_id=sitting.commune_id,
            sitting=sitting,
            nomination=nomination,
            position=position,
            mode=mode,
            state=BallotState.WAITING,
        )
        for position, nomination in enumerate(nominations, last + 1)
    ]
    _put_rules(sitting, ballots)
    Ballot.objects.bulk_create(ballots)
    _put_conflicts(sitting, ballots)
    return ballots


def _put_rules(sitting: Sitting, ballots: Sequence[Ballot]) -> None:
    rules: dict[tuple[Any, str], dict[str, Any]] = {}
    law = law_of(sitting.commune)
    for ballot in ballots:
        nomination = ballot.nomination
        key = (nomination.award, nomination.subject_kind)
        if key not in rules:
            rules[key] = rule_on_day(nomination, law, sitting.held_on)
        ballot.rule = rules[key]
        if ballot.mode not in modes_allowed(ballot.rule):
            ballot.mode = BallotMode.SECRET


def _put_conflicts(sitting: Sitting, ballots: Sequence[Ballot]) -> None:
    """Add those found to those that were typed."""
    found = conflicts_found(ballots, ordered_seats(sitting), sitting.held_on)
    kept = set(Conflict.objects.filter(ballot__in=ballots).values_list("ballot", "seat"))
    Conflict.objects.bulk_create(row for row in found if (row.ballot.pk, row.seat_id) not in kept)
