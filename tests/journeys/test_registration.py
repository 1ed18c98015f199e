"""A unit registers on a phone of 360 px, with network and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from campaigns.models import HardJob, Pledge, Registration, RegistrationSending
from tests.campaigns.registering.unit_made import (
    make_campaign,
    make_households,
    make_shares,
    url,
)
from tests.plumbing.browser import PHONE, scrolls_sideways

pytestmark = pytest.mark.browser
RECEIPT = re.compile(r"/da-gui/$")
KEPT = """async () => {
  const pages = await caches.open("dang-ky-trang");
  while ((await pages.keys()).length < 3) await new Promise((later) => setTimeout(later, 100));
}"""
LEFT = """async () => new Promise((done) => {
  const asked = indexedDB.open("thi-dua-dang-ky");
  asked.onsuccess = () => {
    const counted = asked.result.transaction("ban-giu").objectStore("ban-giu").count();
    counted.onsuccess = () => done(counted.result + localStorage.length);
  };
})"""


@pytest.fixture
def campaign(transactional_db, cast):
    make_shares(cast)
    make_households(cast, 3)
    return make_campaign(cast)


def pledges(page):
    return page.locator("[data-pledged]")


def device(page):
    return page.locator("[data-device]")


def test_three_screens_and_a_receipt(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE)
    page.goto("/dang-ky/")
    page.get_by_role("link", name="Thi đua xây dựng nông thôn mới năm 2024").first.tap()
    expect(device(page)).to_contain_text("Máy giữ từng mục khi nhập")
    assert not scrolls_sideways(page)
    pledges(page).first.fill("270")
    pledges(page).nth(1).fill("5")
    expect(page.get_by_text("hơn mức giao")).to_have_count(2)
    page.get_by_role("button", name="Thêm việc khó").tap()
    page.locator("[name=viec-1-name]").fill("Làm cầu Đồng Chè")
    page.locator("[name=viec-2-name]").fill("Mở đường Khe Cát")
    page.get_by_role("button", name="Lưu, sang bước 2").tap()
    page.wait_for_url(re.compile(r"/nguoi-ho/$"))
    page.locator("[name=nguoi-1-name]").fill("Lý Thị Mơ, 1985")
    page.locator("[name=nguoi-1-honour]").select_option(label="Lao động tiên tiến")
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Lưu nháp").last.tap()
    expect(page.get_by_role("rowheader", name="Lý Thị Mơ, 1985")).to_be_visible()
    page.get_by_role("link", name="Gia đình văn hóa").tap()
    page.get_by_role("button", name="Đăng ký tất cả 3 hộ").tap()
    expect(page.get_by_text("3 hộ đăng ký trên 3 hộ của thôn")).to_be_visible()
    assert not scrolls_sideways(page)
    page.get_by_role("link", name="Sang bước 3: kiểm tra, gửi").tap()
    expect(page.get_by_role("heading", name="Việc khó")).to_be_visible()
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Gửi đăng ký").tap()
    page.wait_for_url(RECEIPT)
    expect(page.get_by_text("Xã đã nhận bản 1").first).to_be_visible()
    expect(page.get_by_text("2 chỉ tiêu, 2 việc khó, 1 lượt người, 3 lượt hộ")).to_be_visible()
    page.wait_for_load_state("networkidle")


def test_written_without_network_and_received_once(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE)
    page.goto(url("registration_write", campaign, cast.village))
    page.evaluate(KEPT)
    page.context.set_offline(True)
    pledges(page).first.fill("270")
    page.locator("[name=viec-1-name]").fill("Làm cầu Đồng Chè")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    page.get_by_role("button", name="Lưu, sang bước 2").tap()
    page.wait_for_url(re.compile(r"/nguoi-ho/$"))
    expect(page.locator("[name=nguoi-1-name]")).to_be_visible()
    page.locator("[name=nguoi-1-name]").fill("Lý Thị Mơ, 1985")
    page.locator("[name=nguoi-1-honour]").select_option(label="Lao động tiên tiến")
    page.get_by_role("button", name="Lưu, sang bước 3").tap()
    page.wait_for_url(re.compile(r"/kiem-tra/$"))
    page.get_by_role("button", name="Gửi đăng ký với các mục đang giữ trên máy").tap()
    expect(device(page)).to_contain_text("chờ gửi")
    assert not Registration.objects.exists()
    page.context.set_offline(False)
    page.wait_for_url(RECEIPT)
    expect(page.get_by_text("Xã đã nhận bản 1").first).to_be_visible()
    assert RegistrationSending.objects.count() == 1
    assert Pledge.objects.filter(value=270).exists() and HardJob.objects.count() == 1
    assert Registration.objects.get().aspirants.get().person.full_name == "Lý Thị Mơ"
    assert page.evaluate(LEFT) == 0
    page.wait_for_load_state("networkidle")


def test_after_log_out_the_page_says_why_it_waits(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE)
    page.goto(url("registration_write", campaign, cast.village))
    pledges(page).first.fill("270")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    page.context.clear_cookies()
    page.get_by_role("button", name="Lưu nháp").last.tap()
    expect(device(page)).to_contain_text("Máy đã đăng xuất")
    page.wait_for_load_state("networkidle")
