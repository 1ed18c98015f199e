"""The tree of criteria: read with its sums, written a criterion at a time."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns.launching import services
from campaigns.launching.forms.parts import CriterionForm
from campaigns.launching.rules import campaigns_visible_to
from campaigns.launching.selectors import campaign_seen
from campaigns.launching.tree import nodes_of, totals_of
from campaigns.launching.views.common import (
    campaign_page,
    crumbs_to,
    done,
    edits_criteria,
    form_page,
)
from campaigns.models import Campaign, Criterion, CriterionKind
from emulation.lib.pages import posted

PAGE = "campaign_criteria"


@campaign_page(edits_criteria)
def campaign_criteria(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    rows = criteria_of(campaign)
    return form_page(
        request, campaign, None, "campaigns/launching/criteria.html",
        title="Tiêu chí chấm điểm", nodes=nodes_of(rows), totals=totals_words(rows),
        sources=[] if rows else _sources(request, campaign),
    )  # fmt: skip


@campaign_page(edits_criteria)
def criterion_add(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """``?trong=``: the criterion of which the new one is a part."""
    parent = _parent(request, campaign)
    form = CriterionForm(posted(request), campaign=campaign, parent=parent)
    if form.save_by(
        lambda: services.criterion_add(
            campaign=campaign, parent=parent, by=request.user, **form.values()
        ),
        lambda: form,
    ):
        return done(request, campaign, "Đã thêm tiêu chí.", PAGE)
    why = f"Tiêu chí con của “{parent}”. Tiêu chí cha lấy tổng điểm các con." if parent else ""
    return _form(request, campaign, form, title="Thêm tiêu chí", why=why)


@campaign_page(edits_criteria)
def criterion_edit(request: HttpRequest, campaign: Campaign, criterion_uid: UUID) -> HttpResponse:
    criterion = get_object_or_404(campaign.criterions, uid=criterion_uid)
    form = CriterionForm(posted(request), campaign=campaign, criterion=criterion)
    if form.save_by(
        lambda: services.criterion_change(criterion=criterion, by=request.user, **form.values()),
        lambda: form,
    ):
        return done(request, campaign, "Đã lưu tiêu chí.", PAGE)
    return _form(request, campaign, form, title="Sửa tiêu chí")


@campaign_page(edits_criteria)
def criterion_remove(request: HttpRequest, campaign: Campaign, criterion_uid: UUID) -> HttpResponse:
    criterion = get_object_or_404(campaign.criterions, uid=criterion_uid)
    if request.method == "POST":
        services.criterion_remove(criterion=criterion, by=request.user)
        return done(request, campaign, "Đã bỏ tiêu chí.", PAGE)
    parts = criterion.parts.count()
    also = f" cùng {parts} tiêu chí con" if parts else ""
    return form_page(
        request, campaign, forms.Form(), "emulation/confirm.html", title="Bỏ tiêu chí",
        crumbs=_crumbs(campaign), why=f"Bỏ “{criterion}”{also}.",
        action_label="Bỏ tiêu chí", is_undo=True, cancel_url=_page(campaign),
    )  # fmt: skip


@require_POST
@login_required
def criterion_move(request: HttpRequest, uid: UUID, criterion_uid: UUID) -> HttpResponse:
    campaign = campaign_seen(request.user, uid)
    criterion = get_object_or_404(campaign.criterions, uid=criterion_uid)
    up = request.POST.get("huong") == "len"
    services.criterion_move(criterion=criterion, up=up, by=request.user)
    return redirect(f"{_page(campaign)}#tieu-chi-{criterion.uid}")


@require_POST
@login_required
def criteria_copy(request: HttpRequest, uid: UUID) -> HttpResponse:
    campaign = campaign_seen(request.user, uid)
    rows = campaigns_visible_to(request.user)
    source = get_object_or_404(rows, uid=request.POST.get("tu") or campaign.uid)
    services.criteria_copy(source=source, campaign=campaign, by=request.user)
    return done(request, campaign, "Đã chép tiêu chí. Xem lại từng điểm.", PAGE)


def criteria_of(campaign: Campaign) -> list[Criterion]:
    return list(campaign.criterions.select_related("target").order_by("position", "pk"))


def totals_words(rows: list[Criterion]) -> list[tuple[str, object]]:
    totals = totals_of(rows)
    return [(kind.label, totals[kind]) for kind in CriterionKind if kind in totals]


def _sources(request: HttpRequest, campaign: Campaign) -> list[Campaign]:
    """Return the campaigns of the commune whose criteria can be copied."""
    rows = campaigns_visible_to(request.user).filter(commune=campaign.commune_id)
    return list(rows.exclude(criterions=None).distinct()[:20])


def _parent(request: HttpRequest, campaign: Campaign) -> Criterion | None:
    asked = request.GET.get("trong", "")
    if not asked:
        return None
    rows = {str(row.uid): row for row in campaign.criterions.all()}
    return rows.get(asked)


def _form(
    request: HttpRequest, campaign: Campaign, form: CriterionForm, **words: str
) -> HttpResponse:
    return form_page(
        request, campaign, form, crumbs=_crumbs(campaign), cancel_url=_page(campaign),
        action_label="Lưu tiêu chí", **words,
    )  # fmt: skip


def _page(campaign: Campaign) -> str:
    return reverse(PAGE, args=[campaign.uid])


def _crumbs(campaign: Campaign) -> list[tuple[str, str]]:
    return [*crumbs_to(campaign), ("Tiêu chí chấm điểm", _page(campaign))]
