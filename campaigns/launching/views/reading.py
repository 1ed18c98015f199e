"""The campaign's own page, for everybody who reads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from campaigns.launching.addressing import campaign_addressees
from campaigns.launching.course import COURSE_BADGES, RUNNING, Course, course_of
from campaigns.launching.drafted import parts_named
from campaigns.launching.forms.parts import money_of
from campaigns.launching.gathering import parts_load
from campaigns.launching.page import next_steps, own_doors, standing
from campaigns.launching.rules import campaigns_visible_to
from campaigns.launching.selectors import own_units, participants_named, with_counts
from campaigns.launching.services.writing import kept_by_paper
from campaigns.launching.sheets import paper_words
from campaigns.launching.telling import launch_text
from campaigns.launching.tree import nodes_of
from campaigns.launching.views.common import door, list_crumb
from campaigns.launching.views.criteria import totals_words
from campaigns.launching.views.parts import with_sums
from campaigns.models import Campaign
from campaigns.rules import ON_THE_WAY
from campaigns.services import launch_paper_changes
from emulation.lib import dates
from emulation.org.models import User
from emulation.org.rights import held
from emulation.org.selectors import office_name
from emulation.trail.selectors import entries_of
from targets.rules import REPORT_READERS

HISTORY_ROWS = 15
PUBLIC_CODES = (
    "launched",
    "participant_added",
    "document_added",
    "extended",
    "closed",
    "cancelled",
)


@login_required
@require_safe
def campaign_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    rows = with_counts(campaigns_visible_to(request.user)).select_related("implements")
    campaign = get_object_or_404(rows, uid=uid)
    course = course_of(campaign, dates.today())
    taking = participants_named(campaign)
    units = own_units(request.user, campaign, [row.unit_id for row, _ in taking])
    contents = _contents(campaign)
    context = {
        "campaign": campaign,
        "title": campaign.name,
        "crumbs": [list_crumb()],
        "here": campaign.short_name or campaign.get_kind_display(),
        "course": course,
        "badge": COURSE_BADGES[course],
        "standing": standing(campaign, course),
        "paper_words": paper_words(campaign),
        "own": own_doors(campaign, units),
        "participants": [name for _, name in taking],
        "taking_words": "" if taking else "; ".join(campaign_addressees(campaign)),
        **contents,
        **_keeping(request.user, campaign, course),
        "doors": _doors(request.user, campaign, scores=bool(contents["nodes"])),
        "history": _history(request.user, campaign)[:HISTORY_ROWS],
    }
    return render(request, "campaigns/launching/read.html", context)


def _history(user: User, campaign: Campaign) -> Any:
    """The office reads how it came about; others what concerns them."""
    entries = entries_of(campaign.uid)
    if held(user, ON_THE_WAY, campaign.commune_id):
        return entries
    return entries.filter(code__in=[f"campaigns.campaign.{code}" for code in PUBLIC_CODES])


def _contents(campaign: Campaign) -> dict[str, Any]:
    parts_load(campaign)
    awards, criteria = list(campaign.plannedawards.all()), list(campaign.criterions.all())
    return {
        "themes": list(campaign.campaignthemes.all()),
        "targets": [row.target for row in campaign.campaigntargets.all()],
        "nodes": nodes_of(criteria),
        "totals": totals_words(criteria),
        "awards": with_sums(awards),
        "award_count": sum(row.number for row in awards),
        "award_total": money_of(awards),
        "documents": list(campaign.campaigndocuments.select_related("attachment")),
        "questions": list(campaign.slogan_set.members.all()) if campaign.slogan_set else [],
    }


def _doors(user: User, campaign: Campaign, *, scores: bool) -> list[tuple[str, str]]:
    """Return (words, address) of what others of the portal do with a launched campaign."""
    if not campaign.launched_at:
        return []
    office = held(user, REPORT_READERS, campaign.commune_id)
    named = [("Đăng ký của các đơn vị", "campaign_registrations")] if office else []
    if not campaign.cancelled_at:
        named += [("Chưa đăng ký", "campaign_missing")] if office else []
        named += [("Giao ước thi đua", "covenant_list")]
        named += [("Chấm điểm, xếp hạng", "scoring_read")] if scores else []
    found = [(words, door(name, campaign.uid)) for words, name in named]
    return [(words, url) for words, url in found if url]


def _keeping(user: User, campaign: Campaign, course: Course) -> dict[str, Any]:
    """What only the clerk sees: what can be written, the next steps, words to copy."""
    if not user.has_perm("campaigns.keep_campaigns", campaign.commune):
        return {"may_keep": False}
    is_over = course in (Course.CLOSED, Course.CANCELLED)
    told = campaign.is_launched and not is_over and dates.today() <= campaign.register_until
    office = office_name(campaign.commune, dates.today()) if told else ""
    return {
        "may_keep": True,
        "may_edit": course in (Course.DRAFT, Course.PAPER) and not kept_by_paper(campaign),
        "kept_words": kept_by_paper(campaign),
        "is_over": is_over,
        "is_running": course in RUNNING,
        "steps": next_steps(campaign, course),
        "stale_parts": _stale_parts(campaign, course),
        "zalo": launch_text(campaign, office) if told else "",
    }


def _stale_parts(campaign: Campaign, course: Course) -> str:
    """Name what the drafted paper says otherwise than the campaign by now."""
    if course != Course.PAPER or not campaign.paper.is_editable:
        return ""
    return parts_named(change for change, _ in launch_paper_changes(campaign))
