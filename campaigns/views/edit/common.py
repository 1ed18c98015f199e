"""What the pages share on which a plan is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from campaigns.forms.versioned import PartForm
from campaigns.models import Plan
from campaigns.rows import PlanRows
from campaigns.services.plans.writing import plan_writer
from campaigns.workshop import part_url, workshop
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import readable_communes

View = Callable[Concatenate[HttpRequest, Plan, ...], HttpResponse]


def plan_page(view: View) -> Callable[..., HttpResponse]:
    """Give a view the plan that the person writes; shows again what can no longer be saved.

    404 for another commune's plan, 403 without the right, ``WrongState`` once it was
    submitted or issued.
    """

    @login_required
    @wraps(view)
    def page(request: HttpRequest, uid: UUID, **rest: Any) -> HttpResponse:
        try:
            return view(request, plan_to_write(request.user, uid), **rest)
        except WrongState as refusal:
            texts = typed_texts(request.POST)
            if not texts:
                raise
            context = {"refusal": str(refusal), "texts": texts, "uid": uid}
            return render(request, "campaigns/edit/typed.html", context, status=409)

    return page


def plan_to_write(user: User, uid: UUID) -> Plan:
    plans = Plan.objects.filter(commune__in=readable_communes(user))
    related = plans.select_related(
        "commune", "span", "period__span", "signatory__person", "replaces", "carry_over"
    )
    plan = get_object_or_404(related, uid=uid)
    plan_writer(plan, user)
    return plan


def row_to_write(request: HttpRequest, rows: QuerySet[Any], uid: UUID | str, name: str) -> Any:
    """Return a row of the plan; if it went while somebody was writing in it, say so."""
    try:
        row = rows.filter(uid=UUID(str(uid))).first()
    except ValueError as error:
        raise Http404 from error
    if row is None and request.method == "POST":
        raise WrongState(f"{name} vừa được người khác bỏ khỏi bản soạn.")
    if row is None:
        raise Http404
    return row


def uuid_or_404(text: str) -> UUID:
    """Read a uid that came with an address; what is none leads nowhere."""
    try:
        return UUID(str(text))
    except ValueError as error:
        raise Http404 from error


def part_page(
    request: HttpRequest,
    plan: Plan,
    form: PartForm,
    template: str,
    key: str,
    rows: PlanRows | None = None,
    **context: Any,
) -> HttpResponse:
    """Show a form in the workshop, beside the outline and the paper as they are stored."""
    if request.method == "POST":
        plan.refresh_from_db()  # a service that refused has left what was typed in it
    shown = workshop(plan, key, rows) | {"form": form} | context
    return render(request, template, shown, status=form.status)


def saved(request: HttpRequest, plan: Plan, key: str, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect(part_url(plan, key))


def reread(row: Model) -> Any:
    """Return the row as it is stored now."""
    return type(row)._default_manager.get(pk=row.pk)


def typed_texts(data: QueryDict) -> list[str]:
    """Return the texts among what was posted: a person's words, not keys and ticks."""
    texts = [text.strip() for values in data.lists() for text in values[1]]
    return [text for text in texts if " " in text]
