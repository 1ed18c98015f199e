"""What a campaign says, gathered for the paper that launches it."""

from __future__ import annotations

from django.db.models import Prefetch, prefetch_related_objects

from campaigns.carrying.dated import carried_date
from campaigns.inputs import RecipientInput
from campaigns.launching.addressing import campaign_addressees
from campaigns.launching.composing import AwardFact, CriterionFact, LaunchFacts, paragraphs
from campaigns.launching.drafted import Drafted, drafted_from
from campaigns.launching.services.course import units_taking_part
from campaigns.launching.tree import nodes_of
from campaigns.models import (
    Campaign,
    CampaignTarget,
    CampaignTheme,
    Criterion,
    LaunchPaper,
    PlannedAward,
)
from campaigns.models.criteria import PointRule
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.text import first_lower
from emulation.org.selectors import commune_name
from targets.listing import column_figures


def drafted_now(campaign: Campaign) -> Drafted:
    """Return the paper as it would be drafted from the campaign today."""
    facts = launch_facts(campaign)
    return drafted_from(facts, launch_recipients(facts, campaign))


def parts_load(campaign: Campaign) -> None:
    """Read the parts that are printed, once for all who ask for them; a query each."""
    targets = CampaignTarget.objects.select_related("target__indicator", "target__current")
    prefetch_related_objects(
        [campaign],
        Prefetch("campaignthemes", CampaignTheme.objects.select_related("theme")),
        Prefetch("campaigntargets", targets),
        Prefetch(
            "criterions", Criterion.objects.select_related("target").order_by("position", "pk")
        ),
        Prefetch("plannedawards", PlannedAward.objects.select_related("honour", "reward_form")),
    )


def launch_facts(campaign: Campaign) -> LaunchFacts:
    parts_load(campaign)
    day = dates.today()
    return LaunchFacts(
        name=campaign.name,
        office=f"Ủy ban nhân dân {commune_name(campaign.commune, day)}",
        is_letter=campaign.paper_kind == LaunchPaper.LETTER,
        starts_on=campaign.starts_on,
        ends_on=campaign.ends_on,
        register_from=campaign.register_from,
        register_until=campaign.register_until,
        who=tuple(campaign_addressees(campaign)),
        slogan=campaign.slogan,
        purpose=paragraphs(campaign.purpose),
        content=paragraphs(campaign.content),
        anniversary=_anniversary(campaign),
        implements=campaign.implements.name if campaign.implements else campaign.implements_words,
        themes=tuple(row.theme.short_name for row in campaign.campaignthemes.all()),
        targets=tuple(_targets(campaign)),
        criteria=tuple(_criteria(campaign)),
        awards=tuple(
            AwardFact(str(row), row.get_subject_display(), row.number, row.money)
            for row in campaign.plannedawards.all()
        ),
        questions=tuple(str(one) for one in campaign.slogan_set.members.all())
        if campaign.slogan_set
        else (),
    )


def launch_recipients(facts: LaunchFacts, campaign: Campaign) -> list[RecipientInput]:
    """A letter goes to its addressees anyway ("Như trên")."""
    above = RecipientInput("Thường trực Đảng ủy, HĐND", "b/c")
    kept = RecipientInput("Lưu: VT")
    if facts.is_letter:
        return [above, kept]
    units = tuple(units_taking_part(campaign, dates.today()))
    return [above, RecipientInput("; ".join(facts.who), "t/h", units), kept]


def _anniversary(campaign: Campaign) -> str:
    if not campaign.anniversary:
        return ""
    if campaign.anniversary_on and campaign.anniversary_since:
        day = campaign.anniversary_on
        first = carried_date(day, campaign.anniversary_since - day.year)
        return f"{campaign.anniversary} ({date_short(first)} - {date_short(day)})"
    return campaign.anniversary


def _targets(campaign: Campaign) -> list[tuple[str, str, str]]:
    targets = (row.target for row in campaign.campaigntargets.all())
    return [(target.name, target.indicator.unit_text, column_figures(target)) for target in targets]


def _criteria(campaign: Campaign) -> list[CriterionFact]:
    nodes = nodes_of(campaign.criterions.all())
    return [
        CriterionFact(node.number, node.row.name, node.row.points, _guide(node.row))
        for node in nodes
    ]


def _guide(row: Criterion) -> str:
    """How it is scored: what the clerk wrote, then how results give the points."""
    said = [row.guide]
    if row.rule and row.target:
        way = PointRule(row.rule).label
        said.append(f"Theo kết quả “{row.target.name}”: {first_lower(way)}")
    return ". ".join(part.rstrip(".") for part in said if part)
