"""What a report is drafted from: the plan in force, its targets by theme, words of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from campaigns.content import Content, walk
from campaigns.models import Plan, PlanKind
from campaigns.nouns import REPORTS
from campaigns.reporting.words import group_of
from campaigns.states import IN_FORCE
from campaigns.stored_targets import StoredTarget
from emulation.lib import dates
from emulation.org.selectors import unit_names
from targets.following.standings import standing_targets
from targets.models import Field, Period, ReportFigure, Span, Target
from targets.states import COUNTED

OTHERS = "Các chỉ tiêu khác"


def plan_reported(span: Span) -> Plan | None:
    """Return the plan in force that set the targets of a span."""
    plans = Plan.objects.filter(span=span, state__in=IN_FORCE, amends=None).exclude(
        kind__in=[*REPORTS, PlanKind.LETTER]
    )
    related = plans.select_related("paper__number", "commune", "signatory__person")
    return related.order_by("-paper__issued_on").first()


def targets_reported(span: Span, period: Period | None, content: Content | None) -> list[Target]:
    """Return the targets that the plan in force lists, else all of the span, as it orders them.

    What was given up before the period's end is not told of.
    """
    rows = Target.objects.filter(standing_targets(period), span=span)
    targets = list(rows.select_related("indicator", "current").order_by("position", "pk"))
    if content is None or not content["targets"]:
        return targets
    order = {target["uid"]: place for place, target in enumerate(content["targets"])}
    listed = [target for target in targets if str(target.uid) in order]
    return sorted(listed, key=lambda target: order[str(target.uid)])


def themes_among(
    targets: Iterable[StoredTarget], content: Content | None
) -> list[tuple[str, list[StoredTarget]]]:
    """Group targets by the plan's themes in its order; what has none by its field."""
    named = dict(_themes_named(content)) if content else {}
    order = list(dict.fromkeys(item["theme"] for item in walk(content["items"]) if item["theme"])
                 if content else ())  # fmt: skip
    groups: dict[str, list[StoredTarget]] = {name: [] for name in order}
    for target in targets:
        name = named.get(target["uid"]) or (Field(target["field"]).label if not order else OTHERS)
        groups.setdefault(name, []).append(target)
    return [(name, group) for name, group in groups.items() if group]


def causes_of(period: Period, targets: Iterable[StoredTarget]) -> Iterator[tuple[str, str, str]]:
    """Return (target, unit, words) of what units noted beside figures that stand badly."""
    slow = {target["uid"]: target["name"] for target in targets if group_of(target) == "slow"}
    rows = ReportFigure.objects.filter(
        report__period=period,
        report__state__in=COUNTED,
        is_current=True,
        share__target__uid__in=slow,
    ).exclude(note="")
    ordered = rows.select_related("share__target", "report").order_by(
        "share__target__position", "share__target", "pk"
    )
    told = list(ordered)
    names = unit_names({row.report.unit_id for row in told}, dates.today())
    for row in told:
        yield slow[str(row.share.target.uid)], names[row.report.unit_id], row.note


def _themes_named(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the theme of each target: the one above its item, else the one it names itself."""
    yield from _below(content["items"], "")
    for target in content["targets"]:
        if target["theme"]:
            yield target["uid"], target["theme"]


def _below(items: Iterable[Mapping[str, Any]], theme: str) -> Iterator[tuple[str, str]]:
    for item in items:
        own = item["theme"] or theme
        if own:
            yield from ((uid, own) for uid in item["target_uids"])
        yield from _below(item["children"], own)
