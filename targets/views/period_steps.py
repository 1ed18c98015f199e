"""A period is opened, put off, locked, opened again: one page each, as one table of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from emulation.lib import dates
from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import WrongState
from emulation.org.selectors import unit_names
from emulation.trail.selectors import entries_of
from targets import services
from targets.forms.periods import ExtendForm, ReasonForm
from targets.models import Period, Span
from targets.reporting import progress
from targets.reporting.visible import periods_visible_to
from targets.views.common import require_keeping

HISTORY_LINES = 10


@dataclass(frozen=True)
class Step:
    """One step of a period: its service, the words of its page and what bars it."""

    service: Callable[..., Period]
    bars: Callable[[Period], str]
    title: str  # "{period}" is filled in, here and in ``done``
    why: str
    action: str
    done: str
    form: type[forms.Form] = forms.Form
    is_undo: bool = False


def page_of(step: Step) -> Callable[..., HttpResponse]:
    """Return the view of a step."""

    @login_required
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, uid: UUID) -> HttpResponse:
        period = get_object_or_404(periods_visible_to(request.user), uid=uid)
        require_keeping(request, period.commune)
        form = step.form(posted(request))
        if request.method == "POST" and form.is_valid() and _taken(request, step, period, form):
            messages.success(request, step.done.format(period=period.name))
            return redirect(list_of(period.span))
        return render(request, "targets/period_step.html", _page(step, period, form))

    return view


def list_of(span: Span) -> str:
    return f"{reverse('period_list')}?{urlencode({'thoi_gian': span.uid})}"


def crumbs_of(span: Span) -> list[tuple[str, str]]:
    return [("Báo cáo", reverse("report_list")), ("Kỳ báo cáo", list_of(span))]


def _taken(request: HttpRequest, step: Step, period: Period, form: forms.Form) -> bool:
    try:
        step.service(period=period, by=request.user, **form.cleaned_data)
    except (ValidationError, WrongState) as refused:
        period.refresh_from_db()
        put_refusal(form, refused)
        return False
    return True


def _page(step: Step, period: Period, form: forms.Form) -> dict[str, Any]:
    done = progress.progress_of(period.span, [period])[period.pk]
    names = unit_names(done.asked, dates.today())
    return {
        "title": step.title.format(period=period.name),
        "crumbs": crumbs_of(period.span),
        "period": period,
        "progress": done,
        "missing": [names[unit] for unit in done.missing],
        "why": step.why,
        "barred": step.bars(period),
        "form": form,
        "action_label": step.action,
        "cancel_url": list_of(period.span),
        "is_undo": step.is_undo,
        "is_lock": step.service is services.period_lock,
        "history": entries_of(period.uid)[:HISTORY_LINES],
    }


period_open = page_of(
    Step(
        service=services.period_open,
        bars=progress.why_not_open,
        title="Mở kỳ {period}",
        why="Các đơn vị được giao chỉ tiêu thấy kỳ này trong “Việc của tôi” và gửi được báo cáo.",
        action="Mở nhận báo cáo",
        done="Đã mở {period}. Các đơn vị gửi được báo cáo.",
    )
)
period_extend = page_of(
    Step(
        service=services.period_extend,
        bars=progress.why_not_extend,
        title="Gia hạn {period}",
        why="Hạn ban đầu được giữ: đơn vị gửi đúng hạn hay chậm vẫn tính theo hạn ban đầu.",
        action="Gia hạn",
        done="Đã gia hạn {period}.",
        form=ExtendForm,
    )
)
period_lock = page_of(
    Step(
        service=services.period_lock,
        bars=progress.why_not_lock,
        title="Khóa {period}",
        why="Sau khi khóa, số đã duyệt và kết quả của kỳ giữ nguyên. Sửa một số đã khóa thì "
        "số cũ vẫn còn bên cạnh số mới, kèm lý do.",
        action="Khóa kỳ này",
        done="Đã khóa {period}. Kết quả của kỳ đã chốt.",
    )
)
period_reopen = page_of(
    Step(
        service=services.period_reopen,
        bars=progress.why_not_reopen,
        title="Mở lại {period}",
        why="Các đơn vị gửi, sửa được báo cáo của kỳ. Kết quả đã chốt vẫn được giữ; "
        "kết quả thay đổi được ghi thành hàng mới.",
        action="Mở lại kỳ này",
        done="Đã mở lại {period}.",
        form=ReasonForm,
        is_undo=True,
    )
)
