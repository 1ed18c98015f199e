"""What is told of a plan that those above had, and that is with its clerks again."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from campaigns.models import Plan, PlanState
from campaigns.selectors import plan_gone_back
from campaigns.views.read.crumbs import list_crumb
from emulation.lib.text import first_upper
from emulation.trail.models import Entry
from emulation.trail.selectors import entries_of

# What happened, in the words of the title, and the entry of the history that tells of it.
_WENT = {
    PlanState.RECALLED: ("Bản trình đã thu hồi", "campaigns.plan.recalled"),
    PlanState.RETURNED: ("{noun} đã trả lại để sửa", "campaigns.plan.returned"),
    PlanState.ABANDONED: ("{noun} đã hủy", "campaigns.plan.abandoned"),
}


def gone_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say what became of a plan that the person could read before; else 404.

    Its title is that of the submission: what is written since is not shown.
    """
    plan = plan_gone_back(request.user, uid)
    if plan is None or plan.state not in _WENT:
        raise Http404
    title, code = _WENT[plan.state]
    context = {
        "title": title.format(noun=first_upper(plan.noun)),
        "plan": plan,
        "crumbs": [list_crumb()],
        "plan_title": plan.submitted_revision.content["header"]["title"],
        "comes_again": plan.state != PlanState.ABANDONED,
        "entry": _last(plan, code),
    }
    return render(request, "campaigns/read/gone_back.html", context)


def _last(plan: Plan, code: str) -> Entry | None:
    return entries_of(plan.uid).filter(code=code).first()
