"""Periods and reports as each kind of person begins with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from emulation.lib import dates
from emulation.org.models import Role, Unit, User
from emulation.org.rights import memberships
from emulation.org.selectors import commune_names, unit_names
from targets.models import Period, PeriodState, ReportState, Span, UnitReport
from targets.reporting.asked import units_asked
from targets.reporting.visible import offices_read, periods_visible_to, units_headed
from targets.states import WRITABLE

OPEN_FIRST = [PeriodState.OPEN, PeriodState.LOCKED, PeriodState.PLANNED]


@dataclass(frozen=True)
class OwnRow:
    """A report that the person's own unit owes or sent."""

    period: Period
    unit_name: str
    label: str
    badge: str
    url: str
    action: str


@dataclass(frozen=True)
class PeriodRow:
    """A period with how far its units are."""

    period: Period
    place: str
    asked: int
    sent: int
    waiting: int
    returned: int
    approved: int


@login_required
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    user = request.user
    periods = list(periods_visible_to(user).order_by("-starts_on", "-number"))
    spans = list({period.span_id: period.span for period in periods}.values())
    span = _chosen(spans, request.GET.get("nam", ""))
    shown = [period for period in periods if span is None or period.span_id == span.pk]
    shown.sort(key=_in_turn)
    roles = {one.role for one in memberships(user)}
    context = {
        "title": "Báo cáo",
        "spans": spans,
        "span": span,
        "own": own_rows(user, shown),
        "periods": period_rows(user, shown),
        "heads": Role.UNIT_HEAD in roles,
        "keeps": Role.CLERK in roles,
        "has_any": bool(periods),
        "plan_url": reverse("period_plan"),
    }
    return render(request, "targets/report_list.html", context)


def own_rows(user: User, periods: Iterable[Period]) -> list[OwnRow]:
    """Return what the units that the person heads report in these periods."""
    units = {one.pk: one for one in Unit.objects.filter(pk__in=units_headed(user))}
    periods = [period for period in periods if units]
    asked = units_asked(periods, units) if periods else {}
    names = unit_names(units.values(), dates.today()) if units else {}
    rows = UnitReport.objects.filter(unit__in=units, period__in=periods)
    reports = {(row.period_id, row.unit_id): row for row in rows}
    return [
        _own_row(period, units[key], names[key], reports.get((period.pk, key)))
        for period in periods
        for key in sorted(asked[period.pk])
    ]


def period_rows(user: User, periods: Iterable[Period]) -> list[PeriodRow]:
    """Return the periods of the communes whose every report the person reads."""
    read = offices_read(user)
    periods = [period for period in periods if period.commune_id in read]
    if not periods:
        return []
    asked = units_asked(periods)
    states: dict[int, Counter[str]] = defaultdict(Counter)
    told = UnitReport.objects.filter(period__in=periods).values_list("period", "state")
    for period, state in told:
        states[period][state] += 1
    communes = {period.commune_id for period in periods}
    places = commune_names(communes, dates.today()) if len(communes) > 1 else {}
    return [
        _period_row(period, places.get(period.commune_id, ""), asked[period.pk], states[period.pk])
        for period in periods
    ]


def _period_row(period: Period, place: str, asked: set[int], states: Counter[str]) -> PeriodRow:
    return PeriodRow(
        period=period,
        place=place,
        asked=len(asked),
        sent=states.total() - states[ReportState.DRAFT] - states[ReportState.RETURNED],
        waiting=states[ReportState.SENT],
        returned=states[ReportState.RETURNED],
        approved=states[ReportState.APPROVED] + states[ReportState.LOCKED],
    )


def _in_turn(period: Period) -> tuple[int, int]:
    """Open ones first, then what was, the newest first, then what is to come in its order."""
    start = period.starts_on.toordinal()
    is_planned = period.state == PeriodState.PLANNED
    return OPEN_FIRST.index(period.state), start if is_planned else -start


def _own_row(period: Period, unit: Unit, name: str, report: UnitReport | None) -> OwnRow:
    if period.state == PeriodState.PLANNED:
        return OwnRow(period, name, "Chưa mở", "is-draft", "", "")
    label = report.get_state_display() if report else "Chưa gửi"
    badge = report.badge if report else "is-draft"
    if period.state == PeriodState.OPEN and (report is None or report.state in WRITABLE):
        url = reverse("report_write", args=[period.uid, unit.uid])
        is_back = report is not None and report.state == ReportState.RETURNED
        return OwnRow(period, name, label, badge, url, "Sửa, gửi lại" if is_back else "Báo cáo")
    if report is None:
        return OwnRow(period, name, "Không gửi", "is-late", "", "")
    return OwnRow(period, name, label, badge, reverse("report_read", args=[report.uid]), "Xem")


def _chosen(spans: list[Span], word: str) -> Span | None:
    """Return the span in the address, else the newest; None asks for all ("tat-ca")."""
    if word == "tat-ca":
        return None
    return next((one for one in spans if str(one.uid) == word), spans[0] if spans else None)
