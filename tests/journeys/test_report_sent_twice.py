"""The office has received it, the answer is lost on the way: sent again, it is received once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from targets.models import Evidence, Sending, UnitReport
from tests.journeys.report_phone import (
    RECEIVED,
    device,
    file_of,
    fill_in,
    photo,
    send,
    settled,
)
from tests.plumbing.browser import PHONE
from tests.targets.report_pages import write_url

pytestmark = pytest.mark.browser

PICTURE = file_of("vuon-vai.jpg", photo(400, 300))
LATER = file_of("bien-ban.jpg", photo(300, 300))


def lose_the_answer(page: Page, address: str) -> None:
    """Let the next sending arrive, and what the office says to it be lost."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            route.continue_()
        else:
            lost.append(route.fetch(max_redirects=0).text())
            route.abort("connectionreset")

    page.route(f"**{address}", lose)


def filled_in(page: Page, address: str) -> None:
    page.goto(address)
    fill_in(page, "120", "10")
    page.get_by_label("Chọn ảnh, tệp có sẵn").set_input_files([PICTURE])


def received_once() -> None:
    report = UnitReport.objects.get()
    assert list(Sending.objects.values_list("report", "number")) == [(report.pk, 1)]
    assert Evidence.objects.count() == 1


def test_the_second_sending_gets_the_receipt_of_the_first(seat, cast, quarter):
    address = write_url(quarter, cast.village)
    page = seat(cast.unit_head, PHONE, service_workers="block")
    filled_in(page, address)
    lose_the_answer(page, address)

    send(page)

    expect(device(page)).to_contain_text("Đang giữ, chờ gửi")
    assert Sending.objects.count() == 1
    send(page)
    page.wait_for_url(RECEIVED)
    expect(page.locator(".receipt")).to_contain_text("Xã đã nhận bản 1")
    received_once()
    settled(page)


def test_without_javascript_the_form_sent_once_more_is_received_once(seat, cast, quarter):
    address = write_url(quarter, cast.village)
    page = seat(cast.unit_head, PHONE, java_script_enabled=False)
    filled_in(page, address)
    lose_the_answer(page, address)
    with page.expect_event("requestfailed"):
        send(page)

    expect(page.locator("[data-report]")).to_have_count(0)  # the browser's own page of an error
    page.reload()
    page.wait_for_url(RECEIVED)
    received_once()


@pytest.mark.slow
def test_what_was_added_after_a_lost_answer_is_not_lost_in_silence(seat, cast, quarter):
    address = write_url(quarter, cast.village)
    page = seat(cast.unit_head, PHONE, service_workers="block")
    filled_in(page, address)
    lose_the_answer(page, address)
    send(page)
    expect(device(page)).to_contain_text("Đang giữ, chờ gửi")

    page.get_by_label("Chọn ảnh, tệp có sẵn").set_input_files([PICTURE, LATER])
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    send(page)

    expect(device(page)).to_contain_text("Báo cáo này đã gửi. Thu hồi, hoặc nhờ xã trả lại")
    received_once()
    settled(page)
