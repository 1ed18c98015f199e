"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("emulation.pages.urls")),
    path("", include("emulation.org.urls")),
    path("", include("emulation.papers.urls")),
    path("chi-tieu/", include("targets.urls")),
    path("bao-cao/", include("targets.urls_reports")),
    path("ke-hoach/", include("campaigns.urls")),
    path("dang-ky/", include("campaigns.urls.registrations")),
    path("phong-trao/", include("campaigns.urls.launching")),
    path("phong-trao/", include("campaigns.urls.scoring")),
    path("cum-khoi/", include("campaigns.urls.clusters")),
    path("", include("campaigns.urls.deciding")),
    path("khen-thuong/", include("awards.urls.nominating")),
    path("danh-muc-khen-thuong/", include("awards.urls.law")),
    path("hoi-dong/", include("awards.urls.councils")),
    path("quyet-dinh-khen-thuong/", include("awards.urls.decisions")),
    path("quy-khen-thuong/", include("awards.urls.fund")),
    path("giay-khen/", include("awards.urls.certificates")),
    path("so-khen-thuong/", include("awards.urls.registry")),
    path("khen-thuong/", include("awards.urls.checking")),
    path("khen-thuong/", include("awards.urls.posting")),
    path("niem-yet/", include("awards.urls.posted")),
    path("quan-tri/", admin.site.urls),
]
