"""The pages of the award fund."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import openpyxl
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.deciding.rules import decisions_visible_to
from awards.funding import services
from awards.funding.balance import due_of, fund_of
from awards.funding.forms import (
    BudgetForm,
    CancelForm,
    DuePaymentForm,
    EntryForm,
    RecoveryForm,
)
from awards.models import Decision, FundEntry, Grant
from awards.states import DecisionState, GrantState
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.pages import page_of, posted, whole_typed
from emulation.lib.quantities import format_number
from emulation.org.models import Commune, Role, User
from emulation.org.rights import memberships, readable_communes
from emulation.org.selectors import commune_name
from emulation.org.sheets import file_response, saved, write_rows

TITLE = "Quỹ thi đua, khen thưởng"
Kind = FundEntry.Kind
STEP = ["GET", "HEAD", "POST"]
_HEADS = (
    "Ngày", "Thu, chi", "Nội dung", "Chứng từ", "Quyết định", "Phong trào", "Số tiền (đồng)",
    "Ghi chú",
)  # fmt: skip


@login_required
@require_safe
def fund(request: HttpRequest) -> HttpResponse:
    """The fund of a year: what it has, whom it owes, its budgets and its book."""
    commune, year = _commune(request), _year(request)
    keeps = request.user.has_perm("awards.keep_fund", commune)
    rows, book = _entries(commune, year), fund_of(commune, year)
    context = {
        "title": f"{TITLE} năm {year}",
        "crumbs": [("Quyết định khen thưởng", reverse("decision_list"))],
        "office": commune_name(commune, dates.today()),
        "commune": commune,
        "year": year,
        "years": range(dates.today().year - 2, dates.today().year + 1),
        "balance": book.balance(),
        "dues": [due for due in book.dues if due.left],
        "budgets": book.budget_lines(),
        "owed": _owed(commune),
        "page_obj": page_of(request, rows),
        "keeps": keeps,
        "asked": request.GET.urlencode(),
    }
    return render(request, "awards/funding/fund.html", context)


@login_required
@require_safe
def fund_export(request: HttpRequest) -> HttpResponse:
    commune, year = _commune(request), _year(request)
    book = openpyxl.Workbook()
    write_rows(book.active, _HEADS, map(_line, _entries(commune, year)))
    return file_response(saved(book), f"quy-khen-thuong-{year}")


@login_required
@require_http_methods(STEP)
def fund_receive(request: HttpRequest) -> HttpResponse:
    return _entry_page(request, services.receipt_write, "Ghi khoản thu", "Đã ghi khoản thu.")


@login_required
@require_http_methods(STEP)
def fund_pay(request: HttpRequest) -> HttpResponse:
    return _entry_page(request, services.payment_write, "Ghi khoản chi", "Đã ghi khoản chi.")


@login_required
@require_http_methods(STEP)
def fund_pay_decision(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Pay what a decision gives, all of it or a part."""
    rows = decisions_visible_to(request.user).filter(state=DecisionState.ISSUED)
    decision = get_object_or_404(rows, uid=uid)
    _require_keeper(request.user, decision.commune)
    form = DuePaymentForm(posted(request), decision=decision, left=due_of(decision).left)
    if form.save_by(
        lambda: services.payment_write(
            commune=decision.commune, decision=decision, by=request.user, **form.values()
        ),
        lambda: form,
    ):
        return _done(request, "Đã ghi khoản chi.")
    return _page(request, form, f"Chi tiền thưởng: {decision.paper.citation}", "Ghi khoản chi")


@login_required
@require_http_methods(STEP)
def fund_entry_cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    rows = FundEntry.objects.filter(commune__in=readable_communes(request.user))
    entry = get_object_or_404(rows.select_related("commune"), uid=uid)
    _require_keeper(request.user, entry.commune)
    form = CancelForm(posted(request))
    if form.save_by(
        lambda: services.entry_cancel(entry=entry, by=request.user, **form.values()), lambda: form
    ):
        return _done(request, "Đã hủy khoản ấy; nó còn trong sổ, ghi là đã hủy.")
    return _page(request, form, f"Hủy khoản: {entry.words}", "Hủy khoản này", is_undo=True)


@login_required
@require_http_methods(STEP)
def fund_budget(request: HttpRequest) -> HttpResponse:
    commune = _kept(request)
    form = BudgetForm(posted(request), commune=commune)
    if form.save_by(
        lambda: services.budget_write(commune=commune, by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, "Đã ghi dự toán.", form.cleaned_data["year"])
    return _page(request, form, "Ghi dự toán khen thưởng", "Ghi dự toán")


@login_required
@require_http_methods(STEP)
def fund_recover(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The prize of a revoked award comes back."""
    rows = Grant.objects.filter(commune__in=readable_communes(request.user))
    grant = get_object_or_404(
        rows.filter(state=GrantState.REVOKED).select_related("commune"), uid=uid
    )
    _require_keeper(request.user, grant.commune)
    form = RecoveryForm(posted(request))
    if form.save_by(
        lambda: services.money_recovered(grant=grant, by=request.user, **form.values()),
        lambda: form,
    ):
        return _done(request, "Đã ghi thu lại tiền thưởng.")
    title = f"Thu lại tiền thưởng của {grant.recipient}"
    return _page(request, form, title, "Ghi thu lại", why=_owed_words(grant))


def _owed_words(grant: Grant) -> str:
    return (
        f"{format_number(grant.amount or 0)} đồng theo quyết định số {grant.decision_number}, bị "
        f"hủy bỏ từ ngày {date_short(grant.revoked_on)}. Quỹ năm của ngày thu ghi khoản thu này."
    )


def _entry_page(request: HttpRequest, service: Any, title: str, done: str) -> HttpResponse:
    commune = _kept(request)
    form = EntryForm(posted(request), commune=commune)
    if form.save_by(
        lambda: service(commune=commune, by=request.user, **form.values()), lambda: form
    ):
        return _done(request, done, form.cleaned_data["on"].year)
    return _page(request, form, title, title)


def _page(request: HttpRequest, form: Any, title: str, action: str, **words: Any) -> HttpResponse:
    context = {
        "title": title,
        "crumbs": [(TITLE, reverse("fund"))],
        "form": form,
        "action_label": action,
        "cancel_url": reverse("fund"),
        **words,
    }
    return render(request, "emulation/confirm.html", context)


def _done(request: HttpRequest, sentence: str, year: int | None = None) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(f"{reverse('fund')}?nam={year}" if year else reverse("fund"))


def _commune(request: HttpRequest) -> Commune:
    """Return the commune whose fund is read: one's own, or the one that the address names."""
    asked = request.GET.get("dia-phuong", "")
    if asked:
        rows = Commune.objects.filter(pk__in=readable_communes(request.user))
        commune = next((row for row in rows if str(row.uid) == asked), None)
    else:
        commune = next((row.commune for row in memberships(request.user)), None)
    if commune is None:
        raise Http404
    if not request.user.has_perm("awards.view_fund", commune):
        raise PermissionDenied("Quỹ khen thưởng chỉ dành cho người làm công tác khen thưởng.")
    return commune


def _kept(request: HttpRequest) -> Commune:
    """Return the commune whose accountant the person is."""
    for row in memberships(request.user):
        if row.role == Role.ACCOUNTANT:
            return row.commune
    raise PermissionDenied("Chỉ kế toán ghi thu, chi và dự toán của quỹ.")


def _require_keeper(user: User, commune: Commune) -> None:
    if not user.has_perm("awards.keep_fund", commune):
        raise PermissionDenied("Chỉ kế toán ghi thu, chi và dự toán của quỹ.")


def _year(request: HttpRequest) -> int:
    return whole_typed(request.GET.get("nam", "")) or dates.today().year


def _entries(commune: Commune, year: int) -> Any:
    """Return the book of a year, cancelled entries included."""
    rows = FundEntry.objects.filter(commune=commune, year=year)
    return rows.select_related("decision__paper__number", "campaign")


def _owed(commune: Commune) -> list[Grant]:
    rows = Grant.objects.filter(
        commune=commune, state=GrantState.REVOKED, recovered_on=None, amount__gt=0
    )
    return list(rows.order_by("revoked_on", "pk"))


def _line(entry: FundEntry) -> list:
    decision: Decision | None = entry.decision
    return [
        entry.on,
        entry.get_kind_display(),
        entry.words,
        entry.document,
        decision.paper.full_number if decision else "",
        str(entry.campaign or ""),
        entry.amount,
        f"Đã hủy: {entry.cancel_reason}" if entry.cancelled_at else "",
    ]
