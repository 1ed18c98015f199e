"""A person who came in by a one-time code sets a password before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class FirstPasswordMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not user.has_usable_password():
            allowed = {reverse("set_password"), reverse("logout")}
            if request.path not in allowed:
                return redirect("set_password")
        return self.get_response(request)
