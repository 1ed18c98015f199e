"""One dossier under check: read with what is odd, received, concluded, sent back."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.checking import services
from awards.checking.forms import ELIGIBLE, AgainForm, ConcludeForm, ReturnForm
from awards.checking.listing import neighbours_of
from awards.checking.looking import Beside, Look, beside_of, findings_sent, looks_of, odd_as_sent
from awards.checking.pace import paces_of
from awards.checking.views import common
from awards.checking.views.listing import tell_done
from awards.checking.wording import why_not
from awards.eligibility import Asked, Verdict, together
from awards.law.in_force import law_of
from awards.models import Nomination
from awards.nominating.returned import reasons_of, returned_of, whole_reason
from awards.nominating.services import PART_WORDS
from awards.pages import tried
from awards.states import NominationState
from awards.whereabouts import Place, places_of_dossier
from emulation.lib import dates
from emulation.lib.pages import posted, whole_typed
from emulation.org.rights import granting, held
from emulation.trail.selectors import entries_of
from targets.rules import DECIDING

State = NominationState
HISTORY_LINES = 10
DAYS_TO_COMPLETE = 5  # offered; the clerk changes it
SIGNS = {Verdict.MET: "is-done", Verdict.NOT_MET: "is-late", Verdict.CANNOT_TELL: "is-risk"}
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def check_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_of_office(request, uid)
    row.posted_until = _posted_until(row)
    beside = beside_of(row.round, [row])[row.pk]
    may = {
        verb: granting(request.user, f"awards.{verb}_nomination", row) is not None
        for verb in ("receive", "check", "return", "recheck")
    }
    paces = paces_of(row, law_of(row.commune, tables=()))
    context = {
        **_about(row, beside),
        "crumbs": common.narrowed_crumbs(request, row.round),
        "beside": _beside(request, row),
        "kept": urlencode(common.kept_of(request)),
        "returned": returned_of(row, {}),
        "was_returned": _was_returned(row),
        "steps_passed": _places(request, row),
        "may": may,
        "why_not": _why_not(request, row, may),
        "paces": paces,
        "doubts": list(dict.fromkeys(pace.doubt_words for pace in paces if pace.doubt_words)),
        "odd": odd_as_sent(row, beside),
        "asked": shown_all(together(findings_sent(row))),
        "consulted": [(beside.names[one.consultation.office_id], one) for one in beside.asked],
        "history": entries_of(row.uid)[:HISTORY_LINES],
    }
    return render(request, "awards/checking/read.html", context)


@require_POST
@login_required
def check_receive(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_for(request, uid, "receive")
    seen = whole_typed(request.POST.get("version", ""))
    done = services.nominations_receive(
        nominations=[row], seen_versions={row.pk: seen}, by=request.user
    )
    tell_done(request, done, "Đã tiếp nhận hồ sơ.")
    return redirect(common.read_url(request, row.uid))


@login_required
@form_methods
def check_conclude(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the law of the receipt and the data of today say, and the clerk's conclusion."""
    row = common.dossier_for(request, uid, "check")
    look = looks_of(row.round, [row])[row.pk]
    initial = {"version": row.version, "verdict": "" if look.blocks else ELIGIBLE}
    form = ConcludeForm(posted(request), initial=initial, is_odd=bool(look.odd))
    if tried(form, lambda: _conclude(request, row, look, form)):
        messages.success(request, f"Đã kết luận hồ sơ của {row.recipient}.")
        return redirect(common.read_url(request, row.uid))
    context = {
        **_about(row, look.beside),
        "title": f"Kết luận thẩm định: {row.recipient}",
        "crumbs": common.dossier_crumbs(request, row),
        "look": look,
        "asked": shown_all(together(look.judged.findings)),
        "form": form,
        "cancel_url": common.read_url(request, row.uid),
    }
    return render(request, "awards/checking/conclude.html", context)


@login_required
@form_methods
def check_return(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_for(request, uid, "return")
    due_on = dates.today() + dt.timedelta(days=DAYS_TO_COMPLETE)
    form = ReturnForm(posted(request), initial={"version": row.version, "due_on": due_on})

    def give_back() -> None:
        services.nomination_return(
            nomination=row,
            reason=form.cleaned_data["reason"],
            named=form.named,
            due_on=form.cleaned_data["due_on"],
            seen_version=form.cleaned_data["version"],
            by=request.user,
        )

    if tried(form, give_back):
        messages.success(request, "Đã trả lại kèm lý do.")
        return redirect(common.read_url(request, row.uid))
    return _confirm(
        request,
        row,
        form,
        title=f"Trả lại hồ sơ: {row.recipient}",
        why="Ghi lý do ở phần phải bổ sung; chỉ những phần ấy mở lại cho đơn vị, kèm đúng lời này.",
        action_label="Trả lại hồ sơ",
    )


@login_required
@form_methods
def check_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = common.dossier_for(request, uid, "recheck")
    form = AgainForm(posted(request), initial={"version": row.version})

    def look_again() -> None:
        services.nomination_recheck(
            nomination=row,
            reason=form.cleaned_data["reason"],
            seen_version=form.cleaned_data["version"],
            by=request.user,
        )

    if tried(form, look_again):
        messages.success(request, "Hồ sơ trở lại thẩm định.")
        return redirect(common.read_url(request, row.uid))
    return _confirm(
        request,
        row,
        form,
        title=f"Xem lại hồ sơ: {row.recipient}",
        why="Hồ sơ trở lại “Đang thẩm định”; kết luận trước thôi có giá trị.",
        action_label="Đưa về thẩm định",
    )


def shown_all(asked: list[Asked]) -> list[dict[str, Any]]:
    """Return the standards as the page lists them, alternatives together."""
    return [
        {
            "words": one.words,
            "sign": "is-waiting" if one.by_people else SIGNS[one.verdict],
            "verdict": one.verdict_words,
            "facts": list(dict.fromkeys(fact for each in one.findings for fact in each.facts_used)),
            "cited": ", ".join(
                dict.fromkeys(
                    part
                    for finding in one.findings
                    for part in (finding.article, finding.source)
                    if part
                )
            ),
            "is_hard": one.is_hard,
            "is_doubtful": any(finding.is_doubtful for finding in one.findings),
        }
        for one in asked
    ]


def _conclude(request: HttpRequest, row: Nomination, look: Look, form: ConcludeForm) -> None:
    seen, note = form.cleaned_data["version"], form.cleaned_data["note"]
    if form.cleaned_data["verdict"] != ELIGIBLE:
        services.nomination_find_ineligible(
            nomination=row, reason=note, seen_version=seen, by=request.user
        )
        return
    done = services.nominations_find_eligible(
        round_=row.round,
        nominations=[row],
        seen_versions={row.pk: seen},
        note=note,
        by=request.user,
    )
    for one in done.refused:
        common.refuse(one.sentence, "" if look.blocks else "note")


def _about(row: Nomination, beside: Beside) -> dict[str, Any]:
    return {
        "title": row.recipient,
        "row": row,
        "round": row.round,
        "unit_words": beside.names[row.unit_id],
    }


def _why_not(request: HttpRequest, row: Nomination, may: dict[str, bool]) -> str:
    """Say to who checks dossiers why this one is not his or hers; "" else."""
    waits = row.state in (State.SENT, State.CHECKING) and not row.round.ended_at
    if not waits or any(may.values()) or held(request.user, DECIDING, row.commune_id) is None:
        return ""
    return why_not(request.user, row)


def _beside(request: HttpRequest, row: Nomination) -> dict[str, Any]:
    """Return the dossiers before and after in the list from which this one was opened."""
    found = neighbours_of(row, request.user, common.kept_of(request))
    linked = {"before": found.before, "after": found.after}
    return {
        name: {"url": common.read_url(request, one[0]), "words": one[1]}
        for name, one in linked.items()
        if one
    }


def _was_returned(row: Nomination) -> dict[str, Any] | None:
    """Return why it went back before, for who checks what was completed since."""
    if not row.return_reason or row.state not in (State.SENT, State.CHECKING):
        return None
    reasons = reasons_of(row)
    return {
        "reason": whole_reason(row),
        "reasons": [{"name": PART_WORDS[part], "words": why} for part, why in reasons.items()],
    }


def _places(request: HttpRequest, row: Nomination) -> list[Place]:
    here = request.path
    return [one for one in places_of_dossier(request.user, row) if one.url != here]


def _posted_until(row: Nomination) -> dt.date | None:
    if row.state != State.POSTED:
        return None
    rows = row.postings.order_by("-posting__ends_on")
    return rows.values_list("posting__ends_on", flat=True).first()


def _confirm(request: HttpRequest, row: Nomination, form: Any, **words: Any) -> HttpResponse:
    context = {
        **words,
        "crumbs": common.dossier_crumbs(request, row),
        "form": form,
        "cancel_url": common.read_url(request, row.uid),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)
