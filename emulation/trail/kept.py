"""Screens that many look at are put together once, and anew after any change in the commune.

Every service that changes what is shown writes an entry of the trail, so the newest entries
name what was shown; a new day does as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest

from emulation.lib import dates
from emulation.trail.models import Entry

SECONDS = 3600
SEVERAL = 20


def kept(
    request: HttpRequest, commune: UUID, parts: tuple[Any, ...], make: Callable[[], Any]
) -> Any:
    """Return what ``make`` makes, or what it made for the same ``parts`` before.

    ``commune`` is its uid. ``parts`` name all else that it depends on: what is asked for, and
    what the reader may see. Whether anything was done meanwhile is asked once a request.
    """
    told = repr((commune, _newest_of(request, commune), dates.today(), parts))
    key = f"kept.{hashlib.sha256(told.encode()).hexdigest()}"
    made = cache.get(key)
    if made is None:
        made = make()
        cache.set(key, made, SECONDS)
    return made


def _newest_of(request: HttpRequest, commune: UUID) -> list[int]:
    known = request.__dict__.setdefault("_newest_entries", {})
    if commune not in known:
        known[commune] = _newest_entries(commune)
    return known[commune]


def _newest_entries(commune: UUID) -> list[int]:
    """Return several keys: of two transactions at once the lower one may be seen later."""
    entries = Entry.objects.filter(commune_uid=commune).order_by("-pk")
    return list(entries.values_list("pk", flat=True)[:SEVERAL])
