"""A new plan, and the workshop with the parts around its items."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from campaigns import services
from campaigns.checks.rows import CheckRow
from campaigns.citing.suggesting import bases_used, plan_before, recipients_used, units_known
from campaigns.commenting import in_workshop
from campaigns.drafts.page import writing
from campaigns.forms.header import HeaderForm, PlanCreateForm, SignatureForm
from campaigns.forms.opening import (
    OpeningForm,
    RecipientLinesForm,
    RecipientUnitsForm,
    recipient_line,
    with_lines,
)
from campaigns.forms.units import units_to_choose
from campaigns.forms.versioned import BaseRows
from campaigns.launching.doors import stale_launch
from campaigns.models import Plan, PlanKind
from campaigns.rows import PlanRows
from campaigns.selectors import comments_on, yearly_plans_in_force
from campaigns.views.edit.common import part_page, plan_page, reread, saved
from campaigns.workshop import FOOT, HEADER, OPENING, workshop
from emulation.lib.pages import posted
from emulation.org.history import history_beside
from emulation.org.models import Commune, User
from emulation.org.rights import granting, memberships

HISTORY_ROWS = 5
MOST_BLOCKERS = 2  # named; the list beside names all
TAKEN_OVER = "nhan-ca"  # the button that takes over the recipients of the plan before


@login_required
def plan_create(request: HttpRequest) -> HttpResponse:
    communes = communes_to_plan_for(request.user)
    form = PlanCreateForm(posted(request), communes=communes)
    made: list[Plan] = []
    if form.save_by(
        lambda: made.append(services.plan_create(by=request.user, **form.values())),
        lambda: PlanCreateForm(communes=communes),
    ):
        messages.success(request, "Đã tạo kế hoạch. Viết lần lượt từng phần ở mục lục.")
        tell_of_rival(request, made[0])
        return redirect("plan_edit", made[0].uid)
    in_force = yearly_plans_in_force(communes)
    return render(request, "campaigns/edit/create.html", {"form": form, "in_force": in_force})


def tell_of_rival(request: HttpRequest, plan: Plan) -> None:
    """Say that the year has a plan in force already, which the new one would replace."""
    rivals = yearly_plans_in_force([plan.commune]).filter(year=plan.year)
    if plan.kind == PlanKind.YEARLY and rivals.exists():
        messages.warning(
            request,
            f"Năm {plan.year} đã có kế hoạch đang hiệu lực. "
            "Chọn kế hoạch được thay thế ở “Phần đầu”, hoặc sửa đổi, bổ sung kế hoạch ấy.",
        )


def communes_to_plan_for(user: User) -> list[Commune]:
    """Return the communes for which the person writes plans; 403 if there is none."""
    communes = {row.commune_id: row.commune for row in memberships(user)}
    own = [c for c in communes.values() if granting(user, "campaigns.create_plan", c)]
    if not own:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua lập kế hoạch.")
    return own


@plan_page
def plan_edit(request: HttpRequest, plan: Plan) -> HttpResponse:
    key = request.GET.get("phan", "")
    rows, view = PlanRows(plan), request.GET.get("dang", "")
    context = workshop(plan, key, rows) | writing(rows, request.user, key, view)
    context |= in_workshop(context, comments_on(request.user, plan))
    context |= stale_launch(plan)
    context["blockers"] = blockers(context["open_checks"])
    context["history"] = history_beside(request, plan.uid, HISTORY_ROWS)
    return render(request, "campaigns/edit/workshop_read.html", context)


def blockers(open_checks: list[CheckRow]) -> str:
    """Say why the plan cannot be submitted yet; "" where it can."""
    sentences = [check.sentence for check in open_checks if check.blocks]
    if len(sentences) > MOST_BLOCKERS:
        rest = f"và {len(sentences) - MOST_BLOCKERS} chỗ khác ở danh sách Kiểm tra"
        sentences = [*sentences[:MOST_BLOCKERS], rest]
    return f"Trình được khi xong: {'; '.join(sentences)}." if sentences else ""


@plan_page
def plan_header(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = HeaderForm(posted(request), plan=plan)
    if form.save_by(
        lambda: services.plan_change_header(plan=plan, by=request.user, **form.values()),
        lambda: HeaderForm(plan=reread(plan)),
    ):
        return saved(request, plan, HEADER, "Đã lưu phần đầu.")
    return part_page(request, plan, form, "campaigns/edit/header.html", HEADER)


@plan_page
def plan_opening(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = OpeningForm(opening_data(request), plan=plan)
    if "them" not in request.POST and form.save_by(
        lambda: services.plan_change_opening(plan=plan, by=request.user, **form.values()),
        lambda: OpeningForm(plan=reread(plan)),
    ):
        return saved(request, plan, OPENING, "Đã lưu căn cứ, đoạn mở đầu và đoạn kết.")
    context = {"used_bases": bases_used(plan)}
    return part_page(request, plan, form, "campaigns/edit/opening.html", OPENING, **context)


def opening_data(request: HttpRequest) -> Any:
    """Return what was posted, with one more row for a basis where that was asked for."""
    if "them" in request.POST:
        return BaseRows.with_one_more(request.POST, "bases", lead="Căn cứ", standing="on")
    return posted(request)


@plan_page
def plan_recipients(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Two forms: the lines as they print, and the units that they mean."""
    is_units = "don-vi" in request.POST
    data = recipients_data(request, plan)
    lines = RecipientLinesForm(None if is_units else data, plan=plan)
    units = RecipientUnitsForm(data if is_units else None, plan=plan)
    if may_save(request) and save_recipients(request.user, plan, lines, units, is_units=is_units):
        return saved(request, plan, FOOT, "Đã lưu nơi nhận.")
    form = units if is_units else lines
    context = {
        "lines_form": lines,
        "units_form": units,
        "used_recipients": recipients_used(plan),
        "before": plan_before(plan),
    }
    return part_page(request, plan, form, "campaigns/edit/recipients.html", FOOT, **context)


def may_save(request: HttpRequest) -> bool:
    return request.method == "POST" and TAKEN_OVER not in request.POST


def recipients_data(request: HttpRequest, plan: Plan) -> Any:
    """Return what was posted, with the recipients of the plan before where asked for."""
    before = plan_before(plan) if TAKEN_OVER in request.POST else None
    if before is None:
        return posted(request)
    data = request.POST.copy()
    lines = [recipient_line(row.text, row.purpose) for row in before.recipients.all()]
    data["lines"] = with_lines(data.get("lines", ""), lines)
    return data


def save_recipients(
    user: User,
    plan: Plan,
    lines: RecipientLinesForm,
    units: RecipientUnitsForm,
    *,
    is_units: bool,
) -> bool:
    form: Any = units if is_units else lines
    return form.save_by(
        lambda: services.plan_change_recipients(
            plan=plan,
            version=form.cleaned_data["version"],
            by=user,
            recipients=units.inputs()
            if is_units
            else lines.inputs([*units_known(plan), *units.rows], units_to_choose(plan.commune)),
        ),
        lambda: type(form)(plan=reread(plan)),
    )


@plan_page
def plan_signature(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = SignatureForm(posted(request), plan=plan)
    if form.save_by(
        lambda: services.plan_change_signature(plan=plan, by=request.user, **form.values()),
        lambda: SignatureForm(plan=reread(plan)),
    ):
        return saved(request, plan, FOOT, "Đã lưu người ký.")
    return part_page(request, plan, form, "campaigns/edit/signature.html", FOOT)
