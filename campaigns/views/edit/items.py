"""Items of a plan: adding, writing, moving, removing; numbers that show targets."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns import services
from campaigns.forms.figures import FigureLinksForm, linked_figures
from campaigns.forms.items import ItemAddForm, ItemForm, usual_children_style
from campaigns.forms.versioned import BaseRows
from campaigns.models import Figure, Item, Plan
from campaigns.rows import PlanRows
from campaigns.views.edit.common import part_page, plan_page, reread, row_to_write, saved
from campaigns.workshop import HEADER, goes_with, item_in, item_url, short_name, workshop
from emulation.lib.pages import posted
from emulation.org.models import User

ANSWER = "tra-loi-"  # and the figure's uid: what a retyped number means
MOVES = {"len": "up", "xuong": "down", "vao": "in", "ra": "out"}


@plan_page
def item_add(request: HttpRequest, plan: Plan) -> HttpResponse:
    parent, after = place_asked_for(request, plan)
    above = after.parent if after else parent
    styles = {
        "style": above.children_style if above else plan.items_style,
        "children_style": usual_children_style(plan, above),
    }
    form = ItemAddForm(posted(request), **styles)
    made: list[Item] = []
    if form.save_by(
        lambda: made.append(items_add(plan, parent, after, form, request.user)),
        lambda: ItemAddForm(**styles),
    ):
        messages.success(request, f"Đã thêm vào {plan.noun}.")
        another = f"{reverse('item_add', args=[plan.uid])}?sau={made[0].uid}&nua=1"
        return redirect(another if "nua" in request.POST else item_url(plan, made[0].uid))
    if "nua" in request.GET and not form.is_bound:
        form.fields["heading"].widget.attrs["autofocus"] = True
    near = parent or after
    context = {"parent": parent, "after": after}
    key = str(near.uid) if near else HEADER
    return part_page(request, plan, form, "campaigns/edit/item_add.html", key, **context)


def place_asked_for(request: HttpRequest, plan: Plan) -> tuple[Item | None, Item | None]:
    """Return the parent or the elder sibling that the address names."""
    items = plan.items.select_related("parent")
    uids = [request.GET.get(name) for name in ("cha", "sau")]
    parent, after = (row_to_write(request, items, uid, "Mục này") if uid else None for uid in uids)
    return parent, after


@transaction.atomic
def items_add(
    plan: Plan, parent: Item | None, after: Item | None, form: ItemAddForm, by: User
) -> Item:
    """Add the item with its children; without words of its own, the lines stand in its place.

    Returns the item after which the next one follows.
    """
    lines = form.child_blocks()
    if not lines or form.cleaned_data["heading"]:
        place = {"parent": parent, "after": after}
        item = services.item_add(
            plan=plan, by=by, blocks=form.own_blocks(), **place, **form.own_fields()
        )
        for line in lines:
            services.item_add(plan=plan, parent=item, by=by, blocks=[line])
        return item
    for line in lines:
        after = services.item_add(
            plan=plan, parent=parent, after=after, by=by, blocks=[line], **form.own_fields()
        )
    return after


@plan_page
def item_edit(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    item = item_to_write(request, plan, item_uid)
    form = ItemForm(item_data(request), item=item)
    answers = answers_in(request)
    if "them" not in request.POST and form.save_by(
        lambda: services.item_change(item=item, by=request.user, answers=answers, **form.values()),
        lambda: ItemForm(item=reread(item)),
    ):
        messages.success(request, "Đã lưu mục này.")
        return redirect(item_url(plan, item.uid))
    return item_page(request, plan, item, form, answers)


def item_page(
    request: HttpRequest, plan: Plan, item: Item, form: ItemForm, answers: dict[str, str]
) -> HttpResponse:
    key = str(item.uid)
    if request.method == "POST":
        item = item_to_write(request, plan, item.uid)
    rows = PlanRows(plan)
    context = {
        "item": item,
        "answers": answers,
        "links_form": FigureLinksForm(item=item, rows=rows),
        "figures": linked_figures(item, rows),
    }
    return part_page(request, plan, form, "campaigns/edit/item.html", key, rows, **context)


def item_to_write(request: HttpRequest, plan: Plan, item_uid: UUID) -> Item:
    items = plan.items.select_related("theme", "task", "parent", "plan__commune")
    return row_to_write(request, items, item_uid, "Mục này")


def item_data(request: HttpRequest) -> Any:
    """Return what was posted, with one more paragraph or table where that was asked for."""
    kind = request.POST.get("them")
    if kind:
        more = {"kind": kind, "head_rows": "1"} if kind == "table" else {"kind": kind}
        return BaseRows.with_one_more(request.POST, "blocks", **more)
    return posted(request)


def answers_in(request: HttpRequest) -> dict[str, str]:
    return {
        name.removeprefix(ANSWER): value
        for name, value in request.POST.items()
        if name.startswith(ANSWER)
    }


@require_POST
@plan_page
def item_move(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    item = row_to_write(request, plan.items.select_related("parent", "plan"), item_uid, "Mục này")
    try:
        services.item_move(item=item, to=MOVES.get(request.POST.get("toi"), ""), by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect(item_url(plan, item.uid))


@plan_page
def item_remove(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    item = row_to_write(request, plan.items.select_related("plan"), item_uid, "Mục này")
    above = str(item.parent.uid) if item.parent else HEADER
    if request.method == "POST":
        services.item_remove(item=item, by=request.user)
        return saved(request, plan, above, f"Đã bỏ mục khỏi {plan.noun}.")
    context = workshop(plan, str(item.uid))
    content = item_in(context["content"], item.uid)
    context |= {"item": item, "name": short_name(content), "with_it": goes_with(content)}
    return render(request, "campaigns/edit/item_remove.html", context)


@require_POST
@plan_page
def figures_link(request: HttpRequest, plan: Plan, item_uid: UUID) -> HttpResponse:
    """Link the numbers for which a target was chosen."""
    item = item_to_write(request, plan, item_uid)
    form = FigureLinksForm(request.POST, item=item, rows=PlanRows(plan))
    if not form.is_valid() or form.cleaned_data["version"] != item.version:
        messages.warning(request, "Đoạn văn vừa được sửa. Xem lại các số rồi gắn.")
    else:
        link_all(request, form)
    return redirect("item_edit", plan.uid, item.uid)


def link_all(request: HttpRequest, form: FigureLinksForm) -> None:
    links = form.links()
    try:
        with transaction.atomic():
            for link in links:
                services.figure_link(by=request.user, **vars(link))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, f"Đã gắn {len(links)} số với chỉ tiêu.")


@require_POST
@plan_page
def figure_unlink(
    request: HttpRequest, plan: Plan, item_uid: UUID, figure_uid: UUID
) -> HttpResponse:
    figures = Figure.objects.filter(block__plan=plan).select_related(
        "block__plan", "plan_target__target"
    )
    figure = row_to_write(request, figures, figure_uid, "Chỗ gắn này")
    services.figure_unlink(figure=figure, by=request.user)
    messages.success(request, "Đã bỏ gắn. Con số ấy nay là chữ thường trong đoạn văn.")
    return redirect("item_edit", plan.uid, item_uid)
