"""What a plan still lacks, and how what is being typed may go on: pages, and JSON beside them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from campaigns import services
from campaigns.checks import open_checks, plan_checks
from campaigns.checks.registry import TARGETS
from campaigns.checks.rows import as_json, check_rows, counts, sections
from campaigns.citing.suggesting import bases_used, matching, papers_cited, recipients_used
from campaigns.content import plan_content
from campaigns.models import Plan
from campaigns.views.edit.common import plan_page
from campaigns.views.edit.page import blockers
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from emulation.lib.states import WrongState

MOST_LETTERS = 200
SUGGESTED = {
    "noi-nhan": recipients_used,
    "can-cu": bases_used,
    "van-ban": lambda plan: papers_cited(plan, plan_content(plan)),
}


@require_safe
@plan_page
def plan_check(request: HttpRequest, plan: Plan) -> HttpResponse:
    checks = plan_checks(plan_content(plan))
    rows = check_rows(plan, (check for check in checks if not check.ok))
    context = {
        "plan": plan,
        "title": "Kiểm tra trước khi trình",
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "sections": sections(rows),
        "counts": counts(rows),
        "figures_differ": any(row.part == "figures" for row in rows),
        "figures_group": TARGETS,
        "mendable": [row for row in rows if row.can_mend],
        "good_checks": [check.sentence.rstrip(".") for check in checks if check.ok],
        "blockers": blockers(rows),
    }
    return render(request, "campaigns/edit/check.html", context)


@never_cache
@require_safe
@plan_page
def draft_checks(request: HttpRequest, plan: Plan) -> HttpResponse:
    checks = open_checks(plan_content(plan))
    submit = {
        "why_not": blockers(check_rows(plan, checks)),
        "url": reverse("plan_submit", args=[plan.uid]),
    }
    return JsonResponse(as_json(plan, checks) | {"submit": submit})


@require_POST
@plan_page
def draft_mend(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Mend the slips that were clicked; one that is gone meanwhile is told."""
    try:
        count = services.slips_mend(plan=plan, keys=request.POST.getlist("cho"), by=request.user)
    except (WrongState, ValidationError) as refusal:
        messages.warning(request, _sentence(refusal))
    else:
        messages.success(request, f"Đã sửa giúp {count} chỗ.")
    return redirect("plan_check", plan.uid)


@never_cache
@require_safe
@plan_page
def draft_suggest(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Complete what is being typed: ``loai`` says what it is, ``q`` how it begins."""
    kind, words = request.GET.get("loai", "noi-nhan"), request.GET.get("q", "")
    if kind not in SUGGESTED:
        raise Http404
    rows = matching(SUGGESTED[kind](plan), words[:MOST_LETTERS])
    return JsonResponse({"rows": [row.as_json() for row in rows]})


def _sentence(refusal: WrongState | ValidationError) -> str:
    return " ".join(getattr(refusal, "messages", None) or [str(refusal)])
