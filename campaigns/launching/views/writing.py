"""A campaign begun, changed, begun from the yearly plan or from last year's."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns.launching import services
from campaigns.launching.forms.steps import FromPlanForm, RepeatForm
from campaigns.launching.forms.writing import CampaignChangeForm, CampaignCreateForm
from campaigns.launching.selectors import changes_to, communes_kept_by
from campaigns.launching.views.common import (
    FORM,
    campaign_page,
    done,
    edits,
    form_page,
    keeps,
    list_crumb,
)
from campaigns.models import Campaign, Taking
from campaigns.selectors import plan_for
from campaigns.views.read.crumbs import list_crumb as plans_crumb
from campaigns.views.read.crumbs import plan_crumb
from emulation.lib.pages import posted
from emulation.org.models import Commune, User
from emulation.org.rights import require


@login_required
def campaign_create(request: HttpRequest) -> HttpResponse:
    communes = _communes(request.user)
    form = CampaignCreateForm(posted(request), communes=communes)
    made: list[Campaign] = []
    if form.save_by(
        lambda: made.append(services.campaign_create(by=request.user, **form.values())),
        lambda: form,
    ):
        messages.success(request, "Đã lập phong trào. Soạn tiếp tiêu chí, khen thưởng, tài liệu.")
        chosen = made[0].taking == Taking.CHOSEN
        return redirect("campaign_participants" if chosen else "campaign_read", made[0].uid)
    context = {
        "title": "Lập phong trào, đợt thi đua",
        "crumbs": [list_crumb()],
        "form": form,
        "action_label": "Lập phong trào",
        "cancel_url": reverse("campaign_list"),
        "has_no_slogans": not form.fields["slogan_set"].queryset.exists(),
    }
    return render(request, "campaigns/launching/create.html", context)


@campaign_page(edits)
def campaign_edit(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    form = CampaignChangeForm(posted(request), campaign=campaign)
    if form.save_by(
        lambda: services.campaign_change(campaign=campaign, by=request.user, **form.values()),
        lambda: CampaignChangeForm(campaign=Campaign.objects.get(pk=campaign.pk)),
    ):
        return done(request, campaign, "Đã lưu phong trào.")
    return form_page(
        request, campaign, form, title="Sửa phong trào", action_label="Lưu phong trào", is_wide=True
    )


@login_required
def campaign_from_plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Launch the all-year campaign of an issued yearly plan."""
    plan = plan_for(request.user, uid)
    require(request.user, "campaigns.keep_campaigns", plan.commune)
    form = FromPlanForm(posted(request), commune=plan.commune)
    made: list[Campaign] = []
    if form.save_by(
        lambda: made.append(
            services.campaign_begin_from_plan(plan=plan, by=request.user, **form.values())
        ),
        lambda: form,
    ):
        return done(request, made[0], "Đã phát động phong trào cả năm đến mọi đơn vị.")
    context = {
        "title": "Lập phong trào cả năm từ kế hoạch",
        "crumbs": [plans_crumb(), plan_crumb(plan)],
        "why": f"{plan}: nội dung thi đua, chỉ tiêu, chủ đề của kế hoạch thành phong trào cả năm. "
        "Mọi thôn, cơ quan, đoàn thể, trường học tham gia và thấy việc đăng ký ngay.",
        "form": form,
        "action_label": "Phát động phong trào cả năm",
        "cancel_url": reverse("plan_read", args=[plan.uid]),
    }
    return render(request, FORM, context)


@campaign_page(keeps)
def campaign_repeat(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """What changes in the new year, shown before it is written."""
    form = RepeatForm(posted(request), campaign=campaign)
    made: list[Campaign] = []
    if (
        form.is_bound
        and form.was_shown
        and "xem" not in request.POST
        and form.save_by(
            lambda: made.append(
                services.campaign_repeat(campaign=campaign, by=request.user, **form.values())
            ),
            lambda: form,
        )
    ):
        return done(request, made[0], "Đã lập lại phong trào. Xem lại từng ngày rồi phát động.")
    year = form.year_shown
    form.show(year)
    return form_page(
        request, campaign, form, "campaigns/launching/repeat.html",
        title="Lặp lại phong trào", year=year, year_words=str(year), **changes_to(campaign, year),
    )  # fmt: skip


@require_POST
@login_required
def slogan_sets_load(request: HttpRequest) -> HttpResponse:
    for commune in _communes(request.user):
        services.slogan_sets_load(commune=commune, by=request.user)
    messages.success(request, "Đã thêm bộ 5 rõ, 6 rõ. Sửa câu chữ ở trang Quản trị.")
    return redirect("campaign_create")


def _communes(user: User) -> list[Commune]:
    own = communes_kept_by(user)
    if not own:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua lập phong trào.")
    return own
