"""Letters that wait for a number, in "Việc của tôi" of the records clerk."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from campaigns.urging.rules import urgings_visible_to
from emulation.org.models import Role, User
from emulation.org.rights import granting, memberships
from emulation.org.waits import Wait


def urging_waits(user: User) -> Iterator[Wait]:
    """Yield the letters that the records clerk has not given a number yet."""
    communes = {one.commune_id for one in memberships(user) if one.role == Role.RECORDS_CLERK}
    if not communes:
        return
    rows = urgings_visible_to(user).filter(commune__in=communes)
    waiting = rows.annotate(left=Count("units", filter=Q(units__paper=None))).filter(left__gt=0)
    for urging in waiting:
        membership = granting(user, "campaigns.issue_urging", urging)
        yield Wait(
            title=str(urging),
            url=reverse("urging_issue", args=[urging.uid]),
            detail=f"{urging.left} công văn chờ số; lãnh đạo ký xong thì cho số và ban hành.",
            action="Cho số công văn",
            state_label="Chưa có số",
            badge="is-waiting",
            since=urging.made_at,
            as_role=membership.get_role_display() if membership else "",
        )
