"""All points of a campaign: by unit, column and criterion, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from campaigns.clustering.selectors import cluster_keys, participants_of
from campaigns.models import (
    Campaign,
    Cluster,
    Criterion,
    ScoreColumn,
    ScoreSheet,
    ScoreState,
    Scoring,
    TieRule,
)
from campaigns.scoring.arithmetic import (
    Earned,
    Node,
    Placed,
    Total,
    added_up,
    mean_of,
    ranked,
)
from campaigns.scoring.earning import earned_of, exceeded_of, late_of
from emulation.lib import dates
from emulation.org.models import Unit
from emulation.org.selectors import unit_names

NEVER = Decimal("-Infinity")  # a unit that never scored itself is the farthest from its end


@dataclass
class UnitScores:
    """One unit's points by column; ``earned`` are those that results give, the same in each."""

    row: Unit
    name: str
    cluster: int | None
    earned: dict[int, Earned] = field(default_factory=dict)
    columns: dict[str, dict[int, Decimal]] = field(default_factory=dict)
    words: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    totals: dict[str, Total] = field(default_factory=dict)
    from_results: Total | None = None  # where nothing at all is scored by hand

    @property
    def unit(self) -> int:
        return self.row.pk

    @property
    def uid(self) -> UUID:
        return self.row.uid

    def final_column(self, order: Iterable[str]) -> str:
        """Return the last column that has points: where one was never sent, that before it."""
        filled = [column for column in order if column in self.totals]
        return filled[-1] if filled else ""

    def final(self, order: Iterable[str]) -> Total | None:
        """Return the total that counts."""
        return self.totals.get(self.final_column(order), self.from_results)


@dataclass
class Table:
    """The whole of a campaign's scoring."""

    campaign: Campaign
    scoring: Scoring
    criteria: list[Criterion]
    nodes: tuple[Node, ...]
    units: dict[int, UnitScores]

    @property
    def leaves(self) -> list[Criterion]:
        wholes = {row.parent_id for row in self.criteria}
        return [row for row in self.criteria if row.pk not in wholes]

    @property
    def order(self) -> list[str]:
        return [column for column in ScoreColumn.values if column in self.scoring.columns]

    @cached_property
    def clusters(self) -> list[Cluster]:
        keys = {unit.cluster for unit in self.units.values()} - {None}
        return list(Cluster.objects.filter(pk__in=keys).order_by("position", "pk"))

    @cached_property
    def exceeded(self) -> dict[int, int]:
        return exceeded_of(self.campaign, self.units)

    @cached_property
    def late(self) -> dict[int, int]:
        return late_of(self.campaign, self.units)


def scoring_of(campaign: Campaign) -> Scoring:
    """Return the scoring of the campaign, or a new one that is not stored."""
    found = Scoring.objects.filter(campaign=campaign).first()
    scoring = found or Scoring(campaign=campaign)
    scoring.campaign, scoring.commune = campaign, campaign.commune
    return scoring


def table_of(campaign: Campaign, scoring: Scoring | None = None) -> Table:
    """Read all points of a campaign and add them up, column by column."""
    scoring = scoring or scoring_of(campaign)
    criteria = criteria_of(campaign)
    units = _units(campaign)
    table = Table(campaign, scoring, criteria, tree_of(criteria), units)
    found = earned_of(criteria, {key: unit.cluster for key, unit in units.items()})
    _read(campaign, units)
    by_hand = any(not row.rule for row in table.leaves)
    for unit in units.values():
        unit.earned = found[unit.unit]
        own = {key: one.points for key, one in unit.earned.items() if one.points is not None}
        for column, points in unit.columns.items():
            unit.totals[column] = added_up(table.nodes, {**points, **own})
        if criteria and not by_hand:
            unit.from_results = added_up(table.nodes, own)
    return table


def given_to(campaign: Campaign, unit: Unit) -> dict[str, dict[int, Decimal]]:
    """Return by column the points that one unit was given by hand; one query."""
    one = UnitScores(unit, "", None)
    _read(campaign, {unit.pk: one})
    return one.columns


def nearest_before(
    column: str, columns: Mapping[str, dict[int, Decimal]]
) -> tuple[str, dict[int, Decimal]]:
    """Return the nearest column before this one that has points, and them; else "" and none."""
    order = list(ScoreColumn.values)
    earlier = reversed(order[: order.index(column)])
    return next(((each, columns[each]) for each in earlier if each in columns), ("", {}))


def criteria_of(campaign: Campaign) -> list[Criterion]:
    """Return the criteria in reading order: each whole, then its parts."""
    rows = campaign.criterions.select_related("target__indicator").order_by("position", "pk")
    below: dict[int | None, list[Criterion]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def read(parent: int | None) -> Iterable[Criterion]:
        for row in below[parent]:
            yield row
            yield from read(row.pk)

    return list(read(None))


def tree_of(criteria: Iterable[Criterion]) -> tuple[Node, ...]:
    below: dict[int | None, list[Criterion]] = defaultdict(list)
    for row in criteria:
        below[row.parent_id].append(row)

    def nodes(parent: int | None) -> tuple[Node, ...]:
        return tuple(Node(row.pk, row.kind, row.points, nodes(row.pk)) for row in below[parent])

    return nodes(None)


def ranking_of(table: Table, cluster: int | None) -> list[Placed]:
    """Rank the units of a cluster (``None``: those in none) by the last column that has points."""
    finals = {
        unit.unit: final
        for unit in table.units.values()
        if unit.cluster == cluster and (final := unit.final(table.order)) is not None
    }
    compared = _compared(table, finals)
    ties = [(rule, compared[TieRule(rule)]) for rule in table.scoring.ties]
    return ranked({key: final.points for key, final in finals.items()}, ties)


def _compared(
    table: Table, finals: Mapping[int, Total]
) -> dict[TieRule, Callable[[int], Decimal | int]]:
    def closeness(unit: int) -> Decimal:
        own = table.units[unit].totals.get(ScoreColumn.SELF)
        return NEVER if own is None else -abs(own.points - finals[unit].points)

    return {
        TieRule.CONTENT: lambda unit: finals[unit].content,
        TieRule.EXCEEDED: lambda unit: table.exceeded[unit],
        TieRule.PUNCTUAL: lambda unit: -table.late[unit],
        TieRule.SELF: closeness,
    }


def _units(campaign: Campaign) -> dict[int, UnitScores]:
    rows = participants_of([campaign])
    names = unit_names([row.unit_id for row in rows], dates.today())
    cluster_of = cluster_keys(campaign, rows)
    return {
        row.unit_id: UnitScores(row.unit, names[row.unit_id], cluster_of[row.unit_id])
        for row in rows
    }


def _read(campaign: Campaign, units: Mapping[int, UnitScores]) -> None:
    """Read the sheets that were sent; what several members of a cluster gave is their mean."""
    sheets = ScoreSheet.objects.filter(
        campaign=campaign, state=ScoreState.SENT, unit__in=list(units)
    )
    given: dict[tuple[int, str], dict[int, dict[int, Decimal]]] = defaultdict(dict)
    for key, unit, column, scorer, criterion, points, words in sheets.order_by(
        "pk", "scores__pk"
    ).values_list("pk", "unit", "column", "scorer", *_SCORE):
        sheet = given[unit, column].setdefault(key, {})
        if criterion is None:  # all of its criteria take their points from results
            continue
        sheet[criterion] = points
        if words:
            by = f"{units[scorer].name}: " if scorer in units else ""
            units[unit].words.setdefault((column, criterion), []).append(by + words)
    for (unit, column), by_sheet in given.items():
        units[unit].columns[column] = mean_of(list(by_sheet.values()))


_SCORE = ("scores__criterion", "scores__points", "scores__words")
