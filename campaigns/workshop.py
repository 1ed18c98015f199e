"""The workshop of a plan: outline, what is still open, the part being written, live paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from campaigns.checks import Check, Level, plan_checks
from campaigns.checks.rows import PART_OF, check_rows, counts
from campaigns.content import Content, plan_content, walk
from campaigns.models import Plan
from campaigns.paper import anchor, plan_document
from campaigns.rows import PlanRows
from campaigns.stored_targets import amount_of, target_rows
from campaigns.work_places import APPENDICES, FOOT, HEADER, OPENING, PARTS, TARGETS, part_url
from campaigns.work_places import item_url as item_url
from emulation.papers.pdf import paper_html
from targets.measures import Node, check_tree

# Where a part stands on the live paper; an item stands at its own anchor.
ON_PAPER = {
    HEADER: ".paper-head",
    OPENING: ".paper-title",
    FOOT: ".paper-foot",
    APPENDICES: ".paper-appendix .paper-title",
}
OPEN, CLOSED = "is-risk", "is-done"


@dataclass(frozen=True)
class OutlineRow:
    key: str
    name: str
    url: str
    sign: str = ""  # class of the sign: OPEN or CLOSED
    is_current: bool = False
    children: tuple[OutlineRow, ...] = ()
    comments: int = 0  # that wait for an answer


@dataclass(frozen=True)
class Place:
    """An item as it stands in the part being read, ``depth`` below the part's own item."""

    item: dict[str, Any]
    name: str
    depth: int
    has_parent: bool
    is_first: bool
    is_last: bool
    comments: tuple[Any, ...] = ()  # that wait for an answer

    @property
    def deadline(self) -> dt.date | None:
        task = self.item["task"]
        return dt.date.fromisoformat(task["deadline"]) if task and task["deadline"] else None


def workshop(plan: Plan, key: str = "", rows: PlanRows | None = None) -> dict[str, Any]:
    """Return what every page of the workshop shows, in a number of queries that does not grow.

    ``key`` is a part of ``PARTS`` or the uid of an item; "" opens where work is left.
    """
    content = plan_content(plan, rows)
    checks = plan_checks(content)
    open_checks = check_rows(plan, (check for check in checks if not check.ok))
    item = item_in(content, key)
    key = section_of(content, key) if key else _first_open(content, checks)
    section = item_in(content, key)
    return {
        "plan": plan,
        "content": content,
        "part": key,
        "part_name": PARTS.get(key) or _heading(section),
        "outline": list(_outline(plan, content, checks, key)),
        "open_checks": open_checks,
        "check_counts": counts(open_checks),
        "good_checks": [check.sentence.rstrip(".") for check in checks if check.ok],
        "item_places": places_below(content, key),
        "item_name": short_name(item) if item else "",
        "appendices": [(each, size_words(each["blocks"])) for each in content["appendices"]],
        "item_targets": target_rows(targets_of_item(content, item)) if item else [],
        "item_sums": sum_checks(targets_of_item(content, item)) if item else [],
        "paper": paper_html(plan_document(content, is_draft=True), on_screen=True),
        "paper_place": ON_PAPER.get(key) or f"#{anchor(item['uid'] if item else key)}",
    }


def _heading(item: dict[str, Any] | None) -> str:
    return f"{item['marker']} {item['heading']}".strip() or short_name(item) if item else ""


def section_of(content: Content, key: str) -> str:
    """Return the part in which an item is read: the section or subsection it belongs to.

    Other keys come back as they are, unknown ones as the header's.
    """
    if key in PARTS:
        return key
    for section in content["items"]:
        if section["uid"] == key:
            return key
        for child in section["children"]:
            if any(item["uid"] == key for item in walk([child])):
                return child["uid"] if child["heading"] else section["uid"]
    return HEADER


def places_below(content: Content, key: str) -> list[Place]:
    """Return the items of a part in reading order, each with its depth and neighbours."""
    found = _siblings_with(content["items"], key)
    if found is None:
        return []
    siblings, index = found
    has_parent = siblings is not content["items"]
    return list(_places(siblings, siblings[index : index + 1], 0, has_parent))


def item_in(content: Content, uid: Any) -> dict[str, Any] | None:
    return next((item for item in walk(content["items"]) if item["uid"] == str(uid)), None)


def targets_of_item(content: Content, item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the targets that stand in an item or are shown by its figures, in their order."""
    shown = {f["target"] for block in item["blocks"] for f in block.get("figures", ())}
    uids = shown | set(item["target_uids"])
    return [target for target in content["targets"] if target["uid"] in uids]


def sum_checks(targets: list[dict[str, Any]]) -> list[Any]:
    """Say of each whole among the targets whether its parts agree with it."""
    nodes = [
        Node(target["uid"], amount_of(target), target["parent"], target["part_rule"])
        for target in targets
    ]
    return [check for check in check_tree(nodes).values() if check.sentence]


def goes_with(item: dict[str, Any]) -> list[str]:
    """Say what is removed together with an item, and what only loses its place."""
    below = list(walk([item]))
    counts = (
        (len(below) - 1, "mục con"),
        (sum("text" in block for each in below for block in each["blocks"]), "đoạn văn"),
        (sum("table" in block for each in below for block in each["blocks"]), "bảng"),
        (sum(each["task"] is not None for each in below), "nhiệm vụ"),
        (sum(bool(each["theme"]) for each in below), "nội dung thi đua"),
    )
    lost = [f"{count} {name}" for count, name in counts if count]
    targets = sum(len(each["target_uids"]) for each in below)
    kept = f"{targets} chỉ tiêu vẫn ở trong bảng chỉ tiêu, chỉ mất chỗ đứng"
    return [*lost, kept] if targets else lost


def size_words(blocks: list[dict[str, Any]]) -> str:
    """Say how long an appendix is: "1 đoạn, 2 bảng"."""
    counts = (
        (sum("text" in block for block in blocks), "đoạn"),
        (sum("table" in block for block in blocks), "bảng"),
    )
    return ", ".join(f"{count} {name}" for count, name in counts if count) or "chưa có nội dung"


def is_empty(item: dict[str, Any]) -> bool:
    return not (item["blocks"] or item["children"] or item["task"])


def _outline(
    plan: Plan, content: Content, checks: list[Check], current: str
) -> Iterator[OutlineRow]:
    to_mend = [check for check in checks if not check.ok and check.level != Level.HINT]
    open_parts = {PART_OF[check.part] for check in to_mend if check.part in PART_OF}
    open_items = {check.item for check in to_mend if check.item}
    for key in (HEADER, OPENING):
        yield _part_row(plan, key, open_parts, current)
    for item in content["items"]:
        yield _item_row(plan, item, open_items, current, depth=0)
    for key in (TARGETS, FOOT):
        yield _part_row(plan, key, open_parts, current)
    yield _part_row(plan, APPENDICES, open_parts, current, bool(content["appendices"]))


def _part_row(
    plan: Plan, key: str, open_parts: set[str], current: str, has_appendix: bool = True
) -> OutlineRow:
    sign = OPEN if key in open_parts else CLOSED
    if key == APPENDICES and not has_appendix:
        sign = ""  # nothing is asked of a plan without appendices
    return OutlineRow(key, PARTS[key], part_url(plan, key), sign, key == current)


def _item_row(
    plan: Plan, item: dict[str, Any], open_items: set[str], current: str, depth: int
) -> OutlineRow:
    below = [child for child in item["children"] if child["heading"]] if depth == 0 else []
    key = item["uid"]
    return OutlineRow(
        key=key,
        name=short_name(item),
        url=part_url(plan, key),
        sign=OPEN if any(each["uid"] in open_items for each in walk([item])) else CLOSED,
        is_current=key == current,
        children=tuple(_item_row(plan, child, open_items, current, depth + 1) for child in below),
    )


def short_name(item: dict[str, Any], words: int = 8) -> str:
    """Name an item in the outline: "II. Nội dung thi đua", or its first words."""
    texts = [block["text"] for block in item["blocks"] if block.get("text")]
    name = item["heading"] or item["theme"] or (texts[0] if texts else "Bảng")
    if name.isupper():
        name = name.capitalize()
    parts = name.split()
    tail = "…" if len(parts) > words else ""
    marker = "" if item["marker"] in ("-", "+") else item["marker"]
    return f"{marker} {' '.join(parts[:words])}{tail}".strip()


def _first_open(content: Content, checks: list[Check]) -> str:
    """Return the part to begin with: the header, then the first empty item, then what is open."""
    open_parts = [check.part for check in checks if not check.ok and check.level != Level.HINT]
    if "header" in open_parts or not content["items"]:
        return HEADER
    if "opening" in open_parts:
        return OPENING
    empty = next((item for item in walk(content["items"]) if is_empty(item)), None)
    return section_of(content, (empty or content["items"][0])["uid"])


def _siblings_with(items: list[dict], key: str) -> tuple[list[dict], int] | None:
    for index, item in enumerate(items):
        if item["uid"] == key:
            return items, index
        found = _siblings_with(item["children"], key)
        if found:
            return found
    return None


def _places(
    siblings: list[dict], items: list[dict], depth: int, has_parent: bool
) -> Iterator[Place]:
    for item in items:
        yield Place(
            item=item,
            name=short_name(item),
            depth=depth,
            has_parent=has_parent,
            is_first=item is siblings[0],
            is_last=item is siblings[-1],
        )
        yield from _places(item["children"], item["children"], depth + 1, True)
