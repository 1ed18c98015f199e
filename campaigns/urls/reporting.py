"""Addresses of reports on the year, and of letters to units that are late with theirs."""

from django.urls import path

from campaigns.views import reporting, urging

urlpatterns = [
    path("so-ket/lap/", reporting.report_draft, name="report_draft"),
    path("so-ket/tong-hop/<uuid:uid>/", reporting.results_export, name="results_export"),
    path("don-doc/", urging.urging_list, name="urging_list"),
    path("don-doc/lap/<uuid:uid>/", urging.urging_create, name="urging_create"),
    path("don-doc/<uuid:uid>/", urging.urging_read, name="urging_read"),
    path("don-doc/<uuid:uid>/sua/", urging.urging_edit, name="urging_edit"),
    path("don-doc/<uuid:uid>/ban-hanh/", urging.urging_issue, name="urging_issue"),
    path("don-doc/<uuid:uid>/tai/", urging.urging_pdf, name="urging_pdf"),
    path(
        "don-doc/<uuid:uid>/<uuid:letter_uid>/pdf/",
        urging.urged_file,
        {"format": "pdf"},
        name="urged_pdf",
    ),
    path(
        "don-doc/<uuid:uid>/<uuid:letter_uid>/word/",
        urging.urged_file,
        {"format": "docx"},
        name="urged_docx",
    ),
]
