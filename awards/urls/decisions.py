"""Addresses of decisions and proposals on awards."""

from django.urls import path

from awards.deciding.views import life, reading, stepping, writing

urlpatterns = [
    path("", reading.decision_list, name="decision_list"),
    path("excel/", reading.decisions_export, name="decisions_export"),
    path("lap/<uuid:uid>/", writing.decision_create, name="decision_create"),
    path("<uuid:uid>/", reading.decision_read, name="decision_read"),
    path("<uuid:uid>/sua/", writing.decision_edit, name="decision_edit"),
    path("<uuid:uid>/danh-sach/", writing.decision_names, name="decision_names"),
    path("<uuid:uid>/trinh/", stepping.decision_submit, name="decision_submit"),
    path("<uuid:uid>/thu-hoi/", stepping.decision_recall, name="decision_recall"),
    path("<uuid:uid>/tra-lai/", stepping.decision_return, name="decision_return"),
    path("<uuid:uid>/huy/", stepping.decision_abandon, name="decision_abandon"),
    path("<uuid:uid>/duyet/", life.decision_approve, name="decision_approve"),
    path("<uuid:uid>/tra-lai-ten/", life.decision_names_return, name="decision_names_return"),
    path("<uuid:uid>/ban-hanh/", life.decision_issue, name="decision_issue"),
    path("<uuid:uid>/ket-qua/", writing.decision_outcomes, name="decision_outcomes"),
    path("<uuid:uid>/huy-bo/", writing.revocation_create, name="revocation_create"),
    path("<uuid:uid>/pdf/", reading.decision_file, {"format": "pdf"}, name="decision_pdf"),
    path("<uuid:uid>/word/", reading.decision_file, {"format": "docx"}, name="decision_docx"),
    path("<uuid:uid>/excel/", reading.decision_names_export, name="decision_names_export"),
    path("<uuid:uid>/ho-so/", reading.decision_bundle, {"format": "pdf"}, name="decision_bundle"),
    path("<uuid:uid>/ho-so-nen/", reading.decision_bundle, {"format": "zip"}, name="decision_zip"),
]
