"""What people say of a posted list, and what came of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from awards.checking.services.steps import rows_held, rows_move
from awards.models import Nomination, PostedNomination, Posting, PublicOpinion
from awards.posting.rules import is_public_on
from awards.posting.services.postings import released
from awards.states import NominationState, PostingState
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line, nfc
from emulation.org.models import User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import SYSTEM, Actor, entries_record, entry_record

State = NominationState
MOST_LETTERS = 4000
OVER = "Danh sách đã hết hạn lấy ý kiến."


@transaction.atomic
def opinion_give(
    *,
    posting: Posting,
    row: PostedNomination | None,
    text: str,
    author_name: str,
    author_contact: str = "",
) -> PublicOpinion:
    """Take what anybody says while the list is posted; who says it is for the office alone.

    The same words of the same name come once, however often they are sent.
    """
    if not is_public_on(posting, dates.today()):
        raise WrongState(OVER)
    opinion = PublicOpinion(
        commune=posting.commune,
        posting=posting,
        row=row,
        text=nfc(text).strip(),
        author_name=clean_line(author_name),
        author_contact=clean_line(author_contact),
        came_at=dates.now(),
    )
    if len(opinion.text) > MOST_LETTERS:
        raise ValidationError({"text": f"Ý kiến dài nhất {MOST_LETTERS} chữ."})
    if row is not None and row.posting_id != posting.pk:
        raise ValidationError({"row": "Chọn một dòng của danh sách này."})
    opinion.full_clean()
    if _held(posting.pk) != PostingState.OPEN:
        raise WrongState(OVER)
    if known := _known(opinion):
        return known
    opinion.save(force_insert=True)
    entry_record("awards.opinion.came", actor=SYSTEM, subject=subject(posting))
    return opinion


@transaction.atomic
def opinion_answer(
    *, opinion: PublicOpinion, answer: str, looks_again: bool = False, by: User
) -> PublicOpinion:
    """Say once what came of an opinion; ``looks_again`` sends its dossier back to the check.

    The last opinion of a dossier whose list is over lets it go on.
    """
    membership = require(by, "awards.answer_opinion", opinion)
    answer = nfc(answer).strip()
    if not answer:
        raise ValidationError({"answer": "Ghi kết quả xem xét."})
    if looks_again and opinion.row is None:
        raise ValidationError({"looks_again": "Ý kiến này không nêu hồ sơ nào."})
    state = _held(opinion.posting_id)
    fields = {"answer": answer, "handled_at": dates.now(), "handled_by": membership}
    if not PublicOpinion.objects.filter(pk=opinion.pk, handled_at=None).update(**fields):
        raise WrongState("Ý kiến này vừa được người khác xem xét.")
    for name, value in fields.items():
        setattr(opinion, name, value)
    by_actor = actor(by, membership)
    if opinion.row is not None:
        _go_on(opinion, looks_again, state != PostingState.OPEN, by_actor)
    entry_record("awards.opinion.answered", actor=by_actor, subject=subject(opinion.posting))
    return opinion


def _held(posting: int) -> str:
    """Hold a list until the transaction ends, so that it does not end meanwhile; say its state."""
    Posting.objects.filter(pk=posting).update(title=F("title"))
    return Posting.objects.values_list("state", flat=True).get(pk=posting)


def _known(opinion: PublicOpinion) -> PublicOpinion | None:
    """Return what came before with the same words, as from a phone that lost the answer."""
    same = ("posting", "row", "text", "author_name")
    return PublicOpinion.objects.filter(**{name: getattr(opinion, name) for name in same}).first()


def _go_on(opinion: PublicOpinion, looks_again: bool, is_over: bool, by_actor: Actor) -> None:
    [row] = rows_held([opinion.row.nomination])
    if row.state == State.POSTED and not looks_again:
        if is_over and not _waits(row):
            released([row], by_actor)
        return
    if not looks_again:
        return
    if row.state not in (State.POSTED, State.ELIGIBLE):
        raise WrongState(f"Hồ sơ đang “{row.get_state_display()}” nên không đưa về thẩm định được.")
    rows_move([row], State.CHECKING, checked_at=None, checked_by=None)
    entries_record(
        "awards.nomination.rechecked",
        actor=by_actor,
        told=[(subject(row), None)],
        reason="có ý kiến về danh sách niêm yết",
    )


def _waits(row: Nomination) -> bool:
    return PublicOpinion.objects.filter(row__nomination=row, handled_at=None).exists()
