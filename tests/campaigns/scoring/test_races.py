"""Two people in the same moment: one of them is told."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.models import Ranking, ScoreSheet
from campaigns.scoring.services import (
    ranking_close,
    scoring_advance,
    scoring_go_back,
    sheet_save,
)
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from tests.campaigns.scoring.made import DUE, GOOD, Drive
from tests.cast import TODAY, make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.fixture
def race(on_postgresql: None) -> Drive:
    drive = Drive(make_cast())
    drive.cluster("Cụm số 1", "Hồng Lạc", "Ao")
    drive.usual_criteria()
    drive.plan()
    drive.advance()
    return drive


def outcomes(found: list[object]) -> list[object]:
    return [type(each) for each in found if isinstance(each, Exception)]


def save(drive: Drive) -> ScoreSheet:
    with dates.on_day(TODAY):
        points = drive.points({"Vệ sinh": "35"})
        sheet = drive.sheet("Ao")
        return sheet_save(sheet=sheet, points=points, seen_version=0, by=drive.heads["Ao"])


def test_two_devices_that_begin_one_sheet(race: Drive) -> None:
    found = at_once(lambda: save(race), lambda: save(race))
    assert outcomes(found) == [StaleVersion]
    assert ScoreSheet.objects.get().version == 1


def send(drive: Drive) -> ScoreSheet:
    with dates.on_day(TODAY):
        return drive.send("Ao", GOOD)


def advance(drive: Drive) -> object:
    with dates.on_day(TODAY):
        return scoring_advance(scoring=drive.scoring, due_on=DUE, by=drive.cast.clerk)


def test_a_sheet_sent_while_its_column_closes_is_whole_or_refused(race: Drive) -> None:
    found = at_once(lambda: send(race), lambda: advance(race))
    assert race.scoring.stage == "cluster"
    is_sent = ScoreSheet.objects.filter(state="sent").exists()
    assert outcomes(found) == ([] if is_sent else [WrongState])


def test_of_two_clerks_who_open_the_next_column_one_does(race: Drive) -> None:
    seen = race.scoring, race.scoring

    def open_next(scoring: object, due_on: dt.date = DUE) -> object:
        with dates.on_day(TODAY):
            return scoring_advance(scoring=scoring, due_on=due_on, by=race.cast.clerk)

    found = at_once(*(lambda each=each: open_next(each) for each in seen))
    assert outcomes(found) == [WrongState]
    assert race.scoring.stage == "cluster"


def test_a_ranking_closed_twice_at_once_is_there_once(race: Drive) -> None:
    race.send("Ao", GOOD)
    for _ in range(4):
        race.advance()

    def close() -> object:
        with dates.on_day(TODAY):
            return ranking_close(campaign=race.campaign, by=race.cast.clerk)

    assert outcomes(at_once(close, close)) == []
    assert Ranking.objects.filter(is_current=True).count() == 2  # one cluster, units in none


def test_a_sheet_sent_while_the_column_before_opens_again_does_not_stay_sent(race: Drive) -> None:
    race.advance()
    race.advance()  # the office's column

    def send_office() -> object:
        with dates.on_day(TODAY):
            return race.send("Ao", GOOD, "office")

    def go_back() -> object:
        with dates.on_day(TODAY):
            return scoring_go_back(scoring=race.scoring, reason="Xem lại", by=race.cast.clerk)

    found = at_once(send_office, go_back)
    assert set(outcomes(found)) <= {WrongState}  # who comes too late is told; the clerk never
    assert not isinstance(found[1], Exception)
    assert race.scoring.stage == "cluster"
    assert not ScoreSheet.objects.filter(state="sent").exists()
