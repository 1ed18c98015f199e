"""The file of a cited paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from campaigns import services
from campaigns.forms.bases import BasisFileForm
from campaigns.models import Basis, Plan
from campaigns.views.edit.common import plan_page, row_to_write
from campaigns.workshop import OPENING, part_url


@plan_page
def basis_file(request: HttpRequest, plan: Plan, basis_uid: UUID) -> HttpResponse:
    basis = _basis(request, plan, basis_uid)
    form = BasisFileForm(request.POST or None, request.FILES or None)
    if form.save_by(
        lambda: services.basis_attach(basis=basis, by=request.user, **form.cleaned_data),
        BasisFileForm,
    ):
        messages.success(request, f"Đã đính kèm tệp “{basis.attachment}”.")
        return redirect(part_url(plan, OPENING))
    context = {"plan": plan, "basis": basis, "form": form}
    return render(request, "campaigns/edit/basis_file.html", context, status=form.status)


@require_POST
@plan_page
def basis_file_remove(request: HttpRequest, plan: Plan, basis_uid: UUID) -> HttpResponse:
    basis = _basis(request, plan, basis_uid)
    if basis.attachment:
        services.basis_detach(basis=basis, by=request.user)
        messages.success(request, "Đã bỏ tệp đính kèm.")
    return redirect(part_url(plan, OPENING))


def _basis(request: HttpRequest, plan: Plan, uid: UUID) -> Basis:
    rows = plan.bases.select_related("plan__commune", "attachment")
    return row_to_write(request, rows, uid, "Căn cứ này")
