"""Rights over the letters to late units, and which of them an account reads."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from campaigns.models import Urging, UrgingState
from campaigns.rules import ON_THE_WAY
from campaigns.states import URGING_EDITABLE, URGING_FROZEN
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission


@permission("campaigns.write_urging")
def write_urging(user: User, commune: Commune) -> Membership | None:
    return held(user, [Role.CLERK], commune)


@permission("campaigns.view_urging")
def view_urging(user: User, urging: Urging) -> Membership | None:
    """Those through whose hands the office's papers go; a draft: its clerks alone."""
    roles = ON_THE_WAY if urging.state in URGING_FROZEN else (Role.CLERK,)
    return held(user, roles, urging.commune_id)


@permission("campaigns.edit_urging")
def edit_urging(user: User, urging: Urging) -> Membership | None:
    if urging.state not in URGING_EDITABLE:
        return None
    return held(user, [Role.CLERK], urging.commune_id)


@permission("campaigns.submit_urging")
def submit_urging(user: User, urging: Urging) -> Membership | None:
    return edit_urging(user, urging)


@permission("campaigns.abandon_urging")
def abandon_urging(user: User, urging: Urging) -> Membership | None:
    return edit_urging(user, urging)


@permission("campaigns.recall_urging")
def recall_urging(user: User, urging: Urging) -> Membership | None:
    """The clerks take it back as long as nobody has decided."""
    if urging.state != UrgingState.SUBMITTED:
        return None
    return held(user, [Role.CLERK], urging.commune_id)


@permission("campaigns.approve_urging")
def approve_urging(user: User, urging: Urging) -> Membership | None:
    """A leader of the commune who neither made nor submitted it."""
    if urging.state != UrgingState.SUBMITTED or has_a_hand_in(user, urging):
        return None
    return held(user, [Role.CHAIRMAN], urging.commune_id)


@permission("campaigns.return_urging")
def return_urging(user: User, urging: Urging) -> Membership | None:
    if urging.state == UrgingState.APPROVED:
        return held(user, [Role.CHAIRMAN, Role.RECORDS_CLERK], urging.commune_id)
    return approve_urging(user, urging)


@permission("campaigns.issue_urging")
def issue_urging(user: User, urging: Urging) -> Membership | None:
    if urging.state != UrgingState.APPROVED:
        return None
    return held(user, [Role.RECORDS_CLERK], urging.commune_id)


def has_a_hand_in(user: User, urging: Urging) -> bool:
    """Nobody decides on what he or she made or submitted."""
    proposers = {one.person_id for one in (urging.made_by, urging.submitted_by) if one}
    return not proposers.isdisjoint(row.person_id for row in memberships(user))


def urgings_visible_to(user: User | AnonymousUser) -> QuerySet[Urging]:
    """Return the letters that the account reads; twin of ``campaigns.view_urging``."""
    held_rows = memberships(user)
    own = {one.commune_id for one in held_rows if one.role == Role.CLERK}
    on_the_way = {one.commune_id for one in held_rows if one.role in ON_THE_WAY}
    return _whole(
        Urging.objects.filter(
            Q(commune__in=own) | Q(commune__in=on_the_way, state__in=URGING_FROZEN)
        )
    )


def urgings_in_hand(user: User) -> QuerySet[Urging]:
    """Return the letters of which the account takes a step, now or too late.

    Who decides also gets one that the clerk took back meanwhile, so as to be told so.
    """
    communes = {one.commune_id for one in memberships(user) if one.role in ON_THE_WAY}
    return _whole(Urging.objects.filter(commune__in=communes))


def _whole(rows: QuerySet[Urging]) -> QuerySet[Urging]:
    return rows.select_related(
        "commune",
        "period__span",
        "signatory__person",
        "made_by__person",
        "submitted_by__person",
        "decided_by__person",
    )
