"""What the pages of a report and of a registration ask of a request: what was read, and ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from emulation.lib.pages import whole_typed
from targets.models import Submission, SubmissionSending
from targets.reporting.changed import Change
from targets.services.submissions import SentAnew

Compare = Callable[[Any, Any], list[Change]]


def as_read(request: HttpRequest, row: Submission) -> None:
    """Let the row be what its reader saw, as the form of the page says."""
    row.version = whole_typed(request.POST.get("version", ""))


def done_as_read(
    request: HttpRequest, row: Submission, act: Callable[[], object], words: str, page: str
) -> HttpResponse:
    """Act on what was read; where the unit has sent anew since, lead to what it changed."""
    as_read(request, row)
    try:
        act()
    except SentAnew as error:
        messages.error(request, str(error))
        seen = whole_typed(request.POST.get("ban", ""))
        return redirect(f"{page}?{urlencode({'so-voi': seen})}" if seen else page)
    messages.success(request, words)
    return redirect(page)


def changes_asked(
    request: HttpRequest, sendings: list[SubmissionSending], compare: Compare
) -> dict[str, object] | None:
    """Return how the last sending differs from the earlier one that the address names."""
    return _changes(whole_typed(request.GET.get("so-voi", "")), sendings, compare)


def changes_since(
    request: HttpRequest, sendings: list[SubmissionSending], compare: Compare
) -> dict[str, object] | None:
    """Return the same of the sending that a refused form had read."""
    return _changes(whole_typed(request.POST.get("ban", "")), sendings, compare)


def _changes(
    number: int, sendings: list[SubmissionSending], compare: Compare
) -> dict[str, object] | None:
    before = next((one for one in sendings[1:] if one.number == number), None)
    if before is None:
        return None
    return {
        "before": before.number,
        "now": sendings[0].number,
        "rows": compare(before, sendings[0]),
    }


def ticked(words: Iterable[str]) -> dict[UUID, int]:
    """Return what was ticked in a list, each with the version that was shown."""
    found = {}
    for word in words:
        uid, _, version = word.partition(":")
        try:
            found[UUID(uid)] = whole_typed(version)
        except ValueError:
            continue
    return found
