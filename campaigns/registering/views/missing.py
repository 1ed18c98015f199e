"""Who has not registered yet: looked at, reminded, taken out to Excel."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Campaign
from campaigns.registering.office.missing import answers_of, message_of
from campaigns.registering.office.sheets import missing_workbook
from campaigns.registering.services.reminding import registrations_remind
from campaigns.registering.views import office_common as common
from emulation.org.sheets import file_response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_missing(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = common.campaign_of_office(request, uid)
    if request.method == "POST":
        return _reminded(request, campaign)
    answers = answers_of(campaign, request.user)
    context = {
        "title": "Ai chưa đăng ký",
        "crumbs": common.crumbs_to(campaign, common.list_crumb(campaign)),
        **common.about(campaign, request),
        "rows": answers.missing,
        "total": answers.total,
        "message": message_of(campaign, answers.missing),
        "late": answers.late,
    }
    return render(request, "campaigns/registering/missing.html", context)


@login_required
@require_safe
def missing_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = common.campaign_of_office(request, uid)
    rows = answers_of(campaign, request.user).missing
    return file_response(missing_workbook(rows), f"chua-dang-ky-{campaign.starts_on:%Y}")


def _reminded(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    told, unreached = registrations_remind(campaign=campaign, by=request.user)
    if told:
        messages.success(request, f"Đã nhắc {told} đơn vị, trên cổng và qua thư điện tử nếu có.")
    else:
        messages.info(request, "Hôm nay các đơn vị này đã được nhắc. Mai nhắc tiếp, hoặc gọi điện.")
    if unreached:
        names = ", ".join(row.name for row in unreached)
        messages.warning(request, f"Chưa có tài khoản nên phải gọi điện: {names}.")
    return redirect("campaign_missing", campaign.uid)
