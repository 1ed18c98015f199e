"""The pages on which one plan is read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns import plan_page
from campaigns.amending.page import amended_by, amending_words, target_changes
from campaigns.checks import Check, Level, plan_checks
from campaigns.checks.rows import check_rows
from campaigns.citing.links import with_cited_links
from campaigns.commenting import reasons
from campaigns.launching.doors import campaign_door
from campaigns.models import Plan, PlanState, Review, Revision
from campaigns.reviewing import agreeing, linked_paper, review_of
from campaigns.rules import ABOVE
from campaigns.selectors import comments_on, plan_for, revision_for, revisions_visible_to, titles_on
from campaigns.standing import MAIN, UNDO, Step, next_steps, returned_by, standing
from campaigns.stored_targets import target_rows
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from campaigns.views.read.gone_back import gone_back
from campaigns.views.read.listing import may_create
from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.org.history import history_beside
from emulation.org.models import User
from emulation.org.rights import memberships
from emulation.papers.pdf import paper_html
from emulation.trail.selectors import entries_of

AS_ISSUED = "ban-hanh"  # ?ban= of the page of an amended plan
HISTORY_ROWS = 15
HISTORY_A_PAGE = 100
# What a reader who does not work on the plan is told of its history.
PUBLIC_CODES = ("issued", "closed", "replaced", "revoked", "amended")


@login_required
@require_safe
def plan_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    try:
        plan = plan_for(request.user, uid)
    except Http404:
        return gone_back(request, uid)
    amended = amended_by(plan)
    is_consolidated = bool(amended) and request.GET.get("ban") != AS_ISSUED
    shown = plan_page.shown_in_force(plan) if is_consolidated else plan_page.shown_of(plan)
    checks = plan_checks(shown.content) if plan.is_editable else []
    steps = next_steps(request.user, plan, is_ready=not _blocking(checks))
    context = {
        "plan": plan,
        "title": str(plan),
        "crumbs": [list_crumb()],
        "here": plan_crumb(plan)[0],
        "standing": standing(plan),
        "steps": [step for step in steps if step.style != UNDO],
        "undo": next((step for step in steps if step.style == UNDO), None),
        "leads_to_pdf": not any(step.style == MAIN for step in steps),
        "returned_by": returned_by(plan),
        "may_begin": may_create(request.user),
        "may_keep": may_create(request.user) and plan.is_plan,
        **campaign_door(request.user, plan),
        "comment_reasons": _left_to_answer(request.user, plan),
        "open_checks": check_rows(plan, _worth_a_look(checks)),
        "warned": _warned(request.user, plan),
        "amended_by": amended,
        "is_consolidated": is_consolidated,
        **_amending(request.user, plan, shown.content),
        **_contents(request.user, plan, shown),
        **_course(request, plan),
    }
    if plan.state in ABOVE:
        return _submission(request, plan, shown, steps, context)
    return render(request, "campaigns/read/plan_read.html", context)


def _submission(
    request: HttpRequest,
    plan: Plan,
    shown: plan_page.Shown,
    steps: list[Step],
    context: dict[str, Any],
) -> HttpResponse:
    """Show a plan that is with those above in the order in which they decide."""
    review = review_of(request.user, plan, shown.content, steps, context["targets"])
    context |= review | {
        "paper": linked_paper(plan, context["paper"], review),
        "agreeing": agreeing(context["reviews"], plan),
    }
    return render(request, "campaigns/read/submission.html", context)


def _left_to_answer(user: User, plan: Plan) -> list[dict[str, str]]:
    return reasons(comments_on(user, plan)) if plan.is_editable else []


def _worth_a_look(checks: list[Check]) -> list[Check]:
    """Leave out what is only a hint on how to write."""
    return [check for check in checks if not check.ok and check.level != Level.HINT]


def _warned(user: User, plan: Plan) -> Revision | None:
    """Return what waits for a decision, with the warnings it was submitted with."""
    is_waiting = plan.state in (PlanState.SUBMITTED, PlanState.APPROVED)
    works_on_it = is_waiting and user.has_perm("campaigns.view_plan_work", plan)
    return plan.submitted_revision if works_on_it else None


def _amending(user: User, plan: Plan, content: dict[str, Any]) -> dict[str, Any]:
    works_on_it = user.has_perm("campaigns.view_plan_work", plan)
    return {
        "target_changes": target_changes(content),
        **amending_words(plan, content, tells_why=works_on_it),
    }


def _blocking(checks: list[Check]) -> bool:
    return any(check.blocks and not check.ok for check in checks)


def _contents(user: User, plan: Plan, shown: plan_page.Shown) -> dict[str, Any]:
    content = shown.content
    paper = paper_html(shown.document, on_screen=True)
    return {
        "paper": with_cited_links(paper, content, plan.uid),
        "outline": plan_page.outline(content["items"]),
        "targets": target_rows(content["targets"]),
        "themes": plan_page.themes(content),
        "cited": [basis for basis in content["bases"] if basis["link"] or basis.get("file")],
        "tasks": plan_page.task_rows(content, {str(m.unit.uid) for m in memberships(user)}),
    }


def _course(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """How the plan came about, as far as the person may know."""
    user = request.user
    works_on_it = user.has_perm("campaigns.view_plan_work", plan)
    return {
        "reviews": _reviews(plan) if works_on_it else [],
        "revisions": revisions_visible_to(user, plan).defer("content"),
        "history": history_beside(request, plan.uid, HISTORY_ROWS, _told_codes(works_on_it)),
        "all_url": reverse("plan_history", args=[plan.uid]),
    }


def _reviews(plan: Plan) -> list[Review]:
    """Return the turns of every submission, the last submission first."""
    reviews = sorted(plan.reviews.all(), key=lambda r: (-r.revision.number, r.position))
    titles = titles_on([review.reviewer.person_id for review in reviews], dates.today())
    for review in reviews:
        review.title = titles.get(review.reviewer.person_id, "")
    return reviews


def _told_codes(works_on_it: bool) -> list[str] | None:
    """Return what is told of its history; all of it to who works on it."""
    return None if works_on_it else [f"campaigns.plan.{code}" for code in PUBLIC_CODES]


@login_required
@require_safe
def plan_history(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = plan_for(request.user, uid)
    works_on_it = request.user.has_perm("campaigns.view_plan_work", plan)
    codes, entries = _told_codes(works_on_it), entries_of(plan.uid)
    entries = entries if codes is None else entries.filter(code__in=codes)
    context = {
        "title": "Lịch sử",
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "page_obj": page_of(request, entries, HISTORY_A_PAGE),
    }
    return render(request, "campaigns/read/history.html", context)


@login_required
@require_safe
def revision_read(request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    revision = revision_for(request.user, uid, number)
    plan = revision.plan
    shown = plan_page.shown_revision(revision, plan.paper)
    context = {
        "title": f"{revision.get_reason_display()}, lần {revision.number}",
        "plan": plan,
        "revision": revision,
        "is_intact": plan_page.is_intact(revision),
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "outline": plan_page.outline(revision.content["items"]),
        "paper": paper_html(shown.document, on_screen=True),
    }
    return render(request, "campaigns/read/revision.html", context)
