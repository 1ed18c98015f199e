"""Checks as the pages show them: each with its address, grouped by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from campaigns.checks import LEVEL_WORDS, LEVELS, Check, Level, group_of
from campaigns.models import Plan
from campaigns.work_places import FOOT, HEADER, OPENING, TARGETS, item_url

# The part of the workshop in which a check is mended, and the page that mends it.
PART_OF = {
    "header": HEADER,
    "opening": OPENING,
    "targets": TARGETS,
    "carried": TARGETS,
    "figures": TARGETS,
    "recipients": FOOT,
    "signature": FOOT,
}
_PAGE_OF = {
    "header": "plan_header",
    "opening": "plan_opening",
    "targets": "plan_targets",
    "carried": "plan_carry_look",
    "figures": "figures_rewrite",
    "recipients": "plan_recipients",
    "amending": "plan_amending",
    "signature": "plan_signature",
}
SIGNS = {Level.MUST: "is-late", Level.LOOK: "is-risk", Level.HINT: "is-draft"}
SHORT = 5


@dataclass(frozen=True)
class CheckRow:
    key: str
    sentence: str
    url: str
    ok: bool
    level: Level
    group: str
    sign: str
    part: str
    can_mend: bool
    old: str = ""  # what a click would replace, and by what
    new: str = ""

    @property
    def blocks(self) -> bool:
        return self.level == Level.MUST


@dataclass(frozen=True)
class Section:
    """The checks of one level, by what they are about."""

    level: Level
    name: str
    sign: str
    count: int
    groups: tuple[tuple[str, tuple[CheckRow, ...]], ...]


def check_rows(plan: Plan, checks: Iterable[Check]) -> list[CheckRow]:
    return [_row(plan, check) for check in checks]


def sections(rows: Sequence[CheckRow]) -> list[Section]:
    """Return the open checks by level, the gravest first; levels without any are left out."""
    found = []
    for level in LEVELS:
        own = [row for row in rows if row.level == level]
        if own:
            groups = {row.group: tuple(r for r in own if r.group == row.group) for row in own}
            name, sign = LEVEL_WORDS[level], SIGNS[level]
            found.append(Section(level, name, sign, len(own), tuple(groups.items())))
    return found


def counts(rows: Iterable[CheckRow]) -> list[dict[str, Any]]:
    """Return how many open checks there are of each level, in words for a list."""
    numbers = Counter(row.level for row in rows)
    return [
        {"level": level, "words": LEVEL_WORDS[level], "count": numbers[level], "sign": SIGNS[level]}
        for level in LEVELS
        if numbers[level]
    ]


def as_json(plan: Plan, checks: Sequence[Check]) -> dict[str, Any]:
    """Return the open checks for the list beside the editor; it finds the places itself."""
    rows = check_rows(plan, checks)
    return {
        "counts": counts(rows),
        "rows": [_packed(row, check) for row, check in zip(rows, checks, strict=True)],
    }


def _packed(row: CheckRow, check: Check) -> dict[str, Any]:
    fix = check.fix
    return {
        "key": row.key,
        "level": row.level,
        "level_words": LEVEL_WORDS[row.level],
        "sign": row.sign,
        "group": row.group,
        "sentence": row.sentence,
        "url": row.url,
        "part": check.part,
        "item": check.item,
        "block": check.block,
        "quote": check.quote,
        "fix": {"field": check.field, "start": fix.start, "old": fix.old, "new": fix.new}
        if fix
        else None,
    }


def _row(plan: Plan, check: Check) -> CheckRow:
    return CheckRow(
        key=check.key,
        sentence=check.sentence.rstrip("."),
        url=mending_url(plan, check),
        ok=check.ok,
        level=check.level,
        group=group_of(check),
        sign=SIGNS[check.level],
        part=check.part,
        can_mend=check.fix is not None,
        old=check.fix.old if check.fix else "",
        new=check.fix.new if check.fix else "",
    )


def mending_url(plan: Plan, check: Check) -> str:
    """Return the exact place: the item, the field of a form, or the page of the part."""
    if check.part == "appendices":
        return reverse("appendix_edit", args=[plan.uid, check.item])
    if check.item:
        return item_url(plan, check.item, look_at=check.key)
    if check.part == "items":
        return reverse("item_add", args=[plan.uid])
    anchor = f"#{check.anchor}" if check.anchor else ""
    return f"{reverse(_PAGE_OF[check.part], args=[plan.uid])}{anchor}"
