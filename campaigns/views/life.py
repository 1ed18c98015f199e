"""The first and the last step of a plan's way, which ask for more than a word."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from campaigns import services
from campaigns.checks import Check, Level, open_checks
from campaigns.checks.rows import check_rows
from campaigns.content import plan_content
from campaigns.forms.life import IssueForm, SubmitForm
from campaigns.models import Plan
from campaigns.nouns import noun_of
from campaigns.paper import plan_document
from campaigns.selectors import open_comments
from campaigns.services.life.issuing import issued_content
from campaigns.views.stepping import confirm, done, step
from emulation.lib.dates import date_short
from emulation.lib.pages import posted
from emulation.papers.models import NumberSeries
from emulation.papers.pdf import paper_html
from emulation.papers.services import series_for


@step("campaigns.submit_plan")
def plan_submit(request: HttpRequest, plan: Plan) -> HttpResponse:
    checks = open_checks(plan_content(plan))
    form = SubmitForm(posted(request), plan=plan, user=request.user, warnings=_warnings(checks))
    if form.save_by(
        lambda: services.plan_submit(
            plan=plan,
            reviewers=form.reviewers(),
            note=form.cleaned_data["note"],
            warnings_reason=form.cleaned_data.get("warnings_reason", ""),
            warnings_seen=form.seen(),
            by=request.user,
        ),
        lambda: form,
    ):
        return done(request, plan, "Đã trình. Cấp trên chưa tiếp nhận thì còn thu hồi được.")
    if request.method == "POST":
        plan.refresh_from_db()  # a service that refused has left its own in it
        checks = open_checks(plan_content(plan))
    return _submit_page(request, plan, form, checks)


def _submit_page(
    request: HttpRequest, plan: Plan, form: SubmitForm, checks: list[Check]
) -> HttpResponse:
    rows = check_rows(plan, checks)
    form.refresh(_warnings(checks))
    return confirm(
        request,
        plan,
        "campaigns/life/submit.html",
        title=f"Trình duyệt {plan.noun}",
        form=form,
        blocking=[row for row in rows if row.level == Level.MUST],
        worth_a_look=[row for row in rows if row.level == Level.LOOK],
        hint_count=sum(row.level == Level.HINT for row in rows),
        comments=open_comments(plan),
    )


def _warnings(checks: list[Check]) -> list[str]:
    return [check.key for check in checks if check.level == Level.LOOK]


@require_POST
@step("campaigns.receive_plan")
def plan_receive(request: HttpRequest, plan: Plan) -> HttpResponse:
    services.plan_receive(plan=plan, by=request.user)
    return done(request, plan, "Đã tiếp nhận. Người soạn không thu hồi được nữa.")


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
        title=f"Ban hành {plan.noun}",
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
        return series_for(body=plan.issuing_body, kind=noun_of(plan.kind).series, year=year)
    except ValidationError:
        return None
