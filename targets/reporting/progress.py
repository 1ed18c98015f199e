"""How far reporting periods are: who owes a report, who sent it, what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from emulation.lib import dates
from emulation.org.selectors import unit_names
from targets.models import Period, PeriodState, ReportState, Share, Span, Target, UnitReport
from targets.reporting.asked import is_asked_in
from targets.states import COUNTED


@dataclass(frozen=True)
class Progress:
    """Units by what they owe in a period. ``asked`` holds all of them."""

    asked: frozenset[int]
    states: dict[int, str]  # of the reports that exist, by unit

    @property
    def missing(self) -> list[int]:
        """The units that have nothing with the office: not sent, or returned to them."""
        here = {unit for unit, state in self.states.items() if state in _SENT}
        return sorted(self.asked - here)

    @property
    def sent(self) -> int:
        return len(self.asked) - len(self.missing)

    @property
    def approved(self) -> int:
        return sum(self.states.get(unit) in COUNTED for unit in self.asked)

    @property
    def waiting(self) -> int:
        return sum(state == ReportState.SENT for state in self.states.values())


_SENT = (ReportState.SENT, *COUNTED)


def progress_of(span: Span, periods: Sequence[Period]) -> dict[int, Progress]:
    """Return by key how far the periods of one span are, in two queries."""
    units: dict[Target, set[int]] = defaultdict(set)
    shares = Share.objects.filter(commune=span.commune_id, target__span=span)
    for share in shares.select_related("target"):
        units[share.target].add(share.unit_id)
    states: dict[int, dict[int, str]] = defaultdict(dict)
    reports = UnitReport.objects.filter(period__in=periods)
    for period, unit, state in reports.values_list("period", "unit", "state"):
        states[period][unit] = state
    for period in periods:
        period.span = span
    return {
        period.pk: Progress(
            frozenset().union(*(who for t, who in units.items() if is_asked_in(t, period))),
            states[period.pk],
        )
        for period in periods
    }


def why_not_open(period: Period) -> str:
    """Say why a period cannot be opened now; "" where it can."""
    if period.state != PeriodState.PLANNED:
        return "Kỳ này đã mở rồi."
    if period.starts_on > dates.today():
        return f"Mở được từ ngày {dates.date_short(period.starts_on)}, khi kỳ bắt đầu."
    return ""


def why_not_extend(period: Period) -> str:
    """Say why the deadline cannot be put off now; "" where it can."""
    return "Kỳ đã khóa. Mở lại kỳ trước khi gia hạn." if _is_locked(period) else ""


def why_not_lock(period: Period) -> str:
    """Say why a period cannot be locked now; "" where it can.

    Reports that were sent and not decided stand in the way; units that sent nothing do not.
    """
    if period.state != PeriodState.OPEN:
        return "Kỳ này đã khóa rồi." if _is_locked(period) else "Kỳ này chưa mở."
    if period.ends_on > dates.today():
        return f"Khóa được từ ngày {dates.date_short(period.ends_on)}, khi hết kỳ."
    waiting = UnitReport.objects.filter(period=period, state=ReportState.SENT)
    units = list(waiting.values_list("unit", flat=True))
    if units:
        names = ", ".join(unit_names(units, dates.today()).values())
        return f"Còn báo cáo chưa duyệt của {names}. Duyệt hoặc trả lại trước khi khóa."
    return ""


def why_not_reopen(period: Period) -> str:
    """Say why a period cannot be opened again; "" where it can."""
    return "" if _is_locked(period) else "Kỳ này chưa khóa."


def _is_locked(period: Period) -> bool:
    return period.state == PeriodState.LOCKED
