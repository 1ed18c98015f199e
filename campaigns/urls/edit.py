"""Addresses of the pages on which a plan is written."""

from django.urls import path

from campaigns.views.drafts import paper, paste, saving
from campaigns.views.drafts import targets as draft_targets
from campaigns.views.edit import (
    appendices,
    bases,
    checks,
    items,
    page,
    target_table,
    targets,
)

urlpatterns = [
    path("lap/", page.plan_create, name="plan_create"),
    path("<uuid:uid>/soan/", page.plan_edit, name="plan_edit"),
    path("<uuid:uid>/soan/ghi/", saving.draft_save, name="draft_save"),
    path("<uuid:uid>/soan/du-lieu/", saving.draft_state, name="draft_state"),
    path("<uuid:uid>/soan/giay/", paper.draft_paper, name="draft_paper"),
    path("<uuid:uid>/soan/giay/trang/", paper.draft_paper_pages, name="draft_paper_pages"),
    path("<uuid:uid>/soan/dan/", paste.draft_paste, name="draft_paste"),
    path("<uuid:uid>/soan/nhan-dang/", draft_targets.draft_recognise, name="draft_recognise"),
    path(
        "<uuid:uid>/soan/nhan-dang/lap/",
        draft_targets.draft_targets_taken,
        name="draft_targets_take",
    ),
    path("<uuid:uid>/soan/kiem-tra/", checks.plan_check, name="plan_check"),
    path("<uuid:uid>/soan/kiem-tra/du-lieu/", checks.draft_checks, name="draft_checks"),
    path("<uuid:uid>/soan/kiem-tra/sua-giup/", checks.draft_mend, name="draft_mend"),
    path("<uuid:uid>/soan/goi-y/", checks.draft_suggest, name="draft_suggest"),
    path("<uuid:uid>/soan/phan-dau/", page.plan_header, name="plan_header"),
    path("<uuid:uid>/soan/mo-dau/", page.plan_opening, name="plan_opening"),
    path("<uuid:uid>/soan/mo-dau/<uuid:basis_uid>/tep/", bases.basis_file, name="basis_file"),
    path(
        "<uuid:uid>/soan/mo-dau/<uuid:basis_uid>/bo-tep/",
        bases.basis_file_remove,
        name="basis_file_remove",
    ),
    path("<uuid:uid>/soan/noi-nhan/", page.plan_recipients, name="plan_recipients"),
    path("<uuid:uid>/soan/nguoi-ky/", page.plan_signature, name="plan_signature"),
    path("<uuid:uid>/soan/muc/them/", items.item_add, name="item_add"),
    path("<uuid:uid>/soan/muc/<uuid:item_uid>/", items.item_edit, name="item_edit"),
    path("<uuid:uid>/soan/muc/<uuid:item_uid>/chuyen/", items.item_move, name="item_move"),
    path("<uuid:uid>/soan/muc/<uuid:item_uid>/bo/", items.item_remove, name="item_remove"),
    path(
        "<uuid:uid>/soan/muc/<uuid:item_uid>/gan-so/",
        items.figures_link,
        name="figures_link",
    ),
    path(
        "<uuid:uid>/soan/muc/<uuid:item_uid>/bo-gan/<uuid:figure_uid>/",
        items.figure_unlink,
        name="figure_unlink",
    ),
    path("<uuid:uid>/soan/chi-tieu/", targets.plan_targets, name="plan_targets"),
    path(
        "<uuid:uid>/soan/chi-tieu/nhap/",
        target_table.plan_targets_enter,
        name="plan_targets_enter",
    ),
    path(
        "<uuid:uid>/soan/chi-tieu/xep-cho/",
        targets.plan_targets_place,
        name="plan_targets_place",
    ),
    path(
        "<uuid:uid>/soan/chi-tieu/<uuid:row_uid>/",
        targets.plan_target_edit,
        name="plan_target_edit",
    ),
    path(
        "<uuid:uid>/soan/chi-tieu/<uuid:row_uid>/dua-ra/",
        targets.plan_target_remove,
        name="plan_target_remove",
    ),
    path("<uuid:uid>/soan/viet-lai-so/", targets.figures_rewrite, name="figures_rewrite"),
    path("<uuid:uid>/soan/phu-luc/them/", appendices.appendix_add, name="appendix_add"),
    path(
        "<uuid:uid>/soan/phu-luc/<uuid:appendix_uid>/",
        appendices.appendix_edit,
        name="appendix_edit",
    ),
    path(
        "<uuid:uid>/soan/phu-luc/<uuid:appendix_uid>/bo/",
        appendices.appendix_remove,
        name="appendix_remove",
    ),
]
