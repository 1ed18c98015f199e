"""One target: read, set, change, remove."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import StaleVersion
from emulation.org.selectors import commune_spells, names_among
from emulation.trail.selectors import entries_of
from targets import selectors, services
from targets.forms import RemoveForm, TargetForm
from targets.forms.single import shown_value
from targets.listing import DIRECTION_WORDS, rows_of, value_words
from targets.measures import format_amount, ratio_check
from targets.models import Span, Target
from targets.views.common import (
    keeps_targets,
    kept_span,
    kept_target,
    list_address,
)
from targets.views.course import course_of

HISTORY_LINES = 10


@login_required
def target_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    target = get_object_or_404(selectors.targets_visible_to(request.user), uid=uid)
    target.span.commune = target.commune
    parts, others = selectors.kin_of(target)
    named = list(target.units.all())
    spells = commune_spells(target.commune)
    names = names_among(spells, dates.today())
    context = {
        **_about(target, others),
        "parts": rows_of(parts, names, {}),
        "check": selectors.checks_of([target, *parts]).get(target.pk),
        "answering": names.get(target.answering_unit_id or 0, ""),
        "named": [names[unit.pk] for unit in named],
        "keeps": keeps_targets(request, target.commune),
        "history": entries_of(target.uid)[:HISTORY_LINES],
        **course_of(request, target, spells),
    }
    return render(request, "targets/target_read.html", context)


@login_required
def target_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    span = kept_span(request, uid)
    form = TargetForm(posted(request), span=span)
    if request.method == "POST" and form.is_valid() and not form.asks:
        create = partial(services.target_create, commune=span.commune, span=span)
        target = _saved(form, create, request)
        if target:
            messages.success(request, f"Đã đặt chỉ tiêu {target.name}.")
            return redirect("target_read", target.uid)
    return render(request, "targets/target_form.html", _form_page(form, span, "Đặt chỉ tiêu"))


@login_required
def target_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    target = kept_target(request, uid)
    form = TargetForm(posted(request), span=target.span, target=target)
    context = _form_page(form, target.span, f"Sửa chỉ tiêu {target.name}", target)
    if request.method != "POST" or not form.is_valid() or form.asks:
        return render(request, "targets/target_form.html", context)
    seen = form.cleaned_data["version"] or 0
    try:
        change = partial(services.target_change, target=target, version=seen)
        saved = _saved(form, change, request)
    except StaleVersion as error:
        return _both_texts(request, form, context, error)
    if saved is None:
        return render(request, "targets/target_form.html", context)
    messages.success(request, f"Đã lưu chỉ tiêu {saved.name}.")
    return redirect("target_read", saved.uid)


@login_required
def target_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    target = kept_target(request, uid)
    form = RemoveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            services.target_remove(target=target, reason=reason, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Đã bỏ chỉ tiêu {target.name}.")
            return redirect(list_address(target.span))
    return render(request, "emulation/confirm.html", _remove_page(target, form))


def _about(target: Target, others: list[Target]) -> dict[str, Any]:
    indicator, current = target.indicator, target.current
    unit = indicator.unit_text
    return {
        "title": target.name,
        "crumbs": [
            ("Chỉ tiêu", reverse("target_list")),
            (target.span.name, list_address(target.span)),
        ],
        "target": target,
        "indicator": indicator,
        "words": value_words(current, unit),
        "ratio": ratio_check(current.value, current.numerator, current.denominator, unit)
        if current
        else None,
        "direction": DIRECTION_WORDS[indicator.direction],
        "baseline": _with_source(target.baseline, unit, target.baseline_year),
        "assigned": _with_source(target.assigned_value, unit, target.assigned_by),
        "strands": list(target.strands.all()),
        "values": [(row, value_words(row, unit)) for row in selectors.values_of(target)],
        "others": [(other, value_words(other.current, unit)) for other in others],
    }


def _with_source(value: Decimal | None, unit: str, source: object) -> str:
    if value is None:
        return ""
    return format_amount(value, unit) + (f" ({source})" if source else "")


def _saved(form: TargetForm, service: Callable[..., Target], request: HttpRequest) -> Target | None:
    """Call the service; what it refuses stands at the fields."""
    try:
        return service(by=request.user, **form.service_fields())
    except ValidationError as error:
        put_refusal(form, error)
        return None


def _form_page(
    form: TargetForm, span: Span, title: str, target: Target | None = None
) -> dict[str, Any]:
    crumbs = [("Chỉ tiêu", reverse("target_list")), (span.name, list_address(span))]
    back = list_address(span)
    if target:
        back = reverse("target_read", args=[target.uid])
        crumbs.append((target.name, back))
    return {
        "title": title,
        "form": form,
        "span": span,
        "target": target,
        "crumbs": crumbs,
        "back_url": back,
        "measure_units": selectors.measure_units_of(span.commune),
        "asks": _question(form),
    }


def _question(form: TargetForm) -> str:
    """Return the question about the direction, or "" where there is none."""
    if not form.is_bound or not form.is_valid() or not form.asks:
        return ""
    return f"Chỉ tiêu “{form.cleaned_data['name']}”: {form.direction_words}?"


def _both_texts(
    request: HttpRequest, form: TargetForm, context: dict[str, Any], error: StaleVersion
) -> HttpResponse:
    """Show both texts; the next save goes by the version that stands now."""
    saved = get_object_or_404(selectors.targets_visible_to(request.user), uid=form.target.uid)
    theirs = TargetForm(None, span=saved.span, target=saved)
    context["conflict"] = str(error)
    context["differences"] = [
        (theirs.fields[name].label, shown_value(theirs, name), shown_value(form, name))
        for name in theirs.fields
        if name not in ("version", "direction_confirmed")
        and shown_value(theirs, name) != shown_value(form, name)
    ]
    form.data = form.data.copy()
    form.data["version"] = str(saved.version)
    return render(request, "targets/target_form.html", context, status=409)


def _remove_page(target: Target, form: RemoveForm) -> dict[str, Any]:
    unit = target.indicator.unit_text
    back = reverse("target_read", args=[target.uid])
    return {
        "title": f"Bỏ chỉ tiêu {target.name}?",
        "why": f"Giá trị đang đặt: {value_words(target.current, unit)}. "
        "Chỉ tiêu mất khỏi danh sách; nhật ký còn ghi ai bỏ, lúc nào.",
        "crumbs": [("Chỉ tiêu", reverse("target_list")), (target.name, back)],
        "form": form,
        "action_label": "Bỏ chỉ tiêu",
        "cancel_url": back,
        "is_undo": True,
    }
