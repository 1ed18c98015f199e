"""Which units may sign a covenant, and which the address asks for."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from campaigns.models import Campaign, Cluster
from emulation.lib import dates
from emulation.org.models import Unit
from targets.following.people import ordered_units


def units_in(campaign: Campaign) -> dict[Unit, str]:
    """Return the units that take part, with their names, in the commune's order."""
    units = {row.unit_id: row.unit for row in campaign.participants.select_related("unit")}
    return {units[one.unit_id]: one.home_name for one in ordered_units(units, dates.today())}


def units_asked(request: HttpRequest, campaign: Campaign, units: dict[Unit, str]) -> list[Unit]:
    """Return the units in the address: each by itself (``dv``), or a cluster (``cum``)."""
    wanted = set(request.GET.getlist("dv"))
    cluster = request.GET.get("cum", "")
    if cluster:
        for row in clusters_of(campaign):
            if str(row.uid) == cluster:
                wanted |= {str(member.unit.uid) for member in row.members.all()}
    return [unit for unit in units if str(unit.uid) in wanted]


def clusters_of(campaign: Campaign) -> QuerySet[Cluster]:
    rows = Cluster.objects.filter(commune=campaign.commune_id, year=campaign.span.starts_on.year)
    return rows.prefetch_related("members__unit")
