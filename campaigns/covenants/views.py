"""Covenants: listed, written from the pledges, agreed to by the units, printed, signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.covenants import services
from campaigns.covenants.choosing import clusters_of, units_asked, units_in
from campaigns.covenants.forms import CovenantForm, RemoveForm, SignForm
from campaigns.covenants.papers import covenant_document
from campaigns.covenants.proposing import proposed_text
from campaigns.covenants.rules import covenants_visible_to
from campaigns.models import Campaign, Covenant
from campaigns.registering.views import office_common as common
from emulation.lib import dates
from emulation.lib.pages import posted, put_refusal
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import Unit
from emulation.org.rights import granting
from emulation.org.selectors import unit_names
from emulation.papers.downloads import attachment_response
from emulation.papers.pdf import paper_html
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10
NOT_KEPT = "Giao ước do công chức phụ trách thi đua soạn, khi phong trào đang chạy và chưa ký."


@login_required
@require_safe
def covenant_list(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = common.campaign_seen(request, uid)
    rows = covenants_visible_to(request.user).filter(campaign=campaign)
    agreed = Count("parties", filter=Q(parties__agreed_at__isnull=False))
    context = {
        "title": "Giao ước thi đua",
        "crumbs": common.crumbs_to(campaign),
        **common.about(campaign, request),
        "covenants": rows.annotate(signing=Count("parties"), agreed=agreed).order_by("pk"),
    }
    return render(request, "campaigns/covenants/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def covenant_create(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Choose the units, or a cluster; then write, from the text that their pledges propose."""
    campaign = common.campaign_kept(request, uid)
    units = units_in(campaign)
    chosen = units_asked(request, campaign, units)
    if request.method != "POST" and len(chosen) < services.LEAST_PARTIES:
        return _choosing(request, campaign, units)
    form = CovenantForm(posted(request), units=units, initial=_proposed(request, campaign, chosen))
    if request.method == "POST" and form.is_valid():
        covenant = _tried(
            form,
            services.covenant_write,
            campaign=campaign,
            by=request.user,
            **form.service_fields(),
        )
        if covenant:
            messages.success(request, "Đã lưu giao ước. Các đơn vị được mời đồng ý.")
            return redirect("covenant_read", covenant.uid)
    return _writing(request, campaign, form, "Soạn giao ước thi đua")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def covenant_change(request: HttpRequest, uid: UUID) -> HttpResponse:
    covenant = _kept(request, uid)
    campaign = covenant.campaign
    form = CovenantForm(posted(request), units=units_in(campaign), covenant=covenant)
    if request.method == "POST" and form.is_valid():
        given = {"seen_version": form.seen_version, "by": request.user, **form.service_fields()}
        if _tried(form, services.covenant_change, covenant=covenant, **given):
            messages.success(request, "Đã lưu. Lời hoặc đơn vị đổi thì các đơn vị đồng ý lại.")
            return redirect("covenant_read", covenant.uid)
    return _writing(request, campaign, form, f"Sửa {covenant.name}", covenant)


@login_required
@require_safe
def covenant_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    covenant = _seen(request, uid)
    parties = list(covenant.parties.select_related("unit", "agreed_by__person"))
    names = unit_names([party.unit_id for party in parties], dates.today())
    for party in parties:
        party.covenant = covenant
    mine = [
        party
        for party in parties
        if granting(request.user, "campaigns.agree_to_covenant", party) is not None
    ]
    context = {
        "title": covenant.name,
        "crumbs": _crumbs(covenant),
        "covenant": covenant,
        "campaign": covenant.campaign,
        "parties": [(party, names[party.unit_id]) for party in parties],
        "agreed": sum(party.agreed_at is not None for party in parties),
        "mine": [(party, names[party.unit_id]) for party in mine],
        "keeps": granting(request.user, "campaigns.keep_covenant", covenant) is not None,
        "paper": paper_html(covenant_document(covenant), on_screen=True),
        "history": entries_of(covenant.uid)[:HISTORY_LINES],
    }
    return render(request, "campaigns/covenants/read.html", context)


@require_POST
@login_required
def covenant_agree(request: HttpRequest, uid: UUID, party_uid: UUID) -> HttpResponse:
    covenant = _seen(request, uid)
    party = get_object_or_404(covenant.parties.select_related("unit"), uid=party_uid)
    party.covenant = covenant
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    services.covenant_agree(party=party, seen_version=version, by=request.user)
    messages.success(request, "Đã đồng ý giao ước.")
    return redirect("covenant_read", covenant.uid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def covenant_sign(request: HttpRequest, uid: UUID) -> HttpResponse:
    covenant = _kept(request, uid)
    files = request.FILES if request.method == "POST" else None
    form = SignForm(posted(request), files, initial={"signed_on": covenant.signed_on})
    if request.method == "POST" and form.is_valid():
        given = {"covenant": covenant, "by": request.user, **form.cleaned_data}
        if _tried(form, services.covenant_sign, **given):
            messages.success(request, "Đã đính kèm bản đã ký. Giao ước không sửa được nữa.")
            return redirect("covenant_read", covenant.uid)
    context = {
        "title": "Đính kèm bản đã ký",
        "crumbs": _crumbs(covenant, here=True),
        "covenant": covenant,
        "form": form,
    }
    return render(request, "campaigns/covenants/sign.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def covenant_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    covenant = _kept(request, uid)
    form = RemoveForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = {"covenant": covenant, "by": request.user, **form.cleaned_data}
        if _tried(form, _removed, **given):
            messages.success(request, "Đã bỏ giao ước.")
            return redirect("covenant_list", covenant.campaign.uid)
    context = {
        "title": f"Bỏ {covenant.name}?",
        "why": "Giao ước chưa ký mất khỏi danh sách; nhật ký còn ghi ai bỏ, lúc nào.",
        "crumbs": _crumbs(covenant, here=True),
        "form": form,
        "action_label": "Bỏ giao ước",
        "cancel_url": reverse("covenant_read", args=[covenant.uid]),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


@login_required
@require_safe
def covenant_file(request: HttpRequest, uid: UUID, format: str) -> HttpResponse:
    covenant = _seen(request, uid)
    return common.file_of(covenant_document(covenant), format, f"Giao ước thi đua {covenant.name}")


@login_required
@require_safe
def covenant_signed(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The copy that all signed."""
    covenant = _seen(request, uid)
    if covenant.attachment is None:
        raise Http404
    return attachment_response(covenant.attachment)


def _seen(request: HttpRequest, uid: UUID) -> Covenant:
    return get_object_or_404(covenants_visible_to(request.user), uid=uid)


def _kept(request: HttpRequest, uid: UUID) -> Covenant:
    covenant = _seen(request, uid)
    if granting(request.user, "campaigns.keep_covenant", covenant) is None:
        raise PermissionDenied(NOT_KEPT)
    return covenant


def _proposed(request: HttpRequest, campaign: Campaign, chosen: list[Unit]) -> dict[str, Any]:
    if request.method == "POST":
        return {}
    number = campaign.covenants.count() + 1
    return {
        "name": f"Giao ước thi đua số {number}",
        "units": [str(unit.uid) for unit in chosen],
        "content": proposed_text(campaign, [unit.pk for unit in chosen]),
        "place": campaign.commune.place,
    }


def _choosing(request: HttpRequest, campaign: Campaign, units: dict[Unit, str]) -> HttpResponse:
    context = {
        "title": "Soạn giao ước thi đua",
        "crumbs": _list_crumbs(campaign),
        "campaign": campaign,
        "units": [(unit, name) for unit, name in units.items()],
        "asked": set(request.GET.getlist("dv")),
        "too_few": "dv" in request.GET or "cum" in request.GET,
        "clusters": [(row, len(row.members.all())) for row in clusters_of(campaign)],
    }
    return render(request, "campaigns/covenants/choose.html", context)


def _writing(
    request: HttpRequest,
    campaign: Campaign,
    form: CovenantForm,
    title: str,
    covenant: Covenant | None = None,
) -> HttpResponse:
    back = (
        reverse("covenant_read", args=[covenant.uid])
        if covenant
        else reverse("covenant_list", args=[campaign.uid])
    )
    context = {
        "title": title,
        "crumbs": _crumbs(covenant, here=True) if covenant else _list_crumbs(campaign),
        "form": form,
        "campaign": campaign,
        "covenant": covenant,
        "stored": _theirs(form, covenant),
        "cancel_url": back,
    }
    status = 409 if context["stored"] else 200
    return render(request, "campaigns/covenants/form.html", context, status=status)


def _theirs(form: CovenantForm, covenant: Covenant | None) -> str:
    """Return the text that a colleague saved meanwhile; the next save goes by it."""
    if covenant is None or not getattr(form, "is_stale", False):
        return ""
    covenant.refresh_from_db(fields=["content", "version"])
    form.data = form.data.copy()
    form.data["version"] = str(covenant.version)
    return covenant.content


def _tried(form: forms.Form, service: Any, **given: Any) -> Any:
    """Call the service; what it refuses stands at the fields, and nothing typed is lost."""
    try:
        return service(**given)
    except StaleVersion as stale:
        form.is_stale = True
        put_refusal(form, stale)
    except (ValidationError, WrongState) as refused:
        put_refusal(form, refused)
    return None


def _removed(**given: Any) -> bool:
    services.covenant_remove(**given)
    return True


def _list_crumbs(campaign: Campaign) -> list[tuple[str, str]]:
    here = ("Giao ước thi đua", reverse("covenant_list", args=[campaign.uid]))
    return common.crumbs_to(campaign, here)


def _crumbs(covenant: Covenant, *, here: bool = False) -> list[tuple[str, str]]:
    crumbs = _list_crumbs(covenant.campaign)
    if here:
        crumbs.append((covenant.name, reverse("covenant_read", args=[covenant.uid])))
    return crumbs
