"""Writing the trail: inside the transaction of the action that it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from emulation.lib import dates
from emulation.trail import sentences
from emulation.trail.models import Entry


@dataclass(frozen=True)
class Actor:
    """Who acts, as plain values; ``membership_id`` names the right that allowed it."""

    id: int | None
    name: str
    membership_id: int | None = None
    membership_name: str = ""


SYSTEM = Actor(None, "Hệ thống")


@dataclass(frozen=True)
class Subject:
    """What was acted on."""

    type: str  # app.model
    uid: UUID
    name: str
    commune_uid: UUID | None


def entry_record(
    code: str,
    *,
    actor: Actor,
    subject: Subject,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> Entry:
    """Add an entry. ``changes`` maps a field to [old, new]; personal fields to "changed"."""
    entry = _entry(code, actor, subject, reason, changes)
    entry.save(force_insert=True)
    return entry


def entries_record(
    code: str,
    *,
    actor: Actor,
    told: Iterable[tuple[Subject, Mapping[str, Any] | None]],
    reason: str = "",
) -> None:
    """Add an entry for each of many subjects of one action, with its changes."""
    entries = [_entry(code, actor, one, reason, changes) for one, changes in told]
    for place, entry in enumerate(entries):
        entry.stands_for = 0 if place else len(entries)
    Entry.objects.bulk_create(entries)


def _entry(
    code: str, actor: Actor, subject: Subject, reason: str, changes: Mapping[str, Any] | None
) -> Entry:
    sentences.sentence_of(code)
    return Entry(
        at=dates.now(),
        code=code,
        commune_uid=subject.commune_uid,
        actor_id=actor.id,
        actor_name=actor.name,
        membership_id=actor.membership_id,
        membership_name=actor.membership_name,
        object_type=subject.type,
        object_uid=subject.uid,
        object_name=subject.name[:500],
        reason=reason,
        changes=dict(changes or {}),
    )
