"""A plan as the editor holds it: the State JSON, from rows, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from campaigns.content import block_content
from campaigns.drafts.targets import facts_state, targets_state
from campaigns.forms.units import units_to_choose
from campaigns.models import Basis, Item, Plan, PlanTarget, Task
from campaigns.rows import PlanRows, task_of, theme_of
from campaigns.signers import signers_of
from emulation.lib import dates
from emulation.lib.markers import STYLE_CHOICES
from emulation.lib.text import clean_paragraphs
from emulation.org.models import Position, Unit, User
from emulation.org.rights import holding_on
from emulation.org.selectors import unit_names

Json = dict[str, Any]
HEADER_FIELDS = (
    "title", "superior_line", "issuer", "symbol", "place", "date_day", "date_month", "date_year",
    "motto_label", "motto",
)  # fmt: skip


def draft_state(plan: Plan, user: User, rows: PlanRows | None = None) -> Json:
    """Return all that the editor shows and changes; ``rows`` where they were read already."""
    rows = rows or PlanRows(plan)
    items = item_parts(rows)
    return {
        "plan": _plan(plan, user),
        "header": header_part(rows),
        "opening": opening_part(rows),
        "recipients": recipients_part(rows),
        "signature": signature_part(rows),
        "items": items,
        "targets": targets_state(plan, rows.plan_targets) | facts_state(rows),
        "units": _units(plan, items),
        "positions": _positions(plan),
        "signers": _signers(plan),
        "styles": [list(each) for each in STYLE_CHOICES],
    }


def draft_versions(plan: Plan) -> Json:
    """Return what tells an editor whether a colleague saved: versions and order alone."""
    return {"versions": part_versions(plan), "order": order_json(stored_order(plan))}


def part_versions(plan: Plan) -> Json:
    parts = ("header", "opening", "recipients", "signature")
    return {part: getattr(plan, f"{part}_version") for part in parts}


def _plan(plan: Plan, user: User) -> Json:
    return {
        "uid": str(plan.uid),
        "title": plan.title,
        "kind": plan.kind,
        "year": plan.year,
        "span": plan.span.name,
        "state": plan.get_state_display(),
        "changed_at": plan.changed_at.isoformat(),
        "editor": str(user.uid),
    }


def header_part(rows: PlanRows) -> Json:
    plan = rows.plan
    fields = {name: getattr(plan, name) for name in HEADER_FIELDS}
    return {"version": plan.header_version} | fields


def opening_part(rows: PlanRows) -> Json:
    plan = rows.plan
    return {
        "version": plan.opening_version,
        "opening": clean_paragraphs(plan.opening),
        "closing": clean_paragraphs(plan.closing),
        "items_style": plan.items_style,
        "target_appendix": plan.target_appendix,
        "bases": [_basis(basis) for basis in rows.bases],
    }


def _basis(basis: Basis) -> Json:
    return {
        "uid": str(basis.uid),
        "lead": basis.lead,
        "text": basis.text,
        "standing": basis.standing,
        "link": basis.link,
        "file": basis.attachment.name if basis.attachment else "",
    }


def recipients_part(rows: PlanRows) -> Json:
    lines = [
        {"text": row.text, "purpose": row.purpose, "units": rows.units_of_recipient(row)}
        for row in rows.recipients
    ]
    return {"version": rows.plan.recipients_version, "rows": lines}


def signature_part(rows: PlanRows) -> Json:
    plan = rows.plan
    signatory = plan.signatory
    return {
        "version": plan.signature_version,
        "signing_mode": plan.signing_mode,
        "signatory": str(signatory.uid) if signatory else None,
    }


def stored_order(plan: Plan) -> list[Item]:
    """Return the items in reading order, with their places and versions only."""
    rows = plan.items.only("uid", "parent", "position", "version", "plan").order_by(
        "position", "pk"
    )
    return in_reading_order(rows)


def in_reading_order(rows: Iterable[Item]) -> list[Item]:
    """Put rows that are sorted by position into the order in which they are read."""
    below: dict[int | None, list[Item]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)
    found: list[Item] = []
    waiting = below[None][::-1]
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += below[row.pk][::-1]
    return found


def order_json(items: Iterable[Item]) -> list[list[Any]]:
    rows = list(items)
    uids = {row.pk: str(row.uid) for row in rows}
    return [[uids[row.pk], uids.get(row.parent_id), row.version] for row in rows]


def item_parts(rows: PlanRows) -> list[Json]:
    """Return the items in reading order; those that the rows are about, if they name any."""
    items = in_reading_order(rows.items)
    uids = {item.pk: str(item.uid) for item in items}
    shown = [item for item in items if rows.only is None or item.pk in rows.only]
    blocks, targets = _blocks(rows), _targets(rows)
    return [
        {
            "uid": uids[item.pk],
            "parent": uids.get(item.parent_id),
            "version": item.version,
            "heading": item.heading,
            "run_in": item.run_in,
            "numbered": item.numbered,
            "children_style": item.children_style,
            "theme": theme.short_name if (theme := theme_of(item)) else "",
            "task": _task(task, rows) if (task := task_of(item)) else None,
            "blocks": blocks[item.pk],
            "targets": targets[item.pk],
        }
        for item in shown
    ]


def _blocks(rows: PlanRows) -> dict[int, list[Json]]:
    found: dict[int, list[Json]] = defaultdict(list)
    for block in rows.blocks:
        if block.item_id:
            found[block.item_id].append(block_content(block))
    return found


def _targets(rows: PlanRows) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows.plan_targets:
        if row.item_id:
            found[row.item_id].append(str(row.target.uid))
    return found


def _task(task: Task, rows: PlanRows) -> Json:
    parties = rows.parties[task.pk]
    found: Json = {
        "summary": task.summary,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "recurring": task.recurring,
    }
    for side, leads in (("lead", True), ("coordinating", False)):
        named = [party for party in parties if party.leads == leads]
        found[f"{side}_units"] = [str(one.unit.uid) for one in named if one.unit]
        found[f"{side}_positions"] = [one.position_title for one in named if not one.unit]
    return found


def plan_target_rows(plan: Plan, targets: Collection[str]) -> list[PlanTarget]:
    """Return of what the plan lists the targets with these uids."""
    rows = plan.plantargets.select_related(
        "target__indicator", "target__current", "target__parent", "item", "proposal"
    )
    return list(rows.filter(target__uid__in=targets))


def _units(plan: Plan, items: Iterable[Json]) -> list[Json]:
    """Return the units to choose from, and those named by tasks that have ended since."""
    names = {uid: name for uid, (_, name) in units_to_choose(plan.commune).items()}
    ended = set(_named_units(items)) - names.keys()
    if ended:
        rows = {unit.pk: str(unit.uid) for unit in Unit.objects.filter(uid__in=ended)}
        names |= {rows[pk]: name for pk, name in unit_names(rows, dates.today()).items()}
    return [{"uid": uid, "name": name} for uid, name in names.items()]


def _named_units(items: Iterable[Json]) -> Iterator[str]:
    for item in items:
        if item["task"]:
            yield from item["task"]["lead_units"]
            yield from item["task"]["coordinating_units"]


def _positions(plan: Plan) -> list[str]:
    rows = Position.objects.filter(holding_on(dates.today()), commune=plan.commune_id)
    return sorted(set(rows.exclude(title="").values_list("title", flat=True)))


def _signers(plan: Plan) -> list[Json]:
    return [
        {"uid": str(row.uid), "name": str(row), "group": group}
        for group, rows in signers_of(plan).items()
        for row in rows
    ]
