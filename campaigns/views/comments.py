"""What is said of a submitted plan, place by place."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from campaigns import plan_page, services
from campaigns.commenting import as_json, comment_url, in_order, mending_url, place_url
from campaigns.content import plan_content
from campaigns.forms.comments import CommentForm, WordsForm
from campaigns.models import Comment, Plan
from campaigns.selectors import comment_for, comments_on, plan_for, plan_in_hand
from campaigns.services.comments import commenter
from campaigns.views.edit.common import plan_to_write
from campaigns.views.read.crumbs import list_crumb, plan_crumb
from campaigns.views.refusals import keeping_words
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import require

# What may be done to a comment: the right, the service, the words of the button and of the end.
Act = tuple[str, Callable[..., None], str, str]
ACTS: dict[str, Act] = {
    "da-sua": ("answer_comment", services.comment_mend, "Đã sửa", "Đã ghi là đã sửa."),
    "giu-nguyen": (
        "answer_comment",
        services.comment_keep,
        "Giữ nguyên, kèm lý do",
        "Đã trả lời: giữ nguyên.",
    ),
    "gop-lai": ("reopen_comment", services.comment_reopen, "Góp ý lại", "Đã mở lại góp ý."),
    "noi-them": ("reply_to_comment", services.comment_reply, "Gửi lời này", "Đã gửi."),
}


@login_required
@require_safe
def comment_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = _plan_worked_on(request.user, uid)
    comments = in_order(comments_on(request.user, plan), plan_page.shown_of(plan).content)
    for comment in comments:
        _dress(comment, request.user)
    context = {
        "title": "Góp ý",
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "open": [comment for comment in comments if comment.is_open],
        "answered": [comment for comment in comments if not comment.is_open],
        "may_comment": request.user.has_perm("campaigns.comment_plan", plan),
        "address": request.build_absolute_uri(),
    }
    return render(request, "campaigns/comments/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeping_words
def comment_add(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = plan_in_hand(request.user, uid)
    commenter(plan, request.user)
    form = CommentForm(posted(request), plan=plan, place=request.GET.get("ve", ""))
    made: list[Comment] = []
    if form.save_by(lambda: made.append(_add(plan, form, request.user)), lambda: form):
        messages.success(request, f"Đã gửi góp ý về {made[0].place}.")
        return redirect(place_url(made[0]))
    context = {
        "title": "Góp ý",
        "plan": plan,
        "crumbs": [list_crumb(), plan_crumb(plan)],
        "form": form,
        "placed": form.placed,
        "said": _said_there(request.user, plan, form),
    }
    return render(request, "campaigns/comments/add.html", context)


def _add(plan: Plan, form: CommentForm, user: User) -> Comment:
    part, about = form.about()
    return services.comment_add(
        plan=plan,
        part=part,
        about=about,
        text=form.cleaned_data["text"],
        uid=form.cleaned_data["once"],
        by=user,
    )


def _said_there(user: User, plan: Plan, form: CommentForm) -> list[Comment]:
    """Return what was said of the place before, so that nobody says it twice."""
    key = form.placed.key if form.placed else ""
    found = [comment for comment in comments_on(user, plan) if comment.key == key]
    for comment in found:
        _dress(comment, user)
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeping_words
def comment_read(request: HttpRequest, uid: UUID, comment_uid: UUID) -> HttpResponse:
    """One thread, and the forms by which it goes on; JSON for the editor."""
    comment = comment_for(request.user, _plan_in_reach(request, uid), comment_uid)
    act = ACTS.get(request.POST.get("lam", ""))
    form = WordsForm(posted(request))
    wants_json = request.headers.get("Accept") == "application/json"
    if request.method == "POST" and act is None:
        raise Http404
    if wants_json:
        return _answer_json(request, comment, form, act)
    if act and form.save_by(lambda: _act(act, comment, form, request.user), lambda: form):
        messages.success(request, act[3])
        return redirect(_back_to(request, comment))
    _dress(comment, request.user)
    context = {
        "title": "Góp ý",
        "plan": comment.plan,
        "crumbs": [list_crumb(), plan_crumb(comment.plan), _list_crumb(comment.plan)],
        "comment": comment,
        "form": form,
    }
    return render(request, "campaigns/comments/read.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment_withdraw(request: HttpRequest, uid: UUID, comment_uid: UUID) -> HttpResponse:
    comment = comment_for(request.user, _plan_in_reach(request, uid), comment_uid)
    if request.method != "POST":
        require(request.user, "campaigns.withdraw_comment", comment)
    else:
        services.comment_withdraw(comment=comment, by=request.user)
        messages.success(request, "Đã rút góp ý.")
        return redirect("plan_read", uid)
    context = {
        "title": "Rút góp ý",
        "why": f"{comment.place}: “{comment.text}”\nNgười soạn không còn thấy góp ý này.",
        "crumbs": [list_crumb(), plan_crumb(comment.plan), _list_crumb(comment.plan)],
        "cancel_url": comment_url(comment),
        "action_label": "Rút góp ý",
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


@login_required
@require_safe
def draft_comments(request: HttpRequest, uid: UUID) -> JsonResponse:
    """The comments on a draft, for the margin of the editor."""
    plan = plan_to_write(request.user, uid)
    comments = in_order(comments_on(request.user, plan), plan_content(plan))
    return JsonResponse({"comments": [as_json(comment) for comment in comments]})


def _act(act: Act, comment: Comment, form: WordsForm, user: User) -> None:
    service, words = act[1], form.cleaned_data
    service(comment=comment, text=words["text"], uid=words["once"], by=user)


def _answer_json(
    request: HttpRequest, comment: Comment, form: WordsForm, act: Act | None
) -> JsonResponse:
    if act is None:
        return JsonResponse(as_json(comment))
    try:
        if not form.is_valid():
            raise ValidationError(form.errors.get("text", ["Chưa gửi được."]))
        _act(act, comment, form, request.user)
    except ValidationError as refused:
        return JsonResponse({"sentence": " ".join(refused.messages)}, status=422)
    except WrongState as refused:
        return JsonResponse({"sentence": str(refused)}, status=409)
    return JsonResponse(as_json(comment_for(request.user, comment.plan, comment.uid)))


def _plan_worked_on(user: User, uid: UUID) -> Plan:
    """Return a plan of whose making the account knows; to readers there are no comments."""
    plan = plan_for(user, uid)
    if not user.has_perm("campaigns.view_plan_work", plan):
        raise Http404
    return plan


def _plan_in_reach(request: HttpRequest, uid: UUID) -> Plan:
    """Return the plan; who answers too late is told so rather than that it is not there."""
    plan = plan_in_hand(request.user, uid)
    if not request.user.has_perm("campaigns.view_plan_work", plan):
        raise Http404
    if not request.user.has_perm("campaigns.view_plan", plan):
        raise WrongState("Người soạn đã lấy bản này về sửa. Bản mới trình lên thì xem tiếp.")
    return plan


def _dress(comment: Comment, user: User) -> None:
    """Give a comment what its thread shows: its addresses, and what the person may do."""
    rights = {
        right: user.has_perm(f"campaigns.{right}", comment)
        for right in ("answer_comment", "reopen_comment", "reply_to_comment", "withdraw_comment")
    }
    may_mend = comment.plan.is_editable
    comment.may_withdraw = rights["withdraw_comment"]
    comment.acts = [
        (key, act[2])
        for key, act in ACTS.items()
        if rights[act[0]] and (key != "da-sua" or may_mend)
    ]
    comment.once = uuid4()
    comment.url = comment_url(comment)
    comment.place_url = mending_url(comment) if may_mend else place_url(comment)


def _back_to(request: HttpRequest, comment: Comment) -> str:
    """Go back to where the form stood: the list, the workshop, or the thread."""
    if request.POST.get("ve") == "danh-sach":
        return f"{reverse('comment_list', args=[comment.plan.uid])}#gop-y-{comment.uid}"
    if request.POST.get("ve") == "soan" and comment.plan.is_editable:
        return mending_url(comment)
    return comment_url(comment)


def _list_crumb(plan: Plan) -> tuple[str, str]:
    return "Góp ý", reverse("comment_list", args=[plan.uid])
