"""Plans begun from a template; templates made of plans."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns import services
from campaigns.forms.library import TemplateKeepForm, TemplatePlanForm
from campaigns.library.templates import Template, templates_for
from campaigns.models import Plan, PlanTemplate
from campaigns.selectors import library_communes, plan_for
from campaigns.views.edit.page import communes_to_plan_for, tell_of_rival
from emulation.lib.pages import posted
from emulation.org.models import Commune
from emulation.org.rights import granting


@login_required
def plan_template_start(request: HttpRequest) -> HttpResponse:
    """Choose a template; then year and title of the plan."""
    communes = communes_to_plan_for(request.user)
    templates = templates_for(communes)
    if not request.GET.get("mau"):
        return render(request, "campaigns/library/templates.html", {"templates": templates})
    template = template_asked_for(request, templates)
    form = TemplatePlanForm(posted(request), communes=communes, template=template)
    made: list[Plan] = []
    if form.save_by(
        lambda: made.append(plan_made(request, template, form)),
        lambda: TemplatePlanForm(communes=communes, template=template),
    ):
        messages.success(request, "Đã lập kế hoạch từ mẫu. Điền những chỗ có dấu ba chấm (…).")
        tell_of_rival(request, made[0])
        return redirect("plan_edit", made[0].uid)
    context = {"form": form, "template": template}
    return render(request, "campaigns/library/template_start.html", context)


def plan_made(request: HttpRequest, template: Template, form: TemplatePlanForm) -> Plan:
    return services.plan_from_template(
        name=template.name, content=template.content, by=request.user, **form.values()
    )


def template_asked_for(request: HttpRequest, templates: list[Template]) -> Template:
    found = [each for each in templates if each.key == request.GET["mau"]]
    if not found:
        raise Http404
    return found[0]


@login_required
def plan_template_keep(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Keep a plan that one may read as a template of one's office."""
    plan = plan_for(request.user, uid)
    if not granting(request.user, "campaigns.keep_template", plan):
        raise PermissionDenied("Chỉ công chức phụ trách thi đua lưu mẫu kế hoạch.")
    form = TemplateKeepForm(posted(request), plan=plan)
    if form.save_by(
        lambda: services.plan_template_keep(plan=plan, by=request.user, **form.cleaned_data),
        lambda: TemplateKeepForm(plan=plan),
    ):
        messages.success(request, "Đã lưu thành mẫu kế hoạch.")
        return redirect("plan_template_start")
    context = {
        "title": "Dùng làm mẫu",
        "form": form,
        "why": "Mẫu giữ các mục, lời văn, căn cứ, nơi nhận, việc được giao. Số của chỉ tiêu, "
        "văn bản của năm thành dấu ba chấm; năm ghi theo năm của kế hoạch mới.",
        "action_label": "Lưu thành mẫu",
        "cancel_url": reverse("plan_read", args=[plan.uid]),
    }
    return render(request, "emulation/confirm.html", context)


@require_POST
@login_required
def plan_template_set_aside(request: HttpRequest, uid: UUID) -> HttpResponse:
    communes: list[Commune] = library_communes(request.user)
    template = get_object_or_404(PlanTemplate, uid=uid, commune__in=communes)
    services.plan_template_set_aside(template=template, by=request.user)
    messages.success(request, f"Đã cất mẫu “{template.name}”.")
    return redirect("plan_template_start")
