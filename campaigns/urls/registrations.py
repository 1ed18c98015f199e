"""Addresses of a unit's own registrations, below /dang-ky/."""

from django.urls import path

from campaigns.registering.own.views import excel, households, people, sending, writing
from campaigns.registering.own.views import worker as offline

PLACE = "<uuid:uid>/<uuid:unit_uid>/"

urlpatterns = [
    path("", writing.registration_list, name="registration_list"),
    path("ngoai-mang.js", offline.registration_worker, name="registration_worker"),
    path(PLACE, writing.registration_write, name="registration_write"),
    path(f"{PLACE}nguoi-ho/", people.registration_people, name="registration_people"),
    path(
        f"{PLACE}ho/<slug:honour_code>/",
        households.registration_households,
        name="registration_households",
    ),
    path(
        f"{PLACE}ho/<slug:honour_code>/tep-mau/",
        excel.registration_template,
        name="registration_template",
    ),
    path(
        f"{PLACE}ho/<slug:honour_code>/nhap-excel/",
        excel.registration_import,
        name="registration_import",
    ),
    path(f"{PLACE}kiem-tra/", sending.registration_check, name="registration_check"),
    path(f"{PLACE}da-gui/", sending.registration_receipt, name="registration_receipt"),
    path(f"{PLACE}thu-hoi/", sending.registration_recall, name="registration_recall"),
    path(f"{PLACE}rut/", sending.registration_withdraw, name="registration_withdraw"),
    path(f"{PLACE}dang-ky-lai/", sending.registration_again, name="registration_again"),
    path(f"{PLACE}phieu-hop/", excel.meeting_sheet, name="meeting_sheet"),
]
