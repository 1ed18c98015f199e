"""Decisions and proposals of a commune, put as far on their way as a test needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from awards.deciding.services import (
    decision_approve,
    decision_draft,
    decision_issue,
    decision_submit,
    revocation_draft,
)
from awards.funding.services import receipt_write
from awards.models import Decision, DecisionLine, Nomination, Round
from awards.states import DecisionKind, NominationState
from emulation.org.services import household_create, person_create
from emulation.papers.models import Paper, PaperKind, SeriesKind
from tests.awards.made import (
    ADVANCED,
    FIGHTER,
    PRAISE,
    law_and_catalogue,
    make_nomination,
    make_round,
)
from tests.cast import LONG_AGO, TODAY, Cast
from tests.papers.papers_made import open_series

State = NominationState


class World:
    """A round with two passed for a title, one household for praise, one for the district."""

    def __init__(self, cast: Cast, **round_: Any) -> None:
        law_and_catalogue()
        self.cast = cast
        self.round: Round = make_round(cast, **round_)
        self.worker = self.nominate("Vi Văn Bảy")
        self.other = self.nominate("Hà Thị An")
        self.praised = self.nominate("Lý Văn Cả", award=PRAISE)
        self.fighter = self.nominate("Nông Thị Dung", award=FIGHTER)
        for name, kind in (("Quyết định", PaperKind.DECISION), ("Tờ trình", PaperKind.SUBMISSION)):
            if not SeriesKind.objects.filter(commune=cast.commune, kind=kind, year=2024).exists():
                open_series(cast.commune, name=name, kinds=[kind])

    def nominate(
        self, name: str, *, award: str = ADVANCED, state: str = State.PASSED
    ) -> Nomination:
        person = person_create(commune=self.cast.commune, full_name=name, by=None)
        return make_nomination(self.round, person, self.cast.village, award=award, state=state)

    def household(self, head: str, **fields: Any) -> Nomination:
        person = person_create(commune=self.cast.commune, full_name=head, by=None)
        household = household_create(
            village=self.cast.village, head=person, code=head[-2:], valid_from=LONG_AGO, by=None
        )
        return make_nomination(
            self.round,
            household,
            self.cast.village,
            **{"award": PRAISE, "state": State.PASSED} | fields,
        )

    @property
    def within(self) -> list[Nomination]:
        return [self.worker, self.other, self.praised]

    def draft(
        self, nominations: Sequence[Nomination] = (), kind: str = DecisionKind.AWARD
    ) -> Decision:
        return decision_draft(
            round_=self.round, kind=kind, nominations=nominations or self.within, by=self.cast.clerk
        )

    def submitted(self, *args: Any, **kwargs: Any) -> Decision:
        return self.submit(self.draft(*args, **kwargs))

    def submit(self, decision: Decision) -> Decision:
        decision_submit(decision=decision, seen_version=decision.version, by=self.cast.clerk)
        return fresh(decision)

    def approved(self, *args: Any, **kwargs: Any) -> Decision:
        return self.approve(self.submitted(*args, **kwargs))

    def approve(self, decision: Decision) -> Decision:
        decision_approve(decision=decision, seen_version=decision.version, by=self.cast.chairman)
        return fresh(decision)

    def issued(self, *args: Any, **kwargs: Any) -> Decision:
        decision = self.approved(*args, **kwargs)
        self.issue(decision)
        return fresh(decision)

    def issue(self, decision: Decision) -> Paper:
        return decision_issue(
            decision=decision,
            seen_version=decision.version,
            issued_on=TODAY,
            by=self.cast.records_clerk,
        )


def fresh(decision: Decision) -> Decision:
    return Decision.objects.get(pk=decision.pk)


def line_of(decision: Decision, nomination: Nomination) -> DecisionLine:
    return decision.lines.get(nomination=nomination)


def deciding_things(cast: Cast) -> dict[str, Model]:
    """One of everything that the pages of decisions and of the fund are about."""
    world = World(cast, name="Xét khen thưởng để quyết định")
    draft = world.draft([world.worker])
    submitted = world.submitted([world.other, world.nominate("Vi Văn Chín")])
    approved = world.approved([world.praised])
    issued = world.issued([world.nominate("Hà Thị Mười"), world.nominate("Hà Văn Tư")])
    proposal = world.issued([world.fighter], DecisionKind.PROPOSAL)
    made = revocation_draft(
        decision=issued, lines=[issued.lines.first()], reason="Hồ sơ giả", by=cast.clerk
    )
    world.issue(world.approve(world.submit(made)))
    entry = receipt_write(
        commune=cast.commune, on=TODAY, amount=9_000_000, words="Đầu năm", by=cast.accountant
    )
    return {
        "deciding_round": world.round,
        "award_draft": draft,
        "award_submitted": submitted,
        "award_approved": approved,
        "award_issued": issued,
        "proposal_issued": proposal,
        "grant_revoked": issued.lines.first().grant,
        "fund_entry": entry,
    }
