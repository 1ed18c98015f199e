"""Nominations in "Việc của tôi": what units still have to write, and what came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import CharField, Count, F, IntegerField, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from awards.models import Round
from awards.states import NominationState
from awards.waitlines import COLUMNS, NO_MOMENT, Line, counted, words
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from emulation.org.waits import Wait

State = NominationState


LINE = "nominate.round"


def waiting_rows(user: User) -> list[QuerySet]:
    """Return a line (``COLUMNS``) for each unit that the person heads and round it may write in.

    ``detail`` counts its dossiers, drafts and returned ones, and says until when these are
    completed.
    """
    return [_of_unit(one) for one in memberships(user) if one.role == Role.UNIT_HEAD]


def waits_of(line: Line, user: User) -> Iterator[Wait]:
    """Yield what the unit has to write and send."""
    membership = next(
        one for one in memberships(user) if one.role == Role.UNIT_HEAD and one.unit_id == line.unit
    )
    every, drafts, back, *by = line.detail.split()
    url = reverse("unit_nominations", args=[line.uid, membership.unit.uid])
    role, name = membership.get_role_display(), first_lower(line.title)
    if back != "0":
        yield Wait(
            title=f"{back} hồ sơ khen thưởng bị trả lại: {name}",
            url=f"{url}?nhom=cho-bo-sung", action="Bổ sung, gửi lại",
            due=dt.date.fromisoformat(by[0]) if by else None,
            state_label="Chờ bổ sung", badge="is-returned", as_role=role,
        )  # fmt: skip
    if line.due is None or line.due < dates.today():
        return
    if drafts != "0":
        yield Wait(
            title=f"{drafts} hồ sơ khen thưởng chưa gửi: {name}",
            url=url, action="Viết tiếp, gửi", due=line.due,
            state_label="Đang soạn", badge="is-draft", as_role=role,
        )  # fmt: skip
    elif every == "0":
        yield Wait(
            title=f"Đề nghị khen thưởng: {name}",
            url=url, action="Đề nghị khen thưởng", due=line.due,
            detail="Đơn vị chưa đề nghị ai.", state_label="Đang nhận hồ sơ",
            badge="is-ontrack", as_role=role,
        )  # fmt: skip


def _of_unit(membership: Membership) -> QuerySet:
    own = Q(nominations__unit=membership.unit_id)
    back = own & Q(nominations__state=State.INCOMPLETE)
    drafts = own & Q(nominations__state__in=(State.DRAFT, State.RECALLED))
    until = Coalesce(Cast(Min("nominations__return_due_on", filter=back), CharField()), words(""))
    counts = [counted(Count("nominations", filter=each)) for each in (own, drafts, back)]
    rows = Round.objects.filter(
        commune=membership.commune_id, ended_at=None, opens_on__lte=dates.today()
    ).order_by()
    return rows.annotate(
        kind=words(LINE),
        title=F("name"),
        detail=Concat(counts[0], words(" "), counts[1], words(" "), counts[2], words(" "), until),
        state=words(""),
        due=F("closes_on"),
        since=NO_MOMENT,
        unit=Value(membership.unit_id, output_field=IntegerField()),
    ).values(*COLUMNS)
