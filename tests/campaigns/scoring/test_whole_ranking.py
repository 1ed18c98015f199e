"""A whole ranking against one that is computed here, in plain fractions, by other code.

Three clusters, four columns, every rule for results, ceilings, bonuses, penalties, ties.
"""

from __future__ import annotations

from decimal import Decimal as D
from fractions import Fraction as F
from math import floor
from typing import Any

import pytest

from campaigns.models import Criterion
from campaigns.scoring.frozen import live_contents
from targets.models import Target
from targets.services import ShareRow, period_open, periods_plan, shares_set, target_create
from tests.campaigns.scoring.made import Drive
from tests.cast import Cast
from tests.plumbing.kept import kept
from tests.targets.year_made import fill

pytestmark = pytest.mark.django_db

NAMES = ("Ao", "Bãi", "Cầu", "Dốc", "Đèo", "Gò", "Hang")
CLUSTERS = (("Hồng Lạc", "Ao", "Bãi"), ("Cầu", "Dốc"), ("Đèo", "Gò", "Hang"))
ALL = ("Hồng Lạc", *NAMES)
# share given and result of each unit; the second target is better the lower
RICE = dict(zip(ALL, ((100, 84), (80, 80), (120, 150), (60, 45), (60, 66), (90, 81), (70, 77),
                      (50, 50)), strict=True))  # fmt: skip
POOR = dict(zip(ALL, ((4, 6), (3, 3), (5, 2), (6, 6), (4, 3), (2, 5), (3, 1), (8, 8)),
                strict=True))  # fmt: skip
# road (of 10), cleanness (of 10), in one whole of at most 16; bonus of 5; penalty of 10
BY_HAND = dict(zip(ALL, ((10, 9, 3, 0), (7, 6, 0, 2), (8, 8, 5, 1), (5, 9, 2, 10), (9, 9, 1, 0),
                         (4, 4, 0, 0), (6, 7, 4, 3), (10, 10, 5, 0)), strict=True))  # fmt: skip
LEAVES = ("Đường", "Sạch", "Sáng kiến", "Vi phạm")
MOST = dict(zip(LEAVES, (10, 10, 5, 10), strict=True))


def cents(value: F) -> F:
    """Round to two places, halves up."""
    return F(floor(value * 100 + F(1, 2)), 100)


def from_results(name: str, cluster: tuple[str, ...]) -> dict[str, F]:
    given, made = map(F, RICE[name])
    asked, poor = map(F, POOR[name])
    best = max(F(RICE[other][1]) for other in cluster)
    above = (made / given - 1) * 100
    return {
        "met": F(10) if made >= given else F(0),
        "proportional": cents(15 * min(asked / poor, F(1))),
        "above": cents(5 * min(max(above, F(0)) / 20, F(1))),
        "best": cents(20 * made / best),
    }


def total(name: str, cluster: tuple[str, ...], given: dict[str, F]) -> tuple[F, F]:
    """Return all points and those of content."""
    own = from_results(name, cluster)
    content = sum(own.values()) + min(given["Đường"] + given["Sạch"], F(16))
    return content + given["Sáng kiến"] - given["Vi phạm"], content


def scored_by(column: str, name: str, scorer: str = "") -> dict[str, F]:
    """Return what a hand gives: the unit as it is, others a little less on some criteria."""
    base = dict(zip(LEAVES, map(F, BY_HAND[name]), strict=True))
    if column == "self":
        return base
    if column == "cluster":
        less = F(1 + ALL.index(scorer) % 3, 4)
        return base | {"Sạch": max(base["Sạch"] - less, F(0))}
    if column == "office":
        return base | {"Đường": base["Đường"] - F(1, 2)}
    return base | {"Vi phạm": min(base["Vi phạm"] + F(1, 4), F(10))}


def expected(cluster: tuple[str, ...]) -> list[tuple[str, int, F]]:
    """The council left Gò out: the office's points count for it."""
    finals = {}
    for name in cluster:
        column = "office" if name == "Gò" else "council"
        finals[name] = total(name, cluster, scored_by(column, name))
    order = sorted(cluster, key=lambda name: [-part for part in finals[name]])
    return [
        (name, 1 + sum(finals[other] > finals[name] for other in cluster), finals[name][0])
        for name in order
    ]


@pytest.fixture
@kept
def scored(cast: Cast) -> Drive:
    drive = Drive(cast, NAMES)
    for number, members in enumerate(CLUSTERS, start=1):
        drive.cluster(f"Cụm số {number}", *members)
    rice, poor = made(cast, drive, "Lúa", "higher"), made(cast, drive, "Hộ nghèo", "lower")
    report(drive, rice, poor)
    rules(drive, rice, poor)
    whole = drive.criterion("Làng xóm", "20")
    for name in LEAVES[:2]:
        drive.criterion(name, "10", whole)
    Criterion.objects.filter(pk=whole.pk).update(points=D(16))  # a ceiling below its parts
    drive.criterion("Sáng kiến", "5", kind="bonus")
    drive.criterion("Vi phạm", "10", kind="penalty")
    drive.plan(ties=["content"])
    return drive


def rules(drive: Drive, rice: Target, poor: Target) -> None:
    drive.criterion("met", "10", rule="met", target=rice)
    drive.criterion("proportional", "15", rule="proportional", target=poor)
    drive.criterion("above", "5", rule="above", target=rice, full_above=D(20))
    drive.criterion("best", "20", rule="best", target=rice)


def made(cast: Cast, drive: Drive, name: str, direction: str) -> Target:
    return target_create(
        commune=cast.commune, span=drive.campaign.span, name=name, value=100, unit_text="tấn",
        kind="amount", direction=direction, direction_confirmed=True, field="economy",
        comparator="=", unit_rule="sum", frequency="quarter", by=cast.clerk,
    )  # fmt: skip


def report(drive: Drive, rice: Target, poor: Target) -> None:
    """Every unit reports and the office takes it over as results."""
    from django.conf import settings

    from tests.targets.year_made import APRIL_3

    clerk = drive.cast.clerk
    for target, figures in ((rice, RICE), (poor, POOR)):
        rows = [ShareRow(drive.units[name], D(given)) for name, (given, _) in figures.items()]
        shares_set(target=target, rows=rows, by=clerk)
    first = periods_plan(span=drive.campaign.span, kind="quarter", by=clerk)[0]
    period_open(period=first, by=clerk)
    day, settings.DEMO_TODAY = settings.DEMO_TODAY, APRIL_3
    for name in ALL:
        figures = {rice: str(RICE[name][1]), poor: str(POOR[name][1])}
        sending = fill(first, drive.units[name], figures, drive.heads[name])
        approve(sending.report, drive)
    lock(first, drive)
    settings.DEMO_TODAY = day


def approve(sent: Any, drive: Drive) -> None:
    from targets.services import report_approve

    report_approve(report=sent, by=drive.cast.clerk)


def lock(period: Any, drive: Drive) -> None:
    from targets.services import period_lock

    period_lock(period=period, by=drive.cast.clerk)


def test_the_ranking_is_that_of_an_independent_computation(scored: Drive, monkeypatch) -> None:
    monkeypatch.setattr("campaigns.scoring.services.planning.unsound", lambda campaign: [])
    scored.advance()
    for column in ("self", "cluster", "office", "council"):
        for cluster in CLUSTERS:
            for name in cluster:
                scorers = [one for one in cluster if one != name] if column == "cluster" else [""]
                for scorer in scorers:
                    if (column, name) != ("council", "Gò"):
                        send(scored, column, name, scorer)
        scored.advance()

    contents = live_contents(scored.campaign)

    assert len(contents) == len(CLUSTERS)
    for content, cluster in zip(contents, CLUSTERS, strict=True):
        found = [
            (row["unit"].removeprefix("Thôn "), row["rank"], F(row["points"]))
            for row in content["rows"]
        ]
        assert found == expected(cluster)
        for row in content["rows"]:
            assert_columns(row, cluster)


def assert_columns(row: dict[str, Any], cluster: tuple[str, ...]) -> None:
    name = row["unit"].removeprefix("Thôn ")
    for column in ("self", "office"):
        wanted = total(name, cluster, scored_by(column, name))[0]
        assert F(row["totals"][column]["points"]) == wanted, (name, column)
    others = [scored_by("cluster", name, other) for other in cluster if other != name]
    mean = {leaf: cents(sum(one[leaf] for one in others) / len(others)) for leaf in LEAVES}
    assert F(row["totals"]["cluster"]["points"]) == total(name, cluster, mean)[0], name


def send(drive: Drive, column: str, name: str, scorer: str) -> None:
    given = {
        leaf: str(D(value.numerator) / D(value.denominator))
        for leaf, value in scored_by(column, name, scorer).items()
    }
    drive.send(name, given, column, scorer)
