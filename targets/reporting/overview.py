"""A period over all its units: who has sent what, and where something is odd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from emulation.lib import dates
from emulation.org.models import Unit, User
from emulation.org.rights import granting
from emulation.org.selectors import spells_on, unit_name
from targets.models import Period, ReportState, UnitReport
from targets.reporting.asked import asked_counts

# The states of the page's counters, in their order: address word, label, badge.
GROUPS = {
    "chua-gui": ("Chưa gửi", "is-draft"),
    "cho-duyet": ("Chờ duyệt", "is-waiting"),
    "tra-lai": ("Trả lại", "is-returned"),
    "da-duyet": ("Đã duyệt", "is-done"),
}
# A figure that its unit had to confirm, or that is missing with a reason.
_ODD = Q(figures__is_current=True) & (
    Q(figures__doubt_confirmed=True)
    | Q(figures__value=None, figures__numerator=None, figures__words="")
)


@dataclass(frozen=True)
class UnitRow:
    """One unit's report in a period; ``odd`` counts figures to look at before approving."""

    unit: Unit
    name: str
    report: UnitReport | None
    asked: int
    odd: int
    is_late: bool
    may_approve: bool

    @property
    def group(self) -> str:
        if self.report is None or self.report.state == ReportState.DRAFT:
            return "chua-gui"
        if self.report.state == ReportState.SENT:
            return "cho-duyet"
        return "tra-lai" if self.report.state == ReportState.RETURNED else "da-duyet"

    @property
    def label(self) -> str:
        if self.report is None:
            return "Chưa gửi"
        if self.report.state == ReportState.SENT and self.report.received_at:
            return "Đã tiếp nhận"
        return self.report.get_state_display()

    @property
    def badge(self) -> str:
        return "is-draft" if self.report is None else self.report.badge

    @property
    def to_look_at(self) -> int:
        """Return how many figures are odd, as long as somebody decides on them."""
        return 0 if self.group == "da-duyet" else self.odd

    @property
    def is_plain(self) -> bool:
        """Say whether it can be approved among others, without a look at each figure."""
        return self.may_approve and not self.odd

    @property
    def waits_for_head(self) -> bool:
        return self.report is not None and self.report.waits_for_head


def units_of(period: Period, user: User) -> list[UnitRow]:
    """Return every unit that is asked in the period, in the commune's order."""
    asked = asked_counts(period)
    reports = {row.unit_id: row for row in _reports(period)}
    wanted = {*asked, *reports}
    spells = spells_on(period.commune, min(period.ends_on, dates.today()))
    names = {spell.unit: spell.home_name for spell in spells if spell.unit_id in wanted}
    for unit in _gone(wanted, names):
        names[unit] = unit_name(unit, period.ends_on)
    return [
        _row(unit, name, reports.get(unit.pk), asked[unit.pk], period, user)
        for unit, name in names.items()
    ]


def counted(rows: Iterable[UnitRow]) -> Counter[str]:
    return Counter(row.group for row in rows)


def _row(
    unit: Unit,
    name: str,
    report: UnitReport | None,
    asked: int,
    period: Period,
    user: User,
) -> UnitRow:
    may = report is not None and granting(user, "targets.approve_report", report) is not None
    return UnitRow(
        unit=unit,
        name=name,
        report=report,
        asked=asked,
        odd=report.odd if report else 0,
        is_late=_is_late(report, period),
        may_approve=may,
    )


def _is_late(report: UnitReport | None, period: Period) -> bool:
    """Punctual is who sent first by the original deadline."""
    if report is None or report.first_sent_at is None:
        return dates.today() > period.original_due_on
    return dates.local_day(report.first_sent_at) > period.original_due_on


def _reports(period: Period) -> Iterable[UnitReport]:
    rows = UnitReport.objects.filter(period=period).annotate(odd=Count("figures", filter=_ODD))
    rows = rows.select_related("sent_by__person", "unit")
    for row in rows:
        row.period = period
        yield row


def _gone(wanted: set[int], names: Mapping[Unit, str]) -> Iterable[Unit]:
    """Return the units that are no more on the day whose names are shown."""
    missing = wanted - {unit.pk for unit in names}
    return Unit.objects.filter(pk__in=missing) if missing else ()
