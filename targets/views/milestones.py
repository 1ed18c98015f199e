"""What a target should have reached at the end of each period."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import WrongState
from targets import services
from targets.forms.judging import MilestonesForm
from targets.listing import value_words
from targets.measures.words import format_short
from targets.models import IndicatorKind
from targets.views.common import kept_target, list_address


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    target = kept_target(request, uid)
    unit = target.indicator.unit_text
    form = MilestonesForm(
        posted(request),
        target=target,
        periods=list(target.span.periods.order_by("number")),
        kept={row.period_id: row for row in target.milestones.all()},
    )
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        return redirect("target_read", target.uid)
    back = reverse("target_read", args=[target.uid])
    context = {
        "title": f"Mốc trong năm: {target.name}",
        "crumbs": [("Chỉ tiêu", list_address(target.span)), (target.name, back)],
        "target": target,
        "words": value_words(target.current, unit),
        "unit_text": unit,
        "form": form,
        "rows": [
            (period, "" if line is None else format_short(line, unit), field, kept)
            for period, line, field, kept in form.rows()
        ],
        "is_told_in_words": target.indicator.kind == IndicatorKind.QUALITATIVE,
        "plan_url": f"{reverse('period_plan')}?thoi_gian={target.span.uid}",
        "back_url": back,
    }
    return render(request, "targets/milestone_edit.html", context)


def _saved(request: HttpRequest, form: MilestonesForm) -> bool:
    try:
        services.milestones_set(target=form.target, values=form.values(), by=request.user)
    except (ValidationError, WrongState) as refused:
        put_refusal(form, refused)
        return False
    messages.success(request, f"Đã lưu mốc trong năm của {form.target.name}.")
    return True
