"""What the pages share on which a step of a paper's way is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaigns.routing.forms import RouteForm
from campaigns.views.refusals import keeping_words_for
from emulation.lib.pages import posted
from emulation.org.models import Membership, User

View = Callable[[HttpRequest, Any], HttpResponse]


@dataclass(frozen=True)
class Confirmed:
    """One step that asks for one word or none: its right and service, the words of its page."""

    right: str
    service: Callable[..., None]
    title: str
    why: Callable[[Any], str]
    action: str
    done: str
    form: type[RouteForm] = RouteForm
    is_undo: bool = True


@dataclass(frozen=True)
class RoutePages:
    """The pages of the papers of one kind.

    ``thing`` names the paper in templates and services; ``in_hand`` finds it for whoever takes
    a step, now or too late, else raises ``Http404``; ``take`` is the service that says whether
    the step is the person's; ``repeated`` says whether a press repeats one that was taken.
    """

    thing: str
    in_hand: Callable[[User, UUID], Any]
    take: Callable[[Any, str, User], Membership]
    view_right: str
    read_page: str
    list_page: str
    crumbs: Callable[[Any], list[tuple[str, str]]]
    repeated: Callable[[HttpRequest, Any, str], bool] = lambda request, paper, right: False

    def step(self, right: str) -> Callable[[View], Callable[..., HttpResponse]]:
        """Give a view the paper if its step is the person's now.

        404 for another commune's, 403 without the right, ``WrongState`` when it is too late.
        """

        def decorate(view: View) -> Callable[..., HttpResponse]:
            @login_required
            @require_http_methods(["GET", "HEAD", "POST"])
            @keeping_words_for(self._back)
            @wraps(view)
            def page(request: HttpRequest, uid: UUID) -> HttpResponse:
                paper = self.in_hand(request.user, uid)
                if self.repeated(request, paper, right):
                    return self.done(request, paper, "Đã ghi nhận từ lần bấm trước.")
                self.take(paper, right, request.user)
                return view(request, paper)

            return page

        return decorate

    def confirm(
        self,
        request: HttpRequest,
        paper: Any,
        template: str = "emulation/confirm.html",
        /,
        **words: Any,
    ) -> HttpResponse:
        if request.method == "POST":
            paper.refresh_from_db(fields=["state"])  # a step refused half-way left its own
        context = {
            self.thing: paper,
            "crumbs": self.crumbs(paper),
            "cancel_url": reverse(self.read_page, args=[paper.uid]),
        }
        return render(request, template, context | words)

    def done(self, request: HttpRequest, paper: Any, sentence: str) -> HttpResponse:
        """Go back to the paper; to the list where the person may no longer read it."""
        messages.success(request, sentence)
        if request.user.has_perm(self.view_right, paper):
            return redirect(self.read_page, paper.uid)
        return redirect(self.list_page)

    def service(self, service: Callable[..., Any], paper: Any, by: User) -> Callable[..., Any]:
        """Return a service of the paper's way that wants nothing but what the form asks."""
        return partial(service, **{self.thing: paper}, by=by)

    def confirmed(self, one: Confirmed) -> Callable[..., HttpResponse]:
        """Return the view of a step that asks for one word or none."""

        @self.step(one.right)
        def view(request: HttpRequest, paper: Any) -> HttpResponse:
            form = one.form(posted(request), paper=paper)
            if form.done_by(self.service(one.service, paper, request.user)):
                return self.done(request, paper, one.done)
            return self.confirm(
                request,
                paper,
                title=one.title,
                why=one.why(paper),
                form=form,
                action_label=one.action,
                is_undo=one.is_undo,
            )

        return view

    def _back(self, request: HttpRequest, uid: UUID) -> str:
        paper = self.in_hand(request.user, uid)
        can_read = request.user.has_perm(self.view_right, paper)
        return reverse(self.read_page, args=[uid]) if can_read else "/"
