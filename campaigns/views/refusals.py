"""A refusal never takes away what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from campaigns.models import Campaign, Plan
from emulation.lib.states import WrongState

# The fields in which people write words of their own on a paper's way.
WORDS = ("reason", "note", "text", "warnings_reason")


Back = Callable[[HttpRequest, UUID], str]
Decorator = Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]


def keeping_words_for(back: Back) -> Decorator:
    """Show again what was typed when it was too late to take it, with the way ``back``."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except WrongState as refusal:
                refusal.typed = [text for name in request.POST if (text := _typed(request, name))]
                refusal.back_url = back(request, kwargs["uid"])
                raise

        return page

    return decorate


def _typed(request: HttpRequest, name: str) -> str:
    """Return a text of a person's own; a list asks for a reason a row, as ``reason_…``."""
    if name not in WORDS and not name.startswith("reason_"):
        return ""
    return request.POST[name].strip()


def _back(request: HttpRequest, uid: UUID) -> str:
    """Lead to the plan or campaign where the person may still read it, else home."""
    for model, right, page in _PLACES:
        thing = model.objects.filter(uid=uid).first()
        if thing and request.user.has_perm(right, thing):
            return reverse(page, args=[thing.uid])
    return "/"


_PLACES = (
    (Plan, "campaigns.view_plan", "plan_read"),
    (Campaign, "campaigns.view_campaign", "campaign_read"),
)
keeping_words = keeping_words_for(_back)
