"""Addresses of targets, below /chi-tieu/."""

from django.urls import path

from targets import excel, views
from targets.views import following, judgements, milestones, share_tables, shares

urlpatterns = [
    path("", views.target_list, name="target_list"),
    path("mo-thoi-gian/", views.span_create, name="span_create"),
    path("thoi-gian/<uuid:uid>/them/", views.target_create, name="target_create"),
    path("thoi-gian/<uuid:uid>/nhap-bang/", views.target_table, name="target_table"),
    path(
        "thoi-gian/<uuid:uid>/nhap-bang/dan/", views.target_table_paste, name="target_table_paste"
    ),
    path("thoi-gian/<uuid:uid>/xuat-excel/", excel.target_export, name="target_export"),
    path("thoi-gian/<uuid:uid>/tep-mau/", excel.target_template, name="target_template"),
    path("thoi-gian/<uuid:uid>/nhap-excel/", excel.target_import, name="target_import"),
    path("ma-tran/", following.matrix, name="matrix"),
    path("ma-tran/xuat-excel/", following.matrix_export, name="matrix_export"),
    path("so-cac-nam/", following.years, name="years"),
    path("so-cac-nam/xuat-excel/", following.years_export, name="years_export"),
    path("giao/", share_tables.share_table, name="share_table"),
    path("thoi-gian/<uuid:uid>/giao-nhanh/", share_tables.share_quick, name="share_quick"),
    path("thoi-gian/<uuid:uid>/giao/xuat-excel/", share_tables.share_export, name="share_export"),
    path("thoi-gian/<uuid:uid>/giao/nhap-excel/", share_tables.share_import, name="share_import"),
    path("minh-chung/<uuid:uid>/", judgements.judgement_file, name="judgement_file"),
    path("<uuid:uid>/giao/", shares.share_edit, name="share_edit"),
    path("<uuid:uid>/moc/", milestones.milestone_edit, name="milestone_edit"),
    path(
        "<uuid:uid>/danh-gia/<uuid:period_uid>/",
        judgements.judgement_edit,
        name="judgement_edit",
    ),
    path("<uuid:uid>/", views.target_read, name="target_read"),
    path("<uuid:uid>/sua/", views.target_change, name="target_change"),
    path("<uuid:uid>/bo/", views.target_remove, name="target_remove"),
]
