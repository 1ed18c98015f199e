"""Periods and years that can be told of, and reports on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from campaigns.models import Plan, PlanKind, PlanState
from campaigns.states import BEFORE_ISSUE, IN_FORCE
from emulation.lib import dates
from emulation.org.models import Commune
from targets.models import Period, PeriodState, Result, Span, SpanKind

_YEARS = 3
# Until then a clerk rather sums up the year before.
_LAST_MONTH_OF_LOOKING_BACK = 6


def periods_to_report(communes: Iterable[Commune]) -> list[Period]:
    """Return the opened periods with results, the newest first."""
    results = Result.objects.filter(period=OuterRef("pk"), is_current=True)
    rows = Period.objects.filter(Exists(results), commune__in=list(communes))
    opened = rows.exclude(state=PeriodState.PLANNED).select_related("span", "commune")
    return list(opened.order_by("-ends_on", "-starts_on"))


def period_of_year(span: Span) -> Period | None:
    """Return the last period of a year that has results."""
    results = Result.objects.filter(period=OuterRef("pk"), is_current=True)
    rows = span.periods.filter(Exists(results)).exclude(state=PeriodState.PLANNED)
    return rows.select_related("span").order_by("ends_on", "starts_on").last()


def reports_begun(periods: Iterable[Period]) -> list[Plan]:
    """Return the reports that tell of these periods already, the newest first."""
    rows = Plan.objects.filter(kind=PlanKind.REPORT, period__in=list(periods))
    return _begun(rows)


def year_reports_begun(communes: Iterable[Commune]) -> list[Plan]:
    """Return the year-end reports of communes, the newest first."""
    return _begun(Plan.objects.filter(kind=PlanKind.YEAR_REPORT, commune__in=list(communes)))


def year_report_in_work(commune: Commune, year: int) -> Plan | None:
    """Return the year-end report that is being written, or on its way to be issued."""
    return Plan.objects.filter(
        kind=PlanKind.YEAR_REPORT, commune=commune, year=year, state__in=BEFORE_ISSUE
    ).first()


def year_report_issued(plan: Plan) -> Plan | None:
    """Return the year-end report that sums up a yearly plan, where it was issued."""
    rows = Plan.objects.filter(
        kind=PlanKind.YEAR_REPORT, commune=plan.commune_id, year=plan.year, state__in=IN_FORCE
    )
    return rows.select_related("paper__number").order_by("-paper__issued_on").first()


def _begun(rows: QuerySet[Plan]) -> list[Plan]:
    told = rows.exclude(state=PlanState.ABANDONED).select_related("period", "paper__number")
    return list(told.order_by("-created_at"))


@dataclass(frozen=True)
class YearToReport:
    """A year of a commune; ``period`` is the last that has results."""

    commune: Commune
    year: int
    period: Period | None
    is_usual: bool  # what a clerk sums up in this part of the year

    @property
    def key(self) -> str:
        return f"{self.commune.uid}-{self.year}"


def years_to_report(communes: Iterable[Commune]) -> list[YearToReport]:
    """Return this year and the two before of every commune, the newest first; one query."""
    communes = list(communes)
    day = dates.today()
    usual = day.year if day.month > _LAST_MONTH_OF_LOOKING_BACK else day.year - 1
    years = range(day.year, day.year - _YEARS, -1)
    periods = {
        (period.commune_id, period.span.starts_on.year): period
        for period in reversed(periods_to_report(communes))
        if period.span.kind == SpanKind.YEAR
    }
    return [
        YearToReport(commune, year, periods.get((commune.pk, year)), year == usual)
        for year in years
        for commune in communes
    ]
