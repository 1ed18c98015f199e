"""What covenants wait for: that the heads of the units agree."""

from __future__ import annotations

from django.urls import reverse

from campaigns.models import CovenantParty
from emulation.lib.text import first_lower
from emulation.org.models import Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait


def covenant_waits(user: User) -> list[Wait]:
    """Return the covenants that the person's units have not agreed to yet; one query."""
    headed = {one.unit_id: one for one in memberships(user) if one.role == Role.UNIT_HEAD}
    if not headed:
        return []
    rows = CovenantParty.objects.filter(
        unit__in=list(headed),
        agreed_at=None,
        covenant__attachment=None,
        covenant__campaign__closed_at=None,
        covenant__campaign__cancelled_at=None,
    ).select_related("covenant__campaign")
    return [
        Wait(
            title=f"{row.covenant.name}, {_campaign(row)}",
            url=reverse("covenant_read", args=[row.covenant.uid]),
            action="Đọc, đồng ý giao ước",
            state_label="Chờ đồng ý",
            badge="is-waiting",
            due=row.covenant.signed_on,
            as_role=headed[row.unit_id].get_role_display(),
        )
        for row in rows.order_by("covenant", "pk")
    ]


def _campaign(party: CovenantParty) -> str:
    campaign = party.covenant.campaign
    return first_lower(campaign.short_name or campaign.name)
