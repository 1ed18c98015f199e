"""Nominations in "Việc của tôi": what units still have to write, and what came in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Min, Q
from django.urls import reverse

from awards.models import Nomination, Round
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

State = NominationState


def nominating_waits(user: User) -> list[Wait]:
    """Return what the person's units have to write and send, a line a round; two queries."""
    headed = {one.unit_id: one for one in memberships(user) if one.role == Role.UNIT_HEAD}
    if not headed:
        return []
    today = dates.today()
    rounds = Round.objects.filter(
        commune__in={one.commune_id for one in headed.values()}, ended_at=None, opens_on__lte=today
    )
    counted = _counted(rounds, headed)
    return [
        wait
        for round_ in rounds
        for unit, membership in headed.items()
        if membership.commune_id == round_.commune_id
        for wait in _waits(round_, membership, counted.get((round_.pk, unit), {}))
    ]


def _counted(rounds: Iterable[Round], units: Iterable[int]) -> dict[tuple[int, int], dict]:
    rows = Nomination.objects.filter(round__in=[row.pk for row in rounds], unit__in=list(units))
    numbers = rows.order_by().values("round", "unit").annotate(
        drafts=Count("pk", filter=Q(state__in=(State.DRAFT, State.RECALLED))),
        back=Count("pk", filter=Q(state=State.INCOMPLETE)),
        back_by=Min("return_due_on", filter=Q(state=State.INCOMPLETE)),
        every=Count("pk"),
    )  # fmt: skip
    return {(row["round"], row["unit"]): row for row in numbers}


def _waits(round_: Round, membership: Membership, counts: dict) -> Iterable[Wait]:
    url = reverse("unit_nominations", args=[round_.uid, membership.unit.uid])
    role = membership.get_role_display()
    name = first_lower(round_.name)
    if counts.get("back"):
        yield Wait(
            title=f"{counts['back']} hồ sơ khen thưởng bị trả lại: {name}",
            url=f"{url}?nhom=cho-bo-sung", action="Bổ sung, gửi lại", due=counts["back_by"],
            state_label="Chờ bổ sung", badge="is-returned", as_role=role,
        )  # fmt: skip
    if round_.closes_on < dates.today():
        return
    if counts.get("drafts"):
        yield Wait(
            title=f"{counts['drafts']} hồ sơ khen thưởng chưa gửi: {name}",
            url=url, action="Viết tiếp, gửi", due=round_.closes_on,
            state_label="Đang soạn", badge="is-draft", as_role=role,
        )  # fmt: skip
    elif not counts.get("every"):
        yield Wait(
            title=f"Đề nghị khen thưởng: {name}",
            url=url, action="Đề nghị khen thưởng", due=round_.closes_on,
            detail="Đơn vị chưa đề nghị ai.", state_label="Đang nhận hồ sơ",
            badge="is-ontrack", as_role=role,
        )  # fmt: skip
