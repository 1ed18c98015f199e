"""The person's own account: how often to be reminded, and what was told."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from emulation.lib.pages import page_of, posted
from emulation.org import services
from emulation.org.forms import RemindForm
from emulation.org.models import Reminder
from emulation.org.rights import memberships

REMINDERS_A_PAGE = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: HttpRequest) -> HttpResponse:
    form = RemindForm(posted(request), initial={"remind": request.user.remind})
    if request.method == "POST" and form.is_valid():
        services.reminding_choose(user=request.user, often=form.cleaned_data["remind"])
        messages.success(request, "Đã lưu cách nhắc việc.")
        return redirect("own_account")
    own = Reminder.objects.filter(person__user=request.user)
    context = {
        "title": "Tài khoản của tôi",
        "form": form,
        "emails": sorted({row.person.email for row in memberships(request.user)} - {""}),
        "page_obj": page_of(request, own, REMINDERS_A_PAGE),
    }
    return render(request, "emulation/org/own_account.html", context)
