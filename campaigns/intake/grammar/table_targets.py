"""One target made of the cells of a row: its value, baseline and what was assigned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from campaigns.intake.grammar import table_cells as cells
from campaigns.intake.grammar.table_columns import Column, cell_of
from campaigns.intake.parts import Place, ReadFigure, ReadTarget
from targets.measures import ReadValue, propose_direction, propose_kind

FROM_ABOVE = "cấp trên"  # who gave a figure where the head does not say


def target_of_value(value: cells.CellValue, text: str, unit: str, place: Place) -> ReadTarget:
    """Return a target without name from a cell; a unit typed in it goes before the row's."""
    read = value.read
    own = read.unit or (unit if read.value is not None else "")
    kind = propose_kind(value=read.value, denominator=read.denominator, unit=own, level=value.level)
    return ReadTarget(
        name="",
        op=read.comparator,
        place=place,
        value=read.value,
        value_max=read.value_max,
        unit=own,
        kind="change" if value.is_change and read.value is not None else kind,
        level=value.level,
        numerator=read.numerator,
        denominator=read.denominator,
        figures=_figures(read, text, place),
        doubts=(value.doubt,) if value.doubt else (),
        how=("table",),
    )


def _figures(read: ReadValue, text: str, place: Place) -> tuple[ReadFigure, ...]:
    """Say which letters of the cell show which number of the target."""
    wanted = [("numerator", read.numerator), ("denominator", read.denominator),
              ("value", read.value), ("value_max", read.value_max)]  # fmt: skip
    if read.numerator is not None and read.value == read.numerator:
        wanted = wanted[:2]
    shown = list(cells.numbers_in(text))
    figures = []
    for slot, value in wanted:
        at = next((n for n in shown if value is not None and n[0] == abs(value)), None)
        if at:
            shown.remove(at)
            figures.append(ReadFigure(slot, replace(place, start=at[1], end=at[2])))
    return tuple(figures)


def with_baseline(target: ReadTarget, row: Sequence[str], column: Column | None) -> ReadTarget:
    """Add the result of the year before, where the row shows one."""
    text = cell_of(row, column)
    before = cells.read_cell(text, target.unit)
    if column is None or before is None or before.read.value is None:
        return target
    value = before.read.value
    place = replace(target.place, column=column.index)
    shown = [number for number in cells.numbers_in(text) if number[0] == abs(value)]
    figures = [ReadFigure("baseline", replace(place, start=n[1], end=n[2])) for n in shown[:1]]
    return replace(
        target,
        baseline=value,
        baseline_year=column.year,
        figures=(*target.figures, *figures),
    )


def with_giver(target: ReadTarget, row: Sequence[str], column: Column | None) -> ReadTarget:
    """Add the figure that a level above gave, and which level."""
    if column is None:
        return target
    given = cells.read_cell(cell_of(row, column), target.unit)
    value = given.read.value if given else None
    return replace(target, assigned_by=column.giver or FROM_ABOVE, assigned_value=value)


def judged(target: ReadTarget) -> ReadTarget:
    """Add the direction, and how sure the reading is."""
    direction = "higher"
    if target.kind not in ("level", "qualitative"):
        kind = target.kind or "amount"
        direction = propose_direction(target.name, target.text, comparator=target.op, kind=kind)
    return replace(target, direction=direction, sure=0.95 - 0.25 * min(2, len(target.doubts)))


def moved(target: ReadTarget, key: int, row: int, column: int) -> ReadTarget:
    """Place a target of a sentence in the cell that holds it."""
    here = {"block": key, "row": row, "column": column}
    figures = tuple(
        replace(figure, place=replace(figure.place, **here)) for figure in target.figures
    )
    return replace(target, place=replace(target.place, **here), figures=figures)
