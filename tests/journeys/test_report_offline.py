"""A report on a phone whose network comes and goes: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from targets.models import ReportFigure, ReportState, Sending, UnitReport
from targets.services import period_lock
from tests.journeys.report_phone import device, fill_in, settled, worker_ready
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.targets.report_pages import write_url

pytestmark = pytest.mark.browser


def test_a_report_sent_without_network_arrives_once_when_it_is_back(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE)
    page.goto(write_url(quarter, cast.village))
    assert not scrolls_sideways(page)
    worker_ready(page)
    fill_in(page, "120", "1.500")
    expect(page.locator("[data-beside]").first).to_have_text("Lũy kế: 120 tấn.")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    page.context.set_offline(True)
    page.get_by_role("button", name="Gửi báo cáo").tap()
    expect(device(page)).to_contain_text("chờ gửi")
    page.reload()  # the form and the figures stand without network
    expect(page.locator("[data-value]").first).to_have_value("120")
    expect(device(page)).to_contain_text("chờ gửi")
    page.context.set_offline(False)
    page.wait_for_url(re.compile(r"/bao-cao/[0-9a-f-]{36}/$"))
    expect(page.get_by_text("Xã đã nhận bản 1")).to_be_visible()
    assert Sending.objects.count() == 1
    assert ReportFigure.objects.filter(value=1500).exists()
    left = page.evaluate("indexedDB.databases().then((all) => all.length) && localStorage.length")
    assert left == 0
    settled(page)


def test_a_draft_reaches_the_office_and_a_refused_one_its_fields(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE)
    page.goto(write_url(quarter, cast.village))
    fill_in(page, "mười", "400")
    page.get_by_role("button", name="Gửi báo cáo").tap()
    expect(page.get_by_role("heading", name="Chưa gửi: 1 chỗ cần xem lại")).to_be_visible()
    expect(page.locator("[data-value]").first).to_have_value("mười")
    fill_in(page, "100")
    page.get_by_role("button", name="Lưu nháp").last.tap()
    expect(page.locator("[data-office]")).to_contain_text("Có bản nháp, chưa gửi")
    expect(page.locator("[data-value]").first).to_have_value("100")
    assert UnitReport.objects.get().state == ReportState.DRAFT
    settled(page)


def test_after_log_out_the_page_is_gone_and_the_figures_say_why_they_wait(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE)
    page.goto(write_url(quarter, cast.village))
    worker_ready(page)
    fill_in(page, "120", "10")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    page.context.clear_cookies()
    page.get_by_role("button", name="Gửi báo cáo").tap()
    expect(device(page)).to_contain_text("Máy đã đăng xuất")
    page.get_by_role("button", name="Đăng nhập để gửi").tap()
    expect(page.get_by_label("Số điện thoại")).to_be_visible()
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    settled(page)


def test_a_lock_in_between_is_told_and_the_figures_are_still_there(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE)
    page.goto(write_url(quarter, cast.village))
    fill_in(page, "120", "10")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    period_lock(period=quarter, by=cast.clerk)
    page.get_by_role("button", name="Gửi báo cáo").tap()
    expect(device(page)).to_contain_text("đã khóa")
    page.goto("/bao-cao/")
    expect(page.locator("[data-kept]")).to_contain_text("đã khóa")
    expect(page.locator("[data-kept]")).to_contain_text("2 ô đã nhập")
    settled(page)
