"""Makes the awards of phường Ngô Quyền: old ones, a decision, a proposal to the city."""

from __future__ import annotations

from awards.models import Council, Round
from awards.states import DecisionKind
from emulation.demonstration.award_acts import (
    Office,
    approved,
    decision_drafted,
    found_eligible,
    issued,
    nominated,
    office_of,
    received,
    round_opened,
    signed_by_deputy,
    staff_hired,
    standing,
    submitted,
)
from emulation.demonstration.awards_2024 import ngo_quyen as told
from emulation.demonstration.council_acts import (
    council_made,
    held,
    minutes_numbered,
    sitting_planned,
    tabled,
)
from emulation.demonstration.places import NGO_QUYEN
from emulation.demonstration.seed_places import BEGINNING
from emulation.demonstration.seed_register import fund_begun, register_begun, series_opened
from emulation.lib import dates
from emulation.org.models import Commune

FIRST_NUMBERS = (1, 1, 1)
Mode = Commune.SigningMode


def make_awards() -> None:
    office = office_of("nq-trang", "nq-diep", "nq-nhung", "nq-van")
    series_opened(office.commune, NGO_QUYEN.unit, FIRST_NUMBERS)
    staff_hired(office.commune, told.STAFF, BEGINNING)
    council = council_made(office, told.ASSEMBLY, told.WRITTEN_ON)
    register_begun(office, told.DECISIONS, told.INITIATIVES, told.WRITTEN_ON)
    fund_begun(office, told.RECEIPTS, ((None, told.YEARS_BUDGET),), told.BUDGETED_ON)
    round_ = round_opened(office, told.ROUND)
    keys = _voted_on(office, council, round_)
    workers = keys[: len(told.WORKERS)]
    _decide(office, workers)
    passed = [row.pk for row in standing(keys) if row.state == "passed"]
    _propose(office, passed)


def _voted_on(office: Office, council: Council, round_: Round) -> list[int]:
    with dates.on_day(told.SENT):
        keys = nominated(round_, told.ALL)
    received(office, keys, told.RECEIVED)
    found_eligible(office, keys, told.CHECKED, told.CHECK_NOTE)
    sitting = sitting_planned(office, council, round_, told.SITTING)
    modes = [vote.mode for vote in told.VOTES]
    tabled(office, sitting, keys, modes, told.SITTING.planned_on)
    held(office, sitting, told.SITTING, told.VOTES)
    minutes_numbered(office, sitting, told.MINUTES_ISSUED, told.MINUTES_NUMBER)
    return keys


def _decide(office: Office, keys: list[int]) -> None:
    """The ward itself gives Lao động tiên tiến; the vice-chairman signs for the chairman."""
    decision = decision_drafted(office, keys, told.DRAFTED)
    signed_by_deputy(office, decision, Mode.DEPUTY, told.DRAFTED)
    submitted(office, decision, told.SUBMITTED)
    approved(office, decision, told.APPROVED)
    issued(office, decision, told.ISSUED, told.DECISION_NUMBER)


def _propose(office: Office, keys: list[int]) -> None:
    """Chiến sĩ thi đua cơ sở is the city's to give; it has not answered yet."""
    proposal = decision_drafted(office, keys, told.PROPOSED, DecisionKind.PROPOSAL)
    signed_by_deputy(office, proposal, Mode.COLLECTIVE_DEPUTY, told.PROPOSED)
    submitted(office, proposal, told.PROPOSED)
    approved(office, proposal, told.PROPOSED)
    issued(office, proposal, told.PROPOSAL_ISSUED, told.PROPOSAL_NUMBER)
