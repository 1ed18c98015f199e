"""One ballot, as those who lead the sitting see it: who leaves it, opened, counted, closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.models import Attendance, Ballot
from awards.pages import form_page, tried
from awards.sitting import page, services
from awards.sitting.counting import voters_of
from awards.sitting.forms import (
    ConflictForm,
    ModeForm,
    NamesForm,
    QuotaForm,
    ReasonForm,
    SheetsForm,
    SureForm,
)
from awards.sitting.selectors import seats_of
from awards.sitting.services.ballots import named_seats
from awards.sitting.services.conflicts import TYPED
from awards.sitting.services.quotas import quota_of
from awards.sitting.services.steps import too_late
from awards.sitting.views import common
from awards.sitting.voting import modes_allowed, tally_rule
from awards.states import BallotMode, BallotState, SittingState
from awards.tally import rule_words
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.org.rights import granting
from emulation.org.selectors import unit_name

form_methods = require_http_methods(["GET", "HEAD", "POST"])
Presence = Attendance.Presence


@login_required
@require_safe
def ballot_read(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """The rule, who leaves the vote, how far it is; the result once it is closed."""
    sitting = common.sitting_seen(request.user, uid)
    ballot = common.ballot_of(sitting, ballot_uid)
    seats = seats_of(sitting)
    conflicts = _conflicts(ballot)
    keeps = granting(request.user, "awards.keep_sitting", sitting) is not None
    context = {
        "title": ballot.nomination.recipient,
        "crumbs": common.sitting_crumbs(sitting),
        "sitting": sitting,
        "ballot": ballot,
        "nomination": ballot.nomination,
        "unit_name": unit_name(ballot.nomination.unit, sitting.held_on),
        "reads_dossier": request.user.has_perm("awards.view_nomination", ballot.nomination),
        "line": page.line_of(ballot),
        "rule": rule_words(tally_rule(ballot)),
        "is_waiting": ballot.state == BallotState.WAITING,
        "is_running": ballot.state == BallotState.OPEN,
        "is_counted": ballot.state == BallotState.CLOSED,
        "leads": keeps and sitting.state == SittingState.OPEN,
        "prepares": keeps and sitting.state in (SittingState.PLANNED, SittingState.OPEN),
        "conflicts": conflicts,
        "taken_back": {row.pk for row in conflicts if row.written_by_id or row.why in TYPED},
        "devices": _devices(ballot, seats),
        "voters": len(voters_of(ballot, seats)),
        "told": _told(ballot, seats) if ballot.state == BallotState.CLOSED or keeps else [],
        "named": len(named_seats(ballot, seats)),
    }
    return render(request, "awards/sitting/ballot.html", context)


@require_POST
@login_required
def ballots_act(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Open the ticked ballots on the devices, or close them as agreed by all hands."""
    sitting = common.sitting_kept(request.user, uid)
    uids = request.POST.getlist("luot")
    ballots = [each for each in sitting.ballots.all() if str(each.uid) in set(uids)]
    by_hands = request.POST.get("viec") == "gio-tay"
    service = services.ballots_agree if by_hands else services.ballots_open
    done = f"Đã chốt {len(ballots)} hồ sơ." if by_hands else f"Đã mở bỏ phiếu {len(ballots)} hồ sơ."
    if not ballots:
        messages.warning(request, "Chưa chọn hồ sơ nào.")
    elif _told_if_refused(
        request, lambda: service(sitting=sitting, ballots=ballots, by=request.user)
    ):
        messages.success(request, done)
    return redirect("sitting_read", sitting.uid)


@login_required
@form_methods
def ballot_close(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """Close it; who has not voted yet is named first."""
    ballot = _kept(request, uid, ballot_uid)
    form = SureForm(posted(request))
    if tried(form, lambda: services.ballot_close(ballot=ballot, by=request.user)):
        messages.success(request, "Đã chốt kết quả biểu quyết.")
        return redirect(common.ballot_url(ballot))
    return _form(
        request,
        ballot,
        form,
        title="Chốt kết quả",
        why=_missing_words(ballot),
        action_label="Chốt kết quả",
    )


@login_required
@form_methods
def ballot_count(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """What was counted on paper."""
    ballot = _kept(request, uid, ballot_uid)
    form = SheetsForm(posted(request))

    def count() -> None:
        services.ballot_count(ballot=ballot, sheets=form.sheets(), by=request.user)

    if tried(form, count):
        messages.success(request, "Đã nhập kết quả kiểm phiếu.")
        return redirect(common.ballot_url(ballot))
    voters = len(voters_of(ballot, seats_of(ballot.sitting)))
    return _form(
        request,
        ballot,
        form,
        title="Nhập kết quả kiểm phiếu",
        why=f"{voters} thành viên có mặt được bỏ phiếu. Ý kiến bằng văn bản của người vắng mặt ghi "
        "riêng, trước khi nhập kết quả.",
        action_label="Chốt kết quả",
    )


@login_required
@form_methods
def ballot_names(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """Raised hands and opinions in writing, by name."""
    ballot = _kept(request, uid, ballot_uid)
    told = dict(ballot.named_votes.values_list("seat", "agrees"))
    seats = named_seats(ballot, seats_of(ballot.sitting))
    form = NamesForm(posted(request), seats=seats, told=told)

    def note() -> None:
        services.named_votes_set(ballot=ballot, votes=form.votes(), by=request.user)

    if tried(form, note):
        messages.success(request, "Đã ghi ý kiến biểu quyết.")
        return redirect(common.ballot_url(ballot))
    context = {
        "title": "Ghi ý kiến theo tên",
        "crumbs": common.ballot_crumbs(ballot),
        "form": form,
        "about": ballot.nomination,
        "cancel_url": common.ballot_url(ballot),
    }
    return render(request, "awards/sitting/names.html", context)


@login_required
@form_methods
def ballot_mode(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    ballot = _kept(request, uid, ballot_uid)
    form = ModeForm(posted(request), ballot=ballot, modes=modes_allowed(ballot.rule))

    def choose() -> None:
        services.ballot_remode(ballot=ballot, by=request.user, **form.cleaned_data)

    if tried(form, choose):
        messages.success(request, "Đã đổi cách biểu quyết.")
        return redirect(common.ballot_url(ballot))
    return _form(
        request, ballot, form, title="Đổi cách biểu quyết", action_label="Đổi cách biểu quyết"
    )


@login_required
@form_methods
def quota_settle(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """The order of a title by votes, where a cap leaves room for fewer than passed."""
    ballot = _kept(request, uid, ballot_uid)
    sitting = ballot.sitting
    if sitting.state != SittingState.OPEN:
        raise too_late(sitting)
    quota = quota_of(sitting, ballot)
    taken = quota.taken()
    tied = [each for each in quota.ballots if each.pk in taken.tied]
    form = QuotaForm(posted(request), tied=tied, places=taken.places)

    def settle() -> None:
        services.quota_settle(sitting=sitting, first=ballot, by=request.user, **form.given())

    if tried(form, settle):
        messages.success(request, "Đã ghi người được lấy theo phiếu; người khác không được lấy.")
        return redirect("sitting_read", uid)
    context = {
        "title": f"Chọn theo phiếu: {quota.name}",
        "crumbs": common.sitting_crumbs(sitting),
        "form": form,
        "quota": quota,
        "taken": taken,
        "cancel_url": common.sitting_url(sitting),
    }
    return render(request, "awards/sitting/quota.html", context)


@login_required
@form_methods
def ballot_remove(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    ballot = _kept(request, uid, ballot_uid)
    form = ReasonForm(posted(request))

    def remove() -> None:
        services.ballot_remove(ballot=ballot, by=request.user, **form.cleaned_data)

    if tried(form, remove):
        messages.success(request, "Đã rút hồ sơ khỏi chương trình.")
        return redirect("sitting_read", uid)
    return _form(
        request,
        ballot,
        form,
        title="Rút khỏi chương trình",
        why="Hồ sơ trở lại danh sách đủ điều kiện, đưa ra phiên khác được.",
        action_label="Rút hồ sơ",
        is_undo=True,
    )


@login_required
@form_methods
def ballot_begin_anew(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    ballot = _kept(request, uid, ballot_uid)
    form = ReasonForm(posted(request))

    def begin_anew() -> None:
        services.ballot_begin_anew(ballot=ballot, by=request.user, **form.cleaned_data)

    if tried(form, begin_anew):
        messages.success(request, "Đã hủy lượt bỏ phiếu. Mở lại khi sẵn sàng.")
        return redirect(common.ballot_url(ballot))
    return _form(
        request,
        ballot,
        form,
        title="Làm lại lượt bỏ phiếu",
        why="Các phiếu đã bỏ bị xóa mà không ai xem được. Mọi người bỏ phiếu lại.",
        action_label="Hủy lượt này",
        is_undo=True,
    )


@login_required
@form_methods
def conflict_add(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    ballot = _kept(request, uid, ballot_uid)
    form = ConflictForm(posted(request), sitting=ballot.sitting)

    def add() -> None:
        services.conflict_add(ballot=ballot, by=request.user, **form.cleaned_data)

    if tried(form, add):
        messages.success(request, f"{form.cleaned_data['seat']} không tham gia biểu quyết này.")
        return redirect(common.ballot_url(ballot))
    return _form(
        request,
        ballot,
        form,
        title="Ghi người không tham gia",
        why="Người ấy không được bỏ phiếu và không tính vào tổng số khi tính tỷ lệ. Bản thân, đơn "
        "vị mình, người lập hồ sơ thì cổng đã tự xác định.",
        action_label="Ghi không tham gia",
    )


@require_POST
@login_required
def conflict_remove(
    request: HttpRequest, uid: UUID, ballot_uid: UUID, conflict_uid: UUID
) -> HttpResponse:
    ballot = _kept(request, uid, ballot_uid)
    rows = ballot.conflicts.select_related("seat__member__person")
    conflict = get_object_or_404(rows, uid=conflict_uid)
    conflict.ballot = ballot
    if _told_if_refused(
        request, lambda: services.conflict_remove(conflict=conflict, by=request.user)
    ):
        messages.success(request, "Đã bỏ ghi.")
    return redirect(common.ballot_url(ballot))


def _kept(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> Ballot:
    return common.ballot_of(common.sitting_kept(request.user, uid), ballot_uid)


def _told_if_refused(request: HttpRequest, act: Callable[[], Any]) -> bool:
    """Act; a refusal is told above the page one comes from, where nothing was typed."""
    try:
        act()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    except WrongState as refused:
        messages.error(request, str(refused))
        return False
    return True


def _form(request: HttpRequest, ballot: Ballot, form: Any, **words: Any) -> HttpResponse:
    return form_page(
        request,
        form,
        crumbs=common.ballot_crumbs(ballot),
        cancel_url=common.ballot_url(ballot),
        **words,
    )


def _conflicts(ballot: Ballot) -> list[Any]:
    rows = ballot.conflicts.select_related("seat__member__person", "written_by__person")
    return list(rows.order_by("seat__member__position", "pk"))


def _missing_words(ballot: Ballot) -> str:
    """Say who has not voted, or of whom no opinion was written down."""
    seats = seats_of(ballot.sitting)
    told = set(ballot.named_votes.values_list("seat", flat=True))
    missing = [name for name, has_voted in _devices(ballot, seats) if not has_voted]
    missing += [
        str(seat.member.person) for seat in named_seats(ballot, seats) if seat.pk not in told
    ]
    done = "Kết quả chốt rồi thì không mở lại."
    return f"Chưa có phiếu, ý kiến của: {', '.join(missing)}.\n{done}" if missing else done


def _devices(ballot: Ballot, seats: list[Attendance]) -> list[tuple[str, bool]]:
    """Return who may vote on a device, and whether he or she has."""
    by_uid = {str(seat.uid): seat for seat in seats}
    if ballot.mode != BallotMode.SECRET:
        return []
    return [(str(by_uid[key].member.person), key in ballot.voted) for key in ballot.voters]


def _told(ballot: Ballot, seats: list[Attendance]) -> list[tuple[str, str, bool]]:
    """Return what was told by name; in writing or by hand."""
    by_pk = {seat.pk: seat for seat in seats}
    rows = ballot.named_votes.order_by("seat__member__position", "pk")
    return [
        (
            str(by_pk[row.seat_id].member.person),
            "bằng văn bản" if by_pk[row.seat_id].presence == Presence.WRITTEN else "giơ tay",
            row.agrees,
        )
        for row in rows
    ]
