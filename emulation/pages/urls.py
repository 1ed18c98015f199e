"""Addresses of the pages of the whole portal."""

from django.urls import path

from emulation.pages import views
from emulation.pages.progress import progress

urlpatterns = [
    path("", views.home, name="home"),
    path("dang-cho/", views.waiting_now, name="waiting_now"),
    path("lich-su/", views.own_history, name="own_history"),
    path("tim/", views.search, name="search"),
    path("tat-ca/", views.all_places, name="all_places"),
    path("huong-dan/", views.guide, name="guide"),
    path("chi-tieu/tien-do/", progress, name="progress"),
]
