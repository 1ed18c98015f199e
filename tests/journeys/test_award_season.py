"""The award season of phường Ngô Quyền, on 360 px phones, against sums worked out by hand.

In 2024 the city decides Chiến sĩ thi đua cơ sở and a Tờ trình goes up; in 2026 the chairman
decides it himself. The short season is a small one of 2026.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys import season_back as back
from tests.journeys import season_front as front
from tests.journeys.mortal_server import MortalServer
from tests.journeys.season_by_hand import SHORT, YEAR_2024, YEAR_2026, SeasonTruth
from tests.journeys.season_report import write_year_report
from tests.journeys.season_town import SeasonTown, season_town
from tests.plumbing.browser import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def live_server(transactional_db: None) -> Iterator[MortalServer]:
    server = MortalServer()
    yield server
    server.stop()


@pytest.fixture
def play(seat, open_page, settings, live_server: MortalServer):
    """Return a function that plays a season from the opening of the round to its report."""

    def play_season(truth: SeasonTruth) -> SeasonTown:
        town = season_town(truth, seat, settings, live_server)
        town.visitor = lambda: open_page(PHONE)
        front.play_front(town, truth)
        back.play_back_half(town, truth, town.round)
        write_year_report(town, truth)
        return town

    return play_season


def test_a_small_season(play):
    play(SHORT)


@pytest.mark.slow
def test_the_season_in_which_the_city_decides(play):
    play(YEAR_2024)


@pytest.mark.slow
def test_the_season_in_which_the_chairman_decides(play):
    play(YEAR_2026)
