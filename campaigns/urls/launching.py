"""Addresses of campaigns: their list, calendar, parts and way."""

from django.urls import path

from campaigns.launching.views import calendar, criteria, life, listing, parts, reading, writing

CAMPAIGN = "<uuid:uid>/"
CRITERION = "<uuid:uid>/tieu-chi/<uuid:criterion_uid>/"

urlpatterns = [
    path("", listing.campaign_list, name="campaign_list"),
    path("xuat-excel/", listing.campaign_export, name="campaign_export"),
    path("moi/", writing.campaign_create, name="campaign_create"),
    path("bo-cau-hoi/", writing.slogan_sets_load, name="slogan_sets_load"),
    path("tu-ke-hoach/<uuid:uid>/", writing.campaign_from_plan, name="campaign_from_plan"),
    path("lich/", calendar.campaign_calendar, name="campaign_calendar"),
    path("lich/them/", calendar.anniversary_add, name="anniversary_add"),
    path("lich/<uuid:uid>/", calendar.anniversary_change, name="anniversary_change"),
    path("lich/<uuid:uid>/bo/", calendar.anniversary_remove, name="anniversary_remove"),
    path(CAMPAIGN, reading.campaign_read, name="campaign_read"),
    path(f"{CAMPAIGN}sua/", writing.campaign_edit, name="campaign_edit"),
    path(f"{CAMPAIGN}lap-lai/", writing.campaign_repeat, name="campaign_repeat"),
    path(f"{CAMPAIGN}don-vi/", parts.campaign_participants, name="campaign_participants"),
    path(f"{CAMPAIGN}chi-tieu/", parts.campaign_targets, name="campaign_targets"),
    path(f"{CAMPAIGN}noi-dung/", parts.campaign_themes, name="campaign_themes"),
    path(f"{CAMPAIGN}khen-thuong/", parts.campaign_awards, name="campaign_awards"),
    path(f"{CAMPAIGN}khen-thuong/<uuid:award_uid>/bo/", parts.award_remove, name="award_remove"),
    path(f"{CAMPAIGN}tai-lieu/", parts.campaign_documents, name="campaign_documents"),
    path(f"{CAMPAIGN}tai-lieu/<uuid:document_uid>/", parts.document_file, name="campaign_document"),
    path(
        f"{CAMPAIGN}tai-lieu/<uuid:document_uid>/bo/",
        parts.document_remove,
        name="campaign_document_remove",
    ),
    path(f"{CAMPAIGN}tieu-chi/", criteria.campaign_criteria, name="campaign_criteria"),
    path(f"{CAMPAIGN}tieu-chi/them/", criteria.criterion_add, name="criterion_add"),
    path(f"{CAMPAIGN}tieu-chi/chep/", criteria.criteria_copy, name="criteria_copy"),
    path(CRITERION, criteria.criterion_edit, name="criterion_edit"),
    path(f"{CRITERION}chuyen/", criteria.criterion_move, name="criterion_move"),
    path(f"{CRITERION}bo/", criteria.criterion_remove, name="criterion_remove"),
    path(f"{CAMPAIGN}van-ban/", life.campaign_paper, name="campaign_paper"),
    path(f"{CAMPAIGN}van-ban/viet-lai/", life.campaign_paper_renew, name="campaign_paper_renew"),
    path(f"{CAMPAIGN}phat-dong/", life.campaign_launch, name="campaign_launch"),
    path(f"{CAMPAIGN}gia-han/", life.campaign_extend, name="campaign_extend"),
    path(f"{CAMPAIGN}tong-ket/", life.campaign_close, name="campaign_close"),
    path(f"{CAMPAIGN}huy/", life.campaign_cancel, name="campaign_cancel"),
    path(f"{CAMPAIGN}them-don-vi/", life.participant_add, name="participant_add"),
]
