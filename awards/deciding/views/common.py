"""What the pages of papers on awards share."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.deciding import services
from awards.deciding.reading import with_counts
from awards.deciding.rules import decisions_in_hand, decisions_visible_to
from awards.models import Decision
from campaigns.routing.pages import RoutePages
from emulation.org.models import User

LIST = "Quyết định khen thưởng"


def decision_seen(user: User, uid: UUID) -> Decision:
    return get_object_or_404(with_counts(decisions_visible_to(user)), uid=uid)


def crumbs_to(decision: Decision | None = None) -> list[tuple[str, str]]:
    crumbs = [(LIST, reverse("decision_list"))]
    if decision is not None:
        crumbs.append((str(decision), reverse("decision_read", args=[decision.uid])))
    return crumbs


def _in_hand(user: User, uid: UUID) -> Decision:
    return get_object_or_404(decisions_in_hand(user), uid=uid)


PAGES = RoutePages(
    thing="decision",
    in_hand=_in_hand,
    take=services.decision_step,
    view_right="awards.view_decision",
    read_page="decision_read",
    list_page="decision_list",
    crumbs=crumbs_to,
)
step = PAGES.step
