"""A checked reading becomes a draft plan, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from campaigns.inputs import BasisInput, RecipientInput
from campaigns.intake.drafting import DraftPlan, walk_draft
from campaigns.intake.parts import ReadSignature
from campaigns.models import Intake, IntakeState, Plan
from campaigns.readings.proposals import Proposal, proposal_of
from campaigns.services.intakes.items import ItemsOfReading
from campaigns.services.intakes.life import intake_checker, intake_tell, reading_at
from campaigns.services.intakes.matching import (
    Names,
    header_fields,
    row_said_of,
    said_of,
    signing_of,
)
from campaigns.services.intakes.targets import TargetsOfReading
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.parts import (
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
    plan_change_signature,
)
from campaigns.services.plans.writing import tell
from campaigns.states import INTAKE_MOVES
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.lib.states import bump, move
from emulation.org.models import Commune, User


@transaction.atomic
def intake_save(
    *, intake: Intake, version: int, choices: Mapping[str, Any] | None = None, by: User
) -> Plan:
    """Make the draft plan that ``intake_proposal`` shows for the same choices.

    ``choices`` are those of ``intake_proposal``, and ``own_head`` (true unless said
    otherwise): issuer, superior and place are the commune's own, not the paper's. Raises
    ``ValidationError`` that names the place in the paper; then nothing was written.
    """
    membership, choices = intake_checker(intake, by), choices or {}
    if intake.onto_id is not None:
        raise ValidationError("Bản đọc này chỉ để so với kế hoạch đang soạn, không lập kế hoạch.")
    reading = reading_at(intake, version)
    bump(intake, version_field="version", seen=version, changed_at=dates.now())
    _hold(intake.commune)
    proposal, names = proposal_of(intake.commune, reading, choices), Names(intake.commune)
    plan = _plan(intake, proposal, by)
    _write_head(plan, proposal.draft, bool(choices.get("own_head", True)), by)
    _write_opening(plan, proposal.draft, by)
    _write_foot(plan, proposal.draft, reading.signature, names, by)
    _write_contents(plan, proposal, names, by)
    move(intake, IntakeState.SAVED, moves=INTAKE_MOVES, plan=plan, changed_at=dates.now())
    intake_tell(intake, "campaigns.intake.saved", by, membership)
    name = f"“{intake.name}”: {_counted(proposal)}"
    tell(plan, "campaigns.plan.read_from_file", by, membership, name=name)
    return plan


def _hold(commune: Commune) -> None:
    """Let a colleague's reading be saved first: both may bring the same indicators and year."""
    Commune.objects.filter(pk=commune.pk).update(place=F("place"))


def _plan(intake: Intake, proposal: Proposal, by: User) -> Plan:
    """Begin the plan; a refusal names the field that the person chooses."""
    first, last = proposal.days or (None, None)
    return plan_create(
        commune=intake.commune,
        kind=proposal.kind,
        year=proposal.year,
        title=proposal.title,
        span_name=proposal.span_name,
        starts_on=first,
        ends_on=last,
        with_sections=False,
        by=by,
    )


def _write_head(plan: Plan, draft: DraftPlan, own_head: bool, by: User) -> None:
    fields = header_fields(plan, draft.head, own_head=own_head)
    with said_of("Phần đầu"):
        plan_change_header(plan=plan, version=plan.header_version, by=by, told=False, **fields)


def _write_opening(plan: Plan, draft: DraftPlan, by: User) -> None:
    with said_of("Căn cứ, mở đầu"):
        plan_change_opening(
            plan=plan,
            version=plan.opening_version,
            opening="\n".join(draft.opening),
            closing="\n".join(draft.closing),
            items_style=draft.items_style,
            target_appendix=False,
            bases=[BasisInput(basis.text, basis.lead, basis.standing) for basis in draft.bases],
            told=False,
            by=by,
        )


def _write_contents(plan: Plan, proposal: Proposal, names: Names, by: User) -> None:
    targets = TargetsOfReading(plan, proposal.targets, names, by)
    items = ItemsOfReading(plan, names, targets.marks, targets.values)
    with row_said_of():
        items.write(proposal.draft)
    targets.place(items.item_of)


def _counted(proposal: Proposal) -> str:
    """Say how much was made: "12 mục, 6 chỉ tiêu, 1 phụ lục"."""
    targets = sum(not one.skipped for one in proposal.targets)
    items = sum(1 for _ in walk_draft(proposal.draft.items))
    counts = [(items, "mục"), (targets, "chỉ tiêu"), (len(proposal.draft.appendices), "phụ lục")]
    return ", ".join(f"{format_number(count)} {noun}" for count, noun in counts if count)


def _write_foot(
    plan: Plan, draft: DraftPlan, signature: ReadSignature, names: Names, by: User
) -> None:
    recipients = [
        RecipientInput(line.text, line.purpose, names.units([line.text]))
        for line in draft.recipients
    ]
    with said_of("Nơi nhận"):
        plan_change_recipients(
            plan=plan,
            version=plan.recipients_version,
            recipients=recipients,
            told=False,
            by=by,
        )
    mode, signatory = signing_of(plan, signature)
    with said_of("Phần ký"):
        plan_change_signature(
            plan=plan,
            version=plan.signature_version,
            signing_mode=mode,
            signatory=signatory,
            told=False,
            by=by,
        )
