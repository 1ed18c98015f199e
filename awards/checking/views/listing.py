"""All dossiers of a round at the office; many are received or found eligible at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import openpyxl
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from awards.checking import services
from awards.checking.fairness import figures_by_award, villages_of
from awards.checking.forms import ListFilterForm
from awards.checking.listing import (
    GROUPS,
    SHEET_HEADS,
    check_rows,
    group_counts,
    office_rows,
    sheet_line,
)
from awards.checking.services import Done
from awards.checking.views import common
from awards.models import Nomination, Round
from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.lib.text import first_lower, search_key, sort_key
from emulation.org.rights import granting
from emulation.org.selectors import names_at_home
from emulation.org.sheets import file_response, saved, write_rows
from targets.views.submissions import ticked

ROWS_A_PAGE = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    round_ = common.round_of_office(request, uid)
    if request.method == "POST":
        return _many_done(request, round_)
    form, rows, shown = _chosen(request, round_)
    page = page_of(request, shown, ROWS_A_PAGE)
    lines = check_rows(round_, list(page), request.user)
    context = {
        "title": f"Thẩm định: {first_lower(round_.name)}",
        "crumbs": common.round_crumbs(round_),
        "round": round_,
        "form": form,
        "counters": _counters(rows, form),
        "page_obj": page,
        "lines": lines,
        "to_receive": sum(line.may_receive for line in lines),
        "to_find": sum(line.may_check and line.is_plain for line in lines),
        "asks": granting(request.user, "awards.consult_offices", round_) is not None,
        "asked": request.GET.urlencode(),
    }
    return render(request, "awards/checking/list.html", context)


@login_required
@require_safe
def check_export(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The list as it is narrowed, as an Excel file."""
    round_ = common.round_of_office(request, uid)
    _, _, shown = _chosen(request, round_)
    book = openpyxl.Workbook()
    lines = check_rows(round_, list(shown), request.user)
    write_rows(book.active, SHEET_HEADS, map(sheet_line, lines))
    return file_response(saved(book), f"tham-dinh-khen-thuong-{round_.year}")


@login_required
@require_safe
def round_fairness(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Who is nominated, before the council sits."""
    round_ = common.round_of_office(request, uid)
    villages = villages_of(round_)
    context = {
        "title": "Cơ cấu đề nghị khen thưởng",
        "crumbs": common.list_crumbs(round_),
        "round": round_,
        "figures": figures_by_award(round_),
        "villages": villages,
        "forgotten": sum(village.is_forgotten for village in villages),
    }
    return render(request, "awards/checking/fairness.html", context)


def _chosen(
    request: HttpRequest, round_: Round
) -> tuple[ListFilterForm, QuerySet[Nomination], QuerySet[Nomination]]:
    """Return the filter, the rows that its counters count, and those of the chosen state."""
    rows = office_rows(round_, request.user)
    form = ListFilterForm(request.GET, _units(rows))
    if unit := form.value("donvi"):
        rows = rows.filter(unit__uid=unit)
    if wanted := search_key(form.value("tim")):
        found = [
            key
            for key, name in rows.order_by().values_list("pk", "recipient")
            if wanted in search_key(name)
        ]
        rows = rows.filter(pk__in=found)
    group = form.value("nhom")
    return form, rows, rows.filter(state__in=GROUPS[group][2]) if group else rows


def _units(rows: QuerySet[Nomination]) -> list[tuple[str, str]]:
    found = dict(rows.order_by().values_list("unit", "unit__uid").distinct())
    names = names_at_home(found, dates.today()) if found else {}
    by_name = sorted((sort_key(names[key]), names[key], str(uid)) for key, uid in found.items())
    return [(uid, name) for _, name, uid in by_name]


def _counters(rows: QuerySet[Nomination], form: ListFilterForm) -> list[dict[str, Any]]:
    numbers, group = group_counts(rows), form.value("nhom")
    kept = {name: form.value(name) for name in ("donvi", "tim") if form.value(name)}
    every = {
        "figure": sum(numbers.values()),
        "label": "Tất cả",
        "url": f"?{urlencode(kept)}",
        "current": not group,
    }
    return [
        every,
        *(
            {
                "figure": numbers[word],
                "label": label,
                "kind": badge,
                "url": f"?{urlencode({**kept, 'nhom': word})}",
                "current": group == word,
            }
            for word, (label, badge, _) in GROUPS.items()
            if numbers[word] or word in ("cho-tiep-nhan", "tham-dinh", "du-dieu-kien")
        ),
    ]


def _many_done(request: HttpRequest, round_: Round) -> HttpResponse:
    seen = ticked(request.POST.getlist("ho-so"))
    rows = list(office_rows(round_, request.user).filter(uid__in=seen))
    back = reverse("check_list", args=[round_.uid])
    if query := request.GET.urlencode():
        back = f"{back}?{query}"
    if not rows:
        messages.error(request, "Chưa chọn hồ sơ nào. Tích ở đầu dòng rồi bấm lại.")
        return redirect(back)
    versions = {row.pk: seen[row.uid] for row in rows}
    if request.POST.get("viec") == "tiep-nhan":
        done = services.nominations_receive(
            nominations=rows, seen_versions=versions, by=request.user
        )
        words = "Đã tiếp nhận {} hồ sơ."
    else:
        done = services.nominations_find_eligible(
            round_=round_, nominations=rows, seen_versions=versions, by=request.user
        )
        words = "Đã kết luận {} hồ sơ đủ điều kiện."
    tell_done(request, done, words)
    return redirect(back)


def tell_done(request: HttpRequest, done: Done, words: str) -> None:
    if done.done:
        messages.success(request, words.format(len(done.done)))
    for one in done.refused:
        messages.error(request, f"{one.nomination.recipient}: {first_lower(one.sentence)}")
