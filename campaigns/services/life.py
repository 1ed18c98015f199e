"""The way of a plan from draft to issue and to its end."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Max

from campaigns.content import Content, content_sha256, plan_content
from campaigns.models import Plan, Review, Revision
from campaigns.paper import plan_document
from campaigns.rules import waiting_review
from campaigns.selectors import open_comments
from campaigns.services.amending.life import (
    amendment_check,
    amendment_day_check,
    amendment_enact,
    amendments_close,
    amendments_end,
)
from campaigns.services.plans import plan_touch, tell
from campaigns.services.warnings import revision_warn, submission_warnings
from campaigns.states import EDITABLE, MOVES, PlanState
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.states import WrongState, move
from emulation.org.models import Membership, Role, User
from emulation.org.rights import actor, granting, held, holding_on, memberships, require
from emulation.papers.document import Verification
from emulation.papers.models import Paper, PaperKind
from emulation.papers.pdf import render_pdf
from emulation.papers.services import paper_end, paper_issue
from emulation.papers.verification import verification_url
from emulation.papers.word import render_docx
from targets.services import target_set_paper

# Whose step it is and in which states: who holds the role but comes in another state is
# too late (``WrongState``), not without the right.
STEPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "campaigns.submit_plan": ((Role.CLERK,), EDITABLE),
    "campaigns.abandon_plan": ((Role.CLERK,), EDITABLE),
    "campaigns.recall_plan": ((Role.CLERK,), (PlanState.SUBMITTED,)),
    "campaigns.receive_plan": ((Role.CHECKER, Role.CHAIRMAN), (PlanState.SUBMITTED,)),
    "campaigns.agree_plan": ((Role.CHECKER,), (PlanState.SUBMITTED,)),
    "campaigns.return_plan": (
        (Role.CHECKER, Role.CHAIRMAN, Role.RECORDS_CLERK),
        (PlanState.SUBMITTED, PlanState.APPROVED),
    ),
    "campaigns.approve_plan": ((Role.CHAIRMAN,), (PlanState.SUBMITTED,)),
    "campaigns.issue_plan": ((Role.RECORDS_CLERK,), (PlanState.APPROVED,)),
    "campaigns.close_plan": ((Role.CLERK,), (PlanState.ISSUED,)),
    "campaigns.amend_plan": ((Role.CLERK,), (PlanState.ISSUED,)),
}


def plan_step(plan: Plan, right: str, by: User) -> Membership:
    """Return the membership by which the account may take a step of the plan's way now.

    Raises ``WrongState`` where it is too late for somebody whose step it is, else
    ``PermissionDenied``.
    """
    roles, states = STEPS[right]
    membership = granting(by, right, plan)
    if membership is None and held(by, roles, plan.commune_id):
        if plan.state not in states:
            raise WrongState(f"Kế hoạch đang ở trạng thái “{plan.get_state_display()}”.")
        if right == "campaigns.recall_plan":
            raise WrongState(
                "Cấp trên đã tiếp nhận, không thu hồi được. Đề nghị người duyệt trả lại."
            )
        if right == "campaigns.receive_plan" and plan.received_at:
            raise WrongState("Bản trình này đã được tiếp nhận.")
        if _has_decided(plan, by):
            raise WrongState("Đồng chí đã cho ý kiến về bản trình này.")
    return membership or require(by, right, plan)


@transaction.atomic
def plan_submit(
    *,
    plan: Plan,
    reviewers: Sequence[Membership],
    by: User,
    note: str = "",
    warnings_reason: str = "",
    warnings_seen: Collection[str] | None = None,
) -> Revision:
    """Freeze the content and hand it to the checkers, in their order, then to the chairman.

    Open warnings ask for one reason, kept with them. ``warnings_seen`` are the keys of those
    that the person read; ``None`` trusts the caller.
    """
    membership = plan_step(plan, "campaigns.submit_plan", by)
    _check_reviewers(plan, reviewers, membership)
    plan_touch(plan)  # a colleague who saves or submits in this moment waits, or is waited for
    plan.refresh_from_db()  # what that colleague saved is submitted, too
    amendment_check(plan)
    content = plan_content(plan)
    warnings = submission_warnings(content, warnings_reason, warnings_seen)
    revision = _freeze(plan, content, Revision.Reason.SUBMITTED, membership, note)
    revision_warn(revision, warnings, warnings_reason)
    for position, reviewer in enumerate(reviewers, start=1):
        Review.objects.create(
            commune_id=plan.commune_id,
            plan=plan,
            revision=revision,
            position=position,
            reviewer=reviewer,
        )
    move(
        plan,
        PlanState.SUBMITTED,
        moves=MOVES,
        submitted_revision=revision,
        submitted_by=membership,
        received_at=None,
        return_reason="",
        returned_by=None,
        approved_by=None,
    )
    told = " ".join(words.strip() for words in (note, warnings_reason) if words.strip())
    tell(plan, "campaigns.plan.submitted", by, membership, reason=told)
    return revision


@transaction.atomic
def plan_recall(*, plan: Plan, by: User) -> None:
    """Take the submission back while nobody has received it."""
    membership = plan_step(plan, "campaigns.recall_plan", by)
    untouched = Plan.objects.filter(pk=plan.pk, received_at=None)
    if untouched.update(changed_at=dates.now()) == 0:
        raise WrongState("Cấp trên vừa tiếp nhận, không thu hồi được nữa.")
    move(plan, PlanState.RECALLED, moves=MOVES)
    tell(plan, "campaigns.plan.recalled", by, membership)


@transaction.atomic
def plan_receive(*, plan: Plan, by: User) -> None:
    """Press "Tiếp nhận": from now on the clerk cannot take it back."""
    membership = plan_step(plan, "campaigns.receive_plan", by)
    _hold_submission(plan)
    _receive(plan)
    tell(plan, "campaigns.plan.received", by, membership)


@transaction.atomic
def plan_agree(*, plan: Plan, by: User, note: str = "") -> None:
    """The checker whose turn it is agrees; the next one's turn begins."""
    membership = plan_step(plan, "campaigns.agree_plan", by)
    _hold_submission(plan)
    review = waiting_review(plan)
    _decide(review, Review.Decision.AGREED, note)
    _receive(plan)
    tell(plan, "campaigns.plan.agreed", by, membership, reason=note)


@transaction.atomic
def plan_return(*, plan: Plan, reason: str, by: User) -> None:
    """Send it back to the clerk, with the reason and what was said of it on top of the draft.

    Comments that wait for an answer may stand for the reason.
    """
    membership = plan_step(plan, "campaigns.return_plan", by)
    _hold_submission(plan)
    comments = open_comments(plan).count()
    reason = reason.strip() or (f"Sửa theo {comments} góp ý kèm theo." if comments else "")
    if not reason:
        raise ValidationError({"reason": "Ghi lý do trả lại để người soạn biết cần sửa gì."})
    review = waiting_review(plan)
    if review and review.reviewer_id == membership.pk:
        _decide(review, Review.Decision.RETURNED, reason)
    move(
        plan,
        PlanState.RETURNED,
        moves=MOVES,
        return_reason=reason,
        returned_by=membership,
        received_at=plan.received_at or dates.now(),
    )
    _take_in_hand(plan)
    tell(plan, "campaigns.plan.returned", by, membership, reason=reason)


@transaction.atomic
def plan_approve(*, plan: Plan, by: User, note: str = "") -> None:
    """The chairman approves the submitted revision, by its hash."""
    membership = plan_step(plan, "campaigns.approve_plan", by)
    _hold_submission(plan)
    amendment_check(plan)
    revision = plan.submitted_revision
    _check_hash(revision)
    move(
        plan,
        PlanState.APPROVED,
        moves=MOVES,
        approved_by=membership,
        received_at=plan.received_at or dates.now(),
    )
    _take_in_hand(plan)
    changes = {"revision": revision.number, "sha256": revision.sha256}
    tell(plan, "campaigns.plan.approved", by, membership, reason=note, changes=changes)


@transaction.atomic
def plan_issue(*, plan: Plan, issued_on: dt.date, by: User, number: int | None = None) -> Paper:
    """Give number and date, print, store and put into force, all or nothing.

    Of two records clerks who press at once one gets ``WrongState``: the state moves first,
    so the loser takes no number.
    """
    membership = plan_step(plan, "campaigns.issue_plan", by)
    _hold_submission(plan)
    amendment_check(plan)
    _check_issue_day(plan, issued_on)
    if plan.replaces:  # makes way first: only one yearly plan may be in force
        _make_way(plan)
    try:
        with transaction.atomic():
            move(plan, PlanState.ISSUED, moves=MOVES)
    except IntegrityError as error:
        raise ValidationError(
            f"Năm {plan.year} đã có một kế hoạch năm còn hiệu lực. "
            "Muốn thay thế, ghi kế hoạch bị thay thế ở phần đầu rồi trình lại."
        ) from error
    approved = plan.submitted_revision
    _check_hash(approved)
    paper = paper_issue(
        commune=plan.commune,
        body=plan.issuing_body,
        kind=PaperKind.PLAN,
        symbol=plan.symbol,
        issued_on=issued_on,
        subject=plan.title,
        issuer=" ".join(approved.content["header"]["issuer"]),
        signer_title=", ".join(approved.content["signature"]["lines"]),
        signer_name=approved.content["signature"]["name"],
        source_type=plan._meta.label_lower,
        source_uid=plan.uid,
        content_sha256=approved.sha256,
        number=number,
        files=lambda paper: _files(plan, paper, membership),
        by_actor=actor(by, membership),
    )
    amendment_enact(plan, paper, by, membership)
    _put_into_force(plan, paper)
    _end_replaced(plan, paper, by, membership)
    tell(plan, "campaigns.plan.issued", by, membership, name=f"Kế hoạch số {paper.full_number}")
    return paper


@transaction.atomic
def plan_abandon(*, plan: Plan, reason: str, by: User) -> None:
    membership = plan_step(plan, "campaigns.abandon_plan", by)
    if not reason.strip():
        raise ValidationError({"reason": "Ghi lý do hủy bản soạn thảo."})
    move(plan, PlanState.ABANDONED, moves=MOVES)
    tell(plan, "campaigns.plan.abandoned", by, membership, reason=reason.strip())


@transaction.atomic
def plan_close(*, plan: Plan, by: User, note: str = "") -> None:
    """The year was summed up; the plan stays in force as history."""
    membership = plan_step(plan, "campaigns.close_plan", by)
    move(plan, PlanState.CLOSED, moves=MOVES)
    amendments_close(plan, by, membership)
    tell(plan, "campaigns.plan.closed", by, membership, reason=note)


def issued_content(content: Content, *, number: str, issued_on: dt.date) -> Content:
    """Return the approved content with nothing but number and date filled in."""
    filled = copy.deepcopy(content)
    filled["header"]["number"] = number
    filled["header"]["date"] = [issued_on.year, issued_on.month, issued_on.day]
    return filled


def _freeze(
    plan: Plan,
    content: Content,
    reason: str,
    membership: Membership,
    note: str = "",
    based_on: Revision | None = None,
) -> Revision:
    last = plan.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        commune_id=plan.commune_id,
        plan=plan,
        number=last + 1,
        reason=reason,
        content=content,
        sha256=content_sha256(content),
        based_on=based_on,
        made_at=dates.now(),
        made_by=membership,
        note=note,
    )


def _has_decided(plan: Plan, by: User) -> bool:
    mine = {membership.pk for membership in memberships(by)}
    turns = plan.reviews.filter(revision=plan.submitted_revision_id, reviewer__in=mine)
    return turns.exclude(decision="").exists()


def _check_reviewers(plan: Plan, reviewers: Sequence[Membership], proposer: Membership) -> None:
    allowed = Membership.objects.filter(
        holding_on(dates.today()), commune=plan.commune_id, role=Role.CHECKER
    )
    keys = [reviewer.pk for reviewer in reviewers]
    if len(set(keys)) != len(keys) or allowed.filter(pk__in=keys).count() != len(keys):
        raise ValidationError({"reviewers": "Chọn mỗi người xem xét một lần, trong danh sách."})
    if any(reviewer.person_id == proposer.person_id for reviewer in reviewers):
        raise ValidationError({"reviewers": "Người trình không tự xem xét bản của mình."})


def _hold_submission(plan: Plan) -> None:
    """Hold the plan until the transaction ends, if it still stands at the submission read.

    The state alone would not tell: taken back and submitted anew, it is the same again.
    """
    read = Plan.objects.filter(
        pk=plan.pk, state=plan.state, submitted_revision=plan.submitted_revision_id
    )
    if read.update(changed_at=F("changed_at")) == 0:
        raise WrongState()


def _receive(plan: Plan) -> None:
    now = dates.now()
    rows = Plan.objects.filter(pk=plan.pk, state=PlanState.SUBMITTED)
    if rows.filter(received_at=None).update(received_at=now):
        plan.received_at = now
    elif not rows.exists():
        raise WrongState()
    _take_in_hand(plan)


def _take_in_hand(plan: Plan) -> None:
    """Note that those above have read this submission: later ones are compared with it."""
    plan.revisions.filter(pk=plan.submitted_revision_id, received_at=None).update(
        received_at=dates.now()
    )


def _decide(review: Review, decision: str, note: str) -> None:
    turn = Review.objects.filter(pk=review.pk, decision="")
    if turn.update(decision=decision, note=note.strip(), decided_at=dates.now()) == 0:
        raise WrongState()


def _check_hash(revision: Revision) -> None:
    if content_sha256(revision.content) != revision.sha256:
        raise WrongState("Nội dung bản trình không còn khớp với mã băm đã lưu. Báo quản trị.")


def _check_issue_day(plan: Plan, issued_on: dt.date) -> None:
    if issued_on > dates.today():
        raise ValidationError({"issued_on": "Ngày ban hành không thể ở sau hôm nay."})
    amendment_day_check(plan, issued_on)
    given = PartialDate(*plan.submitted_revision.content["header"]["date"])
    wanted = (given.year, given.month, given.day)
    actual = (issued_on.year, issued_on.month, issued_on.day)
    if any(part and part != now for part, now in zip(wanted, actual, strict=True)):
        raise ValidationError(
            {
                "issued_on": f"Bản đã duyệt ghi {dates.date_on_paper(given, '…')}. "
                "Chọn ngày khớp với bản đã duyệt, hoặc đề nghị người duyệt trả lại để sửa ngày."
            }
        )


def _files(plan: Plan, paper: Paper, membership: Membership) -> dict[str, bytes]:
    """Freeze the content with number and date, and print it."""
    approved = plan.submitted_revision
    content = issued_content(approved.content, number=paper.number_text, issued_on=paper.issued_on)
    _freeze(plan, content, Revision.Reason.ISSUED, membership, based_on=approved)
    verification = Verification(paper.code, verification_url(paper.code))
    document = plan_document(content, is_draft=False, verification=verification)
    return {"pdf": render_pdf(document), "docx": render_docx(document)}


def _put_into_force(plan: Plan, paper: Paper) -> None:
    fields: dict[str, Any] = {
        "paper": paper,
        "date_year": paper.issued_on.year,
        "date_month": paper.issued_on.month,
        "date_day": paper.issued_on.day,
    }
    Plan.objects.filter(pk=plan.pk).update(**fields)
    for name, value in fields.items():
        setattr(plan, name, value)
    for row in plan.plantargets.select_related("target__current"):
        target_set_paper(
            target=row.target,
            paper=f"Kế hoạch số {paper.full_number}",
            paper_on=paper.issued_on,
        )


def _make_way(plan: Plan) -> None:
    try:
        move(plan.replaces, plan.ending, moves=MOVES)
    except WrongState as error:
        raise WrongState(
            f"{plan.replaces} không còn ở trạng thái “{PlanState.ISSUED.label}” nên không thay thế "
            "được. Trả lại để người soạn chọn kế hoạch khác ở phần đầu."
        ) from error


def _end_replaced(plan: Plan, paper: Paper, by: User, membership: Membership) -> None:
    old = plan.replaces
    if old is None:
        return
    paper_end(
        paper=old.paper,
        force=plan.ending,
        on=paper.issued_on,
        by_text=f"Kế hoạch số {paper.full_number}",
        by_actor=actor(by, membership),
    )
    tell(old, f"campaigns.plan.{plan.ending}", by, membership)
    amendments_end(old, paper, plan.ending, by, membership)
