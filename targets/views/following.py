"""What is looked at: targets × units, and years beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import UnitKind
from emulation.org.rights import readable_communes
from emulation.org.selectors import commune_names, home_commune
from emulation.org.sheets import file_response
from emulation.trail.kept import kept
from targets.following import years as following_years
from targets.following.matrix import Filters, Matrix, matrix_of
from targets.following.matrix_sheet import matrix_workbook
from targets.following.readers import readable_units
from targets.following.scope import Choice, Scope, UnknownSpan, scope_of
from targets.following.standings import ORDER, is_last, standing_label
from targets.following.years_sheet import YearRow, course_workbook, years_workbook
from targets.measures.ranking import RULE
from targets.models import Field, Indicator, Target


def asked_scope(request: HttpRequest) -> Scope:
    """Return the span and period of the address; another commune's span is 404."""
    given = request.GET
    try:
        return scope_of(request.user, span=given.get("thoi_gian", ""), period=given.get("ky", ""))
    except UnknownSpan as unknown:
        raise Http404 from unknown


@dataclass(frozen=True)
class Shown:
    """The matrix as far as it is the same for all who may open as many reports."""

    rows: int = 0
    total: int = 0
    columns: int = 0
    kinds: tuple[str, ...] = ()
    table: str = ""


@login_required
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    scope, filters = asked_scope(request), _filters(request)
    shown, period = _shown(request, scope, filters), scope.period
    final = bool(period and is_last(period, scope.span))
    context = {
        "title": f"Ma trận chỉ tiêu, {first_lower(period.name)}" if period else "Ma trận chỉ tiêu",
        "scope": scope,
        "shown": shown,
        "choices": _choices(filters, shown.kinds, is_final=final),
        "legend": [(each, standing_label(each, is_final=final)) for each in ORDER],
        "export_url": _address("matrix_export", scope, filters),
        "plain_url": _address("matrix", scope, Filters()) if filters != Filters() else "",
        "rule": RULE,
    }
    return render(request, "targets/matrix.html", context)


@login_required
@require_safe
def matrix_export(request: HttpRequest) -> HttpResponse:
    scope = asked_scope(request)
    if scope.period is None:
        raise Http404
    table = _matrix(request, scope, _filters(request))
    name = f"ma-tran-chi-tieu-{scope.period.ends_on:%Y-%m}"
    return file_response(matrix_workbook(table, scope.period, scope.span), name)


@login_required
@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """One indicator from year to year; without a choice, all of the own commune."""
    asked = request.GET.get("chi_tieu", "")
    context = _one_indicator(request, asked) if asked else _all_indicators(request)
    export = reverse("years_export") + (f"?{urlencode({'chi_tieu': asked})}" if asked else "")
    return render(request, "targets/years.html", {**context, "export_url": export})


@login_required
@require_safe
def years_export(request: HttpRequest) -> HttpResponse:
    """What the page shows as an Excel file."""
    if asked := request.GET.get("chi_tieu", ""):
        one = _one_indicator(request, asked)
        book = course_workbook(one["course"], one["communes"], one.get("columns", []))
    else:
        found = _all_indicators(request)
        book = years_workbook(found["rows"], found["years"], several=found["several"])
    return file_response(book, "chi-tieu-qua-cac-nam")


def _shown(request: HttpRequest, scope: Scope, filters: Filters) -> Shown:
    if scope.span is None or scope.period is None:
        return Shown()
    readable = readable_units(request.user, scope.span.commune_id)
    parts = ("matrix", scope.period.uid, filters, readable and sorted(readable), readable is None)
    return kept(request, scope.span.commune.uid, parts, lambda: _made(request, scope, filters))


def _made(request: HttpRequest, scope: Scope, filters: Filters) -> Shown:
    found = _matrix(request, scope, filters)
    table = render_to_string("targets/matrix_table.html", {"matrix": found})
    return Shown(len(found.rows), found.total, len(found.columns), tuple(found.kinds), table)


def _matrix(request: HttpRequest, scope: Scope, filters: Filters) -> Matrix:
    readable = readable_units(request.user, scope.span.commune_id)
    return matrix_of(scope.span, scope.period, filters, readable=readable)


def _filters(request: HttpRequest) -> Filters:
    """Read from the address: an unknown choice is as good as none."""
    given = request.GET
    return Filters(
        field=_known(given.get("linh_vuc", ""), Field.values),
        standing=_known(given.get("muc", ""), ORDER),
        unit_kind=_known(given.get("loai", ""), UnitKind.values),
    )


def _known(asked: str, values: Any) -> str:
    return asked if asked in values else ""


def _choices(filters: Filters, present: Iterable[str], *, is_final: bool) -> list[tuple]:
    """Return (name, label, choices) of the selects."""
    states = [(each, standing_label(each, is_final=is_final)) for each in ORDER]
    kinds = [(kind, UnitKind(kind).label) for kind in present]
    return [
        ("linh_vuc", "Lĩnh vực", _select("Mọi lĩnh vực", Field.choices, filters.field)),
        ("muc", "Mức đạt của cả xã", _select("Mọi mức", states, filters.standing)),
        ("loai", "Loại đơn vị", _select("Mọi đơn vị", kinds, filters.unit_kind)),
    ]


def _select(nothing: str, options: Any, chosen: str) -> list[Choice]:
    return [Choice(value, label, value == chosen) for value, label in (("", nothing), *options)]


def _address(page: str, scope: Scope, filters: Filters) -> str:
    asked = scope.asked | {
        "linh_vuc": filters.field,
        "muc": filters.standing,
        "loai": filters.unit_kind,
    }
    return f"{reverse(page)}?{urlencode({key: word for key, word in asked.items() if word})}"


def _all_indicators(request: HttpRequest) -> dict[str, Any]:
    home = home_commune(request.user)
    targets = following_years.yearly_targets(request.user)
    own = [each for each in targets if home and each.commune_id == home.pk] or targets
    courses = following_years.courses_of(own)
    columns = following_years.years_of(courses)
    places = {each.commune_id for each in own}
    names = commune_names(places, dates.today()) if len(places) > 1 else {}
    rows = [
        YearRow(
            course.indicator,
            names.get(course.indicator.commune_id, ""),
            course.by_year(columns),
        )
        for course in courses
    ]
    rows.sort(key=lambda row: row.place)
    return {"title": "So các năm", "years": columns, "rows": rows, "several": bool(names)}


def _one_indicator(request: HttpRequest, uid: str) -> dict[str, Any]:
    indicator = _indicator(request, uid)
    own = following_years.yearly_targets(request.user, indicator=indicator)
    if not own:
        raise Http404
    course = following_years.courses_of(own)[0]
    return {
        "title": indicator.name,
        "crumbs": [("So các năm", reverse("years"))],
        "indicator": indicator,
        "course": course,
        "chart": following_years.chart_of_years(course),
        **_neighbours(request, indicator),
    }


def _indicator(request: HttpRequest, uid: str) -> Indicator:
    found = Indicator.objects.filter(commune__in=readable_communes(request.user))
    try:
        return get_object_or_404(found, uid=UUID(uid))
    except ValueError as unreadable:
        raise Http404 from unreadable


def _neighbours(request: HttpRequest, indicator: Indicator) -> dict[str, Any]:
    """Return the communes side by side, where the code is common to several."""
    if not indicator.code:
        return {"communes": []}
    targets = following_years.yearly_targets(request.user, indicator__code=indicator.code)
    by_commune: dict[int, list[Target]] = {}
    for target in targets:
        by_commune.setdefault(target.commune_id, []).append(target)
    names = commune_names(by_commune, dates.today())
    courses = {
        course.indicator.commune_id: course for course in following_years.courses_of(targets)
    }
    columns = following_years.years_of(courses.values())
    rows = [(names[key], courses[key].by_year(columns)) for key in names if key in courses]
    return {"communes": rows if len(rows) > 1 else [], "columns": columns}
