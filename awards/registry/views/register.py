"""The register: its list, one row, what is written in from paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from awards.models import Grant
from awards.pages import form_page, tried
from awards.registry import services
from awards.registry.filters import GrantFilter
from awards.registry.forms import GrantChangeForm, GrantForm, ReasonForm
from awards.registry.naming import Subjects
from awards.registry.selectors import register_rows
from awards.registry.sheet import GrantResource
from awards.registry.views import common
from campaigns.models import SubjectKind
from emulation.lib import dates
from emulation.lib.pages import page_of, posted
from emulation.org.models import Commune, Person, User
from emulation.org.rights import granting
from emulation.org.selectors import commune_names, home_commune
from emulation.org.services.people import people_write
from emulation.org.sheets import excel_response
from emulation.org.views.communes import readable_by_name
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def register_list(request: HttpRequest) -> HttpResponse:
    """All rows of the communes that the person reads; ``?q=`` and the filter narrow it."""
    communes = readable_by_name(request)
    rows = register_rows(request.user)
    found = GrantFilter(request.GET, rows, communes)
    page = page_of(request, found.qs)
    common.name_awards(page, {commune.pk: name for commune, name in communes.items()})
    context = {
        "title": common.REGISTER,
        "filter": found,
        "form": found.form,
        "page_obj": page,
        "has_communes": len(communes) > 1,
        "keeps": common.keeps(request.user),
        "prints": common.prints(request.user),
        "is_empty": not found.is_narrowed and not found.qs.exists(),
    }
    return render(request, "awards/registry/list.html", context)


@login_required
@require_safe
def register_export(request: HttpRequest) -> HttpResponse:
    """The rows that the filter leaves, for Excel; they come back by the same file."""
    communes = readable_by_name(request)
    found = GrantFilter(request.GET, register_rows(request.user), communes)
    resource = GrantResource(commune=home_commune(request.user), by=request.user)
    return excel_response(resource.export(found.qs), "so-khen-thuong")


@login_required
@require_safe
def grant_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    grant = common.grant_seen(request.user, uid)
    common.name_awards([grant], commune_names([grant.commune_id], dates.today()))
    context = {
        "title": grant.recipient,
        "crumbs": common.register_crumbs(),
        "grant": grant,
        "subject_url": common.subject_url(grant),
        "corrects": granting(request.user, "awards.correct_grant", grant) is not None,
        "history": entries_of(grant.uid)[:HISTORY_LINES],
    }
    return render(request, "awards/registry/grant.html", context)


@login_required
@form_methods
def grant_record(request: HttpRequest) -> HttpResponse:
    """Write one old award in; ``?loai=`` is the kind of subject."""
    commune = common.kept_commune(request.user)
    form = GrantForm(
        posted(request), commune=commune, initial={"kind": request.GET.get("loai", "")}
    )
    made: list[Grant] = []
    if tried(form, lambda: made.append(_recorded(form, commune, request.user))):
        messages.success(request, f"Đã ghi vào sổ: {made[0]}.")
        where = ("grant_record",) if "them" in request.POST else ("grant_read", made[0].uid)
        return redirect(*where)
    return form_page(
        request,
        form,
        title="Ghi khen thưởng cũ",
        crumbs=common.register_crumbs(),
        why="Ghi lại quyết định đã có trên giấy. Quyết định ban hành trên cổng tự vào sổ.",
        action_label="Ghi vào sổ",
        another_label="Ghi, rồi ghi dòng nữa",
        cancel_url=reverse("register_list"),
    )


@transaction.atomic
def _recorded(form: GrantForm, commune: Commune, by: User) -> Grant:
    words = form.looked_up()
    kind = form.cleaned_data["kind"]
    subjects = Subjects(commune, only=words["name"])
    subject = subjects.found(kind, words.pop("name"), **words)
    if isinstance(subject, Person) and subject.pk is None:
        people_write(commune=commune, people=[(subject.full_name, subject)], by=by)
    named = form.cleaned_data["name"] if kind == SubjectKind.COLLECTIVE else ""
    given = services.Given(subject=subject, recipient=named, **form.told())
    return services.grant_record(commune=commune, given=given, by=by)


@login_required
@form_methods
def grant_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    grant = common.grant_corrected(request.user, uid)
    form = GrantChangeForm(posted(request), grant=grant)

    def change() -> None:
        words = dict(form.cleaned_data)
        seen = words.pop("version")
        services.grant_change(grant=grant, seen_version=seen, by=request.user, **words)

    if tried(form, change):
        messages.success(request, "Đã lưu dòng sổ khen thưởng.")
        return redirect("grant_read", uid)
    return form_page(
        request,
        form,
        title=f"Sửa dòng sổ: {grant.award}",
        crumbs=common.grant_crumbs(grant),
        action_label="Lưu dòng này",
        cancel_url=reverse("grant_read", args=[uid]),
        **common.told_stale(request, form, grant),
    )


@login_required
@form_methods
def grant_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    grant = common.grant_corrected(request.user, uid)
    form = ReasonForm(posted(request))

    def remove() -> None:
        reason = form.cleaned_data["reason"]
        services.grant_remove(grant=grant, reason=reason, by=request.user)

    if tried(form, remove):
        messages.success(request, "Đã xóa dòng ghi nhầm. Lịch sử còn giữ nội dung.")
        return redirect("register_list")
    return form_page(
        request,
        form,
        title=f"Xóa dòng sổ: {grant}",
        crumbs=common.grant_crumbs(grant),
        why="Chỉ xóa dòng ghi nhầm từ giấy. Khen thưởng bị hủy bỏ thì vẫn giữ trong sổ.",
        action_label="Xóa dòng này",
        is_undo=True,
        cancel_url=reverse("grant_read", args=[uid]),
    )
