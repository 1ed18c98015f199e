"""How long a dossier has been where it is, against the limits of the law of its receipt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from awards.law.in_force import Law
from awards.law.workdays import Workdays
from awards.models import LimitStep, Nomination, TimeLimit
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.dates import date_short, local_day

State = NominationState
SOON = 3  # days left from which it turns amber
_BADGES = (("is-late", -1), ("is-risk", SOON))
ROUGH_WORDS = "Chưa có lịch nghỉ lễ của năm nên mới trừ thứ Bảy, Chủ nhật."
# What is being waited for in a state, and which limit it goes by.
_STEPS = {
    State.SENT: (LimitStep.RETURN, "tiếp nhận"),
    State.CHECKING: (LimitStep.CHECK, "thẩm định"),
    State.ELIGIBLE: (LimitStep.COUNCIL, "trình Hội đồng"),
    State.PASSED: (LimitStep.DECIDE, "ra quyết định"),
}
_ON_ITS_WAY = (State.CHECKING, State.ELIGIBLE, State.POSTED, State.TABLED, State.PASSED)


@dataclass(frozen=True)
class Pace:
    """A step or the whole dossier, and the day by which it has to be done."""

    step: str
    due: dt.date
    left: int  # days; below 0: late
    limit: TimeLimit | None = None
    # Of working days in a year whose holidays are not known: only weekends are left out.
    is_rough: bool = False

    @property
    def badge(self) -> str:
        return next((badge for badge, most in _BADGES if self.left <= most), "is-ontrack")

    @property
    def words(self) -> str:
        """Write "Thẩm định: còn 5 ngày, đến hết 12/07/2024"."""
        return f"{self.step.capitalize()}: {self.left_words}, đến hết {date_short(self.due)}"

    @property
    def doubt_words(self) -> str:
        is_doubtful = self.limit is not None and self.limit.is_doubtful
        said = (
            "Thời hạn cần kiểm tra." if is_doubtful else "",
            ROUGH_WORDS if self.is_rough else "",
        )
        return " ".join(words for words in said if words)

    @property
    def left_words(self) -> str:
        if self.left < 0:
            return f"quá {-self.left} ngày"
        return f"còn {self.left} ngày" if self.left else "hôm nay là ngày cuối"


def paces_of(row: Nomination, law: Law) -> list[Pace]:
    """Return the step that the dossier is at and the whole, as far as there are limits.

    ``row`` may carry ``posted_until``: the last day of its posting.
    """
    today = dates.today()
    limits = law.limits_of(row.round.procedure, row.received_on or today, row.award)
    found = [_step(row, limits, law, today), _whole(row, limits, law, today)]
    return [each for each in found if each is not None]


def pace_of(row: Nomination, law: Law) -> Pace | None:
    """Return what is due first."""
    return min(paces_of(row, law), key=lambda pace: pace.due, default=None)


def limit_end(limit: TimeLimit, start: dt.date, workdays: Workdays) -> dt.date:
    """Return the last day of a limit; the day it begins is not counted."""
    if limit.is_working_days:
        return workdays.after(start, limit.days)
    return start + dt.timedelta(days=limit.days)


def is_rough(limit: TimeLimit, start: dt.date, workdays: Workdays) -> bool:
    """Say whether holidays that are not known yet may put the end of a limit off."""
    end = limit_end(limit, start, workdays)
    return limit.is_working_days and not workdays.knows(start, end)


def _step(row: Nomination, limits: dict[str, TimeLimit], law: Law, today: dt.date) -> Pace | None:
    if row.state == State.INCOMPLETE and row.return_due_on:
        return Pace("bổ sung", row.return_due_on, (row.return_due_on - today).days)
    if row.state == State.POSTED:
        until = getattr(row, "posted_until", None)
        return Pace("lấy ý kiến", until, (until - today).days) if until else None
    step, words = _STEPS.get(State(row.state), ("", ""))
    limit, start = limits.get(step), _begun(row)
    return _pace(words, limit, start, law, today) if limit and start else None


def _whole(row: Nomination, limits: dict[str, TimeLimit], law: Law, today: dt.date) -> Pace | None:
    limit, start = limits.get(LimitStep.WHOLE), _in_hand(row)
    if limit is None or start is None or row.state not in _ON_ITS_WAY:
        return None
    return _pace("cả hồ sơ", limit, start, law, today)


def _in_hand(row: Nomination) -> dt.date | None:
    """Return when what is looked at was received: after a return the days count anew."""
    return row.in_hand_on or row.received_on


def _begun(row: Nomination) -> dt.date | None:
    if row.state == State.SENT:
        return local_day(row.sent_at) if row.sent_at else None
    if row.state == State.CHECKING:
        return _in_hand(row)
    return local_day(row.checked_at) if row.checked_at else None


def _pace(step: str, limit: TimeLimit, start: dt.date, law: Law, today: dt.date) -> Pace:
    due = limit_end(limit, start, law.workdays)
    return Pace(step, due, (due - today).days, limit, is_rough(limit, start, law.workdays))
