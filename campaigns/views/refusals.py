"""A refusal never takes away what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from campaigns.models import Campaign, Plan, Urging
from emulation.lib.states import WrongState

# The fields in which people write words of their own on a paper's way.
WORDS = ("reason", "note", "text", "warnings_reason")


def keeping_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show again what was typed when it was too late to take it."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WrongState as refusal:
            texts = [text for name in WORDS if (text := request.POST.get(name, "").strip())]
            if not texts:
                raise
            context = {"refusal": str(refusal), "texts": texts, "back_url": _back(request, kwargs)}
            return render(request, "campaigns/life/refused.html", context, status=409)

    return page


def _back(request: HttpRequest, kwargs: dict[str, Any]) -> str:
    """Lead to the plan, letter or campaign where the person may still read it, else home."""
    for model, right, page in _PLACES:
        thing = model.objects.filter(uid=kwargs["uid"]).first()
        if thing and request.user.has_perm(right, thing):
            return reverse(page, args=[thing.uid])
    return "/"


_PLACES = (
    (Plan, "campaigns.view_plan", "plan_read"),
    (Urging, "campaigns.view_urging", "urging_read"),
    (Campaign, "campaigns.view_campaign", "campaign_read"),
)
