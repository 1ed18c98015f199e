"""The fund in "Việc của tôi": prizes to pay, money of revoked awards to take back."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum
from django.urls import reverse

from awards.funding.balance import dues_of
from awards.models import Grant
from awards.states import DecisionState, GrantState
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait


def fund_waits(user: User) -> Iterator[Wait]:
    """Yield what the accountant has to pay and to take back; three queries a commune."""
    for membership in memberships(user):
        if membership.role == Role.ACCOUNTANT:
            yield from _to_pay(membership)
            yield from _to_recover(membership)


def _to_pay(membership: Membership) -> Iterator[Wait]:
    for due in dues_of(membership.commune_id, dates.today().year):
        if due.left and due.decision.state == DecisionState.ISSUED:
            yield Wait(
                title=f"Chi tiền thưởng: {due.decision.paper.citation}",
                url=reverse("fund_pay_decision", args=[due.decision.uid]),
                detail=f"Còn phải chi {format_number(due.left)} đồng.",
                action="Ghi khoản chi",
                state_label="Chờ chi",
                badge="is-waiting",
                since=due.decision.decided_at,
                as_role=membership.get_role_display(),
            )


def _to_recover(membership: Membership) -> Iterator[Wait]:
    owed = Grant.objects.filter(
        commune=membership.commune_id, state=GrantState.REVOKED, recovered_on=None, amount__gt=0
    ).aggregate(all=Sum("amount"))["all"]
    if owed:
        yield Wait(
            title="Thu lại tiền thưởng đã bị hủy bỏ",
            url=f"{reverse('fund')}#thu-lai",
            detail=f"{format_number(owed)} đồng chưa thu lại.",
            action="Xem và ghi thu",
            state_label="Chờ thu lại",
            badge="is-risk",
            as_role=membership.get_role_display(),
        )
