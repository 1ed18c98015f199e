"""Two people at one paper on awards in the same moment, on PostgreSQL: one of them wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from awards.deciding.services import (
    Outcome,
    decision_approve,
    decision_draft,
    decision_issue,
    decision_recall,
    names_return,
    outcomes_write,
    revocation_draft,
)
from awards.funding.balance import balance_of, due_of
from awards.funding.services import money_recovered, payment_write, receipt_write
from awards.models import Decision, FundEntry, Grant, Nomination
from awards.states import DecisionKind, DecisionState, GrantState
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Role
from emulation.org.selectors import commune_unit
from emulation.papers.models import Paper, PaperNumber
from tests.awards.deciding.made import World, fresh, line_of
from tests.cast import TODAY, make_user
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.fixture
def world(on_postgresql, cast) -> World:
    return World(cast)


def today(step: Callable[[], object]) -> Callable[[], object]:
    """A thread has a clock of its own."""

    def run() -> object:
        with dates.on_day(TODAY):
            return step()

    return run


def one_loser(*steps: Callable[[], object]) -> Exception:
    results = at_once(*map(today, steps))
    (lost,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(lost, WrongState | ValidationError), lost
    return lost


def issuing(world: World, decision: Decision, by: object) -> Callable[[], object]:
    read = fresh(decision)
    return lambda: decision_issue(decision=read, seen_version=read.version, issued_on=TODAY, by=by)


def second_records_clerk(world: World) -> object:
    whole = commune_unit(world.cast.commune)
    return make_user(whole, "Vi Thị Hai", Role.RECORDS_CLERK, "records2")


def test_of_two_who_issue_one_wins_and_no_number_is_lost(world):
    decision = world.approved()
    clerks = (world.cast.records_clerk, second_records_clerk(world))

    one_loser(*(issuing(world, decision, by) for by in clerks))

    assert Paper.objects.count() == PaperNumber.objects.count() == 1
    assert Grant.objects.count() == 3


def test_approved_or_a_name_returned_never_both(world):
    read = world.submitted()
    line = line_of(read, world.other)
    mine, theirs = fresh(read), fresh(read)

    one_loser(
        lambda: decision_approve(decision=mine, seen_version=read.version, by=world.cast.chairman),
        lambda: names_return(
            decision=theirs,
            seen_version=read.version,
            reasons={line: "Xem lại"},
            by=world.cast.vice_chairman,
        ),
    )

    decision = fresh(read)
    is_approved = decision.state == DecisionState.APPROVED
    assert decision.content["names"] == (3 if is_approved else 2)
    assert decision.lines.filter(return_reason="").count() == decision.content["names"]


def test_approved_or_taken_back_never_both(world):
    read = world.submitted()
    mine, theirs = fresh(read), fresh(read)

    one_loser(
        lambda: decision_approve(decision=mine, seen_version=read.version, by=world.cast.chairman),
        lambda: decision_recall(decision=theirs, seen_version=read.version, by=world.cast.clerk),
    )


def test_one_name_is_revoked_once(world):
    decision = world.issued()
    line = line_of(decision, world.other)
    both = [
        world.approve(
            world.submit(
                revocation_draft(
                    decision=fresh(decision), lines=[line], reason="Gian dối", by=world.cast.clerk
                )
            )
        )
        for _ in range(2)
    ]

    one_loser(*(issuing(world, each, world.cast.records_clerk) for each in both))

    grant = Grant.objects.get(recipient="Hà Thị An")
    assert grant.state == GrantState.REVOKED
    assert Decision.objects.filter(state=DecisionState.ISSUED).count() == 2
    assert PaperNumber.objects.count() == 2


def test_one_nomination_goes_into_one_paper(world):
    def draft() -> object:
        rows = [Nomination.objects.get(pk=world.worker.pk)]
        return decision_draft(
            round_=world.round, kind=DecisionKind.AWARD, nominations=rows, by=world.cast.clerk
        )

    results = at_once(today(draft), today(draft))

    assert len([each for each in results if isinstance(each, Exception)]) == 1
    assert Decision.objects.count() == 1


def test_one_outcome_is_written_once(world):
    decision = world.issued([world.fighter], DecisionKind.PROPOSAL)
    granted = Outcome(True, "88/QĐ-UBND", TODAY, "Chủ tịch Ủy ban nhân dân huyện Yên Thế")

    def write(outcome: Outcome) -> Callable[[], object]:
        read = fresh(decision)
        line = line_of(read, world.fighter)
        return lambda: outcomes_write(decision=read, outcomes={line: outcome}, by=world.cast.clerk)

    one_loser(write(granted), write(Outcome(False)))

    line = line_of(decision, world.fighter)
    assert Grant.objects.count() == int(line.is_granted)


def test_two_payments_never_spend_the_same_money(world):
    receipt_write(
        commune=world.cast.commune,
        on=TODAY,
        amount=1_000_000,
        words="Thu đầu năm",
        by=world.cast.accountant,
    )

    def pay() -> object:
        return payment_write(
            commune=world.cast.commune,
            on=TODAY,
            amount=700_000,
            words="Mua khung",
            by=world.cast.accountant,
        )

    one_loser(pay, pay)

    assert balance_of(world.cast.commune, 2024).now == 300_000


def test_of_two_approvals_at_once_one_is_told_that_the_fund_is_short(world):
    first, second = world.submitted([world.worker]), world.submitted([world.other])
    prize = due_of(first).total
    receipt_write(
        commune=world.cast.commune,
        on=TODAY,
        amount=prize + 1,
        words="Thu đầu năm",
        by=world.cast.accountant,
    )

    def approving(decision: Decision, by: object) -> Callable[[], object]:
        read = fresh(decision)
        return lambda: decision_approve(decision=read, seen_version=read.version, by=by)

    lost = one_loser(
        approving(first, world.cast.chairman), approving(second, world.cast.vice_chairman)
    )

    assert "Quỹ khen thưởng không đủ" in str(lost)
    assert balance_of(world.cast.commune, 2024).free == 1


def test_the_prize_comes_back_once(world):
    decision = world.issued()
    line = line_of(decision, world.other)
    made = revocation_draft(decision=decision, lines=[line], reason="Gian dối", by=world.cast.clerk)
    world.issue(world.approve(world.submit(made)))

    def recover() -> object:
        grant = Grant.objects.get(recipient="Hà Thị An")
        return money_recovered(grant=grant, on=TODAY, by=world.cast.accountant)

    one_loser(recover, recover)

    assert FundEntry.objects.count() == 1
