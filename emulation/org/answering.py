"""What a page of writing answers to a script, which keeps it on the device until received."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from emulation.lib.states import StaleVersion, WrongState

JSON = "application/json"
LOGGED_OUT = "Máy đã đăng xuất. Đăng nhập lại thì máy gửi tiếp."
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Words:
    """Why the office does not take what a device hands over."""

    another: str  # somebody else is logged in on the device now
    not_yours: str
    stale: str  # it was saved from elsewhere meanwhile
    logged_out: str = LOGGED_OUT


def asks_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == JSON


def answering(words: Words) -> Callable[[View], View]:
    """Tell a script in JSON whatever happens: the device must know why it was not received."""

    def tell(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **place: UUID) -> HttpResponse:
            if not asks_script(request):
                return login_required(view)(request, **place)
            if not request.user.is_authenticated:
                told = {"why": words.logged_out, "login": reverse("login")}
                return JsonResponse(told, status=401)
            if request.headers.get("X-Writer", "") not in ("", str(request.user.uid)):
                return JsonResponse({"why": words.another}, status=403)
            try:
                return view(request, **place)
            except WrongState as error:
                is_stale = isinstance(error, StaleVersion)
                why = words.stale if is_stale else str(error)
                return JsonResponse({"why": why, "stale": is_stale}, status=409)
            except (PermissionDenied, Http404):
                return JsonResponse({"why": words.not_yours}, status=403)

        return answer

    return tell


def worker_script() -> FileResponse:
    """Return the service worker; the address that it is served at says its scope."""
    script = settings.BASE_DIR / "static" / "js" / "offline" / "worker.js"
    answer = FileResponse(script.open("rb"), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
