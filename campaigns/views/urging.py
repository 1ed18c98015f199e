"""Công văn đôn đốc: written for the units that are late, printed, given numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from campaigns import services
from campaigns.forms.urging import UrgingForm, UrgingIssueForm, late_units
from campaigns.models import UrgedUnit, Urging
from campaigns.urging.letters import contents_of, letter_document
from campaigns.urging.rules import urgings_visible_to
from emulation.lib import dates
from emulation.lib.pages import page_of, posted, put_refusal
from emulation.lib.states import WrongState
from emulation.org.models import Commune, User
from emulation.org.rights import granting, memberships
from emulation.org.selectors import commune_unit, unit_names
from emulation.papers.downloads import paper_file_response, safe_file_name
from emulation.papers.models import NumberSeries, PaperKind
from emulation.papers.pdf import letters_pdf, paper_html, render_pdf
from emulation.papers.services import series_for
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.papers.word import render_docx
from emulation.trail.selectors import entries_of
from targets.models import Period, PeriodState
from targets.reporting.visible import periods_visible_to

LIST = "Công văn đôn đốc"
MOST_PERIODS = 4


@login_required
@require_safe
def urging_list(request: HttpRequest) -> HttpResponse:
    """Letters written so far; for the clerk also the periods that are overdue."""
    units = UrgedUnit.objects.select_related("paper__number")
    rows = urgings_visible_to(request.user).prefetch_related(Prefetch("units", units))
    context = {
        "title": LIST,
        "page_obj": page_of(request, rows),
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
        messages.success(request, "Đã soạn. In thử, trình ký, rồi văn thư cho số.")
        return redirect("urging_read", made[0].uid)
    cancel = reverse("urging_list")
    return _form_page(request, form, f"Soạn công văn đôn đốc {period.name}", cancel, period)


@login_required
def urging_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    urging = _urging(request.user, uid)
    if not granting(request.user, "campaigns.write_urging", urging.commune):
        raise PermissionDenied("Chỉ công chức phụ trách thi đua sửa công văn đôn đốc.")
    form = UrgingForm(posted(request), period=urging.period, urging=urging)
    if form.save_by(
        lambda: services.urging_change(urging=urging, by=request.user, **form.values()),
        lambda: UrgingForm(period=urging.period, urging=_urging(request.user, uid)),
    ):
        messages.success(request, "Đã lưu công văn.")
        return redirect("urging_read", urging.uid)
    cancel = reverse("urging_read", args=[urging.uid])
    return _form_page(request, form, f"Sửa công văn đôn đốc {urging.period.name}", cancel)


@login_required
@require_safe
def urging_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    urging = _urging(request.user, uid)
    rows = _rows(urging)
    is_issued = all(row.paper for row, _ in rows)
    first = contents_of(urging, [rows[0][0]])[0]
    context = {
        "urging": urging,
        "rows": rows,
        "is_issued": is_issued,
        "may_write": not is_issued
        and bool(granting(request.user, "campaigns.write_urging", urging.commune)),
        "may_issue": not is_issued
        and bool(granting(request.user, "campaigns.issue_urging", urging)),
        "paper": paper_html(_document(rows[0][0], first), on_screen=True),
        "history": entries_of(urging.uid),
    }
    return render(request, "campaigns/urging/read.html", context)


@login_required
@require_safe
def urging_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All letters in one file, each from a page of its own."""
    urging = _urging(request.user, uid)
    rows = [row for row, _ in _rows(urging)]
    documents = [
        _document(row, content)
        for row, content in zip(rows, contents_of(urging, rows), strict=True)
    ]
    return _file(letters_pdf(documents), "pdf", str(urging))


@login_required
@require_safe
def urged_file(request: HttpRequest, uid: UUID, letter_uid: UUID, format: str) -> HttpResponse:
    """One letter: as it was issued, or as a draft."""
    urging = _urging(request.user, uid)
    row = get_object_or_404(urging.units.select_related("unit", "paper__number"), uid=letter_uid)
    if row.paper:
        return paper_file_response(row.paper.files.get(format=format))
    content = contents_of(urging, [row])[0]
    render_one = render_pdf if format == "pdf" else render_docx
    return _file(render_one(_document(row, content)), format, f"{urging} {content['unit']}")


@login_required
def urging_issue(request: HttpRequest, uid: UUID) -> HttpResponse:
    urging = _urging(request.user, uid)
    if not granting(request.user, "campaigns.issue_urging", urging):
        raise PermissionDenied("Chỉ văn thư cho số và ban hành công văn.")
    rows, series = _rows(urging), _series(urging.commune)
    form = UrgingIssueForm(posted(request), rows=rows, series=series)
    if form.is_valid() and _issue(request, urging, form):
        messages.success(request, f"Đã ban hành {len(rows)} công văn.")
        return redirect("urging_read", urging.uid)
    context = {
        "title": "Cho số và ban hành công văn",
        "urging": urging,
        "rows": rows,
        "series": series,
        "form": form,
        "year": dates.today().year,
        "cancel_url": reverse("urging_read", args=[urging.uid]),
    }
    return render(request, "campaigns/urging/issue.html", context)


def _issue(request: HttpRequest, urging: Urging, form: UrgingIssueForm) -> bool:
    try:
        services.urging_issue(
            urging=urging,
            issued_on=form.cleaned_data["issued_on"],
            numbers=form.numbers(),
            by=request.user,
        )
    except (ValidationError, WrongState) as refused:
        put_refusal(form, refused)
        return False
    return True


def _urging(user: User, uid: UUID) -> Urging:
    return get_object_or_404(urgings_visible_to(user), uid=uid)


def _rows(urging: Urging) -> list[tuple[UrgedUnit, str]]:
    rows = list(urging.units.select_related("unit", "paper__number"))
    names = unit_names([row.unit_id for row in rows], dates.today())
    return [(row, names[row.unit_id]) for row in rows]


def _document(row: UrgedUnit, content: dict[str, Any]) -> Any:
    if row.paper is None:
        return letter_document(content)
    return letter_document(content, number=row.paper.number_text, day=row.paper.issued_on)


def _file(content: bytes, format: str, name: str) -> HttpResponse:
    named = content_disposition_header(True, f"{safe_file_name(name)}.{format}")
    return HttpResponse(
        content, content_type=CONTENT_TYPES[format], headers={"Content-Disposition": named}
    )


def _words(values: dict[str, Any]) -> dict[str, Any]:
    """A new letter has no version yet."""
    return {name: value for name, value in values.items() if name != "version"}


def _form_page(
    request: HttpRequest,
    form: UrgingForm,
    title: str,
    cancel_url: str,
    period: Period | None = None,
) -> HttpResponse:
    context = {
        "title": title,
        "form": form,
        "cancel_url": cancel_url,
        "nobody_late": period is not None and not late_units(period),
    }
    return render(request, "campaigns/urging/form.html", context, status=form.status)


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


def _series(commune: Commune) -> NumberSeries | None:
    year = dates.today().year
    try:
        return series_for(body=commune_unit(commune), kind=PaperKind.LETTER, year=year)
    except ValidationError:
        return None
