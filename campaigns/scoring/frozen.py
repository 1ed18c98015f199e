"""A ranking as one value: what is shown, frozen, printed and made public."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from campaigns.models import Campaign, Cluster, Ranking, ScoreColumn, Scoring, TieRule
from campaigns.scoring.arithmetic import Placed, Total
from campaigns.scoring.table import NEVER, Table, UnitScores, ranking_of, table_of
from emulation.lib.quantities import format_number

Content = dict[str, Any]
NO_CLUSTER = "Đơn vị không ở cụm, khối nào"
ALL_TOGETHER = "Xếp hạng chung"
NOT_SCORED = "Chưa có phiếu nào được gửi nên không xếp hạng."


def contents_of(
    campaign: Campaign, scoring: Scoring | None = None
) -> tuple[list[Content], list[Ranking]]:
    """Return the rankings that were closed, with their rows; else those of the moment."""
    closed = list(
        Ranking.objects.filter(campaign=campaign, is_current=True)
        .select_related("cluster", "made_by__person")
        .order_by("cluster__position", "pk")
    )
    closed.sort(key=lambda ranking: ranking.cluster_id is None)
    return ([ranking.content for ranking in closed] or live_contents(campaign, scoring)), closed


def live_contents(campaign: Campaign, scoring: Scoring | None = None) -> list[Content]:
    table = table_of(campaign, scoring)
    return [ranking_content(table, cluster) for cluster in ranking_groups(table)]


def ranking_groups(table: Table) -> list[Cluster | None]:
    """Return the clusters to rank; ``None`` stands for the units in none."""
    alone = any(unit.cluster is None for unit in table.units.values())
    return [*table.clusters, *([None] if alone else [])]


def have_changed(closed: list[Content], live: list[Content]) -> bool:
    """Say whether the numbers of today would give other points or other ranks."""

    def said(contents: list[Content]) -> dict[int, tuple[Any, ...]]:
        rows = [row for content in contents for row in content["rows"]]
        return {row["unit_key"]: (row["rank"], row["points"], row["totals"]) for row in rows}

    return said(closed) != said(live)


def ranking_content(table: Table, cluster: Cluster | None) -> Content:
    """Return the ranking of a cluster (``None``: of units in none) with all that led to it."""
    key = cluster.pk if cluster else None
    placed = ranking_of(table, key)
    ranked = {one.unit for one in placed}
    rows = [_row(table, table.units[one.unit], one) for one in placed]
    rest = [unit for unit in table.units.values() if unit.cluster == key]
    rows += [_row(table, unit, None) for unit in rest if unit.unit not in ranked]
    return {
        "campaign": {"uid": str(table.campaign.uid), "name": table.campaign.name},
        "cluster": _title(table, cluster),
        "columns": [
            {"key": column, "name": str(ScoreColumn(column).label)} for column in table.order
        ],
        "ties": [str(TieRule(rule).label) for rule in table.scoring.ties],
        "criteria": _criteria(table),
        "rows": rows,
    }


def _title(table: Table, cluster: Cluster | None) -> str:
    if cluster:
        return cluster.name
    return NO_CLUSTER if table.clusters else ALL_TOGETHER


def _criteria(table: Table) -> list[dict[str, Any]]:
    depth: dict[int | None, int] = {None: -1}
    leaves = {row.pk for row in table.leaves}
    told = []
    for row in table.criteria:
        depth[row.pk] = depth[row.parent_id] + 1
        told.append(
            {
                "key": row.pk,
                "name": row.name,
                "kind": row.kind,
                "points": str(row.points),
                "depth": depth[row.pk],
                "is_whole": row.pk not in leaves,
            }
        )
    return told


def _row(table: Table, unit: UnitScores, placed: Placed | None) -> dict[str, Any]:
    final = unit.final(table.order)
    return {
        "rank": placed.rank if placed else None,
        "unit": unit.name,
        "unit_key": unit.unit,
        "unit_uid": str(unit.uid),
        "points": str(final.points) if final else "",
        "column": unit.final_column(table.order),
        "decided_by": str(TieRule(placed.decided_by).label) if placed and placed.over else "",
        "note": _note(table, unit, placed),
        "totals": {
            column: _total(unit.totals[column]) for column in table.order if column in unit.totals
        },
        "from_results": _total(unit.from_results) if unit.from_results else None,
        "formulas": {
            str(key): {
                "formula": earned.formula,
                "points": None if earned.points is None else str(earned.points),
            }
            for key, earned in unit.earned.items()
        },
        "words": _words(unit),
    }


def _total(total: Total) -> dict[str, Any]:
    return {
        "content": str(total.content),
        "bonus": str(total.bonus),
        "penalty": str(total.penalty),
        "points": str(total.points),
        "by_criterion": {str(key): str(value) for key, value in total.by_criterion.items()},
    }


def _words(unit: UnitScores) -> dict[str, dict[str, list[str]]]:
    told: dict[str, dict[str, list[str]]] = {}
    for (column, criterion), words in unit.words.items():
        told.setdefault(column, {})[str(criterion)] = words
    return told


def _note(table: Table, unit: UnitScores, placed: Placed | None) -> str:
    """Say what is not to be seen from the points: a tie, an earlier column, nothing sent."""
    if placed is None:
        return NOT_SCORED
    column = unit.final_column(table.order)
    earlier = column and column != table.order[-1]
    told = f"Tính theo cột {ScoreColumn(column).label}." if earlier else ""
    return f"{_tie_words(table, placed)} {told}".strip()


def _tie_words(table: Table, placed: Placed) -> str:
    """Say why it stands before a unit of equal points, with what was compared."""
    if placed.over is None or placed.values is None:
        return ""
    rule, other = TieRule(placed.decided_by), table.units[placed.over].name
    own, others = (_value_words(rule, value) for value in placed.values)
    return f"Bằng điểm {other}, xếp trên vì {_REASONS[rule]}: {own} so với {others}."


_REASONS: Mapping[TieRule, str] = {
    TieRule.CONTENT: "điểm nội dung cao hơn",
    TieRule.EXCEEDED: "nhiều chỉ tiêu vượt hơn",
    TieRule.PUNCTUAL: "ít báo cáo chậm hơn",
    TieRule.SELF: "tự chấm sát điểm cuối hơn",
}


def _value_words(rule: TieRule, value: Decimal | int) -> str:
    if value == NEVER:
        return "chưa tự chấm"
    number = format_number(abs(value))
    return {
        TieRule.CONTENT: number,
        TieRule.EXCEEDED: f"{number} chỉ tiêu",
        TieRule.PUNCTUAL: f"{number} báo cáo",
        TieRule.SELF: f"lệch {number} điểm",
    }[rule]
