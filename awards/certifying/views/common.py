"""What the pages of certificates share."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header

from awards.certifying.layouts import Award, Kind, kind_of
from awards.deciding.rules import decisions_visible_to
from awards.models import Decision
from awards.states import DecisionKind, DecisionState
from campaigns.models import Honour, RewardForm
from emulation.org.models import Commune, User
from emulation.org.rights import granting
from emulation.org.selectors import home_commune
from emulation.papers.downloads import safe_file_name

TITLE = "Giấy khen, giấy chứng nhận"
HONOUR, FORM = "danh-hieu", "hinh-thuc"
MODELS: dict[str, type[Award]] = {HONOUR: Honour, FORM: RewardForm}
NOT_PRINTED = "Giấy khen, giấy chứng nhận do công chức phụ trách thi đua và văn thư in."
Crumbs = list[tuple[str, str]]


def printing_commune(user: User) -> Commune:
    return _commune(user, "awards.see_certificates")


def layout_commune(user: User) -> Commune:
    return _commune(user, "awards.keep_layouts")


def decision_printed(user: User, uid: UUID) -> Decision:
    """Return an issued decision that awards; 404 for what the account cannot read at all."""
    issued = decisions_visible_to(user).filter(kind=DecisionKind.AWARD, state=DecisionState.ISSUED)
    decision = get_object_or_404(issued, uid=uid)
    if granting(user, "awards.print_certificates", decision) is None:
        raise PermissionDenied(NOT_PRINTED)
    return decision


def kind_named(commune: Commune, sort: str, uid: UUID, subject: str) -> Kind:
    """Return the award and kind of subject that an address names."""
    if sort not in MODELS:
        raise Http404
    award = get_object_or_404(MODELS[sort], uid=uid)
    kind = kind_of(commune, award, subject)
    if kind is None:
        raise Http404
    return kind


def layout_args(kind: Kind) -> list[str]:
    return [HONOUR if kind.is_honour else FORM, str(kind.award.uid), str(kind.subject_kind)]


def pdf_response(content: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(False, f"{safe_file_name(name)}.pdf")
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def list_crumbs() -> Crumbs:
    return [(TITLE, reverse("certificate_list"))]


def layout_crumbs() -> Crumbs:
    return [*list_crumbs(), ("Mẫu in", reverse("layout_list"))]


def _commune(user: User, right: str) -> Commune:
    commune = home_commune(user)
    if commune is None or granting(user, right, commune) is None:
        raise PermissionDenied(NOT_PRINTED)
    return commune
