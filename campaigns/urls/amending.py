"""Addresses of amendments."""

from django.urls import path

from campaigns.views import amending

urlpatterns = [
    path("<uuid:uid>/sua-doi/", amending.plan_amend, name="plan_amend"),
    path("<uuid:uid>/tai/hop-nhat/", amending.plan_consolidated, name="plan_consolidated"),
    path("<uuid:uid>/soan/sua-doi/", amending.plan_amending, name="plan_amending"),
    path("<uuid:uid>/soan/sua-doi/them/", amending.amended_items_add, name="amended_items_add"),
    path(
        "<uuid:uid>/soan/sua-doi/bai-bo/",
        amending.amended_items_strike,
        name="amended_items_strike",
    ),
    path(
        "<uuid:uid>/soan/sua-doi/bo-sung/",
        amending.amended_item_insert,
        name="amended_item_insert",
    ),
    path(
        "<uuid:uid>/soan/sua-doi/<uuid:place_uid>/bo/",
        amending.amended_place_drop,
        name="amended_place_drop",
    ),
    path(
        "<uuid:uid>/soan/sua-doi/<uuid:place_uid>/da-xem/",
        amending.amended_place_review,
        name="amended_place_review",
    ),
    path(
        "<uuid:uid>/soan/sua-doi/chi-tieu/<uuid:listed_uid>/",
        amending.amended_value,
        name="amended_value",
    ),
]
