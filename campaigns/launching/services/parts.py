"""Who takes part, on which targets, for which awards, with which documents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max

from campaigns.launching.services.writing import campaign_writer, tell
from campaigns.launching.taking import require_taking
from campaigns.models import (
    Campaign,
    CampaignDocument,
    CampaignTarget,
    CampaignTheme,
    Honour,
    Participant,
    PlannedAward,
    RewardForm,
    Taking,
    Theme,
)
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Unit, User
from emulation.org.rights import actor, require
from emulation.papers.services import attachment_add
from targets.models import Target


@transaction.atomic
def participants_choose(*, campaign: Campaign, units: Sequence[Unit], by: User) -> None:
    """Let exactly these units take part."""
    membership = campaign_writer(campaign, by)
    if not units:
        raise ValidationError("Chọn ít nhất một đơn vị.")
    require_taking(campaign.commune, units)
    Campaign.objects.filter(pk=campaign.pk).update(taking=Taking.CHOSEN)
    campaign.taking = Taking.CHOSEN
    _replace(campaign, Participant, "unit", units)
    tell("campaigns.campaign.participants_chosen", campaign, by, membership)


@transaction.atomic
def targets_choose(*, campaign: Campaign, targets: Sequence[Target], by: User) -> None:
    """Let units pledge on exactly these targets; none: on all that they have."""
    membership = campaign_writer(campaign, by)
    if any(target.commune_id != campaign.commune_id for target in targets):
        raise ValidationError("Chỉ chọn chỉ tiêu của địa phương mình.")
    _replace(campaign, CampaignTarget, "target", targets)
    tell("campaigns.campaign.targets_chosen", campaign, by, membership)


@transaction.atomic
def themes_choose(*, campaign: Campaign, themes: Sequence[Theme], by: User) -> None:
    """Put the campaign under themes of a plan of the commune."""
    membership = campaign_writer(campaign, by)
    if any(theme.commune_id != campaign.commune_id for theme in themes):
        raise ValidationError("Chỉ chọn nội dung thi đua của địa phương mình.")
    _replace(campaign, CampaignTheme, "theme", themes)
    tell("campaigns.campaign.themes_chosen", campaign, by, membership)


@transaction.atomic
def award_add(
    *,
    campaign: Campaign,
    subject: str,
    number: int,
    money: Decimal = Decimal(0),
    honour: Honour | None = None,
    reward_form: RewardForm | None = None,
    grade: str = "",
    by: User,
) -> PlannedAward:
    """Plan an award: a title or a form of reward, how many, with which money each."""
    membership = campaign_writer(campaign, by)
    if honour and honour.subject != subject:
        raise ValidationError(
            {"honour": f"Danh hiệu này dành cho {honour.get_subject_display().lower()}."}
        )
    for field, entry in (("honour", honour), ("reward_form", reward_form)):
        if entry and not (entry.is_active and entry.commune_id in (None, campaign.commune_id)):
            raise ValidationError({field: "Chọn trong danh mục đang dùng của địa phương."})
    row = PlannedAward(
        commune=campaign.commune,
        campaign=campaign,
        position=_next(campaign, PlannedAward),
        subject=subject,
        honour=honour,
        reward_form=reward_form,
        grade=clean_line(grade),
        number=number,
        money=money,
    )
    row.full_clean()
    row.save()
    tell("campaigns.campaign.award_planned", campaign, by, membership, str(row))
    return row


@transaction.atomic
def award_remove(*, award: PlannedAward, by: User) -> None:
    membership = campaign_writer(award.campaign, by)
    if not PlannedAward.objects.filter(pk=award.pk).delete()[0]:
        raise WrongState()
    tell("campaigns.campaign.award_dropped", award.campaign, by, membership, str(award))


@transaction.atomic
def document_add(
    *,
    campaign: Campaign,
    name: str,
    url: str = "",
    upload: UploadedFile | None = None,
    by: User,
) -> CampaignDocument:
    """Attach a paper that guides the campaign; after the launch as well."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    if campaign.cancelled_at or campaign.closed_at:
        raise WrongState("Phong trào đã kết thúc nên không thêm tài liệu.")
    acting = actor(by, membership)
    attachment = (
        attachment_add(commune=campaign.commune, upload=upload, by_actor=acting) if upload else None
    )
    row = CampaignDocument(
        commune=campaign.commune,
        campaign=campaign,
        position=_next(campaign, CampaignDocument),
        name=clean_line(name) or (attachment.name if attachment else ""),
        url=url.strip(),
        attachment=attachment,
    )
    row.full_clean()
    row.save()
    tell("campaigns.campaign.document_added", campaign, by, membership, row.name)
    return row


@transaction.atomic
def document_remove(*, document: CampaignDocument, by: User) -> None:
    membership = require(by, "campaigns.keep_campaigns", document.commune)
    if not CampaignDocument.objects.filter(pk=document.pk).delete()[0]:
        raise WrongState()
    tell("campaigns.campaign.document_removed", document.campaign, by, membership, document.name)


def _replace(campaign: Campaign, model: Any, field: str, wanted: Sequence[Any]) -> None:
    """Keep the rows that are wanted, in the order given; remove and add the others."""
    # An UPDATE holds the row: two clerks who choose, or choose and launch, follow each other.
    unlaunched = Campaign.objects.filter(pk=campaign.pk, launched_at=None, cancelled_at=None)
    if not unlaunched.update(version=F("version")):
        raise WrongState()
    model.objects.filter(campaign=campaign).delete()
    unique = {row.pk: row for row in wanted}
    model.objects.bulk_create(
        model(commune=campaign.commune, campaign=campaign, position=place, **{field: row})
        for place, row in enumerate(unique.values(), 1)
    )


def _next(campaign: Campaign, model: Any) -> int:
    rows = model.objects.filter(campaign=campaign)
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1
