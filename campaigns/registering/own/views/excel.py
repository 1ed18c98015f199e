"""Households from Excel, and the sheet for the village meeting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Honour, Registration
from campaigns.registering.own import places
from campaigns.registering.own.excel import Reading, template_of
from campaigns.registering.own.meeting import meeting_sheet_of
from campaigns.registering.own.views.households import household_place
from emulation.lib.quantities import format_number
from emulation.lib.text import search_key
from emulation.org.sheet_forms import (
    PREVIEW_GONE,
    SheetForm,
    dataset_of,
    file_forget,
    file_keep,
    file_kept,
)
from emulation.org.sheets import file_response
from emulation.papers.downloads import safe_file_name
from emulation.papers.pdf import papers_pdf

TEMPLATE = "campaigns/registering/own_import.html"


@login_required
@require_safe
def registration_template(
    request: HttpRequest, uid: UUID, unit_uid: UUID, honour_code: str
) -> HttpResponse:
    registration, honour = household_place(request, uid, unit_uid, honour_code)
    content = template_of(registration, honour, request.user)
    village = search_key(places.page_of_unit(registration, "")["unit_words"]).replace(" ", "-")
    return file_response(content, f"danh-sach-ho-{village}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def registration_import(
    request: HttpRequest, uid: UUID, unit_uid: UUID, honour_code: str
) -> HttpResponse:
    """Choose a file, look at what it would do, write its good lines."""
    registration, honour = household_place(request, uid, unit_uid, honour_code)
    if not places.is_open(registration):
        return places.led_away(registration)
    if request.method == "POST" and "tep" in request.POST:
        return _written(request, registration, honour, request.POST["tep"])
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = _page(registration, honour, form)
    if form.is_valid():
        reading = Reading(form.dataset, registration, honour, request.user).look()
        context["reading"] = reading
        if reading.good and not reading.errors:
            context["mark"] = file_keep(request.user, form.content)
    return render(request, TEMPLATE, context)


@login_required
@require_safe
def meeting_sheet(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """What the village meeting looks at, ticks and signs."""
    registration = places.written_place(request, uid, unit_uid)
    words = places.page_of_unit(registration, "")["unit_words"]
    name = f"{safe_file_name(f'Phiếu họp đăng ký thi đua {words}')}.pdf"
    return HttpResponse(
        papers_pdf([meeting_sheet_of(registration)]),
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(False, name)},
    )


def _written(
    request: HttpRequest, registration: Registration, honour: Honour, mark: str
) -> HttpResponse:
    content = file_kept(request.user, mark)
    if content is None:
        messages.error(request, PREVIEW_GONE)
        return redirect(places.address("registration_import", registration, honour.code))
    reading = Reading(dataset_of(content), registration, honour, request.user).write()
    if reading.errors:
        context = _page(registration, honour, SheetForm()) | {"reading": reading}
        return render(request, TEMPLATE, context)
    file_forget(request.user, mark)
    new, ticked = format_number(len(reading.new)), format_number(reading.ticked)
    left = f"; {len(reading.lines)} dòng lỗi chưa nhập" if reading.lines else ""
    messages.success(request, f"Đã nhập từ Excel: {new} hộ mới, {ticked} hộ được đăng ký{left}.")
    return redirect(places.address("registration_households", registration, honour.code))


def _page(registration: Registration, honour: Honour, form: SheetForm) -> dict[str, Any]:
    page = places.page_of_unit(registration, "")
    back = places.address("registration_households", registration, honour.code)
    return {
        **page,
        "title": f"Nhập hộ từ Excel: {honour.name}",
        "crumbs": [*page["crumbs"], (f"Đăng ký {honour.name}", back)],
        "honour": honour,
        "form": form,
        "back_url": back,
        "template_url": places.address("registration_template", registration, honour.code),
    }
