"""Dossiers are received, or sent back to be completed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.checking.services.steps import Done, chosen, hold_as_read, rows_held, rows_move, tell
from awards.models import Nomination
from awards.nominating.services import PART_WORDS
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.text import clean_line, nfc
from emulation.org.models import User
from emulation.org.rights import require

State = NominationState


@transaction.atomic
def nominations_receive(
    *, nominations: Sequence[Nomination], seen_versions: Mapping[int, int], by: User
) -> Done:
    """Take dossiers in hand; the first day chooses the standards and papers they are checked by.

    Those that a unit took back a moment ago, or sent anew, are told apart. The number of
    queries does not grow with the dossiers.
    """
    rows = rows_held(nominations)
    going, refused, membership = chosen(rows, seen_versions, "awards.receive_nomination", by)
    if going:
        today, keys = dates.today(), [row.pk for row in going]
        Nomination.objects.filter(pk__in=keys, received_on=None).update(received_on=today)
        rows_move(going, State.CHECKING, in_hand_on=today)
        for row in going:
            row.received_on = row.received_on or today
        tell("received", going, by, membership)
    return Done(going, refused)


@transaction.atomic
def nomination_return(
    *,
    nomination: Nomination,
    reason: str,
    named: Mapping[str, str],
    due_on: dt.date,
    seen_version: int,
    by: User,
) -> Nomination:
    """Send a dossier back until a day.

    ``named`` gives reasons by part (``PART_WORDS``); where it names any, only those may be
    changed.
    """
    membership = require(by, "awards.return_nomination", nomination)
    named = {part: clean_line(why) for part, why in named.items() if clean_line(why)}
    if named.keys() - PART_WORDS.keys():
        raise ValidationError("Phần được nêu không có trong hồ sơ.")
    said = nfc(reason).strip() or "; ".join(
        f"{PART_WORDS[part]}: {why}" for part, why in named.items()
    )
    if not said:
        raise ValidationError({"reason": "Ghi lý do trả lại."})
    if due_on < dates.today():
        raise ValidationError({"due_on": "Chọn ngày từ hôm nay trở đi."})
    hold_as_read(nomination, seen_version)
    rows_move(
        [nomination],
        State.INCOMPLETE,
        return_reason=said,
        returned_parts=named or None,
        return_due_on=due_on,
    )
    tell("returned", [nomination], by, membership, said)
    return nomination
