"""The prize money of a list, by the law of the day of the decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from awards.law.in_force import Law
from awards.models import Decision, DecisionLine, Nomination
from awards.states import DecisionKind


@dataclass(frozen=True)
class Price:
    """``coefficient`` is that of the rate times its factor; both ``None`` where nothing is paid."""

    amount: int = 0
    coefficient: Decimal | None = None
    base_salary: int | None = None


def price_of(row: Nomination, law: Law, day: dt.date) -> Price:
    prize = law.prize_of(row.award, row.subject_kind, day)
    if prize is None or not prize.amount:
        return Price()
    rate, salary = prize.rate, prize.salary
    return Price(prize.amount, rate.coefficient * rate.factor, salary.amount)


def priced(decision: Decision, lines: Iterable[DecisionLine], law: Law, day: dt.date) -> None:
    """Write on the lines what a decision of the day gives; those above pay what they decide."""
    for line in lines:
        if decision.kind == DecisionKind.AWARD:
            price = price_of(line.nomination, law, day)
            line.amount, line.coefficient = price.amount, price.coefficient
            line.base_salary = price.base_salary


def priced_otherwise(lines: Sequence[DecisionLine], law: Law, day: dt.date) -> list[DecisionLine]:
    """Return the lines for which a decision of the day would give another amount."""
    return [line for line in lines if price_of(line.nomination, law, day).amount != line.amount]
