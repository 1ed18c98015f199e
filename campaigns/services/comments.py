"""What is said of a submitted plan, place by place, and how the clerk answers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from campaigns.models import Comment, CommentReply, CommentState, Plan
from campaigns.placing import Placed, places_in
from campaigns.rules import ABOVE, COMMENTING
from campaigns.services.plans.writing import tell
from campaigns.states import COMMENT_MOVES, EDITABLE
from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, held, require

MOST_LETTERS = 4000
MOST_QUOTED = 600
TAKEN_BACK = (
    "Người soạn đã lấy bản này về sửa nên chưa góp ý được. Bản mới trình lên thì góp ý tiếp."
)


@transaction.atomic
def comment_add(
    *, plan: Plan, part: str, about: UUID | None, text: str, by: User, uid: UUID | None = None
) -> Comment:
    """Say a word on one place of the submitted revision.

    ``uid`` comes from the form: the same one sent twice is one comment.
    """
    uid = uid or uuid4()
    membership = commenter(plan, by)
    _wait_for(plan.pk)
    sent = Comment.objects.filter(uid=uid, plan=plan, made_by__person=membership.person_id)
    if already := sent.first():
        return already
    _hold(plan, ABOVE)
    placed = _place(plan, part, about)
    comment = Comment.objects.create(
        uid=uid,
        commune_id=plan.commune_id,
        plan=plan,
        revision=plan.submitted_revision,
        part=part,
        about=about,
        place=placed.words[:300],
        quote=placed.text[:MOST_QUOTED],
        text=_text(text, "Viết góp ý rồi gửi."),
        made_by=membership,
        made_at=dates.now(),
    )
    _tell(comment, "added", by, membership, comment.text)
    return comment


@transaction.atomic
def comment_mend(*, comment: Comment, by: User, text: str = "", uid: UUID | None = None) -> None:
    """The clerk has changed the place as asked; possible while the draft can be written."""
    if _was_sent(comment, uid):
        return
    membership = _answerer(comment, by)
    if comment.plan.state not in EDITABLE:
        raise WrongState(
            "Bản đã trình không sửa được nên chưa ghi “Đã sửa”. Thu hồi bản trình rồi sửa, "
            "hoặc trả lời “Giữ nguyên” kèm lý do."
        )
    _decide(comment, CommentState.MENDED, text, by, membership, uid)


@transaction.atomic
def comment_keep(*, comment: Comment, text: str, by: User, uid: UUID | None = None) -> None:
    """The clerk leaves the place as it is and says why."""
    if _was_sent(comment, uid):
        return
    membership = _answerer(comment, by)
    reason = _text(text, "Ghi vì sao giữ nguyên.")
    _decide(comment, CommentState.KEPT, reason, by, membership, uid)


@transaction.atomic
def comment_reopen(*, comment: Comment, text: str, by: User, uid: UUID | None = None) -> None:
    """Whoever made it is not content with the answer and says why."""
    if _was_sent(comment, uid):
        return
    membership = _own(comment, "campaigns.reopen_comment", by)
    _decide(comment, CommentState.OPEN, _text(text, "Ghi còn vướng gì."), by, membership, uid)


@transaction.atomic
def comment_withdraw(*, comment: Comment, by: User) -> None:
    membership = _own(comment, "campaigns.withdraw_comment", by)
    _hold(comment.plan, ABOVE)
    move(comment, CommentState.WITHDRAWN, moves=COMMENT_MOVES)
    _tell(comment, "withdrawn", by, membership)


@transaction.atomic
def comment_reply(*, comment: Comment, text: str, by: User, uid: UUID | None = None) -> None:
    """Say a word more; the comment stays as it is."""
    if _was_sent(comment, uid):
        return
    membership = require(by, "campaigns.reply_to_comment", comment)
    _hold(comment.plan, (*EDITABLE, *ABOVE))
    _reply(comment, _text(text, "Viết lời rồi gửi."), "", membership, uid)
    _tell(comment, "replied", by, membership)


def _decide(
    comment: Comment, to: str, text: str, by: User, membership: Membership, uid: UUID | None
) -> None:
    _hold(comment.plan, (*EDITABLE, *ABOVE))
    move(comment, to, moves=COMMENT_MOVES)
    _reply(comment, text.strip(), to, membership, uid)
    _tell(comment, "reopened" if to == CommentState.OPEN else to, by, membership, text.strip())


def _reply(
    comment: Comment, text: str, state: str, membership: Membership, uid: UUID | None
) -> None:
    CommentReply.objects.create(
        uid=uid or uuid4(),
        commune_id=comment.commune_id,
        comment=comment,
        text=text[:MOST_LETTERS],
        state=state,
        made_by=membership,
        made_at=dates.now(),
    )


def _was_sent(comment: Comment, uid: UUID | None) -> bool:
    """Say whether the same form arrived before: a double press is no second word."""
    if uid is None:
        return False
    _wait_for(comment.plan_id)
    return comment.replies.filter(uid=uid).exists()


def _wait_for(plan: int) -> None:
    """Let whoever holds the plan end first: it may be the other press of the same button."""
    Plan.objects.filter(pk=plan).update(changed_at=F("changed_at"))


def commenter(plan: Plan, by: User) -> Membership:
    membership = granting(by, "campaigns.comment_plan", plan)
    if membership is None and held(by, COMMENTING, plan.commune_id):
        raise WrongState(TAKEN_BACK)
    return membership or require(by, "campaigns.comment_plan", plan)


def _answerer(comment: Comment, by: User) -> Membership:
    membership = granting(by, "campaigns.answer_comment", comment)
    if membership is None and held(by, [Role.CLERK], comment.commune_id):
        raise WrongState(
            f"Góp ý này đang ở trạng thái “{comment.get_state_display()}”, "
            "hoặc kế hoạch đã ban hành."
        )
    return membership or require(by, "campaigns.answer_comment", comment)


def _own(comment: Comment, right: str, by: User) -> Membership:
    """Return the membership of the one who made it; too late is told apart from not allowed."""
    membership = granting(by, right, comment)
    mine = held(by, COMMENTING, comment.commune_id)
    if membership is None and mine and mine.person_id == comment.made_by.person_id:
        is_above = comment.plan.state in ABOVE
        raise WrongState("" if is_above else TAKEN_BACK)
    if membership is None:
        raise PermissionDenied("Chỉ người góp ý làm việc này.")
    return membership


def _hold(plan: Plan, states: Sequence[str]) -> None:
    """Hold the plan until the transaction ends, if it still is where the person saw it."""
    rows = Plan.objects.filter(
        pk=plan.pk, state__in=states, submitted_revision=plan.submitted_revision_id
    )
    if rows.filter(state=plan.state).update(changed_at=F("changed_at")) == 0:
        raise WrongState(TAKEN_BACK if plan.state in ABOVE else "")


def _place(plan: Plan, part: str, about: UUID | None) -> Placed:
    key = f"{part}:{about}" if about else part
    placed = places_in(plan.submitted_revision.content).get(key)
    if placed is None:
        raise ValidationError("Chỗ này không còn trong bản trình. Về bản trình chọn chỗ khác.")
    return placed


def _text(text: str, empty: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError({"text": empty})
    if len(text) > MOST_LETTERS:
        raise ValidationError({"text": f"Dài quá {MOST_LETTERS} chữ cái; rút gọn lại."})
    return text


def _tell(comment: Comment, verb: str, by: User, membership: Membership, reason: str = "") -> None:
    code = f"campaigns.comment.{verb}"
    tell(comment.plan, code, by, membership, name=comment.place, reason=reason)
