"""What came of targets until the end of a period, as a report tells it.

Stored results alone are read; figures are rounded here once, as they print.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from emulation.lib.quantities import percent
from targets.measures.words import TIGHT_UNITS
from targets.models import IndicatorKind, Period, Result, SpanKind, Target, Verdict

_TENTH = Decimal("0.1")
_TYPED_PLACES = 3
_FULL = Decimal(100)
_NO_SHARE = ("range", "maintain", "<", "<=")


@dataclass(frozen=True)
class Told:
    """A target's outcome for a sentence and a table.

    ``percent`` is the result in per cent of what is asked, where that says something.
    ``last`` is the result of the same time a year before and ``change`` how far the result
    went from it: in per cent, or in points where the unit is a percentage.
    """

    result: Decimal | None = None
    percent: Decimal | None = None
    last: Decimal | None = None
    change: Decimal | None = None
    words: str = ""
    verdict: str = Verdict.NO_DATA
    why: str = ""
    is_estimate: bool = False
    is_asked: bool = False
    strands: tuple[tuple[str, Decimal | None], ...] = ()


# Of a year without a period nothing is known; every target of it was due.
UNTOLD = Told(is_asked=True)


def told_of(period: Period, targets: Iterable[Target]) -> dict[int, Told]:
    """Return the outcome of each target of the period's span; three queries."""
    asked = {target.pk: target for target in targets}
    results, strands = _results(period, asked)
    before = _year_before(period, asked.values())
    return {
        key: _told(target, results.get(key), strands.get(key, ()), before.get(key))
        for key, target in asked.items()
    }


def with_told(rows: Iterable[Any], period: Period | None) -> list[Any]:
    """Let each row of a list know the outcome of its target, in three queries for all.

    Without a period, in a plan, nothing is known and nothing asked; rows that know it are
    not asked for again.
    """
    listed = list(rows)
    if all("told" in vars(row) for row in listed):
        return listed
    told = told_of(period, [row.target for row in listed]) if period else {}
    for row in listed:
        row.told = told.get(row.target_id)
    return listed


def as_printed(value: Decimal) -> Decimal:
    """Round a result as sentences print it: computed figures to two places, or two digits."""
    if int(value.normalize().as_tuple().exponent) >= -_TYPED_PLACES:
        return value.normalize() + 0
    places = max(2, 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share_printed(part: Decimal, whole: Decimal) -> Decimal:
    """Return a share in per cent to one decimal; 99,96% is never told as 100%."""
    exact = percent(part, whole)
    step = _TENTH
    while (told := exact.quantize(step, ROUND_HALF_UP)) == _FULL != exact:
        step /= 10
        if step < Decimal("0.0001"):
            break
    return told


def _results(
    period: Period, asked: Mapping[int, Target]
) -> tuple[dict[int, Result], dict[int, tuple[tuple[str, Decimal | None], ...]]]:
    rows = Result.objects.filter(
        period=period, unit=None, is_current=True, target__in=asked
    ).select_related("strand")
    whole: dict[int, Result] = {}
    strands: dict[int, tuple[tuple[str, Decimal | None], ...]] = {}
    for row in rows.order_by("strand__position"):
        if row.strand is None:
            whole[row.target_id] = row
        else:
            value = None if row.value is None else as_printed(row.value)
            strands[row.target_id] = (*strands.get(row.target_id, ()), (row.strand.name, value))
    return whole, strands


def _year_before(period: Period, targets: Iterable[Target]) -> dict[int, Decimal]:
    """Return by target the result at the same day of the year before, if the year has one.

    At the end of a year, the figure that the target itself keeps of the year before.
    """
    listed = list(targets)
    found: dict[int, Decimal] = {}
    span = period.span
    if period.ends_on == span.ends_on and span.kind == SpanKind.YEAR:
        year = span.starts_on.year - 1
        found = {
            target.pk: target.baseline
            for target in listed
            if target.baseline is not None and target.baseline_year in (None, year)
        }
    rows = Result.objects.filter(
        commune=period.commune_id,
        unit=None,
        strand=None,
        is_current=True,
        value__isnull=False,
        period__ends_on=_a_year_before(period.ends_on),
        period__span__kind=span.kind,
        target__indicator__in={target.indicator_id for target in listed},
    )
    by_indicator = dict(rows.values_list("target__indicator", "value"))
    stored = {t.pk: by_indicator[t.indicator_id] for t in listed if t.indicator_id in by_indicator}
    return {key: as_printed(value) for key, value in (found | stored).items()}


def _a_year_before(day: dt.date) -> dt.date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def _told(
    target: Target,
    row: Result | None,
    strands: tuple[tuple[str, Decimal | None], ...],
    last: Decimal | None,
) -> Told:
    if row is None:
        return Told(last=last)
    value = None if row.value is None else as_printed(row.value)
    return Told(
        result=value,
        percent=None if strands else _percent(target, row.value),
        last=last,
        change=None if strands else _change(target, value, last),
        words=row.words,
        verdict=row.verdict,
        why=row.why,
        is_estimate=row.is_estimate,
        is_asked=bool(row.asked) or row.verdict != Verdict.NO_DATA,
        strands=strands,
    )


def _percent(target: Target, value: Decimal | None) -> Decimal | None:
    """A share of the plan is told of amounts that should grow; of a percentage it misleads."""
    current, indicator = target.current, target.indicator
    if value is None or current is None or not current.value or current.value <= 0:
        return None
    is_amount = indicator.kind in (IndicatorKind.AMOUNT, IndicatorKind.COUNT)
    if not is_amount or indicator.unit_text in TIGHT_UNITS or indicator.direction == "lower":
        return None
    return None if current.comparator in _NO_SHARE else share_printed(value, current.value)


def _change(target: Target, value: Decimal | None, last: Decimal | None) -> Decimal | None:
    if value is None or last is None:
        return None
    if target.indicator.unit_text in TIGHT_UNITS:
        return value - last
    if last <= 0 or target.indicator.kind not in (IndicatorKind.AMOUNT, IndicatorKind.COUNT):
        return None
    return percent(value - last, last).quantize(_TENTH, ROUND_HALF_UP)
