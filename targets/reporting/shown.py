"""A report to read: its figures as sent, what is odd about them, what was corrected since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from targets.measures import format_short
from targets.models import Period, ReportFigure, Sending, Share, UnitReport
from targets.reporting.asked import units_by_target
from targets.reporting.checking import doubts_of
from targets.reporting.entries import entry_of, told_in_words
from targets.reporting.history import NOTHING, Past, past_of
from targets.reporting.telling import (
    NOTHING_SAID,
    beside_words,
    figure_words,
    last_words,
    parts_words,
)

CUMULATIVE = ReportFigure.Basis.CUMULATIVE


@dataclass(frozen=True)
class ShownFigure:
    """A line of a report; ``former`` are the figures that a later one corrected."""

    figure: ReportFigure
    name: str
    said: str
    marks: list[str]
    beside: str
    last: str
    odd: list[str]
    former: list[ReportFigure] = field(default_factory=list)

    @property
    def former_words(self) -> list[tuple[str, ReportFigure]]:
        unit = self.figure.share.target.indicator.unit_text
        return [(figure_words(row, unit), row) for row in self.former]


def figures_shown(report: UnitReport) -> list[ShownFigure]:
    """Return the figures of a report in the order of its targets."""
    rows = list(_figures().filter(report=report).order_by(*IN_ORDER))
    current = [row for row in rows if row.is_current]
    past = past_of(report.unit, report.period)
    odd = odd_of(current, past)
    former = _corrected(rows)
    return [_shown(row, report.period, past, odd, former.get(row.pk, [])) for row in current]


def sent_lines(sending: Sending) -> list[tuple[str, str, str]]:
    """Return name, figure and note of every line of an earlier sending."""
    return [(_sent_name(one), _sent_words(one), one["note"]) for one in sending.content["figures"]]


def odd_of(figures: Sequence[ReportFigure], past: Mapping[tuple, Past]) -> dict[tuple, list[str]]:
    """Return what is odd about the figures of one unit, confirmed by it or not."""
    entries = [entry_of(row) for row in figures]
    units = units_by_target(row.share for row in figures)
    doubts = doubts_of(entries, past, units)
    return {
        key: [each.sentence for each in found if each.code != "missing"]
        for key, found in doubts.items()
    }


IN_ORDER = ("share__target__position", "share__target__pk", "strand__pk", "pk")


def _figures() -> Any:
    return ReportFigure.objects.select_related(
        "share__target__indicator__measure_unit",
        "share__target__current",
        "share__target__span",
        "strand",
        "corrected_by__person",
    )


def _shown(
    row: ReportFigure,
    period: Period,
    past: Mapping[tuple, Past],
    odd: Mapping[tuple, list[str]],
    former: list[ReportFigure],
) -> ShownFigure:
    key = (row.share_id, row.strand_id)
    before = past.get(key, NOTHING)
    share: Share = row.share
    unit = share.target.indicator.unit_text
    return ShownFigure(
        figure=row,
        name=f"{share.target.name}: {row.strand.name}" if row.strand else share.target.name,
        said=figure_words(row, unit),
        marks=_marks(row),
        beside=""
        if told_in_words(share)
        else beside_words(share, period, row, basis=row.basis, past=before),
        last=". ".join(last_words(share, before, None)),
        odd=odd.get(key, []),
        former=former,
    )


def _marks(row: ReportFigure) -> list[str]:
    told = []
    if row.basis == CUMULATIVE:
        told.append("lũy kế")
    if row.is_estimate:
        told.append("ước thực hiện")
    if row.is_unchanged:
        told.append("giữ nguyên")
    return told


def _corrected(rows: Iterable[ReportFigure]) -> dict[int, list[ReportFigure]]:
    """Return by key of a current figure those that stood before, the newest first."""
    by_key = {row.pk: row for row in rows}
    former: dict[int, list[ReportFigure]] = {}
    for row in by_key.values():
        before, chain = row.corrects_id, []
        while row.is_current and before in by_key:
            chain.append(by_key[before])
            before = by_key[before].corrects_id
        if chain:
            former[row.pk] = chain
    return former


def _sent_name(one: Mapping[str, Any]) -> str:
    return f"{one['name']}: {one['strand']}" if one["strand"] else one["name"]


def _sent_words(one: Mapping[str, Any]) -> str:
    if one["words"]:
        return one["words"]
    if one["numerator"] is not None and one["denominator"]:
        parts = Decimal(one["numerator"]), Decimal(one["denominator"])
        return parts_words(*parts, one["unit_text"])
    if one["value"] is None:
        return NOTHING_SAID
    said = format_short(Decimal(one["value"]), one["unit_text"])
    return f"{said} (lũy kế)" if one["basis"] == CUMULATIVE else said
