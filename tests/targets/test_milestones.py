"""A figure for the end of each period, beside the line that is computed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from emulation.lib import dates
from targets.services import period_lock, period_open, periods_plan
from tests.plumbing.kept import kept
from tests.targets.year_made import APRIL_3

pytestmark = pytest.mark.django_db


@pytest.fixture
def lychee(make_target):
    return make_target("Sản lượng vải thiều", "1098", "tấn", unit_rule="sum", period_rule="sum")


@pytest.fixture
@kept
def quarters(cast, span):
    return periods_plan(span=span, kind="quarter", by=cast.clerk)


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


def address(target):
    return reverse("milestone_edit", args=[target.uid])


def test_without_periods_the_page_says_what_comes_first(clerk, lychee):
    page = clerk.get(address(lychee)).content.decode()
    assert "Chia kỳ báo cáo trước" in page and reverse("period_plan") in page


def test_the_computed_line_stands_beside(clerk, lychee, quarters):
    page = clerk.get(address(lychee)).content.decode()
    assert "273 tấn" in page and "1.098 tấn" in page  # 91 of the 366 days, and all


def test_set_changed_and_left_to_the_line(clerk, lychee, quarters):
    clerk.post(address(lychee), {"moc-1": "0", "moc-2": "800,5"})
    kept = {row.period.number: row.value for row in lychee.milestones.all()}
    assert kept == {1: 0, 2: 800.5}

    clerk.post(address(lychee), {"moc-1": "", "moc-2": "900"})
    assert [row.value for row in lychee.milestones.all()] == [900]


def test_words_for_a_figure_are_said_at_the_field(clerk, lychee, quarters):
    page = clerk.post(address(lychee), {"moc-1": "nửa", "moc-2": "800"}).content.decode()
    assert "chưa phải là số" in page and 'value="nửa"' in page and 'value="800"' in page
    assert not lychee.milestones.exists()


def test_a_locked_period_keeps_its_line(cast, clerk, lychee, quarters):
    clerk.post(address(lychee), {"moc-1": "100"})
    period_open(period=quarters[0], by=cast.clerk)
    with dates.on_day(APRIL_3):
        period_lock(period=quarters[0], by=cast.clerk)
    page = clerk.get(address(lychee)).content.decode()
    assert 'name="moc-1"' not in page and "Đã khóa" in page

    clerk.post(address(lychee), {"moc-1": "5", "moc-2": "800"})
    assert {row.value for row in lychee.milestones.all()} == {100, 800}
