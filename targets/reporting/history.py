"""What a unit reported in earlier periods of the same span, and the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from emulation.org.models import Unit
from targets.measures.rolling import Figure, over_periods
from targets.models import Period, ReportFigure, Result, Share
from targets.reporting.entries import Key, entry_of
from targets.states import COUNTED


@dataclass(frozen=True)
class Past:
    """A share's figures before a period. ``last`` is the newest, ``total`` lũy kế so far."""

    last: ReportFigure | None = None
    total: Figure | None = None
    last_year: Result | None = None


NOTHING = Past()


def past_of(unit: Unit, period: Period) -> dict[Key, Past]:
    """Return the unit's past by share and strand, in one query.

    Only figures that the office approved count.
    """
    return _pasts(_counted(period).filter(report__unit=unit), period)


def past_of_all(period: Period) -> dict[Key, Past]:
    """Return the past of all units; a share is of one of them."""
    return _pasts(_counted(period), period)


def _counted(period: Period) -> QuerySet[ReportFigure]:
    return ReportFigure.objects.filter(
        commune=period.commune_id,
        report__state__in=COUNTED,
        report__period__span=period.span_id,
        report__period__number__lt=period.number,
        is_current=True,
    ).select_related("report__period", "share__target__indicator", "strand")


def _pasts(rows: QuerySet[ReportFigure], period: Period) -> dict[Key, Past]:
    by_key: dict[Key, list[ReportFigure]] = defaultdict(list)
    for row in rows.order_by("report__period__number"):
        by_key[row.share_id, row.strand_id].append(row)
    return {key: _past(figures, period) for key, figures in by_key.items()}


def last_years(shares: Iterable[Share], unit: Unit, period: Period) -> dict[int, Result]:
    """Return by indicator the unit's final result of the newest earlier span."""
    indicators = {share.target.indicator_id for share in shares}
    rows = Result.objects.filter(
        commune=period.commune_id,
        unit=unit,
        strand=None,
        is_current=True,
        target__indicator__in=indicators,
        period__span__ends_on__lt=period.span.starts_on,
    ).select_related("target", "period__span")
    ordered = rows.order_by("period__span__starts_on", "period__number")
    return {row.target.indicator_id: row for row in ordered}


def figure_of(row: ReportFigure) -> Figure:
    """Return a stored figure as the pure arithmetic takes it."""
    return Figure(
        period=row.report.period.number,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        is_cumulative=row.basis == ReportFigure.Basis.CUMULATIVE,
        is_estimate=row.is_estimate,
    )


def _past(rows: list[ReportFigure], period: Period) -> Past:
    told = [row for row in rows if not entry_of(row).is_empty]
    target = rows[0].share.target
    total = over_periods(
        [figure_of(row) for row in rows],
        target.period_rule,
        through=period.number - 1,
        unit=target.indicator.unit_text,
    )
    return Past(told[-1] if told else None, total)
