"""One target divided among units."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from emulation.lib.pages import posted
from emulation.lib.quantities import format_number
from emulation.lib.states import StaleVersion
from emulation.lib.text import first_lower
from targets import services
from targets.forms.shares import GIVEN_TO, SharesForm
from targets.listing import value_words
from targets.measures import format_amount
from targets.models import Target, UnitRule
from targets.selectors import amount_of
from targets.sharing.places import Desk, desk_of
from targets.sharing.table import NOT_GIVEN, table_of
from targets.sharing.ways import WHOLE, CannotFill, lacking, ways_of, whole_of
from targets.views.common import kept_target, list_address

SAVE, SAVE_NEXT = "luu", "luu-tiep"
NOBODY_TICKED = "Chưa đánh dấu đơn vị nào nên đã chọn mọi thôn, tổ dân phố."
NOBODY_THERE = "Đánh dấu các đơn vị nhận chỉ tiêu, rồi chọn cách chia."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Tick units and give each a figure; the buttons fill the figures in, saving writes them."""
    target = kept_target(request, uid)
    desk = desk_of(target)
    form = SharesForm(posted(request), desk)
    asked = request.POST.get("viec", SAVE)
    if request.method != "POST":
        return _shown(request, desk, form)
    if asked not in (SAVE, SAVE_NEXT):
        return _filled(request, desk, form, asked)
    if not form.is_valid():
        return _shown(request, desk, form)
    return _saved(request, desk, form, go_on=asked == SAVE_NEXT)


def _filled(request: HttpRequest, desk: Desk, form: SharesForm, way: str) -> HttpResponse:
    """Show the figures of a way. Nothing is saved."""
    places = form.one_chosen() if way == WHOLE else form.chosen()
    told = ""
    if not places and way != WHOLE:
        places, told = desk.villages, NOBODY_TICKED
    known = way == WHOLE or way in dict(ways_of(desk.target))
    if not places or not known:
        return _shown(request, desk, form, refused=NOBODY_THERE)
    try:
        form = form.filled_in(way, places)
    except CannotFill as error:
        return _shown(request, desk, form, refused=str(error))
    told = f"{told} {lacking(way, desk, places)}".strip()
    return _shown(request, desk, form, told=f"Đã điền {len(places)} đơn vị, chưa lưu. {told}")


def _saved(request: HttpRequest, desk: Desk, form: SharesForm, *, go_on: bool) -> HttpResponse:
    target = desk.target
    rows = form.share_rows()
    try:
        services.shares_set(target=target, rows=rows, seen=form.seen(), by=request.user)
    except StaleVersion as error:
        return _both(request, desk, form, error)
    except ValidationError as error:
        return _shown(request, desk, form, refused=" ".join(error.messages))
    words = f"Đã giao {target.name} cho {len(rows)} đơn vị." if rows else "Đã bỏ mọi phần giao."
    messages.success(request, words)
    check = form.check()
    if check.agrees is False:
        messages.warning(request, f"{target.name}: {first_lower(check.sentence)}")
    following = _next_not_given(target) if go_on else None
    if following:
        return redirect("share_edit", following.uid)
    return redirect(table_address(target))


def _next_not_given(target: Target) -> Target | None:
    """Return the next target of the span that nobody was given, from this one on round."""
    rows = table_of(target.span).rows
    here = next(place for place, row in enumerate(rows) if row.target.pk == target.pk)
    turned = rows[here + 1 :] + rows[:here]
    return next((row.target for row in turned if row.state == NOT_GIVEN), None)


def table_address(target: Target) -> str:
    return f"{reverse('share_table')}?{urlencode({'thoi_gian': target.span.uid})}"


def _both(request: HttpRequest, desk: Desk, form: SharesForm, error: StaleVersion) -> HttpResponse:
    """Show both; the next save goes by what stands now."""
    now = desk_of(desk.target)
    ours = {row.unit.pk: _words(True, row.assigned) for row in form.share_rows()}
    theirs = {unit: _words(True, share.assigned) for unit, share in now.shares.items()}
    nothing = _words(False, None)
    differences = [
        (place.name, theirs.get(place.unit.pk, nothing), ours.get(place.unit.pk, nothing))
        for place in now.places
        if theirs.get(place.unit.pk) != ours.get(place.unit.pk)
    ]
    data = form.data.copy()
    for row in SharesForm(None, now):
        data[row.add_prefix("version")] = str(row.share.version) if row.share else ""
    context = {"conflict": str(error), "differences": differences}
    return _shown(request, now, SharesForm(data, now), status=409, **context)


def _words(is_given: bool, assigned: Any) -> str:
    if not is_given:
        return "không giao"
    return "giao, không kèm số" if assigned is None else format_number(assigned)


def _shown(
    request: HttpRequest, desk: Desk, form: SharesForm, *, status: int = 200, **told: Any
) -> HttpResponse:
    target = desk.target
    unit = target.indicator.unit_text
    whole = whole_of(target)
    superior = target.assigned_value
    context = {
        "title": f"Giao chỉ tiêu {target.name}",
        "crumbs": [
            ("Chỉ tiêu", list_address(target.span)),
            ("Giao cho đơn vị", table_address(target)),
        ],
        "target": target,
        "form": form,
        "unit_text": unit,
        "words": value_words(target.current, unit),
        "superior": "" if superior is None else format_amount(superior, unit),
        "last": desk.last,
        "ways": ways_of(target),
        "check": form.check(),
        "one": _one_choice(request, desk),
        "given_to": GIVEN_TO,
        "amount": amount_of(target),
        "whole": "" if whole is None else f"{whole.normalize():f}",
        "is_unrolled": target.unit_rule == UnitRule.NONE,
        "back_url": table_address(target),
        "checked": request.method == "POST",
    }
    return render(request, "targets/share_edit.html", context | told, status=status)


def _one_choice(request: HttpRequest, desk: Desk) -> list[tuple[str, str, bool]]:
    """Return the units that may be given the whole, the answering one chosen."""
    answering = desk.target.answering_unit
    asked = request.POST.get(GIVEN_TO) or (answering.uid.hex if answering else "")
    ordered = sorted(desk.places, key=lambda place: place.is_village)
    return [(p.unit.uid.hex, p.name, p.unit.uid.hex == asked) for p in ordered]
