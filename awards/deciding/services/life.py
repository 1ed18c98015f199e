"""The way of papers on awards: submitted, taken back, returned, approved, given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.deciding.content import content_of, lines_of, without
from awards.deciding.pricing import priced
from awards.deciding.ready import candidates, refusals, with_history
from awards.deciding.services.drafting import put_back
from awards.deciding.services.steps import ROUTE, numbered, tell_nominations
from awards.deciding.signing import signing_refusal
from awards.deciding.ties import named_in
from awards.funding.balance import after_decision
from awards.funding.services import fund_hold
from awards.law.in_force import Law, law_of
from awards.models import Decision, DecisionLine, Nomination
from awards.states import DecisionKind, DecisionState, GrantState, NominationState
from campaigns.content import content_sha256
from campaigns.routing.route import check_hash, reason_given
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import nfc
from emulation.org.models import User

MOST_LETTERS = 500
_MONEY = ("amount", "coefficient", "base_salary")


@transaction.atomic
def decision_submit(*, decision: Decision, seen_version: int, by: User) -> None:
    """Freeze what the paper says, its money by the law of today, and hand it to the chairman."""
    membership = ROUTE.step(decision, "awards.submit_decision", by)
    ROUTE.take_in_hand(decision, seen_version)
    lines = lines_of(decision)
    law = law_of(decision.commune)
    _require_whole(decision, lines, law)
    priced(decision, lines, law, dates.today())
    DecisionLine.objects.bulk_update(lines, _MONEY)
    ROUTE.submit(decision, content_of(decision, lines), by, membership)


@transaction.atomic
def decision_recall(*, decision: Decision, seen_version: int, by: User) -> None:
    """Take the submission back while nobody has decided on it."""
    ROUTE.recall(decision, seen=seen_version, by=by)


@transaction.atomic
def decision_return(*, decision: Decision, seen_version: int, reason: str, by: User) -> None:
    """Send the whole paper back to the clerk, with the reason on top of it."""
    ROUTE.send_back(decision, seen=seen_version, reason=reason, by=by)


@transaction.atomic
def names_return(
    *, decision: Decision, seen_version: int, reasons: Mapping[DecisionLine, str], by: User
) -> None:
    """Take single names out, each with a reason; the rest stays submitted as it was.

    Ordinals, sum and the words that name them follow. The nominations wait again.
    """
    membership = ROUTE.step(decision, "awards.return_names", by)
    if decision.kind == DecisionKind.REVOKE:
        raise ValidationError("Quyết định hủy bỏ thì trả lại cả văn bản.")
    lines = _with_reasons(decision, reasons)
    ROUTE.take_in_hand(decision, seen_version)
    check_hash(decision)
    rows = put_back(lines)
    DecisionLine.objects.bulk_update(lines, ["return_reason"])
    left = list(decision.lines.filter(return_reason=""))
    if not left:
        raise ValidationError("Trả lại hết danh sách thì dùng “Trả lại cả văn bản”.")
    numbered(left)
    content = without(decision.content, {str(line.uid) for line in lines})
    _freeze_again(decision, content)
    told = "; ".join(f"{line.recipient}: {line.return_reason}" for line in lines)
    ROUTE.tell(decision, "names_returned", by, membership, reason=told)
    tell_nominations("unlisted", rows, by, membership, reason=decision.subject)


@transaction.atomic
def decision_approve(*, decision: Decision, seen_version: int, by: User, note: str = "") -> None:
    """Approve what was submitted, by its hash; the number and the day alone are added.

    Where the fund would fall below zero, the note says what covers it. Of two approvals at
    once the second counts with what the first promised.
    """
    membership = ROUTE.step(decision, "awards.approve_decision", by)
    note = nfc(note).strip()
    ROUTE.take_in_hand(decision, seen_version)
    check_hash(decision)
    _check_signer(decision)
    fund_hold(decision.commune)
    if after_decision(decision).is_short and not note:
        raise ValidationError(
            {"note": "Quỹ khen thưởng không đủ. Ghi nguồn bù vào lời ghi rồi duyệt, hoặc trả lại."}
        )
    ROUTE.approve(decision, by, membership, note)


@transaction.atomic
def decision_abandon(*, decision: Decision, seen_version: int, reason: str, by: User) -> None:
    """Give a draft up; its nominations wait again."""
    membership = ROUTE.step(decision, "awards.abandon_decision", by)
    reason = reason_given(reason, "Ghi lý do hủy bản soạn thảo.")
    ROUTE.take_in_hand(decision, seen_version)
    lines = list(decision.lines.filter(return_reason="", revoked_line=None))
    rows = put_back(lines)
    ROUTE.abandon(decision, by, membership, reason)
    tell_nominations("unlisted", rows, by, membership, reason=decision.subject)


def _require_whole(decision: Decision, lines: Sequence[DecisionLine], law: Law) -> None:
    if not lines:
        raise ValidationError("Danh sách chưa có ai. Đưa hồ sơ vào rồi trình.")
    if decision.kind == DecisionKind.PROPOSAL and not decision.addressee:
        raise ValidationError("Tờ trình chưa ghi kính gửi ai.")
    _check_signer(decision)
    if decision.kind == DecisionKind.REVOKE:
        _require_unrevoked(lines)
    else:
        _require_right_kind(decision, lines, law)


def _check_signer(decision: Decision) -> None:
    if refused := signing_refusal(decision, named_in(decision)):
        raise ValidationError(list(refused.values()))


def _require_unrevoked(lines: Sequence[DecisionLine]) -> None:
    standing = DecisionLine.objects.filter(
        pk__in=[line.revoked_line_id for line in lines], grant__state=GrantState.STANDING
    )
    if standing.count() != len(lines):
        raise ValidationError("Có tên đã bị hủy bỏ khen thưởng ở quyết định khác. Bỏ tên ấy ra.")


def _require_right_kind(decision: Decision, lines: Sequence[DecisionLine], law: Law) -> None:
    """The law may have changed since the draft was begun: who decides, above all."""
    asked = Nomination.objects.filter(
        pk__in=[line.nomination_id for line in lines], state=NominationState.DECIDING
    )
    related = ("honour", "reward_form", "household__head", "person", "collective", "round")
    rows = with_history(asked).select_related(*related)
    found = candidates(rows, law, dates.today())
    if refused := refusals(found, decision.kind):
        raise ValidationError(refused)


def _with_reasons(decision: Decision, reasons: Mapping[DecisionLine, str]) -> list[DecisionLine]:
    if not reasons:
        raise ValidationError("Chọn tên cần trả lại và ghi lý do.")
    for line, reason in reasons.items():
        line.return_reason = nfc(reason).strip()[:MOST_LETTERS]
        if not line.return_reason:
            raise ValidationError(f"{line.recipient}: ghi lý do trả lại.")
        if line.decision_id != decision.pk:
            raise ValidationError("Chọn tên trong danh sách này.")
    return list(reasons)


def _freeze_again(decision: Decision, content: dict) -> None:
    sha256 = content_sha256(content)
    rows = Decision.objects.filter(pk=decision.pk, state=DecisionState.SUBMITTED)
    if not rows.update(content=content, sha256=sha256):
        raise WrongState()
    decision.content, decision.sha256 = content, sha256
