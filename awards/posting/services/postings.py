"""Lists are posted, taken down, and end when their time is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from awards.checking.services.steps import rows_held, rows_move
from awards.law.in_force import law_of
from awards.law.wording import limit_words
from awards.models import Nomination, PostedNomination, Posting, PublicOpinion, Round
from awards.paper_names import name_on_paper
from awards.posting.lasting import earliest_end, longest_limit
from awards.states import POSTING_MOVES, NominationState, PostingState
from campaigns.content import content_sha256
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState, move
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Commune, User
from emulation.org.rights import actor, authorise, require, subject
from emulation.org.selectors import commune_and_unit_names
from emulation.papers.verification import new_code
from emulation.trail.services import Actor, entries_record, entry_record

State = NominationState
_BATCH = 500


@transaction.atomic
def posting_open(
    *,
    round_: Round,
    nominations: Sequence[Nomination],
    title: str,
    ends_on: dt.date,
    by: User,
) -> Posting:
    """Post eligible dossiers of a round from today on, for as long as the law asks at least.

    Everybody may read name, unit and award of each until the last day. The number of queries
    does not grow with the dossiers.
    """
    membership = require(by, "awards.post_nominations", round_)
    rows = _chosen(round_, nominations)
    title = clean_line(title)
    if not title:
        raise ValidationError({"title": "Ghi tiêu đề danh sách."})
    _require_long_enough(round_, rows, ends_on)
    content = content_of(round_.commune, rows)
    posting = Posting.objects.create(
        commune=round_.commune,
        round=round_,
        title=title,
        code=new_code(),
        begins_on=dates.today(),
        ends_on=ends_on,
        content=content,
        sha256=content_sha256(content),
        posted_by=membership,
    )
    PostedNomination.objects.bulk_create(
        [
            PostedNomination(
                commune=round_.commune, posting=posting, nomination=row, position=place
            )
            for place, row in enumerate(rows, 1)
        ],
        batch_size=_BATCH,
    )
    rows_move(rows, State.POSTED)
    by_actor = actor(by, membership)
    _tell("opened", posting, by_actor, f"{len(rows)} hồ sơ, đến hết ngày {date_short(ends_on)}")
    _tell_rows("posted", rows, by_actor)
    return posting


@transaction.atomic
def posting_stop(*, posting: Posting, reason: str, by: User) -> Posting:
    """Take a list down before its last day; its dossiers wait to be posted again."""
    membership = require(by, "awards.stop_posting", posting)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do dừng."})
    _end(posting, PostingState.STOPPED, stop_reason=reason)
    by_actor = actor(by, membership)
    _release(posting, by_actor)
    _tell("stopped", posting, by_actor, reason)
    return posting


@transaction.atomic
def posting_end(*, posting: Posting, by: User | None) -> Posting:
    """End a list whose time is over; ``by=None`` is the nightly command.

    Its dossiers are eligible again, but for those of which an opinion waits to be looked into.
    """
    if posting.state != PostingState.OPEN or dates.today() <= posting.ends_on:
        raise WrongState("Danh sách chưa hết hạn niêm yết, hoặc đã kết thúc.")
    by_actor = authorise(by, "awards.end_posting", posting)
    _end(posting, PostingState.ENDED)
    _release(posting, by_actor, but_spoken_of=True)
    _tell("ended", posting, by_actor)
    return posting


def postings_end_due() -> list[Posting]:
    """End every list whose time is over; return them. Each for itself, so that one that fails
    keeps no other up."""
    over = Posting.objects.filter(state=PostingState.OPEN, ends_on__lt=dates.today())
    ended = []
    for posting in over.select_related("commune", "round").order_by("pk"):
        try:
            ended.append(posting_end(posting=posting, by=None))
        except WrongState:  # somebody was faster
            continue
    return ended


def content_of(commune: Commune, rows: Sequence[Nomination]) -> dict[str, Any]:
    """Return what the public reads of each: name, unit, award, and nothing else."""
    units = {row.unit_id for row in rows}
    own_name, names = commune_and_unit_names(commune, units, dates.today())
    return {
        "rows": [
            {
                "recipient": row.recipient,
                "unit": names[row.unit_id],
                "award": name_on_paper(row.award.name, own_name),
            }
            for row in rows
        ]
    }


def released(rows: Sequence[Nomination], by_actor: Actor) -> None:
    """Let posted dossiers go on."""
    if rows:
        rows_move(rows, State.ELIGIBLE)
        _tell_rows("unposted", rows, by_actor)


def unheard() -> QuerySet[PublicOpinion]:
    """Return, of a posted dossier, the opinions that wait to be looked into."""
    return PublicOpinion.objects.filter(row=OuterRef("pk"), handled_at=None)


def _chosen(round_: Round, nominations: Sequence[Nomination]) -> list[Nomination]:
    if not nominations:
        raise ValidationError({"nominations": "Chọn ít nhất một hồ sơ."})
    rows = rows_held(nominations)
    if any(row.round_id != round_.pk for row in rows):
        raise ValidationError({"nominations": "Chọn hồ sơ của đợt xét này."})
    if any(row.state != State.ELIGIBLE for row in rows):
        raise WrongState(
            "Có hồ sơ vừa chuyển khỏi danh sách đủ điều kiện. Mở lại trang rồi chọn lại."
        )
    for row in rows:
        row.round = round_
    return sorted(rows, key=_place)


def _place(row: Nomination) -> tuple:
    """As lists print: titles first, award after award, in each unit after unit."""
    return (row.honour_id is None, row.award.name, row.unit_id, row.pk)


def _require_long_enough(round_: Round, rows: Sequence[Nomination], ends_on: dt.date) -> None:
    law = law_of(round_.commune, tables=())
    limit = longest_limit(rows, law)
    earliest = earliest_end(limit, dates.today(), law)
    if ends_on >= earliest:
        return
    if limit is None:
        raise ValidationError({"ends_on": "Chọn ngày từ ngày mai trở đi."})
    raise ValidationError(
        {
            "ends_on": f"Phải niêm yết đủ {limit_words(limit)} ({limit.cited}): "
            f"sớm nhất đến hết ngày {date_short(earliest)}."
        }
    )


def _end(posting: Posting, to: str, **fields: Any) -> None:
    move(posting, to, moves=POSTING_MOVES, ended_at=dates.now(), **fields)


def _release(posting: Posting, by_actor: Actor, *, but_spoken_of: bool = False) -> None:
    kept = PostedNomination.objects.filter(posting=posting, nomination__state=State.POSTED)
    if but_spoken_of:
        kept = kept.exclude(Exists(unheard()))
    rows = rows_held([Nomination(pk=pk) for pk in kept.values_list("nomination", flat=True)])
    released([row for row in rows if row.state == State.POSTED], by_actor)


def _tell(verb: str, posting: Posting, by_actor: Actor, reason: str = "") -> None:
    entry_record(f"awards.posting.{verb}", actor=by_actor, subject=subject(posting), reason=reason)


def _tell_rows(verb: str, rows: Sequence[Nomination], by_actor: Actor) -> None:
    entries_record(
        f"awards.nomination.{verb}", actor=by_actor, told=[(subject(row), None) for row in rows]
    )
