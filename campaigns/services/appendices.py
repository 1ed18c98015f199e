"""Appendices of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from campaigns.inputs import BlockInput
from campaigns.models import Appendix, Plan
from campaigns.services.blocks import blocks_save
from campaigns.services.figures import figures_retype
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from emulation.lib.states import bump
from emulation.lib.text import clean_line
from emulation.org.models import User


@transaction.atomic
def appendix_add(
    *, plan: Plan, title: str, orientation: str, blocks: Sequence[BlockInput], by: User
) -> Appendix:
    membership = plan_writer(plan, by)
    plan_touch(plan)
    last = plan.appendices.aggregate(last=Max("position"))["last"] or 0
    appendix = Appendix(
        commune_id=plan.commune_id,
        plan=plan,
        position=last + 1,
        title=clean_line(title),
        orientation=orientation,
    )
    appendix.full_clean()
    appendix.save()
    blocks_save(appendix, blocks, {})
    tell(plan, "campaigns.appendix.added", by, membership, name=f"“{appendix.title}”")
    return appendix


@transaction.atomic
def appendix_change(
    *,
    appendix: Appendix,
    version: int,
    title: str,
    orientation: str,
    blocks: Sequence[BlockInput],
    answers: Mapping[str, str] | None = None,
    by: User,
) -> Appendix:
    """Save an appendix; ``answers`` and what is raised are those of ``item_change``."""
    plan = appendix.plan
    membership = plan_writer(plan, by)
    appendix.title, appendix.orientation = clean_line(title), orientation
    appendix.full_clean()
    plan_touch(plan)
    bump(
        appendix,
        version_field="version",
        seen=version,
        title=appendix.title,
        orientation=orientation,
    )
    figures_retype(blocks_save(appendix, blocks, answers or {}), by=by)
    tell(plan, "campaigns.appendix.changed", by, membership, name=f"“{appendix.title}”")
    return appendix


@transaction.atomic
def appendix_remove(*, appendix: Appendix, by: User) -> None:
    plan = appendix.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    name = f"“{appendix.title}”"
    appendix.delete()
    tell(plan, "campaigns.appendix.removed", by, membership, name=name)
