"""Which sheets a column asks for, and which of them have not come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from campaigns.clustering.selectors import cluster_keys, participants_of
from campaigns.models import Campaign, Participant, ScoreColumn, ScoreSheet, ScoreState


@dataclass(frozen=True)
class Asked:
    """One sheet: of a unit, and in the cluster's column by which other unit."""

    unit: int
    scorer: int | None = None


@dataclass
class ColumnSheets:
    """The sheets of one column; ``alone`` are units that no other of a cluster can score."""

    column: str
    asked: list[Asked]
    alone: list[int]
    stored: dict[Asked, ScoreSheet]
    uids: dict[int, UUID]  # of the units that take part

    def place(self, asked: Asked) -> list[UUID]:
        """Return what the address of a sheet names: the unit, and who scores it."""
        return [self.uids[key] for key in (asked.unit, asked.scorer) if key]

    def is_sent(self, asked: Asked) -> bool:
        sheet = self.stored.get(asked)
        return sheet is not None and sheet.state == ScoreState.SENT

    @property
    def missing(self) -> list[Asked]:
        return [asked for asked in self.asked if not self.is_sent(asked)]

    def of_scorers(self, units: Iterable[int]) -> list[Asked]:
        """Return the sheets that the heads of these units fill in."""
        own = set(units)
        by_cluster = self.column == ScoreColumn.CLUSTER
        return [each for each in self.asked if (each.scorer if by_cluster else each.unit) in own]


def sheets_asked(
    column: str, cluster_of: Mapping[int, int | None]
) -> tuple[list[Asked], list[int]]:
    """Return the sheets of a column and the units that are left out of it. Pure.

    In the cluster's column every member that takes part scores every other one; a unit
    without a cluster, or alone in its own, is scored by nobody there.
    """
    if column != ScoreColumn.CLUSTER:
        return [Asked(unit) for unit in cluster_of], []
    together: dict[int, list[int]] = defaultdict(list)
    for unit, cluster in cluster_of.items():
        if cluster is not None:
            together[cluster].append(unit)
    asked, alone = [], []
    for unit, cluster in cluster_of.items():
        others = [each for each in together.get(cluster or 0, []) if each != unit]
        asked += [Asked(unit, other) for other in others]
        if not others:
            alone.append(unit)
    return asked, alone


def column_sheets(campaign: Campaign, column: str) -> ColumnSheets:
    """Return the sheets of a column, those stored among them; two queries as a rule."""
    return open_columns([(campaign, column)])[campaign.pk]


def open_columns(
    columns: Sequence[tuple[Campaign, str]], participants: Iterable[Participant] | None = None
) -> dict[int, ColumnSheets]:
    """Return the sheets of a column of each campaign, by its key; two queries for all.

    One where the ``participants`` are known, with their clusters. A unit without a cluster of
    its own costs two more a campaign: those it took over are looked up.
    """
    if not columns:
        return {}
    if participants is None:
        participants = participants_of(campaign for campaign, _ in columns)
    rows: dict[int, list[Participant]] = defaultdict(list)
    for row in participants:
        rows[row.campaign_id].append(row)
    stored: dict[int, dict[Asked, ScoreSheet]] = defaultdict(dict)
    wanted = (Q(campaign=campaign, column=column) for campaign, column in columns)
    for sheet in ScoreSheet.objects.filter(reduce(or_, wanted)):
        stored[sheet.campaign_id][Asked(sheet.unit_id, sheet.scorer_id)] = sheet
    return {
        campaign.pk: _column(campaign, column, rows[campaign.pk], stored[campaign.pk])
        for campaign, column in columns
    }


def _column(
    campaign: Campaign,
    column: str,
    rows: Sequence[Participant],
    stored: dict[Asked, ScoreSheet],
) -> ColumnSheets:
    uids = {row.unit_id: row.unit.uid for row in rows}
    by_cluster = column == ScoreColumn.CLUSTER
    cluster_of = cluster_keys(campaign, rows) if by_cluster else dict.fromkeys(uids)
    asked, alone = sheets_asked(column, cluster_of)
    return ColumnSheets(column, asked, alone, stored, uids)
