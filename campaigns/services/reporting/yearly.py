"""A year-end report is drafted: results of the plan, and the chapters that other apps tell."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from campaigns.amending.in_force import cited, content_in_force
from campaigns.models import Plan, PlanKind, YearFact
from campaigns.reporting.chapters import YearTold, with_values, year_told
from campaigns.reporting.lists import period_of_year
from campaigns.reporting.sentences import YEAR_REPORT_BEGUN
from campaigns.reporting.sources import plan_reported, targets_reported
from campaigns.reporting.yearly import (
    TakenOver,
    YearFacts,
    year_closing,
    year_items,
    year_opening,
    year_title,
)
from campaigns.services.contents import items_write
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.signing import plan_sign_as_usual
from campaigns.services.plans.writing import tell
from campaigns.services.plantargets import plan_targets_append
from campaigns.services.reporting.drafting import facts_of, place_targets, write_around
from emulation.lib.text import first_lower
from emulation.org.models import Commune, User
from emulation.org.rights import require
from emulation.org.selectors import commune_unit
from emulation.org.selectors.lists import successions_of
from targets.selectors import span_of_year
from targets.services import span_for_year


@transaction.atomic
def year_report_draft(*, commune: Commune, year: int, by: User) -> Plan:
    """Draft the Báo cáo tổng kết of a year from what the portal holds of it.

    Results are those of the last period that has any. What nobody knows is said to be unknown;
    a year without targets, campaigns or awards is told as such. Raises ``ValidationError`` while
    another of the same year is being written.
    """
    membership = require(by, "campaigns.create_plan", commune)
    span = span_for_year(commune=commune, year=year, by=by)
    period = period_of_year(span)
    source = plan_reported(span)
    content = content_in_force(source) if source else None
    plan = _begin(commune=commune, year=year, span=span, period=period, by=by)
    targets = targets_reported(span, period, content)
    rows = plan_targets_append(plan, [(target, "") for target in targets])
    told = year_told(plan)
    facts = YearFacts(
        facts=facts_of(plan, source, content),
        year=year,
        chapters=tuple(told.chapters),
        has_results=period is not None,
        taken_over=tuple(_taken_over(commune, year)),
        **_next_plan(commune, year + 1),
    )
    items = items_write(plan, year_items(facts), facts=_facts_write(plan, told))
    place_targets(plan, facts.facts, items, rows)
    write_around(plan, content, opening=year_opening(facts), closing=year_closing(facts), by=by)
    plan_sign_as_usual(plan=plan, before=source, by=by)
    tell(plan, "campaigns.plan.report_drafted", by, membership, name=f"{plan}")
    return plan


def _begin(**begun: Any) -> Plan:
    """Begin the one report of the year that is being written."""
    try:
        with transaction.atomic():
            return plan_create(
                kind=PlanKind.YEAR_REPORT,
                title=year_title(begun["year"]),
                with_sections=False,
                **begun,
            )
    except IntegrityError as error:  # a colleague was faster
        raise ValidationError(YEAR_REPORT_BEGUN) from error


def _facts_write(plan: Plan, told: YearTold) -> list[YearFact]:
    """Keep the figures that the report may show."""
    rows = [
        YearFact(
            commune_id=plan.commune_id,
            plan=plan,
            position=position,
            code=fact.code,
            name=fact.name,
            unit=fact.unit,
        )
        for position, fact in enumerate(told.facts, start=1)
    ]
    YearFact.objects.bulk_create(rows)
    return with_values(rows, told)


def _taken_over(commune: Commune, year: int) -> Iterator[TakenOver]:
    """Yield what the commune took over in the year, and in the one that stands beside it."""
    names: dict[dt.date, list[str]] = defaultdict(list)
    whole = commune_unit(commune)
    for row in successions_of(whole):
        if row.successor_id == whole.pk and row.on.year in (year - 1, year):
            names[row.on].append(first_lower(row.predecessor_name))
    for day, communes in names.items():
        yield TakenOver(day, tuple(communes))


def _next_plan(commune: Commune, year: int) -> dict[str, str]:
    """Cite the plan of the next year where it is in force already."""
    span = span_of_year(commune, year)
    plan = plan_reported(span) if span else None
    if plan is None:
        return {}
    content = content_in_force(plan)
    return {"next_citation": cited(plan, content), "next_motto": content["header"]["motto"]}
