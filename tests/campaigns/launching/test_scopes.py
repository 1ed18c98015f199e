"""Titles for collectives by the kind of unit, as the law's data say on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.scopes import fits, refusal_of, scopes_on
from campaigns.models import Honour, HonourScope
from emulation.org.models import UnitKind
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue():
    catalogue_load()


def kinds_of(code, day=TODAY):
    honour, scopes = Honour.objects.get(code=code), scopes_on(day)
    return {kind for kind in UnitKind.values if fits(honour, kind, scopes)}


def test_a_village_aims_at_the_village_title_only():
    assert kinds_of("thon-to-dan-pho-van-hoa") == {"village"}
    assert kinds_of("xa-phuong-tieu-bieu") == {"commune"}
    assert "village" not in kinds_of("tap-the-lao-dong-tien-tien")
    assert {"office", "school", "collective"} <= kinds_of("tap-the-lao-dong-tien-tien")


def test_a_title_without_a_row_is_for_every_collective():
    assert kinds_of("co-thi-dua-cap-tinh") == set(UnitKind.values)


def test_the_row_of_the_day_counts():
    honour = Honour.objects.get(code="xa-phuong-tieu-bieu")
    HonourScope.objects.filter(honour=honour).update(valid_to=dt.date(2026, 9, 30))
    HonourScope.objects.create(
        honour=honour, unit_kinds=["commune", "village"], valid_from=dt.date(2026, 10, 1)
    )

    assert kinds_of(honour.code, dt.date(2026, 9, 30)) == {"commune"}
    assert kinds_of(honour.code, dt.date(2026, 10, 1)) == {"commune", "village"}


def test_loading_again_adds_nothing_and_keeps_what_was_corrected():
    scope = HonourScope.objects.get(honour__code="don-vi-tien-tien")
    HonourScope.objects.filter(pk=scope.pk).update(unit_kinds=["station"])
    count = HonourScope.objects.count()

    assert catalogue_load() == 0

    assert HonourScope.objects.count() == count
    scope.refresh_from_db()
    assert scope.unit_kinds == ["station"]


def test_a_refusal_says_for_whom_the_title_is():
    honour = Honour.objects.get(code="xa-phuong-tieu-bieu")

    assert refusal_of(honour, "Thôn Hồng Lạc", scopes_on(TODAY)) == (
        "Danh hiệu Xã, phường, thị trấn tiêu biểu dành cho xã, phường; thôn Hồng Lạc không thuộc "
        "diện."
    )
