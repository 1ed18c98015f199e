"""Every rule by its code, in the order in which a person mends. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from campaigns.checks import (
    amending,
    bodies,
    cited,
    header,
    items,
    opening,
    reports,
    spelling,
    targets,
    tasks,
    years,
)
from campaigns.checks.draft import Draft
from campaigns.checks.shapes import LEVELS, Check
from campaigns.content import Content
from campaigns.nouns import YEAR_REPORT

HEAD, OPENING, TREE = "Phần đầu, người ký", "Căn cứ, mở đầu", "Các mục"
TARGETS, DATES = "Chỉ tiêu, con số", "Năm, ngày kỷ niệm, cơ quan"
WORK, WRITING = "Nhiệm vụ, nơi nhận", "Cách viết"


@dataclass(frozen=True)
class Rule:
    group: str
    find: Callable[[Draft], Iterable[Check]]


RULES: dict[str, Rule] = {
    "header.parts": Rule(HEAD, header.parts),
    "header.superior": Rule(HEAD, header.superior),
    "header.title_year": Rule(HEAD, header.title_year),
    "header.date": Rule(HEAD, header.date),
    "header.motto": Rule(HEAD, header.motto),
    "header.signature": Rule(HEAD, header.signature),
    "opening.presence": Rule(OPENING, opening.presence),
    "opening.motto": Rule(OPENING, opening.motto),
    "opening.ended_bases": Rule(OPENING, opening.ended_bases),
    "opening.bases_in_opening": Rule(OPENING, opening.bases_in_opening),
    "amending.places": Rule(TREE, amending.places),
    "amending.proposals": Rule(TARGETS, amending.proposals),
    "items.presence": Rule(TREE, items.presence),
    "items.empty": Rule(TREE, items.empty),
    "items.lonely": Rule(TREE, items.lonely),
    "targets.presence": Rule(TARGETS, targets.presence),
    "targets.figures": Rule(TARGETS, targets.figures),
    "targets.sums": Rule(TARGETS, targets.sums),
    "targets.ratios": Rule(TARGETS, targets.ratios),
    "targets.repeated": Rule(TARGETS, targets.repeated),
    "targets.unseen": Rule(TARGETS, targets.unseen),
    "targets.unlinked": Rule(TARGETS, targets.unlinked),
    "reports.untold": Rule(TARGETS, reports.untold),
    "reports.tables": Rule(TARGETS, reports.tables),
    "reports.blanks": Rule(TREE, reports.blanks),
    "reports.part_of_year": Rule(TARGETS, reports.part_of_year),
    "years.past": Rule(DATES, years.past_years),
    "years.anniversaries": Rule(DATES, years.anniversaries),
    "bodies.abolished": Rule(DATES, bodies.abolished),
    "tasks.parties": Rule(WORK, tasks.parties),
    "tasks.deadlines": Rule(WORK, tasks.deadlines),
    "recipients.presence": Rule(WORK, tasks.recipients),
    "recipients.left_out": Rule(WORK, tasks.units_left_out),
    "recipients.without_work": Rule(WORK, tasks.units_without_work),
    "writing.cited_again": Rule(WRITING, cited.cited_again),
    "writing.measures": Rule(WRITING, spelling.measures),
    "writing.doubled": Rule(WRITING, spelling.doubled),
    "writing.spaces": Rule(WRITING, spelling.spaces),
    "writing.typed_end": Rule(WRITING, spelling.typed_end),
    "writing.unstopped": Rule(WRITING, spelling.unstopped),
}

# What is asked of a plan alone: it sets targets and gives work, a report tells of both.
NOT_OF_REPORTS = frozenset(
    {
        "header.motto",
        "opening.motto",
        "opening.bases_in_opening",
        "targets.sums",
        "targets.ratios",
        "targets.unseen",
        "targets.unlinked",
        "years.past",
        "recipients.without_work",
    }
)

# A year may be summed up of which the portal holds no target.
NOT_OF_YEAR_REPORTS = NOT_OF_REPORTS | {"targets.presence"}

# A letter asks units to do what its campaign says; targets and themes are the campaign's.
NOT_OF_LETTERS = frozenset(
    {"header.motto", "opening.motto", "targets.presence", "recipients.without_work"}
)


def plan_checks(content: Content) -> list[Check]:
    """Return all checks, those to mend first; of one level in the order of the table."""
    draft = Draft(content)
    left_out = amending.NOT_OF_ITEMS if amending.is_of_items(content) else frozenset()
    if draft.is_report:
        left_out = NOT_OF_YEAR_REPORTS if content["kind"] == YEAR_REPORT else NOT_OF_REPORTS
    if draft.is_letter:
        left_out = NOT_OF_LETTERS
    rules = {code: rule for code, rule in RULES.items() if code not in left_out}
    checks = [
        replace(check, rule=code) for code, rule in rules.items() for check in rule.find(draft)
    ]
    return sorted(checks, key=lambda check: (check.ok, LEVELS.index(check.level)))


def plan_errors(content: Content) -> list[str]:
    """Return the sentences of what must be mended before the plan can be submitted."""
    return [check.sentence for check in plan_checks(content) if check.blocks and not check.ok]


def open_checks(content: Content) -> list[Check]:
    return [check for check in plan_checks(content) if not check.ok]


def group_of(check: Check) -> str:
    return RULES[check.rule].group if check.rule in RULES else ""
