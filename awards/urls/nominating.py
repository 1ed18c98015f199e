"""Addresses of rounds and nominations."""

from django.urls import path

from awards.nominating.views import adding, dossiers, keeping, rounds, units

UNIT = "dot/<uuid:uid>/don-vi/<uuid:unit_uid>/"
DOSSIER = "ho-so/<uuid:uid>/"

urlpatterns = [
    path("", rounds.round_list, name="round_list"),
    path("ngoai-mang.js", keeping.nomination_worker, name="nomination_worker"),
    path("mo-dot/", rounds.round_open, name="round_open"),
    path("dot/<uuid:uid>/", rounds.round_read, name="round_read"),
    path("dot/<uuid:uid>/sua/", rounds.round_change, name="round_change"),
    path("dot/<uuid:uid>/ket-thuc/", rounds.round_end, name="round_end"),
    path("dot/<uuid:uid>/excel/", rounds.nominations_export, name="nominations_export"),
    path(UNIT, units.unit_nominations, name="unit_nominations"),
    path(f"{UNIT}them/<slug:kind>/", adding.nominations_add, name="nominations_add"),
    path(f"{UNIT}tu-dang-ky/", adding.nominations_registered, name="nominations_registered"),
    path(f"{UNIT}goi-y/", adding.nominations_suggested, name="nominations_suggested"),
    path(f"{UNIT}tu-excel/", adding.nominations_import, name="nominations_import"),
    path(f"{UNIT}tu-excel/mau/", adding.nominations_template, name="nominations_template"),
    path(f"{UNIT}khai-chung/", units.nominations_fill, name="nominations_fill"),
    path(f"{UNIT}gui/", units.nominations_send, name="nominations_send"),
    path(f"{UNIT}giay-to/", units.dossier_files, name="dossier_files"),
    path(f"{UNIT}giay-to/<uuid:common_uid>/", units.dossier_file, name="dossier_file"),
    path(
        f"{UNIT}giay-to/<uuid:common_uid>/bo/",
        units.dossier_file_remove,
        name="dossier_file_remove",
    ),
    path(DOSSIER, dossiers.nomination_read, name="nomination_read"),
    path(f"{DOSSIER}viet/", dossiers.nomination_write, name="nomination_write"),
    path(f"{DOSSIER}soan-giup/", dossiers.nomination_draft, name="nomination_draft"),
    path(f"{DOSSIER}giay-to/", dossiers.nomination_files, name="nomination_files"),
    path(
        f"{DOSSIER}giay-to/<uuid:attached_uid>/", dossiers.nomination_file, name="nomination_file"
    ),
    path(
        f"{DOSSIER}giay-to/<uuid:attached_uid>/bo/",
        dossiers.nomination_file_remove,
        name="nomination_file_remove",
    ),
    path(f"{DOSSIER}thu-hoi/", dossiers.nomination_recall, name="nomination_recall"),
    path(f"{DOSSIER}rut/", dossiers.nomination_withdraw, name="nomination_withdraw"),
]
