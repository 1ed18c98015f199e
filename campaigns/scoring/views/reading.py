"""Where the scoring is, the table of points, a unit with all of its points, and the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from campaigns.models import (
    Campaign,
    Ranking,
    ScoreColumn,
    ScoreSheet,
    Scoring,
    TieRule,
)
from campaigns.scoring.asking import Asked, ColumnSheets, column_sheets
from campaigns.scoring.frozen import contents_of, have_changed, live_contents
from campaigns.scoring.own import own_scorings
from campaigns.scoring.papers import number, ranking_document
from campaigns.scoring.sentences import SENTENCES
from campaigns.scoring.services.planning import DONE, following_stage, stage_before, stage_name
from campaigns.scoring.sheet import ranking_workbook
from campaigns.scoring.table import scoring_of
from campaigns.scoring.telling import table_lines, unit_lines, unit_totals
from campaigns.scoring.views.common import (
    BOARDS,
    WAYS,
    campaign_seen,
    crumbs_to,
    stage_words,
)
from emulation.lib import dates
from emulation.org.rights import granting
from emulation.org.selectors import unit_names
from emulation.org.sheets import file_response
from emulation.papers.downloads import safe_file_name
from emulation.papers.pdf import render_pdf
from emulation.trail.selectors import entries_of

TOLD = [code for code in SENTENCES if code.startswith(("campaigns.scoring", "campaigns.ranking"))]
NOT_PUBLIC = "Xếp hạng chưa công bố."


@dataclass(frozen=True)
class SheetRow:
    """One sheet of the open column as a list shows it."""

    unit: str
    scorer: str
    url: str
    sheet: ScoreSheet | None
    is_sent: bool


@login_required
@require_safe
def scoring_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Where it is; one's own sheets; for the clerk whose sheets have not come."""
    campaign = campaign_seen(request.user, uid)
    scoring = scoring_of(campaign)
    keeps = granting(request.user, "campaigns.keep_campaigns", campaign.commune) is not None
    context = {
        "title": "Chấm điểm, xếp hạng",
        "crumbs": crumbs_to(campaign, inside=False),
        "campaign": campaign,
        "scoring": scoring,
        "keeps": keeps,
        "stage_words": stage_words(scoring),
        "columns": _columns(scoring),
        "ties": [TieRule(tie).label for tie in scoring.ties],
        "sees_points": request.user.has_perm("campaigns.view_scores", scoring),
        "following": _named(following_stage(scoring)) if scoring.columns else "",
        "before": _named(stage_before(scoring)) if scoring.columns else "",
        "is_done": scoring.stage == DONE,
        "closed": Ranking.objects.filter(campaign=campaign, is_current=True).first(),
        "history": entries_of(campaign.uid).filter(code__in=TOLD)[:20] if keeps else [],
        **_sheets(request, campaign, scoring, keeps),
    }
    return render(request, "campaigns/scoring/read.html", context)


@login_required
@require_safe
def score_table(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Units × columns by cluster: as it stands, or as it was closed."""
    campaign, scoring = _shown(request, uid)
    contents, closed = contents_of(campaign, scoring)
    keeps = granting(request.user, "campaigns.keep_campaigns", campaign.commune) is not None
    changed = bool(closed) and keeps and have_changed(contents, live_contents(campaign, scoring))
    context = {
        "title": "Bảng xếp hạng" if closed else "Bảng điểm tạm tính",
        "crumbs": crumbs_to(campaign),
        "campaign": campaign,
        "scoring": scoring,
        "tables": [table_lines(campaign, content) for content in contents],
        "columns": contents[0]["columns"] if contents else [],
        "ties": contents[0]["ties"] if contents else [],
        "closed": closed[0] if closed else None,
        "keeps": keeps,
        "changed": changed,
        "is_done": scoring.stage == DONE,
        "stage_words": stage_words(scoring),
    }
    return render(request, "campaigns/scoring/table.html", context)


@login_required
@require_safe
def unit_scores(request: HttpRequest, uid: UUID, unit_uid: UUID) -> HttpResponse:
    """All criteria of one unit × columns, with reasons and proofs."""
    campaign, scoring = _shown(request, uid)
    contents, closed = contents_of(campaign, scoring)
    found = (
        (content, row)
        for content in contents
        for row in content["rows"]
        if row["unit_uid"] == str(unit_uid)
    )
    content, row = next(found, (None, None))
    if content is None or row is None:
        raise Http404
    context = {
        "title": row["unit"],
        "crumbs": [
            *crumbs_to(campaign),
            ("Bảng điểm", reverse("score_table", args=[campaign.uid])),
        ],
        "campaign": campaign,
        "content": content,
        "row": row,
        "points": number(row["points"]),
        "final": ScoreColumn(row["column"]).label if row["column"] else "",
        "totals": unit_totals(content, row),
        "lines": unit_lines(request.user, campaign, content, row),
        "closed": closed[0] if closed else None,
        "stage_words": stage_words(scoring),
    }
    return render(request, "campaigns/scoring/unit.html", context)


@login_required
@require_safe
def ranking_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign, scoring = _shown(request, uid)
    contents, closed = contents_of(campaign, scoring)
    closed_at = closed[0].made_at if closed else None
    content = render_pdf(ranking_document(campaign, contents, closed_at=closed_at))
    name = f"{safe_file_name(f'Xếp hạng {campaign.name}')}.pdf"
    headers = {"Content-Disposition": content_disposition_header(False, name)}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@login_required
@require_safe
def ranking_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign, scoring = _shown(request, uid)
    contents, _ = contents_of(campaign, scoring)
    return file_response(ranking_workbook(contents), f"xep-hang-{campaign.starts_on.year}")


def _shown(request: HttpRequest, uid: UUID) -> tuple[Campaign, Scoring]:
    """Return the campaign whose points the person may see now."""
    campaign = campaign_seen(request.user, uid)
    scoring = scoring_of(campaign)
    if not request.user.has_perm("campaigns.view_scores", scoring):
        raise PermissionDenied(NOT_PUBLIC)
    return campaign, scoring


def _columns(scoring: Scoring) -> list[tuple[str, str, str]]:
    """Return of every column its label, the badge and the words of its state."""
    order = ["", *scoring.columns, DONE]
    now = order.index(scoring.stage)
    told = []
    for place, column in enumerate(scoring.columns, start=1):
        state = ("is-done", "đã đóng") if place < now else ("is-draft", "chưa mở")
        badge, words = ("is-waiting", "đang chấm") if place == now else state
        told.append((str(ScoreColumn(column).label), badge, words))
    return told


def _named(stage: str) -> str:
    return stage_name(stage) if stage else ""


def _sheets(
    request: HttpRequest, campaign: Campaign, scoring: Scoring, keeps: bool
) -> dict[str, Any]:
    if not scoring.stage or scoring.stage == DONE:
        return {"own": [], "missing": [], "sent": [], "alone": []}
    column = column_sheets(campaign, scoring.stage)
    own = own_scorings(request.user, campaign.commune_id, column)
    listed = column.asked if keeps else own
    units = {each.unit for each in listed} | {each.scorer for each in listed if each.scorer}
    names = unit_names([*units, *column.alone], dates.today())
    rows = {each: _row(campaign, column, each, names) for each in listed}
    sent = [rows[each] for each in listed if keeps and column.is_sent(each)]
    return {
        "own": [rows[each] for each in own],
        "missing": [rows[each] for each in column.missing] if keeps else [],
        "sent": sent,
        "alone": [names[key] for key in column.alone] if keeps else [],
        "asked_count": len(column.asked),
        "board_url": _board_url(campaign, scoring) if len(own) > 1 else "",
    }


def _board_url(campaign: Campaign, scoring: Scoring) -> str:
    way = BOARDS.get(ScoreColumn(scoring.stage))
    return reverse(way, args=[campaign.uid]) if way else ""


def _row(
    campaign: Campaign,
    column: ColumnSheets,
    asked: Asked,
    names: dict[int, str],
) -> SheetRow:
    place = [campaign.uid, *column.place(asked)]
    return SheetRow(
        unit=names[asked.unit],
        scorer=names.get(asked.scorer or 0, ""),
        url=reverse(WAYS[ScoreColumn(column.column)], args=place),
        sheet=column.stored.get(asked),
        is_sent=column.is_sent(asked),
    )
