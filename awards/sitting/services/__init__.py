"""Writes of councils, sittings, ballots and minutes."""

from awards.sitting.services.ballots import (
    ballot_begin_anew,
    ballot_close,
    ballot_count,
    ballot_remode,
    ballot_remove,
    ballots_agree,
    ballots_open,
    named_votes_set,
)
from awards.sitting.services.conflicts import (
    conflict_add,
    conflict_declare,
    conflict_remove,
)
from awards.sitting.services.councils import (
    council_change,
    council_write,
    member_add,
    member_end,
)
from awards.sitting.services.minutes import minutes_issue
from awards.sitting.services.quotas import quota_settle
from awards.sitting.services.seats import SeatInput, presence_set
from awards.sitting.services.sittings import (
    sitting_cancel,
    sitting_change,
    sitting_close,
    sitting_open,
    sitting_plan,
    sitting_table,
    sitting_write,
)
from awards.sitting.services.votes import AlreadyVoted, vote_cast

__all__ = [
    "AlreadyVoted",
    "SeatInput",
    "ballot_begin_anew",
    "ballot_close",
    "ballot_count",
    "ballot_remode",
    "ballot_remove",
    "ballots_agree",
    "ballots_open",
    "conflict_add",
    "conflict_declare",
    "conflict_remove",
    "council_change",
    "council_write",
    "member_add",
    "member_end",
    "minutes_issue",
    "named_votes_set",
    "presence_set",
    "quota_settle",
    "sitting_cancel",
    "sitting_change",
    "sitting_close",
    "sitting_open",
    "sitting_plan",
    "sitting_table",
    "sitting_write",
    "vote_cast",
]
