"""Letters to late units: those written so far, a new one, one that is changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns import services
from campaigns.forms.urging import UrgingForm, late_units
from campaigns.models import UrgedUnit, Urging
from campaigns.routing.standing import returned_words
from campaigns.urging.rules import urgings_in_hand, urgings_visible_to
from campaigns.views.read.crumbs import list_crumb
from campaigns.views.urging.common import LIST, crumbs_to
from emulation.lib import dates
from emulation.lib.pages import page_of, posted
from emulation.org.models import Commune, User
from emulation.org.rights import granting, memberships
from targets.models import Period, PeriodState
from targets.reporting.visible import periods_visible_to

MOST_PERIODS = 4


@login_required
@require_safe
def urging_list(request: HttpRequest) -> HttpResponse:
    """Letters written so far; for the clerk also the periods that are overdue."""
    units = UrgedUnit.objects.select_related("paper__number")
    rows = urgings_visible_to(request.user).defer("content", "text")
    context = {
        "title": LIST,
        "crumbs": [list_crumb()],
        "page_obj": page_of(request, rows.prefetch_related(Prefetch("units", units))),
        "periods": _overdue_periods(request.user),
        "may_write": bool(_own_communes(request.user)),
    }
    return render(request, "campaigns/urging/list.html", context)


@login_required
def urging_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    period = get_object_or_404(periods_visible_to(request.user), uid=uid)
    if not granting(request.user, "campaigns.write_urging", period.commune):
        raise PermissionDenied("Chỉ công chức phụ trách thi đua soạn công văn đôn đốc.")
    form = UrgingForm(posted(request), period=period)
    made: list[Urging] = []
    if form.save_by(
        lambda: made.append(
            services.urging_make(period=period, by=request.user, **_words(form.values()))
        ),
        lambda: form,
    ):
        messages.success(request, "Đã soạn. Xem lại từng công văn rồi trình duyệt.")
        return redirect("urging_read", made[0].uid)
    return _form_page(
        request,
        form,
        title=f"Soạn công văn đôn đốc {period.name}",
        crumbs=crumbs_to(),
        cancel_url=reverse("urging_list"),
        nobody_late=not late_units(period),
    )


@login_required
def urging_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    urging = get_object_or_404(urgings_in_hand(request.user), uid=uid)
    services.urging_step(urging, "campaigns.edit_urging", request.user)
    form = UrgingForm(posted(request), period=urging.period, urging=urging)
    if form.save_by(
        lambda: services.urging_change(urging=urging, by=request.user, **form.values()),
        lambda: UrgingForm(period=urging.period, urging=Urging.objects.get(pk=urging.pk)),
    ):
        messages.success(request, "Đã lưu công văn. Xem lại rồi trình duyệt.")
        return redirect("urging_read", urging.uid)
    return _form_page(
        request,
        form,
        title=f"Sửa công văn đôn đốc {urging.period.name}",
        crumbs=crumbs_to(urging),
        cancel_url=reverse("urging_read", args=[urging.uid]),
        return_reason=urging.return_reason,
        returned_by=returned_words(urging),
    )


def _form_page(request: HttpRequest, form: UrgingForm, **words: Any) -> HttpResponse:
    context = {"form": form, **words}
    return render(request, "campaigns/urging/form.html", context, status=form.status)


def _words(values: dict[str, Any]) -> dict[str, Any]:
    """A new letter has no version yet."""
    return {name: value for name, value in values.items() if name != "version"}


def _overdue_periods(user: User) -> list[Period]:
    """Return the open periods of the clerk's communes whose first deadline is over."""
    rows = Period.objects.filter(
        commune__in=_own_communes(user),
        state=PeriodState.OPEN,
        original_due_on__lt=dates.today(),
    )
    return list(rows.order_by("-ends_on")[:MOST_PERIODS])


def _own_communes(user: User) -> list[int]:
    own: dict[int, Commune] = {row.commune_id: row.commune for row in memberships(user)}
    return [
        key for key, commune in own.items() if granting(user, "campaigns.write_urging", commune)
    ]
