"""A campaign on its way: its paper, launched, prolonged, closed, cancelled."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from campaigns import services as plans
from campaigns.launching import services
from campaigns.launching.drafted import parts_named
from campaigns.launching.forms.steps import (
    ExtendForm,
    OneMoreForm,
    OutsideLaunchForm,
    ReasonForm,
)
from campaigns.launching.selectors import campaign_seen, loads_with
from campaigns.launching.services.course import ANSWERED, units_taking_part
from campaigns.launching.views.common import campaign_page, done, edits, form_page, keeps
from campaigns.models import Campaign, LaunchPaper
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.pages import posted
from emulation.lib.states import WrongState

CONFIRM = "emulation/confirm.html"


@campaign_page(edits)
def campaign_launch(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """What the launch will do, and the way to it: draft the paper, or name the one made outside."""
    is_outside = campaign.paper_kind == LaunchPaper.OUTSIDE
    files = request.FILES if request.method == "POST" else None
    form = OutsideLaunchForm(posted(request), files) if is_outside else forms.Form()
    if is_outside and form.save_by(
        lambda: services.campaign_launch_outside(
            campaign=campaign, by=request.user, **form.values()
        ),
        lambda: form,
    ):
        return done(request, campaign, "Đã phát động. Mọi đơn vị tham gia thấy việc đăng ký ngay.")
    today = dates.today()
    return form_page(
        request, campaign, form, "campaigns/launching/launch.html", title="Phát động phong trào",
        is_outside=is_outside, loads=loads_with(campaign),
        unit_count=len(units_taking_part(campaign, today)),
        is_too_late=campaign.register_until < today,
    )  # fmt: skip


@require_POST
@login_required
def campaign_paper(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Draft the paper that launches the campaign, to be written on in the workshop."""
    campaign = campaign_seen(request.user, uid)
    edits(campaign, request.user)
    plan = plans.launch_paper_draft(campaign=campaign, by=request.user)
    messages.success(
        request, "Đã soạn văn bản phát động. Sửa từng câu rồi trình; ban hành xong, phong trào mở."
    )
    return redirect("plan_edit", plan.uid)


@campaign_page(edits)
def campaign_paper_renew(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """What the drafted paper says otherwise than the campaign, and its parts written anew."""
    if campaign.paper is None:
        raise WrongState("Phong trào chưa có văn bản phát động đang soạn.")
    if request.method == "POST":
        left = plans.launch_paper_renew(campaign=campaign, by=request.user)
        sentence = "Đã viết lại văn bản phát động theo phong trào."
        if left:
            sentence += f" Giữ nguyên chỗ đã sửa tay: {parts_named(left)}. Xem lại chỗ ấy."
        messages.success(request, sentence)
        return redirect("plan_edit", campaign.paper.uid)
    changes = plans.launch_paper_changes(campaign)
    return form_page(
        request, campaign, None, "campaigns/launching/renew.html",
        title="Viết lại văn bản phát động", count=len(changes),
        ours=[change for change, is_left in changes if not is_left],
        left=[change for change, is_left in changes if is_left],
    )  # fmt: skip


@campaign_page(keeps)
def campaign_extend(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    _require(campaign, "gia hạn")
    form = ExtendForm(posted(request))
    if form.save_by(
        lambda: services.campaign_extend(campaign=campaign, by=request.user, **form.values()),
        lambda: form,
    ):
        until = date_short(campaign.register_until)
        return done(request, campaign, f"Đã gia hạn đăng ký đến hết ngày {until}.")
    return form_page(
        request, campaign, form, title="Gia hạn đăng ký", action_label="Gia hạn đăng ký",
        why=f"Hạn hiện nay: hết ngày {date_short(campaign.register_until)}. Phong trào kết thúc "
        f"ngày {date_short(campaign.ends_on)}. Các đơn vị thấy hạn mới ngay.",
    )  # fmt: skip


@campaign_page(keeps)
def campaign_close(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    _require(campaign, "ghi tổng kết")
    if request.method == "POST":
        services.campaign_close(campaign=campaign, by=request.user)
        return done(request, campaign, "Đã ghi phong trào đã tổng kết.")
    return form_page(
        request, campaign, forms.Form(), CONFIRM, title="Ghi đã tổng kết",
        why="Ghi khi đã bình xét và tổng kết xong. Sau đó đăng ký và tiêu chí không sửa được nữa.",
        action_label="Ghi đã tổng kết",
    )  # fmt: skip


@campaign_page(keeps)
def campaign_cancel(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    if campaign.closed_at or campaign.cancelled_at:
        raise WrongState("Phong trào đã tổng kết hoặc đã hủy.")
    if campaign.registrations.exclude(first_sent_at=None).exists():
        raise WrongState(ANSWERED)
    form = ReasonForm(posted(request))
    if form.save_by(
        lambda: services.campaign_cancel(campaign=campaign, by=request.user, **form.values()),
        lambda: form,
    ):
        return done(request, campaign, "Đã hủy phong trào.")
    return form_page(
        request, campaign, form, CONFIRM, title="Hủy phong trào", action_label="Hủy phong trào",
        why="Phong trào ở lại trong danh sách kèm lý do. Từ khi có đơn vị gửi đăng ký thì không "
        "hủy được, chỉ tổng kết sớm.", is_undo=True,
    )  # fmt: skip


@campaign_page(keeps)
def participant_add(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    _require(campaign, "thêm đơn vị")
    form = OneMoreForm(posted(request), campaign=campaign)
    if form.save_by(
        lambda: [
            services.participant_add(campaign=campaign, unit=unit, by=request.user)
            for unit in form.cleaned_data["unit"]
        ],
        lambda: form,
    ):
        return done(request, campaign, "Đã thêm đơn vị; đơn vị thấy việc đăng ký ngay.")
    return form_page(
        request, campaign, form, title="Thêm đơn vị tham gia", action_label="Thêm đơn vị",
        nothing="" if form.fields["unit"].choices else "Mọi đơn vị đã tham gia phong trào này.",
    )  # fmt: skip


def _require(campaign: Campaign, what: str) -> None:
    if not campaign.is_launched or campaign.closed_at:
        raise WrongState(f"Chỉ {what} được khi phong trào đã phát động, chưa tổng kết, chưa hủy.")
