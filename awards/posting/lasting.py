"""How long lists are posted, by the law of the day their dossiers were received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from awards.checking.pace import limit_end
from awards.law.in_force import Law
from awards.models import LimitStep, Nomination, TimeLimit
from emulation.lib import dates

# Offered where no rule says how long; the office writes what its own rules say.
USUAL_DAYS = 5


def longest_limit(rows: Sequence[Nomination], law: Law) -> TimeLimit | None:
    """Return the rule by which the list has to stand longest, if any of them has one."""
    today = dates.today()
    found = [limit for row in rows if (limit := limit_of(row, law))]
    return max(found, key=lambda limit: limit_end(limit, today, law.workdays), default=None)


def limit_of(row: Nomination, law: Law) -> TimeLimit | None:
    day = row.received_on or dates.today()
    return law.limits_of(row.round.procedure, day, row.award).get(LimitStep.POST)


def earliest_end(limit: TimeLimit | None, begins_on: dt.date, law: Law) -> dt.date:
    """Return the first day on which a list may end; the day it begins is not counted."""
    return limit_end(limit, begins_on, law.workdays) if limit else begins_on + dt.timedelta(days=1)


def usual_end(limit: TimeLimit | None, begins_on: dt.date, law: Law) -> dt.date:
    if limit is None:
        return begins_on + dt.timedelta(days=USUAL_DAYS)
    return earliest_end(limit, begins_on, law)
