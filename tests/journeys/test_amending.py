"""An issued plan amended from the office PC and read on a phone, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Plan, PlanState
from targets.models import Target
from tests.campaigns.amending.amendments_made import issued_plan
from tests.cast import Cast
from tests.plumbing.browser import PHONE, scrolls_sideways

pytestmark = pytest.mark.browser

NEW = "Trồng mới 5 ha rừng ở thôn."


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()
    assert page.locator(".box-errors").count() == 0, page.locator(".box-errors").inner_text()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()
    assert not scrolls_sideways(page), page.url


def begin(page: Page, plan: Plan) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/")
    follow(page, "Sửa đổi, bổ sung")
    page.get_by_label("(khoản 2 Mục II)").check()
    page.get_by_label("Lý do sửa đổi, bổ sung").fill("Huyện giao thêm chỉ tiêu vải.")
    press(page, "Lập bản soạn thảo")
    expect(page.get_by_text("Sửa đổi khoản 2 Mục II như sau:")).to_be_visible()


def choose_places(page: Page) -> None:
    follow(page, "Bổ sung mục mới")
    choices = page.get_by_role("combobox", name=re.compile("Mục trong kế hoạch"))
    last = choices.locator("option", has_text="Vải thiều").first.get_attribute("value")
    choices.select_option(last)
    page.get_by_label("Nội dung").fill(NEW)
    press(page, "Bổ sung mục này")
    follow(page, "Bãi bỏ mục")
    page.get_by_label("(khoản 1 Mục III)").check()
    press(page, "Ghi bãi bỏ")


def propose(page: Page, name: str, value: str) -> None:
    page.get_by_role("link", name=re.compile(f"Đổi giá trị.*{name}")).click()
    page.get_by_label("Giá trị mới").fill(value)
    press(page, "Lưu giá trị đề nghị")
    expect(page.get_by_role("row", name=re.compile(name))).to_contain_text(value)


def submit(page: Page, draft: Plan) -> None:
    page.goto(f"/ke-hoach/{draft.uid}/trinh/")
    reason = page.get_by_label(re.compile("Lý do"))
    if reason.count():
        reason.fill("Đã xem từng chỗ.")
    press(page, "Trình duyệt")


def decide(page: Page, draft: Plan) -> None:
    page.goto(f"/ke-hoach/{draft.uid}/")
    expect(page.get_by_text("1.000 tấn → 1.200 tấn")).to_be_visible()
    assert not scrolls_sideways(page)
    page.locator("summary", has_text="Lời trước khi sửa").first.click()
    expect(page.get_by_text("2. Vải thiều: 1.000 tấn").first).to_be_visible()
    page.goto(f"/ke-hoach/{draft.uid}/duyet/")
    press(page, "Duyệt kế hoạch")


def read_both_texts(page: Page, plan: Plan) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/")
    assert not scrolls_sideways(page)
    expect(page.get_by_text("Bản hợp nhất để tham khảo", exact=False).first).to_be_visible()
    expect(page.get_by_text("2. Vải thiều: 1.200 tấn").first).to_be_visible()
    page.locator("summary", has_text="Lời trước khi sửa").first.click()
    expect(page.get_by_text("2. Vải thiều: 1.000 tấn").first).to_be_visible()
    follow(page, "Bản đã ban hành")
    expect(page.get_by_text("1.200 tấn")).to_have_count(0)


def test_an_amendment_from_the_first_tick_to_both_texts_on_a_phone(
    cast: Cast, seat: Callable[..., Page]
):
    plan = issued_plan(cast)
    clerk = seat(cast.clerk)
    begin(clerk, plan)
    choose_places(clerk)
    propose(clerk, "Vải thiều", "1.200 tấn")
    draft = Plan.objects.get(amends=plan)
    assert Target.objects.get(name="Vải thiều").current.value == 1000

    submit(clerk, draft)
    decide(seat(cast.chairman, PHONE), draft)
    records = seat(cast.records_clerk)
    records.goto(f"/ke-hoach/{draft.uid}/ban-hanh/")
    press(records, "Ban hành")

    draft.refresh_from_db()
    assert draft.state == PlanState.ISSUED
    assert Target.objects.get(name="Vải thiều").current.paper == "Kế hoạch số 02/KH-UBND"
    read_both_texts(seat(cast.unit_head, PHONE), plan)
    visitor = records.context.browser.new_context(base_url=records.url.split("/ke-hoach")[0])
    page = visitor.new_page()
    page.goto(f"/xac-minh/{plan.paper.code}")
    expect(page.get_by_role("heading", name="Đã được sửa đổi, bổ sung bởi")).to_be_visible()


@pytest.mark.slow
def test_without_javascript_an_amendment_is_begun_and_its_words_are_saved(
    cast: Cast, seat: Callable[..., Page]
):
    plan = issued_plan(cast)
    page = seat(cast.clerk, java_script_enabled=False)
    begin(page, plan)

    page.get_by_role("link", name=re.compile("Soạn lời mới")).click()
    page.wait_for_load_state()
    item = Plan.objects.get(amends=plan).items.get()
    page.goto(f"/ke-hoach/{item.plan.uid}/soan/muc/{item.uid}/")
    text = page.locator("textarea", has_text="Vải thiều").first
    text.fill("Vải thiều: 1.000 tấn; nhãn: 240 tấn; chỉ tính quả tươi.")
    press(page, "Lưu mục này")

    assert item.blocks.get().text.endswith("chỉ tính quả tươi.")
