"""What the pages show of amendments: the changes of one, and those made to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from campaigns.amending.consolidating import (
    ADD,
    REMOVE,
    REPLACE,
    Amending,
    Content,
    PlaceGone,
    consolidated,
    part_lines,
)
from campaigns.amending.in_force import (
    amendments_of,
    citation_of,
    content_in_force,
    places_to_look_at,
)
from campaigns.amending.paper import change_sentence
from campaigns.amending.places import places_of
from campaigns.content import plan_content
from campaigns.models import AmendedPlace, Plan, PlanTarget
from campaigns.paper import items_on_paper
from campaigns.services.amending.values import values_to_look_at
from campaigns.work_places import item_url
from emulation.papers.document import Paragraph
from emulation.papers.pdf import blocks_html
from emulation.trail.selectors import entries_of
from targets.listing import value_words

TARGET_DEEDS = {REPLACE: "đổi giá trị", ADD: "chỉ tiêu mới", REMOVE: "đã bỏ"}
TARGET_SIGNS = {REPLACE: "is-risk", ADD: "is-done", REMOVE: "is-void"}


@dataclass(frozen=True)
class ChangeRow:
    """A change of an amendment, with the text in force that it changes."""

    uid: str
    number: int
    sentence: str
    former: SafeString | None
    item_url: str
    is_overtaken: bool
    is_gone: bool
    is_whole: bool


@dataclass(frozen=True)
class ValueRow:
    row: PlanTarget
    now: str
    proposed: str
    is_overtaken: bool


def change_rows(plan: Plan, content: Content, base: Content) -> list[ChangeRow]:
    """Return the changes of an amendment in their order."""
    overtaken: set[str] = set()
    if plan.is_editable:
        overtaken = {str(row.uid) for row in places_to_look_at(plan, base)}
    return [
        ChangeRow(
            uid=change["uid"],
            number=number,
            sentence=change_sentence(change),
            former=_former(change, base),
            item_url=item_url(plan, change["item"]) if change["item"] else "",
            is_overtaken=change["uid"] in overtaken,
            is_gone=change["gone"],
            is_whole=change["deed"] == "whole",
        )
        for number, change in enumerate(content["amends"]["changes"], start=1)
    ]


def _former(change: dict[str, Any], base: Content) -> SafeString | None:
    if change["part"]:
        return blocks_html([Paragraph(line) for line in part_lines(base, change["part"])])
    place = places_of(base).get(change["place"])
    if change["deed"] not in (REPLACE, REMOVE) or place is None:
        return None
    return blocks_html(list(items_on_paper([place.item])))


def value_rows(plan: Plan) -> list[ValueRow]:
    """Return the targets of an amendment: what they ask for now and what is proposed."""
    rows = plan.plantargets.select_related(
        "target__current", "target__indicator", "proposal__instead_of"
    )
    overtaken = {row.pk for row in values_to_look_at(plan)}
    return [
        ValueRow(
            row,
            value_words(row.target.current, row.target.indicator.unit_text),
            _proposed(row),
            row.pk in overtaken,
        )
        for row in rows
    ]


def _proposed(row: PlanTarget) -> str:
    proposal = getattr(row, "proposal", None)
    return value_words(proposal, row.target.indicator.unit_text) if proposal else ""


def draft_page(plan: Plan) -> dict[str, Any]:
    """Return what the page of a draft's changes shows."""
    content, base = plan_content(plan), content_in_force(plan.amends)
    known = {change["item"] for change in content["amends"]["changes"]}
    loose = [item for item in content["items"] if item["uid"] not in known]
    rows = change_rows(plan, content, base)
    return {
        "amended": plan.amends,
        "changes": rows,
        "is_whole": content["amends"]["whole"],
        "loose": [] if content["amends"]["whole"] else loose,
        "values": value_rows(plan),
        "overtaken": [row for row in rows if row.is_overtaken],
        "reason": reason_of(plan),
    }


def reason_of(plan: Plan) -> str:
    """Return why the amendment was begun, for those who work on it."""
    entry = entries_of(plan.uid).filter(code="campaigns.plan.amendment_begun").first()
    return entry.reason if entry else ""


def taken_places(plan: Plan) -> set[str]:
    rows = plan.amended_places.exclude(deed=AmendedPlace.Deed.ADD).exclude(place=None)
    return {str(uid) for uid in rows.values_list("place", flat=True)}


def amended_by(plan: Plan) -> list[dict[str, str]]:
    """Return the papers that amend an issued plan, with their addresses."""
    if not plan.is_published or plan.amends_id:
        return []
    return [
        {"citation": citation_of(each.paper), "url": reverse("plan_read", args=[each.uid])}
        for each in amendments_of(plan)
    ]


def amending_words(plan: Plan, content: Content, *, tells_why: bool) -> dict[str, Any]:
    """Return what the page of an amendment says of its changes; nothing for another plan."""
    if plan.amends is None:
        return {}
    base = content_in_force(plan.amends, before=plan)
    return {
        "amends_changes": change_rows(plan, content, base),
        "amends_targets": _own_target_changes(plan, content, base),
        "amends_reason": reason_of(plan) if tells_why else "",
    }


def _own_target_changes(plan: Plan, content: Content, base: Content) -> list[dict[str, Any]]:
    """Return what the amendment makes of the targets; nothing while it must be looked at again."""
    try:
        after = consolidated(base, [Amending(str(plan.uid), "", content)])
    except PlaceGone:
        return []
    return [row for row in target_changes(after) if row["plan"] == str(plan.uid)]


def target_changes(content: Content) -> list[dict[str, Any]]:
    """Return what became of the targets, for the list under a consolidated text."""
    return [
        change
        | {
            "words": TARGET_DEEDS[change["deed"]],
            "sign": TARGET_SIGNS[change["deed"]],
            "url": reverse("plan_read", args=[change["plan"]]),
        }
        for change in content.get("target_changes", ())
    ]
