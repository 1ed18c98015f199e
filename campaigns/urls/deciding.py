"""Addresses of the office's side of registrations, and of covenants."""

from django.urls import path

from campaigns.covenants import views as covenants
from campaigns.registering.views import deciding, missing, office, read, summary

CAMPAIGN, ONE, COVENANT = "phong-trao/<uuid:uid>/", "dang-ky/<uuid:uid>/", "giao-uoc/<uuid:uid>/"

urlpatterns = [
    path(f"{CAMPAIGN}dang-ky/", office.campaign_registrations, name="campaign_registrations"),
    path(
        f"{CAMPAIGN}dang-ky/xuat-excel/", office.registrations_export, name="registrations_export"
    ),
    path(
        f"{CAMPAIGN}dang-ky/<uuid:unit_uid>/cho-muon/",
        deciding.registration_allow,
        name="registration_allow",
    ),
    path(f"{CAMPAIGN}chua-dang-ky/", missing.campaign_missing, name="campaign_missing"),
    path(f"{CAMPAIGN}chua-dang-ky/xuat-excel/", missing.missing_export, name="missing_export"),
    path(f"{CAMPAIGN}tong-hop/", summary.registration_summary, name="registration_summary"),
    path(f"{CAMPAIGN}tong-hop/pdf/", summary.summary_file, {"format": "pdf"}, name="summary_pdf"),
    path(
        f"{CAMPAIGN}tong-hop/word/", summary.summary_file, {"format": "docx"}, name="summary_docx"
    ),
    path(f"{CAMPAIGN}tong-hop/xuat-excel/", summary.summary_export, name="summary_export"),
    path(f"{CAMPAIGN}giao-uoc/", covenants.covenant_list, name="covenant_list"),
    path(f"{CAMPAIGN}giao-uoc/moi/", covenants.covenant_create, name="covenant_create"),
    path(ONE, read.registration_read, name="registration_read"),
    path(f"{ONE}danh-hieu/<slug:honour_code>/", read.registration_names, name="registration_names"),
    path(
        f"{ONE}phieu-ky/<uuid:signed_uid>/",
        read.registration_sheet_file,
        name="registration_sheet_file",
    ),
    path(f"{ONE}pdf/", read.registration_file, {"format": "pdf"}, name="registration_pdf"),
    path(f"{ONE}word/", read.registration_file, {"format": "docx"}, name="registration_docx"),
    path(f"{ONE}tiep-nhan/", deciding.registration_receive, name="registration_receive"),
    path(f"{ONE}tra-lai/", deciding.registration_return, name="registration_return"),
    path(f"{ONE}duyet/", deciding.registration_approve, name="registration_approve"),
    path(f"{ONE}dung/", deciding.registration_confirm, name="registration_confirm"),
    path(COVENANT, covenants.covenant_read, name="covenant_read"),
    path(f"{COVENANT}sua/", covenants.covenant_change, name="covenant_change"),
    path(f"{COVENANT}dong-y/<uuid:party_uid>/", covenants.covenant_agree, name="covenant_agree"),
    path(f"{COVENANT}ky/", covenants.covenant_sign, name="covenant_sign"),
    path(f"{COVENANT}bo/", covenants.covenant_remove, name="covenant_remove"),
    path(f"{COVENANT}pdf/", covenants.covenant_file, {"format": "pdf"}, name="covenant_pdf"),
    path(f"{COVENANT}word/", covenants.covenant_file, {"format": "docx"}, name="covenant_docx"),
    path(f"{COVENANT}ban-da-ky/", covenants.covenant_signed, name="covenant_signed"),
]
