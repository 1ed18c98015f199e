"""Which nominations of a round may go into a decision or a proposal now, and why not the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from awards.law.in_force import Law, Prize, law_of
from awards.models import (
    Authority,
    AuthorityLevel,
    Ballot,
    LimitStep,
    Nomination,
    PostedNomination,
    Round,
)
from awards.states import DecisionKind, NominationState, PostingState, SittingState
from campaigns.models import SubjectKind
from emulation.org.selectors import names_at_home

State = NominationState
WAITING = (State.PASSED, State.ELIGIBLE)
# Titles before forms of reward, people before collectives before households.
_KINDS = list(SubjectKind)
RELATED = (
    "honour",
    "reward_form",
    "person",
    "collective",
    "household__head",
    "unit",
    "round",
    "commune",
)


@dataclass(frozen=True)
class Candidate:
    """A nomination that waits, with what the law of the day says of it."""

    nomination: Nomination
    unit_name: str
    authority: Authority | None
    prize: Prize | None
    obstacle: str

    @property
    def kind(self) -> DecisionKind:
        """Of the paper it goes into."""
        if self.authority and self.authority.level == AuthorityLevel.COMMUNE:
            return DecisionKind.AWARD
        return DecisionKind.PROPOSAL

    @property
    def is_passed(self) -> bool:
        return self.nomination.state == State.PASSED

    @property
    def amount(self) -> int:
        """In đồng, what the commune pays: nothing for what others decide."""
        if self.kind != DecisionKind.AWARD or self.prize is None:
            return 0
        return self.prize.amount or 0


def candidates_of(round_: Round, day: dt.date, law: Law | None = None) -> list[Candidate]:
    """Return what waits in a round, in the order of a list; 2 queries beside the law."""
    rows = with_history(Nomination.objects.filter(round=round_, state__in=WAITING))
    return candidates(rows.select_related(*RELATED), law or law_of(round_.commune), day)


def candidates(rows: Iterable[Nomination], law: Law, day: dt.date) -> list[Candidate]:
    """Return the nominations, read by ``with_history``, with the law of a day; one query."""
    ordered = in_order(rows)
    names = names_at_home({row.unit_id for row in ordered}, day)
    return [_candidate(row, names[row.unit_id], law, day) for row in ordered]


def in_order(rows: Iterable[Nomination]) -> list[Nomination]:
    """Sort as a list prints: award after award, in each by kind of subject and by name."""
    return sorted(rows, key=_place)


def with_history(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Add ``council_passed`` and ``was_posted``: what a nomination has behind it."""
    passed = Ballot.objects.filter(
        nomination=OuterRef("pk"),
        passes=True,
        left_out="",
        sitting__state=SittingState.CLOSED,
    )
    posted = PostedNomination.objects.filter(
        nomination=OuterRef("pk"), posting__state=PostingState.ENDED
    )
    return rows.annotate(council_passed=Exists(passed), was_posted=Exists(posted))


def rounds_with_ready(communes: Collection[int]) -> QuerySet[Round]:
    """Return the rounds going on in which nominations wait for a paper: ``waiting`` in all,
    ``passed`` by the council."""
    passed = Count("nominations", filter=Q(nominations__state=State.PASSED))
    waiting = Count("nominations", filter=Q(nominations__state__in=WAITING))
    rounds = Round.objects.filter(commune__in=list(communes), ended_at=None)
    found = rounds.annotate(passed=passed, waiting=waiting).filter(waiting__gt=0)
    return found.order_by("-year", "-opens_on", "pk")


def obstacle_of(row: Nomination, authority: Authority | None, law: Law, day: dt.date) -> str:
    """Say why a nomination cannot be decided on yet; "" if it can."""
    kind, award = row.subject_kind, row.award
    if authority is None:
        return "Danh mục khen thưởng chưa ghi ai quyết định khen thưởng này."
    if authority.level == AuthorityLevel.UNIT:
        return "Thủ trưởng cơ quan, đơn vị quyết định, không qua xã."
    rule = law.vote_rule_of(award, kind, day)
    if row.state == State.ELIGIBLE and rule and (rule.is_ballot or rule.is_secret):
        return "Khen thưởng này phải qua Hội đồng bỏ phiếu."
    limits = law.limits_of(row.round.procedure, row.received_on or day, award)
    post = limits.get(LimitStep.POST)
    if post and not row.was_posted:
        return f"Chưa niêm yết lấy ý kiến đủ {post.days} ngày ({post.cited})."
    return ""


def refusals(chosen: Sequence[Candidate], kind: str) -> list[str]:
    """Return a sentence for each that cannot stand in a paper of this kind."""
    said = []
    for each in chosen:
        name = each.nomination.recipient
        if each.obstacle:
            said.append(f"{name}: {each.obstacle}")
        elif each.kind != kind:
            said.append(f"{name}: {_of_another(each)}")
    return said


def _of_another(each: Candidate) -> str:
    if each.kind == DecisionKind.AWARD:
        return "xã tự quyết định được, không phải trình lên trên."
    return f"{each.authority.post} quyết định; đưa vào tờ trình."


def _candidate(row: Nomination, unit_name: str, law: Law, day: dt.date) -> Candidate:
    kind = row.subject_kind
    authority = law.authority_of(row.award, kind, day)
    prize = law.prize_of(row.award, kind, day)
    return Candidate(row, unit_name, authority, prize, obstacle_of(row, authority, law, day))


def _place(row: Nomination) -> tuple:
    award, kind = row.award, row.subject_kind
    return (
        row.honour_id is None,
        _KINDS.index(kind),
        award.position,
        award.pk,
        getattr(row.subject, "sort_key", "") or row.recipient,
        row.pk,
    )
