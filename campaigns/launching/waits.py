"""Campaigns in "Việc của tôi": to register for, to launch, to sum up."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from campaigns.launching.course import COURSE_BADGES, Course, course_of
from campaigns.launching.page import write_url
from campaigns.models import Campaign, Participant, Registration, RegistrationState
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait


def launching_waits(user: User) -> Iterator[Wait]:
    """Yield the open windows of the person's units, then what a clerk has to go on with.

    One query for a unit's head, one for a clerk, none for others.
    """
    held = memberships(user)
    headed = {row.unit_id: row for row in held if row.role == Role.UNIT_HEAD}
    kept = {row.commune_id: row for row in held if row.role == Role.CLERK}
    if headed:
        yield from _to_register(headed)
    if kept:
        yield from _to_keep(kept)


def _to_register(headed: dict[int, Membership]) -> Iterator[Wait]:
    today = dates.today()
    rows = Participant.objects.filter(
        unit__in=headed,
        campaign__launched_at__isnull=False,
        campaign__cancelled_at=None,
        campaign__closed_at=None,
        campaign__register_from__lte=today,
        campaign__register_until__gte=today,
    )
    state = Registration.objects.filter(campaign=OuterRef("campaign"), unit=OuterRef("unit"))
    rows = rows.annotate(state=Subquery(state.values("state")[:1]))
    for part in rows.select_related("campaign", "unit").order_by("campaign__register_until"):
        if part.state in (None, RegistrationState.DRAFT):
            yield _wait(part, headed[part.unit_id], is_begun=part.state is not None)


def _wait(part: Participant, membership: Membership, *, is_begun: bool) -> Wait:
    campaign = part.campaign
    return Wait(
        title=f"Đăng ký {campaign.short_name or campaign.name}",
        url=write_url(campaign, part.unit),
        detail=f"{membership.unit_words} "
        + ("đang viết, chưa gửi." if is_begun else "chưa đăng ký.")
        + f" Nhận đến hết ngày {date_short(campaign.register_until)}.",
        action="Viết tiếp đăng ký" if is_begun else "Đăng ký thi đua",
        state_label=RegistrationState.DRAFT.label,
        badge="is-draft",
        since=part.told_at,
        due=campaign.register_until,
        as_role=membership.get_role_display(),
    )


def _to_keep(kept: dict[int, Membership]) -> Iterator[Wait]:
    today = dates.today()
    unfinished = Q(launched_at=None) | Q(ends_on__lt=today, register_until__lt=today)
    rows = Campaign.objects.filter(unfinished, commune__in=kept, cancelled_at=None, closed_at=None)
    for campaign in rows.order_by("starts_on", "pk"):
        wait = _of_the_clerk(campaign, course_of(campaign, today))
        if wait:
            yield wait


def _of_the_clerk(campaign: Campaign, course: Course) -> Wait | None:
    words = {
        Course.DRAFT: ("Soạn xong thì phát động.", "Soạn tiếp phong trào", "mine"),
        Course.PAPER: ("Chờ ban hành văn bản phát động.", "", "others"),
        Course.JUDGING: ("Đã hết thời gian; bình xét xong thì ghi tổng kết.", "Tổng kết", "mine"),
    }
    if course not in words:
        return None
    detail, action, kind = words[course]
    return Wait(
        title=campaign.name,
        url=reverse("campaign_read", args=[campaign.uid]),
        detail=detail,
        action=action,
        state_label=course.label,
        badge=COURSE_BADGES[course],
        as_role=Role.CLERK.label if kind == "mine" else "",
        kind=kind,
    )
