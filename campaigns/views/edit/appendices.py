"""Appendices of a plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from campaigns import services
from campaigns.forms.items import AppendixForm
from campaigns.models import Appendix, Plan
from campaigns.views.edit.common import part_page, plan_page, reread, row_to_write, saved
from campaigns.views.edit.items import item_data
from campaigns.workshop import APPENDICES, workshop

TEMPLATE = "campaigns/edit/appendix.html"


@plan_page
def appendix_add(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = AppendixForm(item_data(request))
    if "them" not in request.POST and form.save_by(
        lambda: services.appendix_add(plan=plan, by=request.user, **form.values()),
        AppendixForm,
    ):
        return saved(request, plan, APPENDICES, "Đã thêm phụ lục.")
    return part_page(request, plan, form, TEMPLATE, APPENDICES, heading="Thêm phụ lục")


@plan_page
def appendix_edit(request: HttpRequest, plan: Plan, appendix_uid: UUID) -> HttpResponse:
    appendix = appendix_to_write(request, plan, appendix_uid)
    form = AppendixForm(item_data(request), appendix=appendix)
    if "them" not in request.POST and form.save_by(
        lambda: services.appendix_change(
            appendix=appendix,
            version=form.cleaned_data["version"],
            by=request.user,
            **form.values(),
        ),
        lambda: AppendixForm(appendix=reread(appendix)),
    ):
        return saved(request, plan, APPENDICES, "Đã lưu phụ lục.")
    context: dict[str, Any] = {"appendix": appendix, "heading": "Sửa phụ lục"}
    return part_page(request, plan, form, TEMPLATE, APPENDICES, **context)


@plan_page
def appendix_remove(request: HttpRequest, plan: Plan, appendix_uid: UUID) -> HttpResponse:
    appendix = appendix_to_write(request, plan, appendix_uid)
    if request.method == "POST":
        services.appendix_remove(appendix=appendix, by=request.user)
        return saved(request, plan, APPENDICES, f"Đã bỏ phụ lục khỏi {plan.noun}.")
    context = workshop(plan, APPENDICES) | {"appendix": appendix}
    return render(request, "campaigns/edit/appendix_remove.html", context)


def appendix_to_write(request: HttpRequest, plan: Plan, uid: UUID) -> Appendix:
    rows = plan.appendices.select_related("plan__commune")
    return row_to_write(request, rows, uid, "Phụ lục này")
