"""What the pages share on which a reading is checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from campaigns import services
from campaigns.forms.versioned import PartForm
from campaigns.intake.as_json import from_state
from campaigns.intake.corrections import NotPossible
from campaigns.intake.parts import Reading
from campaigns.models import Intake
from campaigns.readings.page import doubtful_numbers
from campaigns.readings.source import Marks, source_html
from campaigns.readings.words import count_words
from campaigns.selectors import intake_for
from campaigns.views.edit.common import typed_texts
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import User
from emulation.trail.selectors import entries_of

TARGETS, HEADER, BASES, ITEMS, FOOT = "chi-tieu", "phan-dau", "can-cu", "muc", "noi-nhan"
HISTORY_ROWS = 5
NOT_TYPED = ("lam", "seen")  # which button was pressed; the words as they were before
STALE = (
    "Bản đọc vừa được sửa ở chỗ khác: một cửa sổ khác của đồng chí, hoặc một người cùng làm. "
    "Việc vừa bấm chưa được ghi. Mở lại bản đọc rồi làm tiếp."
)
Change = dict[str, Any]
View = Callable[Concatenate[HttpRequest, Intake, ...], HttpResponse]


def intake_page(view: View) -> Callable[..., HttpResponse]:
    """Give a view the reading that the person checks.

    404 for others; a reading that was saved or put aside tells so, and shows again what was
    typed into it meanwhile.
    """

    @login_required
    @wraps(view)
    def page(request: HttpRequest, uid: UUID, **rest: Any) -> HttpResponse:
        intake = intake_for(request.user, uid)
        try:
            if not intake.is_open:
                return _closed(request, intake)
            return view(request, intake, **rest)
        except WrongState as refusal:
            return _too_late(request, intake, refusal)

    return page


def _closed(request: HttpRequest, intake: Intake) -> HttpResponse:
    if request.method == "POST":
        raise WrongState(
            f"Bản đọc đang ở trạng thái “{intake.get_state_display()}” nên không sửa được."
        )
    context = {"intake": intake, "title": str(intake), "history": entries_of(intake.uid)}
    return render(request, "campaigns/intakes/closed.html", context)


def _too_late(request: HttpRequest, intake: Intake, refusal: WrongState) -> HttpResponse:
    sent = request.POST.copy()
    for name in NOT_TYPED:
        sent.pop(name, None)
    context = {"refusal": str(refusal), "texts": typed_texts(sent), "intake": intake}
    return render(request, "campaigns/intakes/typed.html", context, status=409)


def check_page(
    request: HttpRequest,
    intake: Intake,
    reading: Reading,
    template: str,
    part: str,
    marks: Marks | None = None,
    **context: Any,
) -> HttpResponse:
    """Show a part of the reading beside the source."""
    address = reverse("intake_read", args=[intake.uid])
    form = context.get("form")
    doubtful = len(doubtful_numbers(reading))
    shown = {
        "intake": intake,
        "reading": reading,
        "title": str(intake),
        "part": part,
        "source": source_html(
            reading, marks or Marks(reading, address), address, context.get("here", "")
        ),
        "counts": count_words(len(reading.targets), doubtful),
        "doubtful": doubtful,
        "history": entries_of(intake.uid)[:HISTORY_ROWS],
    }
    status = form.status if isinstance(form, PartForm) else 200
    return render(request, template, shown | context, status=status)


def reading_of(intake: Intake) -> Reading:
    return from_state(intake.reading)


def correct(intake: Intake, version: int, changes: Sequence[Change], by: User) -> None:
    """Make the corrections one after another, all or none."""
    with transaction.atomic():
        for change in changes:
            services.intake_correct(intake=intake, version=version, change=change, by=by)
            version = intake.version


def save_by(
    form: PartForm,
    intake: Intake,
    changes: Callable[[], Sequence[Change]],
    fresh: Callable[[Intake, Reading], Any],
    by: User,
) -> bool:
    """Correct as the form says; ``fresh`` makes the form of the reading as it stands now."""

    def stored() -> Any:
        now = intake_for(by, intake.uid)
        return fresh(now, reading_of(now))

    def save() -> None:
        try:
            steps = changes()
        except NotPossible as error:
            raise ValidationError(str(error)) from error
        correct(intake, form.cleaned_data["version"], steps, by)

    return form.save_by(save, stored)


def same_words(texts: Sequence[str], number: int, seen: str, name: str) -> int:
    """Return the number of the part that has the words seen; the nearest where it has not.

    Raises ``WrongState`` where the part is gone.
    """
    if number <= len(texts) and texts[number - 1] == seen:
        return number
    if seen in texts:
        return texts.index(seen) + 1
    if number > len(texts):
        raise WrongState(f"{name} vừa được người khác bỏ khỏi bản đọc.")
    return number


def done(request: HttpRequest, address: str, sentence: str = "") -> HttpResponse:
    if sentence:
        messages.success(request, sentence)
    return redirect(address)


def found(request: HttpRequest, thing: Any) -> Any:
    """Return the part that an address names; what was typed into one that went is not lost."""
    if thing is None and request.method == "POST":
        raise WrongState("Chỗ này vừa được người khác bỏ khỏi bản đọc.")
    if thing is None:
        raise Http404
    return thing


def int_of(text: str | None) -> int:
    """Return a whole number that a page sent; 0 for anything else, which no version is."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def step(request: HttpRequest, intake: Intake, change: Change, sentence: str = "") -> bool:
    """Make one small correction; a refusal is a message, as is ``sentence`` when it is made.

    Say whether it was made.
    """
    version = int_of(request.POST.get("version"))
    try:
        correct(intake, version, [change], request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return False
    except StaleVersion as error:
        raise WrongState(STALE) from error
    if sentence:
        messages.success(request, sentence)
    return True
