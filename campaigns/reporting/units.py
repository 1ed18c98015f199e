"""What each unit did until the end of a period: targets given and pledged, reports in time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from emulation.lib import dates
from emulation.org.selectors import unit_names
from targets.following.late import punctuality_of
from targets.following.own import ranks_of
from targets.measures.ranking import Rank
from targets.models import Period, PeriodState, Share, Span
from targets.reporting.asked import asked_shares, asked_units


@dataclass(frozen=True)
class Given:
    """How many units were given targets, and how many of them pledged."""

    units: int = 0
    pledging: int = 0


@dataclass(frozen=True)
class UnitFacts:
    """Counts of one unit; ``missing`` are reports that were due and have not come."""

    name: str
    given: int
    pledged: int
    in_time: int
    late: int
    missing: int
    rank: Rank | None = None

    @property
    def asked(self) -> int:
        return self.in_time + self.late + self.missing


def units_until(period: Period) -> list[UnitFacts]:
    """Return the units that hold shares, by name of the day, in the order of their standing.

    Only reports whose first deadline is over count; a constant number of queries a period.
    """
    given, pledged = _shares(period.span)
    reports = _reports(period)
    ranks = ranks_of(period)
    names = unit_names(given, dates.today())
    facts = [
        UnitFacts(
            name=names[unit],
            given=given[unit],
            pledged=pledged[unit],
            in_time=reports[unit]["in_time"],
            late=reports[unit]["late"],
            missing=reports[unit]["missing"],
            rank=ranks.get(unit),
        )
        for unit in given
    ]
    return sorted(facts, key=lambda one: (one.rank.place if one.rank else len(facts) + 1, one.name))


def given_in(span: Span) -> Given:
    """Return how many units hold shares of a span's targets, reported or not; one query."""
    given, pledged = _shares(span)
    return Given(len(given), len(pledged))


def _shares(span: Span) -> tuple[Counter[int], Counter[int]]:
    rows = Share.objects.filter(target__span=span, commune=span.commune_id)
    told = list(rows.order_by("unit__pk").values_list("unit", "pledged"))
    return (
        Counter(unit for unit, _ in told),
        Counter(unit for unit, pledged in told if pledged is not None),
    )


def _reports(period: Period) -> dict[int, Counter[str]]:
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    opened = period.span.periods.filter(number__lte=period.number)
    for each in opened.exclude(state=PeriodState.PLANNED).order_by("number"):
        each.span = period.span
        told = punctuality_of(each, period.span)
        if not told.is_due:
            continue
        late = {one.unit for one in told.sent_late}
        missing = {one.unit for one in told.owing}
        for unit in asked_units(asked_shares(each)):
            key = "late" if unit.pk in late else "missing" if unit.pk in missing else "in_time"
            counts[unit.pk][key] += 1
    return counts
