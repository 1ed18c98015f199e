"""What is the same for many dossiers is written once: who was looked at, how it was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from awards.models import Nomination, Round
from awards.nominating.services.sending import with_all
from awards.nominating.services.writing import (
    NominationInput,
    closed_fields,
    fields_fitting,
)
from awards.states import NOMINATION_WRITABLE
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entries_record

_BATCH = 100
_SHARED = (
    "merit", "completion", "completion_source", "is_disciplined", "is_under_verification",
    "warning_reason",
)  # fmt: skip


@transaction.atomic
def nominations_fill(
    *,
    round_: Round,
    nominations: Sequence[Nomination],
    given: NominationInput,
    by: User,
    replaces: bool = False,
) -> int:
    """Write what is given into many dossiers; what a dossier says already stays, unless
    ``replaces``. Return how many changed."""
    keys = [row.pk for row in nominations]
    rows = Nomination.objects.filter(pk__in=keys, round=round_, state__in=NOMINATION_WRITABLE)
    if rows.update(saved_at=dates.now()) != len(keys):
        raise WrongState("Có hồ sơ vừa được gửi hoặc rút. Mở lại danh sách rồi chọn lại.")
    found = list(with_all(Nomination.objects.filter(pk__in=keys)))
    membership = None
    for row in found:
        membership = require(by, "awards.write_nomination", row)
    fields = fields_fitting(given)
    changed = [row for row in found if _fill(row, fields, replaces)]
    Nomination.objects.bulk_update(changed, (*_SHARED, "report"), batch_size=_BATCH)
    Nomination.objects.filter(pk__in=[row.pk for row in changed]).update(version=F("version") + 1)
    entries_record(
        "awards.nomination.filled",
        actor=actor(by, membership),
        told=[(subject(row), None) for row in changed],
    )
    return len(changed)


def _fill(row: Nomination, fields: dict[str, Any], replaces: bool) -> bool:
    """Say whether anything changed."""
    closed = closed_fields(row)
    new = {
        name: fields[name]
        for name in _SHARED
        if name not in closed and _takes(getattr(row, name), fields[name], replaces)
    }
    for name, value in new.items():
        setattr(row, name, value)
    report = {
        name: value
        for name, value in fields["report"].items()
        if "report" not in closed and _takes(row.report.get(name), value, replaces)
    }
    row.report = row.report | report
    return bool(new or report)


def _takes(stored: Any, given: Any, replaces: bool) -> bool:
    """Blank is no answer; "no" and an empty list are."""
    if given in ("", None) or given == stored:
        return False
    return replaces or stored in ("", None)
