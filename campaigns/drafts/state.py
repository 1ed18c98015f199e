"""A plan as the editor holds it: the State JSON, from rows, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from campaigns.content import block_content
from campaigns.drafts.targets import targets_state
from campaigns.forms.units import units_to_choose
from campaigns.models import Basis, Block, Item, Plan, PlanTarget, Task, Theme
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


def draft_state(plan: Plan, user: User) -> Json:
    """Return all that the editor shows and changes."""
    items = item_parts(plan)
    rows = plan_target_rows(plan)
    return {
        "plan": _plan(plan, user),
        "header": header_part(plan),
        "opening": opening_part(plan),
        "recipients": recipients_part(plan),
        "signature": signature_part(plan),
        "items": items,
        "targets": targets_part(plan, rows),
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


def header_part(plan: Plan) -> Json:
    fields = {name: getattr(plan, name) for name in HEADER_FIELDS}
    return {"version": plan.header_version} | fields


def opening_part(plan: Plan) -> Json:
    return {
        "version": plan.opening_version,
        "opening": clean_paragraphs(plan.opening),
        "closing": clean_paragraphs(plan.closing),
        "items_style": plan.items_style,
        "target_appendix": plan.target_appendix,
        "bases": [_basis(basis) for basis in plan.bases.select_related("attachment")],
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


def recipients_part(plan: Plan) -> Json:
    rows = [
        {
            "text": row.text,
            "purpose": row.purpose,
            "units": [str(unit.uid) for unit in row.units.all()],
        }
        for row in plan.recipients.prefetch_related("units")
    ]
    return {"version": plan.recipients_version, "rows": rows}


def signature_part(plan: Plan) -> Json:
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


def item_parts(plan: Plan, only: Collection[int] | None = None) -> list[Json]:
    """Return the items in reading order; those with the keys ``only``, if given."""
    items = in_reading_order(plan.items.order_by("position", "pk"))
    uids = {item.pk: str(item.uid) for item in items}
    shown = items if only is None else [item for item in items if item.pk in only]
    blocks, themes, tasks, targets = _of_items(plan, only)
    return [
        {
            "uid": uids[item.pk],
            "parent": uids.get(item.parent_id),
            "version": item.version,
            "heading": item.heading,
            "run_in": item.run_in,
            "numbered": item.numbered,
            "children_style": item.children_style,
            "theme": themes.get(item.pk, ""),
            "task": tasks.get(item.pk),
            "blocks": blocks[item.pk],
            "targets": targets[item.pk],
        }
        for item in shown
    ]


def _of_items(plan: Plan, only: Collection[int] | None) -> tuple[Any, Any, Any, Any]:
    """Return blocks, themes, tasks and targets by the key of their item."""
    blocks: dict[int, list[Json]] = defaultdict(list)
    targets: dict[int, list[str]] = defaultdict(list)
    rows = _among(Block.objects.filter(plan=plan, item__isnull=False), only)
    for block in rows.prefetch_related("figures__plan_target__target"):
        blocks[block.item_id].append(block_content(block))
    themes = _among(Theme.objects.filter(plan=plan), only).values_list("item", "short_name")
    tasks = _among(Task.objects.filter(plan=plan), only).prefetch_related("parties__unit")
    placed = _among(PlanTarget.objects.filter(plan=plan, item__isnull=False), only)
    for item, target in placed.values_list("item", "target__uid"):
        targets[item].append(str(target))
    return blocks, dict(themes), {task.item_id: _task(task) for task in tasks}, targets


def _among(rows: QuerySet[Any], only: Collection[int] | None) -> QuerySet[Any]:
    return rows if only is None else rows.filter(item__in=only)


def _task(task: Task) -> Json:
    parties = list(task.parties.all())
    found: Json = {
        "summary": task.summary,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "recurring": task.recurring,
    }
    for side, leads in (("lead", True), ("coordinating", False)):
        rows = [party for party in parties if party.leads == leads]
        found[f"{side}_units"] = [str(row.unit.uid) for row in rows if row.unit]
        found[f"{side}_positions"] = [row.position_title for row in rows if not row.unit]
    return found


def plan_target_rows(plan: Plan, targets: Collection[str] | None = None) -> list[PlanTarget]:
    """Return what the plan lists, or of it the targets with these uids."""
    rows = plan.plantargets.select_related(
        "target__indicator", "target__current", "target__parent", "item", "proposal"
    )
    return list(rows if targets is None else rows.filter(target__uid__in=targets))


def targets_part(plan: Plan, rows: Iterable[PlanTarget]) -> Json:
    return targets_state(plan, rows)


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
