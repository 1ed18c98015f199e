"""The way of letters to late units: submitted, taken back, returned, approved, given up."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import Urging
from campaigns.routing.route import check_hash, reason_given
from campaigns.services.urging.steps import ROUTE
from campaigns.urging.letters import urging_content
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import User


@transaction.atomic
def urging_submit(*, urging: Urging, seen_version: int, by: User) -> None:
    """Freeze what all letters say, with its hash, and hand it to those who approve."""
    membership = ROUTE.step(urging, "campaigns.submit_urging", by)
    ROUTE.take_in_hand(urging, seen_version)
    if urging.answer_by < dates.today():
        raise ValidationError(f"Hạn mới {date_short(urging.answer_by)} đã qua. Sửa hạn rồi trình.")
    content = urging_content(urging, list(urging.units.select_related("unit")))
    ROUTE.submit(urging, content, by, membership)


@transaction.atomic
def urging_recall(*, urging: Urging, seen_version: int, by: User) -> None:
    """Take the submission back while nobody has decided on it."""
    ROUTE.recall(urging, seen=seen_version, by=by)


@transaction.atomic
def urging_return(*, urging: Urging, seen_version: int, reason: str, by: User) -> None:
    """Send it back to the clerk, with the reason on top of it."""
    ROUTE.send_back(urging, seen=seen_version, reason=reason, by=by)


@transaction.atomic
def urging_approve(*, urging: Urging, seen_version: int, by: User, note: str = "") -> None:
    """Approve what was submitted, by its hash; the number and the day alone are added."""
    membership = ROUTE.step(urging, "campaigns.approve_urging", by)
    ROUTE.take_in_hand(urging, seen_version)
    check_hash(urging)
    ROUTE.approve(urging, by, membership, note.strip())


@transaction.atomic
def urging_abandon(*, urging: Urging, seen_version: int, reason: str, by: User) -> None:
    membership = ROUTE.step(urging, "campaigns.abandon_urging", by)
    reason = reason_given(reason, "Ghi lý do hủy bản soạn thảo.")
    ROUTE.take_in_hand(urging, seen_version)
    ROUTE.abandon(urging, by, membership, reason)
