"""The clerk leads the scoring: columns, deadlines, sheets given back, the ranking closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns.models import Campaign, Scoring
from campaigns.scoring import services
from campaigns.scoring.asking import column_sheets
from campaigns.scoring.forms import AdvanceForm, GoBackForm, ReopenForm, ScoringPlanForm, StageForm
from campaigns.scoring.services.planning import (
    DONE,
    following_stage,
    sheets_after,
    stage_before,
    stage_name,
    unsound,
)
from campaigns.scoring.table import scoring_of
from campaigns.scoring.views.common import campaign_kept, crumbs_to
from emulation.lib import dates
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.org.selectors import unit_names

CONFIRM = "emulation/confirm.html"
take = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@take
def scoring_plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = campaign_kept(request.user, uid)
    scoring = scoring_of(campaign)
    if scoring.stage:
        raise WrongState("Đã mở chấm điểm nên không đổi các cột được nữa.")
    form = ScoringPlanForm(posted(request), scoring=scoring if scoring.pk else None)
    if form.save_by(
        lambda: services.scoring_plan(campaign=campaign, by=request.user, **form.values()),
        lambda: form,
    ):
        messages.success(request, "Đã lưu các cột chấm.")
        return redirect("scoring_read", campaign.uid)
    return _page(
        request,
        campaign,
        form,
        title="Các cột chấm điểm",
        why="Chọn ai chấm và xét gì khi bằng điểm. Mở cột đầu rồi thì không đổi được nữa.",
        action_label="Lưu các cột chấm",
    )


@login_required
@take
def scoring_advance(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open the next column; what has not come of the present one is named first."""
    campaign, scoring = _led(request, uid)
    stage = following_stage(scoring)
    if not stage:
        raise WrongState("Đã chấm xong các cột.", moved_on=True)
    kind = StageForm if stage == DONE else AdvanceForm
    form = kind(posted(request), initial={"stage": scoring.stage})
    act = _step(scoring, form, lambda **given: services.scoring_advance(**{"due_on": None} | given))
    if form.save_by(lambda: act(request), lambda: form):
        messages.success(request, f"Đã chuyển sang {stage_name(stage)}.")
        return redirect("scoring_read", campaign.uid)
    label = "Kết thúc chấm điểm" if stage == DONE else f"Mở {stage_name(stage)}"
    why = _why_advance(campaign, scoring, stage)
    return _page(request, campaign, form, title=label, why=why, action_label=label)


@login_required
@take
def scoring_go_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign, scoring = _led(request, uid)
    stage = stage_before(scoring)
    if not stage:
        raise WrongState("Chưa có cột nào trước cột này.")
    form = GoBackForm(posted(request), initial={"stage": scoring.stage})
    act = _step(scoring, form, services.scoring_go_back)
    if form.save_by(lambda: act(request), lambda: form):
        messages.success(request, f"Đã mở lại {stage_name(stage)}.")
        return redirect("scoring_read", campaign.uid)
    why = "Phiếu đã gửi của cột ấy vẫn giữ điểm; phiếu nào phải sửa thì trả lại phiếu ấy."
    if later := sheets_after(scoring, stage).count():
        why += (
            f"\n{later} phiếu đã gửi của cột sau trở về đang chấm, điểm còn nguyên: "
            "đến lượt cột ấy thì xem lại rồi gửi lại."
        )
    if scoring.published_at:
        why += "\nXếp hạng đã công bố sẽ không còn hiện cho mọi người."
    title = f"Mở lại {stage_name(stage)}"
    return _page(request, campaign, form, title=title, why=why, action_label=title, is_undo=True)


@login_required
@take
def sheet_reopen(request: HttpRequest, uid: UUID, sheet_uid: UUID) -> HttpResponse:
    campaign = campaign_kept(request.user, uid)
    rows = campaign.score_sheets.select_related("unit", "scorer", "commune")
    sheet = get_object_or_404(rows, uid=sheet_uid)
    sheet.campaign = campaign
    form = ReopenForm(posted(request))
    if form.save_by(
        lambda: services.sheet_reopen(sheet=sheet, by=request.user, **form.values()), lambda: form
    ):
        messages.success(request, "Đã trả lại phiếu kèm lý do.")
        return redirect("scoring_read", campaign.uid)
    units = [key for key in (sheet.unit_id, sheet.scorer_id) if key]
    names = unit_names(units, dates.today())
    by = f" do {names[sheet.scorer_id]} chấm" if sheet.scorer_id else ""
    return _page(
        request,
        campaign,
        form,
        title=f"Trả lại phiếu {sheet.get_column_display()}: {names[sheet.unit_id]}",
        why=f"Phiếu của {names[sheet.unit_id]}{by} mở lại để sửa; điểm đã chấm còn nguyên.",
        action_label="Trả lại phiếu",
        is_undo=True,
    )


@login_required
@take
def ranking_close(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign, scoring = _led(request, uid)
    if scoring.stage != DONE:
        raise WrongState("Chưa chấm xong các cột nên chưa chốt xếp hạng.")
    return _confirmed(
        request,
        campaign,
        lambda: services.ranking_close(campaign=campaign, by=request.user),
        done="Đã chốt xếp hạng. Xem lại rồi công bố.",
        title="Chốt xếp hạng",
        why="Điểm, công thức và thứ hạng giữ nguyên từ lúc này, kể cả khi kết quả được sửa sau. "
        "Chưa ai ngoài văn phòng và Hội đồng thấy cho đến khi công bố.",
        action_label="Chốt xếp hạng",
    )


@login_required
@take
def ranking_publish(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign, scoring = _led(request, uid)
    if scoring.stage != DONE:
        raise WrongState("Chưa chấm xong các cột nên chưa công bố.")
    return _confirmed(
        request,
        campaign,
        lambda: services.ranking_publish(campaign=campaign, by=request.user),
        done="Đã công bố xếp hạng.",
        title="Công bố xếp hạng",
        why="Mọi người dùng của xã đọc được thứ hạng, điểm và lý do của mọi đơn vị. "
        "Minh chứng vẫn chỉ văn phòng, Hội đồng và đơn vị xem được.",
        action_label="Công bố",
    )


def _led(request: HttpRequest, uid: UUID) -> tuple[Campaign, Scoring]:
    campaign = campaign_kept(request.user, uid)
    scoring = scoring_of(campaign)
    if not scoring.columns:
        raise WrongState("Chưa chọn các cột chấm.")
    return campaign, scoring


def _step(
    scoring: Scoring, form: StageForm, service: Callable[..., Any]
) -> Callable[[HttpRequest], None]:
    def act(request: HttpRequest) -> None:
        if form.cleaned_data.get("stage") != scoring.stage:
            raise WrongState("Cột chấm vừa được chuyển. Xem lại đang ở cột nào rồi làm tiếp.")
        service(scoring=scoring, by=request.user, **form.values())

    return act


def _why_advance(campaign: Campaign, scoring: Scoring, stage: str) -> str:
    if not scoring.stage:
        return "\n".join(unsound(campaign)) or (
            "Mở rồi thì tiêu chí, các cột và cụm, khối của năm không đổi được nữa."
        )
    column = column_sheets(campaign, scoring.stage)
    missing = column.missing
    if not missing:
        return f"{len(column.asked)} phiếu đã gửi đủ."
    names = unit_names([each.scorer or each.unit for each in missing], dates.today())
    late = sorted({names[each.scorer or each.unit] for each in missing})
    return (
        f"Còn {len(missing)} phiếu chưa gửi: {', '.join(late)}.\n"
        "Phiếu chưa gửi không được tính: đơn vị giữ điểm của cột trước."
    )


def _confirmed(
    request: HttpRequest,
    campaign: Campaign,
    service: Callable[[], Any],
    *,
    done: str,
    **words: Any,
) -> HttpResponse:
    if request.method == "POST":
        service()
        messages.success(request, done)
        return redirect("score_table", campaign.uid)
    return _page(request, campaign, None, **words)


def _page(request: HttpRequest, campaign: Campaign, form: Any, **words: Any) -> HttpResponse:
    context = {
        "form": form,
        "crumbs": crumbs_to(campaign),
        "cancel_url": reverse("scoring_read", args=[campaign.uid]),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, CONFIRM, context | words, status=status)
