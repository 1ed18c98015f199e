"""On which shares a unit pledges in a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal

from django.db.models import Exists, Q, QuerySet

from campaigns.models import Campaign, CampaignTarget
from emulation.org.models import Unit
from targets.models import Comparator, IndicatorKind, Share

# What is judged by words has no number to pledge.
IN_WORDS = (IndicatorKind.LEVEL, IndicatorKind.QUALITATIVE)


def shares_to_pledge(campaign: Campaign, unit: Unit) -> list[Share]:
    """Return the unit's shares in the campaign's targets; of all its targets where it has none.

    One query, whatever the number. What the portal counts by itself is not pledged.
    """
    shares = campaign_shares(campaign).filter(unit=unit)
    related = ("target__indicator__measure_unit", "target__current", "target__span", "unit")
    return list(shares.select_related(*related).order_by("target__position", "target__pk"))


def campaign_shares(campaign: Campaign) -> QuerySet[Share]:
    """Return the shares of all units on which the campaign asks for pledges."""
    chosen = campaign.campaigntargets.values("target")
    asked = Q(target__in=chosen) | (Q(target__span=campaign.span_id) & ~Exists(chosen))
    return Share.objects.filter(
        asked, commune=campaign.commune_id, target__counter="", target__ended_on=None
    )


def pledges_words(share: Share) -> bool:
    """Say whether a pledge on this share is words ("giữ vững mức độ 1"), not a number."""
    current = share.target.current
    if share.target.indicator.kind in IN_WORDS:
        return True
    return (
        current is not None
        and current.comparator in (Comparator.MAINTAIN, Comparator.ACHIEVE)
        and current.value is None
        and share.assigned is None
    )


def asked_shares(shares: Sequence[Share]) -> list[Share]:
    """Return the shares on which a pledge must be given: those with something assigned."""
    return [share for share in shares if share.assigned is not None]


def asked_in_many(pairs: Collection[tuple[Campaign, Unit]]) -> dict[tuple[int, int], set[int]]:
    """Return by keys of campaign and unit the shares on which a pledge must be given.

    As ``asked_shares`` of each pair would; two queries for all.
    """
    chosen: dict[int, set[int]] = defaultdict(set)
    rows = CampaignTarget.objects.filter(campaign__in={campaign.pk for campaign, _ in pairs})
    for campaign, target in rows.values_list("campaign", "target"):
        chosen[campaign].add(target)
    by_unit: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    shares = Share.objects.filter(
        unit__in={unit.pk for _, unit in pairs},
        assigned__isnull=False,
        target__counter="",
        target__ended_on=None,
    )
    for unit, *share in shares.values_list("unit", "pk", "target", "target__span"):
        by_unit[unit].append(tuple(share))
    return {
        (campaign.pk, unit.pk): {
            share
            for share, target, span in by_unit[unit.pk]
            if (target in chosen[campaign.pk] if chosen[campaign.pk] else span == campaign.span_id)
        }
        for campaign, unit in pairs
    }


def problem_of(share: Share, value: Decimal | None) -> str:
    """Say why a number cannot be pledged on a share; "" where it can."""
    indicator = share.target.indicator
    if value is None:
        return ""
    if pledges_words(share):
        return "đăng ký bằng lời, không nhập số."
    if value < 0 and indicator.kind != IndicatorKind.CHANGE:
        return "mức đăng ký từ 0 trở lên."
    if indicator.unit_text == "%" and value > 100 and indicator.kind == IndicatorKind.PERCENTAGE:
        return "tỷ lệ không quá 100%."
    return ""
