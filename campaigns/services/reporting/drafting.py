"""A report is drafted from stored results: one action, every sentence to be edited after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.amending.in_force import cited, content_in_force
from campaigns.content import Content, plan_content
from campaigns.inputs import RecipientInput
from campaigns.models import Item, Plan, PlanKind, PlanTarget
from campaigns.models import Theme as PlanTheme
from campaigns.reporting.composing import (
    Cause,
    Facts,
    Theme,
    closing_of,
    items_of,
    opening_of,
    title_of,
)
from campaigns.reporting.sources import causes_of, plan_reported, targets_reported, themes_among
from campaigns.reporting.times import time_left, time_told
from campaigns.reporting.unit_tables import unit_appendices
from campaigns.reporting.units import given_in, units_until
from campaigns.services.contents import appendices_write, items_write
from campaigns.services.laying import UnitsNow, recipients_laid
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.parts import (
    plan_change_opening,
    plan_change_recipients,
)
from campaigns.services.plans.signing import plan_sign_as_usual
from campaigns.services.plans.writing import tell
from campaigns.services.plantargets import plan_targets_append
from campaigns.states import IN_FORCE
from campaigns.working.selectors import overdue_tasks
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.markers import ROMAN
from emulation.lib.text import first_lower
from emulation.org.models import User
from emulation.org.rights import require
from emulation.org.selectors import commune_name
from targets.models import Period, PeriodState, Result, SpanKind


@transaction.atomic
def report_draft(*, period: Period, with_units: bool = False, by: User) -> Plan:
    """Draft a Báo cáo sơ kết on everything from the start of the span to the end of a period.

    ``with_units`` adds landscape appendices in which the units are columns.

    It tells of the targets of the span's plan in force, theme by theme; a span without a plan
    is told by fields. Raises ``ValidationError`` while there is nothing to tell of.
    """
    membership = require(by, "campaigns.create_plan", period.commune)
    _check_has_results(period)
    source = plan_reported(period.span)
    content = content_in_force(source) if source else None
    plan = plan_create(
        commune=period.commune,
        kind=PlanKind.REPORT,
        year=period.ends_on.year,
        title=title_of(_time(period), is_last=_is_last(period)),
        period=period,
        with_sections=False,
        by=by,
    )
    targets = targets_reported(period.span, period, content)
    rows = plan_targets_append(plan, [(target, "") for target in targets])
    facts = facts_of(plan, source, content)
    place_targets(plan, facts, items_write(plan, items_of(facts)), rows)
    if with_units:
        appendices_write(plan, unit_appendices(period, facts.targets))
    write_around(plan, content, opening=opening_of(facts), closing=closing_of(facts), by=by)
    plan_sign_as_usual(plan=plan, before=source, by=by)
    name = f"{plan} từ kết quả {period.name}"
    tell(plan, "campaigns.plan.report_drafted", by, membership, name=name)
    return plan


def _check_has_results(period: Period) -> None:
    if period.state == PeriodState.PLANNED:
        raise ValidationError(f"{period.name} chưa mở nên chưa có gì để báo cáo.")
    if not Result.objects.filter(period=period, is_current=True).exists():
        raise ValidationError(
            f"{period.name} chưa có kết quả nào. Duyệt báo cáo của các đơn vị rồi lập báo cáo."
        )


def _time(period: Period) -> str:
    return time_told(period.name, period.ends_on, is_year=period.span.kind == SpanKind.YEAR)


def _is_last(period: Period) -> bool:
    return period.ends_on >= period.span.ends_on


def facts_of(plan: Plan, source: Plan | None, content: Content | None) -> Facts:
    """Read what a report tells of results; of a year without a period there are none."""
    period, day = plan.period, dates.today()
    told = {target["uid"]: target for target in plan_content(plan)["targets"]}
    themes = themes_among(told.values(), content)
    return Facts(
        time=f"năm {plan.year}" if plan.is_year_report else _time(period),
        office=f"Ủy ban nhân dân {commune_name(plan.commune, day)}",
        is_last=period is None or _is_last(period),
        citation=cited(source, content) if source else "",
        short_citation=source.paper.citation if source else "",
        about=content["header"]["title"] if content else "",
        motto=content["header"]["motto"] if content else "",
        drives=tuple(_drives(plan)),
        themes=tuple(Theme(name, tuple(targets)) for name, targets in themes),
        units=tuple(units_until(period)) if period else (),
        causes=tuple(_causes(period, told.values())) if period else (),
        tasks=tuple(_tasks(plan)),
        next_time=_next_time(plan),
        is_year=plan.is_year_report,
        until=_until(plan),
        given=given_in(plan.span),
    )


def _until(plan: Plan) -> str:
    """Name the last period with results of a year-end report that comes before the year's end."""
    if not plan.is_year_report or plan.period is None or _is_last(plan.period):
        return ""
    return first_lower(plan.period.name)


def _causes(period: Period, targets: Iterable[Mapping[str, Any]]) -> Iterable[Cause]:
    """Return what units noted, each once: a figure that was carried on keeps its note."""
    return dict.fromkeys(Cause(*row) for row in causes_of(period, targets))


def _next_time(plan: Plan) -> str:
    span, until = plan.span, plan.period or plan.span
    return time_left(span.ends_on, until.ends_on, is_year=span.kind == SpanKind.YEAR)


def _drives(plan: Plan) -> list[str]:
    """Name the drives that began in the time told of, with their papers."""
    rows = Plan.objects.filter(
        commune=plan.commune_id,
        kind=PlanKind.DRIVE,
        state__in=IN_FORCE,
        amends=None,
        span__starts_on__gte=plan.span.starts_on,
        span__starts_on__lte=(plan.period or plan.span).ends_on,
    ).exclude(span=plan.span_id)
    papers = rows.select_related("span", "paper__number").order_by("span__starts_on")
    return [f"{row.span.name} ({row.paper.citation})" for row in papers]


def _tasks(plan: Plan) -> list[tuple[str, str, str]]:
    """Return what units owe on the day; whoever sums up a year tells of that year's plans."""
    return [
        (line.home_name, line.title, date_short(line.due))
        for line in overdue_tasks(plan.commune, dates.today())
        if line.due and (not plan.is_year_report or line.plan.year == plan.year)
    ]


def place_targets(
    plan: Plan, facts: Facts, items: Sequence[Item], rows: Sequence[PlanTarget]
) -> None:
    """Let each target stand below its theme, in the second section of the report."""
    by_heading = {
        item.heading: item for item in items if item.parent_id and item.parent.position == 2
    }
    themes = _themes(plan, facts, by_heading)
    places = {
        target["uid"]: (by_heading[theme.name], themes[theme.name])
        for theme in facts.themes
        for target in theme.targets
        if theme.name in themes
    }
    for row in rows:
        item, row.theme = places[str(row.target.uid)]
        row.item_id = row.item_id or item.pk
    stored = dict(plan.plantargets.values_list("pk", "item"))
    for row in rows:
        row.item_id = stored[row.pk] or row.item_id
    PlanTarget.objects.bulk_update(rows, ["item", "theme"])


def _themes(plan: Plan, facts: Facts, items: Mapping[str, Item]) -> dict[str, PlanTheme]:
    named = [theme.name for theme in facts.themes if theme.name in items]
    rows = [
        PlanTheme(
            commune_id=plan.commune_id,
            plan=plan,
            item=items[name],
            short_name=name,
            position=items[name].position,
        )
        for name in named
    ]
    PlanTheme.objects.bulk_create(rows)
    return dict(zip(named, rows, strict=True))


def write_around(
    plan: Plan, content: Content | None, *, opening: str, closing: str, by: User
) -> None:
    """Write what stands around the items; the report goes to whom the plan went."""
    plan_change_opening(
        plan=plan,
        version=plan.opening_version,
        opening=opening,
        closing=closing,
        items_style=ROMAN,
        target_appendix=True,
        bases=[],
        told=False,
        by=by,
    )
    plan_change_recipients(
        plan=plan,
        version=plan.recipients_version,
        recipients=_recipients(plan, content),
        told=False,
        by=by,
    )


def _recipients(plan: Plan, content: Content | None) -> list[RecipientInput]:
    """Send the report to whom the plan went; who carried it out gets it to know."""
    if content is None:
        return [RecipientInput("Lưu: VT")]
    units = UnitsNow(plan.commune, dates.today())
    units.learn({uid for row in content["recipients"] for uid in row["units"]})
    return recipients_laid([_to_know(row) for row in content["recipients"]], units)


def _to_know(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "purpose": "" if row["purpose"] in ("t/h", "p/h") else row["purpose"]}
