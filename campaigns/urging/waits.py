"""Letters to late units in "Việc của tôi": to write, to approve, to number, with others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse

from campaigns.models import Urging, UrgingState
from campaigns.urging.rules import urgings_visible_to
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, held, memberships
from emulation.org.waits import Kind, Wait

WAITED_FOR = (Role.CLERK, Role.CHAIRMAN, Role.RECORDS_CLERK)
DONE = (UrgingState.ISSUED, UrgingState.ABANDONED)
# (right, page, what is to be done, words of the button)
OWN_STEPS = (
    ("campaigns.issue_urging", "urging_issue", "Cho số, ngày và ban hành.", "Cho số công văn"),
    ("campaigns.approve_urging", "urging_approve", "Duyệt hoặc trả lại.", "Đọc và duyệt công văn"),
)


def urging_waits(user: User) -> Iterator[Wait]:
    """Yield what the person has to write, approve or number, then what others have; one query."""
    if not any(row.role in WAITED_FOR for row in memberships(user)):
        return
    rows = urgings_visible_to(user).exclude(state__in=DONE).defer("content", "text")
    for urging in rows.annotate(letters=Count("units")):
        if urging.is_editable:
            yield _to_write(user, urging)
        else:
            yield from _with_those_above(user, urging)


def _to_write(user: User, urging: Urging) -> Wait:
    page = "urging_read" if urging.state == UrgingState.DRAFT else "urging_edit"
    membership = granting(user, "campaigns.edit_urging", urging)
    return _wait(urging, page, _to_do(urging), membership, "Soạn tiếp công văn")


def _with_those_above(user: User, urging: Urging) -> Iterator[Wait]:
    for right, page, words, action in OWN_STEPS:
        if membership := granting(user, right, urging):
            yield _wait(urging, page, f"{urging.letters} công văn. {words}", membership, action)
            return
    if held(user, [Role.CLERK], urging.commune_id):
        yield _wait(urging, "urging_read", _next_of_others(urging), None, kind="others")


def _wait(
    urging: Urging,
    page: str,
    detail: str,
    membership: Membership | None,
    action: str = "",
    kind: Kind = "mine",
) -> Wait:
    return Wait(
        title=str(urging),
        url=reverse(page, args=[urging.uid]),
        detail=detail,
        action=action,
        state_label=urging.get_state_display(),
        badge=urging.badge,
        since=_since(urging),
        as_role=membership.get_role_display() if membership else "",
        kind=kind,
    )


def _since(urging: Urging) -> dt.datetime | None:
    if urging.state in (UrgingState.RETURNED, UrgingState.APPROVED):
        return urging.decided_at
    return urging.submitted_at if urging.state == UrgingState.SUBMITTED else urging.made_at


def _to_do(urging: Urging) -> str:
    if urging.state == UrgingState.RETURNED and urging.decided_by:
        return f"{urging.decided_by.person} trả lại: {urging.return_reason}"
    if urging.state == UrgingState.RECALLED:
        return "Đã thu hồi; sửa xong thì trình lại."
    return "Đang soạn; xong thì trình duyệt."


def _next_of_others(urging: Urging) -> str:
    if urging.state == UrgingState.APPROVED:
        return "Chờ văn thư cho số và ban hành."
    return "Chờ lãnh đạo UBND duyệt."
