"""Saving what the editor sends: part by part, each under the version that its writer saw."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.drafts import Batch
from campaigns.drafts.state import (
    header_part,
    item_parts,
    opening_part,
    order_json,
    part_versions,
    plan_target_rows,
    recipients_part,
    signature_part,
    stored_order,
)
from campaigns.drafts.targets import targets_state
from campaigns.models import DraftBatch, Item, Plan, PlanTarget
from campaigns.rows import PlanRows
from campaigns.services.drafts.items import items_save
from campaigns.services.drafts.outcome import Outcome
from campaigns.services.drafts.parts import parts_save
from campaigns.services.figures import target_retype
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User
from emulation.trail.selectors import entries_by

TOLD = "campaigns.plan.drafted"
TOLD_AGAIN_AFTER = dt.timedelta(hours=1)
OWN_OTHER_PAGE = "chính đồng chí ở thẻ khác"
KEPT_BATCHES = 20  # of a person and plan: a page has one save under way at a time
PARTS = {
    "header": header_part,
    "opening": opening_part,
    "recipients": recipients_part,
    "signature": signature_part,
}


@transaction.atomic
def draft_save(*, plan: Plan, batch: Batch, by: User) -> dict[str, Any]:
    """Save every part of a batch that can be saved and answer for all of them.

    A part that somebody else saved meanwhile is a conflict, one that the rules refuse is
    refused; neither keeps the others back. A batch that was answered before gets the same
    answer and writes nothing.
    """
    answered = _answered(plan, batch, by)
    if answered is not None:
        return answered
    membership = plan_writer(plan, by)
    plan_touch(plan)  # from here on the plan's other writers wait
    answered = _answered(plan, batch, by)
    if answered is not None:
        return answered
    outcome = Outcome(refused=list(batch.refused))
    parts_save(plan, batch, by, outcome)
    items_save(plan, batch, outcome)
    _answers_save(plan, batch, by, outcome)
    answer = _answer(plan, batch, by, outcome)
    _keep(plan, batch, by, outcome, answer)
    _tell_once(plan, by, membership)
    return answer


def _answered(plan: Plan, batch: Batch, by: User) -> dict[str, Any] | None:
    row = DraftBatch.objects.filter(commune=plan.commune_id, batch=batch.uid).first()
    if row is None:
        return None
    if (row.plan_id, row.by_id) != (plan.pk, by.pk):
        raise WrongState("Lần lưu này của người khác. Tải lại trang rồi viết tiếp.")
    return row.answer


def _answers_save(plan: Plan, batch: Batch, by: User, outcome: Outcome) -> None:
    """Give targets the numbers that the person said they change to, all of one at once."""
    numbers: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for answer in batch.answers:
        numbers[answer.target][answer.slot] = answer.number
    if not numbers:
        return
    rows = {str(r.target.uid): r for r in plan_target_rows(plan, numbers.keys())}
    before = _versions(plan)
    for uid, given in numbers.items():
        with outcome.part("target", uid):
            _retype(rows.get(uid), given, by)
            outcome.targets.add(uid)
    outcome.rewritten |= {uid for uid, seen in _versions(plan).items() if seen != before[uid]}


def _retype(row: PlanTarget | None, given: dict[str, Decimal], by: User) -> None:
    if row is None or row.target.current is None:
        raise ValidationError("Chỉ tiêu này không còn trong bản soạn. Tải lại trang rồi xem.")
    if any(getattr(row.asked, slot) != number for slot, number in given.items()):
        target_retype(target=row.target, numbers=given, by=by, plan=row.plan)


def _versions(plan: Plan) -> dict[str, int]:
    return {str(uid): version for uid, version in plan.items.values_list("uid", "version")}


def _answer(plan: Plan, batch: Batch, by: User, outcome: Outcome) -> dict[str, Any]:
    order = stored_order(plan)
    changed = {row.pk for row in order if str(row.uid) in outcome.rewritten}
    return {
        "batch": batch.uid,
        "saved_at": dates.now().isoformat(),
        "versions": part_versions(plan),
        "order": order_json(order),
        "items": item_parts(PlanRows(plan, changed)) if changed else [],
        "targets": targets_state(plan, around=outcome.targets) if outcome.targets else {},
        "conflicts": _conflicts(plan, by, order, outcome) if outcome.conflicts else [],
        "refused": [refusal.as_json() for refusal in outcome.refused],
    }


def _conflicts(
    plan: Plan, by: User, order: Iterable[Item], outcome: Outcome
) -> list[dict[str, Any]]:
    """Give each conflict with what is stored now, who stored it and when."""
    asked = {uid for part, uid in outcome.conflicts if part == "item"}
    rows = PlanRows(plan, _keys(order, asked))
    stored = {row["uid"]: row for row in item_parts(rows)} if asked else {}
    saves = list(plan.draft_batches.select_related("by")[:KEPT_BATCHES])
    return [
        {
            "part": part,
            "uid": uid,
            **_who(saves, uid or part, by),
            "theirs": stored.get(uid) if part == "item" else PARTS[part](rows),
        }
        for part, uid in dict.fromkeys(outcome.conflicts)
    ]


def _keys(order: Iterable[Item], uids: set[str | None]) -> set[int]:
    return {row.pk for row in order if str(row.uid) in uids}


def _who(saves: Iterable[DraftBatch], part: str, by: User) -> dict[str, Any]:
    """Say who saved a part in the editor; one saved by a form is somebody's."""
    for row in saves:
        if part in row.parts:
            who = OWN_OTHER_PAGE if row.by_id == by.pk else row.by.name
            return {"by": who, "at": row.made_at.isoformat()}
    return {"by": "người khác", "at": None}


def _keep(plan: Plan, batch: Batch, by: User, outcome: Outcome, answer: dict[str, Any]) -> None:
    removed = [one.uid for one in batch.removed]
    DraftBatch.objects.create(
        commune_id=plan.commune_id,
        plan=plan,
        batch=batch.uid,
        by=by,
        answer=answer,
        parts=outcome.written + removed + sorted(outcome.rewritten),
        made_at=dates.now(),
    )
    own = DraftBatch.objects.filter(commune=plan.commune_id, plan=plan, by=by)
    old = list(own.order_by("-pk").values_list("pk", flat=True)[KEPT_BATCHES:])
    if old:
        DraftBatch.objects.filter(pk__in=old).delete()


def _tell_once(plan: Plan, by: User, membership: Membership) -> None:
    """Write one entry of the history for a session of writing, not one for every save."""
    lately = entries_by(by.pk).filter(
        object_uid=plan.uid, code=TOLD, at__gt=dates.now() - TOLD_AGAIN_AFTER
    )
    if not lately.exists():
        tell(plan, TOLD, by, membership)
