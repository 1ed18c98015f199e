"""The steps of a plan's way that ask for one word or none, as one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from campaigns import services
from campaigns.forms.life import NoteForm, ReasonForm, ReturnForm, StepForm
from campaigns.models import Plan, PlanKind, Revision
from campaigns.reporting.lists import year_report_issued
from campaigns.rules import ABOVE
from campaigns.selectors import open_comments
from campaigns.views.stepping import confirm, done, step
from emulation.lib.dates import date_short, local_day


@dataclass(frozen=True)
class Confirmed:
    """One step: its right and service, and the words of its page. ``word``: what is asked for.

    "{plan}" and "{noun}" in the words are filled in.
    """

    right: str
    service: Callable[..., None]
    title: str
    why: str
    action: str
    done: str
    form: type[StepForm] = NoteForm
    word: str = "note"
    is_undo: bool = False


def page_of(one: Confirmed) -> Callable[..., HttpResponse]:
    """Return the view of a step."""

    @step(one.right)
    def view(request: HttpRequest, plan: Plan) -> HttpResponse:
        form = one.form(request.POST or None, plan=plan)
        if form.done_by(lambda: one.service(plan=plan, by=request.user, **_word(one, form))):
            return done(request, plan, _filled(one.done, plan))
        return confirm(
            request,
            plan,
            "campaigns/life/confirm.html",
            title=_filled(one.title, plan),
            why=_why(plan, one),
            form=form,
            action_label=_filled(one.action, plan),
            is_undo=one.is_undo,
            **_to_weigh(plan, one),
        )

    return view


def _why(plan: Plan, one: Confirmed) -> str:
    warned = _warned(plan.submitted_revision) if one.right in _ASSENTS else ""
    return f"{_named(plan)}{warned}\n{_filled(one.why, plan)}"


def _filled(words: str, plan: Plan) -> str:
    return words.format(plan=plan, noun=plan.noun)


def _word(one: Confirmed, form: StepForm) -> dict[str, str]:
    return {one.word: form.cleaned_data[one.word]} if one.word else {}


def _to_weigh(plan: Plan, one: Confirmed) -> dict[str, Any]:
    """Return what was said and not answered, for whoever decides on a submission.

    Whoever closes a year is told by which report it was summed up.
    """
    if one.right == "campaigns.close_plan" and plan.kind == PlanKind.YEARLY:
        return {"is_closing_year": True, "summed_up_by": year_report_issued(plan)}
    if one.right not in _DECISIONS:
        return {}
    return {
        "comments": open_comments(plan),
        "goes_with_it": one.right == "campaigns.return_plan",
    }


_ASSENTS = ("campaigns.agree_plan", "campaigns.approve_plan")
_DECISIONS = ("campaigns.agree_plan", "campaigns.return_plan", "campaigns.approve_plan")


def _named(plan: Plan) -> str:
    if plan.state not in ABOVE:
        return f"{plan}."
    revision = plan.submitted_revision
    return (
        f"{plan}: {revision.get_reason_display().lower()} lần {revision.number}, "
        f"{plan.submitted_by.person} trình ngày {date_short(local_day(revision.made_at))}."
    )


def _warned(revision: Revision) -> str:
    if not revision.warnings:
        return ""
    return (
        f"\nCòn {len(revision.warnings)} chỗ nên xem lúc trình. Lý do: {revision.warnings_reason}"
    )


plan_agree = page_of(
    Confirmed(
        right="campaigns.agree_plan",
        service=services.plan_agree,
        title="Đồng ý với {noun}",
        why="Sau ý kiến này, {noun} đến người xem xét tiếp theo hoặc đến lãnh đạo UBND.",
        action="Đồng ý",
        done="Đã ghi ý kiến đồng ý.",
    )
)
plan_return = page_of(
    Confirmed(
        right="campaigns.return_plan",
        service=services.plan_return,
        title="Trả lại {noun}",
        why="Lý do hiện ở đầu bản thảo cho người soạn sửa.",
        action="Trả lại",
        done="Đã trả lại {plan} kèm lý do.",
        form=ReturnForm,
        word="reason",
        is_undo=True,
    )
)
plan_approve = page_of(
    Confirmed(
        right="campaigns.approve_plan",
        service=services.plan_approve,
        title="Duyệt {noun}",
        why="Bản ban hành giữ nguyên nội dung này, chỉ thêm số và ngày.",
        action="Duyệt {noun}",
        done="Đã duyệt. Văn thư cho số, ngày và ban hành.",
    )
)
plan_recall = page_of(
    Confirmed(
        right="campaigns.recall_plan",
        service=services.plan_recall,
        title="Thu hồi bản trình",
        why="Bản trình được giữ trong các bản đã lập; {noun} mở lại để sửa.",
        action="Thu hồi bản trình",
        done="Đã thu hồi. Sửa xong thì trình lại.",
        form=StepForm,
        word="",
        is_undo=True,
    )
)
plan_abandon = page_of(
    Confirmed(
        right="campaigns.abandon_plan",
        service=services.plan_abandon,
        title="Hủy bản soạn thảo",
        why="Bản soạn thảo ở lại trong danh sách, ghi là đã hủy, và không sửa được nữa.",
        action="Hủy bản soạn thảo",
        done="Đã hủy bản soạn thảo {plan}.",
        form=ReasonForm,
        word="reason",
        is_undo=True,
    )
)
plan_close = page_of(
    Confirmed(
        right="campaigns.close_plan",
        service=services.plan_close,
        title="Ghi kế hoạch đã tổng kết",
        why="Ghi khi đã họp tổng kết; kế hoạch ở lại làm căn cứ của năm.",
        action="Ghi đã tổng kết",
        done="Đã ghi kế hoạch đã tổng kết.",
    )
)
