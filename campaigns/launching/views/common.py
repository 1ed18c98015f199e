"""What the pages of a campaign share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods

from campaigns.launching.selectors import campaign_seen
from campaigns.launching.services.criteria import criteria_writer
from campaigns.launching.services.writing import campaign_writer
from campaigns.models import Campaign
from campaigns.views.refusals import keeping_words
from emulation.org.models import User
from emulation.org.rights import require

Guard = Callable[[Campaign, User], Any]
View = Callable[..., HttpResponse]
LIST = "Phong trào"
FORM = "campaigns/launching/form.html"


def keeps(campaign: Campaign, user: User) -> None:
    require(user, "campaigns.keep_campaigns", campaign.commune)


def edits(campaign: Campaign, user: User) -> None:
    """Who does not write campaigns has no right; who comes after the launch is too late, and who
    comes while the paper waits to be issued too early."""
    keeps(campaign, user)
    campaign_writer(campaign, user)


def edits_criteria(campaign: Campaign, user: User) -> None:
    criteria_writer(campaign, user)


def campaign_page(guard: Guard = keeps) -> Callable[[View], View]:
    """Give a view the campaign: 404 for one that is not read, then what the guard raises."""

    def decorate(view: View) -> View:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @keeping_words
        @wraps(view)
        def page(request: HttpRequest, uid: UUID, **rest: UUID) -> HttpResponse:
            campaign = campaign_seen(request.user, uid)
            guard(campaign, request.user)
            return view(request, campaign, **rest)

        return page

    return decorate


def list_crumb() -> tuple[str, str]:
    return LIST, reverse("campaign_list")


def crumbs_to(campaign: Campaign) -> list[tuple[str, str]]:
    return [list_crumb(), (short(campaign), address(campaign))]


def short(campaign: Campaign) -> str:
    return campaign.short_name or campaign.name


def address(campaign: Campaign) -> str:
    return reverse("campaign_read", args=[campaign.uid])


def form_page(
    request: HttpRequest, campaign: Campaign, form: Any, template: str = FORM, **words: Any
) -> HttpResponse:
    context = {
        "campaign": campaign,
        "crumbs": crumbs_to(campaign),
        "cancel_url": address(campaign),
        "form": form,
    }
    return render(request, template, context | words, status=getattr(form, "status", 200))


def done(request: HttpRequest, campaign: Campaign, sentence: str, page: str = "") -> HttpResponse:
    messages.success(request, sentence)
    return redirect(page or "campaign_read", campaign.uid)


def door(name: str, *args: Any) -> str:
    """Return the address of a page of another part of campaigns; "" where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
