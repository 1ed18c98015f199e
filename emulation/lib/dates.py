"""The clock of the rules, and dates as Vietnamese offices write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


_TOLD: ContextVar[dt.date | None] = ContextVar("day of the demonstration", default=None)
_TOLD_AT: ContextVar[dt.time | None] = ContextVar("hour of the demonstration", default=None)


def today() -> dt.date:
    """Return the day that every rule goes by: ``DEMO_TODAY`` where set, else the local day."""
    return _TOLD.get() or settings.DEMO_TODAY or timezone.localdate()


@contextmanager
def on_day(day: dt.date, at: dt.time | None = None) -> Iterator[None]:
    """Let the clock stand on a day while a demonstration tells what happened then.

    Without an hour the time of day is that of now.
    """
    token, hour = _TOLD.set(day), _TOLD_AT.set(at)
    try:
        yield
    finally:
        _TOLD.reset(token)
        _TOLD_AT.reset(hour)


def now() -> dt.datetime:
    """Return the moment that is recorded: the time of day of now, on the day of ``today()``."""
    moment = timezone.localtime()
    if told := _TOLD_AT.get():
        return dt.datetime.combine(today(), told, moment.tzinfo)
    return moment if today() == moment.date() else dt.datetime.combine(today(), moment.timetz())


def local_day(moment: dt.datetime) -> dt.date:
    """Return the day of a recorded moment in Vietnam; databases give moments in UTC."""
    return timezone.localtime(moment).date()


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date whose day, or day and month, may still be blank.

    Raises ``ValueError`` for a day that does not exist, or a day without a month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if (self.day and not self.month) or (self.month and not self.year):
            raise ValueError("A blank month or year cannot follow a given day or month.")
        if self.month:
            dt.date(self.year or 1, self.month, self.day or 1)

    @property
    def is_whole(self) -> bool:
        return self.day is not None

    def as_date(self) -> dt.date:
        """Return the whole date; raises ``ValueError`` while a part is blank."""
        if not (self.year and self.month and self.day):
            raise ValueError("The date is not whole.")
        return dt.date(self.year, self.month, self.day)


def two_digits(day_or_month: int, *, below: int) -> str:
    """Pad with a zero the numbers that Nghị định 30 asks to pad (days < 10, months 1 and 2)."""
    return f"{day_or_month:02d}" if day_or_month < below else str(day_or_month)


def date_on_paper(date: PartialDate, blank: str = "      ") -> str:
    """Write "ngày 05 tháng 01 năm 2026"; blank parts leave room (NĐ 30, PL I, mục II.4)."""
    day = two_digits(date.day, below=10) if date.day else blank
    month = two_digits(date.month, below=3) if date.month else blank
    return f"ngày {day} tháng {month} năm {date.year or blank}"


def date_short(day: dt.date) -> str:
    """Write 19/02/2024."""
    return f"{day:%d/%m/%Y}"


def moment_words(moment: dt.datetime | None) -> str:
    """Write "19 giờ 05, ngày 08/07/2024"; "" for none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{local.hour} giờ {local.minute:02d}, ngày {date_short(local.date())}"


def date_in_words(day: dt.date) -> str:
    """Write "Thứ Hai, ngày 19/02/2024"."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {date_short(day)}"
