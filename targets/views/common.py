"""What several pages of targets ask: may this person keep them, and where the list is."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from emulation.org.models import Commune
from emulation.org.rights import granting
from targets import selectors
from targets.models import Span, Target

NO_RIGHT = "Chỉ công chức phụ trách thi đua của địa phương này đặt và sửa chỉ tiêu."


def kept_span(request: HttpRequest, uid: UUID) -> Span:
    """Return the span that the person keeps: 404 outside, 403 without the right."""
    span = get_object_or_404(selectors.spans_visible_to(request.user), uid=uid)
    require_keeping(request, span.commune)
    return span


def kept_target(request: HttpRequest, uid: UUID) -> Target:
    """Return the target that the person keeps: 404 outside, 403 without the right."""
    target = get_object_or_404(selectors.targets_visible_to(request.user), uid=uid)
    require_keeping(request, target.commune)
    return target


def require_keeping(request: HttpRequest, commune: Commune) -> None:
    if not keeps_targets(request, commune):
        raise PermissionDenied(NO_RIGHT)


def keeps_targets(request: HttpRequest, commune: Commune) -> bool:
    return granting(request.user, "targets.keep", commune) is not None


def list_address(span: Span, **asked: str) -> str:
    """Return the address of the list of a span, with what is asked of it."""
    given = {"thoi_gian": str(span.uid), **{key: word for key, word in asked.items() if word}}
    return f"{reverse('target_list')}?{urlencode(given)}"


def page_before(request: HttpRequest, span: Span) -> str:
    """Return the page of the portal that led here (``ve``), or the list of the span."""
    asked = request.GET.get("ve", "")
    own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if own else list_address(span)
