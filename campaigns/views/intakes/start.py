"""Old papers handed in, taken up again, put aside; their targets checked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from campaigns import services
from campaigns.forms.intakes import IntakeStartForm
from campaigns.models import Intake, IntakeState
from campaigns.readings.page import doubtful_numbers, target_rows
from campaigns.readings.proposals import KnownIndicators
from campaigns.readings.source import Marks
from campaigns.selectors import intake_for, intakes_visible_to
from campaigns.views.edit.page import communes_to_plan_for
from campaigns.views.intakes.common import (
    STALE,
    TARGETS,
    check_page,
    int_of,
    intake_page,
    reading_of,
)
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import User
from emulation.papers.downloads import attachment_response

MOST_PUT_ASIDE = 10
ONLY_DOUBTFUL = "can-xem"


@login_required
def intake_start(request: HttpRequest) -> HttpResponse:
    communes = communes_to_plan_for(request.user)
    form = IntakeStartForm(request.POST or None, request.FILES or None, communes=communes)
    made: list[Intake] = []
    if form.save_by(
        lambda: made.append(start(form, request.user)), lambda: IntakeStartForm(communes=communes)
    ):
        tell_of_same_file(request, made[0])
        return redirect("intake_read", made[0].uid)
    context = {"title": "Đọc kế hoạch cũ", "form": form, **kept_intakes(request.user)}
    return render(request, "campaigns/intakes/start.html", context)


def start(form: IntakeStartForm, by: User) -> Intake:
    """Read what was handed in; a refusal stands at the field that it is about."""
    commune, upload = form.cleaned_data["commune"], form.cleaned_data["upload"]
    field = "upload" if upload else "text"
    try:
        if upload:
            return services.intake_start(
                commune=commune, data=upload.read(), name=upload.name, by=by
            )
        text = form.cleaned_data["text"]
        return services.intake_start_text(commune=commune, text=text, by=by)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def tell_of_same_file(request: HttpRequest, intake: Intake) -> None:
    """Say where the same file is being checked already: two halves of one work are soon made."""
    same = intakes_visible_to(request.user).filter(
        commune=intake.commune, state=IntakeState.READ, file__sha256=intake.file.sha256
    )
    before = same.exclude(pk=intake.pk).order_by("-changed_at").first()
    if before is not None:
        when = date_format(timezone.localtime(before.changed_at), "G:i d/m/Y")
        messages.warning(
            request,
            f"Tệp này đang có một bản đọc dở, sửa lúc {when}. Muốn làm tiếp bản ấy: vào “Đọc kế "
            "hoạch cũ”, mục “Đang kiểm tra dở”.",
        )


def kept_intakes(user: User) -> dict[str, Any]:
    rows = list(intakes_visible_to(user).exclude(state=IntakeState.SAVED))
    put_aside = [row for row in rows if not row.is_open]
    return {
        "open_intakes": [row for row in rows if row.is_open],
        "put_aside": put_aside[:MOST_PUT_ASIDE],
        "saved": intakes_visible_to(user).filter(state=IntakeState.SAVED)[:MOST_PUT_ASIDE],
    }


@require_safe
@intake_page
def intake_read(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The targets of the reading, those to be looked at first."""
    return targets_page(request, intake)


def targets_page(
    request: HttpRequest, intake: Intake, current: int = 0, **context: Any
) -> HttpResponse:
    reading = reading_of(intake)
    doubtful = doubtful_numbers(reading)
    only_doubtful = request.GET.get("loc") == ONLY_DOUBTFUL
    current = current or asked_number(request) or (doubtful[0] if doubtful else 0)
    wanted = {*doubtful, current} if only_doubtful else range(1, len(reading.targets) + 1)
    address = reverse("intake_read", args=[intake.uid])
    marks = Marks(reading, address, wanted, current)
    known = KnownIndicators(intake.commune)
    rows = target_rows(reading, known, marks, current)
    return check_page(
        request,
        intake,
        reading,
        "campaigns/intakes/targets.html",
        TARGETS,
        marks,
        to_look_at=[row for row in rows if row.is_doubtful],
        others=[row for row in rows if not row.is_doubtful],
        current=current,
        only_doubtful=only_doubtful,
        taken_off=taken_off(request),
        **context,
    )


def asked_number(request: HttpRequest) -> int:
    text = request.GET.get("xem", "")
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def taken_off(request: HttpRequest) -> dict[str, str] | None:
    """Return where the target stood that was just taken off, for it to be read again."""
    parts = request.GET.get("bo", "").split(".")
    names = ("block", "start", "end", "row", "column")
    if len(parts) not in (3, 5) or not all(part.isdecimal() for part in parts):
        return None
    return dict(zip(names, parts, strict=False))


@require_safe
@login_required
def intake_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Hand out the file as it was uploaded."""
    return attachment_response(intake_for(request.user, uid).file)


# Putting aside, taking up, beginning anew


@intake_page
def intake_restore(request: HttpRequest, intake: Intake) -> HttpResponse:
    if request.method == "POST":
        version = int_of(request.POST.get("version"))
        try:
            services.intake_restore(intake=intake, version=version, by=request.user)
        except StaleVersion as error:
            raise WrongState(STALE) from error
        messages.success(request, "Đã trở lại bản đọc ban đầu.")
        return redirect("intake_read", intake.uid)
    context = {
        "intake": intake,
        "title": "Khôi phục bản đọc ban đầu",
        "why": "Mọi chỗ đã sửa, đã xác nhận trong bản đọc này sẽ mất. Tệp gốc không đổi.",
        "action_label": "Khôi phục bản đọc ban đầu",
    }
    return render(request, "campaigns/intakes/confirm.html", context)


@intake_page
def intake_abandon(request: HttpRequest, intake: Intake) -> HttpResponse:
    if request.method == "POST":
        services.intake_abandon(intake=intake, by=request.user)
        messages.success(request, f"Đã bỏ bản đọc “{intake}”. Còn lấy lại được ở cuối trang này.")
        return redirect("intake_start")
    context = {
        "intake": intake,
        "title": "Bỏ bản đọc",
        "why": "Bản đọc này không nằm trong danh sách việc nữa. Tệp và các chỗ đã sửa còn giữ, "
        "lấy lại được.",
        "action_label": "Bỏ bản đọc này",
        "is_undo": True,
    }
    return render(request, "campaigns/intakes/confirm.html", context)


@require_POST
@login_required
def intake_resume(request: HttpRequest, uid: UUID) -> HttpResponse:
    intake = intake_for(request.user, uid)
    services.intake_resume(intake=intake, by=request.user)
    messages.success(request, "Đã lấy lại bản đọc.")
    return redirect("intake_read", uid)


@login_required
def intake_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    intake = intake_for(request.user, uid)
    if intake.plan_id:
        raise WrongState("Bản đọc này đã lưu thành kế hoạch, nên được giữ cùng kế hoạch.")
    if request.method == "POST":
        services.intake_remove(intake=intake, by=request.user)
        messages.success(request, f"Đã xóa bản đọc “{intake}” cùng tệp gốc.")
        return redirect("intake_start")
    context = {
        "intake": intake,
        "title": "Xóa bản đọc",
        "why": "Xóa hẳn bản đọc và tệp gốc. Không lấy lại được.",
        "action_label": "Xóa bản đọc và tệp",
        "is_undo": True,
    }
    return render(request, "campaigns/intakes/confirm.html", context)
