"""Scoring in "Việc của tôi": sheets to fill in, and columns whose deadline is over."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from campaigns.clustering.selectors import participants_with_cluster
from campaigns.models import Participant, ScoreColumn, Scoring
from campaigns.scoring.asking import Asked, ColumnSheets, open_columns
from campaigns.scoring.own import own_scorings
from campaigns.scoring.rules import OF_COMMUNE
from campaigns.scoring.services.planning import DONE
from campaigns.scoring.views.common import WAYS
from emulation.lib import dates
from emulation.org.models import Role, User
from emulation.org.rights import held, memberships
from emulation.org.waits import Wait

CONCERNED = (Role.UNIT_HEAD, Role.CLERK, Role.CHECKER, Role.COUNCIL_SECRETARY)
_FILLING = {
    ScoreColumn.SELF: (Role.UNIT_HEAD,),
    ScoreColumn.CLUSTER: (Role.UNIT_HEAD,),
    **OF_COMMUNE,
}


def score_waits(user: User) -> Iterator[Wait]:
    """Yield one wait a campaign whose open column asks the person.

    One query where none does, two whatever the number of campaigns.
    """
    communes = {row.commune_id for row in memberships(user) if row.role in CONCERNED}
    if not communes:
        return
    participants = _participants(communes)
    going_on = {row.campaign_id: row.campaign.scoring for row in participants}.values()
    asking = [scoring for scoring in going_on if scoring.stage != DONE and _concerns(user, scoring)]
    columns = open_columns([(each.campaign, each.stage) for each in asking], participants)
    for scoring in going_on:
        if scoring.stage == DONE:
            yield from _to_publish(user, scoring)
        elif scoring.campaign_id in columns:
            yield from _of_column(user, scoring, columns[scoring.campaign_id])


def _participants(communes: set[int]) -> list[Participant]:
    """Return who takes part in the campaigns whose scoring has begun and is not published."""
    begun = Q(campaign__scoring__commune__in=communes, campaign__cancelled_at=None)
    begun &= ~Q(campaign__scoring__stage="") & Q(campaign__scoring__published_at=None)
    rows = participants_with_cluster(begun)
    return list(rows.select_related("unit", "campaign__commune", "campaign__scoring"))


def _concerns(user: User, scoring: Scoring) -> bool:
    """Say whether the person fills the open column, or has to go on after its deadline."""
    return _fills(user, scoring) or _leads(user, scoring)


def _fills(user: User, scoring: Scoring) -> bool:
    return held(user, _FILLING[ScoreColumn(scoring.stage)], scoring.commune_id) is not None


def _leads(user: User, scoring: Scoring) -> bool:
    is_over = scoring.due_on is not None and scoring.due_on < dates.today()
    return is_over and held(user, [Role.CLERK], scoring.commune_id) is not None


def _of_column(user: User, scoring: Scoring, column: ColumnSheets) -> Iterator[Wait]:
    own = own_scorings(user, scoring.commune_id, column)
    left = [each for each in own if not column.is_sent(each)]
    if left:
        yield _to_fill(scoring, column, own, left)
    if _leads(user, scoring):
        yield _overdue(scoring, column)


def _to_fill(scoring: Scoring, column: ColumnSheets, own: list[Asked], left: list[Asked]) -> Wait:
    label = ScoreColumn(scoring.stage).label
    one = len(own) == 1
    return Wait(
        title=f"{label}: {scoring.campaign}",
        url=_sheet_url(scoring, column, left[0]) if one else _url(scoring),
        detail="Phiếu chưa gửi." if one else f"Còn {len(left)} trên {len(own)} phiếu chưa gửi.",
        action="Chấm điểm",
        state_label="Đang chấm",
        badge="is-waiting",
        due=scoring.due_on,
    )


def _overdue(scoring: Scoring, column: ColumnSheets) -> Wait:
    missing = len(column.missing)
    told = f"Còn {missing} phiếu chưa gửi." if missing else "Phiếu đã gửi đủ."
    return Wait(
        title=f"Hết hạn cột {ScoreColumn(scoring.stage).label}: {scoring.campaign}",
        url=_url(scoring),
        detail=f"{told} Đôn đốc, hoặc chuyển sang cột sau.",
        action="Chuyển cột chấm",
        state_label="Hết hạn chấm",
        badge="is-late",
        due=scoring.due_on,
        as_role=Role.CLERK.label,
    )


def _to_publish(user: User, scoring: Scoring) -> Iterator[Wait]:
    if held(user, [Role.CLERK], scoring.commune_id):
        yield Wait(
            title=f"Xếp hạng: {scoring.campaign}",
            url=_url(scoring),
            detail="Các cột đã chấm xong. Chốt xếp hạng rồi công bố.",
            action="Chốt, công bố xếp hạng",
            state_label="Chưa công bố",
            badge="is-waiting",
            as_role=Role.CLERK.label,
        )


def _url(scoring: Scoring) -> str:
    return reverse("scoring_read", args=[scoring.campaign.uid])


def _sheet_url(scoring: Scoring, column: ColumnSheets, asked: Asked) -> str:
    place = [scoring.campaign.uid, *column.place(asked)]
    return reverse(WAYS[ScoreColumn(scoring.stage)], args=place)
