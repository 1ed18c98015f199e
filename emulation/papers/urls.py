"""Addresses of papers, number series and the verification."""

from django.urls import path

from emulation.papers import views

urlpatterns = [
    path("van-ban/", views.paper_list, name="paper_list"),
    path("van-ban/xuat-excel/", views.paper_export, name="paper_export"),
    path("van-ban/<uuid:uid>/", views.paper_read, name="paper_read"),
    path("van-ban/<uuid:uid>/tep/<slug:format>/", views.paper_file, name="paper_file"),
    path("van-ban/so-dang-ky/", views.series_list, name="series_list"),
    path("van-ban/so-dang-ky/mo/", views.series_open, name="series_open"),
    path("van-ban/so-dang-ky/<uuid:uid>/", views.series_read, name="series_read"),
    path("van-ban/so-dang-ky/<uuid:uid>/sua/", views.series_change, name="series_change"),
    path("van-ban/so-dang-ky/<uuid:uid>/lay-so/", views.number_reserve, name="number_reserve"),
    path("van-ban/so/<uuid:uid>/huy/", views.number_cancel, name="number_cancel"),
    path("xac-minh/", views.verify, name="verify"),
    # Printed on papers as it stands here, without a slash at the end.
    path("xac-minh/<str:code>", views.verify_code, name="verify_code"),
]
