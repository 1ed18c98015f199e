"""A paper on awards gets its number, is printed and stored, and takes effect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.deciding.granting import Decided, grants_written
from awards.deciding.papers import decision_document
from awards.deciding.pricing import priced_otherwise
from awards.deciding.services.steps import ROUTE, move_many, tell_nominations
from awards.deciding.signing import signing_refusal
from awards.deciding.ties import named_in
from awards.law.in_force import law_of
from awards.models import AuthorityLevel, Decision, DecisionLine, Grant
from awards.states import (
    DECISION_MOVES,
    DecisionKind,
    DecisionState,
    GrantState,
    NominationState,
)
from campaigns.routing.printing import content_print
from campaigns.routing.route import check_hash
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState, move
from emulation.org.models import Membership, User
from emulation.org.rights import actor, subject
from emulation.papers.models import Paper, PaperAmendment
from emulation.papers.services import paper_amend, paper_end
from emulation.trail.services import Actor, entries_record

_RELATED = (
    "nomination__honour",
    "nomination__reward_form",
    "nomination__person",
    "nomination__commune",
)


@transaction.atomic
def decision_issue(
    *,
    decision: Decision,
    seen_version: int,
    issued_on: dt.date,
    number: int | None = None,
    by: User,
) -> Paper:
    """Number, print and store the paper as it was approved; what it says is then so.

    An award writes the register, a proposal sends its nominations up, a revocation marks the
    register and the other paper. Of two records clerks who press at once one gets
    ``WrongState``: the state moves first, so the loser takes no number.
    """
    membership = ROUTE.step(decision, "awards.issue_decision", by)
    ROUTE.take_in_hand(decision, seen_version)
    check_hash(decision)
    lines = list(decision.lines.filter(return_reason="").select_related(*_RELATED))
    _check_day(decision, lines, issued_on)
    _check_signer(decision)
    move(decision, DecisionState.ISSUED, moves=DECISION_MOVES)
    decision.paper = content_print(
        source=decision,
        content=decision.content,
        document=decision_document,
        kind=decision.paper_kind,
        subject=decision.content["subject"],
        issued_on=issued_on,
        number=number,
        by_actor=actor(by, membership),
    )
    decision.save(update_fields=["paper"])
    EFFECTS[DecisionKind(decision.kind)](decision, lines, by, membership)
    ROUTE.tell(decision, "issued", by, membership, reason=decision.paper.citation)
    return decision.paper


def _check_day(decision: Decision, lines: Sequence[DecisionLine], day: dt.date) -> None:
    if day > dates.today():
        raise ValidationError({"issued_on": "Ngày ban hành không thể ở sau hôm nay."})
    if day < dates.local_day(decision.submitted_at):
        raise ValidationError({"issued_on": "Ngày ban hành không thể trước ngày trình."})
    if decision.kind == DecisionKind.AWARD:
        _check_law(decision, lines, day)


def _check_law(decision: Decision, lines: Sequence[DecisionLine], day: dt.date) -> None:
    """Power and money are those of the day of the decision, not of the submission."""
    law = law_of(decision.commune)
    for line in lines:
        row = line.nomination
        if not law.decided_by_commune(row.award, row.subject_kind, day):
            raise ValidationError(
                {
                    "issued_on": f"{line.recipient}: ngày {date_short(day)} xã không có thẩm "
                    f"quyền tặng {row.award}. Trả lại để lập lại."
                }
            )
    if priced_otherwise(lines, law, day):
        raise ValidationError(
            {
                "issued_on": f"Mức tiền thưởng ngày {date_short(day)} khác mức đã duyệt. Trả lại "
                "để tính lại tiền."
            }
        )


def _check_signer(decision: Decision) -> None:
    if refused := signing_refusal(decision, named_in(decision)):
        raise ValidationError(list(refused.values()))


def _award(
    decision: Decision, lines: Sequence[DecisionLine], by: User, membership: Membership
) -> None:
    rows = [line.nomination for line in lines]
    move_many(rows, NominationState.AWARDED)
    decided = Decided(
        number=decision.paper.full_number,
        on=decision.paper.issued_on,
        decider=decision.content["issuer_name"],
        level=AuthorityLevel.COMMUNE,
        is_paid_here=True,
    )
    grants_written(decision, ((line, decided) for line in lines))
    tell_nominations("awarded", rows, by, membership, reason=decision.paper.citation)


def _propose(
    decision: Decision, lines: Sequence[DecisionLine], by: User, membership: Membership
) -> None:
    rows = [line.nomination for line in lines]
    move_many(rows, NominationState.SENT_UP)
    tell_nominations("sent_up", rows, by, membership, reason=decision.paper.citation)


def _revoke(
    decision: Decision, lines: Sequence[DecisionLine], by: User, membership: Membership
) -> None:
    """Mark the grants; the other paper ends with its last one, else it stays, amended."""
    revoked = [line.revoked_line_id for line in lines]
    grants = Grant.objects.filter(line__in=revoked, state=GrantState.STANDING)
    told = [(subject(row), None) for row in grants.select_related("commune")]
    marked = grants.update(
        state=GrantState.REVOKED,
        revoked_by=decision,
        revoked_on=decision.paper.issued_on,
        revoke_reason=decision.reason,
    )
    if marked != len(lines):
        raise WrongState("Có tên đã bị hủy bỏ khen thưởng ở quyết định khác.")
    by_actor = actor(by, membership)
    _end_other(decision, by_actor)
    reason = decision.paper.citation
    entries_record("awards.grant.revoked", actor=by_actor, told=told, reason=reason)


def _end_other(decision: Decision, by_actor: Actor) -> None:
    other, paper = decision.revokes, decision.paper
    standing = Grant.objects.filter(line__decision=other, state=GrantState.STANDING)
    if standing.exists():
        partly = PaperAmendment.Deed.PARTLY_REVOKED
        paper_amend(paper=other.paper, amended_by=paper, by_actor=by_actor, deed=partly)
    else:
        paper_end(
            paper=other.paper,
            force=Paper.Force.REVOKED,
            on=paper.issued_on,
            by_text=f"{paper.citation} ngày {date_short(paper.issued_on)}",
            by_actor=by_actor,
        )


Effect = Callable[[Decision, Sequence[DecisionLine], User, Membership], None]
EFFECTS: dict[DecisionKind, Effect] = {
    DecisionKind.AWARD: _award,
    DecisionKind.PROPOSAL: _propose,
    DecisionKind.REVOKE: _revoke,
}
