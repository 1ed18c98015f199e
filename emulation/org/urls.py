"""Addresses of the front door, units, people, households and accounts."""

from django.urls import path

from emulation.org import views

urlpatterns = [
    path("dang-nhap/", views.login, name="login"),
    path("dang-nhap-lan-dau/", views.first_login, name="first_login"),
    path("dat-mat-khau/", views.set_password, name="set_password"),
    path("doi-mat-khau/", views.change_password, name="change_password"),
    path("tai-khoan-cua-toi/", views.own_account, name="own_account"),
    path("dang-xuat/", views.logout, name="logout"),
    path("tai-khoan/", views.account_list, name="account_list"),
    path("tai-khoan/mo/", views.account_open, name="account_open"),
    path("tai-khoan/phieu-ma/", views.login_code_issue, name="login_code_issue"),
    path("don-vi/", views.unit_list, name="unit_list"),
    path("don-vi/xuat-excel/", views.unit_export, name="unit_export"),
    path("don-vi/<uuid:uid>/", views.unit_read, name="unit_read"),
    path("don-vi/<uuid:uid>/ho/", views.household_list, name="household_list"),
    path("don-vi/<uuid:uid>/ho/xuat-excel/", views.household_export, name="household_export"),
    path("nguoi/", views.person_list, name="person_list"),
    path("nguoi/xuat-excel/", views.person_export, name="person_export"),
    path("nguoi/<uuid:uid>/", views.person_read, name="person_read"),
    path("nguoi/<uuid:uid>/khoa-tai-khoan/", views.account_close, name="account_close"),
    path("nguoi/<uuid:uid>/mo-lai-tai-khoan/", views.account_reopen, name="account_reopen"),
]
