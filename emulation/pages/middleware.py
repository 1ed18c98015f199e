"""What every answer has in common: refusals told as pages, private pages kept nowhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found

from emulation.lib.states import MOVED_ON, WrongState
from emulation.trail.models import Entry
from emulation.trail.selectors import entries_of

log = logging.getLogger(__name__)
READING = ("GET", "HEAD")


class PrivatePagesMiddleware:
    """What somebody read is not shown again by the back button after going out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class RefusalMiddleware:
    """Answers 409, 422 and 404 by pages; 403 is Django's own, with 403.html."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            # An address of nobody: under DEBUG Django would show its own list of addresses.
            return page_not_found(request, Http404())
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, WrongState):
            return _too_late(request, error)
        if isinstance(error, IntegrityError) and request.method not in READING:
            return _faster(request, error)
        if isinstance(error, ValidationError) and request.method not in READING:
            return _not_saved(request, error)
        if isinstance(error, Http404):
            return page_not_found(request, error)
        return None


def page_of_the_thing(request: HttpRequest) -> str:
    """Return the address of the page that shows the thing that was acted on.

    /ke-hoach/<uid>/duyet/ is about /ke-hoach/<uid>/; where that is no page, the first page.
    """
    match = request.resolver_match
    uid = str(match.kwargs.get("uid", "")) if match else ""
    before, found, _ = request.path.partition(f"/{uid}/")
    address = f"{before}{found}"
    return address if uid and found and _is_page(address) else reverse("home")


def _is_page(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def _too_late(request: HttpRequest, error: WrongState) -> HttpResponse:
    last = _last_step(request) if error.has_moved_on else None
    context = {
        # Who was faster is told below by name; it may have been the same person.
        "exception": "" if last and str(error) == MOVED_ON else str(error),
        "typed": error.typed,
        "last": last,
        "is_own": last is not None and last.actor_id == request.user.pk,
        "back_url": error.back_url or page_of_the_thing(request),
    }
    return render(request, "409.html", context, status=409)


def _last_step(request: HttpRequest) -> Entry | None:
    """Return the newest entry of the trail about the thing; nothing for who is not logged in.

    Nothing either where the address names more than one: the step may have been another's.
    """
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    uids = [value for value in named if isinstance(value, UUID)]
    if len(uids) != 1 or not request.user.is_authenticated:
        return None
    return entries_of(uids[0]).first()


def _faster(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    """The database refused what the services had found right: somebody was faster.

    It is logged, for it may be a mistake of ours, too.
    """
    log.error("A constraint refused %s", request.path, exc_info=error)
    return _too_late(request, WrongState(MOVED_ON))


def _not_saved(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Tell what a page did not catch; the page itself should have, so it is logged."""
    log.warning("ValidationError left %s: %s", request.path, error.messages)
    context = {"sentences": error.messages, "back_url": _page_before(request)}
    return render(request, "emulation/pages/not_saved.html", context, status=422)


def _page_before(request: HttpRequest) -> str:
    before = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    is_own = url_has_allowed_host_and_scheme(before, hosts, require_https=request.is_secure())
    return before if is_own else page_of_the_thing(request)
