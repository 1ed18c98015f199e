"""Reading the trail. The caller has checked that the person may see the object."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from emulation.trail.models import Entry


def entries_of(object_uid: UUID) -> QuerySet[Entry]:
    """Return the history of one object, newest first."""
    return Entry.objects.filter(object_uid=object_uid)


def last_entries(object_uids: Iterable[UUID]) -> dict[UUID, Entry]:
    """Return the newest entry of each object."""
    rows = Entry.objects.filter(object_uid__in=list(object_uids))
    return {row.object_uid: row for row in reversed(rows)}


def entries_by(actor_id: int) -> QuerySet[Entry]:
    """Return what one person did, newest first; a step over many is one entry."""
    return Entry.objects.filter(actor_id=actor_id, stands_for__gt=0)
