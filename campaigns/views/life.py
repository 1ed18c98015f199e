"""The steps of a plan's way, each on a page of its own that works without JavaScript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from campaigns import services
from campaigns.checks import plan_checks
from campaigns.content import plan_content
from campaigns.forms.life import IssueForm, NoteForm, ReasonForm, StepForm, SubmitForm
from campaigns.models import Plan
from campaigns.paper import plan_document
from campaigns.selectors import plan_in_hand
from campaigns.services.life import issued_content
from campaigns.views.read import list_crumb, plan_crumb
from emulation.lib.dates import date_short, local_day
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.pdf import paper_html
from emulation.papers.services import series_for

View = Callable[[HttpRequest, Plan], HttpResponse]


def step(right: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Give a view the plan if its step is the person's now.

    404 for another commune's plan, 403 without the right, ``WrongState`` when it is too late.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def page(request: HttpRequest, uid: UUID) -> HttpResponse:
            plan = plan_in_hand(request.user, uid)
            services.plan_step(plan, right, request.user)
            return view(request, plan)

        return page

    return decorate


def confirm(
    request: HttpRequest, plan: Plan, template: str = "emulation/confirm.html", **words: Any
) -> HttpResponse:
    if request.method == "POST":
        plan.refresh_from_db(fields=["state"])  # a step that was refused half-way left its own
    context = {
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "cancel_url": reverse("plan_read", args=[plan.uid]),
    }
    return render(request, template, context | words)


def done(request: HttpRequest, plan: Plan, sentence: str) -> HttpResponse:
    """Go back to the plan; to the list where the person may no longer read it."""
    messages.success(request, sentence)
    if request.user.has_perm("campaigns.view_plan", plan):
        return redirect("plan_read", plan.uid)
    return redirect("plan_list")


@step("campaigns.submit_plan")
def plan_submit(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = SubmitForm(request.POST or None, plan=plan, user=request.user)
    if form.save_by(
        lambda: services.plan_submit(
            plan=plan,
            reviewers=form.reviewers(),
            note=form.cleaned_data["note"],
            by=request.user,
        ),
        lambda: form,
    ):
        return done(request, plan, "Đã trình. Cấp trên chưa tiếp nhận thì còn thu hồi được.")
    checks = [check for check in plan_checks(plan_content(plan)) if not check.ok]
    return confirm(
        request,
        plan,
        "campaigns/life/submit.html",
        title="Trình duyệt kế hoạch",
        form=form,
        blocking=[check for check in checks if check.blocks],
        worth_a_look=[check for check in checks if not check.blocks],
    )


@require_POST
@step("campaigns.receive_plan")
def plan_receive(request: HttpRequest, plan: Plan) -> HttpResponse:
    services.plan_receive(plan=plan, by=request.user)
    return done(request, plan, "Đã tiếp nhận. Người soạn không thu hồi được nữa.")


@step("campaigns.agree_plan")
def plan_agree(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = NoteForm(request.POST or None, plan=plan)
    if form.done_by(
        lambda: services.plan_agree(plan=plan, note=form.cleaned_data["note"], by=request.user)
    ):
        return done(request, plan, "Đã ghi ý kiến đồng ý.")
    return confirm(
        request,
        plan,
        title="Đồng ý với kế hoạch",
        why=f"{_named(plan)}\nSau ý kiến này, kế hoạch đến người xem xét tiếp theo hoặc đến "
        "lãnh đạo UBND.",
        form=form,
        action_label="Đồng ý",
    )


@step("campaigns.return_plan")
def plan_return(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = ReasonForm(request.POST or None, plan=plan)
    if form.done_by(
        lambda: services.plan_return(plan=plan, reason=form.cleaned_data["reason"], by=request.user)
    ):
        return done(request, plan, f"Đã trả lại {plan} kèm lý do.")
    return confirm(
        request,
        plan,
        title="Trả lại kế hoạch",
        why=f"{_named(plan)}\nLý do hiện ở đầu bản thảo cho người soạn sửa.",
        form=form,
        action_label="Trả lại",
        is_undo=True,
    )


@step("campaigns.approve_plan")
def plan_approve(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = NoteForm(request.POST or None, plan=plan)
    if form.done_by(
        lambda: services.plan_approve(plan=plan, note=form.cleaned_data["note"], by=request.user)
    ):
        return done(request, plan, "Đã duyệt. Văn thư cho số, ngày và ban hành.")
    return confirm(
        request,
        plan,
        title="Duyệt kế hoạch",
        why=f"{_named(plan)}\nBản ban hành giữ nguyên nội dung này, chỉ thêm số và ngày.",
        form=form,
        action_label="Duyệt kế hoạch",
    )


@step("campaigns.recall_plan")
def plan_recall(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = StepForm(request.POST or None, plan=plan)
    if form.done_by(lambda: services.plan_recall(plan=plan, by=request.user)):
        return done(request, plan, "Đã thu hồi. Sửa xong thì trình lại.")
    return confirm(
        request,
        plan,
        title="Thu hồi bản trình",
        why=f"{_named(plan)}\nBản trình được giữ trong các bản đã lập; kế hoạch mở lại để sửa.",
        form=form,
        action_label="Thu hồi bản trình",
        is_undo=True,
    )


@step("campaigns.abandon_plan")
def plan_abandon(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = ReasonForm(request.POST or None, plan=plan)
    if form.done_by(
        lambda: services.plan_abandon(
            plan=plan, reason=form.cleaned_data["reason"], by=request.user
        )
    ):
        return done(request, plan, f"Đã hủy bản soạn thảo {plan}.")
    return confirm(
        request,
        plan,
        title="Hủy bản soạn thảo",
        why=f"{plan}.\nBản soạn thảo ở lại trong danh sách, ghi là đã hủy, và không sửa được nữa.",
        form=form,
        action_label="Hủy bản soạn thảo",
        is_undo=True,
    )


@step("campaigns.close_plan")
def plan_close(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = NoteForm(request.POST or None, plan=plan)
    if form.done_by(
        lambda: services.plan_close(plan=plan, note=form.cleaned_data["note"], by=request.user)
    ):
        return done(request, plan, "Đã ghi kế hoạch đã tổng kết.")
    return confirm(
        request,
        plan,
        title="Ghi kế hoạch đã tổng kết",
        why=f"{plan}.\nGhi khi đã họp tổng kết; kế hoạch ở lại làm căn cứ của năm.",
        form=form,
        action_label="Ghi đã tổng kết",
    )


@step("campaigns.issue_plan")
def plan_issue(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = IssueForm(request.POST or None, plan=plan, series=_series(plan, request.POST))
    if "xem" not in request.POST and form.done_by(
        lambda: services.plan_issue(
            plan=plan,
            issued_on=form.cleaned_data["issued_on"],
            number=form.cleaned_data.get("number"),
            by=request.user,
        )
    ):
        return done(request, plan, f"Đã ban hành {plan.paper.citation}.")
    return confirm(
        request,
        plan,
        "campaigns/life/issue.html",
        title="Ban hành kế hoạch",
        form=form,
        **_issue_words(plan, form),
    )


def _issue_words(plan: Plan, form: IssueForm) -> dict[str, Any]:
    """Show the paper with the number and the day that it will get."""
    day = _value(form, "issued_on") or form.fields["issued_on"].initial
    series = _series_of(plan, day.year)
    number = _next_number(series) if series else ""
    number = number or (f"{typed:02d}" if (typed := _value(form, "number")) else "")
    content = issued_content(plan.submitted_revision.content, number=number, issued_on=day)
    return {
        "series": series,
        "year": day.year,
        "number": number,
        "day": date_short(day),
        "paper": paper_html(plan_document(content, is_draft=False), on_screen=True),
    }


def _value(form: IssueForm, name: str) -> Any:
    return form.cleaned_data.get(name) if form.is_bound and form.is_valid() else None


def _next_number(series: NumberSeries) -> str:
    return f"{series.next_number:02d}" if series.mode == NumberSeries.Mode.ALLOT else ""


def _series(plan: Plan, data: Any) -> NumberSeries | None:
    """Return the series of the year that was typed, so that its own way to number is asked."""
    form = IssueForm({"issued_on": data.get("issued_on")}, plan=plan, series=None)
    typed: dt.date | None = form.cleaned_data.get("issued_on") if form.is_valid() else None
    return _series_of(plan, (typed or form.fields["issued_on"].initial).year)


def _series_of(plan: Plan, year: int) -> NumberSeries | None:
    try:
        return series_for(body=plan.issuing_body, kind=PaperKind.PLAN, year=year)
    except ValidationError:
        return None


def _named(plan: Plan) -> str:
    revision = plan.submitted_revision
    return (
        f"{plan}: {revision.get_reason_display().lower()} lần {revision.number}, "
        f"{plan.submitted_by.person} trình ngày {date_short(local_day(revision.made_at))}."
    )
