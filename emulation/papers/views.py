"""Pages of issued papers, of number series, and the public verification."""

from __future__ import annotations

import logging
from uuid import UUID

import tablib
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from emulation.lib.pages import page_of, posted, put_refusal
from emulation.org.rights import require
from emulation.org.sheets import excel_response
from emulation.papers import selectors, services
from emulation.papers.downloads import DamagedFile, paper_file_response
from emulation.papers.filters import PaperFilter
from emulation.papers.forms import (
    CodeForm,
    CompareForm,
    NumberCancelForm,
    NumberReserveForm,
    SeriesChangeForm,
    SeriesOpenForm,
)
from emulation.papers.models import NumberSeries, Paper, PaperNumber
from emulation.papers.verification import verification_url
from emulation.trail.selectors import entries_of

log = logging.getLogger(__name__)


# Issued papers


@login_required
@require_safe
def paper_list(request: HttpRequest) -> HttpResponse:
    papers = selectors.papers_visible_to(request.user)
    found = PaperFilter(request.GET, papers)
    rows = selectors.with_files(found.qs)
    context = {
        "title": "Văn bản",
        "filter": found,
        "page_obj": page_of(request, rows),
        "keeps_series": bool(selectors.communes_kept_by(request.user)),
    }
    return render(request, "emulation/papers/paper_list.html", context)


@login_required
@require_safe
def paper_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered on the page, as an Excel file."""
    found = PaperFilter(request.GET, selectors.papers_visible_to(request.user))
    head = ["Số, ký hiệu", "Loại", "Trích yếu", "Cơ quan", "Ngày ban hành", "Người ký", "Hiệu lực"]
    dataset = tablib.Dataset(headers=head, title="Văn bản")
    for paper in found.qs.select_related("number"):
        kind, force = paper.get_kind_display(), paper.get_force_display()
        row = [paper.full_number, kind, paper.subject, paper.issuer]
        dataset.append([*row, paper.issued_on, paper.signer_name, force])
    return excel_response(dataset, "van-ban")


@login_required
@require_safe
def paper_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    papers = selectors.with_files(selectors.papers_visible_to(request.user))
    paper = get_object_or_404(papers, uid=uid)
    context = {
        "title": paper.citation,
        "crumbs": [_papers_crumb()],
        "paper": paper,
        **selectors.amendments_around(paper),
        "verification_url": verification_url(paper.code),
        "history": entries_of(paper.uid),
    }
    return render(request, "emulation/papers/paper_read.html", context)


@login_required
@require_safe
def paper_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    paper = get_object_or_404(selectors.papers_visible_to(request.user), uid=uid)
    file = get_object_or_404(paper.files.select_related("paper__number"), format=format)
    try:
        return paper_file_response(file)
    except DamagedFile:
        log.error("The stored file %s of paper %s is damaged", format, paper.uid)
        return render(request, "emulation/papers/damaged.html", {"paper": paper}, status=500)


# Number series


@login_required
@require_safe
def series_list(request: HttpRequest) -> HttpResponse:
    if not selectors.communes_kept_by(request.user):
        raise PermissionDenied
    context = {
        "title": "Sổ đăng ký văn bản",
        "crumbs": [_papers_crumb()],
        "series_list": selectors.series_kept_by(request.user),
    }
    return render(request, "emulation/papers/series_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def series_open(request: HttpRequest) -> HttpResponse:
    communes = selectors.communes_kept_by(request.user)
    if not communes:
        raise PermissionDenied
    form = SeriesOpenForm(posted(request), communes=communes, wanted=request.GET.get("loai", ""))
    if form.is_valid():
        try:
            series = services.series_open(**form.given(), by=request.user)
        except ValidationError as error:
            put_refusal(form, error)
        else:
            messages.success(request, f"Đã mở sổ {series}.")
            return redirect("series_read", uid=series.uid)
    context = {"title": "Mở sổ", "crumbs": _series_crumbs(), "form": form, "action": "Mở sổ"}
    return render(request, "emulation/papers/series_form.html", context)


@login_required
@require_safe
def series_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    series = _kept_series(request, uid)
    context = {
        "title": str(series),
        "crumbs": _series_crumbs(),
        "series": series,
        "page_obj": page_of(request, selectors.numbers_of(series)),
        "missing": selectors.ranges_in_words(selectors.missing_ranges(series)),
        "history": entries_of(series.uid),
    }
    return render(request, "emulation/papers/series_read.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def series_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    series = _kept_series(request, uid)
    seen = {name: getattr(series, name) for name in SeriesChangeForm.base_fields}
    form = SeriesChangeForm(posted(request), initial=seen)
    if form.is_valid():
        try:
            services.series_change(series=series, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            put_refusal(form, error)
        else:
            messages.success(request, "Đã sửa sổ.")
            return redirect("series_read", uid=uid)
    context = {"title": "Sửa sổ", "crumbs": _series_crumbs(series), "form": form}
    return render(request, "emulation/papers/series_form.html", context | {"action": "Lưu sổ"})


@login_required
@require_http_methods(["GET", "POST"])
def number_reserve(request: HttpRequest, uid: UUID) -> HttpResponse:
    series = _kept_series(request, uid)
    form = NumberReserveForm(posted(request), series=series)
    if form.is_valid():
        try:
            number = services.number_reserve(series=series, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            put_refusal(form, error)
        else:
            messages.success(request, f"Đã lấy số {number} cho: {number.purpose}.")
            return redirect("series_read", uid=uid)
    context = {"title": "Lấy số", "crumbs": _series_crumbs(series), "form": form}
    return render(request, "emulation/papers/series_form.html", context | {"action": "Lấy số"})


@login_required
@require_http_methods(["GET", "POST"])
def number_cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    number = _kept_number(request, uid)
    form = NumberCancelForm(posted(request))
    if form.is_valid():
        services.number_cancel(number=number, **form.cleaned_data, by=request.user)
        messages.success(request, f"Đã hủy số {number}.")
        return redirect("series_read", uid=number.series.uid)
    context = {
        "title": f"Hủy số {number}",
        "why": "Số đã hủy ở lại trong sổ, có ghi lý do, và không cấp lại.",
        "crumbs": _series_crumbs(number.series),
        "form": form,
        "action_label": f"Hủy số {number}",
        "cancel_url": reverse("series_read", args=[number.series.uid]),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


# Verification, for anybody


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("verify_code", code=form.cleaned_data["ma"])
    return render(request, "emulation/papers/verify.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    paper = selectors.paper_by_code(code)
    if paper is None:
        context = {"form": CodeForm(), "code": code}
        return render(request, "emulation/papers/verify_unknown.html", context, status=404)
    form = CompareForm(posted(request), request.FILES or None)
    context = {"paper": paper, "form": form, **selectors.amendments_around(paper)}
    if form.is_valid():
        context["compared"] = True
        context["same_as"] = _file_with_hash(paper, form.sha256())
    return render(request, "emulation/papers/verify_paper.html", context)


def _file_with_hash(paper: Paper, sha256: str) -> str:
    same = (file for file in paper.files.all() if file.sha256 == sha256)
    file = next(same, None)
    return file.get_format_display() if file else ""


def _kept_series(request: HttpRequest, uid: UUID) -> NumberSeries:
    series = get_object_or_404(selectors.series_visible_to(request.user), uid=uid)
    require(request.user, "papers.keep_series", series.commune)
    return series


def _kept_number(request: HttpRequest, uid: UUID) -> PaperNumber:
    series = selectors.series_visible_to(request.user)
    numbers = PaperNumber.objects.filter(series__in=series).select_related("series__commune")
    number = get_object_or_404(numbers, uid=uid)
    require(request.user, "papers.keep_series", number.series.commune)
    return number


def _papers_crumb() -> tuple[str, str]:
    return ("Văn bản", reverse("paper_list"))


def _series_crumbs(series: NumberSeries | None = None) -> list[tuple[str, str]]:
    crumbs = [_papers_crumb(), ("Sổ đăng ký văn bản", reverse("series_list"))]
    if series:
        crumbs.append((str(series), reverse("series_read", args=[series.uid])))
    return crumbs
