"""Which cluster a unit stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from campaigns.models import Campaign, Cluster, ClusterMember, Participant, Scoring
from emulation.lib import dates
from emulation.org.models import Commune, Spell, Succession, Unit, UnitKind
from emulation.org.selectors import spells_on


def clusters_of_units(commune: int, year: int, units: Iterable[int]) -> dict[int, Cluster]:
    """Return by unit the cluster of the year.

    A unit that took over others in the course of the year stands where they stood, as long as
    that is one cluster.
    """
    asked = list(units)
    rows = ClusterMember.objects.filter(commune=commune, year=year, unit__in=asked)
    found = {row.unit_id: row.cluster for row in rows.select_related("cluster")}
    missing = [unit for unit in asked if unit not in found]
    return found | clusters_of_predecessors(commune, year, missing)


def participants_of(campaigns: Iterable[Campaign]) -> list[Participant]:
    """Return who takes part, in order, each with its unit and ``cluster`` (a key); one query."""
    return list(participants_with_cluster(Q(campaign__in=list(campaigns))))


def participants_with_cluster(which: Q) -> QuerySet[Participant]:
    own = ClusterMember.objects.filter(
        year=ExtractYear(OuterRef("campaign__starts_on")), unit=OuterRef("unit")
    )
    rows = Participant.objects.filter(which).select_related("unit")
    ordered = rows.order_by("campaign", "position", "pk")
    return ordered.annotate(cluster=Subquery(own.values("cluster")[:1]))


def cluster_keys(campaign: Campaign, rows: Sequence[Participant]) -> dict[int, int | None]:
    """Return by unit the key of its cluster, that of those it took over where it has none."""
    keys = {row.unit_id: row.cluster for row in rows}
    alone = [unit for unit, cluster in keys.items() if cluster is None]
    year = campaign.starts_on.year
    taken_over = clusters_of_predecessors(campaign.commune_id, year, alone)
    return keys | {unit: cluster.pk for unit, cluster in taken_over.items()}


def clusters_of_predecessors(commune: int, year: int, units: Sequence[int]) -> dict[int, Cluster]:
    """Return by unit the one cluster in which those stood that it took over."""
    pairs = Succession.objects.filter(successor__in=units, on__lte=dates.today())
    before = list(pairs.values_list("predecessor", "successor")) if units else []
    if not before:
        return {}
    rows = ClusterMember.objects.filter(
        commune=commune, year=year, unit__in=[old for old, _ in before]
    )
    cluster_of = {row.unit_id: row.cluster for row in rows.select_related("cluster")}
    stood: dict[int, set[Cluster]] = defaultdict(set)
    for old, new in before:
        if old in cluster_of:
            stood[new].add(cluster_of[old])
    return {unit: clusters.pop() for unit, clusters in stood.items() if len(clusters) == 1}


def is_fixed(commune: Commune | int, year: int) -> bool:
    """Say whether the scoring of a campaign of the year was opened."""
    opened = Scoring.objects.filter(
        commune=commune, campaign__starts_on__year=year, campaign__cancelled_at=None
    )
    return opened.exclude(stage="").exists()


def clusters_of_year(commune: Commune, year: int) -> list[Cluster]:
    """Return the clusters with their members (``members.all()``), in their order."""
    rows = Cluster.objects.filter(commune=commune, year=year)
    return list(rows.prefetch_related("members__unit").order_by("position", "pk"))


def years_with_clusters(commune: Commune) -> list[int]:
    """Return the years, the newest first."""
    rows = Cluster.objects.filter(commune=commune).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def units_to_group(commune: Commune) -> list[tuple[Unit, str]]:
    """Return the units that may stand in a cluster today, with their names."""
    apart = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.COUNCIL)
    spells = spells_on(commune, dates.today()).exclude(kind__in=apart)
    return [(spell.unit, spell.home_name) for spell in sorted(spells, key=_by_kind)]


def _by_kind(spell: Spell) -> tuple[int, int, str]:
    return list(UnitKind.values).index(spell.kind), spell.position, spell.sort_key
