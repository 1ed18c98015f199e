"""What the pages share on which a step of a letter's way is taken."""

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

from campaigns import services
from campaigns.models import Urging
from campaigns.urging.rules import urgings_in_hand
from campaigns.views.refusals import keeping_words
from campaigns.views.urging.common import crumbs_to

View = Callable[[HttpRequest, Urging], HttpResponse]


def step(right: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Give a view the letter if its step is the person's now.

    404 for another commune's letter, 403 without the right, ``WrongState`` when it is too late.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @keeping_words
        @wraps(view)
        def page(request: HttpRequest, uid: UUID) -> HttpResponse:
            urging = get_object_or_404(urgings_in_hand(request.user), uid=uid)
            services.urging_step(urging, right, request.user)
            return view(request, urging)

        return page

    return decorate


def confirm(
    request: HttpRequest, urging: Urging, template: str = "emulation/confirm.html", **words: Any
) -> HttpResponse:
    if request.method == "POST":
        urging.refresh_from_db(fields=["state"])  # a step that was refused half-way left its own
    context = {
        "urging": urging,
        "crumbs": crumbs_to(urging),
        "cancel_url": reverse("urging_read", args=[urging.uid]),
    }
    return render(request, template, context | words)


def done(request: HttpRequest, urging: Urging, sentence: str) -> HttpResponse:
    """Go back to the letter; to the list where the person may no longer read it."""
    messages.success(request, sentence)
    if request.user.has_perm("campaigns.view_urging", urging):
        return redirect("urging_read", urging.uid)
    return redirect("urging_list")
