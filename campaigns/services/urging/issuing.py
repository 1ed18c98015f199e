"""Letters to late units get a number each, are printed and stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import UrgedUnit, Urging, UrgingState
from campaigns.routing.printing import content_print
from campaigns.routing.route import check_hash
from campaigns.services.urging.steps import ROUTE
from campaigns.states import URGING_MOVES
from campaigns.urging.letters import Content, contents_of, letter_document
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import move
from emulation.org.models import User
from emulation.org.rights import actor
from emulation.papers.models import Paper, PaperKind
from emulation.trail.services import Actor


@transaction.atomic
def urging_issue(
    *,
    urging: Urging,
    seen_version: int,
    issued_on: dt.date,
    numbers: Mapping[int, int] | None = None,
    by: User,
) -> list[Paper]:
    """Give every letter its number, print and store it as it was approved, all or nothing.

    ``numbers`` are those of the records clerk's book by key of the letter, where the series
    is kept by hand. Of two records clerks who press at once one gets ``WrongState``: the
    state moves first, so the loser takes no number.
    """
    membership = ROUTE.step(urging, "campaigns.issue_urging", by)
    _check_day(urging, issued_on)
    ROUTE.take_in_hand(urging, seen_version)
    check_hash(urging)
    move(urging, UrgingState.ISSUED, moves=URGING_MOVES)
    rows = list(urging.units.select_related("unit"))
    by_actor = actor(by, membership)
    for row, content in zip(rows, contents_of(urging, rows), strict=True):
        row.paper = _issue(row, content, issued_on, (numbers or {}).get(row.pk), by_actor)
    UrgedUnit.objects.bulk_update(rows, ["paper"])
    ROUTE.tell(urging, "issued", by, membership)
    return [row.paper for row in rows]


def _check_day(urging: Urging, issued_on: dt.date) -> None:
    if issued_on > dates.today():
        raise ValidationError({"issued_on": "Ngày ban hành không thể ở sau hôm nay."})
    if issued_on < dates.local_day(urging.made_at):
        raise ValidationError({"issued_on": "Ngày ban hành không thể trước ngày soạn."})
    if issued_on > urging.answer_by:
        raise ValidationError(
            {
                "issued_on": f"Công văn ghi hạn mới là {date_short(urging.answer_by)}, trước ngày "
                "ban hành. Trả lại để người soạn sửa hạn."
            }
        )


def _issue(
    row: UrgedUnit, content: Content, issued_on: dt.date, number: int | None, by_actor: Actor
) -> Paper:
    return content_print(
        source=row,
        content=content,
        document=letter_document,
        kind=PaperKind.LETTER,
        subject=f"{content['subject']} ({content['unit']})",
        issued_on=issued_on,
        number=number,
        by_actor=by_actor,
    )
