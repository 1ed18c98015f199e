"""One phone, two village heads: a registration kept for the first is none of the second's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from campaigns.models import Pledge, Registration, RegistrationSending
from tests.campaigns.registering.unit_made import make_campaign, make_households, make_shares, url
from tests.cast import Cast
from tests.journeys.report_phone import device, settled
from tests.journeys.test_registration import KEPT, RECEIPT, pledges
from tests.journeys.test_shared_phone import (
    SLOW_TO_FORGET,
    log_in,
    log_out,
    log_out_and_close,
    other_head,
)
from tests.plumbing.browser import PHONE

pytestmark = pytest.mark.browser
__all__ = ["other_head"]


@pytest.fixture
def campaign(transactional_db, cast):
    make_shares(cast)
    make_households(cast, 3)
    return make_campaign(cast)


@pytest.fixture
def page(seat, cast: Cast, campaign) -> Page:
    """The phone of the first head: the first screen is kept on it, with a pledge and a job."""
    page = seat(cast.unit_head, PHONE)
    page.goto(url("registration_write", campaign, cast.village))
    page.evaluate(KEPT)
    page.context.set_offline(True)
    pledges(page).first.fill("271")
    page.locator("[name=viec-1-name]").fill("Làm cầu Đồng Chè")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    return page


def back_online(page: Page) -> BrowserContext:
    """Let no autosave of the first head's page come between."""
    page.close()
    page.context.set_offline(False)
    return page.context


def expect_nothing_of_the_first(page: Page, address: str) -> None:
    """Neither with network nor without it."""
    page.goto("/dang-ky/")
    settled(page)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.context.set_offline(True)
    for place in (address, "/dang-ky/"):
        page.goto(place)
        expect(page.get_by_role("heading", name="Chưa có mạng")).to_be_visible()
        expect(page.get_by_text("Làm cầu Đồng Chè")).to_have_count(0)
    page.context.set_offline(False)


@pytest.mark.slow
@pytest.mark.parametrize("is_cut_short", [True, False])
def test_who_comes_in_sees_nothing_of_the_first(page, cast, campaign, other_head, is_cut_short):
    second = back_online(page).new_page()
    second.goto("/")
    context = log_out_and_close(second)
    if is_cut_short:
        context.unroute_all()
    page = context.new_page()
    if is_cut_short:
        page.add_init_script(SLOW_TO_FORGET)

    log_in(page, other_head)

    expect_nothing_of_the_first(page, url("registration_write", campaign, cast.village))
    assert not RegistrationSending.objects.exists()
    # His own page may have saved his draft before he left; the second saved nothing.
    assert not Registration.objects.exclude(unit=cast.village).exists()
    settled(page)


def test_the_first_finds_it_again_and_it_is_received_once(page, cast, campaign, other_head):
    second = back_online(page).new_page()
    log_out(second)
    log_in(second, other_head)
    log_out(second)
    log_in(second, cast.unit_head)

    second.goto(url("registration_write", campaign, cast.village))

    expect(pledges(second).first).to_have_value("271")
    expect(second.locator("[name=viec-1-name]")).to_have_value("Làm cầu Đồng Chè")
    second.get_by_role("button", name="Lưu, sang bước 2").tap()
    second.wait_for_url(re.compile(r"/nguoi-ho/$"))
    settled(second)
    second.goto(url("registration_check", campaign, cast.village))
    second.get_by_role("button", name="Gửi đăng ký").first.tap()
    second.wait_for_url(RECEIPT)
    assert RegistrationSending.objects.count() == 1
    assert Pledge.objects.filter(value=271).count() == 1
    settled(second)


def test_the_page_left_open_sends_nothing_in_the_name_of_another(page, cast, campaign, other_head):
    second = page.context.new_page()
    page.context.set_offline(False)
    log_out(second)
    log_in(second, other_head)

    page.get_by_role("button", name="Lưu nháp").last.tap()

    expect(page.locator("[data-offer]")).to_contain_text("không phải người đã nhập")
    expect(pledges(page).first).to_have_value("271")
    assert not Pledge.objects.filter(value=271, registration__unit=cast.other_village).exists()
    settled(page)
