"""Posted lists in "Việc của tôi": opinions to look into, lists whose time is over."""

from __future__ import annotations

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse

from awards.checking.rules import free_clerks
from awards.models import Posting
from awards.posting.rules import opinions_visible_to
from awards.states import PostingState
from awards.waitlines import COLUMNS, NO_DAY, NO_UNIT, Line, counted, words
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Role, User
from emulation.org.rights import held, memberships
from emulation.org.waits import Wait
from targets.rules import DECIDING

OPINIONS, OVER = "post.opinions", "post.over"


def waiting_rows(user: User) -> list[QuerySet]:
    """Return lines (``COLUMNS``): of a list its opinions to look into, or that it is over."""
    return [_to_hear(user), _to_end(user)]


def waits_of(line: Line, user: User) -> list[Wait]:
    return [_hearing(line, user) if line.kind == OPINIONS else _ending(line, user)]


def _to_hear(user: User) -> QuerySet:
    """The clerks look into opinions; those above them where no clerk is free to."""
    clerk = {row.commune_id for row in memberships(user) if row.role == Role.CLERK}
    about = "row__nomination__"
    opinions = opinions_visible_to(user).annotate(is_free=free_clerks(about))
    alone = Q(is_free=False, row__isnull=False)
    opinions = opinions.filter(Q(commune__in=clerk) | alone, handled_at=None)
    rows = Posting.objects.filter(opinions__in=opinions.order_by().values("pk")).order_by()
    return rows.annotate(
        kind=words(OPINIONS),
        detail=counted(Count("opinions")),
        due=NO_DAY,
        since=Min("opinions__came_at"),
        unit=NO_UNIT,
    ).values(*COLUMNS)


def _to_end(user: User) -> QuerySet:
    clerk = {row.commune_id for row in memberships(user) if row.role == Role.CLERK}
    rows = Posting.objects.filter(
        commune__in=clerk, state=PostingState.OPEN, ends_on__lt=dates.today()
    ).order_by()
    return rows.annotate(
        kind=words(OVER),
        detail=words(""),
        due=F("ends_on"),
        since=F("ended_at"),
        unit=NO_UNIT,
    ).values(*COLUMNS)


def _hearing(line: Line, user: User) -> Wait:
    membership = held(user, DECIDING, line.commune)
    return Wait(
        title=f"{line.detail} ý kiến về {first_lower(line.title)}",
        url=f"{reverse('posting_read', args=[line.uid])}#y-kien",
        detail="Người dân gửi qua trang niêm yết.",
        action="Xem xét ý kiến",
        state_label="Chờ xem xét",
        badge="is-waiting",
        since=line.since,
        as_role=membership.get_role_display() if membership else "",
    )


def _ending(line: Line, user: User) -> Wait:
    return Wait(
        title=f"Hết hạn niêm yết: {first_lower(line.title)}",
        url=reverse("posting_read", args=[line.uid]),
        detail="Kết thúc để các hồ sơ đi tiếp; nếu để đó thì cổng tự kết thúc trong đêm.",
        action="Kết thúc niêm yết",
        state_label="Hết hạn",
        badge="is-ontrack",
        due=line.due,
        as_role=Role.CLERK.label,
    )
