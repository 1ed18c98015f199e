"""Addresses of certificates, below /giay-khen/."""

from django.urls import path

from awards.certifying.views import layouts, printing

KIND = "mau/<slug:sort>/<uuid:uid>/<slug:subject>/"

urlpatterns = [
    path("", printing.certificate_list, name="certificate_list"),
    path("mau/", layouts.layout_list, name="layout_list"),
    path(KIND, layouts.layout_edit, name="layout_edit"),
    path(f"{KIND}bo/", layouts.layout_reset, name="layout_reset"),
    path(f"{KIND}in-thu/", layouts.layout_sample, name="layout_sample"),
    path(f"{KIND}can-chinh/", layouts.layout_calibration, name="layout_calibration"),
    path("<uuid:uid>/", printing.certificate_decision, name="certificate_decision"),
    path("<uuid:uid>/in/", printing.certificates_print, name="certificates_print"),
]
