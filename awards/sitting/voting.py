"""How a council votes on an award: the rule of the day of the sitting, frozen in its ballot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from awards.law.in_force import Law
from awards.models import Ballot, Nomination, VoteRule
from awards.states import BallotMode
from awards.tally import Rule

# Where no rule says how many must be there (Bắc Ninh's own council: 2/3).
USUAL_QUORUM = Fraction(2, 3)
NO_RULE: dict[str, Any] = {
    "threshold": None,
    "is_strict": False,
    "base": "all_members",
    "is_ballot": False,
    "is_secret": False,
    "quorum": None,
    "source": "",
    "is_doubtful": False,
}


def rule_on_day(nomination: Nomination, law: Law, day: dt.date) -> dict[str, Any]:
    """Return the rule for a nomination as a ballot keeps it; without one the majority decides."""
    row = law.vote_rule_of(nomination.award, nomination.subject_kind, day)
    return frozen(row) if row else dict(NO_RULE)


def frozen(row: VoteRule) -> dict[str, Any]:
    return {
        "threshold": _share(row.threshold_num, row.threshold_den),
        "is_strict": row.is_strict,
        "base": row.base,
        "is_ballot": row.is_ballot,
        "is_secret": row.is_secret,
        "quorum": _share(row.quorum_num, row.quorum_den),
        "source": row.cited,
        "is_doubtful": row.is_doubtful,
    }


def modes_allowed(rule: dict[str, Any]) -> tuple[BallotMode, ...]:
    """Return how may be voted: hands are raised only where no ballot is asked for."""
    by_ballot = (BallotMode.SECRET, BallotMode.PAPER)
    return by_ballot if rule["is_ballot"] or rule["is_secret"] else (*by_ballot, BallotMode.OPEN)


def quorum_for(ballots: Iterable[Ballot]) -> Fraction:
    """Return the share of the seats that must be there: the highest that a ballot asks for."""
    asked = [_fraction(ballot.rule["quorum"]) for ballot in ballots]
    return max([share for share in asked if share] or [USUAL_QUORUM])


def tally_rule(ballot: Ballot) -> Rule:
    rule = ballot.rule
    return Rule(_fraction(rule["threshold"]), rule["base"], rule["is_strict"])


def _share(numerator: int | None, denominator: int | None) -> list[int] | None:
    return [numerator, denominator] if numerator and denominator else None


def _fraction(share: list[int] | None) -> Fraction | None:
    return Fraction(*share) if share else None
