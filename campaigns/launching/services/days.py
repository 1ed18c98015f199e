"""The days that a commune itself keeps."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from campaigns.models import Anniversary
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Commune, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record


@transaction.atomic
def anniversary_add(*, commune: Commune, by: User, **typed: Any) -> Anniversary:
    """``typed``: name, day, month, since, source."""
    membership = require(by, "campaigns.keep_campaigns", commune)
    row = _clean(Anniversary(commune=commune), typed)
    row.save()
    entry_record("campaigns.anniversary.added", actor=actor(by, membership), subject=subject(row))
    return row


@transaction.atomic
def anniversary_change(*, anniversary: Anniversary, by: User, **typed: Any) -> Anniversary:
    membership = require(by, "campaigns.keep_campaigns", anniversary.commune)
    _clean(anniversary, typed).save()
    entry_record(
        "campaigns.anniversary.changed", actor=actor(by, membership), subject=subject(anniversary)
    )
    return anniversary


@transaction.atomic
def anniversary_remove(*, anniversary: Anniversary, by: User) -> None:
    membership = require(by, "campaigns.keep_campaigns", anniversary.commune)
    gone = subject(anniversary)
    if not Anniversary.objects.filter(pk=anniversary.pk).delete()[0]:
        raise WrongState()
    entry_record("campaigns.anniversary.removed", actor=actor(by, membership), subject=gone)


def _clean(row: Anniversary, typed: dict[str, Any]) -> Anniversary:
    for name, value in typed.items():
        setattr(row, name, clean_line(value) if isinstance(value, str) else value)
    row.full_clean()
    return row
