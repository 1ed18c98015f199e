"""Addresses of phrasings and of templates."""

from django.urls import path

from campaigns.views import library, templates

_ITEM = "<uuid:uid>/soan/muc/<uuid:item_uid>/"

urlpatterns = [
    path("mau-cau/", library.phrase_list, name="phrase_list"),
    path("mau-cau/them/", library.phrase_add, name="phrase_add"),
    path("mau-cau/<uuid:uid>/", library.phrase_change, name="phrase_change"),
    path("mau-cau/<uuid:uid>/cat/", library.phrase_set_active, name="phrase_set_active"),
    path("<uuid:uid>/soan/mau-cau/", library.draft_phrases, name="draft_phrases"),
    path(f"{_ITEM}luu-mau-cau/", library.phrase_keep, name="phrase_keep"),
    path(f"{_ITEM}chen-mau-cau/", library.phrase_insert, name="phrase_insert"),
    path("lap/mau/", templates.plan_template_start, name="plan_template_start"),
    path(
        "lap/mau/<uuid:uid>/cat/",
        templates.plan_template_set_aside,
        name="plan_template_set_aside",
    ),
    path("<uuid:uid>/dung-lam-mau/", templates.plan_template_keep, name="plan_template_keep"),
]
