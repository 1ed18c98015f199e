"""Screens that many look at are put together once, and anew after any change in the commune.

Every service that changes what is shown writes an entry of the trail, so the newest entries
name what was shown; a new day does as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
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
    made = known(request, [commune], parts)
    return keep(request, [commune], parts, make()) if made is None else made


def known(request: HttpRequest, communes: Collection[UUID], parts: tuple[Any, ...]) -> Any:
    """Return what was kept for the parts, ``None`` where something was done since."""
    return cache.get(_key(request, communes, parts))


def keep(
    request: HttpRequest, communes: Collection[UUID], parts: tuple[Any, ...], made: Any
) -> Any:
    """Keep what was made of the communes until something is done in one of them."""
    cache.set(_key(request, communes, parts), made, SECONDS)
    return made


def _key(request: HttpRequest, communes: Collection[UUID], parts: tuple[Any, ...]) -> str:
    told = repr((communes, _newest_of(request, frozenset(communes)), dates.today(), parts))
    return f"kept.{hashlib.sha256(told.encode()).hexdigest()}"


def _newest_of(request: HttpRequest, communes: frozenset[UUID]) -> list[int]:
    """Asked before what is kept is read, so what is done meanwhile makes it old."""
    asked = request.__dict__.setdefault("_newest_entries", {})
    if communes not in asked:
        asked[communes] = _newest_entries(communes)
    return asked[communes]


def _newest_entries(communes: frozenset[UUID]) -> list[int]:
    """Return several keys: of two transactions at once the lower one may be seen later."""
    entries = Entry.objects.filter(commune_uid__in=communes).order_by("-pk")
    return list(entries.values_list("pk", flat=True)[:SEVERAL])
