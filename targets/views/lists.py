"""The list of the targets of one span."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.selectors import commune_names, home_commune, unit_names
from targets import selectors
from targets.forms import TargetFilterForm
from targets.listing import columns_of, counters_of, found, groups_of
from targets.measures import Check
from targets.models import Span, Target
from targets.views.common import keeps_targets, list_address


@login_required
def target_list(request: HttpRequest) -> HttpResponse:
    """The targets of one span, by field, with what the sums say."""
    form, span = _chosen_span(request)
    if span is None:
        return render(request, "targets/target_list.html", _nothing_yet(request))
    targets = list(selectors.targets_of_span(span))
    checks = selectors.checks_of(targets)
    words, field = form.value("q"), form.value("linh_vuc")
    matching = found(targets, words)
    shown = found(matching, "", field)
    groups = groups_of(shown, _answering_names(shown), checks)
    context = columns_of(groups) | {
        "title": f"Chỉ tiêu {first_lower(span.name)}",
        "span": span,
        "form": form,
        "counters": _counters(span, matching, words, field),
        "groups": groups,
        "shown": len(shown),
        "total": len(targets),
        "sums": _sums(checks.values()),
        "keeps": keeps_targets(request, span.commune),
    }
    return render(request, "targets/target_list.html", context)


def _chosen_span(request: HttpRequest) -> tuple[TargetFilterForm, Span | None]:
    spans = list(selectors.spans_visible_to(request.user))
    home = home_commune(request.user)
    first = selectors.present_span(spans, home)
    names = commune_names({span.commune for span in spans}, dates.today())
    form = TargetFilterForm(request.GET, spans=spans, names=names, chosen=first)
    asked = request.GET.get("thoi_gian")
    if asked and asked not in form.spans:
        raise Http404
    return form, form.spans.get(asked, first)


def _nothing_yet(request: HttpRequest) -> dict[str, Any]:
    home = home_commune(request.user)
    return {"title": "Chỉ tiêu", "keeps": home is not None and keeps_targets(request, home)}


def _counters(
    span: Span, targets: list[Target], words: str, current: str
) -> list[dict[str, object]]:
    return [
        {
            "figure": number,
            "label": label,
            "url": list_address(span, q=words, linh_vuc=value),
            "current": value == current,
        }
        for value, label, number in counters_of(targets)
    ]


def _sums(checks: Iterable[Check]) -> dict[str, int]:
    """Count the wholes whose parts agree, and those whose parts do not."""
    told = [check.agrees for check in checks]
    return {"right": told.count(True), "wrong": told.count(False)}


def _answering_names(targets: Iterable[Target]) -> dict[int, str]:
    units = [target.answering_unit for target in targets if target.answering_unit]
    return unit_names(units, dates.today())
