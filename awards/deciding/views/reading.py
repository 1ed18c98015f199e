"""Papers on awards in a list, one by one, and as files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from awards.bundling import bundle_pdf, bundle_zip
from awards.deciding.dossier import bundle_title, parts_of
from awards.deciding.forms import DecisionFilterForm
from awards.deciding.papers import document_of, shown_content
from awards.deciding.reading import entries_of, with_counts
from awards.deciding.ready import rounds_with_ready
from awards.deciding.rules import decisions_visible_to
from awards.deciding.sheets import list_workbook, names_workbook
from awards.deciding.standing import next_steps, standing, why_not
from awards.deciding.views.common import LIST, crumbs_to, decision_seen
from awards.deciding.views.life import groups_of
from awards.funding.balance import after_decision, with_money
from awards.funding.rules import opens_fund
from awards.models import Decision, Round
from awards.states import DecisionKind, DecisionState
from campaigns.routing.standing import UNDO, returned_words
from emulation.lib.pages import page_of
from emulation.org.models import Role, User
from emulation.org.rights import memberships
from emulation.org.sheets import file_response
from emulation.papers.downloads import paper_file_response, safe_file_name
from emulation.papers.pdf import paper_html, render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx
from emulation.trail.selectors import entries_of as history_of

ZIP = "application/zip"


@login_required
@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    form, rows = _chosen(request)
    page = page_of(request, rows)
    context = {
        "title": LIST,
        "form": form,
        "page_obj": page,
        "rounds": _rounds_waiting(request.user),
        "is_clerk": _is_clerk(request.user),
        "opens_fund": opens_fund(request.user),
        "asked": request.GET.urlencode(),
    }
    return render(request, "awards/deciding/list.html", context)


@login_required
@require_safe
def decisions_export(request: HttpRequest) -> HttpResponse:
    """The list as it is narrowed, as an Excel file."""
    _, rows = _chosen(request)
    return file_response(list_workbook(rows), "quyet-dinh-khen-thuong")


@login_required
@require_safe
def decision_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    decision = decision_seen(request.user, uid)
    entries, returned = entries_of(decision)
    content = shown_content(decision)
    steps = next_steps(request.user, decision)
    knows = request.user.has_perm("awards.view_grounds", decision)
    context = {
        "decision": decision,
        "title": str(decision),
        "crumbs": crumbs_to(),
        "groups": groups_of(content, entries),
        "total": sum(entry.line.amount for entry in entries),
        "knows": knows,
        "standing": standing(decision),
        "steps": [step for step in steps if step.style != UNDO],
        "undoing": [step for step in steps if step.style == UNDO],
        "why_not": why_not(request.user, decision),
        "returned_by": returned_words(decision),
        "returned": returned if knows else [],
        "after": _fund_after(decision) if knows else None,
        "paper": paper_html(document_of(decision, content), on_screen=True),
        "revoked_by": _revoked_by(decision),
        "is_revocation": decision.kind == DecisionKind.REVOKE,
        "is_proposal": decision.kind == DecisionKind.PROPOSAL,
        "history": history_of(decision.uid) if knows else [],
    }
    return render(request, "awards/deciding/read.html", context)


@login_required
@require_safe
def decision_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    """The paper: as it was issued, or as a draft."""
    decision = decision_seen(request.user, uid)
    if decision.paper:
        return paper_file_response(decision.paper.files.get(format=format))
    write = render_pdf if format == "pdf" else render_docx
    return _file(write(document_of(decision)), format, str(decision), CONTENT_TYPES[format])


@login_required
@require_safe
def decision_names_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    decision = decision_seen(request.user, uid)
    knows = request.user.has_perm("awards.view_grounds", decision)
    content = names_workbook(decision, entries_of(decision)[0], with_votes=knows)
    return file_response(content, f"danh-sach-khen-thuong-{decision.made_at:%Y%m%d}")


@login_required
@require_safe
def decision_bundle(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    """All papers behind the list in one PDF with contents, or as an archive."""
    decision = decision_seen(request.user, uid)
    if not request.user.has_perm("awards.view_grounds", decision):
        raise PermissionDenied("Hồ sơ kèm theo chỉ dành cho người làm công tác khen thưởng.")
    title, parts = bundle_title(decision), parts_of(decision)
    if format == "zip":
        return _file(bundle_zip(parts), "zip", title, ZIP)
    return _file(bundle_pdf(title, parts), "pdf", title, CONTENT_TYPES["pdf"])


def _chosen(request: HttpRequest) -> tuple[DecisionFilterForm, Any]:
    rows = decisions_visible_to(request.user)
    years = rows.order_by().values_list("round__year", flat=True).distinct()
    form = DecisionFilterForm(request.GET or None, sorted(filter(None, years), reverse=True))
    rows = with_money(with_counts(rows)).defer("content", "bases", "articles", "recipients")
    rows = rows.order_by("-made_at", "-pk")
    for name, field in (("loai", "kind"), ("nam", "round__year"), ("trang_thai", "state")):
        if value := form.value(name):
            rows = rows.filter(**{field: value})
    return form, rows


def _rounds_waiting(user: User) -> Iterable[Round]:
    """Return the rounds going on, with how many of each wait for a paper, for the clerk."""
    communes = {row.commune_id for row in memberships(user) if row.role == Role.CLERK}
    return rounds_with_ready(communes) if communes else ()


def _is_clerk(user: User) -> bool:
    return any(row.role == Role.CLERK for row in memberships(user))


def _fund_after(decision: Decision) -> Any:
    if decision.kind != DecisionKind.AWARD or decision.state == DecisionState.ABANDONED:
        return None
    return after_decision(decision)


def _revoked_by(decision: Decision) -> list[tuple[str, str]]:
    """Name the issued decisions that revoke names of this one."""
    if decision.kind != DecisionKind.AWARD or decision.state != DecisionState.ISSUED:
        return []
    rows = decision.revoked_by.filter(state=DecisionState.ISSUED).select_related("paper__number")
    return [(row.paper.citation, reverse("decision_read", args=[row.uid])) for row in rows]


def _file(content: bytes, format: str, name: str, content_type: str) -> HttpResponse:
    named = content_disposition_header(True, f"{safe_file_name(name)}.{format}")
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": named})
