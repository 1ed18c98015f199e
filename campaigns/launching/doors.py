"""From a plan to the campaign that it launches."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from campaigns.launching.drafted import parts_named
from campaigns.launching.rules import campaigns_visible_to
from campaigns.models import Plan, PlanKind
from campaigns.services import launch_paper_changes
from campaigns.states import IN_FORCE
from emulation.org.models import User


def campaign_door(user: User, plan: Plan) -> dict[str, str]:
    """Return words and address of the campaign of a plan, or of the page that begins it.

    Only the clerk begins one, from a yearly plan in force that has none yet. A report
    launches nothing.
    """
    if plan.is_report:
        return {}
    campaign = campaigns_visible_to(user).filter(paper=plan, cancelled_at=None).first()
    if campaign:
        url = reverse("campaign_read", args=[campaign.uid])
        return {"campaign_words": "Xem phong trào", "campaign_url": url}
    is_yearly = plan.kind == PlanKind.YEARLY and plan.state in IN_FORCE and not plan.amends_id
    if not is_yearly or not user.has_perm("campaigns.keep_campaigns", plan.commune):
        return {}
    url = reverse("campaign_from_plan", args=[plan.uid])
    return {"campaign_words": "Lập phong trào cả năm", "campaign_url": url}


def stale_launch(plan: Plan) -> dict[str, Any]:
    """Return the campaign of a draft and the parts in which it says otherwise by now."""
    if plan.kind not in (PlanKind.DRIVE, PlanKind.LETTER):
        return {}
    waiting = plan.campaigns.filter(launched_at=None, cancelled_at=None)
    campaign = waiting.select_related("commune", "implements", "slogan_set").first()
    if campaign is None:
        return {}
    changes = (change for change, _ in launch_paper_changes(campaign))
    return {"campaign": campaign, "stale_parts": parts_named(changes)}
