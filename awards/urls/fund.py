"""Addresses of the award fund."""

from django.urls import path

from awards.funding import views

urlpatterns = [
    path("", views.fund, name="fund"),
    path("excel/", views.fund_export, name="fund_export"),
    path("thu/", views.fund_receive, name="fund_receive"),
    path("chi/", views.fund_pay, name="fund_pay"),
    path("chi/<uuid:uid>/", views.fund_pay_decision, name="fund_pay_decision"),
    path("du-toan/", views.fund_budget, name="fund_budget"),
    path("huy/<uuid:uid>/", views.fund_entry_cancel, name="fund_entry_cancel"),
    path("thu-lai/<uuid:uid>/", views.fund_recover, name="fund_recover"),
]
