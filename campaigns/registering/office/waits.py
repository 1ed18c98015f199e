"""What registrations wait for at the office: one line a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from campaigns.models import Campaign, Registration, RegistrationState
from emulation.lib import dates
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, holding_on, memberships
from emulation.org.waits import Wait


def decided_rows(deciding: set[int]) -> Q:
    """Return the condition of what waits for those who decide in these communes."""
    running = Q(campaign__closed_at=None, campaign__cancelled_at=None)
    return running & Q(commune__in=deciding, state=RegistrationState.SENT)


def with_other_clerks(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Add ``has_second_clerk``: somebody else at the office could decide."""
    return rows.annotate(has_second_clerk=Exists(_other_clerks()))


def deciding_waits(user: User, rows: Iterable[Registration]) -> list[Wait]:
    """Return what the person decides on of these, and what waits for a unit's "đúng"."""
    waiting: dict[Campaign, list[Registration]] = defaultdict(list)
    for row in rows:
        waiting[row.campaign].append(row)
    return [wait for campaign, found in waiting.items() for wait in _of(user, campaign, found)]


def _of(user: User, campaign: Campaign, found: list[Registration]) -> Iterator[Wait]:
    mine = [one for one in found if _is_mine(user, one)]
    phoned = [one for one in found if one.waits_for_head and one not in mine]
    if mine:
        yield _many(campaign, mine, "chờ duyệt", "Duyệt đăng ký")
    if phoned and _is_clerk(user, campaign):
        yield _many(campaign, phoned, "ghi thay, chờ đơn vị xác nhận", "")


def _many(campaign: Campaign, found: list[Registration], words: str, action: str) -> Wait:
    return Wait(
        title=f"{len(found)} đăng ký thi đua {words}: {campaign.short_name or campaign.name}",
        url=reverse("campaign_registrations", args=[campaign.uid]) + "?nhom=cho-duyet",
        action=action,
        state_label="Chờ duyệt",
        badge="is-waiting",
        since=min((one.sent_at for one in found if one.sent_at), default=None),
        kind="mine" if action else "others",
    )


def _is_mine(user: User, registration: Registration) -> bool:
    """The clerks decide; those above them only what the only clerk wrote down."""
    if granting(user, "campaigns.approve_registration", registration) is None:
        return False
    is_lone = registration.taken_by_phone and not registration.has_second_clerk
    return is_lone or _is_clerk(user, registration.campaign)


def _is_clerk(user: User, campaign: Campaign) -> bool:
    return any(
        one.role == Role.CLERK and one.commune_id == campaign.commune_id
        for one in memberships(user)
    )


def _other_clerks() -> QuerySet[Membership]:
    """Return the clerks of a registration's commune but for who wrote it down."""
    clerks = Membership.objects.filter(holding_on(dates.today()), role=Role.CLERK)
    others = clerks.exclude(person=OuterRef("sent_by__person"))
    return others.filter(commune=OuterRef("commune"))
