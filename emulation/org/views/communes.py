"""Which commune a list is about: the own one, or another that the account may read."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from emulation.lib import dates
from emulation.org.forms import FindForm
from emulation.org.models import Commune
from emulation.org.selectors import commune_names, communes_visible_to, home_commune


def readable_by_name(request: HttpRequest) -> dict[Commune, str]:
    """Return the communes to choose from, the own one first."""
    home = home_commune(request.user)
    if home is None:
        raise PermissionDenied("Tài khoản này chưa được giao vai trò ở địa phương nào.")
    communes = {commune.pk: commune for commune in communes_visible_to(request.user)}
    names = commune_names(communes.values(), dates.today())
    ordered = [home.pk, *(pk for pk in names if pk != home.pk)]
    return {communes[pk]: names[pk] for pk in ordered}


def chosen(form: FindForm, communes: dict[Commune, str]) -> Commune:
    asked = form.value("dia_phuong")
    named = (commune for commune in communes if str(commune.uid) == asked)
    return next(named, next(iter(communes)))
