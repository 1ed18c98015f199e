"""Rights over posted lists and what people say of them."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from awards.checking.rules import has_a_hand_in, in_hands_of
from awards.models import Posting, PublicOpinion, Round
from awards.states import PostingState
from emulation.lib import dates
from emulation.org.models import Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from targets.rules import DECIDING


@permission("awards.post_nominations")
def post_nominations(user: User, round_: Round) -> Membership | None:
    """Post a list for opinions."""
    return None if round_.ended_at else held(user, [Role.CLERK], round_.commune)


@permission("awards.view_posting")
def view_posting(user: User, posting: Posting) -> Membership | None:
    """Read a list after it went from the public, too. Queryset twin: ``postings_visible_to``."""
    inside = held(user, Role.values, posting.commune_id)
    if inside or posting.commune_id not in readable_communes(user):
        return inside
    return memberships(user)[0]


@permission("awards.stop_posting")
def stop_posting(user: User, posting: Posting) -> Membership | None:
    """Take a list down before its last day is over."""
    if not is_public_on(posting, dates.today()):
        return None
    return held(user, [Role.CLERK], posting.commune_id)


@permission("awards.end_posting")
def end_posting(user: User, posting: Posting) -> Membership | None:
    """End a list whose time is over; every night does, too."""
    if posting.state != PostingState.OPEN or dates.today() <= posting.ends_on:
        return None
    return held(user, [Role.CLERK], posting.commune_id)


@permission("awards.read_opinions")
def read_opinions(user: User, posting: Posting) -> Membership | None:
    """Read what people said, and who they are: those who decide on dossiers."""
    return held(user, DECIDING, posting.commune_id)


@permission("awards.answer_opinion")
def answer_opinion(user: User, opinion: PublicOpinion) -> Membership | None:
    """Say what came of it; not of one's own or of what one proposed.

    Queryset twin: ``opinions_visible_to``.
    """
    if opinion.row is not None and has_a_hand_in(user, opinion.row.nomination):
        return None
    return held(user, DECIDING, opinion.commune_id)


def is_public_on(posting: Posting, day: dt.date) -> bool:
    """Say whether everybody may read the list on a day."""
    is_open = posting.state == PostingState.OPEN
    return is_open and posting.begins_on <= day <= posting.ends_on


def postings_public_on(day: dt.date) -> QuerySet[Posting]:
    """Return the lists of all communes that everybody may read on a day (twin of
    ``is_public_on``), the soonest over first, without their rows."""
    rows = Posting.objects.filter(state=PostingState.OPEN, begins_on__lte=day, ends_on__gte=day)
    return rows.annotate(names=Count("rows")).defer("content").order_by("ends_on", "pk")


def postings_visible_to(user: User | AnonymousUser) -> QuerySet[Posting]:
    """Return the lists that the account reads (twin of ``view_posting``)."""
    communes = readable_communes(user) if user.is_authenticated else ()
    rows = Posting.objects.filter(commune__in=communes)
    return rows.select_related("round", "commune")


def opinions_visible_to(user: User | AnonymousUser) -> QuerySet[PublicOpinion]:
    """Return the opinions that the account reads and answers (twin of ``answer_opinion``).

    Who is rewarded, or proposed it, does not learn who spoke of it.
    """
    if not user.is_authenticated:
        return PublicOpinion.objects.none()
    communes = {row.commune_id for row in memberships(user) if row.role in DECIDING}
    own = in_hands_of(user, "row__nomination__")
    rows = PublicOpinion.objects.filter(commune__in=communes).exclude(Q(row__isnull=False) & own)
    nomination = "row__nomination__"
    return rows.select_related(
        "posting__round",
        "commune",
        "handled_by__person",
        f"{nomination}made_by",
        f"{nomination}sent_by",
        f"{nomination}household",
        f"{nomination}round",
        f"{nomination}commune",
        f"{nomination}honour",
        f"{nomination}reward_form",
    )
