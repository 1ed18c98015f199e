"""Everything that the results of a span are computed from, read in a constant number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from targets.measures.rolling import Figure, Rolled, over_periods, over_units
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
from targets.states import COUNTED

Place = tuple[int, int | None, int]  # target, strand, unit


@dataclass(frozen=True)
class Told:
    """That a unit told something in a period, and what it said in words."""

    period: int
    words: str = ""
    is_cumulative: bool = False


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
    shares: dict[int, list[Share]] = field(default_factory=dict)
    figures: dict[Place, list[Figure]] = field(default_factory=dict)
    words: dict[Place, list[Told]] = field(default_factory=dict)
    told: dict[Place, list[Told]] = field(default_factory=dict)
    milestones: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    judgements: dict[int, list[Judgement]] = field(default_factory=dict)
    _through: dict[tuple[Place, int], Figure] = field(default_factory=dict)
    _rolled: dict[tuple[int, int | None, int], Rolled] = field(default_factory=dict)

    def through(self, target: Target, place: Place, number: int) -> Figure:
        """Return where a unit stands at the end of a period, by its number."""
        found = self._through.get((place, number))
        if found is None:
            told = self.figures.get(place, ())
            rule, unit = target.period_rule, target.indicator.unit_text
            found = over_periods(told, rule, through=number, unit=unit)
            self._through[place, number] = found
        return found

    def rolled(self, target: Target, strand: int | None, number: int) -> Rolled:
        """Return what the units make together at the end of a period, by its number."""
        found = self._rolled.get((target.pk, strand, number))
        if found is None:
            shares = self.shares.get(target.pk, ())
            figures = [
                self.through(target, (target.pk, strand, share.unit_id), number) for share in shares
            ]
            found = over_units(
                sorted(figures, key=lambda figure: figure.period),
                target.unit_rule,
                asked=len(shares),
                unit=target.indicator.unit_text,
            )
            self._rolled[target.pk, strand, number] = found
        return found

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
    _read_figures(year)
    return year


def _read_asked(year: Year) -> None:
    """Read what is asked of whom, and what people judged."""
    targets = [target.pk for target in year.targets]
    shares = Share.objects.filter(target__in=targets).order_by("unit")
    year.shares = _grouped((share.target_id, share) for share in shares)
    values = TargetValue.objects.filter(target__in=targets).order_by("pk")
    year.values = _grouped((row.target_id, row) for row in values)
    milestones = Milestone.objects.filter(target__in=targets)
    year.milestones = {(row.target_id, row.period_id): row.value for row in milestones}
    judgements = Judgement.objects.filter(target__in=targets, is_current=True)
    year.judgements = _grouped((row.target_id, row) for row in judgements.select_related("period"))


# Plain values, not rows: of a year of months there are some forty thousand.
_TOLD = ("share__target", "strand", "share__unit", "report__period__number")
_FIGURE = ("value", "numerator", "denominator", "basis", "is_estimate", "words")


def _read_figures(year: Year) -> None:
    rows = ReportFigure.objects.filter(
        share__target__in=[target.pk for target in year.targets],
        report__period__span=year.span,
        report__state__in=COUNTED,
        is_current=True,
    )
    ordered = rows.order_by("report__period__number", "report__approved_at")
    figures, words, told_of = defaultdict(list), defaultdict(list), defaultdict(list)
    for target, strand, unit, number, *told in ordered.values_list(*_TOLD, *_FIGURE):
        value, numerator, denominator, basis, is_estimate, said = told
        place = (target, strand, unit)
        is_cumulative = basis == ReportFigure.Basis.CUMULATIVE
        figures[place].append(
            Figure(number, value, numerator, denominator, is_cumulative, is_estimate)
        )
        if said:
            words[place].append(Told(number, said))
        if said or value is not None or None not in (numerator, denominator):
            told_of[place].append(Told(number, said, is_cumulative))
    year.figures, year.words, year.told = dict(figures), dict(words), dict(told_of)


def _upto(row: Judgement, period: Period) -> bool:
    return row.period.number <= period.number


def _grouped(pairs: Iterable[tuple]) -> dict:
    groups: dict = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
