"""Addresses of the check of nominations, below /khen-thuong/."""

from django.urls import path

from awards.checking.views import asking, checking, listing

ROUND = "dot/<uuid:uid>/"
CHECK = "ho-so/<uuid:uid>/tham-dinh/"

urlpatterns = [
    path(f"{ROUND}tham-dinh/", listing.check_list, name="check_list"),
    path(f"{ROUND}tham-dinh/xuat-excel/", listing.check_export, name="check_export"),
    path(f"{ROUND}co-cau/", listing.round_fairness, name="round_fairness"),
    path(f"{ROUND}hoi-y-kien/", asking.consultation_ask, name="consultation_ask"),
    path("hoi-y-kien/<uuid:uid>/", asking.consultation_read, name="consultation_read"),
    path("hoi-y-kien/<uuid:uid>/tra-loi/", asking.consultation_answer, name="consultation_answer"),
    path(CHECK, checking.check_read, name="check_read"),
    path(f"{CHECK}tiep-nhan/", checking.check_receive, name="check_receive"),
    path(f"{CHECK}ket-luan/", checking.check_conclude, name="check_conclude"),
    path(f"{CHECK}tra-lai/", checking.check_return, name="check_return"),
    path(f"{CHECK}xem-lai/", checking.check_again, name="check_again"),
]
