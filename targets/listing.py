"""What the list of targets shows, row by row; no query of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from emulation.lib.quantities import format_number
from emulation.lib.text import search_key
from targets.measures import Check, format_value
from targets.models import Comparator, Direction, Field, Target, TargetValue

ALWAYS_SHOWN = 4  # columns: name, figures, unit, direction
INDENTS = ("", "ps-4", "ps-5")
DIRECTION_WORDS = {
    Direction.HIGHER: "Cao hơn",
    Direction.LOWER: "Thấp hơn",
    Direction.EXACTLY: "Đúng bằng",
    Direction.WITHIN: "Trong khoảng",
}


@dataclass(frozen=True)
class Row:
    target: Target
    depth: int
    figures: str  # of the year, without the unit: "< 1", "6/6 (100%)"
    baseline: str
    direction: str
    answering: str
    check: Check | None
    whole: str = ""  # the parent's name, where it stands elsewhere

    @property
    def indent(self) -> str:
        return INDENTS[min(self.depth, len(INDENTS) - 1)]


@dataclass(frozen=True)
class Group:
    label: str
    rows: list[Row]


def value_words(row: TargetValue | None, unit: str = "", *, signs: bool = False) -> str:
    """Return a value in words, or as figures of a column; "chưa có" for none."""
    if row is None:
        return "chưa có"
    return format_value(
        row.comparator,
        row.value,
        row.value_max,
        unit,
        row.numerator,
        row.denominator,
        row.level,
        signs=signs,
    )


def column_figures(target: Target) -> str:
    """Return the figures for a column whose unit stands in a column of its own."""
    current, unit = target.current, target.indicator.unit_text
    has_share = unit == "%" and current is not None and current.denominator is not None
    return value_words(current, "%" if has_share else "", signs=True)


def found(targets: Iterable[Target], words: str, field: str = "") -> list[Target]:
    """Return the targets whose name holds the words, without accents, in a field if given."""
    key = search_key(words)
    return [
        target
        for target in targets
        if key in target.search_key and field in ("", target.indicator.field)
    ]


def counters_of(targets: Iterable[Target]) -> list[tuple[str, str, int]]:
    """Return (value, label, number) of every field that has targets, all of them first."""
    numbers = Counter(target.indicator.field for target in targets)
    fields = [(each.value, each.label, numbers[each]) for each in Field if numbers[each]]
    return [("", "Tất cả", numbers.total()), *fields]


def groups_of(
    targets: Sequence[Target], names: Mapping[int, str], checks: Mapping[Hashable, Check]
) -> list[Group]:
    """Group by field; parts stand indented under their whole where both are of the field."""
    groups = []
    for field in Field:
        rows = [target for target in targets if target.indicator.field == field]
        if rows:
            groups.append(Group(field.label, _tree(rows, names, checks)))
    return groups


def columns_of(groups: Iterable[Group]) -> dict[str, Any]:
    """Say which of the columns that may be empty throughout have something in them."""
    rows = [row for group in groups for row in group.rows]
    has_baselines = any(row.baseline for row in rows)
    has_answering = any(row.answering for row in rows)
    return {
        "has_baselines": has_baselines,
        "has_answering": has_answering,
        "columns": ALWAYS_SHOWN + has_baselines + has_answering,
    }


def rows_of(
    targets: Iterable[Target], names: Mapping[int, str], checks: Mapping[Hashable, Check]
) -> list[Row]:
    """Return rows as they come, without indents."""
    return [_row(target, 0, names, checks) for target in targets]


def _tree(
    targets: Sequence[Target], names: Mapping[int, str], checks: Mapping[Hashable, Check]
) -> list[Row]:
    here = {target.pk for target in targets}
    parts: dict[int | None, list[Target]] = {}
    for target in targets:
        parts.setdefault(target.parent_id if target.parent_id in here else None, []).append(target)
    rows: list[Row] = []

    def walk(parent: int | None, depth: int) -> None:
        for target in parts.get(parent, []):
            rows.append(_row(target, depth, names, checks))
            walk(target.pk, depth + 1)

    walk(None, 0)
    return rows


def _row(
    target: Target, depth: int, names: Mapping[int, str], checks: Mapping[Hashable, Check]
) -> Row:
    return Row(
        target=target,
        depth=depth,
        figures=column_figures(target),
        baseline=_baseline(target),
        direction=_direction(target),
        answering=names.get(target.answering_unit_id or 0, ""),
        check=checks.get(target.pk),
        whole=target.parent.name if target.parent and depth == 0 else "",
    )


def _direction(target: Target) -> str:
    """Return the better side; what is kept or achieved has none."""
    if target.current and target.current.comparator in (Comparator.MAINTAIN, Comparator.ACHIEVE):
        return ""
    return DIRECTION_WORDS[target.indicator.direction]


def _baseline(target: Target) -> str:
    if target.baseline is None:
        return ""
    year = f" ({target.baseline_year})" if target.baseline_year else ""
    return format_number(target.baseline) + year
