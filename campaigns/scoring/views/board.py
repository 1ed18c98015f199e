"""Office and council fill in a whole cluster on one page; each unit is kept by itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns.scoring import services
from campaigns.scoring.board import (
    Group,
    Lane,
    board_title,
    groups_of,
    lane_form,
    lanes_of,
    parts_of,
    told_wrong,
)
from campaigns.scoring.rules import scorer_of_all
from campaigns.scoring.services.sheets import leaves_by_hand
from campaigns.scoring.table import Table, table_of
from campaigns.scoring.views.common import CAME_BACK, WAYS, campaign_seen, crumbs_to, stage_words
from campaigns.scoring.views.sheets import JSON, SEND
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import User
from emulation.org.rights import granting
from emulation.trail.selectors import last_entries


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def board_write(request: HttpRequest, uid: UUID, column: str) -> HttpResponse:
    campaign = campaign_seen(request.user, uid)
    if scorer_of_all(request.user, column, campaign.commune_id) is None:
        raise PermissionDenied("Cột này không do đồng chí chấm.")
    table = table_of(campaign)
    groups = groups_of(table)
    if column not in table.scoring.columns or not groups:
        raise Http404
    group = _chosen(groups, request.GET.get("cum", ""))
    lanes = lanes_of(table, column, group)
    if request.method == "POST":
        return _taken(request, table, groups, group, lanes)
    return _page(request, table, groups, group, lanes)


def _chosen(groups: list[Group], key: str) -> Group:
    if not key:
        return groups[0]
    found = next((group for group in groups if group.key == key), None)
    if found is None:
        raise Http404
    return found


def _taken(
    request: HttpRequest, table: Table, groups: list[Group], group: Group, lanes: list[Lane]
) -> HttpResponse:
    """Keep each unit that was posted, whatever becomes of the others."""
    sends = request.POST.get("viec") == SEND
    posted = [lane for lane in lanes if lane.form.add_prefix("version") in request.POST]
    leaves = leaves_by_hand(table.criteria)
    for lane in posted:
        lane.form = lane_form(table, lane.unit, lane.sheet, leaves, request.POST)
        lane.form.is_valid()
        _keep(request.user, lane, sends)
    refused = [lane for lane in posted if lane.is_refused]
    if request.headers.get("Accept") == JSON:
        return _told(posted)
    kept = len(posted) - len(refused)
    if refused:
        column = lanes[0].sheet.column
        fresh = {lane.key: lane for lane in lanes_of(table_of(table.campaign), column, group)}
        shown = [lane if lane in refused else fresh[lane.key] for lane in lanes]
        return _page(request, table, groups, group, shown, kept=kept, sends=sends)
    messages.success(request, f"Đã {'gửi' if sends else 'lưu, chưa gửi'} {kept} phiếu chấm.")
    return redirect(request.get_full_path())


def _keep(user: User, lane: Lane, sends: bool) -> None:
    """Keep one unit's points, and send them where asked; what is refused stays in its form."""
    form, wrong = lane.form, {}
    seen = form.seen_version
    given: dict[str, Any] = {"sheet": lane.sheet, "points": form.points, "seen_version": seen}
    try:
        if sends and not form.errors:
            wrong = services.sheet_take(**given, by=user)
        else:
            services.sheet_save(**given, by=user)
    except StaleVersion:
        _stand_beside(lane)
    except (WrongState, PermissionDenied) as error:
        lane.blocked = str(error)
    except ValidationError as error:
        form.add_error(None, error)
        lane.sheet.version = seen
    form.put(wrong)
    form.data = form.data.copy()
    if not form.is_stale:
        form.data[form.add_prefix("version")] = lane.sheet.version


def _stand_beside(lane: Lane) -> None:
    sheet = lane.sheet
    lane.sheet = services.sheet_of(campaign=sheet.campaign, unit=sheet.unit, column=sheet.column)
    form = lane.form
    form.stand_beside(
        type(form)(sheet=lane.sheet, leaves=form.leaves, takes_files=False, prefix=form.prefix)
    )


def _told(lanes: list[Lane]) -> JsonResponse:
    """Tell the script, which posts one unit at a time, what is kept of it."""
    if len(lanes) != 1:
        return JsonResponse({"why": "Tải lại trang."}, status=409)
    lane = lanes[0]
    if lane.blocked or lane.form.is_stale:
        why = lane.blocked or "Phiếu vừa được lưu từ máy khác. Tải lại trang."
        return JsonResponse({"why": why}, status=409)
    wrong = {
        lane.form.add_prefix(name): " ".join(map(str, sentences))
        for name, sentences in lane.form.errors.items()
    }
    told = {"version": lane.sheet.version, "at": f"{dates.now():%H:%M}", "wrong": wrong}
    return JsonResponse(told, status=422 if wrong else 200)


def _page(
    request: HttpRequest,
    table: Table,
    groups: list[Group],
    group: Group,
    lanes: list[Lane],
    *,
    kept: int | None = None,
    sends: bool = False,
) -> HttpResponse:
    campaign, column = table.campaign, lanes[0].sheet.column
    parts = parts_of(table, column, lanes)
    _put_returned(lanes)
    refused = [lane for lane in lanes if lane.is_refused]
    context = {
        "title": f"{board_title(column)}: {group.title}",
        "crumbs": crumbs_to(campaign),
        "campaign": campaign,
        "stage_words": stage_words(table.scoring),
        "groups": groups,
        "group": group,
        "lanes": lanes,
        "parts": parts,
        "sheet_way": WAYS[column],
        "board_way": request.resolver_match.view_name,
        "to_send": sum(lane.is_open or bool(lane.blocked) for lane in lanes),
        "gives_back": granting(request.user, "campaigns.keep_campaigns", campaign.commune),
        "refused": refused,
        "wrong": told_wrong(lanes),
        "returned": [
            {"name": lane.unit.name, "words": lane.returned} for lane in lanes if lane.returned
        ],
        "kept": kept,
        "sends": sends,
    }
    stale = any(lane.blocked or lane.form.is_stale for lane in refused)
    status = 409 if stale else 422 if refused else 200
    return render(request, "campaigns/scoring/board.html", context, status=status)


def _put_returned(lanes: list[Lane]) -> None:
    """Say of sheets that came back why, where that was the last that happened to them."""
    back = {lane.sheet.uid: lane for lane in lanes if lane.is_open and lane.sheet.sent_at}
    if not back:
        return
    for uid, entry in last_entries(back).items():
        if entry.code in CAME_BACK:
            back[uid].returned = entry.reason
