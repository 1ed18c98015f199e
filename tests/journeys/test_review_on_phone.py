"""A plan looked over on the phone: said, returned, mended, seen what changed, approved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Plan, PlanState
from tests.campaigns.plans_made import draft, fresh, save_item, submit, with_targets
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

WORDS = "Vải thiều 1.000 tấn là thấp, nâng lên 1.250 tấn."


@pytest.fixture
@kept
def plan(cast) -> Plan:
    plan = draft(cast)
    with_targets(cast, plan)
    submit(cast, plan)
    return fresh(plan)


def to_plan(page: Page, plan: Plan) -> None:
    """From "Việc của tôi" by a tap."""
    page.goto("/")
    page.locator("main").get_by_role("link", name=str(plan)).first.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(plan))
    assert not scrolls_sideways(page)


def in_reach_of_the_thumb(page: Page, name: str) -> None:
    """The button is seen without scrolling, in the lower half."""
    box = page.get_by_role("link", name=name, exact=True).bounding_box()
    assert box is not None
    assert 400 < box["y"] < 800 - box["height"]


def comment_on_the_fruit(page: Page) -> None:
    paragraph = page.locator(".paper-text", has_text="Vải thiều: 1.000 tấn")
    paragraph.get_by_role("link", name="Góp ý").tap()
    expect(page.get_by_text("Vải thiều: 1.000 tấn; nhãn: 240 tấn.").first).to_be_visible()
    page.get_by_label("Góp ý", exact=True).fill(WORDS)
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Gửi góp ý").tap()
    expect(page.get_by_text("Đã gửi góp ý")).to_be_visible()


def give_back(page: Page) -> None:
    in_reach_of_the_thumb(page, "Trả lại")
    page.get_by_role("link", name="Trả lại", exact=True).tap()
    expect(page.get_by_text("1 góp ý đi kèm lý do")).to_be_visible()
    page.get_by_role("button", name="Trả lại").tap()
    expect(page.get_by_text("Đã trả lại")).to_be_visible()


def mend_and_answer(page: Page, plan: Plan) -> None:
    """At the PC: the number in the form, its question, the answer, and off again."""
    page.goto(f"/ke-hoach/{plan.uid}/gop-y/")
    expect(page.locator(".page-state")).to_contain_text("1 góp ý chưa trả lời")
    expect(page.locator(".thread")).to_contain_text(WORDS)
    page.locator(".thread summary").click()
    page.get_by_label("Lời trả lời").fill("Đã nâng theo ý Chủ tịch.")
    page.get_by_role("button", name="Đã sửa").click()
    expect(page.get_by_text("0 góp ý chưa trả lời, 1 đã trả lời")).to_be_visible()


def send_again(page: Page, plan: Plan) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/trinh/")
    page.get_by_label("Lý do vẫn trình").fill("Các chỗ nhắc đã xem, giữ như bản này.")
    page.get_by_role("button", name="Trình duyệt").click()
    expect(page.get_by_text("Đã trình. Cấp trên chưa tiếp nhận")).to_be_visible()


def change_the_figure(cast, plan: Plan) -> None:
    block = fresh(plan).items.get(blocks__text__startswith="Vải").blocks.get()
    figure = block.figures.order_by("start").first()
    save_item(
        block.item,
        cast.clerk,
        block.text.replace("1.000", "1.250"),
        answers={str(figure.uid): "change"},
    )


def test_a_plan_is_looked_over_on_the_phone(cast, plan, seat):
    chairman = seat(cast.chairman, PHONE)
    to_plan(chairman, plan)
    comment_on_the_fruit(chairman)
    give_back(chairman)
    assert fresh(plan).state == PlanState.RETURNED

    clerk = seat(cast.clerk)
    change_the_figure(cast, plan)
    mend_and_answer(clerk, plan)
    send_again(clerk, plan)

    to_plan(chairman, plan)
    since = chairman.get_by_role("region", name="Đã sửa gì từ lần trước")
    expect(since).to_contain_text("Vải thiều 1.000 → 1.250 tấn")
    expect(chairman.get_by_text("Đã sửa", exact=True).first).to_be_visible()
    since.get_by_role("link").tap()
    expect(chairman.get_by_text("Tăng 250 tấn (25%)")).to_be_visible()
    assert not scrolls_sideways(chairman)
    chairman.go_back()

    in_reach_of_the_thumb(chairman, "Duyệt")
    chairman.get_by_role("link", name="Duyệt", exact=True).tap()
    chairman.get_by_role("button", name="Duyệt kế hoạch").tap()
    expect(chairman.get_by_text("Đã duyệt. Văn thư cho số")).to_be_visible()
    assert fresh(plan).state == PlanState.APPROVED
