"""What a member of the council holds: the dossiers, and one slip at a time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import Attendance, Ballot, Conflict, Sitting
from awards.pages import form_page, tried
from awards.sitting import page, services
from awards.sitting.forms import OwnConflictForm
from awards.sitting.rules import is_asked, seat_of
from awards.sitting.selectors import ballots_of
from awards.sitting.sentences import NOT_VOTED
from awards.sitting.services.conflicts import why_not_declare
from awards.sitting.views import common
from awards.states import BallotMode, BallotState
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.lib.text import first_lower
from emulation.org.answering import answering, asks_script

# As long as one another: what a server writes down of a request does not tell them apart.
AGREE, DISAGREE = "1", "0"
NO_SEAT = "Chỉ thành viên Hội đồng có ghế trong phiên họp mới có trang bỏ phiếu."


@login_required
@require_safe
def vote_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All ballots of the sitting, those that wait for this member first."""
    sitting, seat = _seated(request, uid)
    ballots = ballots_of(sitting)
    context = {
        "title": "Phiếu của tôi",
        "crumbs": common.sitting_crumbs(sitting),
        "sitting": sitting,
        "seat": seat,
        "asked": page.asked_of(seat, ballots),
        "lines": [(each, *_mine(seat, each)) for each in ballots if not is_asked(seat, each)],
    }
    return render(request, "awards/sitting/votes.html", context)


@sensitive_post_parameters("phieu")
@require_http_methods(["GET", "HEAD", "POST"])
def vote_cast(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """The slip; who is no longer logged in is told that it was not counted."""
    is_in = request.user.is_authenticated
    if request.method == "POST" and not is_in and not asks_script(request):
        messages.warning(request, NOT_VOTED.logged_out)
    return _slip(request, uid=uid, ballot_uid=ballot_uid)


@sensitive_variables("choice")
@answering(NOT_VOTED)
def _slip(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """One nomination with its dossier at hand; the answer is the same for either choice."""
    sitting, seat = _seated(request, uid)
    ballot = common.ballot_of(sitting, ballot_uid)
    choice = request.POST.get("phieu", "")
    if request.method == "POST" and choice in (AGREE, DISAGREE):
        _vote(request, ballot, choice)
        onward = _onward(sitting, seat)
        return JsonResponse({"next": onward}) if asks_script(request) else redirect(onward)
    ballots = [each for each in sitting.ballots.order_by("position", "pk") if is_asked(seat, each)]
    prefetch_related_objects([ballot], "conflicts", "named_votes")
    label, badge = _mine(seat, ballot)
    context = {
        "title": ballot.nomination.recipient,
        "crumbs": [*common.sitting_crumbs(sitting), ("Phiếu của tôi", _list_url(sitting))],
        "sitting": sitting,
        "ballot": ballot,
        "nomination": ballot.nomination,
        "sections": _sections(ballot),
        "reads_dossier": request.user.has_perm("awards.view_nomination", ballot.nomination),
        "is_asked": is_asked(seat, ballot),
        "own_conflict": _own_conflict(seat, ballot),
        "can_declare": not why_not_declare(ballot, seat),
        "label": label,
        "badge": badge,
        "left": len(ballots),
        "agree": AGREE,
        "disagree": DISAGREE,
    }
    return render(request, "awards/sitting/vote.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_declare(request: HttpRequest, uid: UUID, ballot_uid: UUID) -> HttpResponse:
    """The member's own word that he or she may not vote on this nomination, and why."""
    sitting, seat = _seated(request, uid)
    ballot = common.ballot_of(sitting, ballot_uid)
    if why_not := why_not_declare(ballot, seat):
        raise WrongState(why_not)
    form = OwnConflictForm(posted(request))

    def declare() -> None:
        services.conflict_declare(ballot=ballot, by=request.user, **form.cleaned_data)

    if tried(form, declare):
        about = ballot.nomination.recipient
        messages.success(request, f"Đã ghi đồng chí không tham gia biểu quyết {about}.")
        return redirect(_onward(sitting, seat))
    return form_page(
        request,
        form,
        title=f"Không tham gia biểu quyết {ballot.nomination.recipient}",
        crumbs=[*common.sitting_crumbs(sitting), ("Phiếu của tôi", _list_url(sitting))],
        why="Đồng chí không bỏ phiếu và không tính vào tổng số của lượt này. Thư ký Hội đồng thấy "
        "lý do, biên bản ghi lại. Khai rồi, muốn đổi thì báo thư ký.",
        action_label="Khai không tham gia",
        cancel_url=reverse("vote_cast", args=[sitting.uid, ballot.uid]),
    )


@sensitive_variables("choice")
def _vote(request: HttpRequest, ballot: Ballot, choice: str) -> None:
    """Vote and thank; who sends once more because no answer came is told that it is there."""
    about = f"{ballot.nomination.recipient}, {first_lower(ballot.nomination.award.name)}"
    try:
        services.vote_cast(ballot=ballot, agrees=choice == AGREE, by=request.user)
    except services.AlreadyVoted:
        messages.info(
            request,
            f"Phiếu của đồng chí đã được ghi từ trước: {about}. Mỗi người một phiếu, lần bấm này "
            "không tính.",
        )
    else:
        messages.success(
            request,
            f"Đã bỏ phiếu: {about}. Cổng chỉ ghi là đồng chí đã bỏ phiếu, không ghi bỏ thế nào.",
        )


def _onward(sitting: Sitting, seat: Attendance) -> str:
    """Return the address of the next slip that waits for the member, else of the list of all."""
    for other in sitting.ballots.order_by("position", "pk"):
        if is_asked(seat, other):
            return reverse("vote_cast", args=[sitting.uid, other.uid])
    return _list_url(sitting)


def _seated(request: HttpRequest, uid: UUID) -> tuple[Sitting, Attendance]:
    sitting = common.sitting_seen(request.user, uid)
    seat = seat_of(request.user, sitting)
    if seat is None:
        raise PermissionDenied(NO_SEAT)
    return sitting, seat


def _mine(seat: Attendance, ballot: Ballot) -> tuple[str, str]:
    """Return in words how far this member's vote is; never how it was given."""
    key = str(seat.uid)
    if ballot.left_out:
        return "Không lấy: vượt tỷ lệ", "is-void"
    if ballot.state == BallotState.CLOSED:
        return ("Thông qua", "is-done") if ballot.passes else ("Không thông qua", "is-void")
    if _own_conflict(seat, ballot):
        return "Không tham gia", "is-void"
    if ballot.mode != BallotMode.SECRET:
        return ballot.get_mode_display(), "is-draft"
    if key in ballot.voted:
        return "Đã bỏ phiếu", "is-done"
    if ballot.state == BallotState.OPEN and key in ballot.voters:
        return "Chờ phiếu của đồng chí", "is-waiting"
    if ballot.state == BallotState.OPEN:
        return "Lượt này mở khi đồng chí chưa có mặt", "is-void"
    return "Chưa mở bỏ phiếu", "is-draft"


def _own_conflict(seat: Attendance, ballot: Ballot) -> Conflict | None:
    return next((row for row in ballot.conflicts.all() if row.seat_id == seat.pk), None)


def _sections(ballot: Ballot) -> list[Any]:
    """Return the merit report as it was sent, section by section."""
    report = ballot.nomination.report
    return [text for text in report.values() if isinstance(text, str) and text.strip()]


def _list_url(sitting: Sitting) -> str:
    return reverse("vote_list", args=[sitting.uid])
