"""The steps of the way of letters to late units, each on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns import services
from campaigns.forms.urging import (
    UrgingIssueForm,
    UrgingNoteForm,
    UrgingReasonForm,
    UrgingStepForm,
    typed_day,
)
from campaigns.models import Urging
from campaigns.urging.letters import contents_of, document_of
from campaigns.urging.rules import urgings_in_hand
from campaigns.urging.standing import submitted_words
from campaigns.views.refusals import keeping_words
from campaigns.views.urging.common import crumbs_to, rows_of
from emulation.lib.pages import posted
from emulation.org.models import Commune
from emulation.org.selectors import commune_unit
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.pdf import paper_html
from emulation.papers.services import series_for

View = Callable[[HttpRequest, Urging], HttpResponse]
CONFIRM = "emulation/confirm.html"


def step(right: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Give a view the letter if its step is the person's now.

    404 for another commune's letter, 403 without the right, ``WrongState`` when it is too late.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @keeping_words
        @wraps(view)
        def page(request: HttpRequest, uid: UUID) -> HttpResponse:
            urging = get_object_or_404(urgings_in_hand(request.user), uid=uid)
            services.urging_step(urging, right, request.user)
            return view(request, urging)

        return page

    return decorate


@step("campaigns.submit_urging")
def urging_submit(request: HttpRequest, urging: Urging) -> HttpResponse:
    form = UrgingStepForm(posted(request), urging=urging)
    if form.done_by(services.urging_submit, urging, request.user):
        return _done(request, urging, "Đã trình. Lãnh đạo chưa duyệt thì còn thu hồi được.")
    return _page(
        request,
        urging,
        title="Trình duyệt công văn đôn đốc",
        why=f"{urging.units.count()} công văn giữ nguyên nội dung từ lúc này. Lãnh đạo UBND "
        "duyệt xong, văn thư cho số, ngày và ban hành.",
        form=form,
        action_label="Trình duyệt",
    )


@step("campaigns.recall_urging")
def urging_recall(request: HttpRequest, urging: Urging) -> HttpResponse:
    form = UrgingStepForm(posted(request), urging=urging)
    if form.done_by(services.urging_recall, urging, request.user):
        return _done(request, urging, "Đã thu hồi. Sửa xong thì trình lại.")
    return _page(
        request,
        urging,
        title="Thu hồi công văn đã trình",
        why=f"{submitted_words(urging)} Lãnh đạo chưa duyệt; công văn mở lại để sửa.",
        form=form,
        action_label="Thu hồi",
        is_undo=True,
    )


@step("campaigns.return_urging")
def urging_return(request: HttpRequest, urging: Urging) -> HttpResponse:
    form = UrgingReasonForm(posted(request), urging=urging)
    if form.done_by(services.urging_return, urging, request.user):
        return _done(request, urging, "Đã trả lại kèm lý do.")
    return _page(
        request,
        urging,
        title="Trả lại công văn đôn đốc",
        why=f"{submitted_words(urging)} Lý do hiện ở đầu công văn cho người soạn sửa.",
        form=form,
        action_label="Trả lại",
        is_undo=True,
    )


@step("campaigns.approve_urging")
def urging_approve(request: HttpRequest, urging: Urging) -> HttpResponse:
    """Every letter as the paper that it will be, then one decision on all."""
    form = UrgingNoteForm(posted(request), urging=urging)
    if form.done_by(services.urging_approve, urging, request.user):
        return _done(request, urging, "Đã duyệt. Văn thư cho số, ngày và ban hành.")
    rows = [row for row, _ in rows_of(urging)]
    contents = contents_of(urging, rows)
    return _page(
        request,
        urging,
        template="campaigns/urging/approve.html",
        title="Duyệt công văn đôn đốc",
        submitted_words=submitted_words(urging),
        papers=[
            (content["unit"], row.late, paper_html(document_of(row, content), on_screen=True))
            for row, content in zip(rows, contents, strict=True)
        ],
        form=form,
        action_label=f"Duyệt {len(rows)} công văn",
    )


@step("campaigns.abandon_urging")
def urging_abandon(request: HttpRequest, urging: Urging) -> HttpResponse:
    form = UrgingReasonForm(posted(request), urging=urging)
    if form.done_by(services.urging_abandon, urging, request.user):
        return _done(request, urging, "Đã hủy bản soạn thảo.")
    return _page(
        request,
        urging,
        title="Hủy bản soạn thảo",
        why="Công văn ở lại trong danh sách, ghi là đã hủy, và không sửa được nữa.",
        form=form,
        action_label="Hủy bản soạn thảo",
        is_undo=True,
    )


@step("campaigns.issue_urging")
def urging_issue(request: HttpRequest, urging: Urging) -> HttpResponse:
    rows, day = rows_of(urging), typed_day(request.POST)
    series = _series(urging.commune, day.year)
    form = UrgingIssueForm(posted(request), urging=urging, rows=rows, series=series)
    if form.done_by(services.urging_issue, urging, request.user):
        return _done(request, urging, f"Đã ban hành {len(rows)} công văn.")
    return _page(
        request,
        urging,
        template="campaigns/urging/issue.html",
        title="Cho số và ban hành công văn",
        rows=rows,
        series=series,
        form=form,
        year=day.year,
    )


def _page(
    request: HttpRequest, urging: Urging, *, template: str = CONFIRM, **words: Any
) -> HttpResponse:
    if request.method == "POST":
        urging.refresh_from_db(fields=["state"])  # a step that was refused half-way left its own
    context = {
        "urging": urging,
        "crumbs": crumbs_to(urging),
        "cancel_url": reverse("urging_read", args=[urging.uid]),
    }
    return render(request, template, context | words)


def _done(request: HttpRequest, urging: Urging, sentence: str) -> HttpResponse:
    """Go back to the letter; to the list where the person may no longer read it."""
    messages.success(request, sentence)
    if request.user.has_perm("campaigns.view_urging", urging):
        return redirect("urging_read", urging.uid)
    return redirect("urging_list")


def _series(commune: Commune, year: int) -> NumberSeries | None:
    try:
        return series_for(body=commune_unit(commune), kind=PaperKind.LETTER, year=year)
    except ValidationError:
        return None
