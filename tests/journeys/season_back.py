"""The back half of the season: council, decision, certificates, money, one revocation."""

from __future__ import annotations

from awards.models import Round
from emulation.org.models import Role
from tests.journeys import season_deciding as deciding
from tests.journeys import season_given as given
from tests.journeys.season_by_hand import SeasonTruth
from tests.journeys.season_council import hold_the_council, holder
from tests.journeys.town import Town


def play_back_half(town: Town, truth: SeasonTruth, round_: Round) -> None:
    """Play from the first name of the council to the statistics of the year."""
    hold_the_council(town, truth, round_)
    decision = deciding.decide(town, truth, round_)
    proposal = deciding.propose(town, truth, round_) if truth.proposed else None
    printed = given.certificates(town, truth, decision)
    given.certificates_name_who_was_given(town, truth, decision, printed)
    accountant = holder(town, Role.ACCOUNTANT)
    given.pay(town, truth, decision, accountant)
    if proposal:
        deciding.write_outcomes(town, truth, proposal)
    given.head_sees_own_awards(town, truth, truth.paper[0].nominee)
    given.revoke(town, truth, decision)
    given.recover(town, truth, accountant)
    given.register_counts(town, truth)
    given.statistics_are_ours(town, truth)
