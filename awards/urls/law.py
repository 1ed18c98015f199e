"""Addresses of the catalogue of awards."""

from django.urls import path

from awards.law import views

urlpatterns = [
    path("", views.law_catalogue, name="law_catalogue"),
    path("danh-hieu/<uuid:uid>/", views.honour_law, name="honour_law"),
    path("hinh-thuc/<uuid:uid>/", views.reward_form_law, name="reward_form_law"),
]
