"""A board: one column of many units at once, criteria down and units across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from campaigns.models import Cluster, ScoreColumn, ScoreSheet, ScoreState
from campaigns.scoring.forms import SheetForm
from campaigns.scoring.frozen import ALL_TOGETHER, NO_CLUSTER, ranking_groups
from campaigns.scoring.page import Line, Page, evidence_of, page_of_sheet
from campaigns.scoring.services.sheets import leaves_by_hand
from campaigns.scoring.table import Table, UnitScores, nearest_before

MOST_UNITS = 12  # side by side
NO_CLUSTER_KEY = "khac"


@dataclass(frozen=True)
class Group:
    """Units that stand on one board: a cluster, or a part of a large one."""

    key: str
    title: str
    units: list[UnitScores]


@dataclass(eq=False)
class Lane:
    """One unit on the board: its sheet, the form that fills it in, and what was refused."""

    unit: UnitScores
    sheet: ScoreSheet
    form: SheetForm
    is_open: bool
    blocked: str = ""
    returned: str = ""
    page: Page = field(init=False)

    @property
    def key(self) -> str:
        return lane_key(self.unit)

    @property
    def is_refused(self) -> bool:
        return bool(self.form.errors or self.blocked or self.form.is_stale)


@dataclass(frozen=True)
class Row:
    """One criterion of the board: what each unit has for it."""

    line: Line  # of the first unit: name, depth, ceiling
    cells: list[tuple[Lane, Line]]


@dataclass(frozen=True)
class Part:
    kind: str
    title: str
    sums: list[tuple[Lane, Any]]
    rows: list[Row]


def lane_key(unit: UnitScores) -> str:
    return unit.uid.hex


def groups_of(table: Table) -> list[Group]:
    """Return the boards of a campaign, each with at most ``MOST_UNITS`` units."""
    groups = []
    for cluster in ranking_groups(table):
        key = cluster.pk if cluster else None
        units = [unit for unit in table.units.values() if unit.cluster == key]
        groups += _in_parts(table, cluster, units)
    return groups


def lanes_of(table: Table, column: str, group: Group) -> list[Lane]:
    """Return the units of a group with their sheets, as they are stored; two queries."""
    stored = ScoreSheet.objects.filter(
        campaign=table.campaign, column=column, unit__in=[unit.unit for unit in group.units]
    )
    found = {sheet.unit_id: sheet for sheet in stored.prefetch_related("scores")}
    leaves = leaves_by_hand(table.criteria)
    lanes = []
    for unit in group.units:
        sheet = found.get(unit.unit) or ScoreSheet(column=column, version=0)
        sheet.campaign, sheet.unit, sheet.commune = table.campaign, unit.row, table.campaign.commune
        form = lane_form(table, unit, sheet, leaves)
        is_open = table.scoring.stage == column and sheet.state == ScoreState.DRAFT
        lanes.append(Lane(unit, sheet, form, is_open))
    return lanes


def lane_form(
    table: Table, unit: UnitScores, sheet: ScoreSheet, leaves: Sequence[Any], data: Any = None
) -> SheetForm:
    """Return the form of one unit; a sheet nobody began starts with the column before."""
    _, before = nearest_before(sheet.column, unit.columns)
    return SheetForm(
        data, sheet=sheet, leaves=leaves, takes_files=False, begin_with=before,
        prefix=lane_key(unit),
    )  # fmt: skip


def parts_of(table: Table, column: str, lanes: Sequence[Lane]) -> list[Part]:
    """Lay the sheets side by side: content, bonus and penalty, each with its criteria."""
    evidence = evidence_of(table, column, [lane.unit.unit for lane in lanes])
    for lane in lanes:
        lane.page = page_of_sheet(table, lane.sheet, lane.form, evidence)
    parts = []
    for beside in zip(*(lane.page.parts for lane in lanes), strict=True):
        lines = zip(*(part.lines for part in beside), strict=True)
        rows = [Row(each[0], list(zip(lanes, each, strict=True))) for each in lines]
        sums = [(lane, part.sum) for lane, part in zip(lanes, beside, strict=True)]
        parts.append(Part(beside[0].kind, beside[0].title, sums, rows))
    return parts


def told_wrong(lanes: Sequence[Lane]) -> list[Mapping[str, Any]]:
    """Return by unit what is wrong, each with the field it is about."""
    return [
        {
            "unit": lane.unit.name,
            "general": [str(each) for each in lane.form.non_field_errors()],
            "fields": lane.page.wrong,
        }
        for lane in lanes
        if lane.form.errors and not lane.blocked
    ]


def _in_parts(table: Table, cluster: Cluster | None, units: list[UnitScores]) -> list[Group]:
    title = cluster.name if cluster else NO_CLUSTER if table.clusters else ALL_TOGETHER
    key = cluster.uid.hex if cluster else NO_CLUSTER_KEY
    if len(units) <= MOST_UNITS:
        return [Group(key, title, units)]
    parts = [units[at : at + MOST_UNITS] for at in range(0, len(units), MOST_UNITS)]
    return [
        Group(f"{key}-{number}", f"{title}, phần {number}", part)
        for number, part in enumerate(parts, start=1)
    ]


def board_title(column: str) -> str:
    return str(ScoreColumn(column).label)
