"""What the pages share on which a step of a plan's way is taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.models import Plan, PlanState
from campaigns.selectors import plan_in_hand
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from campaigns.views.refusals import keeping_words
from emulation.org.models import Membership, User
from emulation.org.rights import memberships

View = Callable[[HttpRequest, Plan], HttpResponse]


def step(right: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Give a view the plan if its step is the person's now.

    404 for another commune's plan, 403 without the right, ``WrongState`` when it is too late.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @keeping_words
        @wraps(view)
        def page(request: HttpRequest, uid: UUID) -> HttpResponse:
            plan = plan_in_hand(request.user, uid)
            if _pressed_twice(request, plan, right):
                return done(request, plan, "Đã ghi nhận từ lần bấm trước.")
            services.plan_step(plan, right, request.user)
            return view(request, plan)

        return page

    return decorate


def confirm(
    request: HttpRequest, plan: Plan, template: str = "emulation/confirm.html", **words: Any
) -> HttpResponse:
    if request.method == "POST":
        plan.refresh_from_db(fields=["state"])  # a step that was refused half-way left its own
    context = {
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "cancel_url": reverse("plan_read", args=[plan.uid]),
    }
    return render(request, template, context | words)


def done(request: HttpRequest, plan: Plan, sentence: str) -> HttpResponse:
    """Go back to the plan; to the list where the person may no longer read it."""
    messages.success(request, sentence)
    if request.user.has_perm("campaigns.view_plan", plan):
        return redirect("plan_read", plan.uid)
    return redirect("plan_list")


def _pressed_twice(request: HttpRequest, plan: Plan, right: str) -> bool:
    """Say whether the same person has just taken this step on the submission that was read."""
    read = request.POST.get("revision")
    current = plan.submitted_revision
    if not read or current is None or read != str(current.number):
        return False
    return _is_own_doing(request.user, plan, right)


def _is_own_doing(user: User, plan: Plan, right: str) -> bool:
    mine = {membership.person_id for membership in memberships(user)}
    return any(by is not None and by.person_id in mine for by in _doers(plan, right))


def _doers(plan: Plan, right: str) -> list[Membership | None]:
    """Return who took the step on the present submission."""
    match right:
        case "campaigns.approve_plan" if plan.state == PlanState.APPROVED:
            return [plan.approved_by]
        case "campaigns.return_plan" if plan.state == PlanState.RETURNED:
            return [plan.returned_by]
        case "campaigns.agree_plan":
            turns = (turn for turn in plan.reviews.all() if turn.decision == "agreed")
            current = plan.submitted_revision_id
            return [turn.reviewer for turn in turns if turn.revision_id == current]
    return []
