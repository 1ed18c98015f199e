"""Councils: listed with their sittings, written down with their members."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import Council
from awards.pages import form_page, tried
from awards.sitting import services
from awards.sitting.forms import CouncilForm, MemberEndForm, MemberForm
from awards.sitting.rules import councils_visible_to, sittings_visible_to
from awards.sitting.selectors import members_of, people_to_seat, with_agenda, without_role
from awards.sitting.views import common
from emulation.lib import dates
from emulation.lib.pages import page_of, posted
from emulation.org.rights import granting
from emulation.org.selectors import commune_name, home_commune
from emulation.papers.downloads import attachment_response
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def council_list(request: HttpRequest) -> HttpResponse:
    """The sittings that the person reads, the latest first, and the councils."""
    commune = home_commune(request.user)
    sittings = with_agenda(sittings_visible_to(request.user)).order_by("-held_on", "-pk")
    context = {
        "title": "Hội đồng thi đua, khen thưởng",
        "crumbs": [],
        "page_obj": page_of(request, sittings),
        "councils": list(councils_visible_to(request.user).order_by("-valid_from", "pk")),
        "keeps": commune and granting(request.user, "awards.keep_councils", commune) is not None,
    }
    return render(request, "awards/sitting/list.html", context)


@login_required
@form_methods
def council_create(request: HttpRequest) -> HttpResponse:
    commune = home_commune(request.user)
    if commune is None or granting(request.user, "awards.keep_councils", commune) is None:
        raise PermissionDenied(common.NOT_KEPT)
    name = f"Hội đồng Thi đua - Khen thưởng {commune_name(commune, dates.today())}"
    form = CouncilForm(posted(request), request.FILES or None, initial={"name": name})
    made: list[Council] = []

    def write() -> None:
        words = {key: value for key, value in form.cleaned_data.items() if key != "version"}
        made.append(services.council_write(commune=commune, by=request.user, **words))

    if tried(form, write):
        messages.success(request, "Đã ghi hội đồng. Thêm các thành viên.")
        return redirect("council_read", made[0].uid)
    return form_page(
        request,
        form,
        title="Ghi hội đồng",
        crumbs=common.list_crumbs(),
        action_label="Ghi hội đồng",
        cancel_url=reverse("council_list"),
    )


@login_required
@form_methods
def council_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    council = common.council_kept(request.user, uid)
    form = CouncilForm(posted(request), request.FILES or None, council=council)

    def change() -> None:
        words = dict(form.cleaned_data)
        seen = words.pop("version") or 0
        services.council_change(council=council, seen_version=seen, by=request.user, **words)

    if tried(form, change):
        messages.success(request, "Đã lưu hội đồng.")
        return redirect("council_read", council.uid)
    return form_page(
        request,
        form,
        title="Sửa hội đồng",
        crumbs=common.council_crumbs(council),
        action_label="Lưu hội đồng",
        cancel_url=reverse("council_read", args=[council.uid]),
    )


@login_required
@require_safe
def council_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    council = common.council_seen(request.user, uid)
    today = dates.today()
    members = list(members_of(council))
    now = [row for row in members if row.valid_to is None or row.valid_to >= today]
    sittings = with_agenda(sittings_visible_to(request.user).filter(council=council))
    context = {
        "title": council.name,
        "crumbs": common.list_crumbs(),
        "council": council,
        "members": now,
        "former": [row for row in members if row not in now],
        "without_device": without_role(council, today),
        "page_obj": page_of(request, sittings.order_by("-held_on", "-pk")),
        "keeps": granting(request.user, "awards.keep_councils", council.commune) is not None,
        "history": entries_of(council.uid)[:HISTORY_LINES],
    }
    return render(request, "awards/sitting/council.html", context)


@login_required
@require_safe
def council_file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The decision that set the council up."""
    council = common.council_seen(request.user, uid)
    if council.attachment is None:
        raise Http404
    return attachment_response(council.attachment)


@login_required
@form_methods
def member_add(request: HttpRequest, uid: UUID) -> HttpResponse:
    council = common.council_kept(request.user, uid)
    form = MemberForm(posted(request), initial={"valid_from": council.valid_from})
    form.fields["person"].queryset = people_to_seat(council.commune, dates.today())

    def add() -> None:
        services.member_add(council=council, by=request.user, **form.cleaned_data)

    if tried(form, add):
        messages.success(request, f"Đã thêm {form.cleaned_data['person']}.")
        return redirect(
            "council_member_add" if "them" in request.POST else "council_read", council.uid
        )
    return form_page(
        request,
        form,
        title="Thêm thành viên",
        crumbs=common.council_crumbs(council),
        action_label="Thêm",
        another_label="Thêm, rồi thêm người nữa",
        cancel_url=reverse("council_read", args=[council.uid]),
    )


@login_required
@form_methods
def member_end(request: HttpRequest, uid: UUID, member_uid: UUID) -> HttpResponse:
    council = common.council_kept(request.user, uid)
    member = get_object_or_404(council.members.select_related("person"), uid=member_uid)
    form = MemberEndForm(posted(request), initial={"valid_to": dates.today()})

    def end() -> None:
        services.member_end(member=member, by=request.user, **form.cleaned_data)

    if tried(form, end):
        messages.success(request, f"Đã ghi {member.person} thôi là thành viên.")
        return redirect("council_read", council.uid)
    return form_page(
        request,
        form,
        title=f"{member.person} thôi là thành viên",
        crumbs=common.council_crumbs(council),
        why="Các phiên họp đã lập đến hết ngày ấy vẫn giữ ghế của người này.",
        action_label="Ghi thôi thành viên",
        is_undo=True,
        cancel_url=reverse("council_read", args=[council.uid]),
    )
