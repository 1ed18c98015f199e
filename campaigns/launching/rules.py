"""Rights over campaigns, and which of them an account reads."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from campaigns.models import Campaign
from campaigns.rules import ON_THE_WAY
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes


@permission("campaigns.keep_campaigns")
def keep_campaigns(user: User, commune: Commune) -> Membership | None:
    """Begin campaigns, launch and close them, decide on registrations, open the scoring."""
    return held(user, [Role.CLERK], commune)


@permission("campaigns.keep_slogans")
def keep_slogans(user: User, commune: Commune) -> Membership | None:
    """Keep the sets of questions that registrations answer."""
    return held(user, [Role.CLERK, Role.ADMINISTRATOR], commune)


@permission("campaigns.edit_campaign")
def edit_campaign(user: User, campaign: Campaign) -> Membership | None:
    """Write it, as long as it is neither launched nor cancelled."""
    if campaign.launched_at or campaign.cancelled_at:
        return None
    return held(user, [Role.CLERK], campaign.commune_id)


@permission("campaigns.view_campaign")
def view_campaign(user: User, campaign: Campaign) -> Membership | None:
    """A launched one: every reader of the commune. One being prepared: the office.

    Queryset twin: ``campaigns_visible_to``.
    """
    if campaign.launched_at is None:
        return held(user, ON_THE_WAY, campaign.commune_id)
    if campaign.commune_id not in readable_communes(user):
        return None
    return held(user, Role.values, campaign.commune_id) or memberships(user)[0]


def campaigns_visible_to(user: User | AnonymousUser) -> QuerySet[Campaign]:
    """Return the campaigns that the account reads."""
    office = {one.commune_id for one in memberships(user) if one.role in ON_THE_WAY}
    visible = Q(commune__in=office) | Q(
        commune__in=readable_communes(user), launched_at__isnull=False
    )
    rows = Campaign.objects.filter(visible)
    return rows.select_related("commune", "span", "paper__paper__number", "slogan_set")
