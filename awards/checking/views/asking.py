"""Offices are asked about dossiers of a round, and answer on one page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from awards.checking import services
from awards.checking.forms import AnswerForm, AskForm
from awards.checking.listing import office_rows
from awards.checking.rules import ASKED_ABOUT, consultations_visible_to, offices_answered_for
from awards.checking.views import common
from awards.models import Consultation, ConsultedNomination, Nomination, Round
from awards.pages import tried
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.dates import moment_words
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.models import Unit, UnitKind
from emulation.org.rights import granting
from emulation.org.selectors import names_at_home, spells_on, unit_name
from emulation.trail.selectors import entries_of
from targets.reporting.visible import offices_read

DAYS_TO_ANSWER = 5  # offered; the clerk changes it
QUESTION = (
    "Đề nghị cho biết những người, tập thể, hộ có tên dưới đây có vi phạm pháp luật, kỷ luật, "
    "đơn thư tố cáo đang xem xét, hoặc điều gì khác cần lưu ý khi xét khen thưởng hay không."
)
# Who knows something against people: offices, the police, associations, schools.
ASKED_KINDS = (
    UnitKind.OFFICE,
    UnitKind.PARTY,
    UnitKind.MASS_ORGANISATION,
    UnitKind.STATION,
    UnitKind.SCHOOL,
)
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@form_methods
def consultation_ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    round_ = common.round_of_office(request, uid)
    if granting(request.user, "awards.consult_offices", round_) is None:
        raise PermissionDenied("Công chức phụ trách thi đua hỏi ý kiến các cơ quan.")
    rows = list(office_rows(round_, request.user).filter(state__in=ASKED_ABOUT))
    ticked = _ticked(request, rows)
    form = _ask_form(request, round_)

    def ask() -> None:
        services.consultations_ask(
            round_=round_,
            nominations=[row for row in rows if str(row.uid) in ticked],
            by=request.user,
            **form.cleaned_data,
        )

    if tried(form, ask):
        number = len(form.cleaned_data["offices"])
        messages.success(request, f"Đã hỏi ý kiến {number} cơ quan.")
        return redirect("consultation_ask", round_.uid)
    context = {
        "title": "Hỏi ý kiến cơ quan",
        "crumbs": common.list_crumbs(round_),
        "round": round_,
        "rows": rows,
        "ticked": ticked,
        "form": form,
        "asked": _asked_before(round_),
    }
    return render(request, "awards/checking/ask.html", context)


@login_required
@require_safe
def consultation_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What is asked and what was answered; who may answer finds the form here."""
    consultation = _seen(request, uid)
    return _page(request, consultation, _answer_form(request, consultation))


@login_required
@form_methods
def consultation_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    consultation = _seen(request, uid)
    if granting(request.user, "awards.answer_consultation", consultation) is None:
        if consultation.answered_at:
            raise WrongState("Đã có trả lời. Muốn nói thêm thì trao đổi với công chức thi đua.")
        raise PermissionDenied("Người đứng đầu cơ quan được hỏi trả lời.")
    form = _answer_form(request, consultation)

    def answer() -> None:
        services.consultation_answer(
            consultation=consultation,
            answer=form.cleaned_data["answer"],
            objections=form.objections,
            seen_version=form.cleaned_data["version"],
            by=request.user,
        )

    if tried(form, answer):
        messages.success(request, "Đã gửi trả lời.")
        return redirect("consultation_read", consultation.uid)
    return _page(request, consultation, form)


def _page(request: HttpRequest, consultation: Consultation, form: AnswerForm) -> HttpResponse:
    user = request.user
    may = granting(user, "awards.answer_consultation", consultation)
    is_inside = consultation.commune_id in offices_read(user)
    name = unit_name(consultation.office, dates.today())
    context = {
        "title": f"Ý kiến của {first_lower(name)}" if is_inside else "Cho ý kiến",
        "crumbs": common.list_crumbs(consultation.round) if is_inside else [],
        "consultation": consultation,
        "office": name,
        "form": form,
        "may_answer": may is not None,
        "writes_for": may is not None and consultation.office_id not in offices_answered_for(user),
        "is_late": consultation.answered_at is None and consultation.due_on < dates.today(),
        "answered": moment_words(consultation.answered_at),
        "history": entries_of(consultation.uid),
    }
    return render(request, "awards/checking/consultation.html", context)


def _seen(request: HttpRequest, uid: UUID) -> Consultation:
    rows = consultations_visible_to(request.user)
    return get_object_or_404(rows.select_related("round__commune"), uid=uid)


def _answer_form(request: HttpRequest, consultation: Consultation) -> AnswerForm:
    rows = ConsultedNomination.objects.filter(consultation=consultation).select_related(
        "nomination__honour", "nomination__reward_form"
    )
    return AnswerForm(posted(request), rows=list(rows), initial={"version": consultation.version})


def _ask_form(request: HttpRequest, round_: Round) -> AskForm:
    spells = spells_on(round_.commune, dates.today()).filter(kind__in=ASKED_KINDS)
    names = {spell.unit_id: spell.home_name for spell in spells}
    initial: dict[str, Any] = {
        "question": QUESTION,
        "due_on": dates.today() + dt.timedelta(days=DAYS_TO_ANSWER),
    }
    offices = Unit.objects.filter(pk__in=names)
    return AskForm(posted(request), offices=offices, names=names, initial=initial)


def _ticked(request: HttpRequest, rows: list[Nomination]) -> list[str]:
    """Return what the person ticked; at first all that is being checked."""
    if request.method == "POST":
        return request.POST.getlist("ho-so")
    return [str(row.uid) for row in rows if row.state == NominationState.CHECKING]


def _asked_before(round_: Round) -> list[dict[str, Any]]:
    rows = list(Consultation.objects.filter(round=round_).order_by("-asked_at", "pk"))
    names = names_at_home({row.office_id for row in rows}, dates.today()) if rows else {}
    today = dates.today()
    return [
        {
            "row": row,
            "name": names[row.office_id],
            "is_late": row.answered_at is None and row.due_on < today,
        }
        for row in rows
    ]
