"""Addresses of phrasings and of templates."""

from django.urls import path

from campaigns.views.library import phrases, templates

_ITEM = "<uuid:uid>/soan/muc/<uuid:item_uid>/"

urlpatterns = [
    path("mau-cau/", phrases.phrase_list, name="phrase_list"),
    path("mau-cau/them/", phrases.phrase_add, name="phrase_add"),
    path("mau-cau/<uuid:uid>/", phrases.phrase_change, name="phrase_change"),
    path("mau-cau/<uuid:uid>/cat/", phrases.phrase_set_active, name="phrase_set_active"),
    path("<uuid:uid>/soan/mau-cau/", phrases.draft_phrases, name="draft_phrases"),
    path(
        "<uuid:uid>/soan/mau-cau/<uuid:phrase_uid>/da-chen/",
        phrases.draft_phrase_count,
        name="draft_phrase_count",
    ),
    path(f"{_ITEM}luu-mau-cau/", phrases.phrase_keep, name="phrase_keep"),
    path(f"{_ITEM}chen-mau-cau/", phrases.phrase_insert, name="phrase_insert"),
    path("lap/mau/", templates.plan_template_start, name="plan_template_start"),
    path(
        "lap/mau/<uuid:uid>/cat/",
        templates.plan_template_set_aside,
        name="plan_template_set_aside",
    ),
    path("<uuid:uid>/dung-lam-mau/", templates.plan_template_keep, name="plan_template_keep"),
]
