"""What the office's pages of registrations have in common."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header

from campaigns.launching.course import course_of
from campaigns.launching.rules import campaigns_visible_to
from campaigns.models import Campaign
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.rights import granting
from emulation.papers.document import Document
from emulation.papers.downloads import safe_file_name
from emulation.papers.pdf import render_pdf
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx
from targets.reporting.visible import offices_read

LIST = "Phong trào"


def campaign_of_office(request: HttpRequest, uid: UUID) -> Campaign:
    """Return a campaign whose every registration the person reads: 404 outside, else 403."""
    campaign = campaign_seen(request, uid)
    if campaign.commune_id not in offices_read(request.user):
        raise PermissionDenied("Trang này của cán bộ xã. Đăng ký của đơn vị ở mục Đăng ký thi đua.")
    return campaign


def campaign_kept(request: HttpRequest, uid: UUID) -> Campaign:
    """Return a campaign that the person keeps as the clerk: 404 outside, else 403."""
    campaign = campaign_seen(request, uid)
    if not keeps(request, campaign):
        raise PermissionDenied("Chỉ công chức phụ trách thi đua của địa phương này làm việc này.")
    return campaign


def campaign_seen(request: HttpRequest, uid: UUID) -> Campaign:
    return get_object_or_404(campaigns_visible_to(request.user), uid=uid)


def keeps(request: HttpRequest, campaign: Campaign) -> bool:
    return granting(request.user, "campaigns.keep_campaigns", campaign.commune) is not None


def crumbs_to(campaign: Campaign, *pages: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (LIST, reverse("campaign_list")),
        (campaign.short_name or campaign.name, reverse("campaign_read", args=[campaign.uid])),
        *pages,
    ]


def list_crumb(campaign: Campaign) -> tuple[str, str]:
    return ("Đăng ký", reverse("campaign_registrations", args=[campaign.uid]))


def window_words(campaign: Campaign) -> str:
    """Write "Nhận đăng ký đến hết 31/03/2024, còn 5 ngày"."""
    today, until = dates.today(), campaign.register_until
    if not campaign.is_launched:
        return f"{course_of(campaign, today).label}, chưa nhận đăng ký."
    if today < campaign.register_from:
        return f"Nhận đăng ký từ {date_short(campaign.register_from)}."
    days = (until - today).days
    left = f"còn {days} ngày" if days > 0 else "hôm nay là ngày cuối" if days == 0 else "đã hết hạn"
    return f"Nhận đăng ký đến hết {date_short(until)}, {left}."


def file_of(document: Document, format: str, name: str) -> HttpResponse:
    """Print a paper in one of its two formats."""
    made = render_pdf if format == "pdf" else render_docx
    return sent_as(made(document), format, name)


def sent_as(content: bytes, format: str, name: str) -> HttpResponse:
    named = content_disposition_header(True, f"{safe_file_name(name)}.{format}")
    headers = {"Content-Disposition": named}
    return HttpResponse(content, content_type=CONTENT_TYPES[format], headers=headers)


def about(campaign: Campaign, request: HttpRequest) -> dict[str, Any]:
    """Return what every page about a campaign shows."""
    return {
        "campaign": campaign,
        "window_words": window_words(campaign),
        "keeps": keeps(request, campaign),
    }
