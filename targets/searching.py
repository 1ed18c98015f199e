"""Targets in the search of the portal."""

from __future__ import annotations

from django.urls import reverse

from emulation.org.models import User
from emulation.org.search import MOST, Found, Hit, containing
from targets.listing import value_words
from targets.models import Target
from targets.selectors import targets_visible_to


def targets_found(user: User, words: str) -> Found:
    targets = targets_visible_to(user).filter(containing(words))
    newest_first = targets.order_by("-span__starts_on", "position", "pk")
    hits = [_hit(target) for target in newest_first[:MOST]]
    return Found("Chỉ tiêu", targets.count(), hits)


def _hit(target: Target) -> Hit:
    asked = value_words(target.current, target.indicator.unit_text)
    return Hit(
        target.name,
        reverse("target_read", args=[target.uid]),
        f"{asked}, {target.span.name}, {target.commune}",
    )
