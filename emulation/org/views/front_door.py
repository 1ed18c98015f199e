"""Coming in, the password, going out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from emulation.org.forms import ChangePasswordForm, FirstLoginForm, LoginForm, SetPasswordForm
from emulation.org.services import password_set


@sensitive_post_parameters("password")
@never_cache
def login(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_next_address(request))
    form = LoginForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.user)
        return redirect(_next_address(request))
    context = {"form": form, "next": _asked_address(request)}
    return render(request, "emulation/front/login.html", context)


@sensitive_post_parameters("code")
@never_cache
def first_login(request: HttpRequest) -> HttpResponse:
    form = FirstLoginForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        auth.login(request, form.user)
        return redirect("set_password")
    return render(request, "emulation/front/first_login.html", {"form": form})


@sensitive_post_parameters("password", "again")
@never_cache
@login_required
def set_password(request: HttpRequest) -> HttpResponse:
    """The first password after a one-time code; the middleware leads here and nowhere else."""
    if request.user.has_usable_password():
        return redirect("change_password")
    form = SetPasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        return _password_saved(request, form, "Đã đặt mật khẩu. Lần sau đăng nhập bằng mật khẩu.")
    return render(request, "emulation/front/set_password.html", {"form": form})


@sensitive_post_parameters("old_password", "password", "again")
@never_cache
@login_required
def change_password(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        return _password_saved(request, form, "Đã đổi mật khẩu.")
    return render(request, "emulation/front/change_password.html", {"form": form})


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def locked_out(
    request: HttpRequest,
    original_response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """Answer who tried too often (called by axes)."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "emulation/front/locked.html", {"minutes": minutes}, status=429)


def _password_saved(request: HttpRequest, form: SetPasswordForm, told: str) -> HttpResponse:
    user = password_set(user=request.user, password=form.cleaned_data["password"])
    auth.update_session_auth_hash(request, user)
    messages.success(request, told)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _next_address(request: HttpRequest) -> str:
    return _asked_address(request) or settings.LOGIN_REDIRECT_URL


def _asked_address(request: HttpRequest) -> str:
    """Return the address that the person wanted, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(asked, hosts, require_https=request.is_secure())
    return asked if safe else ""
