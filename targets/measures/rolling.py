"""Results of periods and of units made one. "Not reported" is never 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

# As fine as a figure is stored, so that a computed result equals its stored copy.
PLACES = Decimal("0.000001")
# What a share of a whole is multiplied by, in its unit.
_PER = {"%": 100, "‰": 1000}


class Figure(NamedTuple):
    """What a unit reported for a period, numbered from 1 in its span.

    ``value`` is in the target's unit; ``None`` is not reported. A cumulative figure (lũy kế)
    stands for all periods up to its own.
    """

    period: int
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_cumulative: bool = False
    is_estimate: bool = False

    @property
    def has_parts(self) -> bool:
        return self.numerator is not None and self.denominator is not None


@dataclass(frozen=True)
class Rolled:
    """What the units make together; ``reason`` says why there is no value."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    reported: int
    asked: int
    is_estimate: bool
    reason: str = ""

    @property
    def is_complete(self) -> bool:
        return 0 < self.asked <= self.reported


def over_periods(figures: Sequence[Figure], rule: str, *, through: int, unit: str = "%") -> Figure:
    """Return where one unit stands at the end of period ``through``.

    ``sum`` adds the periods after the newest cumulative figure to it; 2/6 and then 3/6 make
    5/6. ``ratio`` adds numerators and denominators alike; figures that lack them cannot be
    joined and make no value. ``average`` is the mean of the periods, ``latest`` the newest,
    ``max`` the highest. The figure's ``period`` is the newest that it rests on; with nothing
    reported its value is ``None``. Raises ``ValueError`` for another rule.
    """
    known = [figure for figure in standings(figures, rule, unit=unit) if figure.period <= through]
    return known[-1] if known else Figure(through, None)


def standings(figures: Sequence[Figure], rule: str, *, unit: str = "%") -> list[Figure]:
    """Return where one unit stands after each of its figures, the oldest first.

    See ``over_periods`` for the rules. A figure's ``period`` is the one it holds from.
    """
    known = sorted(_reported(figures, rule), key=lambda figure: figure[0])
    match rule:
        case "latest":
            return known
        case "sum":
            return _sums(known)
    return [_standing(known[:number], rule, unit) for number in range(1, len(known) + 1)]


def over_units(
    figures: Sequence[Figure | None], rule: str, *, asked: int, unit: str = "%"
) -> Rolled:
    """Return what the figures of units make for the commune; ``asked`` units owe one.

    ``sum`` and ``max`` as said. ``average`` is the mean of the values, or, where all have a
    numerator and a denominator, the sum of the ones divided by the sum of the others (no
    average of averages). ``ratio`` gives Σn/Σd in "%" or "‰", and Σn in any other unit
    ("6/6 thôn"); with more than one unit a value without its parts cannot be joined.
    ``latest`` is the last of the sequence. ``none`` is the only figure where one unit was
    asked. A part of the units gives a part of the result. Raises ``ValueError`` for another
    rule.
    """
    known = _reported(figures, rule)
    if not known:
        return Rolled(None, None, None, 0, asked, False, "Chưa đơn vị nào báo cáo.")
    match rule:
        case "sum":
            return _rolled(known, asked, *_summed(known))
        case "average":
            return _rolled(known, asked, *_averaged(known, unit))
        case "max":
            return _single(known, asked, _highest(known))
        case "latest":
            return _single(known, asked, known[-1])
        case "none" if asked == 1:
            return _single(known, asked, known[-1])
        case "none":
            return _without(known, asked, "Chỉ tiêu này không cộng từ các đơn vị.")
        case "ratio":
            return _ratio(known, asked, unit)
    raise ValueError(f"No rule over units: {rule}")


def change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """Return how much a figure went up (below 0: down); ``None`` where one is missing."""
    return None if now is None or before is None else now - before


def percent_of(result: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Return the result in per cent of the target, to one decimal: 2.051 of 2.300 is 89,2.

    ``None`` where one is missing or the target is 0.
    """
    if result is None or not target:
        return None
    return (result * 100 / target).quantize(Decimal("0.1"), ROUND_HALF_UP)


_Parts = tuple[Decimal | None, Decimal | None, Decimal | None]  # value, numerator, denominator


def _reported(figures: Sequence[Figure | None], rule: str) -> list[Figure]:
    return [
        figure
        for figure in figures
        if figure is not None
        and (figure.value is not None or (rule == "ratio" and figure.has_parts))
    ]


def _parts_of(figure: Figure) -> _Parts:
    return figure.value, figure.numerator, figure.denominator


def _upto(
    known: Sequence[Figure],
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    used: Sequence[Figure],
) -> Figure:
    estimate = any(figure.is_estimate for figure in used)
    return Figure(known[-1].period, value, numerator, denominator, True, estimate)


def _standing(known: Sequence[Figure], rule: str, unit: str) -> Figure:
    match rule:
        case "max":
            return _upto(known, *_parts_of(_highest(known)), [_highest(known)])
        case "average":
            return _upto(known, _mean(known), None, None, known)
        case "ratio":
            used = _since_cumulative(known)
            return _upto(known, *_joined(used, unit), used)
    raise ValueError(f"No rule over periods: {rule}")


def _sums(known: Sequence[Figure]) -> list[Figure]:
    """Add each figure to what stood before it; a cumulative one stands for all of that."""
    found: list[Figure] = []
    since = 0
    for figure in known:
        period, value, numerator, denominator, is_cumulative, is_estimate = figure
        if found and not is_cumulative:
            before = found[-1]
            if period == since:
                continue
            value += before.value
            if figure.has_parts and before.has_parts:
                numerator += before.numerator
            else:
                numerator = None
            is_estimate = is_estimate or before.is_estimate
        if is_cumulative:
            since = period
        parts = (None, None) if None in (numerator, denominator) else (numerator, denominator)
        found.append(Figure(period, value, *parts, True, is_estimate))
    return found


def _since_cumulative(known: Sequence[Figure]) -> list[Figure]:
    base = next((figure for figure in reversed(known) if figure.is_cumulative), None)
    if base is None:
        return list(known)
    return [base, *(figure for figure in known if figure.period > base.period)]


def _values(figures: Sequence[Figure]) -> list[Decimal]:
    return [figure.value for figure in figures if figure.value is not None]


def _mean(figures: Sequence[Figure]) -> Decimal:
    values = _values(figures)
    return _rounded(sum(values, Decimal(0)) / len(values))


def _highest(figures: Sequence[Figure]) -> Figure:
    highest = max(_values(figures))
    return next(figure for figure in reversed(figures) if figure.value == highest)


def _summed(figures: Sequence[Figure]) -> _Parts:
    return (sum(_values(figures), Decimal(0)), *_sums_of_parts(figures))


def _sums_of_parts(figures: Sequence[Figure]) -> tuple[Decimal | None, Decimal | None]:
    if not all(figure.has_parts for figure in figures):
        return None, None
    numerators = (figure.numerator or Decimal(0) for figure in figures)
    denominators = (figure.denominator or Decimal(0) for figure in figures)
    return sum(numerators, Decimal(0)), sum(denominators, Decimal(0))


def _joined(figures: Sequence[Figure], unit: str) -> _Parts:
    if len(figures) == 1 and not figures[0].has_parts:
        return _parts_of(figures[0])
    numerator, denominator = _sums_of_parts(figures)
    if numerator is None or not denominator:
        return None, numerator, denominator
    return _share(numerator, denominator, unit), numerator, denominator


def _share(numerator: Decimal, denominator: Decimal, unit: str) -> Decimal:
    if unit not in _PER:
        return numerator
    return _rounded(numerator * _PER[unit] / denominator)


def _averaged(figures: Sequence[Figure], unit: str) -> _Parts:
    numerator, denominator = _sums_of_parts(figures)
    if numerator is None or not denominator:
        return _mean(figures), None, None
    return _rounded(numerator * _PER.get(unit, 1) / denominator), numerator, denominator


def _ratio(known: Sequence[Figure], asked: int, unit: str) -> Rolled:
    bare = sum(not figure.has_parts for figure in known)
    if bare and max(asked, len(known)) > 1:
        reason = f"Chưa tính được tỷ lệ chung: {bare} đơn vị chưa ghi tử số, mẫu số."
        return _without(known, asked, reason)
    value, numerator, denominator = _joined(known, unit)
    reason = "Chưa tính được tỷ lệ chung: mẫu số bằng 0." if value is None else ""
    return replace(_rolled(known, asked, value, numerator, denominator), reason=reason)


def _rolled(
    known: Sequence[Figure],
    asked: int,
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
) -> Rolled:
    estimate = any(figure.is_estimate for figure in known)
    return Rolled(value, numerator, denominator, len(known), asked, estimate)


def _single(known: Sequence[Figure], asked: int, figure: Figure) -> Rolled:
    return Rolled(*_parts_of(figure), len(known), asked, figure.is_estimate)


def _without(known: Sequence[Figure], asked: int, reason: str) -> Rolled:
    return replace(_rolled(known, asked, None, None, None), reason=reason)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(PLACES, ROUND_HALF_UP)
