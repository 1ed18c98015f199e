"""Addresses of reports on the year, and of letters to units that are late with theirs."""

from django.urls import path

from campaigns.views import reporting
from campaigns.views.urging import confirmed, life, reading, writing

urlpatterns = [
    path("so-ket/lap/", reporting.report_draft, name="report_draft"),
    path("tong-ket-nam/lap/", reporting.year_report_draft, name="year_report_draft"),
    path("so-ket/tong-hop/<uuid:uid>/", reporting.results_export, name="results_export"),
    path("don-doc/", writing.urging_list, name="urging_list"),
    path("don-doc/lap/<uuid:uid>/", writing.urging_create, name="urging_create"),
    path("don-doc/<uuid:uid>/", reading.urging_read, name="urging_read"),
    path("don-doc/<uuid:uid>/sua/", writing.urging_edit, name="urging_edit"),
    path("don-doc/<uuid:uid>/trinh/", confirmed.urging_submit, name="urging_submit"),
    path("don-doc/<uuid:uid>/thu-hoi/", confirmed.urging_recall, name="urging_recall"),
    path("don-doc/<uuid:uid>/tra-lai/", confirmed.urging_return, name="urging_return"),
    path("don-doc/<uuid:uid>/duyet/", life.urging_approve, name="urging_approve"),
    path("don-doc/<uuid:uid>/huy/", confirmed.urging_abandon, name="urging_abandon"),
    path("don-doc/<uuid:uid>/ban-hanh/", life.urging_issue, name="urging_issue"),
    path("don-doc/<uuid:uid>/tai/", reading.urging_pdf, name="urging_pdf"),
    path(
        "don-doc/<uuid:uid>/<uuid:letter_uid>/pdf/",
        reading.urged_file,
        {"format": "pdf"},
        name="urged_pdf",
    ),
    path(
        "don-doc/<uuid:uid>/<uuid:letter_uid>/word/",
        reading.urged_file,
        {"format": "docx"},
        name="urged_docx",
    ),
]
