"""What the pages of papers on awards share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from awards.deciding import services
from awards.deciding.reading import with_counts
from awards.deciding.rules import decisions_in_hand, decisions_visible_to
from awards.models import Decision
from emulation.lib.states import WrongState
from emulation.org.models import User

LIST = "Quyết định khen thưởng"
# The fields in which people write words of their own on a paper's way.
WORDS = ("reason", "note")
View = Callable[[HttpRequest, Decision], HttpResponse]


def decision_seen(user: User, uid: UUID) -> Decision:
    return get_object_or_404(with_counts(decisions_visible_to(user)), uid=uid)


def crumbs_to(decision: Decision | None = None) -> list[tuple[str, str]]:
    crumbs = [(LIST, reverse("decision_list"))]
    if decision is not None:
        crumbs.append((str(decision), reverse("decision_read", args=[decision.uid])))
    return crumbs


def step(right: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Give a view the paper if its step is the person's now.

    404 for another commune's paper, 403 without the right, ``WrongState`` when it is too late.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @keeping_words
        @wraps(view)
        def page(request: HttpRequest, uid: UUID) -> HttpResponse:
            decision = get_object_or_404(decisions_in_hand(request.user), uid=uid)
            services.decision_step(decision, right, request.user)
            return view(request, decision)

        return page

    return decorate


def keeping_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show again what was typed when it was too late to take it."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WrongState as refusal:
            texts = [text for name in request.POST if (text := _typed(request, name))]
            if not texts:
                raise
            back = reverse("decision_read", args=[kwargs["uid"]])
            context = {"refusal": str(refusal), "texts": texts, "back_url": back}
            return render(request, "campaigns/life/refused.html", context, status=409)

    return page


def confirm(
    request: HttpRequest, decision: Decision, template: str = "emulation/confirm.html", **words: Any
) -> HttpResponse:
    if request.method == "POST":
        decision.refresh_from_db(fields=["state"])  # a refused step left its own
    context = {
        "decision": decision,
        "crumbs": crumbs_to(decision),
        "cancel_url": reverse("decision_read", args=[decision.uid]),
    }
    return render(request, template, context | words)


def done(request: HttpRequest, decision: Decision, sentence: str) -> HttpResponse:
    """Go back to the paper; to the list where the person may no longer read it."""
    messages.success(request, sentence)
    if request.user.has_perm("awards.view_decision", decision):
        return redirect("decision_read", decision.uid)
    return redirect("decision_list")


def _typed(request: HttpRequest, name: str) -> str:
    if name not in WORDS and not name.startswith("reason_"):
        return ""
    return request.POST[name].strip()
