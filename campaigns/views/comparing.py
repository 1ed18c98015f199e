"""A corrected copy of a draft: handed in, its differences taken one by one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns import services
from campaigns.comparing.page import ANSWER, DifferenceRow, difference_rows
from campaigns.comparing.uploaded import Comparison, comparison_of
from campaigns.figures import FigureQuestions
from campaigns.forms.comparing import CorrectedCopyForm
from campaigns.models import Intake, IntakeState, Plan
from campaigns.selectors import intake_for
from campaigns.services.comparing.differences import DifferenceGone, words_only
from campaigns.views.edit.common import plan_page, row_to_write
from emulation.lib.pages import page_of
from emulation.org.models import User
from emulation.trail.selectors import entries_of

UNANSWERED = "Chọn có đổi chỉ tiêu theo hay không, rồi nhận."
HISTORY_ROWS = 5


@plan_page
def corrected_copy_start(request: HttpRequest, plan: Plan) -> HttpResponse:
    is_sent = request.method == "POST"
    form = CorrectedCopyForm(*(request.POST, request.FILES) if is_sent else ())
    made: list[Intake] = []
    if form.save_by(lambda: made.append(start(plan, form, request.user)), CorrectedCopyForm):
        return redirect("corrected_copy", plan.uid, made[0].uid)
    open_copies = plan.corrected_copies.filter(state=IntakeState.READ)
    context = {"plan": plan, "form": form, "open_copies": open_copies.defer("original", "reading")}
    return render(request, "campaigns/comparing/start.html", context)


def start(plan: Plan, form: CorrectedCopyForm, by: User) -> Intake:
    """Read the copy; a refusal of the reader stands at the field."""
    upload = form.cleaned_data["upload"]
    try:
        return services.intake_start(
            commune=plan.commune, data=upload.read(), name=upload.name, by=by, onto=plan
        )
    except ValidationError as error:
        raise ValidationError({"upload": error.messages}) from error


@require_safe
@login_required
def intake_compare(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Lead from a reading to the plan that it is compared with."""
    intake = intake_for(request.user, uid)
    if intake.onto is None:
        raise Http404
    return redirect("corrected_copy", intake.onto.uid, uid)


@plan_page
def corrected_copy(request: HttpRequest, plan: Plan, copy_uid: UUID) -> HttpResponse:
    """The list of differences; a POST takes one, leaves one, takes all words, or ends it."""
    intake = row_to_write(
        request, plan.corrected_copies.select_related("commune", "onto"), copy_uid, "Bản sửa này"
    )
    if not intake.is_open and request.method == "GET":
        messages.info(request, f"Bản sửa “{intake.name}”: {intake.get_state_display().lower()}.")
        return redirect("plan_edit", plan.uid)
    do = DEEDS.get(request.POST.get("lam", ""), show) if request.method == "POST" else show
    try:
        return do(request, plan, intake)
    except DifferenceGone as gone:
        return show(request, plan, intake, refusal=str(gone), status=409)


# What the buttons do


def take(request: HttpRequest, plan: Plan, intake: Intake) -> HttpResponse:
    key, answers = request.POST.get("cho", ""), answers_in(request)
    try:
        one = services.difference_take(
            plan=plan, intake=intake, key=key, answers=answers, by=request.user
        )
    except FigureQuestions:
        return show(request, plan, intake, key, UNANSWERED)
    except ValidationError as error:
        return show(request, plan, intake, key, " ".join(error.messages))
    messages.success(request, f"Đã nhận vào {plan.noun}: {one.where}.")
    return back(request, plan, intake)


def leave(request: HttpRequest, plan: Plan, intake: Intake) -> HttpResponse:
    key = request.POST.get("cho", "")
    one = services.difference_leave(plan=plan, intake=intake, key=key, by=request.user)
    messages.success(request, f"Đã bỏ qua: {one.where}. Còn lấy lại được ở cuối trang.")
    return back(request, plan, intake)


def unleave(request: HttpRequest, plan: Plan, intake: Intake) -> HttpResponse:
    key = request.POST.get("cho", "")
    services.difference_unleave(plan=plan, intake=intake, key=key, by=request.user)
    return redirect(f"{address(plan, intake)}#cho-{key}")


def take_words(request: HttpRequest, plan: Plan, intake: Intake) -> HttpResponse:
    taken, refusals = services.differences_take(plan=plan, intake=intake, by=request.user)
    messages.success(request, f"Đã nhận {taken} chỗ chỉ sửa chữ vào {plan.noun}.")
    for refusal in refusals:
        messages.warning(request, f"Chưa nhận được {refusal}")
    return redirect(address(plan, intake))


def finish(request: HttpRequest, plan: Plan, intake: Intake) -> HttpResponse:
    if any(not row.is_left for row in difference_rows(comparison_of(plan, intake), intake)):
        messages.warning(request, "Còn chỗ chưa nhận, chưa bỏ qua. Xem hết rồi bấm Xong.")
        return redirect(address(plan, intake))
    services.intake_finish(intake=intake, by=request.user)
    messages.success(request, f"Đã so xong bản “{intake.name}” với {plan.noun}.")
    return redirect("plan_edit", plan.uid)


DEEDS = {
    "nhan": take,
    "bo-qua": leave,
    "lay-lai": unleave,
    "nhan-het": take_words,
    "xong": finish,
}


# What they share


def show(
    request: HttpRequest,
    plan: Plan,
    intake: Intake,
    key: str = "",
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the differences as they stand now; a refusal stands at the one it is about."""
    if refusal:  # what was refused has left its traces
        plan.refresh_from_db()
        intake.refresh_from_db()
    comparison = comparison_of(plan, intake)
    refusals = {key: refusal} if refusal else {}
    rows = difference_rows(comparison, intake, answers=answers_in(request), refusals=refusals)
    context = shown(comparison, intake, rows) | {
        "plan": plan,
        "intake": intake,
        "page_obj": page_of(request, [row for row in rows if not row.is_left]),
        "refused": next((row for row in rows if row.refusal), None),
        "history": entries_of(plan.uid)[:HISTORY_ROWS],
    }
    context["came_too_late"] = refusal if status == 409 else ""
    return render(request, "campaigns/comparing/copy.html", context, status=status)


def shown(comparison: Comparison, intake: Intake, rows: list[DifferenceRow]) -> dict[str, object]:
    left = [row for row in rows if row.is_left]
    return {
        "left": left,
        "open_count": len(rows) - len(left),
        "taken_count": len(intake.taken),
        "words_count": len(words_only(comparison.differences, intake.left)),
        "is_of_another_plan": comparison.is_of_another_plan,
        "warnings": comparison.reading.warnings,
    }


def back(request: HttpRequest, plan: Plan, intake: Intake) -> HttpResponse:
    """Go on to the difference that now stands in the place of the one dealt with."""
    follows = request.POST.get("sau", "")
    page = request.POST.get("trang", "")
    query = f"?page={page}" if page.isdecimal() and page != "1" else ""
    return redirect(f"{address(plan, intake)}{query}#{f'cho-{follows}' if follows else 'con'}")


def address(plan: Plan, intake: Intake) -> str:
    return reverse("corrected_copy", args=[plan.uid, intake.uid])


def answers_in(request: HttpRequest) -> dict[str, str]:
    return {
        name.removeprefix(ANSWER): value
        for name, value in request.POST.items()
        if name.startswith(ANSWER)
    }
