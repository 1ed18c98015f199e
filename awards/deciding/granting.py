"""A decided line becomes a line of the register (sổ khen thưởng)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from awards.models import Decision, DecisionLine, Grant
from awards.registry.keys import register_keys
from emulation.org.models import Person


@dataclass(frozen=True)
class Decided:
    """By which decision, whose, on which level; the commune pays what it decides itself."""

    number: str
    on: dt.date
    decider: str
    level: str
    is_paid_here: bool


def grants_written(
    decision: Decision, decided: Iterable[tuple[DecisionLine, Decided]]
) -> list[Grant]:
    """Write what was decided into the register, names and figures as the list has them."""
    return Grant.objects.bulk_create(_grant(decision, line, by) for line, by in decided)


def _grant(decision: Decision, line: DecisionLine, by: Decided) -> Grant:
    row, round_ = line.nomination, decision.round
    return Grant(
        commune_id=decision.commune_id,
        honour_id=row.honour_id,
        reward_form_id=row.reward_form_id,
        person_id=row.person_id,
        collective_id=row.collective_id,
        household_id=row.household_id,
        line=line,
        campaign_id=round_.campaign_id,
        procedure=round_.procedure,
        year=round_.year,
        recipient=line.recipient,
        detail=line.detail,
        merit=line.merit,
        decision_number=by.number,
        decided_on=by.on,
        decider=by.decider,
        level=by.level,
        amount=line.amount if by.is_paid_here else None,
        gender=_gender(row.person),
        is_leader=row.is_leader,
        is_direct_worker=row.is_direct_worker,
        **register_keys(
            line.recipient, by.number, line.detail, is_collective=row.collective_id is not None
        ),
    )


def _gender(person: Person | None) -> str:
    return person.gender if person else ""
