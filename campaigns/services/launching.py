"""The paper that launches a campaign: drafted by one action, written on like any other."""

from __future__ import annotations

from django.db import transaction

from campaigns.inputs import RecipientInput
from campaigns.launching.addressing import campaign_addressees
from campaigns.launching.composing import (
    AwardFact,
    CriterionFact,
    LaunchFacts,
    closing_of,
    items_of,
    opening_of,
    paragraphs,
    title_of,
)
from campaigns.launching.services.course import units_taking_part
from campaigns.launching.services.writing import campaign_editor
from campaigns.launching.tree import nodes_of
from campaigns.models import Campaign, LaunchPaper, Plan, PlanKind
from campaigns.services.contents import items_write
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.parts import plan_change_opening, plan_change_recipients
from campaigns.services.plans.signing import plan_sign_as_usual
from campaigns.services.plans.writing import tell
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.markers import DECIMAL, ROMAN
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import require
from emulation.org.selectors import commune_name
from targets.listing import column_figures
from targets.models import Span, SpanKind
from targets.services import span_open

KINDS = {LaunchPaper.PLAN: PlanKind.DRIVE, LaunchPaper.LETTER: PlanKind.LETTER}


@transaction.atomic
def launch_paper_draft(*, campaign: Campaign, by: User) -> Plan:
    """Draft the plan or letter that launches a campaign; its issuing launches it.

    Raises ``WrongState`` where it has one already, or is launched by a paper made outside.
    """
    campaign_editor(campaign, by)
    membership = require(by, "campaigns.create_plan", campaign.commune)
    kind = KINDS.get(LaunchPaper(campaign.paper_kind))
    if kind is None:
        raise WrongState("Phong trào này phát động bằng văn bản đã ban hành ngoài cổng.")
    facts = _facts(campaign)
    plan = plan_create(
        commune=campaign.commune,
        kind=kind,
        year=campaign.starts_on.year,
        title=title_of(facts),
        span=_span(campaign, kind, by),
        with_sections=False,
        by=by,
    )
    if not Campaign.objects.filter(pk=campaign.pk, paper=None).update(paper=plan):
        raise WrongState("Phong trào đã có văn bản phát động đang soạn.")
    campaign.paper = plan
    items_write(plan, items_of(facts))
    _write_around(plan, facts, campaign, by)
    plan_sign_as_usual(plan=plan, by=by)
    tell(plan, "campaigns.plan.launch_drafted", by, membership, reason=campaign.name)
    return plan


def _span(campaign: Campaign, kind: str, by: User) -> Span:
    """A letter is of the campaign's year; a plan for a drive has a time of its own."""
    if kind == PlanKind.LETTER:
        return campaign.span
    given = {
        "commune": campaign.commune,
        "kind": SpanKind.DRIVE,
        "name": (campaign.short_name or campaign.name)[:200],
        "starts_on": campaign.starts_on,
        "ends_on": campaign.ends_on,
    }
    return Span.objects.filter(**given).first() or span_open(**given, by=by)


def _facts(campaign: Campaign) -> LaunchFacts:
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
        themes=tuple(
            row.theme.short_name for row in campaign.campaignthemes.select_related("theme")
        ),
        targets=tuple(_targets(campaign)),
        criteria=tuple(_criteria(campaign)),
        awards=tuple(
            AwardFact(str(row), row.get_subject_display(), row.number, row.money)
            for row in campaign.plannedawards.select_related("honour", "reward_form")
        ),
        questions=tuple(str(one) for one in campaign.slogan_set.members.all())
        if campaign.slogan_set
        else (),
    )


def _anniversary(campaign: Campaign) -> str:
    if not campaign.anniversary:
        return ""
    if campaign.anniversary_on and campaign.anniversary_since:
        first = campaign.anniversary_on.replace(year=campaign.anniversary_since)
        return (
            f"{campaign.anniversary} ({date_short(first)} - {date_short(campaign.anniversary_on)})"
        )
    return campaign.anniversary


def _targets(campaign: Campaign) -> list[tuple[str, str, str]]:
    rows = campaign.campaigntargets.select_related("target__indicator", "target__current")
    return [
        (
            row.target.name,
            row.target.indicator.unit_text,
            column_figures(row.target),
        )
        for row in rows
    ]


def _criteria(campaign: Campaign) -> list[CriterionFact]:
    nodes = nodes_of(campaign.criterions.order_by("position", "pk"))
    return [
        CriterionFact(node.number, node.row.name, node.row.points, node.row.guide) for node in nodes
    ]


def _write_around(plan: Plan, facts: LaunchFacts, campaign: Campaign, by: User) -> None:
    plan_change_opening(
        plan=plan,
        version=plan.opening_version,
        opening=opening_of(facts),
        closing=closing_of(facts),
        items_style=DECIMAL if facts.is_letter else ROMAN,
        target_appendix=False,
        bases=[],
        told=False,
        by=by,
    )
    plan_change_recipients(
        plan=plan,
        version=plan.recipients_version,
        recipients=_recipients(facts, campaign),
        told=False,
        by=by,
    )


def _recipients(facts: LaunchFacts, campaign: Campaign) -> list[RecipientInput]:
    """A letter goes to its addressees anyway ("Như trên")."""
    above = RecipientInput("Thường trực Đảng ủy, HĐND", "b/c")
    kept = RecipientInput("Lưu: VT")
    if facts.is_letter:
        return [above, kept]
    units = tuple(units_taking_part(campaign, dates.today()))
    return [above, RecipientInput("; ".join(facts.who), "t/h", units), kept]
