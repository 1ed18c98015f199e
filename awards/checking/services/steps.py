"""Steps of the office over one dossier or many: held as they were read, moved together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F

from awards.checking.rules import with_hands
from awards.checking.wording import CHANGED, NOT_CHECKING, why_not
from awards.models import Nomination
from awards.states import NOMINATION_MOVES, NominationState
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User
from emulation.org.rights import actor, granting, held, subject
from emulation.trail.services import entries_record
from targets.rules import DECIDING


@dataclass(frozen=True)
class Refused:
    """A dossier that could not go along with the others, and why."""

    nomination: Nomination
    sentence: str


@dataclass(frozen=True)
class Done:
    done: Sequence[Nomination]
    refused: Sequence[Refused]


def rows_held(nominations: Sequence[Nomination]) -> list[Nomination]:
    """Hold dossiers until the transaction ends and read them as they stand now."""
    rows = Nomination.objects.filter(pk__in=[row.pk for row in nominations])
    rows.update(saved_at=F("saved_at"))
    return list(with_hands(rows).order_by("pk"))


def chosen(
    rows: Sequence[Nomination],
    seen_versions: Mapping[int, int],
    right: str,
    by: User,
    refusal_of: Callable[[Nomination], str] = lambda row: "",
) -> tuple[list[Nomination], list[Refused], Membership | None]:
    """Part what can take the step from what cannot, with why.

    Raises ``PermissionDenied`` for who does not check dossiers at all.
    """
    if any(held(by, DECIDING, row.commune_id) is None for row in rows):
        raise PermissionDenied(NOT_CHECKING)
    going, refused, grants = [], [], None
    for row in rows:
        granted = granting(by, right, row)
        why = _why_not(row, seen_versions, granted, by) or refusal_of(row)
        if why:
            refused.append(Refused(row, why))
        else:
            going.append(row)
            grants = grants or granted
    return going, refused, grants


def rows_move(rows: Sequence[Nomination], to: str, **fields: Any) -> None:
    """Move dossiers that are held; the rows in memory follow."""
    states = {row.state for row in rows}
    if any(to not in NOMINATION_MOVES.get(NominationState(state), ()) for state in states):
        raise WrongState()
    keys = [row.pk for row in rows]
    kept = Nomination.objects.filter(pk__in=keys, state__in=states)
    try:
        with transaction.atomic():
            moved = kept.update(state=to, version=F("version") + 1, **fields)
    except IntegrityError as error:
        raise WrongState("Đã có hồ sơ khác đề nghị khen thưởng này cho đối tượng ấy.") from error
    if moved != len(keys):
        raise WrongState()
    for row in rows:
        row.version += 1
        for name, value in {"state": to, **fields}.items():
            setattr(row, name, value)


def tell(
    verb: str, rows: Sequence[Nomination], by: User, membership: Membership, reason: str = ""
) -> None:
    entries_record(
        f"awards.nomination.{verb}",
        actor=actor(by, membership),
        told=[(subject(row), None) for row in rows],
        reason=reason,
    )


def hold_as_read(nomination: Nomination, seen_version: int) -> None:
    """Hold one dossier until the transaction ends; refuse where it is no longer what was read."""
    rows = Nomination.objects.filter(pk=nomination.pk, version=seen_version, state=nomination.state)
    if not rows.update(saved_at=F("saved_at")):
        raise WrongState(CHANGED)


def _why_not(
    row: Nomination, seen_versions: Mapping[int, int], granted: Membership | None, by: User
) -> str:
    if row.version != seen_versions.get(row.pk):
        return CHANGED
    return "" if granted is not None else why_not(by, row)
