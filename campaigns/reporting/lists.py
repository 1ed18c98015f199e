"""Periods that can be told of, and reports on them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from campaigns.models import Plan, PlanState
from emulation.org.models import Commune
from targets.models import Period, PeriodState, Result


def periods_to_report(communes: Iterable[Commune]) -> list[Period]:
    """Return the opened periods with results, the newest first."""
    results = Result.objects.filter(period=OuterRef("pk"), is_current=True)
    rows = Period.objects.filter(Exists(results), commune__in=list(communes))
    opened = rows.exclude(state=PeriodState.PLANNED).select_related("span", "commune")
    return list(opened.order_by("-ends_on", "-starts_on"))


def reports_begun(periods: Iterable[Period]) -> list[Plan]:
    """Return the reports that tell of these periods already, the newest first."""
    rows = Plan.objects.filter(period__in=list(periods)).exclude(state=PlanState.ABANDONED)
    return list(rows.select_related("period", "paper__number").order_by("-created_at"))
