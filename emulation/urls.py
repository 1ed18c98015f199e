"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("emulation.org.urls")),
    path("quan-tri/", admin.site.urls),
]
