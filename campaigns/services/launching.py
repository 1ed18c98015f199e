"""The paper that launches a campaign: drafted by one action, written on like any other."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from campaigns.inputs import RecipientInput
from campaigns.launching.composing import items_of
from campaigns.launching.drafted import Drafted, drafted_from
from campaigns.launching.gathering import launch_facts, launch_recipients
from campaigns.launching.services.writing import campaign_editor
from campaigns.models import Campaign, Item, LaunchPaper, Plan, PlanKind
from campaigns.services.contents import items_write
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.parts import plan_change_opening, plan_change_recipients
from campaigns.services.plans.signing import plan_sign_as_usual
from campaigns.services.plans.writing import tell
from emulation.lib.markers import DECIMAL, ROMAN
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import require
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
    facts = launch_facts(campaign)
    recipients = launch_recipients(facts, campaign)
    drafted = drafted_from(facts, recipients)
    plan = plan_create(
        commune=campaign.commune,
        kind=kind,
        year=campaign.starts_on.year,
        title=drafted["title"],
        span=launch_span(campaign, kind, by),
        with_sections=False,
        by=by,
    )
    if not Campaign.objects.filter(pk=campaign.pk, paper=None).update(paper=plan):
        raise WrongState("Phong trào đã có văn bản phát động đang soạn.")
    campaign.paper = plan
    name_items(drafted, items_write(plan, items_of(facts)))
    _write_around(plan, drafted, recipients, is_letter=facts.is_letter, by=by)
    Campaign.objects.filter(pk=campaign.pk).update(drafted=drafted)
    campaign.drafted = drafted
    plan_sign_as_usual(plan=plan, by=by)
    tell(plan, "campaigns.plan.launch_drafted", by, membership, reason=campaign.name)
    return plan


def launch_span(campaign: Campaign, kind: str, by: User) -> Span:
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


def name_items(drafted: Drafted, items: Sequence[Item]) -> None:
    """Note in a draft which item each section and line became; they come in reading order."""
    written = iter(items)
    for section in drafted["sections"]:
        for place in (section, *section["lines"]):
            place["item"] = str(next(written).uid)


def _write_around(
    plan: Plan,
    drafted: Drafted,
    recipients: Sequence[RecipientInput],
    *,
    is_letter: bool,
    by: User,
) -> None:
    plan_change_opening(
        plan=plan,
        version=plan.opening_version,
        opening=drafted["opening"],
        closing=drafted["closing"],
        items_style=DECIMAL if is_letter else ROMAN,
        target_appendix=False,
        bases=[],
        told=False,
        by=by,
    )
    plan_change_recipients(
        plan=plan, version=plan.recipients_version, recipients=recipients, told=False, by=by
    )
