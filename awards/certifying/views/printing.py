"""Decisions whose certificates are printed: one, some or all."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from awards.certifying.printing import Group, groups_of, printed_pdf
from awards.certifying.rendering import TextTooLong
from awards.certifying.views import common
from awards.deciding.rules import decisions_visible_to
from awards.models import Decision
from awards.states import DecisionKind, DecisionState, GrantState
from emulation.lib.pages import page_of, whole_typed

NOTHING = "Không có giấy nào để in: các tên đã chọn đều bị hủy bỏ, hoặc chưa chọn tên nào."


@login_required
@require_safe
def certificate_list(request: HttpRequest) -> HttpResponse:
    """The issued decisions of the commune, the latest first."""
    commune = common.printing_commune(request.user)
    issued = decisions_visible_to(request.user).filter(
        commune=commune, kind=DecisionKind.AWARD, state=DecisionState.ISSUED
    )
    standing = Count("lines", filter=Q(lines__grant__state=GrantState.STANDING))
    rows = issued.annotate(certificates=standing).order_by("-paper__issued_on", "-pk")
    context = {
        "title": common.TITLE,
        "crumbs": [],
        "page_obj": page_of(request, rows),
        "layouts_url": reverse("layout_list"),
    }
    return render(request, "awards/certifying/list.html", context)


@login_required
@require_safe
def certificate_decision(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The names of a decision by award, to be ticked or printed all at once."""
    decision = common.decision_printed(request.user, uid)
    groups = groups_of(decision)
    context = {
        "title": decision.paper.citation,
        "crumbs": common.list_crumbs(),
        "decision": decision,
        "groups": groups,
        "count": sum(len(group.standing) for group in groups),
        "problems": [problem for group in groups for problem in group.problems],
    }
    return render(request, "awards/certifying/decision.html", context)


@login_required
@require_safe
def certificates_print(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The PDF: ``?nhom=`` the number of an award in the list, ``?ten=`` single names; all else."""
    decision = common.decision_printed(request.user, uid)
    groups = _asked(groups_of(decision), request.GET.get("nhom", ""))
    only = set(request.GET.getlist("ten"))
    try:
        content = printed_pdf(groups, only)
    except TextTooLong as problem:
        return _refused(request, decision, str(problem))
    except ValueError:
        return _refused(request, decision, NOTHING)
    return common.pdf_response(content, f"Giấy khen {decision.paper.full_number}")


def _asked(groups: list[Group], number: str) -> list[Group]:
    place = whole_typed(number)
    return groups[place - 1 : place] if place else groups


def _refused(request: HttpRequest, decision: Decision, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect("certificate_decision", decision.uid)
