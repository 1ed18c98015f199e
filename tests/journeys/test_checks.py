"""From a warning to its place, mended there; what stays is submitted with a word of reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from campaigns import services
from campaigns.inputs import RecipientInput
from campaigns.models import Plan, PlanState
from tests.campaigns.plans_made import add_item, draft, new_plan
from tests.cast import Cast
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

WRONG = "Kỷ niệm 69 năm Chiến thắng Điện Biên Phủ, các thôn trồng 12 Ha rừng."
RIGHT = "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ, các thôn trồng 12 ha rừng."
REASON = "Chỉ tiêu chờ huyện giao, bổ sung sau."
PATIENT = 20_000


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    plan = draft(cast)
    add_item(plan, cast.clerk, WRONG, parent=plan.items.filter(parent=None).first())
    return plan


def mend_the_anniversary(page: Page) -> None:
    checks = page.locator("[data-checks]")
    warning = checks.get_by_role("link", name="69 năm Chiến thắng Điện Biên Phủ")
    expect(checks.locator("details")).to_be_visible(timeout=PATIENT)  # the places are known
    warning.click()
    assert page.evaluate("getSelection().toString()") == "69 năm Chiến thắng Điện Biên Phủ"
    page.keyboard.type("70 năm Chiến thắng Điện Biên Phủ")
    expect(warning).to_have_count(0, timeout=PATIENT)


def mend_the_slip(page: Page) -> None:
    checks = page.locator("[data-checks]")
    checks.locator("summary").click()
    button = checks.get_by_role("button", name="viết ha thay cho Ha")
    button.click()
    expect(page.get_by_role("textbox", name="Văn bản kế hoạch")).to_contain_text(RIGHT)
    expect(button).to_have_count(0)


def submit_with_reason(page: Page, plan: Plan) -> None:
    page.goto(f"/ke-hoach/{plan.uid}/trinh/")
    page.get_by_label("Lời trình").fill("Kính trình đồng chí.")
    page.get_by_role("button", name="Trình duyệt").click()
    expect(page.locator(".box-errors")).to_contain_text("Ghi lý do vẫn trình")
    expect(page.get_by_label("Lời trình")).to_have_value("Kính trình đồng chí.")
    page.get_by_label("Lý do vẫn trình").fill(REASON)
    page.get_by_role("button", name="Trình duyệt").click()
    expect(page.locator(".page-state").first).to_contain_text("Đã trình")


def test_a_warning_leads_to_its_place_and_what_stays_is_explained(
    cast: Cast, plan: Plan, seat: Callable
):
    # given a plan with an anniversary of last year, at the clerk's desk
    clerk = seat(cast.clerk)
    clerk.goto(f"/ke-hoach/{plan.uid}/soan/")

    # when the warning is followed, the words typed over, and the slip mended by one click
    mend_the_anniversary(clerk)
    mend_the_slip(clerk)
    expect(clerk.locator("[data-saved]")).to_contain_text("Đã lưu", timeout=PATIENT)

    # and the plan is submitted with a word of reason for what stays
    clerk.evaluate("window.thiduaSaver.flush()")
    submit_with_reason(clerk, plan)

    # then the chairman reads both on the phone before deciding
    chairman = seat(cast.chairman, PHONE)
    chairman.goto(f"/ke-hoach/{plan.uid}/")
    expect(chairman.get_by_text(REASON)).to_be_visible()
    expect(chairman.get_by_text("Kế hoạch chưa có chỉ tiêu nào")).to_be_visible()
    assert not scrolls_sideways(chairman)
    plan.refresh_from_db()
    assert plan.state == PlanState.SUBMITTED
    assert plan.blocks.filter(text=RIGHT).exists()


def test_recipients_complete_by_keyboard_from_the_plan_before(
    cast: Cast, plan: Plan, seat: Callable
):
    older = new_plan(cast, year=2023, title="Thi đua năm 2023")
    services.plan_change_recipients(
        plan=older,
        version=1,
        by=cast.clerk,
        recipients=[RecipientInput("Ban Quản lý chợ Mỏ Trạng", "p/h")],
    )
    clerk = seat(cast.clerk)
    clerk.goto(f"/ke-hoach/{plan.uid}/soan/?phan=noi-nhan")
    surface = clerk.get_by_role("textbox", name="Văn bản kế hoạch")
    expect(surface).to_be_focused(timeout=PATIENT)

    clerk.keyboard.press("End")
    clerk.keyboard.press("Enter")
    clerk.keyboard.type("quan ly", delay=40)
    offer = clerk.get_by_role("option", name="Ban Quản lý chợ Mỏ Trạng (p/h)")
    expect(offer).to_be_visible(timeout=PATIENT)
    clerk.keyboard.press("ArrowDown")
    expect(offer).to_have_attribute("aria-selected", "true")
    clerk.keyboard.press("Enter")

    expect(clerk.get_by_role("listbox")).to_have_count(0)
    row = clerk.evaluate("thiduaEditor.parts().recipients.rows.at(-1)")
    assert row == {"text": "Ban Quản lý chợ Mỏ Trạng", "purpose": "p/h", "units": []}
    clerk.evaluate("window.thiduaSaver.flush()")
    clerk.goto("/")  # the surface asks for nothing more
    clerk.wait_for_load_state("networkidle")


@pytest.mark.slow
def test_submitting_opens_as_soon_as_nothing_is_in_the_way(cast: Cast, plan: Plan, seat: Callable):
    # given a section without a word
    empty = services.item_add(plan=plan, by=cast.clerk, heading="TRỐNG")
    clerk = seat(cast.clerk)
    clerk.goto(f"/ke-hoach/{plan.uid}/soan/")
    head = clerk.locator("[data-submit]")
    expect(head).to_contain_text("“TRỐNG” chưa có nội dung")

    # when the section is written
    clerk.evaluate(f"window.thiduaEditor.focusItem('{empty.uid}')")
    for key in ("Enter", "Tab"):
        clerk.keyboard.press(key)
    clerk.keyboard.type("Các thôn trồng rừng.")

    # then the plan can be submitted, without loading the page again
    expect(head.get_by_role("link", name="Trình duyệt")).to_be_visible(timeout=PATIENT)
    expect(head).not_to_contain_text("chưa có nội dung")
