"""A plan as its page shows it: the paper, and what the paper says arranged otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from campaigns.amending.in_force import content_in_force
from campaigns.content import Content, content_sha256, plan_content, walk
from campaigns.models import Plan, PlanState, Revision
from campaigns.paper import anchor, consolidated_document, plan_document
from campaigns.selectors import issued_revision
from emulation.papers.document import Document, Verification
from emulation.papers.models import Paper
from emulation.papers.verification import verification_url


@dataclass(frozen=True)
class Shown:
    """The content that a person reads, and the paper made of it."""

    content: Content
    document: Document
    revision: Revision | None = None  # None: the rows as they are being written


@dataclass(frozen=True)
class Heading:
    words: str
    anchor: str
    children: tuple[Heading, ...]


@dataclass(frozen=True)
class TaskRow:
    """A task of the plan; ``is_own`` where a unit of the reader leads it or helps."""

    summary: str
    leading: str
    helping: str
    deadline: dt.date | None
    recurring: str
    is_own: bool


def shown_of(plan: Plan) -> Shown:
    """Return the issued content, else what was submitted, else the rows being written."""
    if plan.is_published:
        return shown_revision(issued_revision(plan), plan.paper)
    if plan.state in (PlanState.SUBMITTED, PlanState.APPROVED):
        return shown_revision(plan.submitted_revision, None)
    content = plan_content(plan)
    return Shown(content, plan_document(content, is_draft=True))


def shown_in_force(plan: Plan) -> Shown:
    """Return an issued plan as its amendments made it, as a marked reading copy."""
    content = content_in_force(plan)
    return Shown(content, consolidated_document(content, plan.paper.citation))


def shown_revision(revision: Revision, paper: Paper | None) -> Shown:
    """Return a frozen revision; only the issued one is no draft."""
    is_draft = revision.reason != Revision.Reason.ISSUED or paper is None
    code = None if is_draft else Verification(paper.code, verification_url(paper.code))
    document = plan_document(revision.content, is_draft=is_draft, verification=code)
    return Shown(revision.content, document, revision)


def is_intact(revision: Revision) -> bool:
    """Say whether the content still gives the hash that was kept with it."""
    return content_sha256(revision.content) == revision.sha256


def outline(items: list[dict[str, Any]]) -> tuple[Heading, ...]:
    """Return the headings that stand on lines of their own, as a tree."""
    return tuple(
        Heading(
            f"{item['marker']} {item['heading']}".strip(),
            anchor(item["uid"]),
            outline(item["children"]),
        )
        for item in items
        if item["heading"] and not item["run_in"]
    )


def themes(content: Content) -> list[dict[str, Any]]:
    """Return the nội dung thi đua with their place and how many targets each has."""
    return [
        {
            "name": item["theme"],
            "place": item["marker"].rstrip("."),
            "anchor": anchor(item["uid"]) if item["heading"] and not item["run_in"] else "",
            "count": len(_targets_of_theme(content, item)),
        }
        for item in walk(content["items"])
        if item["theme"]
    ]


def _targets_of_theme(content: Content, item: dict[str, Any]) -> set[str]:
    """Those that name the theme, and those that stand in or below its item and name none."""
    named = {target["uid"]: target["theme"] for target in content["targets"]}
    below = {uid for each in walk([item]) for uid in each["target_uids"]}
    return {
        uid
        for uid, theme in named.items()
        if theme == item["theme"] or (not theme and uid in below)
    }


def task_rows(content: Content, own_units: Collection[str]) -> list[TaskRow]:
    """Return the tasks, those of the reader's own units (by uid) first."""
    tasks = [item["task"] for item in walk(content["items"]) if item["task"]]
    return sorted((_task_row(task, own_units) for task in tasks), key=lambda row: not row.is_own)


def _task_row(task: dict[str, Any], own_units: Collection[str]) -> TaskRow:
    parties = task["parties"]
    return TaskRow(
        summary=task["summary"],
        leading="; ".join(party["name"] for party in parties if party["leads"]),
        helping="; ".join(party["name"] for party in parties if not party["leads"]),
        deadline=dt.date.fromisoformat(task["deadline"]) if task["deadline"] else None,
        recurring=task["recurring"],
        is_own=any(party["unit"] in own_units for party in parties),
    )
