"""A checked reading becomes a draft plan: what it will be, then the saving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from campaigns import services
from campaigns.forms.intake_save import IntakeSaveForm, Settling, settlings
from campaigns.intake.drafting import walk_draft
from campaigns.intake.parts import Reading
from campaigns.models import Intake, Plan
from campaigns.readings.page import doubtful_numbers
from campaigns.readings.proposals import Proposal, intake_proposal
from campaigns.selectors import intake_for, yearly_plans_in_force
from campaigns.views.intakes.common import intake_page, reading_of
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import Commune
from emulation.org.selectors import signatories_on
from targets.models import Direction, Field

LOOK_AGAIN = "xem-lai"
PRINTED_ANYWAY = ("noi nhan",)


@intake_page
def intake_save(request: HttpRequest, intake: Intake) -> HttpResponse:
    if request.method != "POST":
        proposal = intake_proposal(intake)
        form = IntakeSaveForm(proposal=proposal, version=intake.version)
        return save_page(request, intake, form, proposal, {})
    form = IntakeSaveForm(request.POST, proposal=None, version=intake.version)
    made: list[Plan] = []
    if LOOK_AGAIN not in request.POST and form.save_by(
        lambda: made.append(save(intake, form, request)), lambda: fresh(intake, request)
    ):
        messages.success(request, "Đã lưu thành kế hoạch nháp. Xem từng phần, sửa rồi trình duyệt.")
        return redirect("plan_edit", made[0].uid)
    form.is_valid()
    now = intake_for(request.user, intake.uid)
    # Numbers of targets move with corrections: what was chosen for them is asked anew.
    choices = {} if form.is_stale else form.choices()
    return save_page(request, now, form, intake_proposal(now, choices), choices)


def fresh(intake: Intake, request: HttpRequest) -> IntakeSaveForm:
    now = intake_for(request.user, intake.uid)
    return IntakeSaveForm(proposal=intake_proposal(now), version=now.version)


def save_page(
    request: HttpRequest,
    intake: Intake,
    form: IntakeSaveForm,
    proposal: Proposal,
    choices: dict[str, Any],
) -> HttpResponse:
    rows = list(settlings(proposal, choices.get("targets", {})))
    context = {"intake": intake, "form": form, "rows": rows}
    context |= shown(intake, reading_of(intake), proposal, rows)
    return render(request, "campaigns/intakes/save.html", context, status=form.status)


def save(intake: Intake, form: IntakeSaveForm, request: HttpRequest) -> Plan:
    return services.intake_save(
        intake=intake,
        version=form.cleaned_data["version"],
        choices=form.choices(),
        by=request.user,
    )


def shown(
    intake: Intake, reading: Reading, proposal: Proposal, rows: list[Settling]
) -> dict[str, Any]:
    taken = [row for row in rows if not row.made.skipped]
    return {
        "title": "Lưu thành kế hoạch nháp",
        "known": sum(1 for row in taken if row.made.indicator),
        "new": sum(1 for row in taken if not row.made.indicator),
        "problems": sum(1 for row in taken if row.made.problems),
        "doubtful": len(doubtful_numbers(reading)),
        "will_stand": parts_taken(reading, proposal),
        "dropped": dropped_lines(proposal),
        "directions": Direction.choices,
        "fields": Field.choices,
        "in_force": yearly_plans_in_force([intake.commune]),
        **signer(intake.commune, reading),
    }


def parts_taken(reading: Reading, proposal: Proposal) -> list[tuple[str, str]]:
    """Say what will stand where: name of the part, what of the paper it takes."""
    draft = proposal.draft
    items = sum(1 for _ in walk_draft(draft.items))
    tables = sum(1 for item in walk_draft(draft.items) for block in item.blocks if block.table)
    rows = [
        ("Căn cứ", counted(len(draft.bases), "văn bản")),
        ("Mở đầu", counted(len(draft.opening), "đoạn")),
        ("Mục", counted(items, "mục") + (f", {tables} bảng" if tables else "")),
        ("Đoạn kết", counted(len(draft.closing), "đoạn")),
        ("Nơi nhận", counted(len(draft.recipients), "dòng")),
        ("Phụ lục", counted(len(draft.appendices), "phụ lục")),
        ("Chú thích", counted(len(reading.notes), "chú thích, thành đoạn ở cuối")),
    ]
    return [(name, words) for name, words in rows if words]


def dropped_lines(proposal: Proposal) -> list[str]:
    """Return what the plan leaves of the file, without what every paper prints of itself."""
    lines = proposal.draft.dropped
    return [line for line in lines if search_key(line).strip(" :") not in PRINTED_ANYWAY]


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count else ""


def signer(commune: Commune, reading: Reading) -> dict[str, Any]:
    """Say who signed the paper, and whether the commune's list of signers has that name."""
    name = reading.signature.name
    keys = [search_key(row.person.full_name) for row in signatories_on(commune, dates.today())]
    return {"signer_name": name, "signer_known": bool(name) and search_key(name) in keys}
