"""Addresses of a corrected copy of a draft."""

from django.urls import path

from campaigns.views import comparing

urlpatterns = [
    path("doc-tep/<uuid:uid>/so-sanh/", comparing.intake_compare, name="intake_compare"),
    path("<uuid:uid>/soan/ban-sua/", comparing.corrected_copy_start, name="corrected_copy_start"),
    path(
        "<uuid:uid>/soan/ban-sua/<uuid:copy_uid>/",
        comparing.corrected_copy,
        name="corrected_copy",
    ),
]
