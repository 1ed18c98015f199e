"""The office has received a registration, the answer is lost on the way: it is received once."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, Route, expect

from campaigns.models import Pledge, RegistrationSending, SignedSheet
from tests.campaigns.registering.unit_made import make_campaign, make_households, make_shares, url
from tests.journeys.report_phone import device, file_of, photo, settled
from tests.journeys.test_registration import RECEIPT, pledges
from tests.journeys.test_report_sent_twice import lose_the_answer
from tests.plumbing.browser import PHONE

pytestmark = pytest.mark.browser

SHEET = file_of("phieu-hop.jpg", photo(400, 300))


@pytest.fixture
def campaign(transactional_db, cast):
    make_shares(cast)
    make_households(cast, 3)
    return make_campaign(cast)


def ready(page: Page, cast, campaign) -> str:
    """Save two pledges and stand on the third screen, with the signed sheet chosen."""
    page.goto(url("registration_write", campaign, cast.village))
    pledges(page).first.fill("270")
    pledges(page).nth(1).fill("5")
    page.get_by_role("button", name="Lưu nháp").last.tap()
    expect(page.locator("[data-office]")).to_contain_text("bản nháp")
    settled(page)
    address = url("registration_check", campaign, cast.village)
    page.goto(address)
    page.get_by_label("Chọn ảnh, tệp có sẵn").set_input_files([SHEET])
    return address


def send(page: Page) -> None:
    page.get_by_role("button", name="Gửi đăng ký").first.tap()


def received_once() -> None:
    sending = RegistrationSending.objects.get()
    assert sending.number == 1
    assert SignedSheet.objects.count() == 1


def test_the_second_sending_gets_the_receipt_of_the_first(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE, service_workers="block")
    lose_the_answer(page, ready(page, cast, campaign))

    send(page)

    expect(device(page)).to_contain_text("chờ gửi")
    assert RegistrationSending.objects.count() == 1
    send(page)
    page.wait_for_url(RECEIPT)
    expect(page.get_by_text("Xã đã nhận bản 1").first).to_be_visible()
    received_once()
    settled(page)


@pytest.mark.slow
def test_pressed_twice_it_is_received_once_and_leads_on(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE, service_workers="block")
    ready(page, cast, campaign)
    page.route("**/da-gui/", after_a_second)  # the second answer comes before the page is left

    page.get_by_role("button", name="Gửi đăng ký").first.dblclick()

    page.wait_for_url(RECEIPT)
    received_once()
    settled(page)


def after_a_second(route: Route) -> None:
    time.sleep(1)
    route.continue_()


def test_without_javascript_the_form_sent_once_more_is_received_once(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE, java_script_enabled=False)
    lose_the_answer(page, ready(page, cast, campaign))
    with page.expect_event("requestfailed"):
        send(page)
    page.wait_for_url("chrome-error://**")

    page.reload()

    page.wait_for_url(RECEIPT)
    received_once()


@pytest.mark.slow
def test_a_draft_whose_answer_was_lost_is_asked_about_and_loses_nothing(seat, cast, campaign):
    page = seat(cast.unit_head, PHONE, service_workers="block")
    address = url("registration_write", campaign, cast.village)
    page.goto(address)
    pledges(page).first.fill("270")
    pledges(page).nth(1).fill("5")
    lose_the_answer(page, address)
    page.get_by_role("button", name="Lưu nháp").last.tap()
    expect(device(page)).to_contain_text("Đang giữ, xã chưa nhận")
    assert Pledge.objects.filter(value=270).count() == 1

    pledges(page).first.fill("280")
    page.get_by_role("button", name="Lưu nháp").last.tap()
    page.get_by_role("button", name="Xem mục ở xã").tap()
    page.get_by_role("button", name="Dùng mục trên máy").tap()
    expect(pledges(page).first).to_have_value("280")
    page.get_by_role("button", name="Lưu nháp").last.tap()

    expect(page.locator("[data-office]")).to_contain_text("bản nháp")
    expect(pledges(page).first).to_have_value("280")
    settled(page)
    assert set(Pledge.objects.values_list("value", flat=True)) == {280, 5}
