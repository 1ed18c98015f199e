"""One phone, two village heads: nobody sees what is another's, and nothing kept is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from emulation.org.models import Role, User
from targets.models import Period, ReportState, Sending, UnitReport
from targets.reporting.asked import asked_shares
from targets.services import report_of, report_return
from tests.cast import PASSWORD, Cast, make_user
from tests.journeys.report_phone import (
    RECEIVED,
    device,
    fill_in,
    send,
    settled,
    worker_ready,
)
from tests.plumbing.browser import PHONE
from tests.plumbing.kept import kept
from tests.targets.report_pages import write_url
from tests.targets.year_made import entry
from tests.targets.year_made import send as send_from_office

pytestmark = pytest.mark.browser

FORGETTING = "**/js/offline/forget.js"
SLOW_TO_FORGET = """
  const forget = CacheStorage.prototype.delete;
  CacheStorage.prototype.delete = async function (name) {
    await new Promise((resolve) => { setTimeout(resolve, 700); });
    return forget.call(this, name);
  };
"""


@pytest.fixture
@kept
def other_head(cast: Cast) -> User:
    """The head of the other village, who has no report to write."""
    return make_user(
        cast.other_village, "Nông Văn Bình", Role.UNIT_HEAD, "0900000104", "Trưởng thôn"
    )


@pytest.fixture
def page(seat, cast: Cast, quarter: Period) -> Page:
    """The phone of the first head: the form is kept on it, with two figures."""
    page = seat(cast.unit_head, PHONE)
    page.goto(write_url(quarter, cast.village))
    worker_ready(page)
    fill_in(page, "121", "1.507")
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    return page


def log_out(page: Page) -> None:
    page.goto("/")
    page.locator(".me-menu > summary").tap()
    page.get_by_role("button", name="Đăng xuất").tap()
    expect(page.get_by_role("heading", name="Đăng nhập", level=1)).to_be_visible()


def log_in(page: Page, user: User) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Số điện thoại").fill(user.login)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").tap()
    expect(page.get_by_role("heading", name="Việc của tôi", level=1)).to_be_visible()


def log_out_and_close(page: Page) -> BrowserContext:
    """Close the page of going out before it could forget anything."""
    context = page.context
    context.route(FORGETTING, lambda route: route.abort())
    log_out(page)
    page.close()
    return context


def expect_nothing_of_the_first(page: Page, address: str) -> None:
    """Neither with network nor without it."""
    page.goto("/bao-cao/")
    settled(page)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.context.set_offline(True)
    for place in (address, "/bao-cao/"):
        page.goto(place)
        expect(page.get_by_role("heading", name="Chưa có mạng")).to_be_visible()
        expect(page.get_by_text("121")).to_have_count(0)
        expect(page.get_by_role("link")).to_have_count(0)
    page.context.set_offline(False)


def test_who_comes_in_sees_nothing_where_going_out_was_cut_short(page, cast, quarter, other_head):
    context = log_out_and_close(page)
    context.unroute(FORGETTING)
    page = context.new_page()
    page.add_init_script(SLOW_TO_FORGET)

    log_in(page, other_head)

    assert page.evaluate("async () => (await caches.keys()).length") == 0
    expect_nothing_of_the_first(page, write_url(quarter, cast.village))
    settled(page)


@pytest.mark.slow
def test_who_comes_in_sees_nothing_where_nothing_was_forgotten(page, cast, quarter, other_head):
    context = log_out_and_close(page)
    page = context.new_page()

    log_in(page, other_head)

    expect_nothing_of_the_first(page, write_url(quarter, cast.village))
    assert not Sending.objects.exists()
    settled(page)


def test_figures_kept_for_their_own_person_say_why_they_were_not_sent(
    page, cast, quarter, other_head
):
    second = page.context.new_page()
    log_out(second)
    log_in(second, other_head)

    send(page)  # on the page that the first head left open

    expect(page.locator("[data-offer]")).to_contain_text("không phải người đã nhập")
    expect(page.locator("[data-value]").first).to_have_value("121")
    assert not UnitReport.objects.filter(state=ReportState.SENT).exists()
    page.close()
    log_out(second)
    log_in(second, cast.unit_head)
    second.goto("/bao-cao/")
    kept = second.locator("[data-kept]")
    expect(kept).to_contain_text("chưa gửi")
    expect(kept).to_contain_text("không phải người đã nhập")
    expect(kept).to_contain_text("2 ô đã nhập")
    kept.get_by_role("button", name="Mở báo cáo").tap()
    expect(second.locator("[data-value]").first).to_have_value("121")
    send(second)
    second.wait_for_url(RECEIVED)
    settled(second)


@pytest.mark.slow
def test_a_return_in_between_is_seen_before_figures_are_written_over(page, cast, quarter):
    page.context.set_offline(True)
    send(page)
    expect(device(page)).to_contain_text("Đang giữ, chờ gửi")
    report = report_of(period=quarter, unit=cast.village)
    shares = asked_shares(quarter, cast.village)
    send_from_office(report, [entry(share, "10") for share in shares], cast.clerk)
    report_return(report=report, note="", reasons={shares[0]: "Cân lại."}, by=cast.second_clerk)

    page.context.set_offline(False)

    offer = page.locator("[data-offer]")
    expect(offer).to_contain_text("đã được lưu từ máy khác, hoặc xã đã trả lại")
    offer.get_by_role("button", name="Xem số ở xã").tap()
    expect(page.locator(".box-returned").filter(has_text="Cân lại.").first).to_be_visible()
    assert page.locator("[data-value]").count() == 1
    page.get_by_role("button", name="Dùng số trên máy").tap()
    expect(page.locator("[data-value]")).to_have_value("121")
    page.get_by_role("button", name="Gửi lại báo cáo").tap()
    page.wait_for_url(RECEIVED)
    report.refresh_from_db()
    assert (report.state, report.figures.get(share=shares[0], is_current=True).value) == (
        "sent",
        121,
    )
    settled(page)
