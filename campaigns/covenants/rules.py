"""Rights over covenants, and which of them an account reads."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from campaigns.models import Covenant, CovenantParty
from emulation.org.models import Membership, Role, User
from emulation.org.rights import held, memberships, permission
from targets.reporting.visible import offices_read, units_headed


@permission("campaigns.view_covenant")
def view_covenant(user: User, covenant: Covenant) -> Membership | None:
    """The office, the units that sign, and who reads the commune from above.

    Queryset twin: ``covenants_visible_to``.
    """
    commune = covenant.commune_id
    if commune in offices_read(user):
        return held(user, Role.values, commune) or memberships(user)[0]
    parties = set(covenant.parties.values_list("unit", flat=True))
    own = (one for one in memberships(user) if one.role == Role.UNIT_HEAD)
    return next((one for one in own if one.unit_id in parties), None)


@permission("campaigns.keep_covenant")
def keep_covenant(user: User, covenant: Covenant) -> Membership | None:
    """Write it, until its signed copy is attached."""
    if covenant.attachment_id is not None or not _is_running(covenant):
        return None
    return held(user, [Role.CLERK], covenant.commune_id)


@permission("campaigns.agree_to_covenant")
def agree_to_covenant(user: User, party: CovenantParty) -> Membership | None:
    """Agree for one's own unit, once."""
    covenant = party.covenant
    if party.agreed_at or covenant.attachment_id is not None or not _is_running(covenant):
        return None
    return held(user, [Role.UNIT_HEAD], party.commune_id, party.unit)


def covenants_visible_to(user: User | AnonymousUser) -> QuerySet[Covenant]:
    """Return the covenants that the account reads."""
    own = CovenantParty.objects.filter(unit__in=units_headed(user)).values("covenant")
    rows = Covenant.objects.filter(Q(commune__in=offices_read(user)) | Q(pk__in=own))
    return rows.select_related("campaign__commune", "commune")


def _is_running(covenant: Covenant) -> bool:
    return covenant.campaign.is_launched and covenant.campaign.closed_at is None
