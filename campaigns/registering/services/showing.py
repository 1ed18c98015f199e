"""Approved pledges shown beside the shares, from whichever campaign they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef

from campaigns.models import CampaignKind, CampaignTarget, Pledge
from targets.models import Share
from targets.services.pledging import PledgeMade, shares_pledged


def shares_show(shares: Collection[int]) -> None:
    """Write beside each share the pledge that counts, and what else its unit pledged.

    The campaign of the year lists every target of the plan, so it is for none of them in
    particular.
    """
    rows = Share.objects.select_for_update(of=("self",)).filter(pk__in=shares).order_by("pk")
    held = list(rows.select_related("target__indicator"))
    named = CampaignTarget.objects.filter(
        campaign=OuterRef("registration__campaign"), target=OuterRef("share__target")
    ).exclude(campaign__kind=CampaignKind.YEAR)
    approved = Pledge.objects.filter(share__in=shares, approved_value__isnull=False)
    in_order = approved.order_by("registration__approved_at", "registration", "pk")
    made: dict[int, list[PledgeMade]] = defaultdict(list)
    for row in in_order.select_related("registration__campaign").annotate(is_meant=Exists(named)):
        campaign = row.registration.campaign
        source = campaign.short_name or campaign.name
        made[row.share_id].append(PledgeMade(row.approved_value, source, row.is_meant))
    shares_pledged({share: made[share.pk] for share in held})
