"""Units: the list by kind, and one unit with all it is and was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from emulation.lib import dates
from emulation.lib.text import first_lower, name_inside
from emulation.org.forms import UnitFindForm
from emulation.org.models import Spell, Unit, UnitKind
from emulation.org.rights import granting, readable_communes
from emulation.org.selectors import lists, unit_name, units_visible_to
from emulation.org.views.communes import chosen, readable_by_name
from emulation.trail.selectors import entries_of

HISTORY_LINES = 10


@login_required
def unit_list(request: HttpRequest) -> HttpResponse:
    communes = readable_by_name(request)
    form = UnitFindForm(request.GET, communes=communes)
    commune, kind, today = chosen(form, communes), form.value("loai"), dates.today()
    units = lists.units_listed(commune, today)
    heads = lists.heads_on(commune, today)
    matching = lists.units_matching(units, form.value("q"), kind)
    context = {
        "title": f"Đơn vị của {first_lower(communes[commune])}",
        "form": form,
        "rows": [(spell, heads.get(spell.unit_id)) for spell in matching],
        "counters": _counters(units, kind, form.value("dia_phuong")),
    }
    return render(request, "emulation/org/unit_list.html", context)


@login_required
def unit_read(request: HttpRequest, uid: UUID) -> HttpResponse:
    unit = get_object_or_404(units_visible_to(request.user), uid=uid)
    context = {
        **_about(unit),
        "keeps_households": granting(request.user, "org.keep_households", unit) is not None,
        "readable": readable_communes(request.user),
        "history": entries_of(unit.uid)[:HISTORY_LINES],
    }
    return render(request, "emulation/org/unit_read.html", context)


def _about(unit: Unit) -> dict[str, object]:
    today = dates.today()
    spells = list(lists.spells_of(unit))
    now = next((spell for spell in reversed(spells) if spell.valid_from <= today), spells[0])
    return {
        "title": now.name,
        "unit": unit,
        "now": now,
        "superior_name": name_inside(unit_name(now.superior, today)) if now.superior else "",
        "is_closed": now.valid_to is not None and now.valid_to < today,
        "is_village": now.kind == UnitKind.VILLAGE,
        "spells": spells,
        "head": lists.heads_on(unit.commune_id, today).get(unit.pk),
        "posts": lists.people_of_unit(unit, today),
        "inferiors": list(lists.inferiors_on(unit, today)),
        "successions": lists.successions_of(unit),
        "household_count": lists.households_found(unit.households.all(), "", today).count(),
    }


def _counters(units: Iterable[Spell], kind: str, commune: str) -> list[dict[str, object]]:
    """Return one figure a kind; their sum is the first one."""
    figures = Counter(spell.kind for spell in units)
    kinds = [("", "Tất cả", figures.total())]
    kinds += [(each.value, each.label, figures[each]) for each in UnitKind if figures[each]]
    return [
        {
            "figure": figure,
            "label": label,
            "current": value == kind,
            "url": _address(value, commune),
        }
        for value, label, figure in kinds
    ]


def _address(kind: str, commune: str) -> str:
    asked = {"loai": kind, "dia_phuong": commune}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('unit_list')}?{query}" if query else reverse("unit_list")
