"""What the page of one sheet shows: the tree of criteria with all that is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.forms import BoundField

from campaigns.models import (
    Criterion,
    CriterionKind,
    ScoreColumn,
    ScoreEvidence,
    ScoreSheet,
    ScoreState,
)
from campaigns.scoring.arithmetic import Total, added_up
from campaigns.scoring.forms import SheetForm, decimal_of, files_name, points_name, words_name
from campaigns.scoring.table import Table

Evidence = dict[tuple[int, int], list[ScoreEvidence]]  # by unit and criterion
ORDER = (CriterionKind.CONTENT, CriterionKind.BONUS, CriterionKind.PENALTY)


@dataclass
class Line:
    """One criterion: a whole with its sum, one from results, or one that is scored by hand."""

    criterion: Criterion
    depth: int
    is_whole: bool
    formula: str = ""
    earned: Decimal | None = None
    before: list[tuple[str, Decimal, list[str]]] = field(default_factory=list)
    points: BoundField | None = None
    words: BoundField | None = None
    files: BoundField | None = None
    evidence: list[ScoreEvidence] = field(default_factory=list)  # own, or of who scored itself
    sum: Decimal = Decimal(0)
    is_other: bool = False  # what the field holds differs from the column before

    @property
    def known(self) -> tuple[str, Decimal, list[str]] | None:
        """Return the nearest column before, its points and words."""
        return self.before[-1] if self.before else None

    @property
    def is_folded(self) -> bool:
        """Say whether note and files stand out of the way: nothing asks for them."""
        asks = self.before or self.criterion.needs_evidence
        return not asks and self.words is not None and not self.words.value()


@dataclass(frozen=True)
class Part:
    kind: str
    title: str
    lines: list[Line]
    sum: Decimal


@dataclass(frozen=True)
class Page:
    parts: list[Part]
    total: Total
    wrong: list[tuple[str, str, str]]  # id of the field, name, sentence


def page_of_sheet(
    table: Table, sheet: ScoreSheet, form: SheetForm, evidence: Evidence | None = None
) -> Page:
    unit, typed = table.units[sheet.unit_id], _typed(form)
    total = added_up(table.nodes, typed | _earned(table, sheet))
    if evidence is None:
        evidence = evidence_of(table, sheet.column, [sheet.unit_id])
    order = list(ScoreColumn.values)
    earlier = [c for c in order[: order.index(sheet.column)] if c in unit.columns]
    lines: dict[str, list[Line]] = {kind: [] for kind in ORDER}
    wholes = {row.parent_id for row in table.criteria}
    depth: dict[int | None, int] = {None: -1}
    for row in table.criteria:
        depth[row.pk] = depth[row.parent_id] + 1
        line = Line(row, depth[row.pk], row.pk in wholes, sum=total.by_criterion[row.pk])
        if earned := unit.earned.get(row.pk):
            line.formula, line.earned = earned.formula, earned.points
        elif not line.is_whole:
            _by_hand(line, form, evidence.get((sheet.unit_id, row.pk), []))
            line.before = [
                (
                    str(ScoreColumn(column).label),
                    unit.columns[column][row.pk],
                    unit.words.get((column, row.pk), []),
                )
                for column in earlier
                if row.pk in unit.columns[column]
            ]
            given = typed.get(row.pk)
            line.is_other = bool(line.known and given is not None and given != line.known[1])
        lines[row.kind].append(line)
    sums = {"content": total.content, "bonus": total.bonus, "penalty": total.penalty}
    parts = [
        Part(kind, str(CriterionKind(kind).label), lines[kind], sums[kind])
        for kind in ORDER
        if lines[kind]
    ]
    return Page(parts, total, _wrong(form))


def _by_hand(line: Line, form: SheetForm, evidence: list[ScoreEvidence]) -> None:
    row = line.criterion
    line.points, line.words = form[points_name(row)], form[words_name(row)]
    if files_name(row) in form.fields:
        line.files = form[files_name(row)]
    line.evidence = evidence


def _typed(form: SheetForm) -> dict[int, Decimal]:
    """Return the points that the fields hold, each within its ceiling."""
    typed = {}
    for row in form.leaves:
        value: Any = form[points_name(row)].value()
        points = value if isinstance(value, Decimal) else decimal_of(str(value or ""))
        if points is not None:
            typed[row.pk] = min(max(points, Decimal(0)), row.points)
    return typed


def _earned(table: Table, sheet: ScoreSheet) -> dict[int, Decimal]:
    earned = table.units[sheet.unit_id].earned
    return {key: one.points for key, one in earned.items() if one.points is not None}


def evidence_of(table: Table, column: str, units: Iterable[int]) -> Evidence:
    """Return what proves the points that units gave themselves."""
    rows = ScoreEvidence.objects.filter(
        score__sheet__campaign=table.campaign,
        score__sheet__unit__in=list(units),
        score__sheet__column=ScoreColumn.SELF,
    )
    if column != ScoreColumn.SELF:
        rows = rows.filter(score__sheet__state=ScoreState.SENT)
    found: Evidence = {}
    for row in rows.select_related("score__sheet", "attachment").defer("attachment__content"):
        found.setdefault((row.score.sheet.unit_id, row.score.criterion_id), []).append(row)
    return found


def _wrong(form: SheetForm) -> list[tuple[str, str, str]]:
    return [
        (form[name].id_for_label, str(form[name].label), str(sentence))
        for name, sentences in form.errors.items()
        if name in form.fields
        for sentence in sentences
    ]
