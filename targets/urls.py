"""Addresses of targets, below /chi-tieu/."""

from django.urls import path

from targets import views

urlpatterns = [
    path("", views.target_list, name="target_list"),
    path("mo-thoi-gian/", views.span_create, name="span_create"),
    path("thoi-gian/<uuid:uid>/them/", views.target_create, name="target_create"),
    path("thoi-gian/<uuid:uid>/nhap-bang/", views.target_table, name="target_table"),
    path("<uuid:uid>/", views.target_read, name="target_read"),
    path("<uuid:uid>/sua/", views.target_change, name="target_change"),
    path("<uuid:uid>/bo/", views.target_remove, name="target_remove"),
]
