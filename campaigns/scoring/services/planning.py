"""Which columns there are, and which one is being filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from campaigns.models import (
    Campaign,
    Ranking,
    ScoreColumn,
    ScoreSheet,
    ScoreState,
    Scoring,
    TieRule,
)
from campaigns.scoring.arithmetic import outline_sums
from campaigns.scoring.services.sheets import sheets_take_back
from campaigns.scoring.table import criteria_of, tree_of
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.lib.states import StaleVersion, WrongState, bump
from emulation.lib.text import clean_line
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record

DONE = "done"


@transaction.atomic
def scoring_plan(
    *, campaign: Campaign, columns: Sequence[str], ties: Sequence[str] = (), by: User
) -> Scoring:
    """Choose the columns and what decides between equals, before the first column is opened."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    if set(columns) - set(ScoreColumn.values) or set(ties) - set(TieRule.values):
        raise ValidationError("Có cột chấm hoặc cách xếp không có trong danh mục.")
    if not columns:
        raise ValidationError({"columns": "Chọn ít nhất một cột chấm."})
    scoring, _ = Scoring.objects.get_or_create(
        campaign=campaign, defaults={"commune": campaign.commune}
    )
    planned = {
        "columns": [column for column in ScoreColumn.values if column in columns],
        "ties": list(dict.fromkeys(ties)),
    }
    if not Scoring.objects.filter(pk=scoring.pk, stage="").update(**planned):
        raise WrongState("Đã mở chấm điểm nên không đổi các cột được nữa.")
    scoring.columns, scoring.ties = planned["columns"], planned["ties"]
    tell("campaigns.scoring.planned", campaign, by, membership)
    return scoring


@transaction.atomic
def scoring_advance(*, scoring: Scoring, due_on: dt.date | None, by: User) -> Scoring:
    """Open the next column, or end the scoring after the last.

    A criteria tree that does not add up must be mended first. What was not sent of the
    column that closes does not count: the column before it does.
    """
    campaign = scoring.campaign
    membership = require(by, "campaigns.keep_campaigns", scoring.commune)
    if not campaign.is_launched:
        raise WrongState("Phong trào chưa phát động hoặc đã hủy.")
    if not scoring.stage:
        _require_sound(campaign)
    stage = following_stage(scoring)
    if not stage:
        raise WrongState("Đã chấm xong các cột.", moved_on=True)
    if stage != DONE and (due_on is None or due_on < dates.today()):
        raise ValidationError({"due_on": "Chọn hạn chấm từ hôm nay trở đi."})
    _move_stage(scoring, stage, None if stage == DONE else due_on)
    tell("campaigns.scoring.advanced", campaign, by, membership, stage_name(stage))
    return scoring


@transaction.atomic
def scoring_go_back(
    *, scoring: Scoring, reason: str, due_on: dt.date | None = None, by: User
) -> Scoring:
    """Open the column before again, with a reason; a public ranking is no longer public.

    Sheets of the columns after it become drafts again with their points: they were given
    beside points that may change now. Without a new deadline the old one stays, today at the
    earliest.
    """
    membership = require(by, "campaigns.keep_campaigns", scoring.commune)
    reason, today = clean_line(reason), dates.today()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do mở lại."})
    if due_on is not None and due_on < today:
        raise ValidationError({"due_on": "Chọn hạn chấm từ hôm nay trở đi."})
    stage = stage_before(scoring)
    if not stage:
        raise WrongState("Chưa có cột nào trước cột này.")
    Ranking.objects.filter(campaign=scoring.campaign, is_current=True).update(is_current=False)
    until = due_on or max(scoring.due_on or today, today)
    _move_stage(scoring, stage, until, published_at=None)
    tell("campaigns.scoring.gone_back", scoring.campaign, by, membership, reason)
    sheets_take_back(sheets_after(scoring), actor(by, membership), reason)
    return scoring


def following_stage(scoring: Scoring) -> str:
    """Return the stage after the present one; "" after the last."""
    stages = ["", *scoring.columns, DONE]
    return next(iter(stages[stages.index(scoring.stage) + 1 :]), "")


def stage_before(scoring: Scoring) -> str:
    """Return the column before the present stage; "" where there is none."""
    stages = ["", *scoring.columns, DONE]
    place = stages.index(scoring.stage)
    return stages[place - 1] if place > 1 else ""


def sheets_after(scoring: Scoring, stage: str = "") -> QuerySet[ScoreSheet]:
    """Return the sheets that were sent in the columns after ``stage`` (the present one)."""
    place = scoring.columns.index(stage or scoring.stage)
    later = scoring.columns[place + 1 :]
    sent = ScoreSheet.objects.filter(state=ScoreState.SENT)
    return sent.filter(campaign=scoring.campaign_id, column__in=later)


def stage_name(stage: str) -> str:
    return "kết thúc chấm" if stage == DONE else f"cột {ScoreColumn(stage).label}"


def tell(code: str, campaign: Campaign, by: User, membership: Membership, reason: str = "") -> None:
    entry_record(code, actor=actor(by, membership), subject=subject(campaign), reason=reason)


def unsound(campaign: Campaign) -> list[str]:
    """Return what keeps the scoring of the campaign from being opened."""
    criteria = criteria_of(campaign)
    if not criteria:
        return ["Chưa có tiêu chí chấm điểm."]
    names = {row.pk: row.name for row in criteria}
    points = {row.pk: row.points for row in criteria}
    return [
        f"“{names[key]}”: các tiêu chí con cộng lại {format_number(whole)} điểm, "
        f"khác điểm tối đa {format_number(points[key])}."
        for key, whole in outline_sums(tree_of(criteria))
    ]


def _require_sound(campaign: Campaign) -> None:
    if wrong := unsound(campaign):
        raise ValidationError(wrong)


def _move_stage(scoring: Scoring, stage: str, due_on: dt.date | None, **also: Any) -> None:
    try:
        bump(
            scoring,
            version_field="version",
            seen=scoring.version,
            stage=stage,
            due_on=due_on,
            **also,
        )
    except StaleVersion as stale:
        raise WrongState("Người khác vừa chuyển cột chấm. Xem lại đang ở cột nào.") from stale
