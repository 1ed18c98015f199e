"""Tasks of issued plans: the list, and the page on which one is told of and taken as done."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns import services
from campaigns.forms.tasks import ReturnWorkForm, TellForm
from campaigns.models import Plan, TaskWork
from campaigns.selectors import plan_for
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from campaigns.views.refusals import keeping_words
from campaigns.working.accepting import named, tick_of, ticked_works
from campaigns.working.listing import counters, late_message, listing, name_communes, sheet_of
from campaigns.working.page import task_page
from campaigns.working.selectors import task_party_for
from emulation.lib.pages import page_of
from emulation.org.sheets import excel_response
from emulation.papers.downloads import attachment_response
from targets.models import Period

PROGRESS, DONE, ACCEPT, RETURN = "tien-do", "xong", "nhan", "tra-lai"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def task_list(request: HttpRequest) -> HttpResponse:
    """The tasks of every running plan that the person reads; several are accepted at once."""
    return _list(request, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan_tasks(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _list(request, _published(request, uid))


@login_required
@require_safe
def task_export(request: HttpRequest) -> HttpResponse:
    found = listing(request.user, request.GET, None)
    return excel_response(sheet_of(request.user, found), "nhiem-vu")


@login_required
@require_safe
def plan_tasks_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = listing(request.user, request.GET, _published(request, uid))
    return excel_response(sheet_of(request.user, found), "nhiem-vu")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeping_words
def task_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One task of one party: what was told; its forms post to this address."""
    work = _work(request, uid)
    action = request.POST.get("viec", "")
    tell, back = _forms(request, work, action)
    if told := _taken(request, work, action, tell, back):
        messages.success(request, told)
        return redirect(_address(work))
    work = _work(request, uid) if request.method == "POST" else work
    context = task_page(request.user, work) | {"form": tell, "back": back}
    context["crumbs"] = [list_crumb(), plan_crumb(work.party.task.plan), _crumb(work)]
    status = max(tell.status, back.status)
    return render(request, "campaigns/tasks/task_read.html", context, status=status)


@login_required
@require_safe
def task_file(request: HttpRequest, uid: UUID, proof_uid: UUID) -> HttpResponse:
    work = _work(request, uid)
    if not request.user.has_perm("campaigns.view_task_work", work):
        raise Http404
    rows = services.task_evidence_of(party=work.party)
    return attachment_response(get_object_or_404(rows, attachment__uid=proof_uid).attachment)


@require_POST
@login_required
def task_file_remove(request: HttpRequest, uid: UUID, proof_uid: UUID) -> HttpResponse:
    work = _work(request, uid)
    services.task_evidence_remove(work=work, uid=proof_uid, by=request.user)
    messages.success(request, "Đã bỏ tệp.")
    return redirect(_address(work))


def _list(request: HttpRequest, plan: Plan | None) -> HttpResponse:
    if request.method == "POST":
        _accept_ticked(request)
        return redirect(request.get_full_path())
    found = listing(request.user, request.GET, plan)
    page = page_of(request, found.lines)
    for line in page:
        line.tick = tick_of(request.user, line)
    has_communes = len({line.plan.commune_id for line in found.all}) > 1
    if has_communes:
        name_communes(request.user, page)
    context = {
        "title": "Nhiệm vụ",
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)] if plan else [list_crumb()],
        "form": found.form,
        "found": found,
        "page_obj": page,
        "tick_count": sum(bool(line.tick) for line in page),
        "counters": counters(found, request.GET),
        "has_communes": has_communes,
        "late_message": late_message(request.user, found, plan),
        "export_url": reverse("plan_tasks_export", args=[plan.uid])
        if plan
        else reverse("task_export"),
    }
    return render(request, "campaigns/tasks/task_list.html", context)


def _accept_ticked(request: HttpRequest) -> None:
    ticked = ticked_works(request.user, request.POST.getlist("nhan"))
    if not ticked:
        messages.error(request, "Chưa chọn việc nào. Tích ở đầu dòng rồi bấm Nhận.")
    accepted, refused = services.tasks_accept(works=ticked, by=request.user)
    if accepted:
        messages.success(request, f"Đã nhận {len(accepted)} việc là đã xong.")
    names = named([work for work, _ in refused])
    for work, why in refused:
        messages.error(request, f"{names[work.pk]}: {why}")


def _published(request: HttpRequest, uid: UUID) -> Plan:
    """Tasks are work only once the plan was issued; before, they stand on its own page."""
    plan = plan_for(request.user, uid)
    if not plan.is_published:
        raise Http404
    return plan


def _work(request: HttpRequest, uid: UUID) -> TaskWork:
    """Return the work that the address names; ``?ky=`` is the period of a recurring task."""
    party = task_party_for(request.user, uid)
    period = _period(request, party.task.plan)
    try:
        return services.task_work_of(party=party, period=period)
    except ValidationError as error:
        raise Http404 from error


def _period(request: HttpRequest, plan: Plan) -> Period | None:
    asked = request.GET.get("ky", "")
    if not asked:
        return None
    try:
        return get_object_or_404(plan.span.periods, uid=UUID(asked))
    except ValueError as error:
        raise Http404 from error


def _forms(request: HttpRequest, work: TaskWork, action: str) -> tuple[TellForm, ReturnWorkForm]:
    tells = action in (PROGRESS, DONE)
    tell = TellForm(request.POST if tells else None, request.FILES if tells else None, work=work)
    return tell, ReturnWorkForm(request.POST if action == RETURN else None, work=work)


def _taken(
    request: HttpRequest, work: TaskWork, action: str, tell: TellForm, back: ReturnWorkForm
) -> str:
    """Take the step that was posted; return what is said of it, "" where it was refused."""
    steps: dict[str, Callable[[], str]] = {
        PROGRESS: lambda: _told(request, work, tell, is_done=False),
        DONE: lambda: _told(request, work, tell, is_done=True),
        ACCEPT: lambda: _accepted(request, work),
        RETURN: lambda: _returned(request, work, back),
    }
    return steps[action]() if action in steps else ""


def _told(request: HttpRequest, work: TaskWork, form: TellForm, *, is_done: bool) -> str:
    def save() -> None:
        services.task_tell(
            work=work,
            words=form.cleaned_data["text"],
            uploads=form.cleaned_data["files"],
            seen_version=form.cleaned_data["version"],
            is_done=is_done,
            by=request.user,
        )

    def fresh() -> TellForm:
        return TellForm(work=TaskWork.objects.get(party=work.party, period=work.period))

    if not form.save_by(save, fresh):
        return ""
    if not is_done:
        return "Đã lưu tiến độ. Làm xong thì báo đã xong."
    return "Đã báo xong. Người phụ trách thi đua xem rồi nhận, hoặc trả lại kèm lý do."


def _accepted(request: HttpRequest, work: TaskWork) -> str:
    seen = request.POST.get("version", "")
    services.task_accept(
        work=work, seen_version=int(seen) if seen.isdecimal() else 0, by=request.user
    )
    return "Đã nhận là xong."


def _returned(request: HttpRequest, work: TaskWork, form: ReturnWorkForm) -> str:
    def save() -> None:
        given = form.cleaned_data
        services.task_return(
            work=work, reason=given["reason"], seen_version=given["version"], by=request.user
        )

    return "Đã trả lại kèm lý do." if form.save_by(save, lambda: form) else ""


def _crumb(work: TaskWork) -> tuple[str, str]:
    return "Nhiệm vụ", reverse("plan_tasks", args=[work.party.task.plan.uid])


def _address(work: TaskWork) -> str:
    period = f"?ky={work.period.uid}" if work.period else ""
    return reverse("task_read", args=[work.party.uid]) + period
