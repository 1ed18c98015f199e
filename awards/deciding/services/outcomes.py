"""What those above decided on a proposal is written down, name by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.deciding.granting import Decided, grants_written
from awards.deciding.services.steps import ROUTE, move_many, names_words, tell_nominations
from awards.law.in_force import Law, law_of
from awards.models import AuthorityLevel, Decision, DecisionLine
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import User

_RELATED = (
    "nomination__honour",
    "nomination__reward_form",
    "nomination__person",
    "nomination__commune",
)


@dataclass(frozen=True)
class Outcome:
    """``number`` and ``on`` are those of the decision above; of a refusal they may be unknown."""

    is_granted: bool
    number: str = ""
    on: dt.date | None = None
    decider: str = ""


@transaction.atomic
def outcomes_write(
    *, decision: Decision, outcomes: Mapping[DecisionLine, Outcome], by: User
) -> None:
    """Write what became of some names; the granted enter the register of the higher level.

    Of two people who write one name at once one gets ``WrongState``.
    """
    membership = ROUTE.step(decision, "awards.write_outcomes", by)
    cleaned = {line.pk: _cleaned(decision, line, one) for line, one in outcomes.items()}
    if not cleaned:
        raise ValidationError("Chọn kết quả cho ít nhất một tên.")
    lines = list(decision.lines.filter(pk__in=cleaned, return_reason="").select_related(*_RELATED))
    if len(lines) != len(cleaned):
        raise ValidationError("Chọn tên trong danh sách của tờ trình này.")
    for line in lines:
        _write(line, cleaned[line.pk])
    granted = [line for line in lines if line.is_granted]
    refused = [line for line in lines if not line.is_granted]
    move_many([line.nomination for line in granted], NominationState.AWARDED)
    move_many([line.nomination for line in refused], NominationState.REFUSED)
    law = law_of(decision.commune)
    grants_written(decision, ((line, _decided(line, cleaned[line.pk], law)) for line in granted))
    for verb, some in (("awarded", granted), ("refused", refused)):
        rows = [line.nomination for line in some]
        tell_nominations(verb, rows, by, membership, reason=decision.paper.citation)
    ROUTE.tell(decision, "outcomes_written", by, membership, reason=names_words(lines))


def _cleaned(decision: Decision, line: DecisionLine, given: Outcome) -> Outcome:
    outcome = Outcome(
        given.is_granted, clean_line(given.number), given.on, clean_line(given.decider)
    )
    if outcome.on and outcome.on > dates.today():
        raise ValidationError({"on": "Ngày quyết định không thể ở sau hôm nay."})
    if outcome.on and outcome.on < decision.paper.issued_on:
        raise ValidationError({"on": "Ngày quyết định không thể trước ngày tờ trình."})
    if not outcome.is_granted:
        return outcome
    missing = {
        name: sentence
        for name, sentence in (
            ("number", "Ghi số quyết định của cấp trên."),
            ("on", "Ghi ngày quyết định của cấp trên."),
            ("decider", "Ghi người hoặc cơ quan quyết định."),
        )
        if not getattr(outcome, name)
    }
    if missing:
        raise ValidationError(missing)
    return outcome


def _write(line: DecisionLine, outcome: Outcome) -> None:
    rows = DecisionLine.objects.filter(pk=line.pk, is_granted=None)
    fields = {
        "is_granted": outcome.is_granted,
        "outcome_number": outcome.number,
        "outcome_on": outcome.on,
    }
    if not rows.update(**fields):
        raise WrongState(f"Kết quả của {line.recipient} vừa được người khác ghi.")
    for name, value in fields.items():
        setattr(line, name, value)


def _decided(line: DecisionLine, outcome: Outcome, law: Law) -> Decided:
    row = line.nomination
    authority = law.authority_of(row.award, row.subject_kind, outcome.on)
    return Decided(
        number=outcome.number,
        on=outcome.on,
        decider=outcome.decider,
        level=authority.level if authority else AuthorityLevel.PROVINCE,
        is_paid_here=False,
    )
