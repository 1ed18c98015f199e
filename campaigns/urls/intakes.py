"""Addresses of the pages on which old papers are read."""

from django.urls import path

from campaigns.views.intakes import items, parts, save, start, targets

_ONE = "<uuid:uid>/"

urlpatterns = [
    path("", start.intake_start, name="intake_start"),
    path(_ONE, start.intake_read, name="intake_read"),
    path(f"{_ONE}tep/", start.intake_file, name="intake_file"),
    path(f"{_ONE}khoi-phuc/", start.intake_restore, name="intake_restore"),
    path(f"{_ONE}bo/", start.intake_abandon, name="intake_abandon"),
    path(f"{_ONE}lay-lai/", start.intake_resume, name="intake_resume"),
    path(f"{_ONE}xoa/", start.intake_remove, name="intake_remove"),
    path(f"{_ONE}xem-xet/", targets.intake_target_judge, name="intake_target_judge"),
    path(f"{_ONE}chi-tieu/them/", targets.intake_target_add, name="intake_target_add"),
    path(f"{_ONE}chi-tieu/<int:number>/", targets.intake_target, name="intake_target"),
    path(f"{_ONE}phan-dau/", parts.intake_header, name="intake_header"),
    path(f"{_ONE}can-cu/", parts.intake_bases, name="intake_bases"),
    path(f"{_ONE}can-cu/<int:number>/", parts.intake_bases, name="intake_basis"),
    path(
        f"{_ONE}can-cu/<int:number>/bo/",
        parts.intake_basis_remove,
        name="intake_basis_remove",
    ),
    path(f"{_ONE}muc/", items.intake_items, name="intake_items"),
    path(f"{_ONE}muc/sap-xep/", items.intake_step, name="intake_step"),
    path(f"{_ONE}muc/<int:number>/", items.intake_item, name="intake_item"),
    path(f"{_ONE}doan/<int:number>/", items.intake_paragraph, name="intake_paragraph"),
    path(f"{_ONE}doan/<int:number>/hang/<int:row>/", items.intake_row, name="intake_row"),
    path(f"{_ONE}doan/<int:number>/chi-tieu/", items.intake_words, name="intake_words"),
    path(f"{_ONE}noi-nhan/", parts.intake_recipients, name="intake_recipients"),
    path(f"{_ONE}nguoi-ky/", parts.intake_signature, name="intake_signature"),
    path(f"{_ONE}luu/", save.intake_save, name="intake_save"),
]
