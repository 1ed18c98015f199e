"""The tree of criteria, written until the scoring is opened."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from campaigns.carrying.dated import Turn
from campaigns.launching.repeating import words_moved
from campaigns.launching.services.writing import campaign_writer, tell
from campaigns.models import Campaign, Criterion, PointRule, Scoring
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Membership, User
from emulation.org.rights import require

TYPED = (
    "kind",
    "name",
    "points",
    "guide",
    "needs_evidence",
    "rule",
    "target",
    "measure",
    "full_above",
)


@transaction.atomic
def criterion_add(
    *, campaign: Campaign, parent: Criterion | None = None, by: User, **typed: Any
) -> Criterion:
    """Add a criterion at the end of its siblings; a part is of the kind of its whole."""
    membership = criteria_writer(campaign, by)
    row = Criterion(
        commune=campaign.commune,
        campaign=campaign,
        parent=parent,
        position=_next(campaign, parent),
    )
    _set(row, typed)
    row.save()
    if parent and parent.rule:  # a whole takes the sum of its parts
        Criterion.objects.filter(pk=parent.pk).update(rule="", target=None, full_above=None)
    tell("campaigns.campaign.criterion_added", campaign, by, membership, row.name)
    return row


@transaction.atomic
def criterion_change(*, criterion: Criterion, by: User, **typed: Any) -> Criterion:
    membership = criteria_writer(criterion.campaign, by)
    if typed.get("rule") and criterion.parts.exists():
        raise ValidationError({"rule": "Tiêu chí có tiêu chí con thì cộng điểm của các con."})
    _set(criterion, typed)
    criterion.save()
    _kind_down(criterion)
    tell("campaigns.campaign.criterion_changed", criterion.campaign, by, membership, criterion.name)
    return criterion


@transaction.atomic
def criterion_move(*, criterion: Criterion, up: bool, by: User) -> None:
    """Change places with the sibling above or below, if there is one."""
    criteria_writer(criterion.campaign, by)
    siblings = Criterion.objects.filter(campaign=criterion.campaign, parent=criterion.parent)
    beside = (
        siblings.filter(position__lt=criterion.position).order_by("-position").first()
        if up
        else siblings.filter(position__gt=criterion.position).order_by("position").first()
    )
    if beside is None:
        return
    mine, other = criterion.position, beside.position
    Criterion.objects.filter(pk=criterion.pk).update(position=other)
    Criterion.objects.filter(pk=beside.pk).update(position=mine)


@transaction.atomic
def criterion_remove(*, criterion: Criterion, by: User) -> None:
    """Remove a criterion with all its parts."""
    membership = criteria_writer(criterion.campaign, by)
    if not Criterion.objects.filter(pk=criterion.pk).delete()[0]:
        raise WrongState()
    tell("campaigns.campaign.criterion_removed", criterion.campaign, by, membership, criterion.name)


@transaction.atomic
def criteria_copy(*, source: Campaign, campaign: Campaign, by: User) -> None:
    """Take the criteria of another campaign of the commune; there must be none yet."""
    membership = criteria_writer(campaign, by)
    if source.commune_id != campaign.commune_id:
        raise ValidationError("Chỉ chép tiêu chí của địa phương mình.")
    if campaign.criterions.exists():
        raise WrongState("Phong trào đã có tiêu chí. Bỏ các tiêu chí ấy trước khi chép.")
    criteria_write(source, campaign)
    tell("campaigns.campaign.criteria_copied", campaign, by, membership, source.name)


def criteria_write(source: Campaign, campaign: Campaign, turn: Turn | None = None) -> None:
    """Write a tree like that of another campaign, its targets by indicator.

    A rule whose indicator the new year does not have is left out: its points are given by
    hand. ``turn`` moves the years in its words. Called inside a service that asked for the
    right.
    """
    targets = {target.indicator_id: target for target in campaign.span.targets.all()}
    made: dict[int, Criterion] = {}
    waiting = list(source.criterions.select_related("target").order_by("position", "pk"))
    while waiting:
        ready = [row for row in waiting if row.parent_id is None or row.parent_id in made]
        for row in ready:
            target = targets.get(row.target.indicator_id) if row.target else None
            made[row.pk] = Criterion.objects.create(
                commune=campaign.commune,
                campaign=campaign,
                parent=made.get(row.parent_id) if row.parent_id else None,
                position=row.position,
                kind=row.kind,
                name=words_moved(row.name, turn) if turn else row.name,
                points=row.points,
                guide=words_moved(row.guide, turn) if turn else row.guide,
                needs_evidence=row.needs_evidence,
                rule=row.rule if target else "",
                target=target,
                measure=row.measure,
                full_above=row.full_above if target else None,
            )
        if not ready:
            raise WrongState("Cây tiêu chí của phong trào kia bị hỏng nên không chép được.")
        waiting = [row for row in waiting if row.pk not in made]


def criteria_writer(campaign: Campaign, by: User) -> Membership:
    """Return the membership that writes criteria: after the launch as well, not once scored."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    if campaign.cancelled_at or campaign.closed_at:
        raise WrongState("Phong trào đã kết thúc nên không sửa tiêu chí.")
    if Scoring.objects.filter(campaign=campaign).exclude(stage="").exists():
        raise WrongState("Đã mở chấm điểm nên không sửa tiêu chí.")
    return campaign_writer(campaign, by) if campaign.launched_at is None else membership


def _set(row: Criterion, typed: dict[str, Any]) -> None:
    unknown = set(typed) - set(TYPED)
    if unknown:
        raise TypeError(f"Not typed of a criterion: {', '.join(sorted(unknown))}")
    for name, value in typed.items():
        setattr(row, name, value)
    row.name, row.guide = clean_line(row.name), nfc(row.guide).strip()
    if not row.name:
        raise ValidationError({"name": "Nhập tên tiêu chí."})
    if row.parent:
        row.kind = row.parent.kind
        if row.parent.campaign_id != row.campaign_id:
            raise ValidationError("Tiêu chí cha thuộc phong trào khác.")
    if row.points is not None and row.points <= 0:
        raise ValidationError({"points": "Điểm tối đa phải lớn hơn 0."})
    if not row.rule:
        row.target, row.full_above = None, None
    elif row.target is None:
        raise ValidationError({"target": "Chọn chỉ tiêu mà tiêu chí lấy điểm."})
    if row.rule == PointRule.ABOVE and not (row.full_above and row.full_above > 0):
        raise ValidationError({"full_above": "Ghi vượt bao nhiêu % thì đủ điểm."})
    if row.target and row.target.commune_id != row.commune_id:
        raise ValidationError({"target": "Chọn chỉ tiêu của địa phương mình."})
    row.full_clean()


def _kind_down(criterion: Criterion) -> None:
    for part in criterion.parts.exclude(kind=criterion.kind):
        Criterion.objects.filter(pk=part.pk).update(kind=criterion.kind)
        part.kind = criterion.kind
        _kind_down(part)


def _next(campaign: Campaign, parent: Criterion | None) -> int:
    rows = Criterion.objects.filter(campaign=campaign, parent=parent)
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1
