"""Papers on awards are begun and changed; what those above decided is written down."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from awards.deciding import services
from awards.deciding.content import lines_of
from awards.deciding.forms import DecisionForm, OutcomesForm, RevocationForm
from awards.deciding.ready import Candidate, candidates_of
from awards.deciding.views.common import LIST, crumbs_to, step
from awards.models import Decision, Nomination, Round
from awards.nominating.rules import rounds_visible_to
from awards.pages import tried
from awards.states import DecisionKind, GrantState
from campaigns.routing.standing import returned_words
from emulation.lib import dates
from emulation.lib.pages import posted, whole_typed
from emulation.lib.states import WrongState
from targets.views.submissions import ticked

KINDS = (DecisionKind.AWARD, DecisionKind.PROPOSAL)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What waits in a round, ticked: what the commune decides, and what goes up."""
    round_ = get_object_or_404(
        rounds_visible_to(request.user).select_related("commune", "campaign"), uid=uid
    )
    if not request.user.has_perm("awards.draft_decisions", round_.commune):
        raise PermissionDenied("Chỉ công chức phụ trách thi đua lập quyết định, tờ trình.")
    errors: list[str] = []
    if request.method == "POST":
        try:
            made = services.decision_draft(
                round_=round_,
                kind=_kind(request),
                nominations=_ticked(request, round_),
                by=request.user,
            )
        except (ValidationError, WrongState) as refused:
            errors = _sentences(refused)
        else:
            messages.success(request, "Đã lập bản soạn thảo. Xem lời văn, danh sách rồi trình.")
            return redirect("decision_read", made.uid)
    context = {
        "title": f"Lập quyết định, tờ trình: {round_.name}",
        "crumbs": [(LIST, reverse("decision_list"))],
        "round": round_,
        "errors": errors,
        **_waiting(candidates_of(round_, dates.today()), request),
    }
    return render(request, "awards/deciding/create.html", context)


@step("awards.edit_decision")
def decision_edit(request: HttpRequest, decision: Decision) -> HttpResponse:
    form = DecisionForm(posted(request), decision=decision)
    if form.save_by(
        lambda: services.decision_change(decision=decision, by=request.user, **form.values()),
        lambda: DecisionForm(decision=Decision.objects.get(pk=decision.pk)),
    ):
        messages.success(request, "Đã lưu. Xem lại rồi trình duyệt.")
        return redirect("decision_read", decision.uid)
    context = {
        "title": f"Sửa lời văn: {decision}",
        "decision": decision,
        "crumbs": crumbs_to(decision),
        "form": form,
        "cancel_url": reverse("decision_read", args=[decision.uid]),
        "return_reason": decision.return_reason,
        "returned_by": returned_words(decision),
    }
    return render(request, "awards/deciding/form.html", context, status=form.status)


@step("awards.edit_decision")
def decision_names(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Who stands in a draft: names taken out, and others of the round put in."""
    if decision.kind == DecisionKind.REVOKE:
        raise PermissionDenied("Danh sách của quyết định hủy bỏ giữ như lúc lập.")
    errors: list[str] = []
    if request.method == "POST":
        try:
            _change_names(request, decision)
        except (ValidationError, WrongState) as refused:
            errors = _sentences(refused)
            decision.refresh_from_db()
        else:
            messages.success(request, "Đã sửa danh sách.")
            return redirect("decision_names", decision.uid)
    waiting = _waiting(candidates_of(decision.round, dates.today()), request)
    context = {
        "title": f"Danh sách: {decision}",
        "decision": decision,
        "crumbs": crumbs_to(decision),
        "lines": lines_of(decision),
        "chosen": request.POST.getlist("ten"),
        "errors": errors,
        "with_money": decision.kind == DecisionKind.AWARD,
        "waiting": waiting["within" if decision.kind == DecisionKind.AWARD else "above"],
    }
    return render(request, "awards/deciding/names.html", context)


@step("awards.write_outcomes")
def decision_outcomes(request: HttpRequest, decision: Decision) -> HttpResponse:
    """One decision of those above at a time: its number, its day, and who is in it."""
    lines = [line for line in lines_of(decision) if line.is_granted is None]
    form = OutcomesForm(posted(request), decision=decision, lines=lines)
    if tried(form, lambda: _write_outcomes(request, decision, form)):
        messages.success(request, "Đã ghi kết quả; tên được tặng vào sổ khen thưởng.")
        return redirect("decision_read", decision.uid)
    context = {
        "title": "Ghi kết quả của cấp trên",
        "decision": decision,
        "crumbs": crumbs_to(decision),
        "form": form,
        "lines": lines,
        "cancel_url": reverse("decision_read", args=[decision.uid]),
    }
    return render(request, "awards/deciding/outcomes.html", context)


@step("awards.revoke_grants")
def revocation_create(request: HttpRequest, decision: Decision) -> HttpResponse:
    rows = decision.lines.filter(return_reason="", grant__state=GrantState.STANDING)
    related = ("nomination__honour", "nomination__reward_form")
    form = RevocationForm(posted(request), lines=list(rows.select_related(*related)))
    made: list[Decision] = []
    if form.save_by(
        lambda: made.append(
            services.revocation_draft(
                decision=decision,
                lines=form.chosen(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        ),
        lambda: form,
    ):
        messages.success(request, "Đã soạn quyết định hủy bỏ. Xem lại rồi trình duyệt.")
        return redirect("decision_read", made[0].uid)
    context = {
        "title": "Hủy bỏ khen thưởng",
        "why": f"{decision.paper.citation} không sửa được: khen thưởng chỉ bị hủy bỏ bằng một "
        "quyết định khác. Sổ khen thưởng và trang xác minh ghi việc hủy bỏ khi quyết định ấy ban "
        "hành.",
        "crumbs": crumbs_to(decision),
        "form": form,
        "action_label": "Soạn quyết định hủy bỏ",
        "cancel_url": reverse("decision_read", args=[decision.uid]),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


def _sentences(refused: ValidationError | WrongState) -> list[str]:
    return refused.messages if isinstance(refused, ValidationError) else [str(refused)]


def _kind(request: HttpRequest) -> str:
    kind = request.POST.get("loai", "")
    if kind not in KINDS:
        raise ValidationError("Chọn lập quyết định hay tờ trình.")
    return kind


def _ticked(request: HttpRequest, round_: Round) -> list[Nomination]:
    uids = ticked(request.POST.getlist("ho-so"))
    return list(Nomination.objects.filter(round=round_, uid__in=uids))


def _waiting(found: list[Candidate], request: HttpRequest) -> dict[str, Any]:
    """Return what waits by the paper it goes into; what was ticked stays so."""
    ticks = set(request.POST.getlist("ho-so")) if request.method == "POST" else None
    free = [each for each in found if not each.obstacle]
    some_passed = any(each.is_passed for each in free)

    def row(each: Candidate) -> tuple[Candidate, bool]:
        if ticks is not None:
            return each, str(each.nomination.uid) in ticks
        return each, each.is_passed or not some_passed

    return {
        "within": [row(each) for each in free if each.kind == DecisionKind.AWARD],
        "above": [row(each) for each in free if each.kind == DecisionKind.PROPOSAL],
        "held_up": [each for each in found if each.obstacle],
    }


def _change_names(request: HttpRequest, decision: Decision) -> None:
    seen = whole_typed(request.POST.get("version", ""))
    if "bo" in request.POST:
        lines = list(
            decision.lines.filter(return_reason="", uid__in=ticked(request.POST.getlist("ten")))
        )
        services.names_remove(decision=decision, seen_version=seen, lines=lines, by=request.user)
        return
    services.names_add(
        decision=decision,
        seen_version=seen,
        nominations=_ticked(request, decision.round),
        by=request.user,
    )


def _write_outcomes(request: HttpRequest, decision: Decision, form: OutcomesForm) -> None:
    if late := form.answered_meanwhile():
        raise WrongState(f"Kết quả của {', '.join(late)} đã được người khác ghi. Xem lại rồi ghi.")
    words = {name: form.cleaned_data[name] for name in ("number", "on", "decider")}
    services.outcomes_write(
        decision=decision,
        outcomes={
            line: services.Outcome(is_granted, **words)
            for line, is_granted in form.results().items()
        },
        by=request.user,
    )
