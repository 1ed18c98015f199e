"""What the pages of letters to late units share."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse

from campaigns.models import UrgedUnit, Urging
from campaigns.urging.rules import urgings_visible_to
from campaigns.views.read.crumbs import list_crumb
from emulation.lib import dates
from emulation.org.models import User
from emulation.org.selectors import unit_names

LIST = "Công văn đôn đốc"


def urging_seen(user: User, uid: UUID) -> Urging:
    return get_object_or_404(urgings_visible_to(user), uid=uid)


def rows_of(urging: Urging) -> list[tuple[UrgedUnit, str]]:
    """Return the letters with the names of their units."""
    rows = list(urging.units.select_related("unit", "paper__number"))
    names = unit_names([row.unit_id for row in rows], dates.today())
    return [(row, names[row.unit_id]) for row in rows]


def crumbs_to(urging: Urging | None = None) -> list[tuple[str, str]]:
    crumbs = [list_crumb(), (LIST, reverse("urging_list"))]
    if urging is not None:
        crumbs.append((urging.period.name, reverse("urging_read", args=[urging.uid])))
    return crumbs
