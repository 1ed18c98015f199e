"""The check of nominations in "Việc của tôi": to receive, to check, to answer about."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, F, Min, Q, QuerySet, When
from django.urls import reverse

from awards.checking.rules import checked_by, offices_answered_for
from awards.models import Consultation, Round
from awards.states import NominationState
from awards.waitlines import COLUMNS, NO_DAY, NO_UNIT, Line, counted, words
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import held, memberships
from emulation.org.waits import Wait
from targets.rules import DECIDING

RECEIVE, CHECK, ANSWER = "check.receive", "check.check", "check.answer"
GO_ON = "check.go_on"


def waiting_rows(user: User) -> list[QuerySet]:
    """Return lines (``COLUMNS``): of a round what is to receive, to check or to take further,
    and each question."""
    return [_to_check(user), _to_take_further(user), _to_answer(user)]


def waits_of(line: Line, user: User) -> list[Wait]:
    if line.kind == GO_ON:
        return [_going_on(line)]
    return [_answering(line, user) if line.kind == ANSWER else _checking(line, user)]


def _to_check(user: User) -> QuerySet:
    rows = Round.objects.filter(nominations__in=checked_by(user)).order_by()
    is_new = When(nominations__state=NominationState.SENT, then=words(RECEIVE))
    return rows.annotate(
        kind=Case(is_new, default=words(CHECK)),
        title=F("name"),
        detail=counted(Count("nominations")),
        state=F("nominations__state"),
        due=NO_DAY,
        since=Min("nominations__sent_at"),
        unit=NO_UNIT,
    ).values(*COLUMNS)


def _to_take_further(user: User) -> QuerySet:
    """Found eligible, dossiers wait for the clerk to post them or to put them to the council."""
    clerk = {row.commune_id for row in memberships(user) if row.role == Role.CLERK}
    eligible = Q(nominations__state=NominationState.ELIGIBLE)
    rows = Round.objects.filter(eligible, commune__in=clerk, ended_at=None).order_by()
    return rows.annotate(
        kind=words(GO_ON),
        title=F("name"),
        detail=counted(Count("nominations")),
        state=words(NominationState.ELIGIBLE),
        due=NO_DAY,
        since=Min("nominations__checked_at"),
        unit=NO_UNIT,
    ).values(*COLUMNS)


def _to_answer(user: User) -> QuerySet:
    rows = Consultation.objects.filter(
        office__in=offices_answered_for(user), answered_at=None, round__ended_at=None
    ).order_by()
    return rows.annotate(
        kind=words(ANSWER),
        title=F("round__name"),
        detail=counted(Count("rows")),
        state=words(""),
        due=F("due_on"),
        since=F("asked_at"),
        unit=F("office"),
    ).values(*COLUMNS)


def _checking(line: Line, user: User) -> Wait:
    is_new = line.kind == RECEIVE
    what = "chờ tiếp nhận" if is_new else "chờ thẩm định"
    group = "cho-tiep-nhan" if is_new else "tham-dinh"
    return Wait(
        title=f"{line.detail} hồ sơ {what}: {first_lower(line.title)}",
        url=f"{reverse('check_list', args=[line.uid])}?nhom={group}",
        action="Tiếp nhận hồ sơ" if is_new else "Thẩm định hồ sơ",
        state_label="Đã gửi" if is_new else "Đang thẩm định",
        badge="is-waiting",
        since=line.since,
        as_role=_role(held(user, DECIDING, line.commune)),
    )


def _going_on(line: Line) -> Wait:
    return Wait(
        title=f"{line.detail} hồ sơ đủ điều kiện: {first_lower(line.title)}",
        url=reverse("round_read", args=[line.uid]),
        detail="Niêm yết, đưa ra Hội đồng, hoặc lập quyết định, tờ trình.",
        action="Đưa đi tiếp",
        state_label=NominationState.ELIGIBLE.label,
        badge="is-ontrack",
        since=line.since,
        as_role=Role.CLERK.label,
    )


def _answering(line: Line, user: User) -> Wait:
    is_late = line.due is not None and line.due < dates.today()
    return Wait(
        title=f"Cho ý kiến về {line.detail} hồ sơ: {first_lower(line.title)}",
        url=reverse("consultation_read", args=[line.uid]),
        detail="Xã hỏi cơ quan biết gì về những người, tập thể, hộ được đề nghị khen thưởng.",
        action="Trả lời ý kiến",
        state_label="Quá hạn" if is_late else "Chờ trả lời",
        badge="is-late" if is_late else "is-waiting",
        since=line.since,
        due=line.due,
        as_role=_role(next((row for row in memberships(user) if _is_of(row, line)), None)),
    )


def _is_of(row: Membership, line: Line) -> bool:
    return line.unit in {row.unit_id, *(post.unit_id for post in row.posts)}


def _role(membership: Any) -> str:
    return membership.get_role_display() if membership else ""
