"""What a report and a registration have in common on their way from a unit to the office.

A row is given as its reader saw it: ``version`` names the sending that was read. Called
inside services that ask for the right and tell the trail.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from emulation.lib import dates
from emulation.lib.states import Moves, StaleVersion, WrongState, bump, move
from emulation.org.models import Membership, Role, User
from targets.models import Submission, SubmissionSending
from targets.states import APPROVED, DRAFT, SENT


class SentAnew(WrongState):
    """What was read is no longer what the office has: the unit has sent again since."""

    def __init__(self, sending: SubmissionSending) -> None:
        super().__init__(
            f"Đơn vị đã gửi lại bản {sending.number} lúc {dates.moment_words(sending.sent_at)}, "
            "sau khi trang này được mở. Đọc bản mới rồi quyết định."
        )


def submission_store(row: Submission, seen_version: int, fields: Mapping[str, Any]) -> None:
    """Save a row if nobody did since it was read; of two that begin one, one wins."""
    if row.pk is not None:
        bump(row, version_field="version", seen=seen_version, **fields)
        return
    if seen_version:
        raise StaleVersion()
    for name, value in {**fields, "version": 1}.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        row.pk, row.version = None, 0
        raise StaleVersion() from error


def submission_received(
    row: Submission, client_uid: UUID, by: User, refusal: str
) -> SubmissionSending | None:
    """Return the receipt of what a device sent before under this mark, if it did."""
    parent = type(row).sendings.field
    found = parent.model.objects.filter(commune=row.commune_id, client_uid=client_uid)
    sending = found.select_related(parent.name, "sent_by__person").first()
    if sending is None:
        return None
    is_own = getattr(sending, parent.attname) == row.pk
    if not is_own or sending.sent_by.person.user_id != by.pk:
        raise PermissionDenied(refusal)
    return sending


def submission_put_sent(row: Submission, membership: Membership, moves: Moves) -> None:
    now = dates.now()
    move(
        row,
        SENT,
        moves=moves,
        sent_at=now,
        first_sent_at=row.first_sent_at or now,
        sent_by=membership,
        received_at=None,
        confirmed_at=None,
        taken_by_phone=membership.role == Role.CLERK,
    )


def submission_receipt(
    row: Submission, content: Mapping[str, Any], client_uid: UUID, membership: Membership
) -> SubmissionSending:
    """Freeze what was sent."""
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return row.sendings.create(
        commune=row.commune,
        number=row.sendings.count() + 1,
        client_uid=client_uid,
        sent_at=row.sent_at,
        sent_by=membership,
        content=content,
        sha256=hashlib.sha256(packed.encode()).hexdigest(),
    )


def require_sent(row: Submission, *, is_new: bool = True) -> None:
    """Somebody who comes too late is told so, before his right is asked for."""
    if row.state != SENT:
        raise _no_longer(row)
    if not is_new:
        raise WrongState()


def hold_as_read(row: Submission) -> None:
    """Hold a row until the transaction ends; refuse where it is no longer what was read."""
    rows = type(row)._default_manager.filter(pk=row.pk)
    if rows.filter(version=row.version, state=row.state).update(version=row.version):
        return
    now = rows.get()
    if now.version != row.version and now.state in (SENT, APPROVED):
        raise SentAnew(now.sendings.first())
    raise _no_longer(now)


def submission_stamp(row: Submission, name: str) -> None:
    """Write down once that the office received a sending, or that the unit's head confirmed it."""
    hold_as_read(row)
    now = dates.now()
    rows = type(row)._default_manager.filter(pk=row.pk, **{name: None})
    if not rows.update(**{name: now}):
        raise WrongState()
    setattr(row, name, now)


def submission_put_back(row: Submission, to: str, moves: Moves, *, too_late: str) -> None:
    """Give to its unit what the office has not received yet."""
    hold_as_read(row)
    unread = type(row)._default_manager.filter(pk=row.pk, received_at=None)
    if not unread.exists():
        raise WrongState(too_late)
    move(row, to, moves=moves)


def submission_put_approved(
    row: Submission, membership: Membership, moves: Moves, **also: Any
) -> None:
    hold_as_read(row)
    now = dates.now()
    move(
        row,
        APPROVED,
        moves=moves,
        approved_at=now,
        approved_by=membership,
        received_at=row.received_at or now,
        return_reason="",
        **also,
    )


def _no_longer(row: Submission) -> WrongState:
    """Say why nothing can be decided on a row that is not sent."""
    if row.state == DRAFT and row.first_sent_at:
        return WrongState("Đơn vị đang sửa, chưa gửi lại. Gửi xong thì bản mới chờ duyệt.")
    return WrongState()
