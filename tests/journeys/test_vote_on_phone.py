"""A member's secret slip on a phone: a lost answer, a dead network, a phone that others use."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from awards.models import Ballot
from emulation.org.models import User
from tests.awards.made import Season
from tests.cast import PASSWORD, TODAY
from tests.journeys.test_report_sent_twice import lose_the_answer
from tests.journeys.test_shared_phone import log_in, log_out
from tests.plumbing.browser import PHONE
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

ON_THE_DEVICE = """async () => {
  const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
  for (const { name } of await indexedDB.databases()) kept.push(name);
  return kept.join(" ");
}"""


@pytest.fixture
def season(transactional_db, cast, settings) -> Season:
    settings.DEMO_TODAY = TODAY
    return Season(cast)


@pytest.fixture
@kept
def member(season: Season) -> User:
    return season.members["Vi Văn Sáu"]


@pytest.fixture
@kept
def ballot(season: Season) -> Ballot:
    return season.balloting(season.worker("Lê Thị An"), season.worker("Lê Thị Bình"))


def slip(ballot: Ballot) -> str:
    return f"/hoi-dong/phien/{ballot.sitting.uid}/phieu/{ballot.uid}/"


def choose(page: Page, words: str) -> None:
    """Open a choice; its button still asks."""
    page.locator("details.vote").filter(has_text=f"Bỏ phiếu {words}").locator("summary").tap()


def press(page: Page, words: str = "đồng ý") -> None:
    page.get_by_role("button", name=f"Bỏ phiếu {words}", exact=True).tap()


def standing(ballot: Ballot) -> tuple[int, int, int]:
    ballot.refresh_from_db()
    return ballot.agree, ballot.disagree, len(ballot.voted)


def not_sent(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="Phiếu chưa gửi được")


def expect_next_slip(page: Page) -> None:
    expect(page.get_by_role("heading", name="Lê Thị Bình")).to_be_visible()


def test_a_vote_whose_answer_was_lost_counts_once_and_the_member_is_told(seat, member, ballot):
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "đồng ý")
    lose_the_answer(page, slip(ballot))

    press(page)

    expect(not_sent(page)).to_be_visible()
    assert standing(ballot) == (1, 0, 1)
    press(page)
    expect(page.get_by_text("Phiếu của đồng chí đã được ghi từ trước: Lê Thị An")).to_be_visible()
    expect_next_slip(page)
    assert standing(ballot) == (1, 0, 1)


def test_without_javascript_the_slip_sent_once_more_counts_once(seat, member, ballot):
    page = seat(member, PHONE, java_script_enabled=False)
    page.goto(slip(ballot))
    choose(page, "đồng ý")
    lose_the_answer(page, slip(ballot))
    with page.expect_event("requestfailed"):
        press(page)
    expect(page.locator("details.vote")).to_have_count(0)  # the browser's own page of an error
    assert standing(ballot) == (1, 0, 1)

    page.reload()  # sends the slip once more

    expect(page.get_by_text("Phiếu của đồng chí đã được ghi từ trước: Lê Thị An")).to_be_visible()
    expect_next_slip(page)
    assert standing(ballot) == (1, 0, 1)


def test_a_network_that_never_answers_leaves_the_slip_on_the_page(seat, member, ballot):
    page = seat(member, PHONE)
    page.clock.install()
    page.goto(slip(ballot))
    choose(page, "không đồng ý")
    hanging: list[Route] = []
    page.route(f"**{slip(ballot)}", lambda route: hanging.append(route))
    press(page, "không đồng ý")
    expect(page.get_by_text("Đang gửi phiếu…")).to_be_visible()
    expect(not_sent(page)).to_be_hidden()

    page.clock.fast_forward("00:30")

    expect(not_sent(page)).to_be_visible()
    expect(page.get_by_role("button", name="Bỏ phiếu không đồng ý", exact=True)).to_be_visible()
    assert page.url.endswith(slip(ballot))
    assert len(hanging) == 1 and standing(ballot) == (0, 0, 0)
    page.unroute(f"**{slip(ballot)}")
    press(page, "không đồng ý")
    expect_next_slip(page)
    assert standing(ballot) == (0, 1, 1)


def test_a_session_lost_meanwhile_is_told_and_the_member_comes_back_to_the_slip(
    seat, member, ballot
):
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "không đồng ý")
    page.context.clear_cookies(name="sessionid")

    press(page, "không đồng ý")

    out = page.get_by_role("alert").filter(has_text="Máy đã đăng xuất nên phiếu chưa được ghi")
    expect(out).to_be_visible()
    out.get_by_role("link", name="Đăng nhập lại").tap()
    page.get_by_label("Số điện thoại").fill(member.login)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").tap()
    expect(page.get_by_role("heading", name="Lê Thị An")).to_be_visible()
    assert standing(ballot) == (0, 0, 0)
    choose(page, "không đồng ý")
    press(page, "không đồng ý")
    expect_next_slip(page)
    assert standing(ballot) == (0, 1, 1)


def test_who_comes_in_again_in_another_tab_sends_the_slip_that_was_kept_open(seat, member, ballot):
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "đồng ý")
    second = page.context.new_page()
    log_out(second)
    press(page)
    expect(page.get_by_role("alert").filter(has_text="Máy đã đăng xuất")).to_be_visible()
    assert standing(ballot) == (0, 0, 0)

    log_in(second, member)
    press(page)

    expect_next_slip(page)
    assert standing(ballot) == (1, 0, 1)


def test_who_looks_again_sees_that_the_vote_is_there_and_has_no_second_slip(seat, member, ballot):
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "không đồng ý")
    lose_the_answer(page, slip(ballot))
    press(page, "không đồng ý")
    expect(not_sent(page)).to_be_visible()

    page.goto(slip(ballot))

    expect(page.get_by_role("main")).to_contain_text("Đã bỏ phiếu")
    expect(page.get_by_role("button", name="Bỏ phiếu")).to_have_count(0)
    assert standing(ballot) == (0, 1, 1)


def test_without_network_nothing_is_voted_until_it_is_back(seat, member, ballot):
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "đồng ý")
    page.context.set_offline(True)

    press(page)

    expect(not_sent(page)).to_be_visible()
    assert standing(ballot) == (0, 0, 0)

    page.context.set_offline(False)
    press(page)

    expect_next_slip(page)
    assert standing(ballot) == (1, 0, 1)


def test_pressed_twice_it_counts_once(seat, member, ballot):
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "đồng ý")

    page.get_by_role("button", name="Bỏ phiếu đồng ý", exact=True).dblclick()

    expect_next_slip(page)
    assert standing(ballot) == (1, 0, 1)


def leave(page: Page) -> BrowserContext:
    """Vote on the first slip, look at the second, log off."""
    choose(page, "đồng ý")
    press(page)
    expect(page.get_by_text("Đã bỏ phiếu: Lê Thị An")).to_be_visible()
    choose(page, "không đồng ý")
    log_out(page)
    return page.context


def test_on_a_shared_phone_nothing_of_a_slip_is_left(seat, cast, member, ballot):
    page = seat(member, PHONE)
    page.goto(slip(ballot))

    leave(page)

    kept = page.evaluate(ON_THE_DEVICE)
    assert "phieu" not in kept and "Lê Thị" not in kept and str(ballot.uid) not in kept
    for _ in range(4):
        page.go_back()
        expect(page.get_by_text("Lê Thị")).to_have_count(0)
        expect(page.get_by_role("heading", name="Đăng nhập", level=1)).to_be_visible()
    log_in(page, cast.unit_head)  # who is no member
    assert page.goto(slip(ballot)).status == 404
    expect(page.get_by_text("Lê Thị")).to_have_count(0)


def test_a_slip_left_open_on_a_shared_phone_is_not_voted_by_the_next(seat, season, member, ballot):
    """The second is a member, too: the slip of the first does not become his."""
    page = seat(member, PHONE)
    page.goto(slip(ballot))
    choose(page, "đồng ý")
    second = page.context.new_page()
    log_out(second)
    log_in(second, season.members["Hà Văn Bốn"])

    press(page)

    told = page.get_by_role("alert").filter(has_text="không phải người mở phiếu này")
    expect(told).to_contain_text("Phiếu chưa được ghi")
    assert standing(ballot) == (0, 0, 0)
