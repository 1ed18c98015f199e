"""What the office finds: a dossier is eligible or not, or has to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.checking.looking import Look, looks_of
from awards.checking.services.steps import Done, chosen, hold_as_read, rows_held, rows_move, tell
from awards.models import Nomination, Round
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.text import nfc
from emulation.org.models import Membership, User
from emulation.org.rights import require

State = NominationState


@transaction.atomic
def nominations_find_eligible(
    *,
    round_: Round,
    nominations: Sequence[Nomination],
    seen_versions: Mapping[int, int],
    note: str = "",
    by: User,
) -> Done:
    """Find dossiers of one round eligible by the law of their receipt and what is known today.

    A hard standard that is not met forbids it; anything odd asks for a ``note``. Others go
    on. The number of queries does not grow with the dossiers.
    """
    rows = rows_held(nominations)
    if any(row.round_id != round_.pk for row in rows):
        raise ValidationError("Chỉ kết luận hồ sơ của một đợt xét.")
    for row in rows:
        row.round = round_
    note = nfc(note).strip()
    looks = looks_of(round_, rows)
    going, refused, membership = chosen(
        rows,
        seen_versions,
        "awards.check_nomination",
        by,
        lambda row: _refusal(looks[row.pk], note),
    )
    if going:
        rows_move(going, State.ELIGIBLE, **_checked(membership, note))
        tell("found_eligible", going, by, membership, note)
    return Done(going, refused)


@transaction.atomic
def nomination_find_ineligible(
    *, nomination: Nomination, reason: str, seen_version: int, by: User
) -> Nomination:
    membership = require(by, "awards.check_nomination", nomination)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"note": "Ghi vì sao không đủ điều kiện; đơn vị đọc được lời này."})
    hold_as_read(nomination, seen_version)
    rows_move([nomination], State.INELIGIBLE, **_checked(membership, reason))
    tell("found_ineligible", [nomination], by, membership, reason)
    return nomination


@transaction.atomic
def nomination_recheck(
    *, nomination: Nomination, reason: str, seen_version: int, by: User
) -> Nomination:
    """Look again at a dossier that was marked by mistake, or of which something came up."""
    membership = require(by, "awards.recheck_nomination", nomination)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do xem lại."})
    hold_as_read(nomination, seen_version)
    rows_move([nomination], State.CHECKING, checked_at=None, checked_by=None)
    tell("rechecked", [nomination], by, membership, reason)
    return nomination


def _refusal(look: Look, note: str) -> str:
    if look.blocks:
        return " ".join(look.blocks)
    if look.odd and not note:
        return f"{' '.join(look.odd)} Đọc hồ sơ rồi ghi ý kiến thẩm định."
    return ""


def _checked(membership: Membership | None, note: str) -> dict[str, Any]:
    return {"checked_at": dates.now(), "checked_by": membership, "check_note": note}
