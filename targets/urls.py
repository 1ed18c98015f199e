"""Addresses of targets, below /chi-tieu/."""

from django.urls import path

from targets import excel, views

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
    path("<uuid:uid>/", views.target_read, name="target_read"),
    path("<uuid:uid>/sua/", views.target_change, name="target_change"),
    path("<uuid:uid>/bo/", views.target_remove, name="target_remove"),
]
