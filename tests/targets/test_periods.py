"""Periods are planned with a preview, opened, put off, locked and opened again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.states import WrongState
from targets.models import Period
from targets.services import (
    period_lock,
    period_open,
    periods_plan,
    report_approve,
    report_of,
)
from tests.plumbing.kept import kept
from tests.targets.year_made import APRIL_3, fill, give, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


@pytest.fixture
def lychee(cast, make_target):
    target = make_target("Sản lượng vải thiều", "1000", "tấn", unit_rule="sum", frequency="quarter")
    give(target, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    return target


@pytest.fixture
@kept
def quarters(cast, span):
    return periods_plan(span=span, kind="quarter", by=cast.clerk)


@pytest.fixture
def first(cast, quarters, lychee):
    """The first quarter, open and over."""
    period_open(period=quarters[0], by=cast.clerk)
    with dates.on_day(APRIL_3):
        yield quarters[0]


def at(name, period):
    return reverse(name, args=[period.uid])


def test_periods_are_shown_before_they_are_made(span, clerk):
    data = {"thoi_gian": span.uid, "kind": "half_year", "days_to_report": "10", "viec": "xem"}
    page = clerk.post(reverse("period_plan"), data).content.decode()

    assert "6 tháng đầu năm 2024" in page and "10/07/2024" in page
    assert not Period.objects.exists()

    answer = clerk.post(reverse("period_plan"), data | {"viec": "lap"})
    listed = clerk.get(answer.url).content.decode()
    assert Period.objects.count() == 2
    assert "Đã lập 2 kỳ" in listed and "6 tháng cuối năm 2024" in listed


@pytest.mark.parametrize("typed", ["-1", "61", "năm"])
def test_absurd_days_are_said_at_the_field(span, clerk, typed):
    data = {"thoi_gian": span.uid, "kind": "quarter", "days_to_report": typed, "viec": "lap"}
    page = clerk.post(reverse("period_plan"), data).content.decode()

    assert f'value="{typed}"' in page and "data-errors" in page
    assert not Period.objects.exists()


def test_a_span_is_divided_once(span, clerk, quarters):
    data = {"thoi_gian": span.uid, "kind": "month", "days_to_report": "5", "viec": "lap"}
    page = clerk.post(reverse("period_plan"), data).content.decode()

    assert "đã chia kỳ" in page and Period.objects.count() == 4


def test_the_list_counts_who_sent_and_who_was_approved(cast, clerk, first, lychee):
    fill(first, cast.village, {lychee: "120"}, cast.unit_head)
    fill(first, cast.other_village, {lychee: "90"}, cast.clerk)
    report_approve(report=report_of(period=first, unit=cast.village), by=cast.clerk)

    page = clerk.get(reverse("period_list")).content.decode()

    assert 'data-label="Đã gửi">2/2<' in page and 'data-label="Đã duyệt">1/2<' in page


def test_a_period_opens_when_it_begins(clerk, quarters):
    page = clerk.get(at("period_open", quarters[1])).content.decode()
    assert "Mở được từ ngày 01/04/2024" in page and 'aria-disabled="true"' in page

    page = clerk.post(at("period_open", quarters[1]))
    assert page.status_code == 200 and "Mở được từ ngày" in page.content.decode()

    clerk.post(at("period_open", quarters[0]))
    quarters[0].refresh_from_db()
    assert quarters[0].state == "open"


def test_putting_off_keeps_the_first_deadline(clerk, first):
    page = clerk.post(at("period_extend", first), {"due_on": "01/04/2024", "reason": ""})
    text = page.content.decode()
    assert "Ghi lý do" in text and 'value="01/04/2024"' in text

    text = clerk.post(at("period_extend", first), {"due_on": "01/04/2024", "reason": "Mưa lũ"})
    assert "Hạn mới phải sau hạn đang có (05/04/2024)" in text.content.decode()

    clerk.post(at("period_extend", first), {"due_on": "12/04/2024", "reason": "Mưa lũ"})
    first.refresh_from_db()
    assert (first.due_on, first.original_due_on) == (dt.date(2024, 4, 12), dt.date(2024, 4, 5))
    page = clerk.get(reverse("period_list")).content.decode()
    assert "12/04/2024" in page and "ban đầu 05/04/2024" in page


def test_the_lock_names_who_did_not_send_and_what_is_frozen(cast, clerk, first, lychee):
    fill(first, cast.village, {lychee: "120"}, cast.unit_head)
    page = clerk.get(at("period_lock", first)).content.decode()
    assert "Còn báo cáo chưa duyệt của Thôn Hồng Lạc" in page and 'aria-disabled="true"' in page

    report_approve(report=report_of(period=first, unit=cast.village), by=cast.clerk)
    page = clerk.get(at("period_lock", first)).content.decode()
    assert "1 báo cáo đã duyệt trên 2 đơn vị" in page
    assert "1 đơn vị chưa gửi" in page and "<li>Thôn Đề Thám</li>" in page

    clerk.post(at("period_lock", first))
    first.refresh_from_db()
    assert first.state == "locked"


def test_opening_again_wants_a_reason(cast, clerk, first):
    period_lock(period=first, by=cast.clerk)
    assert "Ghi lý do." in clerk.post(at("period_reopen", first), {}).content.decode()

    clerk.post(at("period_reopen", first), {"reason": "Thôn Đề Thám gửi nhầm"})
    first.refresh_from_db()
    assert first.state == "open"
    page = clerk.get(at("period_lock", first)).content.decode()
    assert "mở lại kỳ báo cáo" in page


def test_a_period_that_is_open_is_not_changed(clerk, first):
    data = {"name": "Quý I", "starts_on": "01/01/2024", "ends_on": "20/03/2024"}
    page = clerk.post(at("period_change", first), data | {"due_on": "25/03/2024"})
    assert "chỉ gia hạn được" in page.content.decode()
    first.refresh_from_db()
    assert first.ends_on == dt.date(2024, 3, 31)


def test_a_planned_period_keeps_its_place(clerk, quarters):
    data = {"name": "Quý II/2024", "starts_on": "15/03/2024", "ends_on": "30/06/2024"}
    page = clerk.post(at("period_change", quarters[1]), data | {"due_on": "05/07/2024"})
    assert "trùng ngày với một kỳ khác" in page.content.decode()

    data["starts_on"] = "01/04/2024"
    clerk.post(at("period_change", quarters[1]), data | {"due_on": "10/07/2024"})
    quarters[1].refresh_from_db()
    assert quarters[1].due_on == quarters[1].original_due_on == dt.date(2024, 7, 10)


def test_locking_twice_is_told(cast, first):
    period_lock(period=first, by=cast.clerk)
    with pytest.raises(WrongState, match="đã khóa rồi"):
        period_lock(period=first, by=cast.second_clerk)


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_the_rows(cast, span, clerk, quarters, make_target, count):
    for number in range(count):
        target = make_target(f"Cây thứ {number}", "10", "tấn", unit_rule="sum")
        give(target, (cast.village, "4"), (cast.other_village, "6"), by=cast.clerk)
    period_open(period=quarters[0], by=cast.clerk)

    lists = [reverse("period_list"), at("period_lock", quarters[0]), reverse("period_plan")]

    assert [queries_of(clerk, address) for address in lists] == [2, 1, 1]
