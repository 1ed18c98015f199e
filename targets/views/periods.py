"""Reporting periods: planned, listed, changed before they open."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from emulation.lib import dates
from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.selectors import home_commune
from emulation.trail.selectors import entries_of
from targets import selectors, services
from targets.forms.periods import PeriodForm, PeriodPlanForm
from targets.measures.rhythm import parts_of
from targets.models import Period, Span
from targets.reporting.progress import progress_of, why_not_open
from targets.reporting.visible import offices_read, periods_visible_to
from targets.services.periods import due_on_of
from targets.views.common import keeps_targets, require_keeping
from targets.views.period_steps import (
    HISTORY_LINES,
    crumbs_of,
    list_of,
    period_extend,
    period_lock,
    period_open,
    period_reopen,
)

__all__ = [
    "period_change",
    "period_extend",
    "period_list",
    "period_lock",
    "period_open",
    "period_plan",
    "period_reopen",
]
SAVE = "lap"


@login_required
def period_list(request: HttpRequest) -> HttpResponse:
    """The periods of one span: until when, in which state, how many units are done."""
    spans = list(selectors.spans_visible_to(request.user))
    span = _chosen(request, spans)
    if span is None:
        return render(request, "targets/period_list.html", {"title": "Kỳ báo cáo"})
    periods = list(span.periods.order_by("number"))
    progress = progress_of(span, periods)
    rows = [(period, progress[period.pk], why_not_open(period)) for period in periods]
    context = {
        "title": f"Kỳ báo cáo {first_lower(span.name)}",
        "crumbs": crumbs_of(span)[:1],
        "span": span,
        "spans": spans,
        "rows": rows,
        "keeps": keeps_targets(request, span.commune),
        "reads_reports": span.commune_id in offices_read(request.user),
        "plan_url": f"{reverse('period_plan')}?{urlencode({'thoi_gian': span.uid})}",
        "history": entries_of(span.uid)[:HISTORY_LINES],
    }
    return render(request, "targets/period_list.html", context)


@login_required
def period_plan(request: HttpRequest) -> HttpResponse:
    """Choose how often units report; the periods are shown before they are made."""
    spans = _own_spans(request)
    span = _chosen(request, spans)
    if span is None:
        return render(request, "targets/period_list.html", {"title": "Chia kỳ báo cáo"})
    form = PeriodPlanForm(posted(request), spans=spans, chosen=span)
    if request.method == "POST" and form.is_valid():
        span = form.span
        if request.POST.get("viec") == SAVE and _planned(request, form):
            return redirect(list_of(span))
    return render(request, "targets/period_plan.html", _plan_page(form, span))


@login_required
def period_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    period = kept_period(request, uid)
    form = PeriodForm(posted(request), period=period)
    if request.method == "POST" and form.is_valid():
        try:
            services.period_change(period=period, by=request.user, **form.cleaned_data)
        except (ValidationError, WrongState) as refused:
            period.refresh_from_db()
            put_refusal(form, refused)
        else:
            messages.success(request, f"Đã sửa {first_lower(period.name)}.")
            return redirect(list_of(period.span))
    context = {
        "title": f"Sửa kỳ {period.name}",
        "crumbs": crumbs_of(period.span),
        "why": f"Sửa được đến lúc mở kỳ. {period.span.name}: từ "
        f"{dates.date_short(period.span.starts_on)} đến {dates.date_short(period.span.ends_on)}.",
        "form": form,
        "action_label": "Lưu kỳ này",
        "cancel_url": list_of(period.span),
    }
    return render(request, "emulation/confirm.html", context)


def kept_period(request: HttpRequest, uid: UUID) -> Period:
    """Return the period that the person runs: 404 outside, 403 without the right."""
    period = get_object_or_404(periods_visible_to(request.user), uid=uid)
    require_keeping(request, period.commune)
    return period


def _chosen(request: HttpRequest, spans: list[Span]) -> Span | None:
    asked = request.GET.get("thoi_gian")
    if not asked:
        return selectors.present_span(spans, home_commune(request.user))
    found = next((span for span in spans if str(span.uid) == asked), None)
    if found is None:
        raise Http404
    return found


def _own_spans(request: HttpRequest) -> list[Span]:
    home = home_commune(request.user)
    if home is None or not keeps_targets(request, home):
        raise PermissionDenied("Chỉ công chức phụ trách thi đua chia kỳ báo cáo.")
    rows = selectors.spans_visible_to(request.user)
    return list(rows.filter(commune=home))


def _planned(request: HttpRequest, form: PeriodPlanForm) -> bool:
    """Make the periods; what the service refuses stands at the fields."""
    days = form.cleaned_data["days_to_report"]
    try:
        periods = services.periods_plan(
            span=form.span, kind=form.rhythm, days_to_report=days, by=request.user
        )
    except ValidationError as refused:
        put_refusal(form, refused)
        return False
    messages.success(request, f"Đã lập {len(periods)} kỳ. Mở kỳ đầu để các đơn vị báo cáo.")
    return True


def _plan_page(form: PeriodPlanForm, span: Span) -> dict[str, Any]:
    kind, days = form.fields["kind"].initial, form.fields["days_to_report"].initial
    if form.is_bound and form.is_valid():
        kind, days = form.rhythm, form.cleaned_data["days_to_report"]
    parts = parts_of(kind, span.name, span.starts_on, span.ends_on)
    return {
        "title": "Chia kỳ báo cáo",
        "crumbs": crumbs_of(span),
        "form": form,
        "span": span,
        "parts": [(part, due_on_of(part, days)) for part in parts],
        "has_periods": span.periods.exists(),
        "list_url": list_of(span),
        "targets_url": reverse("target_list"),
    }
