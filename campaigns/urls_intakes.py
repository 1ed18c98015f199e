"""Addresses of the pages on which old papers are read."""

from django.urls import path

from campaigns.views import intake_items, intake_parts, intake_save, intake_targets, intakes

_ONE = "<uuid:uid>/"

urlpatterns = [
    path("", intakes.intake_start, name="intake_start"),
    path(_ONE, intakes.intake_read, name="intake_read"),
    path(f"{_ONE}tep/", intakes.intake_file, name="intake_file"),
    path(f"{_ONE}khoi-phuc/", intakes.intake_restore, name="intake_restore"),
    path(f"{_ONE}bo/", intakes.intake_abandon, name="intake_abandon"),
    path(f"{_ONE}lay-lai/", intakes.intake_resume, name="intake_resume"),
    path(f"{_ONE}xoa/", intakes.intake_remove, name="intake_remove"),
    path(f"{_ONE}xem-xet/", intake_targets.intake_target_judge, name="intake_target_judge"),
    path(f"{_ONE}chi-tieu/them/", intake_targets.intake_target_add, name="intake_target_add"),
    path(f"{_ONE}chi-tieu/<int:number>/", intake_targets.intake_target, name="intake_target"),
    path(f"{_ONE}phan-dau/", intake_parts.intake_header, name="intake_header"),
    path(f"{_ONE}can-cu/", intake_parts.intake_bases, name="intake_bases"),
    path(f"{_ONE}can-cu/<int:number>/", intake_parts.intake_bases, name="intake_basis"),
    path(
        f"{_ONE}can-cu/<int:number>/bo/",
        intake_parts.intake_basis_remove,
        name="intake_basis_remove",
    ),
    path(f"{_ONE}muc/", intake_items.intake_items, name="intake_items"),
    path(f"{_ONE}muc/sap-xep/", intake_items.intake_step, name="intake_step"),
    path(f"{_ONE}muc/<int:number>/", intake_items.intake_item, name="intake_item"),
    path(f"{_ONE}doan/<int:number>/", intake_items.intake_paragraph, name="intake_paragraph"),
    path(f"{_ONE}doan/<int:number>/hang/<int:row>/", intake_items.intake_row, name="intake_row"),
    path(f"{_ONE}doan/<int:number>/chi-tieu/", intake_items.intake_words, name="intake_words"),
    path(f"{_ONE}noi-nhan/", intake_parts.intake_recipients, name="intake_recipients"),
    path(f"{_ONE}nguoi-ky/", intake_parts.intake_signature, name="intake_signature"),
    path(f"{_ONE}luu/", intake_save.intake_save, name="intake_save"),
]
