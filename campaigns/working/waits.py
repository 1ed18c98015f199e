"""Tasks of issued plans in "Việc của tôi"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from campaigns.models import PlanState, TaskParty, TaskWork
from campaigns.states import WORK_BADGES, WorkState
from campaigns.working.due import Standing
from campaigns.working.in_force import parties_in_force
from campaigns.working.rules import accept_task, membership_for
from campaigns.working.selectors import Line, lead_parties, lines_of, with_works
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Membership, Role, User
from emulation.org.rights import communes_of, holding_on, memberships, posts_held
from emulation.org.waits import Wait
from targets.rules import DECIDING

# What is due later is told in one line, so that it does not hide what is due now.
NEAR = dt.timedelta(days=30)
UNDONE = (Standing.LATE, Standing.RETURNED, Standing.SOON, Standing.GOING)


def task_waits(user: User) -> Iterator[Wait]:
    """Yield what the person leads and has not done, then what waits to be accepted.

    None for who only reads, one query for who has nothing to do, else two, or three where
    an amendment struck something.
    """
    if not _may_have_any(user):
        return
    parties = parties_in_force(_parties(user))
    lines = sorted(lines_of(parties, dates.today()), key=lambda line: line.order)
    yield from _to_do(user, lines)
    yield from _to_accept(user, lines)


def _may_have_any(user: User) -> bool:
    """Say whether a task may wait for the account."""
    roles = {Role.UNIT_HEAD, *DECIDING}
    return any(row.role in roles for row in memberships(user)) or bool(posts_held(user))


def _parties(user: User) -> list[TaskParty]:
    """Return the parties of running plans that the account is, or whose word it may take."""
    headed = [row.unit_id for row in memberships(user) if row.role == Role.UNIT_HEAD]
    which = Q(unit__in=headed) | Q(unit=None, commune__in=communes_of(user))
    rows = lead_parties(Q(task__plan__state=PlanState.ISSUED))
    rows = rows.annotate(is_to_accept=Exists(_told_for(user)))
    return list(with_works(rows.filter(which | Q(is_to_accept=True))))


def _told_for(user: User) -> QuerySet[TaskWork]:
    """The clerk's; and for those above what a clerk told, who cannot decide on that."""
    deciding = [row for row in memberships(user) if row.role in DECIDING]
    clerk_of = {row.commune_id for row in deciding if row.role == Role.CLERK}
    told = TaskWork.objects.filter(
        party=OuterRef("pk"),
        state=WorkState.TOLD,
        commune__in={row.commune_id for row in deciding},
    )
    return told.filter(Q(commune__in=clerk_of) | Exists(_clerks_telling()))


def _clerks_telling() -> QuerySet[Membership]:
    rows = Membership.objects.filter(holding_on(dates.today()), role=Role.CLERK)
    return rows.filter(person=OuterRef("told_by__person"), commune=OuterRef("commune"))


def _to_do(user: User, lines: list[Line]) -> Iterator[Wait]:
    today = dates.today()
    undone = [line for line in lines if line.standing in UNDONE]
    own = [(line, mine) for line in undone if (mine := membership_for(user, line.party))]
    later = []
    for line, membership in own:
        if _is_near(line, today):
            yield _wait(line, membership.get_role_display())
        else:
            later.append(line)
    yield from _later(later)


def _is_near(line: Line, today: dt.date) -> bool:
    is_due = line.due is not None and line.due <= today + NEAR
    return is_due or line.standing == Standing.RETURNED


def _wait(line: Line, role: str) -> Wait:
    is_returned = line.work.state == WorkState.RETURNED
    return Wait(
        title=line.title,
        url=reverse("task_read", args=[line.party.uid]) + line.query,
        detail=f"Trả lại: {line.work.return_reason}" if is_returned else f"Theo {line.plan}.",
        action="Báo lại nhiệm vụ" if is_returned else "Báo kết quả nhiệm vụ",
        state_label=WorkState.RETURNED.label if is_returned else line.label,
        badge=WORK_BADGES[WorkState.RETURNED] if is_returned else line.badge,
        since=line.work.decided_at if is_returned else None,
        due=line.due,
        as_role=role,
    )


def _later(lines: list[Line]) -> Iterator[Wait]:
    if not lines:
        return
    due = lines[0].due
    first = f"gần nhất hạn {date_short(due)}" if due else "kế hoạch không ghi hạn"
    yield Wait(
        title=f"{len(lines)} nhiệm vụ chưa đến hạn",
        url=f"{reverse('task_list')}?cua=toi",
        detail=f"Đang làm, {first}. Báo được từ bây giờ.",
        action="Xem nhiệm vụ",
        due=due,
    )


def _to_accept(user: User, lines: list[Line]) -> Iterator[Wait]:
    for line in lines:
        membership = accept_task(user, line.work) if line.party.is_to_accept else None
        if membership:
            yield _waiting(line, membership)


def _waiting(line: Line, membership: Membership) -> Wait:
    work = line.work
    return Wait(
        title=line.title,
        url=reverse("task_read", args=[line.party.uid]) + line.query,
        detail=f"{work.told_by.person} báo đã xong.",
        action="Nhận kết quả nhiệm vụ",
        state_label=WorkState.TOLD.label,
        badge=work.badge,
        since=work.told_at,
        as_role=membership.get_role_display(),
    )
