"""What the office's pages of posted lists share."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.models import Posting
from awards.nominating.views.common import list_crumb
from awards.posting.rules import is_public_on, postings_visible_to
from awards.states import PostingState
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Role
from emulation.org.rights import granting, held

NOT_POSTING = "Công chức phụ trách thi đua của địa phương này niêm yết danh sách."
Crumbs = list[tuple[str, str]]


def posting_seen(request: HttpRequest, uid: UUID) -> Posting:
    return get_object_or_404(postings_visible_to(request.user), uid=uid)


def posting_for(request: HttpRequest, uid: UUID, verb: str) -> Posting:
    """Return a list for a step of its clerk; a sentence for who may not, or comes too late."""
    posting = posting_seen(request, uid)
    if granting(request.user, f"awards.{verb}_posting", posting) is not None:
        return posting
    if held(request.user, [Role.CLERK], posting.commune_id) is None:
        raise PermissionDenied(NOT_POSTING)
    raise WrongState(f"Danh sách này: {course_of(posting)[0].lower()}.", moved_on=True)


def course_of(posting: Posting) -> tuple[str, str]:
    """Return in words where a list stands today, and its badge."""
    if is_public_on(posting, dates.today()):
        return "Đang niêm yết", "is-ontrack"
    if posting.state == PostingState.OPEN:
        return "Hết hạn, chờ kết thúc", "is-waiting"
    badge = "is-void" if posting.state == PostingState.STOPPED else "is-final"
    return posting.get_state_display(), badge


def lists_crumbs() -> Crumbs:
    return [list_crumb(), ("Niêm yết", reverse("posting_list"))]


def posting_crumbs(posting: Posting) -> Crumbs:
    return [*lists_crumbs(), (posting.title, reverse("posting_read", args=[posting.uid]))]


def public_path(posting: Posting) -> str:
    return reverse("posting_public", args=[posting.code])
