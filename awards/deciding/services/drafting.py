"""Papers on awards are written: the words, and who stands in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.deciding.pricing import priced
from awards.deciding.proposing import usual_words
from awards.deciding.ready import (
    RELATED,
    Candidate,
    candidates,
    in_order,
    refusals,
    with_history,
)
from awards.deciding.services.steps import (
    ROUTE,
    back_to,
    move_many,
    names_words,
    numbered,
    tell_nominations,
)
from awards.deciding.signing import signing_refusal, usual_signing
from awards.deciding.ties import named_in
from awards.law.in_force import Law, law_of
from awards.models import Decision, DecisionLine, Nomination, Round
from awards.states import DecisionKind, GrantState, NominationState
from campaigns.routing.route import reason_given
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState, bump
from emulation.lib.text import clean_line, clean_paragraphs, nfc
from emulation.org.models import Commune, Position, User
from emulation.org.rights import require

LINES = ("bases", "articles", "recipients")
WORDS = ("subject", "symbol", "addressee")


@transaction.atomic
def decision_draft(
    *, round_: Round, kind: str, nominations: Sequence[Nomination], by: User
) -> Decision:
    """Begin a decision or a proposal with nominations of a round; its words are the usual ones.

    Raises ``ValidationError`` with a sentence for each that cannot stand in it.
    """
    membership = require(by, "awards.draft_decisions", round_.commune)
    law = law_of(round_.commune)
    chosen = _chosen(nominations, kind, law, round_)
    decision = Decision(
        commune=round_.commune,
        kind=kind,
        round=round_,
        made_at=dates.now(),
        made_by=membership,
        **usual_words(round_, kind, chosen),
    )
    decision.full_clean()
    decision.save(force_insert=True)
    _list(decision, chosen, law)
    _sign_as_usual(decision)
    ROUTE.tell(decision, "drafted", by, membership)
    rows = [each.nomination for each in chosen]
    tell_nominations("listed", rows, by, membership, reason=decision.subject)
    return decision


@transaction.atomic
def decision_change(*, decision: Decision, version: int, by: User, **words: Any) -> Decision:
    """Change subject, bases, articles, symbol, addressee, reason, recipients or the signing."""
    membership = ROUTE.step(decision, "awards.edit_decision", by)
    if version != decision.version:
        raise StaleVersion()
    fields = _cleaned(decision, words)
    for name, value in fields.items():
        setattr(decision, name, value)
    refused = signing_refusal(decision, named_in(decision))
    if refused:
        raise ValidationError(refused)
    decision.full_clean()
    bump(decision, version_field="version", seen=version, **fields)
    ROUTE.tell(decision, "changed", by, membership)
    return decision


@transaction.atomic
def names_add(
    *, decision: Decision, seen_version: int, nominations: Sequence[Nomination], by: User
) -> None:
    """Put more nominations into a draft; a name that was returned before may come back."""
    membership = ROUTE.step(decision, "awards.edit_decision", by)
    if decision.kind == DecisionKind.REVOKE:
        raise ValidationError("Quyết định hủy bỏ chỉ ghi tên đã chọn lúc lập.")
    law = law_of(decision.commune)
    chosen = _chosen(nominations, decision.kind, law, decision.round)
    ROUTE.take_in_hand(decision, seen_version)
    decision.lines.filter(nomination__in=[each.nomination for each in chosen]).delete()
    lines = _list(decision, chosen, law)
    _renumber(decision)
    rows = [each.nomination for each in chosen]
    ROUTE.tell(decision, "names_added", by, membership, reason=names_words(lines))
    tell_nominations("listed", rows, by, membership, reason=decision.subject)


@transaction.atomic
def names_remove(
    *, decision: Decision, seen_version: int, lines: Sequence[DecisionLine], by: User
) -> None:
    """Take names out of a draft; their nominations wait again."""
    membership = ROUTE.step(decision, "awards.edit_decision", by)
    if not lines or any(line.decision_id != decision.pk for line in lines):
        raise ValidationError("Chọn tên trong danh sách này.")
    ROUTE.take_in_hand(decision, seen_version)
    rows = put_back(lines)
    DecisionLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    numbered(list(decision.lines.filter(return_reason="")))
    ROUTE.tell(decision, "names_removed", by, membership, reason=names_words(lines))
    tell_nominations("unlisted", rows, by, membership, reason=decision.subject)


@transaction.atomic
def revocation_draft(
    *, decision: Decision, lines: Sequence[DecisionLine], reason: str, by: User
) -> Decision:
    """Begin a decision that revokes names of an issued one (Luật 06/2022/QH15, Điều 93)."""
    membership = ROUTE.step(decision, "awards.revoke_grants", by)
    reason = reason_given(reason, "Ghi lý do hủy bỏ và văn bản kết luận, nếu có.")
    _require_standing(decision, lines)
    made = Decision(
        commune=decision.commune,
        kind=DecisionKind.REVOKE,
        round=decision.round,
        revokes=decision,
        reason=reason,
        made_at=dates.now(),
        made_by=membership,
        **usual_words(decision.round, DecisionKind.REVOKE, []),
    )
    made.full_clean()
    made.save(force_insert=True)
    DecisionLine.objects.bulk_create(
        _revoking(made, line, position) for position, line in enumerate(lines, start=1)
    )
    _sign_as_usual(made)
    ROUTE.tell(made, "drafted", by, membership, reason=reason)
    return made


def put_back(lines: Sequence[DecisionLine]) -> list[Nomination]:
    """Let the nominations of lines wait again as they did before; return them."""
    asked = Nomination.objects.filter(lines__in=[line.pk for line in lines])
    rows = list(with_history(asked).select_related("commune", "honour", "reward_form"))
    move_many(rows, back_to)
    return rows


def _chosen(
    nominations: Sequence[Nomination], kind: str, law: Law, round_: Round
) -> list[Candidate]:
    """Read the nominations with the law of today; refuse what cannot stand in the paper."""
    if not nominations:
        raise ValidationError("Chọn ít nhất một hồ sơ.")
    if kind not in (DecisionKind.AWARD, DecisionKind.PROPOSAL):
        raise ValueError(f"No nominations stand in a paper of this kind: {kind}")
    asked = Nomination.objects.filter(pk__in=[row.pk for row in nominations], round=round_)
    found = candidates(with_history(asked).select_related(*RELATED), law, dates.today())
    if len(found) != len(nominations):
        raise ValidationError("Chọn hồ sơ của đợt xét này.")
    if refused := refusals(found, kind):
        raise ValidationError(refused)
    return found


def _list(decision: Decision, chosen: Sequence[Candidate], law: Law) -> list[DecisionLine]:
    """Add a line a nomination, behind those that stand; the nominations are then decided on."""
    move_many([each.nomination for each in chosen], NominationState.DECIDING)
    last = decision.lines.count()
    lines = [
        DecisionLine(
            commune=decision.commune,
            decision=decision,
            nomination=each.nomination,
            position=position,
            recipient=each.nomination.recipient,
            detail=each.nomination.detail,
            merit=each.nomination.merit,
        )
        for position, each in enumerate(chosen, start=last + 1)
    ]
    priced(decision, lines, law, dates.today())
    return DecisionLine.objects.bulk_create(lines)


def _sign_as_usual(decision: Decision) -> None:
    signing = usual_signing(decision, named_in(decision))
    for name, value in signing.items():
        setattr(decision, name, value)
    decision.save(update_fields=list(signing))


def _renumber(decision: Decision) -> None:
    """Put the list in order again: award by award, by kind of subject, by name."""
    lines = decision.lines.filter(return_reason="")
    whom = ("person", "collective", "household")
    related = [f"nomination__{each}" for each in ("honour", "reward_form", *whom)]
    by_nomination = {line.nomination_id: line for line in lines.select_related(*related)}
    ordered = in_order(line.nomination for line in by_nomination.values())
    numbered([by_nomination[row.pk] for row in ordered])


def _require_standing(decision: Decision, lines: Sequence[DecisionLine]) -> None:
    if not lines or any(line.decision_id != decision.pk for line in lines):
        raise ValidationError({"lines": "Chọn ít nhất một tên của quyết định này."})
    standing = decision.lines.filter(
        pk__in=[line.pk for line in lines], grant__state=GrantState.STANDING
    )
    if standing.count() != len(lines):
        raise WrongState("Có tên đã bị hủy bỏ khen thưởng từ trước. Chọn lại danh sách.")


def _revoking(decision: Decision, line: DecisionLine, position: int) -> DecisionLine:
    return DecisionLine(
        commune=decision.commune,
        decision=decision,
        revoked_line=line,
        position=position,
        recipient=line.recipient,
        detail=line.detail,
        merit="",
        coefficient=line.coefficient,
        base_salary=line.base_salary,
        amount=line.amount,
    )


def _cleaned(decision: Decision, words: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(words)
    for name in WORDS:
        if name in fields:
            fields[name] = clean_line(fields[name])
    for name in LINES:
        if name in fields:
            fields[name] = "\n".join(clean_paragraphs(fields[name]))
    if "reason" in fields:
        fields["reason"] = nfc(fields["reason"]).strip()
    if not fields.get("articles", decision.articles):
        raise ValidationError({"articles": "Viết nội dung, mỗi dòng một điều hoặc một đoạn."})
    _check_signatory(decision.commune, fields.get("signatory"))
    return fields


def _check_signatory(commune: Commune, position: Position | None) -> None:
    if position and (position.commune_id != commune.pk or not position.signature_title):
        raise ValidationError({"signatory": "Chọn người có chức vụ ký văn bản của địa phương."})
