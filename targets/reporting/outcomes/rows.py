"""An outcome before it is stored, and before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from targets.measures.rolling import PLACES
from targets.models import Period, Verdict

Key = tuple[int, int | None, int | None]  # target, strand, unit


@dataclass(frozen=True)
class Outcome:
    """A row of ``Result`` before it is stored; the fields have the same names."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    in_period: Decimal | None = None
    expected: Decimal | None = None
    reported: int = 0
    asked: int = 0
    is_estimate: bool = False
    words: str = ""
    verdict: str = Verdict.NO_DATA
    why: str = ""


@dataclass(frozen=True)
class Found:
    """An outcome before it is judged by the line of ``period``.

    ``pace`` is what that period added, where it is known. ``is_partial``: somebody still owes
    a figure; ``grows``: what is missing can only add to the value. ``of`` are those who owe.
    """

    outcome: Outcome
    period: Period
    pace: Decimal | None = None
    is_partial: bool = False
    grows: bool = False
    of: str = ""
    owing: int = 0


def rounded(value: Decimal) -> Decimal:
    """As fine as it is stored."""
    return value.quantize(PLACES, ROUND_HALF_UP)
