"""A sheet of points: filled in by the hand of its column, read by it afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import (
    ScoreColumn,
    ScoreEvidence,
    ScoreSheet,
    ScoreState,
)
from campaigns.scoring import services
from campaigns.scoring.forms import SheetForm
from campaigns.scoring.page import page_of_sheet
from campaigns.scoring.rules import scorer_of, view_evidence
from campaigns.scoring.services.sheets import leaves_by_hand
from campaigns.scoring.table import Table, table_of
from campaigns.scoring.views.common import CAME_BACK, campaign_seen, crumbs_to, stage_words
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import User
from emulation.papers.downloads import attachment_response
from emulation.trail.selectors import entries_of

JSON = "application/json"
SEND, REMOVE = "gui", "bo:"  # what a button does; the latter with the uid of a proof


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet_write(
    request: HttpRequest, uid: UUID, unit_uid: UUID, column: str, scorer_uid: UUID | None = None
) -> HttpResponse:
    campaign = campaign_seen(request.user, uid)
    table = table_of(campaign)
    sheet = sheet_at(request.user, table, unit_uid, column, scorer_uid)
    form = _form(sheet, table, request)
    if request.method != "POST":
        return _page(request, sheet, form, table)
    form.is_valid()
    try:
        return _taken(request, sheet, form)
    except StaleVersion:
        return _both(request, sheet, form)
    except WrongState as error:
        return _blocked(request, sheet, form, str(error))


@login_required
@require_safe
def score_file(request: HttpRequest, uid: UUID, score_proof_uid: UUID) -> HttpResponse:
    return attachment_response(_evidence(request.user, uid, score_proof_uid).attachment)


def sheet_at(
    user: User, table: Table, unit_uid: UUID, column: str, scorer_uid: UUID | None
) -> ScoreSheet:
    """Return the sheet for who scores it; to others of the commune it is not theirs."""
    asked = [each for each in (unit_uid, scorer_uid) if each]
    units = {unit.uid: unit.row for unit in table.units.values()}
    if set(asked) - set(units) or column not in table.scoring.columns:
        raise Http404
    scorer = units[scorer_uid] if scorer_uid else None
    unit, campaign = units[unit_uid], table.campaign
    if scorer == unit:
        raise PermissionDenied("Đơn vị không chấm điểm cho chính mình.")
    sheet = services.sheet_of(campaign=campaign, unit=unit, column=column, scorer=scorer)
    if scorer_of(user, sheet) is None:
        raise PermissionDenied("Phiếu này không do đồng chí chấm.")
    return sheet


def _form(sheet: ScoreSheet, table: Table, request: HttpRequest | None = None) -> SheetForm:
    is_posted = request is not None and request.method == "POST"
    given = (request.POST, request.FILES) if is_posted else ()
    leaves = leaves_by_hand(table.criteria)
    return SheetForm(*given, sheet=sheet, leaves=leaves, takes_files=_takes_files(sheet))


def _takes_files(sheet: ScoreSheet) -> bool:
    return sheet.column == ScoreColumn.SELF


def _taken(request: HttpRequest, sheet: ScoreSheet, form: SheetForm) -> HttpResponse:
    """Keep what could be read; send it where that was asked and nothing is missing."""
    action = request.POST.get("viec", "")
    is_sent = action == SEND and not form.errors
    try:
        wrong = _keep(request.user, sheet, form, is_sent)
        if action.startswith(REMOVE):
            _remove(request.user, sheet, action.removeprefix(REMOVE))
    except ValidationError as error:
        form.add_error(None, error)
        sheet.version, wrong = form.seen_version, {}
    form.put(wrong)
    if request.headers.get("Accept") == JSON:
        return _told(sheet, form)
    if form.errors:
        return _page(request, sheet, _with_version(form, sheet), status=422)
    done = "Đã gửi phiếu chấm." if is_sent else "Đã lưu, chưa gửi."
    messages.success(request, done)
    return redirect("scoring_read", sheet.campaign.uid) if is_sent else redirect(request.path)


def _keep(user: User, sheet: ScoreSheet, form: SheetForm, is_sent: bool) -> dict[int, str]:
    given: dict[str, Any] = {
        "sheet": sheet,
        "points": form.points,
        "seen_version": form.seen_version,
        "by": user,
    }
    if is_sent:
        return services.sheet_take(**given, uploads=form.uploads)
    with transaction.atomic():
        services.sheet_save(**given)
        return services.uploads_keep(sheet=sheet, uploads=form.uploads, by=user)


def _remove(user: User, sheet: ScoreSheet, uid: str) -> None:
    """Take back a proof of this sheet; one that is gone already is no mistake."""
    for evidence in ScoreEvidence.objects.filter(score__sheet=sheet).select_related("attachment"):
        if str(evidence.uid) == uid:
            evidence.score.sheet = sheet
            services.score_evidence_remove(evidence=evidence, by=user)


def _told(sheet: ScoreSheet, form: SheetForm) -> JsonResponse:
    """Tell the script what is kept; what is wrong stands at its field."""
    wrong = {name: " ".join(map(str, sentences)) for name, sentences in form.errors.items()}
    told = {"version": sheet.version, "at": f"{dates.now():%H:%M}", "wrong": wrong}
    return JsonResponse(told, status=422 if wrong else 200)


def _blocked(
    request: HttpRequest, sheet: ScoreSheet, form: SheetForm, sentence: str
) -> HttpResponse:
    if request.headers.get("Accept") == JSON:
        return JsonResponse({"why": sentence}, status=409)
    return _page(request, sheet, form, status=409, blocked=sentence)


def _both(request: HttpRequest, sheet: ScoreSheet, form: SheetForm) -> HttpResponse:
    """Show what the page holds beside what was saved elsewhere; the next save goes by that."""
    if request.headers.get("Accept") == JSON:
        return JsonResponse({"why": "Phiếu vừa được lưu từ máy khác. Tải lại trang."}, status=409)
    fresh_sheet = services.sheet_of(
        campaign=sheet.campaign, unit=sheet.unit, column=sheet.column, scorer=sheet.scorer
    )
    form.stand_beside(_form(fresh_sheet, table_of(sheet.campaign)))
    return _page(request, fresh_sheet, form, status=409)


def _with_version(form: SheetForm, sheet: ScoreSheet) -> SheetForm:
    """Let the next save of the page go by what was just kept."""
    form.data = form.data.copy()
    form.data["version"] = sheet.version
    return form


def _page(
    request: HttpRequest,
    sheet: ScoreSheet,
    form: SheetForm,
    table: Table | None = None,
    *,
    status: int = 200,
    **also: Any,
) -> HttpResponse:
    campaign = sheet.campaign
    table = table or table_of(campaign)
    names = {key: unit.name for key, unit in table.units.items()}
    is_open = table.scoring.stage == sheet.column and sheet.state == ScoreState.DRAFT
    returned = _returned(sheet) if is_open and sheet.sent_at else None
    title = f"{ScoreColumn(sheet.column).label}: {names[sheet.unit_id]}"
    context = {
        "title": title,
        "crumbs": crumbs_to(campaign),
        "campaign": campaign,
        "sheet": sheet,
        "form": form,
        "page": page_of_sheet(table, sheet, form),
        "is_open": is_open,
        "is_self": _takes_files(sheet),
        "scorer": names.get(sheet.scorer_id or 0, ""),
        "stage_words": stage_words(table.scoring),
        "returned": returned,
        "came_back": CAME_BACK[returned.code] if returned else "",
        **also,
    }
    return render(request, "campaigns/scoring/sheet.html", context, status=status)


def _returned(sheet: ScoreSheet) -> Any:
    """Return the entry that says why the sheet came back, if that was the last that happened."""
    last = entries_of(sheet.uid).first()
    return last if last and last.code in CAME_BACK else None


def _evidence(user: User, uid: UUID, evidence_uid: UUID) -> ScoreEvidence:
    campaign = campaign_seen(user, uid)
    rows = ScoreEvidence.objects.filter(score__sheet__campaign=campaign)
    found = get_object_or_404(
        rows.select_related("score__sheet__campaign", "score__sheet__unit", "attachment"),
        uid=evidence_uid,
    )
    if view_evidence(user, found.score.sheet) is None:
        raise Http404
    return found
