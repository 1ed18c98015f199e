"""The doors: a password, or the one-time code of a paper slip; who comes in, with all roles."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from emulation.org.models import User
from emulation.org.rights import user_with_memberships
from emulation.org.services import CodeSpent, CodeWrong, login_code_use


class LoginCodeBackend(BaseBackend):
    """Lets in by ``authenticate(request, username=…, login_code=…)``, throttled like passwords."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", login_code: str = "", **kwargs: Any
    ) -> User | None:
        if not login_code:
            return None
        try:
            return login_code_use(login=username, code=login_code)
        except CodeWrong:
            return None
        except CodeSpent as error:
            if request is not None:
                request.login_code_spent = True  # type: ignore[attr-defined]
            raise PermissionDenied from error

    def get_user(self, user_id: int) -> User | None:
        return _active(user_id)


class PasswordBackend(ModelBackend):
    """The first door: a log-in and a password."""

    def get_user(self, user_id: int) -> User | None:
        return _active(user_id)


def _active(user_id: int) -> User | None:
    user = user_with_memberships(user_id)
    return user if user is not None and user.is_active else None


def client_address(request: HttpRequest) -> str | None:
    """Return the address that is throttled.

    Behind our own proxy every request comes from the proxy; it appends the address that it
    saw, so the last one is true and those before it are only what the client says.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_TLS_PROXY and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR")  # none: a test logs in by itself
