"""Nominations in "Việc của tôi": what units still have to write, and what came in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Aggregate, Count, Min, Q, QuerySet
from django.urls import reverse

from awards.models import Round
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

State = NominationState


def rounds_open_to(user: User) -> QuerySet[Round]:
    """Return the rounds in which the person's units nominate, or have something to mend."""
    communes = {one.commune_id for one in _headed(user)}
    return Round.objects.filter(commune__in=communes, ended_at=None, opens_on__lte=dates.today())


def nominating_waits(user: User) -> list[Wait]:
    """Return what the person's units have to write and send, a line a round; one query."""
    headed = _headed(user)
    counts = {
        f"{name}_{one.unit_id}": counted
        for one in headed
        for name, counted in _counted(one.unit_id).items()
    }
    return [
        wait
        for round_ in rounds_open_to(user).annotate(**counts).order_by("closes_on", "pk")
        for membership in headed
        if membership.commune_id == round_.commune_id
        for wait in _waits(round_, membership)
    ]


def _headed(user: User) -> list[Membership]:
    return [one for one in memberships(user) if one.role == Role.UNIT_HEAD]


def _counted(unit: int) -> dict[str, Aggregate]:
    own = Q(nominations__unit=unit)
    back = own & Q(nominations__state=State.INCOMPLETE)
    drafts = own & Q(nominations__state__in=(State.DRAFT, State.RECALLED))
    return {
        "every": Count("nominations", filter=own),
        "drafts": Count("nominations", filter=drafts),
        "back": Count("nominations", filter=back),
        "back_by": Min("nominations__return_due_on", filter=back),
    }


def _waits(round_: Round, membership: Membership) -> Iterable[Wait]:
    counts = {name: getattr(round_, f"{name}_{membership.unit_id}") for name in _counted(0)}
    url = reverse("unit_nominations", args=[round_.uid, membership.unit.uid])
    role = membership.get_role_display()
    name = first_lower(round_.name)
    if counts["back"]:
        yield Wait(
            title=f"{counts['back']} hồ sơ khen thưởng bị trả lại: {name}",
            url=f"{url}?nhom=cho-bo-sung", action="Bổ sung, gửi lại", due=counts["back_by"],
            state_label="Chờ bổ sung", badge="is-returned", as_role=role,
        )  # fmt: skip
    if round_.closes_on < dates.today():
        return
    if counts["drafts"]:
        yield Wait(
            title=f"{counts['drafts']} hồ sơ khen thưởng chưa gửi: {name}",
            url=url, action="Viết tiếp, gửi", due=round_.closes_on,
            state_label="Đang soạn", badge="is-draft", as_role=role,
        )  # fmt: skip
    elif not counts["every"]:
        yield Wait(
            title=f"Đề nghị khen thưởng: {name}",
            url=url, action="Đề nghị khen thưởng", due=round_.closes_on,
            detail="Đơn vị chưa đề nghị ai.", state_label="Đang nhận hồ sơ",
            badge="is-ontrack", as_role=role,
        )  # fmt: skip
