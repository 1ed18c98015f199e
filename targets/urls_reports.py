"""Addresses of reporting periods and reports, below /bao-cao/."""

from django.urls import path

from targets import report_excel
from targets.views import deciding, evidence, periods, report_lists, report_sheets, reports

urlpatterns = [
    path("ky/", periods.period_list, name="period_list"),
    path("ky/lap/", periods.period_plan, name="period_plan"),
    path("ky/<uuid:uid>/sua/", periods.period_change, name="period_change"),
    path("ky/<uuid:uid>/mo/", periods.period_open, name="period_open"),
    path("ky/<uuid:uid>/gia-han/", periods.period_extend, name="period_extend"),
    path("ky/<uuid:uid>/khoa/", periods.period_lock, name="period_lock"),
    path("ky/<uuid:uid>/mo-lai/", periods.period_reopen, name="period_reopen"),
    path("ky/<uuid:uid>/", deciding.period_reports, name="period_reports"),
    path("ky/<uuid:uid>/phieu/", report_sheets.period_sheets, name="period_sheets"),
    path("ky/<uuid:uid>/xuat-excel/", report_excel.report_export, name="report_export"),
    path("ky/<uuid:uid>/don-vi/<uuid:unit_uid>/", reports.report_write, name="report_write"),
    path(
        "ky/<uuid:uid>/don-vi/<uuid:unit_uid>/phieu/",
        report_sheets.report_sheet,
        name="report_sheet",
    ),
    path(
        "ky/<uuid:uid>/don-vi/<uuid:unit_uid>/tep-mau/",
        report_excel.report_template,
        name="report_template",
    ),
    path(
        "ky/<uuid:uid>/don-vi/<uuid:unit_uid>/nhap-excel/",
        report_excel.report_import,
        name="report_import",
    ),
    path("", report_lists.report_list, name="report_list"),
    path("ngoai-mang.js", reports.report_worker, name="report_worker"),
    path("<uuid:uid>/", deciding.report_read, name="report_read"),
    path("<uuid:uid>/thu-hoi/", deciding.report_recall, name="report_recall"),
    path("<uuid:uid>/tiep-nhan/", deciding.report_receive, name="report_receive"),
    path("<uuid:uid>/tra-lai/", deciding.report_return, name="report_return"),
    path("<uuid:uid>/duyet/", deciding.report_approve, name="report_approve"),
    path("<uuid:uid>/dung/", deciding.report_confirm, name="report_confirm"),
    path("<uuid:uid>/so/<uuid:reported_uid>/sua/", deciding.figure_correct, name="figure_correct"),
    path(
        "<uuid:uid>/minh-chung/<uuid:evidence_uid>/",
        evidence.evidence_file,
        name="evidence_file",
    ),
    path(
        "<uuid:uid>/minh-chung/<uuid:evidence_uid>/bo/",
        evidence.evidence_remove,
        name="evidence_remove",
    ),
]
