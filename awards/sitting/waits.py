"""Sittings in "Việc của tôi": votes to give, sittings to come, to lead, to number."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from awards.models import Attendance, Ballot, Sitting
from awards.sitting.rules import KEEPERS, is_asked
from awards.states import BallotMode, BallotState, SittingState
from awards.waitlines import COLUMNS, Line, words
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

LINE = "sit.sitting"


def is_going_on(line: Line) -> bool:
    """Say whether a line is a sitting at which the council sits now."""
    return line.kind == LINE and line.state == SittingState.OPEN


def waiting_rows(user: User) -> list[QuerySet]:
    """Return a line (``COLUMNS``) for each sitting that asks something of the person.

    ``detail`` is its hour and place; ``unit`` is 1 where the person has a seat.
    """
    mine = memberships(user)
    persons = {row.person_id for row in mine}
    kept = {row.commune_id for row in mine if row.role in KEEPERS}
    numbered = {row.commune_id for row in mine if row.role == Role.RECORDS_CLERK}
    own = Attendance.objects.filter(sitting=OuterRef("pk"), member__person__in=persons)
    going_on = Q(state__in=[SittingState.PLANNED, SittingState.OPEN])
    to_number = Q(state=SittingState.CLOSED, minutes=None, commune__in=numbered)
    rows = Sitting.objects.annotate(is_mine=Exists(own)).order_by()
    rows = rows.filter(going_on & (Q(is_mine=True) | Q(commune__in=kept)) | to_number)
    return [
        rows.annotate(
            kind=words(LINE),
            title=F("round__name"),
            detail=Concat(Cast("starts_at", CharField()), words(" "), "place"),
            due=F("held_on"),
            since=F("closed_at"),
            unit=Case(When(is_mine=True, then=1), default=0, output_field=IntegerField()),
        ).values(*COLUMNS)
    ]


def waits_of(line: Line, user: User) -> Iterator[Wait]:
    """Yield what a sitting asks of the person; no query, one while it is open to a member."""
    mine = memberships(user)
    keepers = [row for row in mine if row.role in KEEPERS and row.commune_id == line.commune]
    if line.state == SittingState.CLOSED:
        clerks = [row for row in mine if row.role == Role.RECORDS_CLERK]
        yield _to_number(line, next(row for row in clerks if row.commune_id == line.commune))
        return
    if keepers:
        yield _to_lead(line, keepers[0])
    if line.unit and line.state == SittingState.OPEN:
        yield from _to_vote(line, {row.person_id for row in mine})
    elif line.unit and not keepers:
        yield _to_come(line)


def _to_vote(line: Line, persons: set[int]) -> Iterator[Wait]:
    ballots = Ballot.objects.filter(
        sitting__uid=line.uid,
        sitting__seats__member__person__in=persons,
        mode=BallotMode.SECRET,
        state=BallotState.OPEN,
    ).annotate(seat=F("sitting__seats__uid"))
    ballots = ballots.defer("rule", "result")
    left = sum(is_asked(Attendance(uid=ballot.seat), ballot) for ballot in ballots)
    if left:
        yield Wait(
            title=f"Bỏ phiếu: {first_lower(line.title)}",
            url=reverse("vote_list", args=[line.uid]),
            detail=f"Còn {left} hồ sơ chờ phiếu của đồng chí.",
            action="Bỏ phiếu",
            state_label="Đang biểu quyết",
            badge="is-waiting",
            due=line.due,
            as_role=Role.COUNCIL_MEMBER.label,
        )


def _to_lead(line: Line, keeper: Membership) -> Wait:
    is_open = line.state == SittingState.OPEN
    is_late = not is_open and line.due < dates.today()
    return Wait(
        title=f"Phiên họp Hội đồng: {first_lower(line.title)}",
        url=reverse("sitting_read", args=[line.uid]),
        detail="Đang họp." if is_open else "Chương trình, điểm danh, rồi khai mạc.",
        action="Điều hành phiên họp" if is_open else "Chuẩn bị phiên họp",
        state_label="Quá ngày họp" if is_late else SittingState(line.state).label,
        badge="is-late" if is_late else ("is-ontrack" if is_open else "is-draft"),
        due=line.due,
        as_role=keeper.get_role_display(),
    )


def _to_come(line: Line) -> Wait:
    hour, _, place = line.detail.partition(" ")
    return Wait(
        title=f"Họp Hội đồng: {first_lower(line.title)}",
        url=reverse("sitting_read", args=[line.uid]),
        detail=f"{hour[:5]}, {place}. Đọc hồ sơ trước khi họp.",
        action="Đọc hồ sơ",
        state_label="Sắp họp",
        badge="is-waiting",
        due=line.due,
        as_role=Role.COUNCIL_MEMBER.label,
    )


def _to_number(line: Line, clerk: Membership) -> Wait:
    return Wait(
        title=f"Biên bản họp Hội đồng: {first_lower(line.title)}",
        url=reverse("minutes_issue", args=[line.uid]),
        detail="Phiên họp đã kết thúc, biên bản chưa có số.",
        action="Cấp số biên bản",
        state_label="Chờ cấp số",
        badge="is-waiting",
        since=line.since,
        as_role=clerk.get_role_display(),
    )
