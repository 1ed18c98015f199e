"""An amendment of an issued plan is begun: a draft of its own that holds what is to change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.amending.consolidating import Content
from campaigns.amending.in_force import amendments_of, cited, content_in_force
from campaigns.amending.places import PARTS, places_of
from campaigns.inputs import BasisInput
from campaigns.models import Plan
from campaigns.services.amending.text import part_write, text_write, whole_write
from campaigns.services.laying import UnitsNow, bases_laid, recipients_laid, units_named
from campaigns.services.life.steps import plan_step
from campaigns.services.plans.parts import plan_change_opening, plan_change_recipients
from campaigns.services.plans.writing import tell
from emulation.lib import dates
from emulation.lib.markers import NONE
from emulation.lib.text import clean_line, first_lower, search_key, sort_key
from emulation.org.models import User

TITLE_LENGTH = 300


@transaction.atomic
def plan_amend(
    *,
    plan: Plan,
    reason: str,
    by: User,
    whole: bool = False,
    items: Sequence[str] = (),
    parts: Collection[str] = (),
    uid: UUID | None = None,
) -> Plan:
    """Begin an amendment of the text in force: all of it, or items (by uid) and parts.

    Nothing of the amended plan changes before the amendment is issued. What is only to be
    added or revoked is chosen on the draft.
    """
    membership = plan_step(plan, "campaigns.amend_plan", by)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do sửa đổi để người duyệt hiểu."})
    base = content_in_force(plan)
    wanted = [] if whole else _outermost(base, items)
    draft = _draft(plan, base, whole, uid)
    units = UnitsNow(plan.commune, dates.today())
    units.learn(units_named(base))
    _write_around(draft, plan, base, units, by, whole)
    if whole:
        whole_write(draft, base, units)
    else:
        for part in (each for each in PARTS if each in parts):
            part_write(draft, base, part)
        text_write(draft, base, wanted, units)
    name = f"bản sửa đổi, bổ sung {plan.paper.citation}"
    tell(draft, "campaigns.plan.amendment_begun", by, membership, name=name, reason=reason)
    return draft


def _outermost(base: Content, items: Sequence[str]) -> list[str]:
    """Return the items in reading order; one inside another goes with it."""
    places, chosen = places_of(base), set(items)
    if chosen - places.keys() or any(places[uid].item.get("struck") for uid in chosen):
        raise ValidationError({"items": "Có mục không còn trong kế hoạch. Tải lại trang rồi chọn."})
    return [
        uid
        for uid, place in places.items()
        if uid in chosen and not any(above["uid"] in chosen for above in place.above)
    ]


def _draft(plan: Plan, base: Content, whole: bool, uid: UUID | None) -> Plan:
    """Make the draft with the header of the amended plan and a title that names it."""
    now, today = dates.now(), dates.today()
    title = f"Sửa đổi, bổ sung {cited(plan, base)}"[:TITLE_LENGTH]
    kept = (
        "commune kind span year superior_line issuing_body issuer symbol place signing_mode "
        "signatory"
    )
    draft = Plan(
        **{name: getattr(plan, name) for name in kept.split()},
        amends=plan,
        title=title,
        search_key=search_key(title)[:300],
        sort_key=sort_key(title)[:1500],
        date_year=today.year,
        motto_label=plan.motto_label,
        motto=base["header"]["motto"] if whole else "",
        items_style=base["items_style"] if whole else NONE,
        created_at=now,
        changed_at=now,
    )
    if uid is not None:
        draft.uid = uid
    draft.full_clean(exclude=["submitted_revision", "submitted_by", "paper"])
    draft.save()
    return draft


def _write_around(
    draft: Plan, plan: Plan, base: Content, units: UnitsNow, by: User, whole: bool
) -> None:
    """Write the bases, the amended plan and its amendments among them, and Nơi nhận."""
    kept = [basis for basis in base["bases"] if whole or basis["standing"]]
    plan_change_opening(
        plan=draft,
        version=draft.opening_version,
        opening="\n".join(base["opening"]) if whole else "",
        closing="\n".join(base["closing"]) if whole else "",
        items_style=draft.items_style,
        target_appendix=whole and base["target_appendix"],
        bases=[*bases_laid(kept), *_cited(plan, base)],
        told=False,
        by=by,
    )
    plan_change_recipients(
        plan=draft,
        version=draft.recipients_version,
        recipients=recipients_laid(base["recipients"], units),
        told=False,
        by=by,
    )


def _cited(plan: Plan, base: Content) -> list[BasisInput]:
    papers = [plan, *amendments_of(plan)]
    return [BasisInput(f"{cited(each, base)} {first_lower(each.paper.subject)}") for each in papers]
