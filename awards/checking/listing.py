"""The dossiers of a round as the office has them: by state, with their days and what is odd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from awards.checking.looking import beside_of, odd_as_sent
from awards.checking.pace import Pace, pace_of
from awards.checking.rules import checked_visible_to
from awards.law.in_force import law_of
from awards.models import Nomination, PostedNomination, Round
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import User
from emulation.org.rights import granting

State = NominationState
# The states of the page's counters, in their order: address word, label, badge.
GROUPS: dict[str, tuple[str, str, tuple[State, ...]]] = {
    "cho-tiep-nhan": ("Chờ tiếp nhận", "is-waiting", (State.SENT,)),
    "tham-dinh": ("Đang thẩm định", "is-waiting", (State.CHECKING,)),
    "cho-bo-sung": ("Chờ bổ sung", "is-returned", (State.INCOMPLETE,)),
    "du-dieu-kien": ("Đủ điều kiện", "is-ontrack", (State.ELIGIBLE,)),
    "lay-y-kien": ("Đang lấy ý kiến", "is-waiting", (State.POSTED,)),
    "hoi-dong": (
        "Hội đồng, quyết định",
        "is-final",
        (
            State.TABLED,
            State.PASSED,
            State.FAILED,
            State.DECIDING,
            State.SENT_UP,
            State.AWARDED,
            State.REFUSED,
        ),
    ),
    "khong-du": ("Không đủ điều kiện", "is-void", (State.INELIGIBLE,)),
    "da-rut": ("Đã rút", "is-void", (State.WITHDRAWN,)),
}
# Later on the council and the decision have their own look.
_TO_LOOK_AT = (State.SENT, State.CHECKING, State.ELIGIBLE)
SHOWN = tuple(state for _, _, states in GROUPS.values() for state in states)


@dataclass(frozen=True)
class CheckRow:
    nomination: Nomination
    unit_name: str
    pace: Pace | None
    odd: Sequence[str]
    may_receive: bool
    may_check: bool

    @property
    def is_plain(self) -> bool:
        """Say whether it can be received, or found eligible, among others."""
        return self.may_receive or (self.may_check and not self.odd)


def office_rows(round_: Round, user: User) -> QuerySet[Nomination]:
    """Return what units handed in, in the order of the list; drafts are the units' own."""
    rows = checked_visible_to(user).filter(round=round_, state__in=SHOWN)
    rows = rows.exclude(state=State.WITHDRAWN, first_sent_at=None)
    last = PostedNomination.objects.filter(nomination=OuterRef("pk")).order_by("-posting__ends_on")
    until = Subquery(last.values("posting__ends_on")[:1])
    return rows.annotate(posted_until=until).order_by(
        "unit", "honour__position", "reward_form__position", "recipient", "pk"
    )


def group_counts(rows: QuerySet[Nomination]) -> Counter[str]:
    states = Counter(rows.order_by().values_list("state", flat=True))
    return Counter(
        {word: sum(states[each] for each in found) for word, (_, _, found) in GROUPS.items()}
    )


def check_rows(round_: Round, rows: Sequence[Nomination], user: User) -> list[CheckRow]:
    """Return what the list says of each; a fixed number of queries."""
    for row in rows:
        row.round = round_
    law = law_of(round_.commune, tables=())
    beside = beside_of(round_, rows)
    return [
        CheckRow(
            nomination=row,
            unit_name=beside[row.pk].names[row.unit_id],
            pace=pace_of(row, law),
            odd=odd_as_sent(row, beside[row.pk]) if row.state in _TO_LOOK_AT else [],
            may_receive=_may(user, "receive", row),
            may_check=_may(user, "check", row),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Neighbours:
    """What stands before and after a dossier in the list that it was opened from."""

    before: tuple[UUID, str] | None
    after: tuple[UUID, str] | None


def neighbours_of(row: Nomination, user: User, kept: Mapping[str, str]) -> Neighbours:
    """Return the dossiers beside one in the list as it is narrowed; one query.

    ``kept`` is what ``ListFilterForm`` reads. The dossier may have left the list by its state.
    """
    states = GROUPS[kept["nhom"]][2] if kept.get("nhom") in GROUPS else SHOWN
    unit, wanted = kept.get("donvi", ""), search_key(kept.get("tim", ""))
    lines = office_rows(row.round, user).values_list("uid", "recipient", "state", "unit__uid")
    before, after, is_past = None, None, False
    for uid, name, state, unit_uid in lines:
        is_past = is_past or uid == row.uid
        if state not in states or unit not in ("", str(unit_uid)) or wanted not in search_key(name):
            continue
        if not is_past:
            before = (uid, name)
        elif uid != row.uid and after is None:
            after = (uid, name)
    return Neighbours(before, after)


def _may(user: User, verb: str, row: Nomination) -> bool:
    return granting(user, f"awards.{verb}_nomination", row) is not None


def sheet_line(row: CheckRow) -> list[Any]:
    about = row.nomination
    return [
        about.recipient,
        about.detail,
        row.unit_name,
        str(about.award),
        about.get_state_display(),
        about.sent_at and dates.local_day(about.sent_at),
        about.received_on,
        row.pace.due if row.pace else None,
        row.pace.left_words if row.pace else "",
        " ".join(row.odd),
        about.check_note,
    ]


SHEET_HEADS = [
    "Đề nghị", "Chức vụ, nơi ở", "Đơn vị đề nghị", "Danh hiệu, hình thức", "Trạng thái",
    "Gửi ngày", "Tiếp nhận ngày", "Hạn", "Còn lại", "Nên xem", "Ý kiến thẩm định",
]  # fmt: skip
