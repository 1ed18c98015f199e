"""Last year's plan carried over, and the look through what speaks of last year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns import services
from campaigns.carrying.look_over import alike, by_section, rows_alike, unseen_targets, waiting_rows
from campaigns.content import plan_content
from campaigns.forms.carrying import CarryOverForm, UnseenTargetsForm, takes_number
from campaigns.forms.targets import target_value
from campaigns.models import CarryOver, DatedPlace, Plan
from campaigns.selectors import plans_to_carry_over
from campaigns.views.edit.common import plan_page, uuid_or_404
from campaigns.views.edit.page import communes_to_plan_for
from emulation.lib import dates
from emulation.lib.pages import page_of, posted
from emulation.org.models import Commune
from emulation.org.rights import commune_and_predecessors
from emulation.org.selectors import commune_names

PLANS_A_PAGE = 30


@login_required
def plan_carry_over(request: HttpRequest) -> HttpResponse:
    """Choose an older plan; then year and title of the new one."""
    communes = communes_to_plan_for(request.user)
    plans = plans_to_carry_over(request.user, communes)
    if not request.GET.get("tu"):
        return sources_page(request, communes, plans)
    source = get_object_or_404(plans, uid=uuid_or_404(request.GET["tu"]))
    heirs = [c for c in communes if source.commune_id in commune_and_predecessors(c)]
    form = CarryOverForm(posted(request), source=source, communes=heirs)
    made: list[Plan] = []
    if form.save_by(
        lambda: made.append(
            services.plan_carry_over(source=source, by=request.user, **form.cleaned_data)
        ),
        lambda: CarryOverForm(source=source, communes=heirs),
    ):
        messages.success(request, "Đã lập kế hoạch mới. Xem lần lượt những chỗ nói về năm cũ.")
        return redirect("plan_carry_look", made[0].uid)
    return render(request, "campaigns/carrying/start.html", {"form": form, "source": source})


def sources_page(request: HttpRequest, communes: list[Commune], plans: Any) -> HttpResponse:
    page = page_of(request, plans, PLANS_A_PAGE)
    names = commune_names({plan.commune_id for plan in page}, dates.today())
    for plan in page:
        plan.commune_name = names.get(plan.commune_id, "")
    context = {"page_obj": page, "has_communes": len(names) > 1}
    return render(request, "campaigns/carrying/sources.html", context)


@plan_page
def plan_carry_look(request: HttpRequest, plan: Plan) -> HttpResponse:
    """List what waits for a look; targets are settled by the form on the same page."""
    carried = carried_of(plan)
    form = UnseenTargetsForm(posted(request), rows=unseen_targets(plan))
    if form.save_by(
        lambda: services.carried_targets_settle(
            plan=plan, kept=form.kept(), retyped=form.retyped(), by=request.user
        ),
        lambda: UnseenTargetsForm(rows=unseen_targets(plan)),
    ):
        done = len(form.kept()) + len(form.retyped())
        messages.success(request, f"Đã xem xong {done} chỉ tiêu.")
        return redirect(f"{reverse('plan_carry_look', args=[plan.uid])}#chi-tieu")
    return render(request, "campaigns/carrying/look.html", look_context(carried, form))


def look_context(carried: CarryOver, form: UnseenTargetsForm) -> dict[str, Any]:
    plan = carried.plan
    content = plan_content(plan)
    rows = waiting_rows(carried, content)
    total = carried.places.count()
    return {
        "plan": plan,
        "carried": carried,
        "form": form,
        "sections": by_section(rows, content),
        "groups": alike(rows, content),
        "waiting": len(rows),
        "seen": total - len(rows),
        "total": total,
        "kept": carried.places.filter(decision=DatedPlace.Decision.KEPT),
        "targets": [target_row(form, uid) for uid in form.rows],
    }


def target_row(form: UnseenTargetsForm, uid: str) -> dict[str, Any]:
    row = form.rows[uid]
    number = form[f"so-{uid}"] if takes_number(row) else None
    return {
        "row": row,
        "value": target_value(row.target),
        "tick": form[f"giu-{uid}"],
        "number": number,
    }


@require_POST
@plan_page
def plan_carry_decide(request: HttpRequest, plan: Plan) -> HttpResponse:
    """One place, or those that were ticked: changed ("doi"), kept ("giu"), or asked again."""
    carried = carried_of(plan)
    uids = [str(uuid_or_404(uid)) for uid in request.POST.getlist("cho")]
    try:
        told = decide(carried, uids, request)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, told)
    return redirect(f"{reverse('plan_carry_look', args=[plan.uid])}#{next_place(carried, uids)}")


def next_place(carried: CarryOver, uids: list[str]) -> str:
    """Return the anchor of the place behind the one just decided; of several, of the list."""
    decided = carried.places.filter(uid=uids[0]).first() if len(uids) == 1 else None
    if decided is None:
        return "cho"
    waiting = carried.places.filter(decision="", position__gt=decided.position)
    uid = waiting.values_list("uid", flat=True).first()
    return f"cho-{uid}" if uid else "cho"


def decide(carried: CarryOver, uids: list[str], request: HttpRequest) -> str:
    """Do what the button says; return the sentence for the person."""
    action, by = request.POST.get("viec"), request.user
    if not uids:
        raise ValidationError("Chọn ít nhất một chỗ.")
    if action == "giu":
        return f"Giữ nguyên {services.dated_keep(carried=carried, uids=uids, by=by)} chỗ."
    if action == "xem-lai":
        place = get_object_or_404(carried.places, uid=uuid_or_404(uids[0]))
        services.dated_reopen(place=place, by=by)
        return "Chỗ này lại nằm trong danh sách cần xem."
    new = request.POST.get("thanh", "").strip()
    if not new:
        raise ValidationError("Ghi chữ mới vào ô “Đổi thành”, hoặc bấm “Giữ nguyên”.")
    count = services.dated_change(carried=carried, texts=dict.fromkeys(uids, new), by=by)
    return f"Đã đổi {count} chỗ thành “{new}”." if count else "Chỗ này vừa được người khác xem."


@plan_page
def plan_carry_alike(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Show every place that would be changed alike, before and after."""
    carried, content = carried_of(plan), plan_content(plan)
    asked = [request.GET.get(name, "") for name in ("chu", "thanh", "muc")]
    rows = rows_alike(waiting_rows(carried, content), *asked)
    if not rows:
        messages.info(request, "Những chỗ ấy đã được xem hết.")
        return redirect("plan_carry_look", plan.uid)
    old, new, _ = asked
    context = {"plan": plan, "sections": by_section(rows, content), "old": old, "new": new,
               "count": len(rows)}  # fmt: skip
    return render(request, "campaigns/carrying/alike.html", context)


def carried_of(plan: Plan) -> CarryOver:
    """Return how the plan was begun; 404 where it was not begun from another."""
    carried = CarryOver.objects.filter(plan=plan).select_related("source").first()
    if carried is None:
        raise Http404
    carried.plan = plan
    return carried
