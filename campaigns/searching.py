"""Plans in the search of the portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from campaigns.selectors import plans_visible_to
from emulation.org.models import User
from emulation.org.search import MOST, Found, Hit, containing


def plans_found(user: User, words: str) -> Found:
    """Find plans by words of the title, or by number and symbol once issued."""
    plans = plans_visible_to(user).filter(
        containing(words) | containing(words, "paper__search_key")
    )
    hits = [
        Hit(
            str(plan),
            reverse("plan_read", args=[plan.uid]),
            f"{plan.get_state_display()}, năm {plan.year}, {plan.commune}",
        )
        for plan in plans.select_related("commune")[:MOST]
    ]
    more = f"{reverse('plan_list')}?{urlencode({'words': words})}"
    return Found("Kế hoạch", plans.count(), hits, more)
