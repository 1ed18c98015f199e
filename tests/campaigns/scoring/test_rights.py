"""Who fills in which column, and who sees points when: truth tables."""

from __future__ import annotations

import pytest

from campaigns.models import ScoreSheet
from campaigns.scoring.rules import scorer_of, view_scores
from emulation.lib import dates
from tests.campaigns.scoring.made import Drive

pytestmark = pytest.mark.django_db

PEOPLE = (
    "clerk", "checker", "chairman", "records_clerk", "accountant", "council_secretary",
    "council_member", "viewer", "administrator", "overseer", "outsider", "outsider_chairman",
    "visitor",
)  # fmt: skip
HEADS = ("Hồng Lạc", "Ao", "Bãi")
SCORERS = {
    # the sheet of Thôn Ao; in the cluster's column by Thôn Hồng Lạc
    "self": {"Ao"},
    "cluster": {"Hồng Lạc"},
    "office": {"clerk", "checker"},
    "council": {"council_secretary"},
}


def everybody(drive: Drive) -> dict[str, object]:
    people = {name: getattr(drive.cast, name) for name in PEOPLE}
    return people | {name: drive.heads[name] for name in HEADS}


@pytest.mark.parametrize("column", SCORERS)
def test_each_column_has_its_own_hands(drive: Drive, column: str) -> None:
    sheet = drive.sheet("Ao", column, "Hồng Lạc" if column == "cluster" else "")
    may = {name for name, user in everybody(drive).items() if scorer_of(user, sheet)}
    assert may == SCORERS[column]


def test_nobody_at_all_may_score_a_unit_in_its_own_name(drive: Drive) -> None:
    unit = drive.units["Ao"]
    sheet = ScoreSheet(
        commune=unit.commune, campaign=drive.campaign, unit=unit, column="cluster", scorer=unit
    )
    assert not [name for name, user in everybody(drive).items() if scorer_of(user, sheet)]


def test_points_are_of_the_office_and_the_council_until_they_are_public(drive: Drive) -> None:
    scoring = drive.scoring
    office = {"clerk", "checker", "chairman", "council_secretary", "council_member", "viewer"}
    people = everybody(drive)
    assert {name for name, user in people.items() if view_scores(user, scoring)} == office
    scoring.published_at = dates.now()
    strangers = {"outsider", "outsider_chairman", "visitor"}
    assert {name for name, user in people.items() if view_scores(user, scoring)} == (
        set(people) - strangers
    )
