"""What every unit is told of a campaign: on the portal, by mail, in words to copy into Zalo."""

from __future__ import annotations

from django.urls import reverse

from campaigns.models import Campaign
from emulation.lib.dates import date_short
from emulation.lib.pages import site_address
from emulation.lib.text import first_lower
from emulation.lib.zalo import zalo_text


def launch_text(campaign: Campaign, office: str) -> str:
    """Return the message of the day of the launch; ``office`` as "UBND xã Đồng Tâm"."""
    lines = [
        f"Thời gian: {date_short(campaign.starts_on)} đến {date_short(campaign.ends_on)}",
        f"Đăng ký: {date_short(campaign.register_from)} đến hết "
        f"{date_short(campaign.register_until)}",
    ]
    if campaign.slogan:
        lines.insert(0, f"Chủ đề: {campaign.slogan}")
    return zalo_text(
        subject=f"{office} phát động {first_lower(campaign.name)}.",
        lines=lines,
        closing="Đề nghị trưởng các thôn, cơ quan, đoàn thể đăng ký trên cổng đúng hạn.",
        url=site_address(reverse("campaign_read", args=[campaign.uid])),
    )
