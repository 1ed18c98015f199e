"""Addresses of posted lists, below /khen-thuong/."""

from django.urls import path

from awards.posting.views import office, opinions

LIST = "niem-yet/<uuid:uid>/"

urlpatterns = [
    path("niem-yet/", office.posting_list, name="posting_list"),
    path("dot/<uuid:uid>/niem-yet/", office.posting_create, name="posting_create"),
    path(LIST, office.posting_read, name="posting_read"),
    path(f"{LIST}dung/", office.posting_stop, name="posting_stop"),
    path(f"{LIST}ket-thuc/", office.posting_end, name="posting_end"),
    path(f"{LIST}pdf/", office.posting_file, {"format": "pdf"}, name="posting_pdf"),
    path(f"{LIST}word/", office.posting_file, {"format": "docx"}, name="posting_docx"),
    path(f"{LIST}y-kien/<uuid:opinion_uid>/", opinions.opinion_answer, name="opinion_answer"),
]
