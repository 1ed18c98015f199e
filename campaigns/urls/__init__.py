"""Addresses of plans."""

from django.urls import include, path

from campaigns.urls import (
    amending,
    carrying,
    comments,
    comparing,
    edit,
    intakes,
    library,
    reporting,
    tasks,
)
from campaigns.views import confirmed, life, revisions
from campaigns.views.read import files, listing, reading

urlpatterns = [
    path("", listing.plan_list, name="plan_list"),
    path("ban-giay.css", files.paper_style, name="paper_style"),
    path("<uuid:uid>/", reading.plan_read, name="plan_read"),
    path("<uuid:uid>/lich-su/", reading.plan_history, name="plan_history"),
    path("<uuid:uid>/ban/<int:number>/", reading.revision_read, name="revision_read"),
    path("<uuid:uid>/so-sanh/", revisions.plan_compare, name="plan_compare"),
    path("xuat-excel/", listing.plan_export, name="plan_export"),
    path("<uuid:uid>/tep/<uuid:file_uid>/", files.cited_file, name="cited_file"),
    path("<uuid:uid>/tai/pdf/", files.plan_file, {"format": "pdf"}, name="plan_pdf"),
    path("<uuid:uid>/tai/word/", files.plan_file, {"format": "docx"}, name="plan_docx"),
    path("<uuid:uid>/trinh/", life.plan_submit, name="plan_submit"),
    path("<uuid:uid>/thu-hoi/", confirmed.plan_recall, name="plan_recall"),
    path("<uuid:uid>/tiep-nhan/", life.plan_receive, name="plan_receive"),
    path("<uuid:uid>/dong-y/", confirmed.plan_agree, name="plan_agree"),
    path("<uuid:uid>/tra-lai/", confirmed.plan_return, name="plan_return"),
    path("<uuid:uid>/duyet/", confirmed.plan_approve, name="plan_approve"),
    path("<uuid:uid>/ban-hanh/", life.plan_issue, name="plan_issue"),
    path("<uuid:uid>/tong-ket/", confirmed.plan_close, name="plan_close"),
    path("<uuid:uid>/huy/", confirmed.plan_abandon, name="plan_abandon"),
    path("doc-tep/", include(intakes)),
    *amending.urlpatterns,
    *carrying.urlpatterns,
    *library.urlpatterns,
    *edit.urlpatterns,
    *comparing.urlpatterns,
    *comments.urlpatterns,
    *reporting.urlpatterns,
    *tasks.urlpatterns,
]
