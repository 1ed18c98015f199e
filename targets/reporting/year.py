"""Everything that the results of a span are computed from, read in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from emulation.lib import dates
from targets.counters import counted
from targets.measures.rolling import PLACES, Figure
from targets.models import (
    Judgement,
    Milestone,
    Period,
    PeriodState,
    ReportFigure,
    Share,
    Span,
    Target,
    TargetValue,
)
from targets.reporting.asked import is_asked_in
from targets.reporting.ledgers import Ledger
from targets.states import COUNTED

Place = tuple[int, int | None, int]  # target, strand, unit


class Given(NamedTuple):
    """What a unit is to do of a target; ``assigned`` may be left open."""

    unit_id: int
    assigned: Decimal | None


@dataclass
class Year:
    """The rows of one span as plain values; ``figures`` and ``words`` stand by their place.

    ``periods`` are those that were opened, ``due`` the numbers of those, planned ones
    included, at whose end a target is asked for.
    """

    span: Span
    targets: list[Target]
    periods: list[Period]
    last_number: int = 0
    due: dict[int, list[int]] = field(default_factory=dict)
    values: dict[int, list[TargetValue]] = field(default_factory=dict)
    shares: dict[int, list[Given]] = field(default_factory=dict)
    figures: dict[Place, list[Figure]] = field(default_factory=dict)
    words: dict[Place, dict[int, str]] = field(default_factory=dict)
    milestones: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    judgements: dict[int, list[Judgement]] = field(default_factory=dict)
    counts: dict[int, Decimal | None] = field(default_factory=dict)
    _ledgers: dict[tuple[int, int | None], Ledger] = field(default_factory=dict)

    def ledger(self, target: Target, strand: int | None) -> Ledger:
        """Return what the units told of a target, or of one strand of it."""
        found = self._ledgers.get((target.pk, strand))
        if found is None:
            units = [share.unit_id for share in self.shares.get(target.pk, ())]
            places = {unit: (target.pk, strand, unit) for unit in units}
            found = self._ledgers[target.pk, strand] = Ledger(
                target,
                units,
                {unit: self.figures[key] for unit, key in places.items() if key in self.figures},
                {unit: self.words[key] for unit, key in places.items() if key in self.words},
                self.due[target.pk],
                self.last_number,
            )
        return found

    def counted(self, target: Target, period: Period) -> Decimal | None:
        """Return what the portal counts of a target, or what was counted when it was locked."""
        if target.pk in self.counts:
            return self.counts[target.pk]
        day = min(period.ends_on, dates.today())
        value = counted(target.counter, target.commune, self.span.starts_on, day)
        return None if value is None else value.quantize(PLACES, ROUND_HALF_UP)

    def value_on(self, target: Target, day: dt.date) -> TargetValue | None:
        """Return what a target asked for on a day.

        A paper counts from its day on. A value without a paper mends the one before it.
        """
        rows = self.values.get(target.pk) or [target.current]
        found, since = rows[0], dt.date.min
        for row in rows[1:]:
            since = row.paper_on or since
            found = row if since <= day else found
        return found

    def judgement(self, target: Target, period: Period) -> Judgement | None:
        """Return the newest word on a target up to a period."""
        made = [row for row in self.judgements.get(target.pk, ()) if _upto(row, period)]
        return max(made, key=lambda row: row.period.number, default=None)


def year_of(span: Span, targets: Collection[int] | None = None) -> Year:
    """Read a span, or only these targets of it by their keys.

    Only figures that the office approved count, each in its newest version.
    """
    year = asked_of(span, targets)
    _read_figures(year)
    return year


def asked_of(span: Span, targets: Collection[int] | None = None) -> Year:
    """Read what a span asks and of whom, without what was told."""
    rows = Target.objects.filter(span=span).select_related(
        "indicator__measure_unit", "current", "commune"
    )
    if targets is not None:
        rows = rows.filter(pk__in=targets)
    periods = list(span.periods.order_by("number"))
    for period in periods:
        period.span = span
    year = Year(
        span=span,
        targets=list(rows.prefetch_related("strands").order_by("position", "pk")),
        periods=[period for period in periods if period.state != PeriodState.PLANNED],
        last_number=max((period.number for period in periods), default=0),
    )
    year.due = {
        target.pk: [period.number for period in periods if is_asked_in(target, period)]
        for target in year.targets
    }
    _read_asked(year)
    return year


def _read_asked(year: Year) -> None:
    """Read what is asked of whom, and what people judged."""
    targets = [target.pk for target in year.targets]
    shares = Share.objects.filter(target__in=targets).order_by("unit")
    given = shares.values_list("target", "unit", "assigned")
    year.shares = _grouped((target, Given(*share)) for target, *share in given)
    values = TargetValue.objects.filter(target__in=targets).order_by("pk")
    year.values = _grouped((row.target_id, row) for row in values)
    milestones = Milestone.objects.filter(target__in=targets)
    year.milestones = {(row.target_id, row.period_id): row.value for row in milestones}
    judgements = Judgement.objects.filter(target__in=targets, is_current=True)
    year.judgements = _grouped((row.target_id, row) for row in judgements.select_related("period"))


# Plain values, not rows: of a year of months there are some forty thousand.
_PLACE = ("share__target", "strand", "share__unit", "report__period__number")
_FIGURE = ("basis", "words", "value", "numerator", "denominator", "is_estimate")


def _read_figures(year: Year) -> None:
    rows = ReportFigure.objects.filter(
        share__target__in=[target.pk for target in year.targets],
        report__period__span=year.span,
        report__state__in=COUNTED,
        is_current=True,
    ).order_by()
    figures, words = defaultdict(list), defaultdict(dict)
    cumulative = ReportFigure.Basis.CUMULATIVE.value
    for target, strand, unit, number, basis, said, *figure, is_estimate in rows.values_list(
        *_PLACE, *_FIGURE
    ):
        place = (target, strand, unit)
        figures[place].append(Figure(number, *figure, basis == cumulative, is_estimate))
        if said:
            words[place][number] = said
    year.figures, year.words = dict(figures), dict(words)


def _upto(row: Judgement, period: Period) -> bool:
    return row.period.number <= period.number


def _grouped(pairs: Iterable[tuple]) -> dict:
    groups: dict = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
