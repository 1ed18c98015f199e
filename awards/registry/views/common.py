"""What the pages of the register share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.models import Grant, Initiative
from awards.paper_names import name_on_paper
from awards.registry.selectors import initiative_rows, register_rows
from emulation.lib.text import first_lower
from emulation.org.models import Commune, User
from emulation.org.rights import granting
from emulation.org.selectors import home_commune

NOT_KEPT = "Sổ khen thưởng do công chức phụ trách thi đua, khen thưởng ghi."
REGISTER, INITIATIVES = "Sổ khen thưởng", "Sáng kiến"
SUBJECT_PAGES = {
    "person": "person_awards",
    "collective": "collective_awards",
    "household": "household_awards",
}
Crumbs = list[tuple[str, str]]


def kept_commune(user: User) -> Commune:
    commune = home_commune(user)
    if commune is None or granting(user, "awards.keep_register", commune) is None:
        raise PermissionDenied(NOT_KEPT)
    return commune


def keeps(user: User) -> bool:
    commune = home_commune(user)
    return commune is not None and granting(user, "awards.keep_register", commune) is not None


def prints(user: User) -> bool:
    commune = home_commune(user)
    return commune is not None and granting(user, "awards.see_certificates", commune) is not None


def grant_seen(user: User, uid: UUID) -> Grant:
    return get_object_or_404(register_rows(user).select_related("line__decision__paper"), uid=uid)


def name_awards(grants: Iterable[Grant], communes: Mapping[int, str]) -> None:
    """Name each award as the papers of its commune do; ``communes`` by key: "Xã Đồng Tâm"."""
    for grant in grants:
        own_name = first_lower(communes[grant.commune_id])
        grant.award_name = name_on_paper(grant.award.name, own_name)


def grant_corrected(user: User, uid: UUID) -> Grant:
    grant = get_object_or_404(register_rows(user), uid=uid)
    if granting(user, "awards.correct_grant", grant) is None:
        raise PermissionDenied(
            "Chỉ dòng ghi từ giấy mới sửa được, do công chức phụ trách thi đua, khen thưởng sửa. "
            "Quyết định ban hành trên cổng thì chỉ hủy bỏ bằng quyết định khác."
        )
    return grant


def initiative_kept(user: User, uid: UUID) -> Initiative:
    initiative = get_object_or_404(initiative_rows(user), uid=uid)
    if granting(user, "awards.keep_register", initiative.commune) is None:
        raise PermissionDenied(NOT_KEPT)
    return initiative


def register_crumbs() -> Crumbs:
    return [(REGISTER, reverse("register_list"))]


def grant_crumbs(grant: Grant) -> Crumbs:
    return [*register_crumbs(), (grant.recipient, reverse("grant_read", args=[grant.uid]))]


def initiative_crumbs() -> Crumbs:
    return [*register_crumbs(), (INITIATIVES, reverse("initiative_list"))]


def subject_url(grant: Grant) -> str:
    return reverse(SUBJECT_PAGES[str(grant.subject_kind)], args=[grant.subject.uid])


def told_stale(request: HttpRequest, form: forms.BaseForm, row: Model) -> dict[str, Any]:
    """Return what a colleague saved meanwhile, beside which the typed words stay.

    Saved once more, these take the place of the colleague's.
    """
    if not getattr(form, "is_stale", False):
        return {}
    fresh = type(row)._default_manager.get(pk=row.pk)
    form.data = form.data.copy()
    form.data["version"] = str(fresh.version)
    shown = [name for name in form.fields if name != "version"]
    lines = (f"{form.fields[name].label}: {_words(fresh, name)}" for name in shown)
    return {"stored": "\n".join(lines)}


def _words(row: Model, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if isinstance(value, bool):
        return "có" if value else "không"
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
