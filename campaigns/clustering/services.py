"""Clusters of a year: made, changed, filled with units, copied from the year before."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max

from campaigns.clustering.selectors import clusters_of_year, is_fixed, units_to_group
from campaigns.models import Cluster, ClusterMember
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Membership, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import unit_names
from emulation.trail.services import entry_record

YEARS = range(2000, 2101)


@transaction.atomic
def cluster_create(*, commune: Commune, year: int, name: str, by: User) -> Cluster:
    """Make a cluster at the end of the year's list."""
    membership = _keeper(commune, year, by)
    if year not in YEARS:
        raise ValidationError({"year": "Năm từ 2000 đến 2100."})
    last = Cluster.objects.filter(commune=commune, year=year).aggregate(last=Max("position"))
    cluster = Cluster(commune=commune, year=year, position=(last["last"] or 0) + 1)
    _name(cluster, name)
    _tell("campaigns.cluster.created", cluster, by, membership)
    return cluster


@transaction.atomic
def cluster_change(*, cluster: Cluster, name: str, by: User) -> Cluster:
    membership = _keeper(cluster.commune, cluster.year, by)
    _name(cluster, name)
    _tell("campaigns.cluster.changed", cluster, by, membership)
    return cluster


@transaction.atomic
def cluster_remove(*, cluster: Cluster, by: User) -> None:
    """Remove a cluster with its list of members."""
    membership = _keeper(cluster.commune, cluster.year, by)
    told = subject(cluster)
    if not Cluster.objects.filter(pk=cluster.pk).delete()[0]:
        raise WrongState()
    entry_record("campaigns.cluster.removed", actor=actor(by, membership), subject=told)


@transaction.atomic
def members_set(
    *, cluster: Cluster, units: Sequence[Unit], head: Unit | None = None, by: User
) -> Cluster:
    """Say which units stand in the cluster, in this order, and which one is its head."""
    membership = _keeper(cluster.commune, cluster.year, by)
    chosen = list(dict.fromkeys(units))
    _check_members(cluster, chosen, head)
    cluster.members.all().delete()
    try:
        with transaction.atomic():
            ClusterMember.objects.bulk_create(
                ClusterMember(
                    commune=cluster.commune,
                    cluster=cluster,
                    year=cluster.year,
                    unit=unit,
                    is_head=unit == head,
                )
                for unit in chosen
            )
    except IntegrityError as error:
        raise WrongState(
            "Có đơn vị vừa được người khác xếp vào cụm, khối khác. Xem lại danh sách."
        ) from error
    _tell("campaigns.cluster.members_set", cluster, by, membership)
    return cluster


@transaction.atomic
def clusters_copy(*, commune: Commune, year: int, by: User) -> list[Cluster]:
    """Take the clusters of the year before, each with the next member as its head.

    Units that have ended since are left out.
    """
    membership = _keeper(commune, year, by)
    if Cluster.objects.filter(commune=commune, year=year).exists():
        raise WrongState(f"Năm {year} đã có cụm, khối.")
    before = clusters_of_year(commune, year - 1)
    if not before:
        raise ValidationError(f"Năm {year - 1} chưa có cụm, khối nào để chép.")
    present = {unit.pk for unit, _ in units_to_group(commune)}
    made = []
    for old in before:
        cluster = Cluster(commune=commune, year=year, position=old.position)
        _name(cluster, old.name)
        members = list(old.members.all())
        turned = _next_head(members, present)
        ClusterMember.objects.bulk_create(
            ClusterMember(
                commune=commune, cluster=cluster, year=year, unit=row.unit, is_head=row is turned
            )
            for row in members
            if row.unit_id in present
        )
        made.append(cluster)
        _tell("campaigns.cluster.copied", cluster, by, membership)
    return made


def _next_head(members: Sequence[ClusterMember], present: set[int]) -> ClusterMember | None:
    """Return the first present member after the head, from the top again at the end."""
    place = next((index for index, row in enumerate(members, 1) if row.is_head), 0)
    in_turn = [*members[place:], *members[:place]]
    return next((row for row in in_turn if row.unit_id in present), None)


def _keeper(commune: Commune, year: int, by: User) -> Membership:
    membership = require(by, "campaigns.keep_campaigns", commune)
    if is_fixed(commune, year):
        raise WrongState(
            f"Năm {year} đã mở chấm điểm nên không đổi cụm, khối: điểm và thứ hạng theo cụm."
        )
    return membership


def _name(cluster: Cluster, name: str) -> None:
    cluster.name = clean_line(name)
    if not cluster.name:
        raise ValidationError({"name": "Nhập tên cụm, khối."})
    same = Cluster.objects.filter(commune=cluster.commune, year=cluster.year, name=cluster.name)
    if same.exclude(pk=cluster.pk).exists():
        raise ValidationError({"name": "Năm này đã có cụm, khối tên ấy."})
    cluster.full_clean(validate_constraints=False)
    cluster.save()


def _check_members(cluster: Cluster, units: Sequence[Unit], head: Unit | None) -> None:
    if any(unit.commune_id != cluster.commune_id for unit in units):
        raise ValidationError({"units": "Chỉ chọn đơn vị của địa phương mình."})
    if units and head is None:
        raise ValidationError({"head": "Chọn một đơn vị làm trưởng cụm, khối."})
    if head is not None and head not in units:
        raise ValidationError({"head": "Trưởng cụm, khối phải là một thành viên."})
    elsewhere = ClusterMember.objects.filter(
        commune=cluster.commune, year=cluster.year, unit__in=units
    ).exclude(cluster=cluster)
    taken = list(elsewhere.select_related("cluster"))
    if taken:
        names = unit_names([row.unit_id for row in taken], dates.today())
        told = "; ".join(f"{names[row.unit_id]} ở {row.cluster}" for row in taken)
        raise ValidationError({"units": f"Mỗi năm một đơn vị chỉ ở một cụm, khối: {told}."})


def _tell(code: str, cluster: Cluster, by: User, membership: Membership) -> None:
    told = subject(cluster, f"{cluster.name}, năm {cluster.year}")
    entry_record(code, actor=actor(by, membership), subject=told)
