"""Header, opening, recipients and signature as the editor saves them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from campaigns.drafts import Batch, HeaderDraft, OpeningDraft, RecipientsDraft, SignatureDraft
from campaigns.inputs import RecipientInput
from campaigns.models import Plan
from campaigns.services.drafts.outcome import Outcome
from campaigns.services.plans.parts import (
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
    plan_change_signature,
)
from emulation.org.models import Position, Unit, User


def parts_save(plan: Plan, batch: Batch, by: User, outcome: Outcome) -> None:
    """Save the parts around the items that the batch brings."""
    brought = {
        "header": (batch.header, _header),
        "opening": (batch.opening, _opening),
        "recipients": (batch.recipients, _recipients),
        "signature": (batch.signature, _signature),
    }
    for part, (given, save) in brought.items():
        if given is not None:
            with outcome.part(part):
                save(plan, given, by)
            if part not in outcome.written:
                plan.refresh_from_db()  # a service that refused has left what was typed in it


def _header(plan: Plan, given: HeaderDraft, by: User) -> None:
    plan_change_header(
        plan=plan,
        version=given.version,
        by=by,
        replaces=plan.replaces,
        ending=plan.ending,
        told=False,
        **given.fields,
    )


def _opening(plan: Plan, given: OpeningDraft, by: User) -> None:
    plan_change_opening(
        plan=plan,
        version=given.version,
        by=by,
        opening=given.opening,
        closing=given.closing,
        items_style=given.items_style,
        target_appendix=given.target_appendix,
        bases=given.bases,
        told=False,
    )


def _recipients(plan: Plan, given: RecipientsDraft, by: User) -> None:
    units = units_named(plan, (uid for row in given.rows for uid in row.units))
    plan_change_recipients(
        plan=plan,
        version=given.version,
        by=by,
        recipients=[
            RecipientInput(
                row.text, row.purpose, tuple(units[uid] for uid in row.units if uid in units)
            )
            for row in given.rows
        ],
        told=False,
    )


def _signature(plan: Plan, given: SignatureDraft, by: User) -> None:
    signatory = None
    if given.signatory:
        own = Position.objects.filter(commune=plan.commune_id).select_related("person")
        signatory = own.filter(uid=given.signatory).first()
        if signatory is None:
            raise ValidationError({"signatory": "Chọn người ký trong danh sách."})
    plan_change_signature(
        plan=plan,
        version=given.version,
        by=by,
        signing_mode=given.signing_mode,
        signatory=signatory,
        told=False,
    )


def units_named(plan: Plan, uids: Iterable[str]) -> dict[str, Unit]:
    """Return the units of the plan's own commune among those named, by uid."""
    asked = set(uids)
    if not asked:
        return {}
    rows = Unit.objects.filter(commune=plan.commune_id, uid__in=asked)
    return {str(unit.uid): unit for unit in rows}
