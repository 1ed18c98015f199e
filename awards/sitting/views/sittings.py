"""Sittings: planned, prepared, led through, written down, ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import Attendance, Ballot, Round, Sitting
from awards.pages import form_page, tried
from awards.sitting import page, services
from awards.sitting.forms import (
    AgendaForm,
    CourseForm,
    ReasonForm,
    SeatForm,
    SittingForm,
    SureForm,
)
from awards.sitting.quotas import quotas_exceeded
from awards.sitting.selectors import ballots_of, eligible_for, seats_of, sits_already
from awards.sitting.sentences import SITS_ALREADY
from awards.sitting.views import common
from awards.states import BallotMode, SittingState
from emulation.lib import dates
from emulation.lib.pages import page_of, posted
from emulation.lib.text import first_lower
from emulation.org.rights import granting, memberships
from emulation.org.selectors import office_name
from emulation.papers.downloads import attachment_response
from emulation.trail.selectors import entries_of

HISTORY_LINES = 12
BALLOTS_A_PAGE = 100
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@form_methods
def sitting_plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    council = common.council_kept(request.user, uid)
    rounds = Round.objects.filter(commune=council.commune_id, ended_at=None)
    place = f"Phòng họp {office_name(council.commune, dates.today())}"
    form = SittingForm(posted(request), rounds=rounds, initial={"place": place})
    made: list[Sitting] = []

    def plan() -> None:
        words = {key: value for key, value in form.cleaned_data.items() if key != "version"}
        made.append(services.sitting_plan(council=council, by=request.user, **words))

    if tried(form, plan):
        messages.success(request, "Đã lập phiên họp. Đưa hồ sơ vào chương trình.")
        return redirect("sitting_read", made[0].uid)
    return form_page(
        request,
        form,
        title="Lập phiên họp",
        crumbs=common.council_crumbs(council),
        action_label="Lập phiên họp",
        cancel_url=reverse("council_read", args=[council.uid]),
    )


@login_required
@require_safe
def sitting_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Agenda, seats, course and papers; how far each vote is, never how it stands."""
    sitting = common.sitting_seen(request.user, uid)
    shown = _shown(request, sitting)
    context = {
        **shown,
        "title": common.sitting_title(sitting),
        "crumbs": common.list_crumbs(),
        "guests": sitting.guests.splitlines(),
        "has_slips": any(
            line.ballot.mode == BallotMode.PAPER for line in shown["page_obj"].paginator.object_list
        ),
        "numbers": granting(request.user, "awards.issue_minutes", sitting) is not None,
        "history": entries_of(sitting.uid)[:HISTORY_LINES],
    }
    return render(request, "awards/sitting/sitting.html", context)


@login_required
@require_safe
def sitting_live(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The parts of the page that change while the council votes."""
    sitting = common.sitting_seen(request.user, uid)
    return render(request, "awards/sitting/sitting_live.html", _shown(request, sitting))


@login_required
@form_methods
def sitting_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_kept(request.user, uid)
    form = SittingForm(posted(request), sitting=sitting)

    def change() -> None:
        words = dict(form.cleaned_data)
        seen = words.pop("version") or 0
        services.sitting_change(sitting=sitting, seen_version=seen, by=request.user, **words)

    if tried(form, change):
        messages.success(request, "Đã lưu phiên họp.")
        return redirect("sitting_read", sitting.uid)
    return _form(request, sitting, form, title="Sửa phiên họp", action_label="Lưu phiên họp")


@login_required
@form_methods
def sitting_agenda(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Eligible nominations to put on the agenda, many at once."""
    sitting = common.sitting_kept(request.user, uid)
    offered = list(eligible_for(sitting))
    form = AgendaForm(posted(request), offered=offered)

    def table() -> None:
        services.sitting_table(
            sitting=sitting,
            nominations=form.chosen(),
            mode=form.cleaned_data["mode"],
            by=request.user,
        )

    if tried(form, table):
        number = len(form.chosen())
        messages.success(request, f"Đã đưa {number} hồ sơ vào chương trình.")
        return redirect("sitting_read", sitting.uid)
    context = {
        "title": "Đưa hồ sơ vào chương trình",
        "crumbs": common.sitting_crumbs(sitting),
        "sitting": sitting,
        "form": form,
        "offered": offered,
        "ticked": set(request.POST.getlist("nominations")),
    }
    return render(request, "awards/sitting/agenda.html", context)


@login_required
@form_methods
def sitting_attendance(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_kept(request.user, uid)
    files = request.FILES if request.method == "POST" else None
    seats = seats_of(sitting)
    is_first = not page.is_called(seats)
    rows = [SeatForm(posted(request), files, seat=seat, is_first=is_first) for seat in seats]
    form = SureForm(posted(request))

    def note() -> None:
        given = [row.given() for row in rows]
        services.presence_set(sitting=sitting, seats=given, by=request.user)

    if all([row.is_valid() for row in rows]) and tried(form, note):
        messages.success(request, "Đã ghi điểm danh.")
        return redirect("sitting_read", sitting.uid)
    context = {
        "title": "Điểm danh",
        "crumbs": common.sitting_crumbs(sitting),
        "sitting": sitting,
        "form": form,
        "rows": rows,
    }
    return render(request, "awards/sitting/attendance.html", context)


@login_required
@require_safe
def seat_file(request: HttpRequest, uid: UUID, seat_uid: UUID) -> HttpResponse:
    """An opinion in writing or a mandate, for those who lead the sitting."""
    sitting = common.sitting_kept(request.user, uid)
    seat = get_object_or_404(sitting.seats.select_related("attachment"), uid=seat_uid)
    if seat.attachment is None:
        raise Http404
    return attachment_response(seat.attachment)


@login_required
@form_methods
def sitting_write(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_kept(request.user, uid)
    names = ("notes", "conclusion", "version")
    form = CourseForm(posted(request), initial={name: getattr(sitting, name) for name in names})

    def write() -> None:
        words = dict(form.cleaned_data)
        seen = words.pop("version")
        services.sitting_write(sitting=sitting, seen_version=seen, by=request.user, **words)

    if tried(form, write):
        messages.success(request, "Đã lưu diễn biến, kết luận.")
        return redirect("sitting_read", sitting.uid)
    return _form(
        request,
        sitting,
        form,
        title="Diễn biến, kết luận",
        why="In vào biên bản. Để trống thì biên bản dùng câu soạn sẵn từ kết quả biểu quyết.",
        stored=_stored_course(form, sitting),
        action_label="Lưu diễn biến, kết luận",
    )


@login_required
@form_methods
def sitting_open(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_kept(request.user, uid)
    form = SureForm(posted(request))
    if tried(form, lambda: services.sitting_open(sitting=sitting, by=request.user)):
        messages.success(request, "Phiên họp đã khai mạc. Mở biểu quyết từng hồ sơ.")
        return redirect("sitting_read", sitting.uid)
    seats, ballots = seats_of(sitting), ballots_of(sitting)
    return _form(
        request,
        sitting,
        form,
        title="Khai mạc phiên họp",
        why=f"{page.quorum_words(sitting, seats, ballots)}\nTừ lúc khai mạc, ghế của thành viên và "
        "quy tắc biểu quyết của ngày họp không đổi nữa.",
        action_label="Khai mạc",
    )


@login_required
@form_methods
def sitting_close(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_kept(request.user, uid)
    form = SureForm(posted(request))
    if tried(form, lambda: services.sitting_close(sitting=sitting, by=request.user)):
        messages.success(request, "Phiên họp đã kết thúc. In biên bản, biên bản kiểm phiếu.")
        return redirect("sitting_read", sitting.uid)
    return _form(
        request,
        sitting,
        form,
        title="Kết thúc phiên họp",
        why="Hồ sơ đã thông qua chuyển sang soạn quyết định hoặc tờ trình. Diễn biến, kết luận "
        "còn sửa được đến khi biên bản có số.",
        action_label="Kết thúc phiên họp",
    )


@login_required
@form_methods
def sitting_cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = common.sitting_kept(request.user, uid)
    form = ReasonForm(posted(request))

    def cancel() -> None:
        services.sitting_cancel(sitting=sitting, by=request.user, **form.cleaned_data)

    if tried(form, cancel):
        messages.success(request, "Đã hủy phiên họp; các hồ sơ chờ phiên khác.")
        return redirect("sitting_read", sitting.uid)
    return _form(
        request,
        sitting,
        form,
        title="Hủy phiên họp",
        why="Hồ sơ trong chương trình trở lại danh sách đủ điều kiện.",
        action_label="Hủy phiên họp",
        is_undo=True,
    )


def _shown(request: HttpRequest, sitting: Sitting) -> dict[str, Any]:
    seats, ballots = seats_of(sitting), ballots_of(sitting)
    own = {row.person_id for row in memberships(request.user)}
    mine = next((seat for seat in seats if seat.member.person_id in own), None)
    page_obj = page_of(request, [page.line_of(each) for each in ballots], BALLOTS_A_PAGE)
    keeps = granting(request.user, "awards.keep_sitting", sitting) is not None
    over = quotas_exceeded(sitting, ballots) if sitting.state == SittingState.OPEN else []
    return {
        "sitting": sitting,
        "round_words": first_lower(sitting.round.name),
        "badge": page.SITTING_BADGES[sitting.state],
        "is_planned": sitting.state == SittingState.PLANNED,
        "is_open": sitting.state == SittingState.OPEN,
        "is_closed": sitting.state == SittingState.CLOSED,
        "seats": seats,
        "is_called": page.is_called(seats),
        "page_obj": page_obj,
        "counts": page.counts_words(ballots),
        "quorum": page.quorum_words(sitting, seats, ballots),
        "why_not_open": _why_not_open(sitting, seats, ballots) if keeps else "",
        "why_not_close": page.why_not_close(ballots, over),
        "over": over,
        "keeps": keeps,
        "mine": mine,
        "asked": page.asked_of(mine, ballots),
        "to_open": page.wait_for(ballots, BallotMode.SECRET),
        "to_raise": page.wait_for(ballots, BallotMode.OPEN),
    }


def _why_not_open(sitting: Sitting, seats: list[Attendance], ballots: list[Ballot]) -> str:
    if sitting.state != SittingState.PLANNED:
        return ""
    if why := page.why_not_open(sitting, seats, ballots):
        return why
    return SITS_ALREADY if sits_already(sitting) else ""


def _form(request: HttpRequest, sitting: Sitting, form: Any, **words: Any) -> HttpResponse:
    return form_page(
        request,
        form,
        crumbs=common.sitting_crumbs(sitting),
        cancel_url=common.sitting_url(sitting),
        **words,
    )


def _stored_course(form: CourseForm, sitting: Sitting) -> str:
    """Return what a colleague saved meanwhile; the next save goes by it."""
    if not getattr(form, "is_stale", False):
        return ""
    sitting.refresh_from_db(fields=["notes", "conclusion", "version"])
    form.data = form.data.copy()
    form.data["version"] = str(sitting.version)
    return f"{sitting.notes}\n{sitting.conclusion}".strip()
