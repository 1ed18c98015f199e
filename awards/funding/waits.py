"""The fund in "Việc của tôi": prizes to pay, money of revoked awards to take back."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, IntegerField, QuerySet, Subquery, Sum, Value
from django.urls import reverse

from awards.funding.balance import dues_of
from awards.models import Grant
from awards.states import DecisionState, GrantState
from awards.waitlines import COLUMNS, NO_DAY, NO_MOMENT, NO_UNIT, Line, counted, words
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

RECOVER = "fund.recover"


def waiting_rows(user: User) -> list[QuerySet]:
    """Return a line (``COLUMNS``) for each fund that revoked awards owe money; ``detail`` is it."""
    return [_owed(user, one.commune_id) for one in _kept(user)]


def waits_of(line: Line, user: User) -> Iterator[Wait]:
    """Yield what the accountant has to take back."""
    membership = next(one for one in _kept(user) if one.commune_id == line.commune)
    yield Wait(
        title="Thu lại tiền thưởng đã bị hủy bỏ",
        url=f"{reverse('fund')}#thu-lai",
        detail=f"{format_number(int(line.detail))} đồng chưa thu lại.",
        action="Xem và ghi thu",
        state_label="Chờ thu lại",
        badge="is-risk",
        as_role=membership.get_role_display(),
    )


def fund_waits(user: User) -> Iterator[Wait]:
    """Yield what the accountant has to pay; one query a commune."""
    for membership in _kept(user):
        yield from _to_pay(membership)


def _kept(user: User) -> list[Membership]:
    return [one for one in memberships(user) if one.role == Role.ACCOUNTANT]


def _owed(user: User, commune: int) -> QuerySet:
    revoked = Grant.objects.filter(
        commune=commune, state=GrantState.REVOKED, recovered_on=None, amount__gt=0
    )
    summed = revoked.order_by().values("commune").annotate(all=Sum("amount")).values("all")
    rows = User.objects.filter(pk=user.pk).annotate(owed=Subquery(summed)).order_by()
    nothing = words("")
    return (
        rows.filter(owed__gt=0)
        .annotate(
            kind=words(RECOVER),
            title=nothing,
            detail=counted(F("owed")),
            state=nothing,
            due=NO_DAY,
            since=NO_MOMENT,
            commune=Value(commune, output_field=IntegerField()),
            unit=NO_UNIT,
        )
        .values(*COLUMNS)
    )


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
