"""Accounts of the commune: opened, closed, opened again, and the slips with one-time codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from emulation.lib import dates
from emulation.lib.pages import page_of
from emulation.lib.states import WrongState
from emulation.org import services
from emulation.org.forms import AccountOpenForm, FindForm, SlipForm
from emulation.org.models import Person, Role
from emulation.org.rights import memberships, require
from emulation.org.rules import OFFICE
from emulation.org.selectors import (
    account_people_visible_to,
    lists,
    people_administered_by,
    people_visible_to,
)
from emulation.org.slips import slips_of


@login_required
def account_list(request: HttpRequest) -> HttpResponse:
    _require_office(request)
    form, chosen = FindForm(request.GET), _chosen(request)
    visible = _among(account_people_visible_to(request.user), chosen)
    people = lists.people_found(visible, form.value("q"), dates.today())
    context = {
        "title": "Tài khoản",
        "form": form,
        "page_obj": page_of(request, people),
        "chosen": chosen,
        "administers": _administers(request),
    }
    return render(request, "emulation/org/account_list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_open(request: HttpRequest) -> HttpResponse:
    """Open accounts for the ticked people, all or none; then their slips are offered."""
    if not _administers(request):
        raise PermissionDenied("Tài khoản do người quản trị của địa phương mở.")
    find, people = FindForm(request.GET), _people_to_open(request)
    form = _open_form(request, people)
    if request.method == "POST" and form.is_valid() and _opened(request, form):
        opened = list(form.logins())
        messages.success(request, f"Đã mở {len(opened)} tài khoản. In phiếu mã rồi trao tận tay.")
        return redirect(_list_of(opened))
    context = {"title": "Mở tài khoản", "find": find, "form": form, "page_obj": people}
    return render(
        request, "emulation/org/account_open.html", context | {"chosen": _chosen(request)}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_close(request: HttpRequest, uid: UUID) -> HttpResponse:
    person = _account_holder(request, uid)
    if person.user == request.user:
        raise PermissionDenied("Không tự khóa tài khoản của mình được. Nhờ người quản trị khác.")
    if not person.user.is_active:
        raise WrongState("Tài khoản này đang khóa rồi.")
    if request.method == "POST":
        services.account_close(user=person.user, by=request.user)
        messages.success(request, f"Đã khóa tài khoản của {person.full_name}.")
        return redirect("person_read", uid)
    return render(request, "emulation/confirm.html", _close_page(person))


@require_POST
@login_required
def account_reopen(request: HttpRequest, uid: UUID) -> HttpResponse:
    person = _account_holder(request, uid)
    services.account_reopen(user=person.user, by=request.user)
    told = "Mật khẩu cũ vẫn dùng được; ai quên thì in phiếu mã."
    messages.success(request, f"Đã mở lại tài khoản của {person.full_name}. {told}")
    return redirect(_list_of([person]))


@never_cache
@require_POST
@login_required
def login_code_issue(request: HttpRequest) -> HttpResponse:
    """Show the slips once, as the answer to the order; no address shows them again."""
    _require_office(request)
    visible = account_people_visible_to(request.user)
    form = SlipForm(request.POST, people=lists.people_found(visible, "", dates.today()))
    if not form.is_valid():
        return _nobody_chosen(request, form)
    people = list(form.cleaned_data["person"])
    codes = services.login_codes_issue(users=[person.user for person in people], by=request.user)
    context = {"slips": slips_of(people, codes), "back_url": reverse("account_list")}
    return render(request, "emulation/front/login_code_slip.html", context)


def _require_office(request: HttpRequest) -> None:
    if not any(membership.role in OFFICE for membership in memberships(request.user)):
        raise PermissionDenied("Trang này dành cho người phụ trách thi đua và người quản trị.")


def _nobody_chosen(request: HttpRequest, form: SlipForm) -> HttpResponse:
    if form.asks_for_strangers():
        raise Http404
    messages.error(request, "Chưa chọn ai. Đánh dấu ít nhất một người rồi in phiếu.")
    return redirect("account_list")


def _administers(request: HttpRequest) -> bool:
    return any(row.role == Role.ADMINISTRATOR for row in memberships(request.user))


def _chosen(request: HttpRequest) -> list[UUID]:
    """Return the people whom the address names: they alone are listed, and ticked."""
    return _uids(request.GET.getlist("chon"))


def _uids(texts: Iterable[str]) -> list[UUID]:
    uids = []
    for text in texts:
        try:
            uids.append(UUID(text))
        except ValueError:
            continue  # nonsense in an address names nobody
    return uids


def _among(people: QuerySet[Person], chosen: list[UUID]) -> QuerySet[Person]:
    return people.filter(uid__in=chosen) if chosen else people


def _list_of(people: Iterable[Person]) -> str:
    """Return the address of the list of accounts with these people alone, ticked for slips."""
    uids = [("chon", str(person.uid)) for person in people]
    return f"{reverse('account_list')}?{urlencode(uids)}"


# --- Opening


def _people_to_open(request: HttpRequest) -> Page:
    today = dates.today()
    named = lists.name_begins(FindForm(request.GET).value("q"))
    administered = _among(people_administered_by(request.user), _chosen(request)).filter(named)
    people = page_of(request, lists.people_without_account(administered, today))
    held = [row for person in people for row in (*person.positions_now, *person.roles_now)]
    lists.with_unit_names(held, today)
    return people


def _open_form(request: HttpRequest, people: Page) -> AccountOpenForm:
    if request.method != "POST":
        return AccountOpenForm(
            people=people, initial={"person": [str(uid) for uid in _chosen(request)]}
        )
    _refuse_strangers(request)
    return AccountOpenForm(request.POST, people=people)


def _refuse_strangers(request: HttpRequest) -> None:
    """Who is not of the administered commune is not found; its own may just have an account."""
    asked = set(request.POST.getlist("person"))
    known = people_administered_by(request.user).filter(uid__in=_uids(asked))
    if known.count() != len(asked):
        raise Http404


def _opened(request: HttpRequest, form: AccountOpenForm) -> bool:
    try:
        services.accounts_open(logins=form.logins(), by=request.user)
    except ValidationError as error:
        form.put_refusals(error)
        return False
    return True


# --- Closing


def _account_holder(request: HttpRequest, uid: UUID) -> Person:
    people = people_visible_to(request.user).select_related("commune", "user")
    person = get_object_or_404(people, uid=uid)
    require(request.user, "org.administer", person.commune)
    if person.user is None:
        raise WrongState("Người này chưa có tài khoản.")
    return person


def _close_page(person: Person) -> dict[str, Any]:
    name = person.full_name
    return {
        "title": f"Khóa tài khoản của {name}",
        "crumbs": [
            ("Tài khoản", reverse("account_list")),
            (name, reverse("person_read", args=[person.uid])),
        ],
        "why": f"Khóa rồi, {name} không đăng nhập được nữa, nơi đang đăng nhập cũng thoát ra; "
        "phiếu mã chưa dùng cũng mất hiệu lực.\n"
        "Chức vụ, vai trò và những việc đã làm vẫn giữ nguyên. Mở lại lúc nào cũng được.",
        "action_label": "Khóa tài khoản",
        "cancel_url": reverse("person_read", args=[person.uid]),
        "is_undo": True,
    }
