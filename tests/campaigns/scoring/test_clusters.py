"""Clusters year by year: kept by the clerk, fixed once scoring is opened."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from campaigns.clustering.selectors import clusters_of_units
from campaigns.clustering.services import (
    cluster_change,
    cluster_create,
    cluster_remove,
    clusters_copy,
    members_set,
)
from campaigns.models import Cluster, ClusterMember
from campaigns.scoring.asking import sheets_asked
from emulation.lib.states import WrongState
from emulation.org.models import Succession, UnitKind
from tests.campaigns.scoring.made import Drive
from tests.cast import Cast, make_unit

pytestmark = pytest.mark.django_db


def made(cast: Cast, name: str = "Cụm số 1", year: int = 2024) -> Cluster:
    return cluster_create(commune=cast.commune, year=year, name=name, by=cast.clerk)


def test_only_the_clerk_of_the_commune_keeps_clusters(cast: Cast) -> None:
    for user in (cast.unit_head, cast.checker, cast.outsider, cast.administrator):
        with pytest.raises(PermissionDenied):
            cluster_create(commune=cast.commune, year=2024, name="Cụm", by=user)


def test_a_name_once_a_year(cast: Cast) -> None:
    made(cast)
    made(cast, year=2025)
    with pytest.raises(ValidationError, match="đã có cụm, khối tên ấy"):
        made(cast, " Cụm  số 1 ")
    with pytest.raises(ValidationError, match="Nhập tên"):
        made(cast, "  ")


def test_a_unit_stands_in_one_cluster_a_year(cast: Cast) -> None:
    first, second = made(cast), made(cast, "Cụm số 2")
    members_set(cluster=first, units=[cast.village], head=cast.village, by=cast.clerk)
    with pytest.raises(ValidationError, match="Thôn Hồng Lạc ở Cụm số 1"):
        members_set(cluster=second, units=[cast.village], head=cast.village, by=cast.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClusterMember.objects.create(
            commune=cast.commune, cluster=second, year=2024, unit=cast.village
        )


def test_one_head_and_only_a_member(cast: Cast) -> None:
    cluster = made(cast)
    units = [cast.village, cast.other_village]
    with pytest.raises(ValidationError, match="Chọn một đơn vị làm trưởng"):
        members_set(cluster=cluster, units=units, by=cast.clerk)
    with pytest.raises(ValidationError, match="phải là một thành viên"):
        members_set(cluster=cluster, units=units, head=cast.office, by=cast.clerk)
    foreign = make_unit(cast.next_commune, "Thôn Xa", UnitKind.VILLAGE)
    with pytest.raises(ValidationError, match="địa phương mình"):
        members_set(cluster=cluster, units=[foreign], head=foreign, by=cast.clerk)


def heads(cluster: Cluster) -> list[str]:
    return [str(row.unit) for row in cluster.members.filter(is_head=True)]


def test_the_head_turns_from_year_to_year(cast: Cast) -> None:
    cluster = made(cast)
    units = [cast.village, cast.other_village, cast.office]
    members_set(cluster=cluster, units=units, head=cast.village, by=cast.clerk)
    turned = []
    for year in (2025, 2026, 2027):
        (copied,) = clusters_copy(commune=cast.commune, year=year, by=cast.clerk)
        turned += heads(copied)
    assert turned == ["Thôn Đề Thám", "Văn phòng UBND xã Đồng Tâm", "Thôn Hồng Lạc"]
    with pytest.raises(WrongState, match="đã có cụm"):
        clusters_copy(commune=cast.commune, year=2025, by=cast.clerk)
    with pytest.raises(ValidationError, match="chưa có cụm, khối nào để chép"):
        clusters_copy(commune=cast.commune, year=2031, by=cast.clerk)


def test_a_unit_that_ended_is_not_copied(cast: Cast) -> None:
    cluster = made(cast)
    units = [cast.village, cast.other_village, cast.office]
    members_set(cluster=cluster, units=units, head=cast.village, by=cast.clerk)
    cast.other_village.spells.update(valid_to=dt.date(2024, 1, 31))
    (copied,) = clusters_copy(commune=cast.commune, year=2025, by=cast.clerk)
    assert heads(copied) == ["Văn phòng UBND xã Đồng Tâm"]
    assert copied.members.count() == 2


def test_nothing_of_a_year_changes_once_its_scoring_is_opened(drive: Drive) -> None:
    cluster, clerk = Cluster.objects.first(), drive.cast.clerk
    assert cluster is not None
    drive.advance()
    for act in (
        lambda: cluster_change(cluster=cluster, name="Khác", by=clerk),
        lambda: cluster_remove(cluster=cluster, by=clerk),
        lambda: members_set(cluster=cluster, units=[], by=clerk),
        lambda: made(drive.cast, "Cụm số 9"),
    ):
        with pytest.raises(WrongState, match="đã mở chấm điểm"):
            act()
    made(drive.cast, "Cụm số 9", year=2025)


def test_a_unit_that_took_over_another_stands_where_that_stood(drive: Drive) -> None:
    merged = make_unit(drive.cast.commune, "Thôn Ao Bãi", UnitKind.VILLAGE)
    old = drive.units["Ao"]
    Succession.objects.create(
        commune=old.commune, predecessor=old, successor=merged, on=dt.date(2024, 2, 1), paper="NQ"
    )
    found = clusters_of_units(old.commune_id, 2024, [merged.pk])
    assert found[merged.pk].name == "Cụm số 1"
    both = drive.units["Bãi"]  # of another cluster: then nobody can tell
    Succession.objects.create(
        commune=old.commune, predecessor=both, successor=merged, on=dt.date(2024, 2, 1), paper="NQ"
    )
    assert clusters_of_units(old.commune_id, 2024, [merged.pk]) == {}


def test_units_without_others_are_left_out_of_the_clusters_column() -> None:
    asked, alone = sheets_asked("cluster", {1: 10, 2: 10, 3: None, 4: 11, 5: 10})
    pairs = {(each.unit, each.scorer) for each in asked}
    assert pairs == {(1, 2), (1, 5), (2, 1), (2, 5), (5, 1), (5, 2)}
    assert alone == [3, 4]
