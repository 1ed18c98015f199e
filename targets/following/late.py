"""Units whose report of a period is late, measured against the first deadline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import FilteredRelation, Q

from emulation.lib import dates
from emulation.lib.text import first_lower
from targets.following.standings import standing_targets
from targets.measures.asking import is_asked
from targets.models import Period, ReportState, Share, Span


@dataclass(frozen=True)
class UnitState:
    """Where the report of one asked unit is; ``days`` is how late it is or was."""

    unit: int
    unit_uid: UUID
    report: UUID | None  # None where nothing was begun
    state: str  # of the report; DRAFT where there is none
    days: int
    returned_on: dt.date | None = None

    @property
    def is_sent(self) -> bool:
        return self.state not in (ReportState.DRAFT, ReportState.RETURNED)

    @property
    def words(self) -> str:
        return f"Gửi muộn {self.days} ngày" if self.is_sent else f"Quá {self.days} ngày"


@dataclass(frozen=True)
class Punctuality:
    """The units asked in a period, by what is with their reports."""

    asked: int = 0
    sent: int = 0
    owing: list[UnitState] = field(default_factory=list)  # late, and not sent
    sent_late: list[UnitState] = field(default_factory=list)
    returned: list[UnitState] = field(default_factory=list)  # sent in time, now with the unit
    is_due: bool = False

    @property
    def late(self) -> int:
        return len(self.owing) + len(self.sent_late)

    def units(self) -> set[int]:
        return {each.unit for each in (*self.owing, *self.sent_late, *self.returned)}


def punctuality_of(period: Period, span: Span) -> Punctuality:
    """Say which of the asked units are late with their reports; one query."""
    today = dates.today()
    states = [_state(period, today, *told) for told in _asked(period, span)]
    return Punctuality(
        asked=len(states),
        sent=sum(each.is_sent for each in states),
        owing=_worst_first(each for each in states if each.days and not each.is_sent),
        sent_late=_worst_first(each for each in states if each.days and each.is_sent),
        returned=[e for e in states if e.state == ReportState.RETURNED and not e.days],
        is_due=today > period.original_due_on,
    )


def zalo_words(period: Period, names: Iterable[str], office: str, url: str) -> str:
    """Return what the clerk pastes into the group of the heads of units."""
    return (
        f"{office}: đã quá hạn báo cáo {first_lower(period.name)} ({_due_words(period)}). "
        f"Chưa nhận được báo cáo của: {', '.join(names)}. "
        f"Đề nghị gửi ngay tại {url}"
    )


def _due_words(period: Period) -> str:
    first, now = dates.date_short(period.original_due_on), dates.date_short(period.due_on)
    return f"hạn {now}" if first == now else f"hạn ban đầu {first}, gia hạn đến {now}"


def _asked(period: Period, span: Span) -> list[tuple]:
    """Return what ``_state`` is made of, of each unit that is asked for anything."""
    given = Share.objects.filter(standing_targets(period, "target__"), target__span=span)
    shares = given.filter(target__counter="").annotate(
        report=FilteredRelation("unit__reports", condition=Q(unit__reports__period=period))
    )
    rows = shares.values_list(
        "target__frequency",
        "unit",
        "unit__uid",
        "report__uid",
        "report__state",
        "report__first_sent_at",
        "report__returned_at",
    )
    told = list(rows.distinct())
    asked = {frequency for frequency, *_ in told if _is_asked(frequency, period, span)}
    by_unit = {unit: (unit, *rest) for frequency, unit, *rest in told if frequency in asked}
    return list(by_unit.values())


def _is_asked(frequency: str, period: Period, span: Span) -> bool:
    return is_asked(
        frequency,
        period_ends_on=period.ends_on,
        span_starts_on=span.starts_on,
        span_ends_on=span.ends_on,
    )


def _state(
    period: Period,
    today: dt.date,
    unit: int,
    unit_uid: UUID,
    report: UUID | None,
    state: str | None,
    first_sent: dt.datetime | None,
    returned: dt.datetime | None,
) -> UnitState:
    done_on = dates.local_day(first_sent) if first_sent else today
    days = max((done_on - period.original_due_on).days, 0)
    returned_on = dates.local_day(returned) if returned else None
    return UnitState(unit, unit_uid, report, state or ReportState.DRAFT, days, returned_on)


def _worst_first(states: Iterable[UnitState]) -> list[UnitState]:
    return sorted(states, key=lambda each: -each.days)
