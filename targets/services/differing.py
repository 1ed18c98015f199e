"""Stored results beside what their figures give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from targets.models import Period, PeriodState, Result, Span, UnitReport
from targets.reporting.outcomes import Key, Outcome, outcomes_of
from targets.reporting.year import year_of
from targets.services.results import is_same, results_stored
from targets.services.terms import judged_in, terms_of
from targets.states import COUNTED


@dataclass(frozen=True)
class Difference:
    """A stored result that is not what its figures give; ``stored`` or ``computed`` may lack."""

    period: Period
    key: Key
    field: str
    stored: Any
    computed: Any


def figures_differing(span: Span) -> list[Difference]:
    """Compute a span anew and list every stored result that differs. Writes nothing.

    What was locked is computed by what held at the lock.
    """
    year = year_of(span)
    terms = terms_of(year.periods)
    found: list[Difference] = []
    for period in year.periods:
        stored = results_stored(period)
        if not stored and not _is_counted(period):
            continue  # opened, and nothing has been approved since
        computed = outcomes_of(judged_in(year, period, terms), period)
        for key in [*computed, *(key for key in stored if key not in computed)]:
            found += _compare(period, key, stored.get(key), computed.get(key))
    return found


def _is_counted(period: Period) -> bool:
    """Say whether a period must have results: it is locked, or a report of it counts."""
    return (
        period.state == PeriodState.LOCKED
        or UnitReport.objects.filter(period=period, state__in=COUNTED).exists()
    )


def _compare(
    period: Period, key: Key, row: Result | None, outcome: Outcome | None
) -> Iterator[Difference]:
    if row is None or outcome is None:
        yield Difference(period, key, "", row, outcome)
        return
    for name, value in asdict(outcome).items():
        if not is_same(getattr(row, name), value):
            yield Difference(period, key, name, getattr(row, name), value)
