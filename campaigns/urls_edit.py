"""Addresses of the pages on which a plan is written."""

from django.urls import path

from campaigns.views import (
    drafts,
    drafts_paper,
    drafts_paste,
    drafts_targets,
    edit,
    edit_appendices,
    edit_bases,
    edit_checks,
    edit_items,
    edit_target_table,
    edit_targets,
)

urlpatterns = [
    path("lap/", edit.plan_create, name="plan_create"),
    path("<uuid:uid>/soan/", edit.plan_edit, name="plan_edit"),
    path("<uuid:uid>/soan/ghi/", drafts.draft_save, name="draft_save"),
    path("<uuid:uid>/soan/du-lieu/", drafts.draft_state, name="draft_state"),
    path("<uuid:uid>/soan/giay/", drafts_paper.draft_paper, name="draft_paper"),
    path("<uuid:uid>/soan/giay/trang/", drafts_paper.draft_paper_pages, name="draft_paper_pages"),
    path("<uuid:uid>/soan/dan/", drafts_paste.draft_paste, name="draft_paste"),
    path("<uuid:uid>/soan/nhan-dang/", drafts_targets.draft_recognise, name="draft_recognise"),
    path(
        "<uuid:uid>/soan/nhan-dang/lap/",
        drafts_targets.draft_targets_taken,
        name="draft_targets_take",
    ),
    path("<uuid:uid>/soan/kiem-tra/", edit_checks.plan_check, name="plan_check"),
    path("<uuid:uid>/soan/kiem-tra/du-lieu/", edit_checks.draft_checks, name="draft_checks"),
    path("<uuid:uid>/soan/kiem-tra/sua-giup/", edit_checks.draft_mend, name="draft_mend"),
    path("<uuid:uid>/soan/goi-y/", edit_checks.draft_suggest, name="draft_suggest"),
    path("<uuid:uid>/soan/phan-dau/", edit.plan_header, name="plan_header"),
    path("<uuid:uid>/soan/mo-dau/", edit.plan_opening, name="plan_opening"),
    path("<uuid:uid>/soan/mo-dau/<uuid:basis_uid>/tep/", edit_bases.basis_file, name="basis_file"),
    path(
        "<uuid:uid>/soan/mo-dau/<uuid:basis_uid>/bo-tep/",
        edit_bases.basis_file_remove,
        name="basis_file_remove",
    ),
    path("<uuid:uid>/soan/noi-nhan/", edit.plan_recipients, name="plan_recipients"),
    path("<uuid:uid>/soan/nguoi-ky/", edit.plan_signature, name="plan_signature"),
    path("<uuid:uid>/soan/muc/them/", edit_items.item_add, name="item_add"),
    path("<uuid:uid>/soan/muc/<uuid:item_uid>/", edit_items.item_edit, name="item_edit"),
    path("<uuid:uid>/soan/muc/<uuid:item_uid>/chuyen/", edit_items.item_move, name="item_move"),
    path("<uuid:uid>/soan/muc/<uuid:item_uid>/bo/", edit_items.item_remove, name="item_remove"),
    path(
        "<uuid:uid>/soan/muc/<uuid:item_uid>/gan-so/",
        edit_items.figures_link,
        name="figures_link",
    ),
    path(
        "<uuid:uid>/soan/muc/<uuid:item_uid>/bo-gan/<uuid:figure_uid>/",
        edit_items.figure_unlink,
        name="figure_unlink",
    ),
    path("<uuid:uid>/soan/chi-tieu/", edit_targets.plan_targets, name="plan_targets"),
    path(
        "<uuid:uid>/soan/chi-tieu/nhap/",
        edit_target_table.plan_targets_enter,
        name="plan_targets_enter",
    ),
    path(
        "<uuid:uid>/soan/chi-tieu/xep-cho/",
        edit_targets.plan_targets_place,
        name="plan_targets_place",
    ),
    path(
        "<uuid:uid>/soan/chi-tieu/<uuid:row_uid>/",
        edit_targets.plan_target_edit,
        name="plan_target_edit",
    ),
    path(
        "<uuid:uid>/soan/chi-tieu/<uuid:row_uid>/dua-ra/",
        edit_targets.plan_target_remove,
        name="plan_target_remove",
    ),
    path("<uuid:uid>/soan/viet-lai-so/", edit_targets.figures_rewrite, name="figures_rewrite"),
    path("<uuid:uid>/soan/phu-luc/them/", edit_appendices.appendix_add, name="appendix_add"),
    path(
        "<uuid:uid>/soan/phu-luc/<uuid:appendix_uid>/",
        edit_appendices.appendix_edit,
        name="appendix_edit",
    ),
    path(
        "<uuid:uid>/soan/phu-luc/<uuid:appendix_uid>/bo/",
        edit_appendices.appendix_remove,
        name="appendix_remove",
    ),
]
