"""What came of an opinion on a posted list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from awards.pages import tried
from awards.posting import services
from awards.posting.forms import OpinionAnswerForm
from awards.posting.rules import opinions_visible_to
from awards.posting.views import common
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.org.rights import granting


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opinion_answer(request: HttpRequest, uid: UUID, opinion_uid: UUID) -> HttpResponse:
    posting = common.posting_seen(request, uid)
    if granting(request.user, "awards.read_opinions", posting) is None:
        raise PermissionDenied("Ý kiến của người dân chỉ người xem xét hồ sơ đọc.")
    opinion = get_object_or_404(
        opinions_visible_to(request.user).filter(posting=posting), uid=opinion_uid
    )
    if opinion.handled_at:
        raise WrongState("Ý kiến này đã được xem xét.", moved_on=True)
    form = OpinionAnswerForm(posted(request))
    if opinion.row is None:
        del form.fields["looks_again"]

    def answer() -> None:
        services.opinion_answer(opinion=opinion, by=request.user, **form.cleaned_data)

    if tried(form, answer):
        messages.success(request, "Đã ghi kết quả xem xét.")
        return redirect(f"{reverse('posting_read', args=[posting.uid])}#y-kien")
    context = {
        "title": "Xem xét ý kiến",
        "crumbs": common.posting_crumbs(posting),
        "posting": posting,
        "opinion": opinion,
        "form": form,
    }
    return render(request, "awards/posting/answer.html", context)
