"""Plans begun from a template; an office's own templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from campaigns.content import plan_content
from campaigns.library.blanking import filled, template_of
from campaigns.models import Plan, PlanTemplate
from campaigns.services.contents import appendices_write, items_write
from campaigns.services.laying import (
    UnitsNow,
    appendices_laid,
    items_laid,
    themes_write,
    units_named,
)
from campaigns.services.plans.beginning import around_items_write
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.writing import tell
from emulation.lib import dates
from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import commune_name
from emulation.org.services.rows import save_new
from emulation.trail.services import entry_record

Json = Mapping[str, Any]


@transaction.atomic
def plan_from_template(
    *,
    name: str,
    content: Json,
    commune: Commune,
    kind: str,
    year: int,
    title: str,
    by: User,
    span_name: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Plan:
    """Begin a plan with the items, bases, recipients and tasks of a template."""
    membership = require(by, "campaigns.create_plan", commune)
    plan = plan_create(
        commune=commune,
        kind=kind,
        year=year,
        title=title,
        span_name=span_name,
        starts_on=starts_on,
        ends_on=ends_on,
        with_sections=False,
        by=by,
    )
    today = dates.today()
    content = filled(dict(content), year=year, commune=commune_name(commune, today))
    units = UnitsNow(commune, today)
    units.learn(units_named(content))
    around_items_write(
        plan=plan,
        content=content,
        units=units,
        symbol=plan.symbol,
        motto_label=content.get("motto_label", plan.motto_label),
        motto=plan.motto,
        by=by,
    )
    items = items_write(plan, items_laid(content["items"], units))
    themes_write(plan, content["items"], items)
    appendices_write(plan, appendices_laid(content.get("appendices", ())))
    tell(plan, "campaigns.plan.from_template", by, membership, name=f"“{name}”")
    return plan


@transaction.atomic
def plan_template_keep(*, plan: Plan, name: str, by: User) -> PlanTemplate:
    """Keep a plan as a template of its office: its content without figures and dates."""
    membership = require(by, "campaigns.keep_template", plan)
    name = clean_line(name)
    row = PlanTemplate(
        commune=membership.commune,
        kind=plan.kind,
        name=name,
        content=template_of(plan_content(plan)),
        search_key=search_key(name)[:300],
        sort_key=sort_key(name)[:1500],
        made_at=dates.now(),
    )
    save_new(row, "campaigns.template.added", actor(by, membership))
    return row


@transaction.atomic
def plan_template_set_aside(*, template: PlanTemplate, by: User) -> None:
    """Offer it no longer; plans that were made of it stay as they are."""
    membership = require(by, "campaigns.keep_phrases", template.commune)
    if PlanTemplate.objects.filter(pk=template.pk, is_active=True).update(is_active=False):
        entry_record(
            "campaigns.template.set_aside",
            actor=actor(by, membership),
            subject=subject(template),
        )
