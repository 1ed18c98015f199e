"""What of a plan can be laid side by side, and what the page of it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaigns.comparing.revisions import PartChange, RevisionChanges, revision_changes
from campaigns.comparing.target_changes import TargetChange, value_change
from campaigns.comparing.telling import Summary, summary
from campaigns.content import Content, plan_content
from campaigns.models import Plan, PlanKind, Revision
from campaigns.selectors import (
    issued_revision,
    plans_visible_to,
    revision_before,
    revisions_visible_to,
)
from campaigns.states import PUBLISHED
from emulation.lib.text import first_upper
from emulation.org.models import User
from targets.models import Target

DRAFT, LAST_YEAR = "nhap", "nam-truoc"


@dataclass(frozen=True)
class Side:
    """One text that can be compared: a frozen revision, or the draft (``revision`` None)."""

    key: str
    words: str
    revision: Revision | None = None

    def content(self, plan: Plan) -> Content:
        return self.revision.content if self.revision else plan_content(plan)

    @property
    def label(self) -> str:
        return first_upper(self.words)


@dataclass(frozen=True)
class Stretch:
    """Parts to show one after another; unchanged ones are folded together."""

    is_folded: bool
    parts: tuple[PartChange, ...]


def sides_of(user: User, plan: Plan) -> list[Side]:
    """Return what the account may compare, the oldest first."""
    revisions = sorted(revisions_visible_to(user, plan), key=lambda revision: revision.number)
    sides = [Side(str(each.number), revision_words(each), each) for each in revisions]
    return [*sides, Side(DRAFT, "bản đang soạn")] if plan.is_editable else sides


def revision_words(revision: Revision) -> str:
    if revision.reason == Revision.Reason.ISSUED:
        return "bản ban hành"
    return f"bản trình lần {revision.number}"


def changes_since(plan: Plan) -> tuple[Summary, str, str] | None:
    """Return the summary of a submission against the one before it, with the two keys."""
    before = revision_before(plan)
    if before is None:
        return None
    changes = revision_changes(before.content, plan.submitted_revision.content)
    told = summary(changes, revision_words(before))
    return told, str(before.number), str(plan.submitted_revision.number)


def stretches(changes: RevisionChanges) -> Iterator[Stretch]:
    waiting: list[PartChange] = []
    for part in changes.parts:
        if part.kind == "same":
            waiting.append(part)
            continue
        if waiting:
            yield Stretch(True, tuple(waiting))
            waiting = []
        yield Stretch(False, (part,))
    if waiting:
        yield Stretch(True, tuple(waiting))


# ---- Against the year before


def plan_of_last_year(user: User, plan: Plan) -> Plan | None:
    if plan.kind != PlanKind.YEARLY:
        return None
    plans = plans_visible_to(user).filter(
        commune=plan.commune_id,
        kind=PlanKind.YEARLY,
        year=plan.year - 1,
        state__in=PUBLISHED,
        amends=None,
    )
    return plans.order_by("-created_at").first()


def targets_since_last_year(old: Plan, content: Content) -> list[TargetChange]:
    """Lay the targets of two years side by side by what they measure, all of them."""
    before = issued_revision(old).content["targets"]
    indicators = _indicators([*before, *content["targets"]])
    by_indicator = {indicators.get(target["uid"]): target for target in before}
    rows = []
    for target in content["targets"]:
        was = by_indicator.pop(indicators.get(target["uid"], 0), None)
        name = first_upper(target["name"])
        rows.append(value_change(was, target, name) if was else _alone("added", target))
    return [*rows, *(_alone("removed", target) for target in by_indicator.values())]


def _alone(kind: str, target: dict) -> TargetChange:
    change = value_change(target, target)
    sides = ("", change.new) if kind == "added" else (change.old, "")
    return TargetChange(kind, change.uid, change.name, *sides)  # type: ignore[arg-type]


def _indicators(targets: Iterable[dict]) -> dict[str, int]:
    uids = {target["uid"] for target in targets}
    rows = Target.objects.filter(uid__in=uids).values_list("uid", "indicator_id")
    return {str(uid): indicator for uid, indicator in rows}
