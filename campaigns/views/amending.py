"""Amending an issued plan: where it begins, and which places the draft changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from campaigns import services
from campaigns.amending.in_force import amendments_of, content_in_force
from campaigns.amending.page import draft_page, taken_places
from campaigns.forms.amending import AmendForm, InsertForm, MoreItemsForm, StrikeForm, ValueForm
from campaigns.models import AmendedPlace, Item, Plan, PlanTarget
from campaigns.paper import consolidated_document
from campaigns.selectors import plan_for
from campaigns.states import EDITABLE
from campaigns.views.edit.common import plan_page, row_to_write
from campaigns.views.life import step
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from emulation.lib.pages import posted
from emulation.papers.downloads import safe_file_name
from emulation.papers.pdf import render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from targets.listing import value_words

PLACES = "Chỗ sửa đổi, bổ sung"


@step("campaigns.amend_plan")
def plan_amend(request: HttpRequest, plan: Plan) -> HttpResponse:
    base = content_in_force(plan)
    form = AmendForm(posted(request), base=base)
    made: list[Plan] = []
    if form.save_by(
        lambda: made.append(services.plan_amend(plan=plan, by=request.user, **form.values())),
        lambda: form,
    ):
        messages.success(request, "Đã lập bản soạn thảo sửa đổi, bổ sung.")
        return redirect("plan_amending", made[0].uid)
    context = {
        "title": f"Sửa đổi, bổ sung {plan.paper.citation}",
        "plan": plan,
        "form": form,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "others": plan.amendments.filter(state__in=EDITABLE),
    }
    return render(request, "campaigns/amending/start.html", context)


@plan_page
def plan_amending(request: HttpRequest, plan: Plan) -> HttpResponse:
    return _page(request, plan, "places.html", PLACES, **draft_page(_amending(plan)))


@plan_page
def amended_items_add(request: HttpRequest, plan: Plan) -> HttpResponse:
    parts = set(_amending(plan).amended_places.values_list("part", flat=True))
    base, taken = content_in_force(plan.amends), taken_places(plan)
    form = MoreItemsForm(posted(request), base=base, taken=taken, parts=parts)
    if form.save_by(
        lambda: services.amended_items_add(plan=plan, by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, plan, "Đã chép lời đang có hiệu lực vào bản này để sửa.")
    return _page(request, plan, "more.html", "Sửa thêm mục", form=form)


@plan_page
def amended_items_strike(request: HttpRequest, plan: Plan) -> HttpResponse:
    base, taken = content_in_force(_amending(plan).amends), taken_places(plan)
    form = StrikeForm(posted(request), base=base, taken=taken)
    if form.save_by(
        lambda: services.amended_items_strike(plan=plan, by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, plan, "Đã ghi bãi bỏ.")
    return _page(request, plan, "strike.html", "Bãi bỏ mục", form=form)


@plan_page
def amended_item_insert(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Write a new item for a place; ``?muc=`` places one that was written before."""
    item = _loose_item(_amending(plan), request.GET.get("muc", ""))
    form = InsertForm(posted(request), base=content_in_force(plan.amends), item=item)
    if form.save_by(
        lambda: services.amended_item_insert(plan=plan, by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, plan, "Đã ghi chỗ bổ sung.")
    title = f"Chọn chỗ cho “{item}”" if item else "Bổ sung mục mới"
    return _page(request, plan, "insert.html", title, form=form, item=item)


@plan_page
def amended_place_drop(request: HttpRequest, plan: Plan, place_uid: UUID) -> HttpResponse:
    place = _place(request, plan, place_uid)
    if request.method == "POST":
        services.amended_place_drop(place=place, by=request.user)
        return _done(request, plan, "Đã bỏ chỗ sửa.")
    rows = draft_page(plan)["changes"]
    change = next(row for row in rows if row.uid == str(place.uid))
    return _page(request, plan, "drop.html", "Bỏ chỗ sửa này", change=change)


@require_POST
@plan_page
def amended_place_review(request: HttpRequest, plan: Plan, place_uid: UUID) -> HttpResponse:
    services.amended_place_review(place=_place(request, plan, place_uid), by=request.user)
    return _done(request, plan, "Đã ghi là xem lời mới; chỗ sửa giữ như bản này viết.")


@plan_page
def amended_value(request: HttpRequest, plan: Plan, listed_uid: UUID) -> HttpResponse:
    rows = _amending(plan).plantargets.select_related(
        "plan", "proposal", "target__current", "target__indicator"
    )
    row: PlanTarget = row_to_write(request, rows, listed_uid, "Chỉ tiêu này")
    form = ValueForm(posted(request), row=row)
    if form.save_by(
        lambda: services.value_propose(plan_target=row, by=request.user, **form.figures),
        lambda: form,
    ):
        return _done(request, plan, f"Đã ghi giá trị đề nghị của “{row.target}”.")
    now = value_words(row.target.current, row.target.indicator.unit_text)
    title = f"Giá trị đề nghị: {row.target}"
    return _page(request, plan, "value.html", title, form=form, row=row, now=now)


@login_required
@require_safe
def plan_consolidated(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Print the text in force of an amended plan as a marked reading copy."""
    plan = plan_for(request.user, uid)
    if not plan.is_published or not amendments_of(plan).exists():
        raise Http404
    document = consolidated_document(content_in_force(plan), plan.paper.citation)
    name = safe_file_name(f"Bản hợp nhất {plan.paper.full_number} {plan.year}")
    return HttpResponse(
        render_pdf(document),
        content_type=CONTENT_TYPES["pdf"],
        headers={
            "Content-Disposition": content_disposition_header(True, f"{name}.pdf"),
            "X-Content-Type-Options": "nosniff",
        },
    )


def _amending(plan: Plan) -> Plan:
    if plan.amends_id is None:
        raise Http404
    return plan


def _place(request: HttpRequest, plan: Plan, uid: UUID) -> AmendedPlace:
    rows = _amending(plan).amended_places.select_related("plan__amends__paper__number", "item")
    return row_to_write(request, rows, uid, "Chỗ sửa này")


def _loose_item(plan: Plan, uid: str) -> Item | None:
    """Return an item that has no place in the amended plan yet."""
    loose = plan.items.filter(parent=None, amended_place=None)
    return next((item for item in loose if str(item.uid) == uid), None)


def _page(
    request: HttpRequest, plan: Plan, template: str, title: str, **context: Any
) -> HttpResponse:
    here = reverse("plan_amending", args=[plan.uid])
    crumbs = [list_crumb(), plan_crumb(plan)]
    if title != PLACES:
        crumbs.append((PLACES, here))
    context |= {"title": title, "plan": plan, "crumbs": crumbs, "back_url": here}
    return render(request, f"campaigns/amending/{template}", context)


def _done(request: HttpRequest, plan: Plan, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("plan_amending", plan.uid)
