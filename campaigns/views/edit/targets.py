"""Which targets a plan lists, and where they stand."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns import services
from campaigns.checks import plan_checks
from campaigns.content import Content, plan_content
from campaigns.drafts.targets import last_words
from campaigns.forms.targets import (
    PlanTargetForm,
    TargetsAddForm,
    TargetsPlaceForm,
    item_choices,
    target_value,
)
from campaigns.models import Plan, PlanTarget
from campaigns.rows import PlanRows
from campaigns.views.edit.common import plan_page, row_to_write
from campaigns.views.edit.target_table import asked_item, targets_url
from campaigns.work_places import item_url
from emulation.lib.pages import posted
from targets.last import targets_before


@plan_page
def plan_targets(request: HttpRequest, plan: Plan) -> HttpResponse:
    rows = PlanRows(plan)
    content = plan_content(plan, rows)
    wanted = request.GET.get("muc", "")
    form = TargetsAddForm(posted(request), rows=rows, content=content, item_uid=wanted)
    if form.save_by(
        lambda: services.plan_targets_add(plan=plan, by=request.user, **form.cleaned_data),
        lambda: TargetsAddForm(rows=PlanRows(plan), content=content),
    ):
        messages.success(request, f"Đã đưa {len(form.cleaned_data['targets'])} chỉ tiêu vào.")
        return redirect(targets_url(plan, wanted))
    place_form = TargetsPlaceForm(rows=rows, content=content)
    return targets_page(request, plan, content, form, place_form)


@require_POST
@plan_page
def plan_targets_place(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Move the ticked targets to one item or theme."""
    rows = PlanRows(plan)
    content = plan_content(plan, rows)
    form = TargetsPlaceForm(request.POST, rows=rows, content=content)
    if form.save_by(
        lambda: services.plan_targets_place(by=request.user, **form.values()),
        lambda: TargetsPlaceForm(rows=PlanRows(plan), content=content),
    ):
        messages.success(request, f"Đã xếp chỗ {len(form.cleaned_data['rows'])} chỉ tiêu.")
        return redirect("plan_targets", plan.uid)
    return targets_page(request, plan, content, TargetsAddForm(rows=rows, content=content), form)


def targets_page(
    request: HttpRequest,
    plan: Plan,
    content: Content,
    form: TargetsAddForm,
    place_form: TargetsPlaceForm,
) -> HttpResponse:
    places, item = dict(item_choices(content)), asked_item(plan, request.GET.get("muc", ""))
    targets = [row.target for row in place_form.plan_targets.values()]
    last = targets_before(plan.span, [target.indicator_id for target in targets])
    ticked = place_form["rows"].value() or []
    rows = [
        {
            "row": row,
            "value": target_value(row.target),
            "last": last_words(row.target, last.get(row.target.indicator_id)),
            "place": places.get(str(row.item.uid)) if row.item else "",
            "is_ticked": uid in ticked,
        }
        for uid, row in place_form.plan_targets.items()
    ]
    context = {"plan": plan, "form": form, "place_form": place_form, "rows": rows}
    context |= {
        "asked": item,
        "back_url": item_url(plan, item.uid) if item else reverse("plan_edit", args=[plan.uid]),
        "has_last": any(each["last"] or each["row"].target.baseline is not None for each in rows),
    }
    return render(request, "campaigns/edit/targets.html", context)


@plan_page
def plan_target_edit(request: HttpRequest, plan: Plan, row_uid: UUID) -> HttpResponse:
    row = row_of_plan(request, plan, row_uid)
    rows = PlanRows(plan)
    content = plan_content(plan, rows)
    form = PlanTargetForm(posted(request), plan_target=row, rows=rows, content=content)
    if form.save_by(
        lambda: services.plan_target_change(plan_target=row, by=request.user, **form.values()),
        lambda: PlanTargetForm(plan_target=row, rows=PlanRows(plan), content=content),
    ):
        messages.success(request, f"Đã đặt lại chỗ của “{row.target.name}”.")
        return redirect("plan_targets", plan.uid)
    context = {"plan": plan, "form": form, "row": row, "value": target_value(row.target)}
    return render(request, "campaigns/edit/target.html", context)


@plan_page
def plan_target_remove(request: HttpRequest, plan: Plan, row_uid: UUID) -> HttpResponse:
    row = row_of_plan(request, plan, row_uid)
    if request.method == "POST":
        services.plan_target_remove(plan_target=row, by=request.user)
        messages.success(request, f"Đã đưa “{row.target.name}” ra khỏi {plan.noun}.")
        return redirect("plan_targets", plan.uid)
    context = {"plan": plan, "row": row, "figures": row.figures.count()}
    return render(request, "campaigns/edit/target_remove.html", context)


def row_of_plan(request: HttpRequest, plan: Plan, row_uid: UUID) -> PlanTarget:
    rows = plan.plantargets.select_related(
        "plan__commune", "target__indicator", "target__current", "item", "theme"
    )
    return row_to_write(request, rows, row_uid, "Chỉ tiêu này")


@plan_page
def figures_rewrite(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Bring the numbers of the text to the values that their targets have now."""
    if request.method == "POST":
        count = services.plan_figures_rewrite(plan=plan, by=request.user)
        messages.success(request, f"Đã viết lại {count} con số theo chỉ tiêu.")
        return redirect("plan_edit", plan.uid)
    differing = [c.sentence for c in plan_checks(plan_content(plan)) if c.part == "figures"]
    context = {
        "title": "Viết lại con số theo chỉ tiêu",
        "why": "\n".join(differing) or "Mọi con số trong đoạn văn đều khớp với chỉ tiêu.",
        "action_label": f"Viết lại {len(differing)} con số",
        "cancel_url": reverse("plan_edit", args=[plan.uid]),
    }
    return render(request, "emulation/confirm.html", context)
