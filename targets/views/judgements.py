"""The clerk's word on a target that figures alone cannot judge."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from emulation.lib.dates import today
from emulation.lib.pages import put_refusal
from emulation.lib.states import WrongState
from emulation.org.selectors import unit_names
from emulation.papers.downloads import attachment_response
from targets import selectors, services
from targets.forms.judging import JudgementForm
from targets.listing import value_words
from targets.models import (
    IndicatorKind,
    Judgement,
    Period,
    PeriodState,
    ReportFigure,
    ReportState,
    Target,
)
from targets.views.common import kept_target, list_address

WORDED = (IndicatorKind.QUALITATIVE, IndicatorKind.LEVEL)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def judgement_edit(request: HttpRequest, uid: UUID, period_uid: UUID) -> HttpResponse:
    target = kept_target(request, uid)
    period = get_object_or_404(Period, uid=period_uid, span=target.span)
    made = list(_made(target, period))
    now = next((row for row in made if row.is_current), None)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    initial = {"verdict": now.verdict, "words": now.words} if now else None
    form = JudgementForm(*sent, initial=initial)
    if request.method == "POST" and form.is_valid() and _judged(request, form, target, period):
        return redirect("target_read", target.uid)
    back = reverse("target_read", args=[target.uid])
    context = {
        "title": f"Đánh giá: {target.name}",
        "crumbs": [("Chỉ tiêu", list_address(target.span)), (target.name, back)],
        "target": target,
        "period": period,
        "words": value_words(target.current, target.indicator.unit_text),
        "has_figure": target.indicator.kind not in WORDED,
        "form": form,
        "now": now,
        "made": made,
        "told": _told(target, period),
        "barred": f"{period.name} chưa mở." if period.state == PeriodState.PLANNED else "",
        "others": target.span.periods.exclude(state=PeriodState.PLANNED).order_by("number"),
        "back_url": back,
    }
    return render(request, "targets/judgement_edit.html", context)


@login_required
@require_safe
def judgement_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hand out the proof of a judgement to whoever reads the target."""
    targets = selectors.targets_visible_to(request.user)
    rows = Judgement.objects.filter(target__in=targets.order_by().values("pk"))
    judgement = get_object_or_404(rows.exclude(attachment=None), uid=uid)
    return attachment_response(judgement.attachment)


def _judged(request: HttpRequest, form: JudgementForm, target: Target, period: Period) -> bool:
    try:
        services.judgement_make(target=target, period=period, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        # What is wrong with a file comes without the name of a field.
        is_of_file = form.cleaned_data["upload"] and not hasattr(refused, "error_dict")
        if is_of_file:
            form.add_error("upload", refused)
        else:
            put_refusal(form, refused)
        return False
    except WrongState as refused:
        put_refusal(form, refused)
        return False
    messages.success(request, f"Đã đánh giá {target.name}, {period.name}.")
    return True


def _made(target: Target, period: Period) -> list[Judgement]:
    rows = Judgement.objects.filter(target=target, period=period)
    return list(rows.select_related("attachment", "made_by__person").order_by("-pk"))


def _told(target: Target, period: Period) -> list[tuple[str, ReportFigure]]:
    """Return what units wrote or reported of the target in the period, with their names."""
    rows = ReportFigure.objects.filter(
        share__target=target, report__period=period, is_current=True
    ).exclude(report__state=ReportState.DRAFT)
    figures = list(rows.select_related("share", "report", "strand").order_by("share__unit", "pk"))
    names = unit_names({figure.share.unit_id for figure in figures}, today())
    return [(names[figure.share.unit_id], figure) for figure in figures]
