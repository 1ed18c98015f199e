"""Targets × units at the end of a period: flat plain values for one quick loop."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.db.models import FilteredRelation
from django.urls import reverse

from emulation.lib import dates
from emulation.org.models import UnitKind
from targets.following.figures import figure
from targets.following.own import UNRANKED
from targets.following.people import ordered_units
from targets.following.progress import whole_now
from targets.following.standings import (
    GOOD,
    NOT_YET,
    standing_label,
    standing_of,
    standing_targets,
    unit_standing,
)
from targets.measures.ranking import Rank, ranks
from targets.models import (
    Period,
    ReportState,
    Result,
    Share,
    Span,
    Target,
    UnitReport,
    Verdict,
)

MISSING: Final = "chưa có"
NOT_GIVEN: Final = "none"


Given = tuple[Decimal | None, Decimal | None]
NOTHING_GIVEN: Final[Given] = (None, None)


@dataclass(frozen=True)
class Filters:
    """Empty means all."""

    field: str = ""
    standing: str = ""
    unit_kind: str = ""


@dataclass(frozen=True)
class Column:
    unit: int
    name: str
    home_name: str  # what the page calls it
    kind: str
    report: str = ""  # address of the unit's report, where the reader may open it
    state: str = ""  # of its report, in words
    rank: Rank | None = None


@dataclass(frozen=True)
class MatrixRow:
    """``cells`` are (standing, text, address of the report or "") in the order of the columns.

    ``given`` are (assigned, pledged) in the same order.
    """

    uid: str
    name: str
    measure_unit: str
    field: str
    standing: str
    text: str
    cells: list[tuple[str, str, str]]
    given: list[Given]


@dataclass(frozen=True)
class Matrix:
    columns: list[Column] = field(default_factory=list)
    rows: list[MatrixRow] = field(default_factory=list)
    total: int = 0  # targets without a filter
    kinds: list[str] = field(default_factory=list)  # kinds of units there are


def matrix_of(
    span: Span, period: Period | None, filters: Filters, *, readable: set[int] | None = None
) -> Matrix:
    """Return the matrix in five queries. ``readable``: whose reports are linked; ``None``: all."""
    targets = _targets(span, period)
    given, results = _given(span), _results(period)
    reports = _reports(period)
    units = {unit for _, unit in given} | {unit for _, unit, *_ in results}
    day = min(dates.today(), period.ends_on) if period else dates.today()
    columns = _columns(units, reports, readable, _ranks(results, targets), day)
    kinds = list(dict.fromkeys(column.kind for column in columns))
    columns = [column for column in columns if filters.unit_kind in ("", column.kind)]
    cells = _cells(given, results, {column.unit: column.report for column in columns})
    rows = [_row(each, cells, given, columns) for each in targets if _is_wanted(each, filters)]
    return Matrix(columns, rows, len(targets), [kind for kind in UnitKind.values if kind in kinds])


@dataclass(frozen=True)
class _Target:
    pk: int
    uid: str
    name: str
    field: str
    kind: str
    measure_unit: str
    standing: str
    value: Decimal | None


def _targets(span: Span, period: Period | None) -> list[_Target]:
    rows = (
        Target.objects.filter(standing_targets(period), span=span)
        .annotate(now=FilteredRelation("results", condition=whole_now(period)))
        .order_by("position", "pk")
        .values_list(
            "pk",
            "uid",
            "name",
            "indicator__field",
            "indicator__kind",
            "indicator__unit_text",
            "now__verdict",
            "now__asked",
            "now__value",
        )
    )
    return [
        _Target(pk, str(uid), name, field, kind, unit, standing_of(verdict, asked), value)
        for pk, uid, name, field, kind, unit, verdict, asked, value in rows
    ]


def _is_wanted(target: _Target, filters: Filters) -> bool:
    return filters.field in ("", target.field) and filters.standing in ("", target.standing)


def _given(span: Span) -> dict[tuple[int, int], Given]:
    """Return what was assigned and pledged, by target and unit."""
    rows = Share.objects.filter(target__span=span, target__counter="").order_by()
    told = rows.values_list("target", "unit", "assigned", "pledged")
    return {(target, unit): (assigned, pledged) for target, unit, assigned, pledged in told}


def _results(period: Period | None) -> list[tuple]:
    rows = Result.objects.filter(period=period, strand=None, is_current=True)
    named = rows.exclude(unit=None).order_by()
    return list(named.values_list("target", "unit", "verdict", "asked", "reported", "value"))


def _reports(period: Period | None) -> dict[int, tuple[str, str]]:
    rows = UnitReport.objects.filter(period=period).order_by()
    return {
        unit: (str(uid), state) for unit, uid, state in rows.values_list("unit", "uid", "state")
    }


def _ranks(results: list[tuple], targets: list[_Target]) -> dict[int, Rank]:
    unranked = {target.pk for target in targets if target.kind in UNRANKED}
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for target, unit, verdict, asked, reported, _ in results:
        if verdict == Verdict.NO_DATA and (not asked or target in unranked):
            continue
        counts[unit][0] += unit_standing(verdict, asked, reported) in GOOD
        counts[unit][1] += 1
    return ranks({unit: (good, asked) for unit, (good, asked) in counts.items()})


def _columns(
    units: set[int],
    reports: dict[int, tuple[str, str]],
    readable: set[int] | None,
    places: dict[int, Rank],
    day: dt.date,
) -> list[Column]:
    """Return the units by kind and in the commune's order, named as on the day."""
    return [
        Column(
            spell.unit_id,
            spell.name,
            spell.home_name,
            spell.kind,
            _readable(spell.unit_id, reports, readable),
            _state(spell.unit_id, reports),
            places.get(spell.unit_id),
        )
        for spell in ordered_units(units, day)
    ]


def _state(unit: int, reports: dict[int, tuple[str, str]]) -> str:
    return ReportState(reports[unit][1]).label if unit in reports else "Chưa gửi"


def _readable(unit: int, reports: dict[int, tuple[str, str]], readable: set[int] | None) -> str:
    if unit not in reports or (readable is not None and unit not in readable):
        return ""
    return reverse("report_read", args=[reports[unit][0]])


def _cells(
    given: Iterable[tuple[int, int]], results: list[tuple], reports: dict[int, str]
) -> dict[tuple[int, int], tuple[str, str, str]]:
    cells = {(target, unit): (NOT_YET, "", "") for target, unit in given}
    for target, unit, verdict, asked, reported, value in results:
        standing = unit_standing(verdict, asked, reported)
        cells[target, unit] = (standing, _text(value, standing), reports.get(unit, ""))
    return cells


def _row(
    target: _Target,
    cells: dict[tuple[int, int], tuple[str, str, str]],
    given: dict[tuple[int, int], Given],
    columns: list[Column],
) -> MatrixRow:
    pk, blank = target.pk, (NOT_GIVEN, "", "")
    return MatrixRow(
        uid=target.uid,
        name=target.name,
        measure_unit=target.measure_unit,
        field=target.field,
        standing=target.standing,
        text=_text(target.value, target.standing),
        cells=[cells.get((pk, column.unit), blank) for column in columns],
        given=[given.get((pk, column.unit), NOTHING_GIVEN) for column in columns],
    )


def _text(value: Decimal | None, standing: str) -> str:
    if value is not None:
        return figure(value)
    if standing == NOT_YET:
        return ""
    # What people judge has no figure, but a verdict.
    return MISSING if standing == Verdict.NO_DATA else standing_label(standing, is_final=True)
