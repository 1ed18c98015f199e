"""Addresses of the register, below /so-khen-thuong/."""

from django.urls import path

from awards.registry.views import imports, initiatives, register, statistics, subjects

urlpatterns = [
    path("", register.register_list, name="register_list"),
    path("excel/", register.register_export, name="register_export"),
    path("mau-excel/", imports.register_template, name="register_template"),
    path("nhap-excel/", imports.register_import, name="register_import"),
    path("ghi/", register.grant_record, name="grant_record"),
    path("dong/<uuid:uid>/", register.grant_read, name="grant_read"),
    path("dong/<uuid:uid>/sua/", register.grant_change, name="grant_change"),
    path("dong/<uuid:uid>/xoa/", register.grant_remove, name="grant_remove"),
    path("ca-nhan/<uuid:uid>/", subjects.person_awards, name="person_awards"),
    path("tap-the/<uuid:uid>/", subjects.collective_awards, name="collective_awards"),
    path("ho/<uuid:uid>/", subjects.household_awards, name="household_awards"),
    path("thong-ke/", statistics.award_statistics, name="award_statistics"),
    path("thong-ke/excel/", statistics.award_statistics_export, name="award_statistics_export"),
    path("sang-kien/", initiatives.initiative_list, name="initiative_list"),
    path("sang-kien/excel/", initiatives.initiative_export, name="initiative_export"),
    path("sang-kien/ghi/", initiatives.initiative_record, name="initiative_record"),
    path("sang-kien/<uuid:uid>/sua/", initiatives.initiative_change, name="initiative_change"),
    path("sang-kien/<uuid:uid>/xoa/", initiatives.initiative_remove, name="initiative_remove"),
]
