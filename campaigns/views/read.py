"""Pages on which plans are listed, read and handed out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import tablib
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from campaigns import plan_page
from campaigns.amending.in_force import with_amendments
from campaigns.amending.page import amended_by, amending_words, target_changes
from campaigns.checks import Check, Level, plan_checks
from campaigns.checks.rows import check_rows
from campaigns.citing.links import with_cited_links
from campaigns.commenting import reasons
from campaigns.filters import PlanFilter
from campaigns.models import Plan, PlanState, Review, Revision
from campaigns.reviewing import agreeing, linked_paper, review_of
from campaigns.rules import ABOVE
from campaigns.selectors import (
    comments_on,
    plan_for,
    plans_visible_to,
    revision_for,
    revisions_visible_to,
    titles_on,
)
from campaigns.standing import MAIN, UNDO, Step, next_steps, returned_by, standing
from campaigns.states import BADGES
from campaigns.stored_targets import target_rows
from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.org.models import User
from emulation.org.rights import granting, memberships, readable_communes
from emulation.org.selectors import commune_names
from emulation.org.sheets import excel_response
from emulation.papers.downloads import attachment_response, safe_file_name
from emulation.papers.models import Attachment, PaperFile
from emulation.papers.pdf import paper_css, paper_html, render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx
from emulation.trail.selectors import entries_of

AS_ISSUED = "ban-hanh"  # ?ban= of the page of an amended plan
HISTORY_ROWS = 15
HISTORY_A_PAGE = 100
# What a reader who does not work on the plan is told of its history.
PUBLIC_CODES = ("issued", "closed", "replaced", "revoked", "amended")
RENDERERS = {PaperFile.Format.PDF: render_pdf, PaperFile.Format.DOCX: render_docx}


# The list


@login_required
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    plans = plans_visible_to(request.user)
    found = PlanFilter(request.GET, plans)
    rows = found.qs.select_related("commune", "paper__number", "span")
    page = page_of(request, with_amendments(rows))
    names = commune_names(readable_communes(request.user), dates.today())
    for plan in page:
        plan.commune_name = names.get(plan.commune_id, "")
    context = {
        "title": "Kế hoạch",
        "filter": found,
        "page_obj": page,
        "counters": _counters(request, found),
        "has_communes": len(names) > 1,
        "may_create": _may_create(request.user),
    }
    return render(request, "campaigns/read/plan_list.html", context)


@login_required
@require_safe
def plan_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered on the page, as an Excel file."""
    found = PlanFilter(request.GET, plans_visible_to(request.user))
    names = commune_names(readable_communes(request.user), dates.today())
    head = ["Kế hoạch", "Địa phương", "Năm", "Loại", "Số, ký hiệu", "Ngày ban hành", "Trạng thái"]
    dataset = tablib.Dataset(headers=head, title="Kế hoạch")
    for plan in found.qs.select_related("paper__number"):
        paper = plan.paper
        dataset.append(
            [
                plan.title,
                names.get(plan.commune_id, ""),
                plan.year,
                plan.get_kind_display(),
                paper.full_number if paper else "",
                paper.issued_on if paper else None,
                plan.get_state_display(),
            ]
        )
    return excel_response(dataset, "ke-hoach")


def _may_create(user: User) -> bool:
    right = "campaigns.create_plan"
    return any(granting(user, right, membership.commune) for membership in memberships(user))


def _counters(request: HttpRequest, found: PlanFilter) -> list[dict[str, Any]]:
    """Count the states among what the other filters leave; their sum stands first."""
    states = found.of_any_state.order_by().values_list("state")
    counts = dict(states.annotate(Count("pk")))
    chosen = request.GET.get("state", "")
    rows = [("", "Tất cả", sum(counts.values()), "")]
    rows += [(s, s.label, counts[s], BADGES[s]) for s in PlanState if s in counts]
    return [
        {
            "figure": figure,
            "label": label,
            "kind": badge,
            "current": state == chosen,
            "url": _address(request, state),
        }
        for state, label, figure, badge in rows
    ]


def _address(request: HttpRequest, state: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["state"] = state
    return f"?{query.urlencode()}"


# One plan


@login_required
@require_safe
def plan_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = plan_for(request.user, uid)
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
        "may_begin": _may_create(request.user),
        "comment_reasons": _left_to_answer(request.user, plan),
        "open_checks": check_rows(plan, _worth_a_look(checks)),
        "warned": _warned(request.user, plan),
        "amended_by": amended,
        "is_consolidated": is_consolidated,
        **_amending(request.user, plan, shown.content),
        **_contents(request.user, plan, shown),
        **_course(request.user, plan),
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


def _course(user: User, plan: Plan) -> dict[str, Any]:
    """How the plan came about, as far as the person may know."""
    works_on_it = user.has_perm("campaigns.view_plan_work", plan)
    return {
        "reviews": _reviews(plan) if works_on_it else [],
        "revisions": revisions_visible_to(user, plan).defer("content"),
        "history": _history(plan, works_on_it)[:HISTORY_ROWS],
        "all_url": reverse("plan_history", args=[plan.uid]),
    }


def _reviews(plan: Plan) -> list[Review]:
    """Return the turns of every submission, the last submission first."""
    reviews = sorted(plan.reviews.all(), key=lambda r: (-r.revision.number, r.position))
    titles = titles_on([review.reviewer.person_id for review in reviews], dates.today())
    for review in reviews:
        review.title = titles.get(review.reviewer.person_id, "")
    return reviews


def _history(plan: Plan, works_on_it: bool) -> Any:
    entries = entries_of(plan.uid)
    if works_on_it:
        return entries
    return entries.filter(code__in=[f"campaigns.plan.{code}" for code in PUBLIC_CODES])


@login_required
@require_safe
def plan_history(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = plan_for(request.user, uid)
    works_on_it = request.user.has_perm("campaigns.view_plan_work", plan)
    context = {
        "title": "Lịch sử",
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "page_obj": page_of(request, _history(plan, works_on_it), HISTORY_A_PAGE),
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


# Files


@login_required
@require_safe
def cited_file(request: HttpRequest, uid: UUID, file_uid: UUID) -> HttpResponse:
    """Hand out the file of a paper that the plan cites, as the reader's content names it."""
    plan = plan_for(request.user, uid)
    named = [basis.get("file") for basis in plan_page.shown_of(plan).content["bases"]]
    if str(file_uid) not in [file["uid"] for file in named if file]:
        raise Http404
    attachments = Attachment.objects.filter(commune=plan.commune_id)
    return attachment_response(get_object_or_404(attachments, uid=file_uid))


@login_required
@require_safe
def plan_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    """Lead to the stored bytes of the issued paper; print a draft anew."""
    plan = plan_for(request.user, uid)
    if format not in RENDERERS:
        raise Http404
    if plan.is_published:
        return redirect("paper_file", plan.paper.uid, format)
    document = plan_page.shown_of(plan).document
    name = safe_file_name(f"Dự thảo {plan.year} {document.title}")
    return HttpResponse(
        RENDERERS[PaperFile.Format(format)](document),
        content_type=CONTENT_TYPES[format],
        headers={
            "Content-Disposition": content_disposition_header(True, f"{name}.{format}"),
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_safe
@cache_control(public=True, max_age=3600)
def paper_style(request: HttpRequest) -> HttpResponse:
    """The style sheet of the paper on the screen; it says nothing about anybody."""
    return HttpResponse(paper_css(), content_type="text/css; charset=utf-8")


def list_crumb() -> tuple[str, str]:
    return "Kế hoạch", reverse("plan_list")


def plan_crumb(plan: Plan) -> tuple[str, str]:
    name = f"Năm {plan.year}" if plan.kind == "yearly" else plan.span.name
    return name, reverse("plan_read", args=[plan.uid])
