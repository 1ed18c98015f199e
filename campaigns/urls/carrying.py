"""Addresses of older plans carried over, and of find and replace."""

from django.urls import path

from campaigns.views import carrying, replacing

urlpatterns = [
    path("lap/ke-thua/", carrying.plan_carry_over, name="plan_carry_over"),
    path("<uuid:uid>/soan/ke-thua/", carrying.plan_carry_look, name="plan_carry_look"),
    path("<uuid:uid>/soan/ke-thua/xem/", carrying.plan_carry_decide, name="plan_carry_decide"),
    path("<uuid:uid>/soan/ke-thua/cung-doi/", carrying.plan_carry_alike, name="plan_carry_alike"),
    path("<uuid:uid>/soan/thay-the/", replacing.plan_replace, name="plan_replace"),
]
