"""Campaigns in the search of the portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from campaigns.launching.course import course_of
from campaigns.launching.rules import campaigns_visible_to
from emulation.lib import dates
from emulation.org.models import User
from emulation.org.search import MOST, Found, Hit, containing

MOST_COUNTED = 200


def campaigns_found(user: User, words: str) -> Found:
    """Find campaigns by words of their names."""
    rows = list(campaigns_visible_to(user).filter(containing(words))[:MOST_COUNTED])
    day = dates.today()
    hits = [
        Hit(
            row.name,
            reverse("campaign_read", args=[row.uid]),
            f"{course_of(row, day).label}, năm {row.starts_on.year}, {row.commune}",
        )
        for row in rows[:MOST]
    ]
    more = f"{reverse('campaign_list')}?{urlencode({'q': words})}"
    return Found("Phong trào", len(rows), hits, more)
