"""What was done to a thing, read together with what every page asks of the trail."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.http import HttpRequest

from emulation.org.rights import commune_uids_of
from emulation.trail.kept import newest_beside
from emulation.trail.models import Entry
from emulation.trail.selectors import entries_of


def history_beside(
    request: HttpRequest, object_uid: UUID, most: int, codes: Collection[str] | None = None
) -> list[Entry]:
    """Return the newest entries of a thing, of these codes alone where some are given.

    What is newest in the reader's communes, as every page asks, is known with it: one query.
    """
    entries = entries_of(object_uid)
    entries = entries if codes is None else entries.filter(code__in=codes)
    found = newest_beside(request, commune_uids_of(request.user), entries[:most])
    own = [row for row in found if row.object_uid == object_uid]
    return [row for row in own if codes is None or row.code in codes][:most]
