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
from django.db.models import Q, QuerySet
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


def newest_beside(
    request: HttpRequest, communes: Collection[UUID], entries: QuerySet[Entry]
) -> list[Entry]:
    """Return the entries, few as they are, and know at once what is newest in the communes.

    One query for both; what is newest stands among what is returned.
    """
    newest = _newest(frozenset(communes)).values("pk")[:SEVERAL]
    rows = Entry.objects.filter(Q(pk__in=entries.values("pk")) | Q(pk__in=newest))
    found = list(rows.order_by("-at", "-pk"))
    keys = sorted((row.pk for row in found if row.commune_uid in communes), reverse=True)
    request.__dict__.setdefault("_newest_entries", {})[frozenset(communes)] = keys[:SEVERAL]
    return found


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
    return list(_newest(communes).values_list("pk", flat=True)[:SEVERAL])


def _newest(communes: frozenset[UUID]) -> QuerySet[Entry]:
    return Entry.objects.filter(commune_uid__in=communes).order_by("-pk")
