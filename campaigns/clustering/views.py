"""Clusters of a year: everybody of the commune reads them, the clerk keeps them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.clustering import services
from campaigns.clustering.forms import ClusterForm, YearForm
from campaigns.clustering.selectors import (
    clusters_of_year,
    is_fixed,
    units_to_group,
    years_with_clusters,
)
from campaigns.models import Cluster, ClusterMember
from emulation.lib import dates
from emulation.lib.pages import posted
from emulation.lib.states import WrongState
from emulation.org.models import Commune, User
from emulation.org.rights import granting, readable_communes
from emulation.org.selectors import home_commune, unit_names

FIXED = "Năm này đã mở chấm điểm nên không đổi cụm, khối: điểm và thứ hạng theo cụm."


@login_required
@require_safe
def cluster_list(request: HttpRequest) -> HttpResponse:
    commune, year = _home(request.user), _year(request)
    clusters = clusters_of_year(commune, year)
    members = [row for cluster in clusters for row in cluster.members.all()]
    names = unit_names([row.unit_id for row in members], dates.today())
    grouped = {row.unit_id for row in members}
    keeps = granting(request.user, "campaigns.keep_campaigns", commune) is not None
    fixed = is_fixed(commune, year)
    this_year = dates.today().year
    near = {this_year, this_year + 1} if keeps else {this_year}
    years = sorted({*years_with_clusters(commune), *near, year}, reverse=True)
    context = {
        "title": "Cụm, khối thi đua",
        "crumbs": [("Phong trào", reverse("campaign_list"))],
        "year": year,
        "years": years,
        "keeps": keeps and not fixed,
        "is_fixed": fixed,
        "clusters": [
            (cluster, [(names[row.unit_id], row.is_head) for row in cluster.members.all()])
            for cluster in clusters
        ],
        "left": [name for unit, name in units_to_group(commune) if unit.pk not in grouped]
        if keeps and clusters
        else [],
        "may_copy": keeps and not fixed and not clusters and year - 1 in years,
    }
    return render(request, "campaigns/clusters/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cluster_create(request: HttpRequest) -> HttpResponse:
    commune, year = _kept(request.user, _home(request.user)), _year(request)
    form = _form(request, commune, year, None)

    @transaction.atomic
    def save() -> None:
        cluster = services.cluster_create(
            commune=commune, year=year, name=form.cleaned_data["name"], by=request.user
        )
        services.members_set(
            cluster=cluster, units=form.chosen_units, head=form.chosen_head, by=request.user
        )

    if form.save_by(save, lambda: form):
        messages.success(request, "Đã lập cụm, khối.")
        return redirect(_list_url(year))
    return _page(request, form, year, title=f"Lập cụm, khối năm {year}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cluster_edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    cluster = _cluster(request.user, uid)
    form = _form(request, cluster.commune, cluster.year, cluster)

    @transaction.atomic
    def save() -> None:
        services.cluster_change(cluster=cluster, name=form.cleaned_data["name"], by=request.user)
        services.members_set(
            cluster=cluster, units=form.chosen_units, head=form.chosen_head, by=request.user
        )

    if form.save_by(save, lambda: form):
        messages.success(request, "Đã lưu cụm, khối.")
        return redirect(_list_url(cluster.year))
    return _page(request, form, cluster.year, title=f"Sửa {cluster.name}", cluster=cluster)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cluster_remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    cluster = _cluster(request.user, uid)
    if request.method == "POST":
        services.cluster_remove(cluster=cluster, by=request.user)
        messages.success(request, f"Đã bỏ {cluster.name}.")
        return redirect(_list_url(cluster.year))
    context = {
        "title": f"Bỏ {cluster.name}",
        "crumbs": [("Cụm, khối", _list_url(cluster.year))],
        "why": "Các thành viên không còn ở cụm, khối nào trong năm này.",
        "action_label": "Bỏ cụm, khối",
        "cancel_url": _list_url(cluster.year),
        "is_undo": True,
    }
    return render(request, "emulation/confirm.html", context)


@require_POST
@login_required
def clusters_copy(request: HttpRequest) -> HttpResponse:
    commune, year = _kept(request.user, _home(request.user)), _year(request)
    try:
        made = services.clusters_copy(commune=commune, year=year, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Đã chép {len(made)} cụm, khối; trưởng chuyển đơn vị kế tiếp.")
    return redirect(_list_url(year))


def _form(
    request: HttpRequest, commune: Commune, year: int, cluster: Cluster | None
) -> ClusterForm:
    if is_fixed(commune, year):
        raise WrongState(FIXED)
    rows = ClusterMember.objects.filter(commune=commune, year=year).select_related("cluster")
    elsewhere = {row.unit_id: row.cluster.name for row in rows.exclude(cluster=cluster)}
    return ClusterForm(
        posted(request), offered=units_to_group(commune), elsewhere=elsewhere, cluster=cluster
    )


def _page(request: HttpRequest, form: ClusterForm, year: int, **also: Any) -> HttpResponse:
    context = {
        "form": form,
        "crumbs": [("Cụm, khối", _list_url(year))],
        "cancel_url": _list_url(year),
        **also,
    }
    return render(
        request, "campaigns/clusters/form.html", context, status=422 if form.errors else 200
    )


def _home(user: User) -> Commune:
    commune = home_commune(user)
    if commune is None:
        raise Http404
    return commune


def _kept(user: User, commune: Commune) -> Commune:
    if granting(user, "campaigns.keep_campaigns", commune) is None:
        raise PermissionDenied("Chỉ công chức phụ trách thi đua xếp cụm, khối.")
    return commune


def _cluster(user: User, uid: UUID) -> Cluster:
    rows = Cluster.objects.filter(commune__in=readable_communes(user))
    cluster = get_object_or_404(rows.select_related("commune"), uid=uid)
    _kept(user, cluster.commune)
    return cluster


def _year(request: HttpRequest) -> int:
    """Return the year that is asked for; this one where none or nonsense is."""
    form = YearForm(
        request.POST if request.method == "POST" and "nam" in request.POST else request.GET
    )
    return form.cleaned_data["nam"] if form.is_valid() else dates.today().year


def _list_url(year: int) -> str:
    return f"{reverse('cluster_list')}?nam={year}"
