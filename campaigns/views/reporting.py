"""A Báo cáo sơ kết or tổng kết begun, and tables of results as an Excel file."""

from __future__ import annotations

from uuid import UUID

import tablib
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from campaigns import services
from campaigns.forms.reporting import ReportDraftForm, YearReportForm
from campaigns.models import Plan
from campaigns.reporting.lists import (
    periods_to_report,
    reports_begun,
    year_report_in_work,
    year_reports_begun,
    years_to_report,
)
from campaigns.reporting.sentences import YEAR_REPORT_BEGUN
from campaigns.reporting.unit_tables import results_rows
from campaigns.states import EDITABLE
from campaigns.views.edit.page import communes_to_plan_for
from emulation.lib import dates
from emulation.lib.pages import posted
from emulation.org.selectors import commune_names
from emulation.org.sheets import excel_response
from targets.reporting.visible import periods_visible_to


@login_required
def report_draft(request: HttpRequest) -> HttpResponse:
    """Choose the period; the draft then is a paper in the workshop like any other."""
    communes = communes_to_plan_for(request.user)
    periods = periods_to_report(communes)
    names = commune_names([commune.pk for commune in communes], dates.today())
    form = ReportDraftForm(posted(request), periods=periods, names=names)
    made: list[Plan] = []
    if form.save_by(
        lambda: made.append(services.report_draft(by=request.user, **form.values())), lambda: form
    ):
        messages.success(request, "Đã lập báo cáo từ kết quả đã duyệt. Xem và sửa từng câu.")
        return redirect("plan_edit", made[0].uid)
    context = {"form": form, "periods": periods, "begun": reports_begun(periods)}
    return render(request, "campaigns/reporting/start.html", context)


@login_required
def year_report_draft(request: HttpRequest) -> HttpResponse:
    """Choose the year to sum up."""
    communes = communes_to_plan_for(request.user)
    names = commune_names([commune.pk for commune in communes], dates.today())
    years = years_to_report(communes)
    form = YearReportForm(posted(request), years=years, names=names)
    made: list[Plan] = []
    if form.save_by(
        lambda: made.append(services.year_report_draft(by=request.user, **form.values())),
        lambda: form,
    ):
        messages.success(
            request, "Đã lập báo cáo tổng kết từ số liệu của năm. Xem, sửa và điền chỗ có dấu …"
        )
        return redirect("plan_edit", made[0].uid)
    chosen = form.chosen
    begun = year_report_in_work(chosen.commune, chosen.year) if chosen else None
    if begun:
        messages.info(request, YEAR_REPORT_BEGUN)
        return redirect("plan_edit" if begun.state in EDITABLE else "plan_read", begun.uid)
    context = {"form": form, "begun": year_reports_begun(communes)}
    return render(request, "campaigns/reporting/start_year.html", context)


@login_required
@require_safe
def results_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The summary of all targets of a period, the units as columns."""
    period = get_object_or_404(periods_visible_to(request.user), uid=uid)
    head, rows = results_rows(period)
    dataset = tablib.Dataset(headers=head, title="Tổng hợp chỉ tiêu")
    for row in rows:
        dataset.append(row)
    return excel_response(dataset, "tong-hop-chi-tieu")
