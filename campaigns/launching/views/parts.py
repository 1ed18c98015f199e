"""One page for each part of a campaign."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from campaigns.launching import services
from campaigns.launching.forms.parts import (
    AwardForm,
    DocumentForm,
    ParticipantsForm,
    TargetsForm,
    ThemesForm,
    money_of,
)
from campaigns.launching.selectors import campaign_seen
from campaigns.launching.services.course import units_taking_part
from campaigns.launching.views.common import campaign_page, done, edits, form_page, keeps
from campaigns.models import Campaign
from emulation.lib import dates
from emulation.lib.pages import posted
from emulation.papers.downloads import attachment_response


@campaign_page(edits)
def campaign_participants(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    chosen = units_taking_part(campaign, dates.today())
    form = ParticipantsForm(posted(request), campaign=campaign, chosen=chosen)
    return _part(
        request, campaign, form, services.participants_choose,
        title="Đơn vị tham gia", action_label="Lưu đơn vị tham gia",
        why="Chọn ở đây thì đúng các đơn vị này tham gia, không kể loại.",
    )  # fmt: skip


@campaign_page(edits)
def campaign_targets(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    form = TargetsForm(posted(request), campaign=campaign)
    return _part(
        request, campaign, form, services.targets_choose,
        title="Chỉ tiêu của phong trào", action_label="Lưu chỉ tiêu", is_wide=True,
        nothing="Năm này chưa có chỉ tiêu nào." if not form.fields["targets"].queryset else "",
    )  # fmt: skip


@campaign_page(edits)
def campaign_themes(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    form = ThemesForm(posted(request), campaign=campaign)
    none = "Chưa có kế hoạch nào của năm này nêu nội dung thi đua."
    return _part(
        request, campaign, form, services.themes_choose,
        title="Nội dung thi đua", action_label="Lưu nội dung thi đua", is_wide=True,
        nothing=none if not form.fields["themes"].queryset else "",
    )  # fmt: skip


@campaign_page(edits)
def campaign_awards(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """The planned awards and one more."""
    form = AwardForm(posted(request), campaign=campaign)
    if form.save_by(
        lambda: services.award_add(campaign=campaign, by=request.user, **form.values()),
        lambda: form,
    ):
        return done(request, campaign, "Đã thêm khen thưởng dự kiến.", "campaign_awards")
    rows = list(campaign.plannedawards.select_related("honour", "reward_form"))
    return form_page(
        request, campaign, form, "campaigns/launching/awards.html",
        title="Khen thưởng dự kiến", rows=with_sums(rows), total=money_of(rows),
        number=sum(row.number for row in rows),
    )  # fmt: skip


@require_POST
@login_required
def award_remove(request: HttpRequest, uid: UUID, award_uid: UUID) -> HttpResponse:
    campaign = campaign_seen(request.user, uid)
    award = get_object_or_404(campaign.plannedawards, uid=award_uid)
    services.award_remove(award=award, by=request.user)
    return done(request, campaign, "Đã bỏ khen thưởng dự kiến.", "campaign_awards")


@campaign_page(keeps)
def campaign_documents(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """The documents and one more; after the launch as well."""
    files = request.FILES if request.method == "POST" else None
    form = DocumentForm(posted(request), files)
    if form.save_by(
        lambda: services.document_add(campaign=campaign, by=request.user, **form.values()),
        lambda: form,
    ):
        return done(request, campaign, "Đã thêm tài liệu.", "campaign_documents")
    return form_page(
        request, campaign, form, "campaigns/launching/documents.html", title="Tài liệu",
        documents=campaign.campaigndocuments.select_related("attachment"),
        is_over=bool(campaign.closed_at or campaign.cancelled_at),
    )  # fmt: skip


@require_POST
@login_required
def document_remove(request: HttpRequest, uid: UUID, document_uid: UUID) -> HttpResponse:
    campaign = campaign_seen(request.user, uid)
    document = get_object_or_404(campaign.campaigndocuments, uid=document_uid)
    services.document_remove(document=document, by=request.user)
    return done(request, campaign, "Đã bỏ tài liệu.", "campaign_documents")


@login_required
@require_safe
def document_file(request: HttpRequest, uid: UUID, document_uid: UUID) -> HttpResponse:
    """For everybody who reads the campaign."""
    campaign = campaign_seen(request.user, uid)
    rows = campaign.campaigndocuments.select_related("attachment")
    document = get_object_or_404(rows, uid=document_uid)
    if document.attachment is None:
        raise Http404
    return attachment_response(document.attachment)


def with_sums(awards: list[Any]) -> list[Any]:
    for row in awards:
        row.sum = row.number * row.money
    return awards


def _part(
    request: HttpRequest,
    campaign: Campaign,
    form: Any,
    service: Callable[..., Any],
    **words: Any,
) -> HttpResponse:
    if form.save_by(
        lambda: service(campaign=campaign, by=request.user, **form.values()), lambda: form
    ):
        return done(request, campaign, "Đã lưu.")
    return form_page(request, campaign, form, **words)
