"""Rights over the letters to late units, and which of them an account reads."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from campaigns.models import Urging
from campaigns.rules import ON_THE_WAY
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission


@permission("campaigns.write_urging")
def write_urging(user: User, commune: Commune) -> Membership | None:
    return held(user, [Role.CLERK], commune)


@permission("campaigns.view_urging")
def view_urging(user: User, urging: Urging) -> Membership | None:
    """Those through whose hands the office's papers go; a unit reads its issued letter."""
    return held(user, ON_THE_WAY, urging.commune_id)


@permission("campaigns.issue_urging")
def issue_urging(user: User, urging: Urging) -> Membership | None:
    return held(user, [Role.RECORDS_CLERK], urging.commune_id)


def urgings_visible_to(user: User | AnonymousUser) -> QuerySet[Urging]:
    """Return the letters that the account reads; twin of ``campaigns.view_urging``."""
    communes = {one.commune_id for one in memberships(user) if one.role in ON_THE_WAY}
    rows = Urging.objects.filter(commune__in=communes)
    return rows.select_related("commune", "period__span", "signatory__person", "made_by__person")
