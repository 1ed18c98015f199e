"""The whole content of a plan as one JSON value: what a revision freezes and a paper prints."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from campaigns.amending.in_force import amends_content, markers_of
from campaigns.launching.addressing import addressees_of
from campaigns.models import (
    Appendix,
    Basis,
    Block,
    Item,
    Plan,
    PlanTarget,
    Recipient,
    Task,
)
from campaigns.nouns import LETTER
from campaigns.reporting.chapters import told_content
from campaigns.rows import PlanRows, task_of, theme_of
from campaigns.told import UNTOLD, Told, with_told
from emulation.lib import dates
from emulation.lib.markers import marker
from emulation.lib.text import clean_paragraphs
from emulation.org.models import Unit
from emulation.org.selectors import commune_and_unit_names, issuer_of
from emulation.papers.models import Attachment
from emulation.papers.signing import HEAD_TITLE, signing_lines
from targets.models import Indicator, Period, Span, Target

SCHEMA = 1
Content = dict[str, Any]


def plan_content(plan: Plan, rows: PlanRows | None = None) -> Content:
    """Return the content from the live rows, in a number of queries that does not grow.

    ``rows`` are the plan's where they were read already, or will be read again.
    """
    rows = rows or PlanRows(plan)
    blocks = _blocks(rows)
    plan_targets = with_told(rows.plan_targets, plan.period)
    children = _by_parent(rows.items)
    placed = _uids_by_item(plan_targets)
    own_name, names = _names(rows)
    tasks = {item.pk: _task(task, rows, names) for item in rows.items if (task := task_of(item))}
    amends = {"amends": amends_content(plan)} if plan.amends_id else {}
    period = {"period": _period(plan)} if plan.is_report else {}
    year = told_content(rows.year_facts, rows.year_told) if plan.is_year_report else {}
    addressees = {"addressees": addressees_of(plan)} if plan.kind == LETTER else {}
    content = {
        "schema": SCHEMA,
        "kind": plan.kind,
        "year": plan.year,
        "span": {
            "kind": plan.span.kind,
            "name": plan.span.name,
            "starts_on": plan.span.starts_on.isoformat(),
            "ends_on": plan.span.ends_on.isoformat(),
        },
        "header": _header(plan, own_name),
        "bases": [_basis(basis) for basis in rows.bases],
        "opening": clean_paragraphs(plan.opening),
        "items_style": plan.items_style,
        "items": _tree(children, None, plan.items_style, "", blocks, placed, tasks),
        "closing": clean_paragraphs(plan.closing),
        "recipients": [_recipient(row, rows) for row in rows.recipients],
        "signature": signature(plan),
        "appendices": [_appendix(a, blocks) for a in rows.appendices],
        "target_appendix": plan.target_appendix,
        "targets": [_target(row, rows) for row in plan_targets],
    } | (amends | period | year | addressees)
    return _numbered_as_amended(content) if amends else content


def _numbered_as_amended(content: Content) -> Content:
    """Give the items of an amendment the numbers of the places that they stand for."""
    markers = markers_of(content["amends"])
    for item in () if content["amends"]["whole"] else content["items"]:
        item["marker"] = markers.get(item["uid"], item["marker"])
        _renumber(item)
    return content


def _renumber(item: dict[str, Any]) -> None:
    """Let "1.3." below an item follow its new number."""
    number = 0
    for child in item["children"]:
        number += child["numbered"]
        if child["numbered"]:
            child["marker"] = marker(item["children_style"], number, item["marker"])
        _renumber(child)


def _period(plan: Plan) -> dict[str, Any]:
    """Return until when a report tells: a year without results is told of as a whole."""
    until: Period | Span = plan.period or plan.span
    return {
        "name": until.name,
        "starts_on": until.starts_on.isoformat(),
        "ends_on": until.ends_on.isoformat(),
        "is_last": until.ends_on >= plan.span.ends_on,
    }


def content_sha256(content: Content) -> str:
    """Return the SHA-256 of the content in one canonical writing of its JSON."""
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()


def signature(plan: Plan) -> dict[str, Any]:
    """Return the signature block; an unknown signatory leaves the name blank."""
    position = plan.signatory
    lines = signing_lines(
        plan.signing_mode,
        body_name=plan.issuer.splitlines()[0] if plan.issuer else "",
        head_title=HEAD_TITLE,
        signer_title=position.signature_title if position else "",
    )
    return {
        "mode": plan.signing_mode,
        "lines": list(lines),
        "name": position.person.full_name if position else "",
        "position": position.title if position else "",
    }


def walk(items: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Go through the tree of items in reading order."""
    for item in items:
        yield item
        yield from walk(item["children"])


def _header(plan: Plan, own_name: str) -> dict[str, Any]:
    issuer = [line.strip() for line in plan.issuer.splitlines() if line.strip()]
    return {
        "superior": plan.superior_line,
        "issuer": issuer,
        "issuer_name": _issuer_name(own_name, issuer),
        "number": "",
        "symbol": plan.symbol,
        "place": plan.place,
        "date": [plan.date_year, plan.date_month, plan.date_day],
        "title": plan.title,
        "motto_label": plan.motto_label,
        "motto": plan.motto,
    }


def _issuer_name(name: str, issuer: list[str]) -> str:
    """Name the issuer as in a sentence; what a clerk typed otherwise stays as typed."""
    return f"Ủy ban nhân dân {name}" if issuer == [*issuer_of(name)] else " ".join(issuer)


def _basis(basis: Basis) -> dict[str, Any]:
    return {
        "uid": str(basis.uid),
        "lead": basis.lead,
        "text": basis.text,
        "standing": basis.standing,
        "link": basis.link,
        "file": _file(basis.attachment),
    }


def _file(attachment: Attachment | None) -> dict[str, str] | None:
    if attachment is None:
        return None
    uid, sha256 = str(attachment.uid), attachment.sha256
    return {"uid": uid, "name": attachment.name, "sha256": sha256}


def _recipient(recipient: Recipient, rows: PlanRows) -> dict[str, Any]:
    return {
        "text": recipient.text,
        "purpose": recipient.purpose,
        "units": rows.units_of_recipient(recipient),
    }


def _appendix(appendix: Appendix, blocks: dict[tuple[str, int], list[dict]]) -> dict[str, Any]:
    return {
        "uid": str(appendix.uid),
        "title": appendix.title,
        "orientation": appendix.orientation,
        "version": appendix.version,
        "blocks": blocks[("appendix", appendix.pk)],
    }


def _blocks(rows: PlanRows) -> dict[tuple[str, int], list[dict[str, Any]]]:
    found: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for block in rows.blocks:
        place = ("item", block.item_id) if block.item_id else ("appendix", block.appendix_id)
        found[place].append(block_content(block))
    return found


def block_content(block: Block) -> dict[str, Any]:
    if block.table is not None:
        return {"uid": str(block.uid), "table": block.table}
    return {
        "uid": str(block.uid),
        "text": block.text,
        "figures": [
            {
                "uid": str(figure.uid),
                "start": figure.start,
                "length": figure.length,
                "target": figure.shown.key,
                "slot": figure.slot,
            }
            for figure in block.figures.all()
        ],
    }


def _names(rows: PlanRows) -> tuple[str, dict[int, str]]:
    """Return what the commune is called today, and the units of its tasks."""
    parties = [party for each in rows.parties.values() for party in each]
    units = {party.unit_id for party in parties if party.unit_id}
    return commune_and_unit_names(rows.plan.commune, units, dates.today())


def _task(task: Task, rows: PlanRows, names: dict[int, str]) -> dict[str, Any]:
    return {
        "summary": task.summary,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "recurring": task.recurring,
        "parties": [
            {
                "unit": str(party.unit.uid) if party.unit else None,
                "name": party.position_title or _name(party.unit, names),
                "leads": party.leads,
            }
            for party in rows.parties[task.pk]
        ],
    }


def _name(unit: Unit | None, names: dict[int, str]) -> str:
    return names.get(unit.pk, "") if unit else ""


def _by_parent(items: Iterable[Item]) -> dict[int | None, list[Item]]:
    children: dict[int | None, list[Item]] = defaultdict(list)
    for item in items:
        children[item.parent_id].append(item)
    return children


def _uids_by_item(plan_targets: Sequence[PlanTarget]) -> dict[int | None, list[str]]:
    placed: dict[int | None, list[str]] = defaultdict(list)
    for row in plan_targets:
        placed[row.item_id].append(str(row.target.uid))
    return placed


def _tree(
    children: dict[int | None, list[Item]],
    parent: int | None,
    style: str,
    parent_marker: str,
    blocks: dict[tuple[str, int], list[dict]],
    placed: dict[int | None, list[str]],
    tasks: dict[int, dict],
) -> list[dict[str, Any]]:
    rows, number = [], 0
    for item in children[parent]:
        number += item.numbered
        own = marker(style, number, parent_marker) if item.numbered else ""
        theme = theme_of(item)
        rows.append(
            {
                "uid": str(item.uid),
                "marker": own,
                "heading": item.heading,
                "run_in": item.run_in,
                "numbered": item.numbered,
                "children_style": item.children_style,
                "version": item.version,
                "blocks": blocks[("item", item.pk)],
                "theme": theme.short_name if theme else "",
                "task": tasks.get(item.pk),
                "target_uids": placed[item.pk],
                "children": _tree(
                    children, item.pk, item.children_style, own, blocks, placed, tasks
                ),
            }
        )
    return rows


def _target(row: PlanTarget, rows: PlanRows) -> dict[str, Any]:
    target: Target = row.target
    indicator, current = target.indicator, row.asked
    marks = {"proposed": current is not target.current, "unseen": row.is_unseen}
    return (
        {
            "uid": str(target.uid),
            "name": target.name,
            "op": current.comparator,
            "value": plain_number(current.value),
            "value_max": plain_number(current.value_max),
            "numerator": plain_number(current.numerator),
            "denominator": plain_number(current.denominator),
            "level": current.level,
            "unit": indicator.unit_text,
            "measure": _measure(indicator),
            "kind": indicator.kind,
            "direction": indicator.direction,
            "field": indicator.field,
            "indicator": str(indicator.uid),
            "parent": str(target.parent.uid) if target.parent else None,
            "part_rule": target.part_rule,
            "strands": [strand.name for strand in target.strands.all()],
            "units": rows.units_of_target(target),
            "note": target.note,
            "baseline": plain_number(target.baseline),
            "baseline_year": target.baseline_year,
            "assigned_value": plain_number(target.assigned_value),
            "assigned_by": target.assigned_by,
            "theme": row.theme.short_name if row.theme else "",
            "words": row.words,
        }
        | _told(row.told or (UNTOLD if rows.plan.is_report else None))
        | {mark: True for mark, holds in marks.items() if holds}
    )


def _told(told: Told | None) -> dict[str, Any]:
    """Return what came of a target; in a plan nothing did yet."""
    if told is None:
        return {}
    return {
        "result": plain_number(told.result),
        "percent": plain_number(told.percent),
        "last": plain_number(told.last),
        "change": plain_number(told.change),
        "outcome": told.words,
        "verdict": told.verdict,
        "why": told.why,
        "is_estimate": told.is_estimate,
        "is_asked": told.is_asked,
        "results": [[name, plain_number(value)] for name, value in told.strands],
    }


def _measure(indicator: Indicator) -> list[str]:
    """Return dimension and factor of the unit, by which parts in other units are added."""
    unit = indicator.measure_unit
    return [unit.dimension, plain_number(unit.factor) or "1"] if unit else ["", "1"]


def plain_number(number: Decimal | None) -> str | None:
    """Write a decimal with a point and without trailing zeros: the same on every database."""
    if number is None:
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
