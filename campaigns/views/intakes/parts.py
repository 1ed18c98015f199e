"""The parts of a reading around its targets: head, bases, foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns.forms.readings import (
    ReadBasisForm,
    ReadHeaderForm,
    ReadRecipientsForm,
    ReadSignatureForm,
)
from campaigns.intake.parts import Reading
from campaigns.models import Intake
from campaigns.views.intakes.common import (
    BASES,
    FOOT,
    HEADER,
    check_page,
    done,
    found,
    intake_page,
    reading_of,
    same_words,
    save_by,
    step,
)
from emulation.lib.pages import posted


@intake_page
def intake_header(request: HttpRequest, intake: Intake) -> HttpResponse:
    reading = reading_of(intake)

    def form_of(now: Intake, read: Reading, data: Any = None) -> ReadHeaderForm:
        return ReadHeaderForm(data, header=read.header, version=now.version)

    form = form_of(intake, reading, posted(request))
    if save_by(form, intake, lambda: [form.change()], form_of, request.user):
        return done(request, request.path, "Đã lưu phần đầu.")
    return check_page(request, intake, reading, "campaigns/intakes/header.html", HEADER, form=form)


@intake_page
def intake_bases(request: HttpRequest, intake: Intake, number: int = 0) -> HttpResponse:
    """The list of bases; ``number`` is the one that is corrected, 0 one to be added."""
    reading = reading_of(intake)
    if number > len(reading.bases):
        return found(request, None)

    def form_of(now: Intake, read: Reading, data: Any = None) -> ReadBasisForm:
        texts = [basis.text for basis in read.bases]
        seen = request.POST.get("seen")
        at = same_words(texts, number, seen, "Căn cứ này") if number and seen else number
        return ReadBasisForm(data, bases=read.bases, number=at, version=now.version)

    form = form_of(intake, reading, posted(request))
    if save_by(form, intake, lambda: [form.change()], form_of, request.user):
        return done(request, reverse("intake_bases", args=[intake.uid]), "Đã lưu căn cứ.")
    shown = {"form": form, "here": f"can-cu-{form.number}"}
    return check_page(request, intake, reading, "campaigns/intakes/bases.html", BASES, **shown)


@require_POST
@intake_page
def intake_basis_remove(request: HttpRequest, intake: Intake, number: int) -> HttpResponse:
    """Say that a line is no basis: its words go to the opening."""
    if step(request, intake, {"do": "basis_remove", "number": number - 1}):
        messages.success(request, "Đã bỏ khỏi căn cứ; chữ chuyển xuống đoạn mở đầu.")
    return redirect("intake_bases", intake.uid)


@intake_page
def intake_recipients(request: HttpRequest, intake: Intake) -> HttpResponse:
    return foot_page(request, intake, posted(request), None)


@intake_page
def intake_signature(request: HttpRequest, intake: Intake) -> HttpResponse:
    return foot_page(request, intake, None, posted(request))


def foot_page(
    request: HttpRequest, intake: Intake, lines_data: Any, signature_data: Any
) -> HttpResponse:
    """Two forms on one page, of which one may have been sent."""
    reading = reading_of(intake)

    def lines_of(now: Intake, read: Reading, data: Any = None) -> ReadRecipientsForm:
        return ReadRecipientsForm(data, recipients=read.recipients, version=now.version)

    def signature_of(now: Intake, read: Reading, data: Any = None) -> ReadSignatureForm:
        return ReadSignatureForm(data, signature=read.signature, version=now.version)

    lines = lines_of(intake, reading, lines_data)
    signature = signature_of(intake, reading, signature_data)
    form: Any = signature if signature_data else lines
    fresh: Callable[..., Any] = signature_of if signature_data else lines_of
    if save_by(form, intake, lambda: [form.change()], fresh, request.user):
        address = reverse("intake_recipients", args=[intake.uid])
        return done(request, address, "Đã lưu nơi nhận, người ký.")
    context = {"here": "noi-nhan", "form": form, "lines_form": lines, "signature_form": signature}
    return check_page(request, intake, reading, "campaigns/intakes/foot.html", FOOT, **context)
