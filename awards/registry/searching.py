"""Awards in the search of the portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from awards.registry.selectors import register_rows
from emulation.lib.dates import date_short
from emulation.org.models import User
from emulation.org.search import MOST, Found, Hit, containing


def grants_found(user: User, words: str) -> Found:
    """Find rows of the register by whom they name, or by the number of the decision."""
    rows = register_rows(user).filter(containing(words))
    hits = [
        Hit(
            f"{grant.recipient}: {grant.award}",
            reverse("grant_read", args=[grant.uid]),
            f"Quyết định {grant.decision_number} ngày {date_short(grant.decided_on)}, "
            f"{grant.get_state_display().lower()}",
        )
        for grant in rows[:MOST]
    ]
    more = f"{reverse('register_list')}?{urlencode({'q': words})}"
    return Found("Sổ khen thưởng", rows.count(), hits, more)
