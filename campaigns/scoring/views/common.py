"""What the pages of scoring share."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from campaigns.launching.rules import campaigns_visible_to
from campaigns.models import Campaign, ScoreColumn, Scoring
from campaigns.scoring.services import DONE
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import User
from emulation.org.rights import granting

WAYS = {
    ScoreColumn.SELF: "sheet_self",
    ScoreColumn.CLUSTER: "sheet_cluster",
    ScoreColumn.OFFICE: "sheet_office",
    ScoreColumn.COUNCIL: "sheet_council",
}
# What the trail says of a sheet that came back, and how its page heads the reason.
CAME_BACK = {
    "campaigns.sheet.reopened": "Phiếu bị trả lại",
    "campaigns.sheet.taken_back": "Cột trước đã mở lại: xem lại điểm rồi gửi lại phiếu",
}
BOARDS = {ScoreColumn.OFFICE: "board_office", ScoreColumn.COUNCIL: "board_council"}


def campaign_seen(user: User, uid: UUID) -> Campaign:
    return get_object_or_404(campaigns_visible_to(user), uid=uid)


def campaign_kept(user: User, uid: UUID) -> Campaign:
    """Return the campaign for the clerk; others who read it are told that it is not theirs."""
    campaign = campaign_seen(user, uid)
    if granting(user, "campaigns.keep_campaigns", campaign.commune) is None:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua mở và chốt chấm điểm.")
    return campaign


def crumbs_to(campaign: Campaign, *, inside: bool = True) -> list[tuple[str, str]]:
    name = campaign.short_name or campaign.name
    crumbs = [
        ("Phong trào", reverse("campaign_list")),
        (name, reverse("campaign_read", args=[campaign.uid])),
    ]
    if inside:
        crumbs.append(("Chấm điểm", reverse("scoring_read", args=[campaign.uid])))
    return crumbs


def stage_words(scoring: Scoring) -> str:
    """Say where the scoring is, with the deadline of the open column."""
    if not scoring.stage:
        return "Chưa mở chấm điểm." if scoring.columns else "Chưa chọn các cột chấm."
    if scoring.stage == DONE:
        return "Đã công bố." if scoring.published_at else "Đã chấm xong, chưa công bố."
    label = ScoreColumn(scoring.stage).label
    if scoring.due_on is None:
        return f"Đang ở cột {label}."
    late = " (đã quá hạn)" if scoring.due_on < dates.today() else ""
    return f"Đang ở cột {label}, hạn {date_short(scoring.due_on)}{late}."
