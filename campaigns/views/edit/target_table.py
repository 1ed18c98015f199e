"""The quick table, with what is entered listed by the plan at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from campaigns import services
from campaigns.models import Item, Plan
from campaigns.views.edit.common import plan_page
from targets.forms import TableFormSet
from targets.views.tables import table_page, told_of_saved


@plan_page
def plan_targets_enter(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Enter or paste targets; those of the span that the rows repeat are listed, too."""
    back = targets_url(plan, request.GET.get("muc", ""))
    page = {
        "title": f"Nhập chỉ tiêu của {plan.noun}",
        "crumbs": [
            ("Kế hoạch", reverse("plan_list")),
            (str(plan), reverse("plan_edit", args=[plan.uid])),
            ("Bảng chỉ tiêu", back),
        ],
        "back_url": back,
    }

    def save(formset: TableFormSet) -> HttpResponse:
        services.plan_targets_enter(
            plan=plan,
            rows=formset.rows(),
            known=list(formset.repeats.values()),
            item=asked_item(plan, request.GET.get("muc", "")),
            by=request.user,
        )
        told_of_saved(request, formset)
        return redirect(back)

    return table_page(request, plan.span, page, save)


def targets_url(plan: Plan, item_uid: str) -> str:
    """Return the list of the plan's targets, which leads back to the item it was opened from."""
    item = asked_item(plan, item_uid)
    asked = f"?muc={item.uid}" if item else ""
    return reverse("plan_targets", args=[plan.uid]) + asked


def asked_item(plan: Plan, uid: str) -> Item | None:
    """Return the item that the address names, unless it went meanwhile."""
    return next((item for item in plan.items.all() if str(item.uid) == uid), None) if uid else None
