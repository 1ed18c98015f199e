"""Which columns of a table give the targets of the paper, and beside which figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.intake.grammar.table_cells import is_empty
from campaigns.intake.grammar.table_columns import Column, Head
from campaigns.intake.grammar.table_words import is_far, is_given, rank_of_giver


@dataclass(frozen=True)
class Slot:
    """One target a row: the column of its value and those of the figures beside it."""

    value: Column
    assigned: Column | None = None
    baseline: Column | None = None
    label: str = ""
    year_words: str = ""  # where one table plans several years

    def shown_in(self, row: Sequence[str]) -> tuple[Column, str] | None:
        """Return the column and text of the value; a blank cell leaves it as assigned."""
        for column in (self.value, self.assigned):
            if column and column.index < len(row) and not is_empty(row[column.index]):
                return column, row[column.index]
        return None


def holds_targets(head: Head, *, in_target_place: bool, named: bool) -> bool:
    """Say whether a table of these columns gives targets.

    Points, prices and mere results give none; money and bare quantities only in a place of
    targets; figures planned, where a unit of measure or the words around say "chỉ tiêu".
    """
    plans = head.of("plan", "total")
    has_unit = head.first("unit") is not None
    if head.of("points") and not (plans and has_unit):
        return False
    if head.of("price"):
        return False
    if plans and (has_unit or named or in_target_place):
        return True
    if head.of("year"):
        return named or in_target_place
    is_place = in_target_place or (named and has_unit and not head.of("money"))
    return is_place and bool(head.of("quantity", "measure", "money"))


def chosen_slots(head: Head, year: int | None) -> list[Slot]:
    """Return the columns to read targets from, in the order of the table."""
    plans, actuals = _plans_and_actuals(head, year)
    plans = _of_the_year(plans, actuals, year)
    groups: dict[tuple[str, int | None], list[Column]] = {}
    for column in plans:
        groups.setdefault((column.label, column.year), []).append(column)
    years = {column.year for column in plans if column.year}
    return [_slot(group, actuals, len(years) > 1) for group in groups.values()]


def _plans_and_actuals(head: Head, year: int | None) -> tuple[list[Column], list[Column]]:
    """Part the columns; a bare year is a plan from the paper's year on, a result before."""
    plans = head.of("plan") or head.of("total")
    actuals = head.of("actual")
    bare = head.of("year")
    if not bare:
        fallback = head.of("quantity") or head.of("measure") or head.of("money")
        return plans or fallback, actuals
    last = max((column.year or 0 for column in bare), default=0)
    turn = year or (0 if not actuals and not plans else last)
    turn = turn if last >= turn else last
    if not plans:
        plans = [column for column in bare if (column.year or 0) >= turn]
    return plans, actuals + [column for column in bare if (column.year or 0) < turn]


def _of_the_year(plans: list[Column], actuals: list[Column], year: int | None) -> list[Column]:
    """Keep the plans of the paper's year; without one, those that have no result yet."""
    exact = [c for c in plans if year and c.year == year and not c.spans_years]
    if exact:
        return exact
    spans = [c for c in plans if c.spans_years]
    if spans and not year and len(plans) > len(spans):
        plans = spans
    if next_year := _next_after(plans, actuals):
        return next_year
    past = {c.year for c in actuals if c.year}
    ahead = [c for c in plans if not (c.year in past or (year and c.year and c.year < year))]
    undated = [c for c in ahead if c.year is None]
    return undated or ahead or plans


def _next_after(plans: list[Column], actuals: list[Column]) -> list[Column]:
    """Return the plans of the year after the last results, where later aims stand beside."""
    last = max((c.year for c in actuals if c.year and not c.spans_years), default=0)
    ahead = [c for c in plans if c.year == last + 1 and not c.spans_years and not is_far(c.head)]
    return ahead if last else []


def _slot(group: list[Column], actuals: list[Column], tell_year: bool) -> Slot:
    """Choose among equal columns: the paper's own figure beside the one it was given."""
    own = max(group, key=lambda column: (column.rank, -column.index))
    given = [column for column in group if column is not own and is_given(column.head)]
    above = [column for column in given if column.rank < rank_of_giver("xã")]
    assigned = max(above or given, key=lambda column: column.rank, default=None)
    if assigned is None and own.giver:
        assigned = own
    words = f"năm {own.year}" if tell_year and own.year else ""
    return Slot(own, assigned, _baseline(own, actuals), own.label, words)


def _baseline(own: Column, actuals: list[Column]) -> Column | None:
    """Return the latest result before the plan."""
    before = [
        column
        for column in actuals
        if column.label == own.label
        and not column.spans_years
        and (column.year is None or own.year is None or column.year < own.year)
    ]
    return max(before, key=lambda column: (column.year or 0, column.index), default=None)
