"""What the pages of councils and sittings share."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.models import Ballot, Council, Sitting
from awards.sitting.rules import councils_visible_to, sittings_visible_to
from emulation.lib.dates import date_short
from emulation.org.models import User
from emulation.org.rights import granting

NOT_KEPT = "Hội đồng và phiên họp do thư ký Hội đồng, công chức phụ trách thi đua ghi."
Crumbs = list[tuple[str, str]]


def council_seen(user: User, uid: UUID) -> Council:
    return get_object_or_404(councils_visible_to(user), uid=uid)


def council_kept(user: User, uid: UUID) -> Council:
    council = council_seen(user, uid)
    if granting(user, "awards.keep_councils", council.commune) is None:
        raise PermissionDenied(NOT_KEPT)
    return council


def sitting_seen(user: User, uid: UUID) -> Sitting:
    return get_object_or_404(sittings_visible_to(user), uid=uid)


def sitting_kept(user: User, uid: UUID) -> Sitting:
    sitting = sitting_seen(user, uid)
    if granting(user, "awards.keep_sitting", sitting) is None:
        raise PermissionDenied(NOT_KEPT)
    return sitting


def ballot_of(sitting: Sitting, uid: UUID) -> Ballot:
    """Return a ballot of the sitting with what it is about."""
    rows = sitting.ballots.select_related(
        "nomination__honour", "nomination__reward_form", "nomination__unit", "nomination__commune"
    )
    ballot = get_object_or_404(rows, uid=uid)
    ballot.sitting = sitting
    return ballot


def list_crumbs() -> Crumbs:
    return [("Hội đồng", reverse("council_list"))]


def council_crumbs(council: Council) -> Crumbs:
    return [*list_crumbs(), (council.name, reverse("council_read", args=[council.uid]))]


def sitting_crumbs(sitting: Sitting) -> Crumbs:
    return [*list_crumbs(), (sitting_title(sitting), sitting_url(sitting))]


def ballot_crumbs(ballot: Ballot) -> Crumbs:
    here = (ballot.nomination.recipient, ballot_url(ballot))
    return [*sitting_crumbs(ballot.sitting), here]


def sitting_title(sitting: Sitting) -> str:
    return f"Phiên họp ngày {date_short(sitting.held_on)}"


def sitting_url(sitting: Sitting) -> str:
    return reverse("sitting_read", args=[sitting.uid])


def ballot_url(ballot: Ballot) -> str:
    return reverse("ballot_read", args=[ballot.sitting.uid, ballot.uid])
