"""A target unit by unit, and all that was ever stored of its results."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Case, F, FilteredRelation, Q, When
from django.urls import reverse

from targets.following.figures import figure
from targets.following.lines import Stretch, is_drawn
from targets.following.locked import figure_now, held_to
from targets.following.standings import (
    is_last,
    standing_badge,
    standing_label,
    standing_of,
    unit_standing,
)
from targets.measures import percent_of
from targets.models import Period, ReportFigure, Result, Share, Target
from targets.reporting.aims import aim_of, aim_of_share
from targets.reporting.year import Given
from targets.states import COUNTED, REPORT_BADGES, ReportState

Place = tuple[int, int | None, int | None]  # period, unit, strand


@dataclass(frozen=True)
class UnitRow:
    """``unit`` is ``None`` for the whole commune.

    ``periods`` hold the period's own figure of what adds up, else the figure at its end.
    """

    unit: int | None
    strand: str
    assigned: str
    assigned_now: str  # where the period is locked and another figure was given since
    pledged: str
    pledged_note: str
    periods: list[str]
    total: str
    percent: Decimal | None
    label: str = ""
    badge: str = ""
    report: str = ""  # address, where the reader may open it
    report_label: str = ""
    report_badge: str = ""


@dataclass(frozen=True)
class UnitTable:
    """The units that were given a part, and the whole commune."""

    periods: list[str] = field(default_factory=list)
    adds_up: bool = True
    rows: list[UnitRow] = field(default_factory=list)
    wholes: list[UnitRow] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether a figure is shown beside which another one was given after the lock."""
        return any(row.assigned_now for row in (*self.rows, *self.wholes))


@dataclass(frozen=True)
class Stored:
    """A result as it was stored; a replaced one says by what reason it was."""

    result: Result
    figure: str
    label: str
    badge: str
    replaced_because: str = ""


def results_ever(target: Target) -> tuple[list[Result], list[Result]]:
    """Return every stored result of the target, and those of its chart; one query.

    The former with the replaced ones, newest period first; the latter oldest first.
    """
    rows = Result.objects.filter(Q(target=target) | is_drawn(target)).annotate(
        is_drawn=Case(When(is_drawn(target), then=True), default=False)
    )
    read = list(
        rows.select_related("period__span", "strand", "made_by__person").order_by(
            "-period__number", "unit", "strand", "-pk"
        )
    )
    drawn = sorted(
        (row for row in read if row.is_drawn),
        key=lambda row: (row.period.span.starts_on, row.period.number),
    )
    return [row for row in read if row.target_id == target.pk], drawn


def unit_table(
    target: Target,
    period: Period | None,
    stretches: list[Stretch],
    results: list[Result],
    shares: list[Share],
    *,
    readable: set[int] | None = None,
) -> UnitTable:
    """Return the table of units (``shares_given``); a query for what they told."""
    drawing = _Table(target, period, stretches, results, readable)
    strands = [(each.pk, each.name) for each in target.strands.all()] or [(None, "")]
    rows = [drawing.row(share, strand) for strand in strands for share in shares]
    wholes = [drawing.row(None, strand) for strand in strands]
    periods = [each.label for each in drawing.told]
    return UnitTable(periods, drawing.aim.adds_up, rows, wholes)


def stored_of(target: Target, results: list[Result]) -> list[Stored]:
    """Return what was stored of the commune, and of units what was replaced later."""
    corrected = {row.replaces_id for row in results if row.replaces_id}
    reasons = {row.replaces_id: row.reason for row in results if row.replaces_id}
    kept = [row for row in results if row.unit_id is None or row.pk in corrected or row.replaces_id]
    told = []
    for row in kept:
        standing = standing_of(row.verdict, row.asked)
        final = is_last(row.period, target.span)
        label, badge = standing_label(standing, is_final=final), standing_badge(standing)
        told.append(Stored(row, figure(row.value), label, badge, reasons.get(row.pk, "")))
    return told


def _standing(now: Result | None) -> str:
    if now is None or now.unit_id is None:
        return standing_of(now and now.verdict, now and now.asked)
    return unit_standing(now.verdict, now.asked, now.reported)


class _Table:
    def __init__(
        self,
        target: Target,
        period: Period | None,
        stretches: list[Stretch],
        results: list[Result],
        readable: set[int] | None,
    ) -> None:
        self.today, self.period = target, period
        self.held = held_to(period, [target])[target.pk]
        self.target = self.held.target
        self.aim = aim_of(self.target)
        self.is_final = period is not None and is_last(period, target.span)
        self.by_place: dict[Place, Result] = {
            (row.period_id, row.unit_id, row.strand_id): row for row in results if row.is_current
        }
        with_results = {place[0] for place in self.by_place}
        self.told = [each for each in stretches if each.pk in with_results]
        self.told_by = _told(target)
        self.readable = readable

    def row(self, share: Share | None, strand: tuple[int | None, str]) -> UnitRow:
        """Return the row of a unit, or of the whole commune."""
        unit = share.unit_id if share else None
        given = self.held.share_of(share) if share else None
        aim = aim_of_share(given, self.target) if given else self.aim
        now = self.by_place.get((self.period.pk, unit, strand[0])) if self.period else None
        standing = _standing(now)
        total = now.value if now else None
        report = self._report(share)
        return UnitRow(
            unit=unit,
            strand=strand[1],
            assigned=figure(given.assigned if given else aim.goal),
            assigned_now=self._assigned_now(share, given),
            pledged=figure(share.pledged) if share else "",
            pledged_note=share.pledged_note if share else "",
            periods=[self._own_figure((each.pk, unit, strand[0])) for each in self.told],
            total=figure(total),
            percent=percent_of(total, aim.goal) if aim.seeks == "higher" else None,
            label=standing_label(standing, is_final=self.is_final),
            badge=standing_badge(standing),
            report=report[0],
            report_label=report[1],
            report_badge=report[2],
        )

    def _assigned_now(self, share: Share | None, given: Given | None) -> str:
        if share and given:
            return figure_now(given.assigned, share.assigned)
        return figure_now(self.aim.goal, aim_of(self.today).goal)

    def _report(self, share: Share | None) -> tuple[str, str, str]:
        """Return (address or "", label, class) of the unit's report of the period."""
        if share is None or share.report_uid is None:
            return "", "Chưa gửi", "is-draft"
        may_open = self.readable is None or share.unit_id in self.readable
        state = ReportState(share.report_state)
        url = reverse("report_read", args=[share.report_uid]) if may_open else ""
        return url, state.label, REPORT_BADGES[state]

    def _own_figure(self, place: Place) -> str:
        """Return what was told for the period; what is carried along is no figure of it."""
        row = self.by_place.get(place)
        if row is None or not row.reported or (row.unit_id and place not in self.told_by):
            return ""
        return figure(row.in_period if self.aim.adds_up else row.value)


def shares_given(target: Target, period: Period | None) -> dict[int, Share]:
    """Return the parts of units, by unit, each with the unit's report of a period; one query."""
    report = FilteredRelation("unit__reports", condition=Q(unit__reports__period=period))
    rows = target.shares.select_related("unit").annotate(report=report)
    told = rows.annotate(report_uid=F("report__uid"), report_state=F("report__state"))
    return {share.unit_id: share for share in told}


def _told(target: Target) -> set[Place]:
    """Return where a unit reported itself: by period, unit and strand."""
    rows = ReportFigure.objects.filter(
        share__target=target, is_current=True, report__state__in=COUNTED
    ).exclude(value=None, numerator=None)
    return set(rows.values_list("report__period", "report__unit", "strand"))
