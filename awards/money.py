"""Prize money: base salary × coefficient × factor, rounded. Pure.

Sources: Nghị định 152/2025/NĐ-CP, Điều 50 (coefficients); the base salary is that of the day
of the decision; rounding up to tens of thousands stood in Nghị định 91/2017/NĐ-CP, Điều 68
khoản 2, and is a setting today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from emulation.lib.quantities import format_number

UP, HALF = "up", "half"


class Rounding(Protocol):
    """To which step, in đồng (1: exact to the đồng), and which way: "up" or "half" (nearest)."""

    step: int
    direction: str


@dataclass(frozen=True)
class Exact:
    """No rounding beyond the đồng."""

    step: int = 1
    direction: str = HALF


@dataclass(frozen=True)
class Reckoning:
    """An amount with its arithmetic, to be shown: 2.530.000 × 0,3 = 759.000 đồng."""

    base: int
    coefficient: Decimal
    factor: Decimal
    exact: Fraction
    amount: int

    @property
    def sentence(self) -> str:
        times = [self.coefficient] if self.factor == 1 else [self.coefficient, self.factor]
        left = " × ".join(format_number(each) for each in (self.base, *times))
        exact = f"{left} = {_plain(self.exact)} đồng"
        if self.exact == self.amount:
            return exact
        return f"{exact}, làm tròn {format_number(self.amount)} đồng"


def amount(base: Decimal | int, coefficient: Decimal, factor: Decimal, rounding: Rounding) -> int:
    """Return the prize in đồng.

    ``base`` is the base salary in đồng, ``coefficient`` how many of them one individual gets,
    ``factor`` what a collective (2) or a household (1,5) gets for it. Raises ``ValueError``
    for a negative figure or a rounding step below 1.
    """
    return reckoning(base, coefficient, factor, rounding).amount


def reckoning(
    base: Decimal | int, coefficient: Decimal, factor: Decimal, rounding: Rounding
) -> Reckoning:
    """Return the prize with how it came about; as ``amount``."""
    if min(base, coefficient, factor) < 0:
        raise ValueError("Prize money is made of no negative figures.")
    exact = Fraction(base) * Fraction(coefficient) * Fraction(factor)
    rounded = rounded_to(exact, rounding.step, rounding.direction)
    return Reckoning(int(base), coefficient, factor, exact, rounded)


def rounded_to(value: Fraction, step: int, direction: str) -> int:
    """Round an amount of at least 0 to whole steps: up, or to the nearest, a half upward."""
    if step < 1:
        raise ValueError("Money is rounded to steps of at least one đồng.")
    if direction not in (UP, HALF):
        raise ValueError(f"No such way of rounding: {direction}")
    steps = value / step
    if direction == HALF:
        return int((steps + Fraction(1, 2)).__floor__()) * step
    return int(steps.__ceil__()) * step


def total(amounts: Iterable[int | None]) -> int:
    """Return the sum in đồng; an award without money adds nothing."""
    return sum(each or 0 for each in amounts)


def _plain(value: Fraction) -> str:
    """Write an exact amount; base salaries and coefficients are decimals, so it ends."""
    return format_number(Decimal(value.numerator) / Decimal(value.denominator))
