"""Everything that the results of a span are computed from, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from targets.measures.rolling import Figure
from targets.models import (
    Judgement,
    Milestone,
    Period,
    PeriodState,
    ReportFigure,
    Share,
    Span,
    Target,
)
from targets.reporting.history import figure_of
from targets.states import COUNTED

Place = tuple[int, int | None, int]  # target, strand, unit


@dataclass(frozen=True)
class Told:
    """What a unit said in words in a period."""

    period: int
    words: str


@dataclass
class Year:
    """The rows of one span as plain values; ``figures`` and ``words`` stand by their place."""

    span: Span
    targets: list[Target]
    periods: list[Period]
    shares: dict[int, list[Share]] = field(default_factory=dict)
    figures: dict[Place, list[Figure]] = field(default_factory=dict)
    words: dict[Place, list[Told]] = field(default_factory=dict)
    milestones: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    judgements: dict[int, list[Judgement]] = field(default_factory=dict)

    def judgement(self, target: Target, period: Period) -> Judgement | None:
        """Return the newest word on a target up to a period."""
        made = [row for row in self.judgements.get(target.pk, ()) if _upto(row, period)]
        return max(made, key=lambda row: row.period.number, default=None)


def year_of(span: Span) -> Year:
    """Read a span. Only figures that the office approved count, each in its newest version."""
    targets = Target.objects.filter(span=span).select_related(
        "indicator__measure_unit", "current", "commune"
    )
    year = Year(
        span=span,
        targets=list(targets.prefetch_related("strands").order_by("position", "pk")),
        periods=list(span.periods.exclude(state=PeriodState.PLANNED).order_by("number")),
    )
    shares = Share.objects.filter(target__span=span).order_by("unit")
    year.shares = _grouped((share.target_id, share) for share in shares)
    milestones = Milestone.objects.filter(target__span=span)
    year.milestones = {(row.target_id, row.period_id): row.value for row in milestones}
    judgements = Judgement.objects.filter(target__span=span, is_current=True)
    rows = judgements.select_related("period")
    year.judgements = _grouped((row.target_id, row) for row in rows)
    _read_figures(year)
    for period in year.periods:
        period.span = span
    return year


def _read_figures(year: Year) -> None:
    rows = ReportFigure.objects.filter(
        report__period__span=year.span, report__state__in=COUNTED, is_current=True
    ).select_related("report__period", "share")
    ordered = list(rows.order_by("report__period__number", "report__approved_at"))
    year.figures = _grouped((_place(row), figure_of(row)) for row in ordered)
    year.words = _grouped(
        (_place(row), Told(row.report.period.number, row.words)) for row in ordered if row.words
    )


def _place(row: ReportFigure) -> Place:
    return row.share.target_id, row.strand_id, row.share.unit_id


def _upto(row: Judgement, period: Period) -> bool:
    return row.period.number <= period.number


def _grouped(pairs: Iterable[tuple]) -> dict:
    groups: dict = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
