"""Find and replace in the whole plan, with every place shown first."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from campaigns import services
from campaigns.carrying.replacing import Found, find_all
from campaigns.content import plan_content
from campaigns.forms.replacing import FindForm
from campaigns.models import Plan
from campaigns.views.edit.common import plan_page, reread
from emulation.lib.states import StaleVersion


@plan_page
def plan_replace(request: HttpRequest, plan: Plan) -> HttpResponse:
    """GET finds and shows; POST replaces what is ticked."""
    form = FindForm(request.GET or None)
    if request.method != "POST":
        return found_page(request, plan, form)
    form = FindForm(request.POST)
    try:
        count = replace_ticked(request, plan, form)
    except ValidationError as error:
        return found_page(request, plan, form, refusal=" ".join(error.messages))
    except StaleVersion:
        refusal = "Có đoạn vừa được người khác sửa. Xem lại danh sách dưới đây rồi thay."
        return found_page(request, reread(plan), form, refusal=refusal, status=409)
    messages.success(request, f"Đã thay {count} chỗ.")
    return redirect(reverse("plan_replace", args=[plan.uid]))


def replace_ticked(request: HttpRequest, plan: Plan, form: FindForm) -> int:
    if not form.is_valid():
        raise ValidationError("Nhập chữ cần tìm.")
    return services.plan_replace(
        plan=plan,
        places=request.POST.getlist("cho"),
        words=form.cleaned_data["tim"],
        new=form.cleaned_data["thay"],
        by=request.user,
    )


def found_page(
    request: HttpRequest, plan: Plan, form: FindForm, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    found: Found | None = None
    if form.is_bound and form.is_valid():
        content = plan_content(plan)
        found = find_all(content, form.wanted(), form.cleaned_data["thay"])
    context = {
        "plan": plan,
        "form": form,
        "found": found,
        "refusal": refusal,
        "ticked": request.POST.getlist("cho") if request.method == "POST" else None,
    }
    return render(request, "campaigns/edit/replace.html", context, status=status)
