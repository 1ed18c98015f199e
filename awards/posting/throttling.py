"""How often one address may give opinions. A village shares one, so not too few."""

from __future__ import annotations

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

MOST_AN_HOUR = 20
HOUR = 60 * 60


def may_speak(address: str | None) -> bool:
    """Count a try of the address; say whether it had not too many in this hour.

    The address itself is kept nowhere.
    """
    hour = int(timezone.now().timestamp()) // HOUR
    mark = salted_hmac("awards.posting.opinion", address or "").hexdigest()[:32]
    key = f"opinion-{mark}-{hour}"
    tries = cache.get(key, 0) + 1
    cache.set(key, tries, HOUR)
    return tries <= MOST_AN_HOUR
