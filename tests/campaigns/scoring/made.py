"""A drive that is scored: units with heads, clusters, criteria, columns filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from copy import copy
from decimal import Decimal as D

from campaigns.clustering.services import cluster_create, members_set
from campaigns.launching.services import campaign_create, campaign_launch, participants_choose
from campaigns.launching.services.criteria import criterion_add
from campaigns.models import (
    Campaign,
    CampaignKind,
    Cluster,
    Criterion,
    LaunchPaper,
    ScoreSheet,
    Scoring,
    Taking,
)
from campaigns.scoring.services import (
    Points,
    scoring_advance,
    scoring_plan,
    sheet_of,
    sheet_send,
)
from campaigns.scoring.table import criteria_of
from emulation.org.models import Role, Unit, UnitKind, User
from tests.cast import TODAY, Cast, make_unit, make_user

DUE = TODAY + dt.timedelta(days=7)
COLUMNS = ("self", "cluster", "office", "council")
TIES = ("content", "exceeded", "punctual", "self")


class Drive:
    """A drive of some villages, each with a head; ``points`` fills in by name of criterion."""

    def __init__(self, cast: Cast, names: Sequence[str] = ("Ao", "Bãi", "Cầu")) -> None:
        self.cast = cast
        self.units: dict[str, Unit] = {"Hồng Lạc": cast.village}
        self.heads: dict[str, User] = {"Hồng Lạc": cast.unit_head}
        for number, name in enumerate(names, start=1):
            unit = make_unit(cast.commune, f"Thôn {name}", UnitKind.VILLAGE)
            self.units[name] = unit
            self.heads[name] = make_user(unit, f"Vi Văn {name}", Role.UNIT_HEAD, f"head{number}")
        self.campaign = self._launched("Thi đua làm đường thôn")

    def another(self, name: str) -> Drive:
        """Return one more drive of the same units and heads."""
        other = copy(self)
        other.campaign = other._launched(name)
        return other

    def _launched(self, name: str) -> Campaign:
        campaign = campaign_create(
            commune=self.cast.commune,
            kind=CampaignKind.DRIVE,
            name=name,
            starts_on=TODAY,
            ends_on=TODAY + dt.timedelta(days=60),
            register_from=TODAY,
            register_until=TODAY + dt.timedelta(days=10),
            taking=Taking.CHOSEN,
            paper_kind=LaunchPaper.OUTSIDE,
            outside_citation="Kế hoạch số 5/KH-UBND",
            by=self.cast.clerk,
        )
        participants_choose(campaign=campaign, units=list(self.units.values()), by=self.cast.clerk)
        return campaign_launch(campaign=campaign, by=self.cast.clerk)

    def cluster(self, name: str, *members: str, year: int = 2024) -> Cluster:
        cluster = cluster_create(
            commune=self.cast.commune, year=year, name=name, by=self.cast.clerk
        )
        units = [self.units[member] for member in members]
        return members_set(cluster=cluster, units=units, head=units[0], by=self.cast.clerk)

    def criterion(self, name: str, points: str, parent: Criterion | None = None, **more: object):
        return criterion_add(
            campaign=self.campaign,
            parent=parent,
            name=name,
            points=D(points),
            by=self.cast.clerk,
            **({"kind": "content"} | more),
        )

    def usual_criteria(self) -> None:
        """60 in two parts, 40, a bonus of 5 and a penalty of 10."""
        whole = self.criterion("Làm đường", "60")
        self.criterion("Chiều dài", "40", whole)
        self.criterion("Chất lượng", "20", whole)
        self.criterion("Vệ sinh", "40")
        self.criterion("Sáng kiến", "5", kind="bonus")
        self.criterion("Vi phạm", "10", kind="penalty")

    def plan(self, columns: Sequence[str] = COLUMNS, ties: Sequence[str] = TIES) -> Scoring:
        return scoring_plan(campaign=self.campaign, columns=columns, ties=ties, by=self.cast.clerk)

    @property
    def scoring(self) -> Scoring:
        return Scoring.objects.select_related("campaign__commune", "commune").get(
            campaign=self.campaign
        )

    def advance(self) -> Scoring:
        return scoring_advance(scoring=self.scoring, due_on=DUE, by=self.cast.clerk)

    def sheet(self, name: str, column: str = "self", scorer: str = "") -> ScoreSheet:
        return sheet_of(
            campaign=self.campaign,
            unit=self.units[name],
            column=column,
            scorer=self.units[scorer] if scorer else None,
        )

    def points(self, given: Mapping[str, str], words: str = "") -> list[Points]:
        by_name = {row.name: row for row in criteria_of(self.campaign)}
        return [Points(by_name[name], D(value), words) for name, value in given.items()]

    def hand(self, column: str, name: str, scorer: str = "") -> User:
        return {
            "self": self.heads[name],
            "cluster": self.heads[scorer or name],
            "office": self.cast.checker,
            "council": self.cast.council_secretary,
        }[column]

    def send(
        self, name: str, given: Mapping[str, str], column: str = "self", scorer: str = "",
        words: str = "đã xem tại chỗ",
    ) -> ScoreSheet:  # fmt: skip
        sheet = self.sheet(name, column, scorer)
        return sheet_send(
            sheet=sheet,
            points=self.points(given, words),
            seen_version=sheet.version,
            by=self.hand(column, name, scorer),
        )


GOOD = {"Chiều dài": "38", "Chất lượng": "18", "Vệ sinh": "35", "Sáng kiến": "3", "Vi phạm": "1"}
