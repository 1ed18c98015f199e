"""What a page of writing answers to a script, which keeps it on the device until received."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from emulation.lib.states import StaleVersion, WrongState

JSON = "application/json"
LOGGED_OUT = "Máy đã đăng xuất. Đăng nhập lại thì máy gửi tiếp."
ANOTHER = "Lúc gửi, người đăng nhập trên máy không phải người đã nhập đăng ký này."
NOT_YOURS = "Tài khoản này không gửi được đăng ký của đơn vị."
STALE = "Đăng ký đã được lưu từ máy khác, hoặc xã đã trả lại, sau khi máy này giữ bản nhập."


def asks_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == JSON


def answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tell a script in JSON whatever happens: the device must know why it was not received."""

    @wraps(view)
    def answer(request: HttpRequest, **place: UUID) -> HttpResponse:
        if not asks_script(request):
            return login_required(view)(request, **place)
        if not request.user.is_authenticated:
            return JsonResponse({"why": LOGGED_OUT, "login": reverse("login")}, status=401)
        if request.headers.get("X-Writer", "") not in ("", str(request.user.uid)):
            return JsonResponse({"why": ANOTHER}, status=403)
        try:
            return view(request, **place)
        except WrongState as error:
            is_stale = isinstance(error, StaleVersion)
            why = STALE if is_stale else str(error)
            return JsonResponse({"why": why, "stale": is_stale}, status=409)
        except (PermissionDenied, Http404):
            return JsonResponse({"why": NOT_YOURS}, status=403)

    return answer


def uid_typed(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid.uuid4()
