"""Where a task stands on a day. Pure."""

from __future__ import annotations

import datetime as dt

from django.db import models

from campaigns.states import WorkState

SOON = dt.timedelta(days=7)


class Standing(models.TextChoices):
    """Each task stands at exactly one; in the order in which they ask for attention."""

    LATE = "qua-han", "Quá hạn"
    RETURNED = "tra-lai", "Trả lại"
    SOON = "sap-den-han", "Sắp đến hạn"
    TOLD = "cho-nhan", "Chờ nhận"
    GOING = "dang-lam", "Đang làm"
    DONE = "xong", "Xong"


STANDING_BADGES = {
    Standing.LATE: "is-late",
    Standing.RETURNED: "is-returned",
    Standing.SOON: "is-risk",
    Standing.TOLD: "is-waiting",
    Standing.GOING: "is-ontrack",
    Standing.DONE: "is-done",
}


def standing_of(
    state: str, *, due: dt.date | None, done_on: dt.date | None, day: dt.date
) -> Standing:
    """Return where a task stands on ``day``.

    ``done_on`` is when it was first told to be done; what was told after ``day`` was not
    done on it. A task without a due date is never late.
    """
    is_told = done_on is not None and done_on <= day
    if is_told and state == WorkState.ACCEPTED:
        return Standing.DONE
    if is_told and state == WorkState.TOLD:
        return Standing.TOLD
    if due is not None and due < day:
        return Standing.LATE
    if state == WorkState.RETURNED:
        return Standing.RETURNED
    return Standing.SOON if due is not None and due <= day + SOON else Standing.GOING


def days_late(*, due: dt.date | None, done_on: dt.date | None, day: dt.date) -> int:
    """Return by how many days it was, or on ``day`` is, told too late; 0 in time."""
    if due is None:
        return 0
    told = done_on if done_on is not None and done_on <= day else day
    return max(0, (told - due).days)
