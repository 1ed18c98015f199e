"""Which targets a plan lists, and where."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from campaigns.models import Item, Plan, PlanTarget, Theme
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.services.rows import save_many
from targets.models import Target
from targets.services import NewTarget, target_table_save


@transaction.atomic
def plan_target_add(
    *,
    plan: Plan,
    target: Target,
    by: User,
    item: Item | None = None,
    theme: Theme | None = None,
    words: str = "",
) -> PlanTarget:
    """List a target of the plan's commune and span, at the end."""
    membership = plan_writer(plan, by)
    plan_touch(plan)
    (row,) = plan_targets_append(plan, [(target, words)], item, theme)
    tell(plan, "campaigns.plan.target_added", by, membership, name=_named([row]))
    return row


@transaction.atomic
def plan_targets_add(
    *,
    plan: Plan,
    targets: Sequence[Target],
    by: User,
    item: Item | None = None,
    theme: Theme | None = None,
) -> list[PlanTarget]:
    """List several targets in their order and place, as one action."""
    membership = plan_writer(plan, by)
    plan_touch(plan)
    rows = plan_targets_append(plan, [(target, "") for target in targets], item, theme)
    tell(plan, "campaigns.plan.target_added", by, membership, name=_named(rows))
    return rows


@transaction.atomic
def plan_targets_enter(
    *,
    plan: Plan,
    rows: Sequence[NewTarget],
    known: Sequence[Target],
    by: User,
    item: Item | None = None,
) -> list[PlanTarget]:
    """Set the targets of a table and list them; ``known`` are of the span already.

    What the plan lists already stays where it is. Raises ``RowRefused``.
    """
    membership = plan_writer(plan, by)
    plan_touch(plan)
    made = target_table_save(span=plan.span, rows=rows, by=by)
    listed = set(plan.plantargets.values_list("target", flat=True))
    new = [target for target in (*made, *known) if target.pk not in listed]
    added = plan_targets_append(plan, [(target, "") for target in new], item)
    if added:
        tell(plan, "campaigns.plan.target_added", by, membership, name=_named(added))
    return added


def plan_targets_append(
    plan: Plan,
    targets: Sequence[tuple[Target, str]],
    item: Item | None = None,
    theme: Theme | None = None,
) -> list[PlanTarget]:
    """List targets with the words that state them, inside a service that asked for the right."""
    last = plan.plantargets.aggregate(last=Max("position"))["last"] or 0
    rows = []
    for position, (target, words) in enumerate(targets, start=last + 1):
        _check_listable(plan, target)
        row = PlanTarget(commune_id=plan.commune_id, plan=plan, target=target, position=position)
        _set_place(row, item, theme, words)
        rows.append(row)
    save_many((str(row), row) for row in rows)
    return rows


@transaction.atomic
def plan_target_change(
    *,
    plan_target: PlanTarget,
    by: User,
    item: Item | None,
    theme: Theme | None,
    words: str,
) -> PlanTarget:
    plan = plan_target.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    _place(plan_target, item, theme, words)
    tell(plan, "campaigns.plan.target_moved", by, membership, name=_named([plan_target]))
    return plan_target


@transaction.atomic
def plan_targets_place(
    *,
    plan_targets: Sequence[PlanTarget],
    by: User,
    item: Item | None = None,
    theme: Theme | None = None,
) -> None:
    """Move several targets of one plan to an item or a theme; what is not named stays."""
    plan = plan_targets[0].plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    for row in plan_targets:
        if row.plan_id != plan.pk:
            raise ValidationError(f"Chỉ tiêu này không thuộc {plan.noun} đang soạn.")
        _place(row, item or row.item, theme or row.theme, row.words)
    tell(plan, "campaigns.plan.target_moved", by, membership, name=_named(plan_targets))


@transaction.atomic
def plan_target_remove(*, plan_target: PlanTarget, by: User) -> None:
    """Take the target off the plan; the commune keeps it, the words of the text stay."""
    plan = plan_target.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    name = _named([plan_target])
    plan_target.delete()
    tell(plan, "campaigns.plan.target_removed", by, membership, name=name)


def _named(rows: Sequence[PlanTarget]) -> str:
    """Name one target, or say how many."""
    return f"chỉ tiêu “{rows[0]}”" if len(rows) == 1 else f"{len(rows)} chỉ tiêu"


def _check_listable(plan: Plan, target: Target) -> None:
    if (target.commune_id, target.span_id) != (plan.commune_id, plan.span_id):
        raise ValidationError(f"Chỉ tiêu “{target}” không thuộc {plan.span.name.lower()}.")


def _set_place(row: PlanTarget, item: Item | None, theme: Theme | None, words: str) -> None:
    if any(part is not None and part.plan_id != row.plan_id for part in (item, theme)):
        raise ValidationError("Mục hoặc nội dung thi đua này thuộc văn bản khác.")
    row.item, row.theme, row.words = item, theme, clean_line(words)


def _place(row: PlanTarget, item: Item | None, theme: Theme | None, words: str) -> None:
    _set_place(row, item, theme, words)
    row.full_clean()
    row.save()
