"""Addresses that everybody may open: lists posted for opinions, below /niem-yet/."""

from django.urls import path

from awards.posting.views import public

urlpatterns = [
    path("", public.posting_index, name="posting_index"),
    path("<str:posting_code>/", public.posting_public, name="posting_public"),
    path("<str:posting_code>/y-kien/", public.opinion_give, name="opinion_give"),
]
