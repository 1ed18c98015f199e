"""Everything typed survives: a dead server, no network, a session that ended, a second clerk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from campaigns.models import Plan
from tests.campaigns.drafts.batches import item_in, save, state_of
from tests.campaigns.plans_made import draft, fresh, submit
from tests.cast import PASSWORD, Cast
from tests.journeys.writing import (
    FIRST,
    SAVED,
    SAVING,
    THIRD,
    calm_seats,
    colleague_writes,
    line,
    open_plan,
    status,
    texts,
    type_after,
    type_without_network,
)
from tests.plumbing.browser import ON_A_PC, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    return draft(cast)


@pytest.fixture
def seat(seat: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    yield from calm_seats(seat)


def test_what_is_typed_is_saved_within_two_seconds_and_said(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)

    type_after(page, FIRST, " Thêm ý thứ hai.")

    expect(status(page)).to_contain_text("Đang soạn…")
    expect(status(page)).to_contain_text(SAVED, timeout=3_000)
    assert f"{FIRST} Thêm ý thứ hai." in texts(plan)
    page.get_by_label("Chủ đề, phương châm").evaluate(
        "field => field.closest('details').open = true"
    )
    page.get_by_label("Chủ đề, phương châm").fill("Về đích sớm")
    expect(status(page)).to_contain_text("Đang soạn…")
    expect(status(page)).to_contain_text(SAVED, timeout=3_000)
    assert fresh(plan).motto == "Về đích sớm"


@pytest.mark.slow
def test_a_server_that_goes_away_gets_the_words_when_it_is_back(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    page.route(SAVING, lambda route: route.abort())

    type_after(page, FIRST, " Lúc máy chủ tắt.")

    expect(status(page)).to_contain_text("Mất mạng: đã giữ trên máy này, sẽ gửi khi có mạng")
    type_after(page, THIRD, " Vẫn viết tiếp.")
    page.unroute(SAVING)
    status(page).get_by_role("button", name="Gửi lại ngay").click()
    expect(status(page)).to_contain_text(SAVED)
    assert {f"{FIRST} Lúc máy chủ tắt.", f"{THIRD} Vẫn viết tiếp."} <= set(texts(plan))


def test_an_answer_that_got_lost_is_asked_for_again_and_nothing_is_doubled(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    lost: list[str] = []

    def lose_the_answer(route: Route) -> None:
        lost.append(route.fetch().text())
        route.abort()

    page.route(SAVING, lose_the_answer, times=1)
    type_after(page, FIRST, "")
    page.keyboard.press("Enter")
    page.keyboard.type("Mục mới.")

    expect(status(page)).to_contain_text(SAVED, timeout=10_000)
    assert texts(plan).count("Mục mới.") == 1
    assert len(lost) == 1


def test_a_session_that_ended_is_begun_again_without_leaving(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    Session.objects.all().delete()

    type_after(page, FIRST, " Sau khi hết phiên.")

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Phiên làm việc đã hết")
    dialog.get_by_label("Số điện thoại hoặc mã").fill(cast.clerk.login)
    dialog.get_by_label("Mật khẩu").fill("sai-mat-khau")
    dialog.get_by_role("button", name="Đăng nhập").click()
    expect(dialog.get_by_role("alert")).to_contain_text("còn 4 lần thử")
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    dialog.get_by_role("button", name="Đăng nhập").click()
    expect(dialog).to_have_count(0)
    expect(status(page)).to_contain_text(SAVED)
    assert f"{FIRST} Sau khi hết phiên." in texts(plan)


def test_another_person_who_logs_in_saves_nothing_of_the_first(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    Session.objects.all().delete()
    type_after(page, FIRST, " Của chị Mai.")

    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số điện thoại hoặc mã").fill(cast.second_clerk.login)
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    dialog.get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_text("Bây giờ đang đăng nhập bằng tên Đặng Văn Ba")).to_be_visible()
    page.get_by_role("button", name="Tải lại trang").click()
    expect(status(page)).to_contain_text("được lưu")
    expect(line(page, "Của chị Mai.")).to_have_count(0)
    assert f"{FIRST} Của chị Mai." not in texts(plan)


def test_words_typed_without_network_are_there_after_a_reload_and_sent(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)

    type_without_network(page, " Gõ lúc mất mạng.")

    expect(page.get_by_text("Đã đưa lại phần viết lúc")).to_be_visible()
    expect(line(page, f"{FIRST} Gõ lúc mất mạng.")).to_be_visible()
    page.unroute(SAVING)
    expect(status(page)).to_contain_text(SAVED, timeout=10_000)
    assert f"{FIRST} Gõ lúc mất mạng." in texts(plan)
    assert texts(plan).count("Mục gõ lúc mất mạng.") == 1


@pytest.mark.slow
def test_a_colleague_who_wrote_meanwhile_is_named_after_a_reload(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    page.route(SAVING, lambda route: route.abort())
    type_after(page, FIRST, " Của chị Mai.")
    expect(status(page)).to_contain_text("đã giữ trên máy này")
    colleague_writes(cast, plan, FIRST, "Nội dung của anh Ba.")

    page.unroute(SAVING)
    page.reload()

    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("vừa được Đặng Văn Ba sửa", timeout=10_000)
    expect(panel).to_contain_text("Của chị Mai.")
    panel.get_by_label("Lấy của Đặng Văn Ba").check()
    panel.get_by_role("button", name="Lưu như đã chọn").click()
    expect(line(page, "Nội dung của anh Ba.")).to_be_visible()
    assert "Nội dung của anh Ba." in texts(plan)


@pytest.mark.slow
def test_what_was_kept_can_be_left(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    type_without_network(page, " Thôi không cần.")
    page.unroute(SAVING)

    page.get_by_role("button", name="Bỏ phần giữ trên máy").click()

    expect(line(page, "Thôi không cần.")).to_have_count(0)
    expect(status(page)).to_contain_text("Đang soạn…")
    expect(status(page)).to_contain_text(re.compile(f"{SAVED}|được lưu"), timeout=10_000)
    assert FIRST in texts(plan)


@pytest.mark.parametrize("screen", ON_A_PC)
def test_two_clerks_in_one_item_see_both_texts_and_choose_piece_by_piece(cast, seat, plan, screen):
    page = open_plan(seat(cast.clerk, screen), plan)
    colleague_writes(cast, plan, FIRST, "Nội dung của anh Ba.", heading="ĐỀ MỤC CỦA ANH BA")

    type_after(page, FIRST, " Của chị Mai.")

    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("vừa được Đặng Văn Ba sửa")
    expect(panel).to_contain_text("Của chị Mai.")
    expect(panel.locator("mark").first).to_be_visible()
    assert not scrolls_sideways(page)
    type_after(page, THIRD, " Chỗ khác vẫn lưu.")
    expect(status(page)).to_contain_text("Còn 1 chỗ hai người cùng sửa")
    panel.get_by_label("Lấy cả hai").check()
    panel.get_by_role("button", name="Lưu như đã chọn").click()
    expect(status(page)).to_contain_text(SAVED)
    state = state_of(plan, cast.clerk)
    item = item_in(state, "ĐỀ MỤC CỦA ANH BA")
    assert [block["text"] for block in item["blocks"]] == [
        f"{FIRST} Của chị Mai.",
        "Nội dung của anh Ba.",
    ]
    assert item_in(state, f"{THIRD} Chỗ khác vẫn lưu.")


def test_a_colleagues_words_come_in_where_nobody_writes(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    colleague_writes(cast, plan, FIRST, "Nội dung của anh Ba.")

    type_after(page, THIRD, " Của chị Mai.")

    expect(line(page, "Nội dung của anh Ba.")).to_be_visible()
    expect(status(page)).to_contain_text(SAVED)
    assert {"Nội dung của anh Ba.", f"{THIRD} Của chị Mai."} <= set(texts(plan))
    page.keyboard.press("Control+z")
    expect(line(page, "Nội dung của anh Ba.")).to_be_visible()


@pytest.mark.slow
def test_an_item_that_a_colleague_removed_can_be_made_again(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    item = item_in(state_of(plan, cast.second_clerk), FIRST)
    save(plan, cast.second_clerk, removed=[{"uid": item["uid"], "version": item["version"]}])

    type_after(page, FIRST, " Vẫn cần.")

    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("Mục này vừa được Đặng Văn Ba bỏ")
    panel.get_by_role("button", name="Lập lại mục của tôi").click()
    expect(status(page)).to_contain_text(SAVED)
    assert f"{FIRST} Vẫn cần." in texts(plan)


@pytest.mark.slow
def test_two_clerks_in_the_header_choose_field_by_field(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    header = state_of(plan, cast.second_clerk)["header"]
    save(plan, cast.second_clerk, header=header | {"title": "Tên của anh Ba", "motto": "Của anh"})

    page.locator("[data-part-form=header] summary").click()
    page.get_by_label("Trích yếu").fill("Tên của chị Mai")

    panel = page.locator(".w-conflict")
    expect(panel).to_contain_text("Phần đầu vừa được Đặng Văn Ba sửa")
    panel.get_by_label("Lấy của Đặng Văn Ba").check()
    panel.get_by_role("button", name="Lưu như đã chọn").click()
    expect(page.get_by_label("Trích yếu")).to_have_value("Tên của anh Ba")
    expect(page.get_by_label("Chủ đề, phương châm")).to_have_value("Của anh")


@pytest.mark.slow
def test_a_plan_that_was_submitted_meanwhile_gives_the_words_back(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    submit(cast, fresh(plan), by=cast.second_clerk)

    type_after(page, FIRST, " Muộn rồi.")

    expect(page.get_by_text("Kế hoạch này vừa được khóa lại")).to_be_visible()
    expect(page.get_by_label("Phần chưa lưu")).to_have_value(f"{FIRST} Muộn rồi.")
    expect(page.get_by_role("button", name="Chép tất cả")).to_be_visible()


@pytest.mark.slow
def test_a_refusal_says_where_and_the_rest_is_saved(cast, seat, plan):
    page = open_plan(seat(cast.clerk), plan)
    page.locator("[data-part-form=header] summary").click()
    page.get_by_label("Tháng", exact=True).fill("15")
    type_after(page, FIRST, " Phần này tốt.")

    expect(status(page)).to_contain_text("Chưa lưu được phần đầu: Tháng là số từ 1 đến 12")
    assert f"{FIRST} Phần này tốt." in texts(plan)
    status(page).get_by_role("button", name="Đến chỗ ấy").click()
    expect(page.get_by_label("Tháng", exact=True)).to_be_focused()
    page.get_by_label("Tháng", exact=True).fill("3")
    expect(status(page)).to_contain_text(SAVED)
