"""Sittings in "Việc của tôi": votes to give, sittings to come, to lead, to number."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from awards.models import Attendance, Ballot, Sitting
from awards.sitting.rules import KEEPERS, is_asked
from awards.states import BallotMode, BallotState, SittingState
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait


def sittings_concerning(user: User) -> QuerySet[Sitting]:
    """Return the sittings that ask something of the person, each with ``is_mine``: a seat."""
    mine = memberships(user)
    persons = {row.person_id for row in mine}
    kept = {row.commune_id for row in mine if row.role in KEEPERS}
    numbered = {row.commune_id for row in mine if row.role == Role.RECORDS_CLERK}
    own = Attendance.objects.filter(sitting=OuterRef("pk"), member__person__in=persons)
    going_on = Q(state__in=[SittingState.PLANNED, SittingState.OPEN])
    to_number = Q(state=SittingState.CLOSED, minutes=None, commune__in=numbered)
    rows = Sitting.objects.annotate(is_mine=Exists(own))
    rows = rows.filter(going_on & (Q(is_mine=True) | Q(commune__in=kept)) | to_number)
    return rows.select_related("round").order_by("held_on", "pk")


def sitting_waits(user: User) -> Iterator[Wait]:
    """Yield what sittings ask of the person; one query, two while a sitting is open."""
    mine = memberships(user)
    persons = {row.person_id for row in mine}
    keeping = {row.commune_id: row for row in reversed(mine) if row.role in KEEPERS}
    numbering = {row.commune_id: row for row in mine if row.role == Role.RECORDS_CLERK}
    for sitting in sittings_concerning(user):
        keeper = keeping.get(sitting.commune_id)
        if sitting.state == SittingState.CLOSED:
            yield _to_number(sitting, numbering[sitting.commune_id])
            continue
        if keeper:
            yield _to_lead(sitting, keeper)
        if sitting.is_mine and sitting.state == SittingState.OPEN:
            yield from _to_vote(sitting, persons)
        elif sitting.is_mine and not keeper:
            yield _to_come(sitting)


def _to_vote(sitting: Sitting, persons: set[int]) -> Iterator[Wait]:
    seat = Attendance.objects.get(sitting=sitting, member__person__in=persons)
    open_ = Ballot.objects.filter(
        sitting=sitting, mode=BallotMode.SECRET, state=BallotState.OPEN
    ).defer("rule", "result")
    left = sum(is_asked(seat, ballot) for ballot in open_)
    if left:
        yield Wait(
            title=f"Bỏ phiếu: {first_lower(sitting.round.name)}",
            url=reverse("vote_list", args=[sitting.uid]),
            detail=f"Còn {left} hồ sơ chờ phiếu của đồng chí.",
            action="Bỏ phiếu",
            state_label="Đang biểu quyết",
            badge="is-waiting",
            due=sitting.held_on,
            as_role=Role.COUNCIL_MEMBER.label,
        )


def _to_lead(sitting: Sitting, keeper: Membership) -> Wait:
    is_open = sitting.state == SittingState.OPEN
    is_late = not is_open and sitting.held_on < dates.today()
    return Wait(
        title=f"Phiên họp Hội đồng: {first_lower(sitting.round.name)}",
        url=reverse("sitting_read", args=[sitting.uid]),
        detail="Đang họp." if is_open else "Chương trình, điểm danh, rồi khai mạc.",
        action="Điều hành phiên họp" if is_open else "Chuẩn bị phiên họp",
        state_label="Quá ngày họp" if is_late else sitting.get_state_display(),
        badge="is-late" if is_late else ("is-ontrack" if is_open else "is-draft"),
        due=sitting.held_on,
        as_role=keeper.get_role_display(),
    )


def _to_come(sitting: Sitting) -> Wait:
    return Wait(
        title=f"Họp Hội đồng: {first_lower(sitting.round.name)}",
        url=reverse("sitting_read", args=[sitting.uid]),
        detail=f"{sitting.starts_at:%H:%M}, {sitting.place}. Đọc hồ sơ trước khi họp.",
        action="Đọc hồ sơ",
        state_label="Sắp họp",
        badge="is-waiting",
        due=sitting.held_on,
        as_role=Role.COUNCIL_MEMBER.label,
    )


def _to_number(sitting: Sitting, clerk: Membership) -> Wait:
    return Wait(
        title=f"Biên bản họp Hội đồng: {first_lower(sitting.round.name)}",
        url=reverse("minutes_issue", args=[sitting.uid]),
        detail="Phiên họp đã kết thúc, biên bản chưa có số.",
        action="Cấp số biên bản",
        state_label="Chờ cấp số",
        badge="is-waiting",
        since=sitting.closed_at,
        as_role=clerk.get_role_display(),
    )
