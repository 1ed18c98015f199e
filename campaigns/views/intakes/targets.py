"""Targets of a reading, one by one: right, no target, corrected, added."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns.forms.readings import ReadTargetForm
from campaigns.intake.doubting import is_doubtful
from campaigns.intake.parts import Place, Reading, blocks_of
from campaigns.models import Intake
from campaigns.readings.page import block_numbered, next_doubtful
from campaigns.views.intakes.common import (
    found,
    int_of,
    intake_page,
    reading_of,
    same_words,
    save_by,
    step,
)
from campaigns.views.intakes.start import ONLY_DOUBTFUL, targets_page
from emulation.lib.pages import posted

RIGHT, NO_TARGET = "dung", "khong-phai"


@intake_page
def intake_target(request: HttpRequest, intake: Intake, number: int) -> HttpResponse:
    """Correct one target in its place in the list."""
    reading = reading_of(intake)
    if request.method != "POST" and not 0 < number <= len(reading.targets):
        return found(request, None)
    number = seen_number(request, reading, number)
    form = ReadTargetForm(posted(request), reading=reading, number=number, version=intake.version)
    if save_by(form, intake, form.changes, lambda now, read: fresh(form, now, read), request.user):
        messages.success(request, f"Đã lưu chỉ tiêu {number}.")
        return redirect(next_address(request, intake, number, reading))
    return targets_page(request, intake, form.number, form=form)


def seen_number(request: HttpRequest, reading: Reading, number: int) -> int:
    """Return the number of the target whose words the page showed."""
    texts = [target.text for target in reading.targets]
    seen = request.POST.get("seen")
    return number if seen is None else same_words(texts, number, seen, "Chỉ tiêu này")


def fresh(form: ReadTargetForm, intake: Intake, reading: Reading) -> ReadTargetForm:
    texts = [target.text for target in reading.targets]
    number = same_words(texts, form.number, form.cleaned_data["seen"], "Chỉ tiêu này")
    return ReadTargetForm(reading=reading, number=number, version=intake.version)


@require_POST
@intake_page
def intake_target_judge(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Say of one target that it is right, or none, and go on to the next to be looked at."""
    word, _, text = request.POST.get("lam", "").partition(" ")
    number, reading = int_of(text), reading_of(intake)
    if word not in (RIGHT, NO_TARGET) or not number:
        return redirect("intake_read", intake.uid)
    do = "target_confirm" if word == RIGHT else "target_remove"
    gone = place_words(reading, number) if word == NO_TARGET else ""
    if not step(request, intake, {"do": do, "number": number - 1}):
        return redirect("intake_read", intake.uid)
    return redirect(next_address(request, intake, number, reading, gone))


@require_POST
@intake_page
def intake_target_add(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Read the letters that were chosen in the source as a target."""
    numbers = {name: int_of(request.POST.get(name)) for name in ("block", "start", "end")}
    reading = reading_of(intake)
    block = found(request, block_numbered(reading, numbers["block"]))
    cell: dict[str, Any] = {name: request.POST.get(name) or None for name in ("row", "column")}
    if not step(request, intake, {"do": "target_add", **numbers, **cell, "block": block.key}):
        return redirect("intake_read", intake.uid)
    return redirect(new_address(request, intake, reading))


def place_words(reading: Reading, number: int) -> str:
    """Write where a target stands as "block.start.end", with row and column in a table."""
    place = reading.targets[number - 1].place if number <= len(reading.targets) else None
    order = {block.key: n for n, block in enumerate(blocks_of(reading.items), 1)}
    if place is None or place.block not in order:
        return ""
    parts = [order[place.block], place.start, place.end]
    if place.row is not None and place.column is not None:
        parts += [place.row, place.column]
    return ".".join(str(part) for part in parts)


def next_address(
    request: HttpRequest, intake: Intake, number: int, before: Reading, gone: str = ""
) -> str:
    """Return where to go on: to the next target to look at, or, from one that was sure, nowhere.

    ``number`` is what the target had in the reading ``before``; ``gone`` where it stood.
    """
    reading = reading_of(intake)
    after = number - 1 if gone else number
    following = min(number, len(reading.targets))
    if is_doubtful(before.targets[number - 1]):
        following = next_doubtful(reading, after)
        if not following:
            messages.success(request, "Không còn chỉ tiêu cần xem.")
    return address_of(request, intake, following, gone)


def new_address(request: HttpRequest, intake: Intake, before: Reading) -> str:
    """Return where the first target stands that was not read before."""
    reading = reading_of(intake)
    known = {_same(target.place) for target in before.targets}
    new = [n for n, one in enumerate(reading.targets, 1) if _same(one.place) not in known]
    messages.success(request, f"Đã thêm {len(new)} chỉ tiêu.")
    return address_of(request, intake, new[0] if new else 0)


def _same(place: Place) -> tuple[int | None, ...]:
    return place.block, place.start, place.end, place.row, place.column


def address_of(request: HttpRequest, intake: Intake, number: int, gone: str = "") -> str:
    loc = ONLY_DOUBTFUL if request.POST.get("loc") == ONLY_DOUBTFUL else ""
    asked = {"loc": loc, "bo": gone, "xem": str(number or "")}
    query = urlencode({name: value for name, value in asked.items() if value})
    place = f"ct-{number}" if number else "doc-duoc"
    return f"{reverse('intake_read', args=[intake.uid])}?{query}#{place}"
