"""The targets of a plan as the editor shows them: one dictionary by uid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any

from django.urls import reverse

from campaigns.content import plain_number
from campaigns.models import Plan, PlanTarget, ProposedValue
from campaigns.reporting.words import NOT_YET
from campaigns.rows import PlanRows
from campaigns.states import EDITABLE
from campaigns.told import UNTOLD, Told, with_told
from targets.last import targets_before
from targets.listing import DIRECTION_WORDS, value_words
from targets.measures import Check, Standing, format_amount, label
from targets.models import Indicator, PartRule, Target, TargetValue
from targets.selectors import checks_of

TargetState = dict[str, Any]


def targets_state(
    plan: Plan,
    rows: Iterable[PlanTarget] | None = None,
    *,
    around: Collection[str] | None = None,
) -> dict[str, TargetState]:
    """Return what the editor knows of the targets that the plan lists, by uid of the target.

    ``rows``: only these; ``around``: only the targets with these uids, their wholes, parts
    and siblings, whose sums a new value changes. Four queries, however many targets.
    """
    everything = _targets_of_span(plan)
    given = plan.plantargets.select_related("item", "proposal") if rows is None else rows
    listed = [row for row in given if row.target_id in everything]
    if around is not None:
        listed = _family(listed, everything, set(around))
    for row in listed if plan.period else ():
        row.target = everything[row.target_id]
    with_told(listed, plan.period)
    checks = checks_of(everything.values())
    last = targets_before(plan.span, [everything[row.target_id].indicator_id for row in listed])
    others = _other_plans(plan, listed)
    return {
        str(everything[row.target_id].uid): _state(row, everything, checks, last, others)
        for row in listed
    }


def facts_state(rows: PlanRows) -> dict[str, TargetState]:
    """Return the figures of the year that a report may show, by their keys.

    The surface handles them as targets of which nothing is asked: what they are is told
    elsewhere.
    """
    urls = {fact.code: fact.url for fact in rows.year_told.facts}
    return {
        fact.key: {
            "uid": fact.key,
            "name": fact.name,
            "unit": fact.unit,
            "period": rows.plan.span.name,
            "result": plain_number(fact.value),
            "url": urls.get(fact.code, ""),
            "is_fact": True,
        }
        for fact in rows.year_facts
    }


def last_words(target: Target, last: Target | None) -> dict[str, Any] | None:
    """Say what was asked for last time, and what came of it as far as this year's row knows."""
    if last is None:
        return None
    year = last.span.starts_on.year
    is_of_last = target.baseline is not None and target.baseline_year in (None, year)
    unit = last.indicator.unit_text
    return {
        "year": year,
        "words": value_words(last.current, unit),
        "result": format_amount(target.baseline, unit) if is_of_last else None,
    }


def _targets_of_span(plan: Plan) -> dict[int, Target]:
    rows = Target.objects.filter(span=plan.span_id).select_related(
        "indicator__measure_unit", "current"
    )
    return {target.pk: target for target in rows.order_by("position", "pk")}


def _family(
    rows: Iterable[PlanTarget], everything: Mapping[int, Target], uids: set[str]
) -> list[PlanTarget]:
    named = [target for target in everything.values() if str(target.uid) in uids]
    wholes = {target.parent_id for target in named if target.parent_id}
    keys = {target.pk for target in named} | wholes
    return [
        row for row in rows if row.target_id in keys or everything[row.target_id].parent_id in keys
    ]


def _other_plans(plan: Plan, rows: Iterable[PlanTarget]) -> dict[int, list[dict[str, str]]]:
    """Return by target the other plans being written that list it: their texts follow, too."""
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    others = PlanTarget.objects.filter(
        target__in=[row.target_id for row in rows], plan__state__in=EDITABLE
    ).exclude(plan=plan)
    for row in others.select_related("plan"):
        url = reverse("plan_edit", args=[row.plan.uid])
        found[row.target_id].append({"title": row.plan.title, "url": url})
    return found


def _state(
    row: PlanTarget,
    everything: Mapping[int, Target],
    checks: Mapping[Hashable, Check],
    last: Mapping[int, Target],
    others: Mapping[int, list[dict[str, str]]],
) -> TargetState:
    target = everything[row.target_id]
    whole = everything.get(target.parent_id or 0)
    return {
        "uid": str(target.uid),
        "row": str(row.uid),
        "name": target.name,
        "item": str(row.item.uid) if row.item else None,
        "parent": str(whole.uid) if whole else None,
        "part_rule": target.part_rule,
        "whole": _whole(target, whole, checks) if whole else None,
        "sum": _sum(checks.get(target.pk)),
        "baseline": plain_number(target.baseline),
        "baseline_year": target.baseline_year,
        "assigned": plain_number(target.assigned_value),
        "assigned_by": target.assigned_by,
        "note": target.note,
        "last": last_words(target, last.get(target.indicator_id)),
        "others": others.get(target.pk, []),
        "url": reverse("target_read", args=[target.uid]),
        **_lasting(target.indicator),
        **_figures(target, getattr(row, "proposal", None) or target.current),
        **_told(row),
    }


def _told(row: PlanTarget) -> TargetState:
    """Return what came of the target; only a report has that, and it changes no target."""
    if not row.plan.is_report:
        return {}
    told = row.told or UNTOLD
    return {
        "period": (row.plan.period or row.plan.span).name,
        "result": plain_number(told.result),
        "percent": plain_number(told.percent),
        "year_before": plain_number(told.last),
        "outcome": told.words,
        "verdict": _verdict(row, told),
        "why": told.why,
    }


def _verdict(row: PlanTarget, told: Told) -> str:
    span = row.plan.span
    if not told.is_asked:
        return NOT_YET
    until = row.plan.period or span
    return str(label(Standing(told.verdict), until.ends_on >= span.ends_on))


def _lasting(indicator: Indicator) -> TargetState:
    return {
        "indicator": str(indicator.uid),
        "unit": indicator.unit_text,
        "kind": indicator.kind,
        "direction": indicator.direction,
        "direction_words": DIRECTION_WORDS[indicator.direction],
    }


def _figures(target: Target, current: TargetValue | ProposedValue | None) -> TargetState:
    numbers = ("value", "value_max", "numerator", "denominator")
    return {
        "words": value_words(current, target.indicator.unit_text),
        "comparator": current.comparator if current else "",
        "level": current.level if current else "",
        **{name: plain_number(getattr(current, name, None)) for name in numbers},
    }


def _whole(target: Target, whole: Target, checks: Mapping[Hashable, Check]) -> TargetState:
    return {
        "name": whole.name,
        "words": value_words(whole.current, whole.indicator.unit_text),
        "rule": PartRule(target.part_rule).label if target.part_rule else "",
        "sum": _sum(checks.get(whole.pk)),
    }


def _sum(check: Check | None) -> TargetState | None:
    if check is None or not check.sentence:
        return None
    return {"agrees": check.agrees, "sentence": check.sentence}
