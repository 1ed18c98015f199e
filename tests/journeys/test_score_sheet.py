"""A village head scores on a phone: sums follow, the sheet saves itself, then it is sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Score, ScoreSheet
from tests.campaigns.scoring.made import Drive
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

TYPED = {"Chiều dài": "37,5", "Chất lượng": "18", "Vệ sinh": "35", "Sáng kiến": "3"}


@pytest.fixture
@kept
def drive(cast) -> Drive:
    made = Drive(cast, ("Ao",))
    made.usual_criteria()
    made.plan(["self"])
    made.advance()
    return made


def field(page: Page, name: str):
    return page.locator("[data-node]").filter(has=page.get_by_text(name)).locator("[data-points]")


def test_sums_follow_and_the_button_waits_for_the_save_under_way(seat, cast, drive) -> None:
    page = seat(cast.unit_head, PHONE)
    page.goto(f"/phong-trao/{drive.campaign.uid}/cham-diem/tu-cham/{cast.village.uid}/")
    for name, points in TYPED.items():
        field(page, name).fill(points)
    field(page, "Vi phạm").fill("abc")
    expect(page.locator("[data-sum-total]")).to_have_text("93,5")
    expect(page.locator("[data-kept]")).to_contain_text("trừ chỗ ghi đỏ")
    expect(page.get_by_text("“abc” chưa phải là số")).to_be_visible()
    assert Score.objects.count() == len(TYPED)

    field(page, "Vi phạm").fill("2,5")
    expect(page.locator("[data-sum-total]")).to_have_text("91")
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Gửi phiếu chấm").tap()

    expect(page.get_by_text("Đã gửi phiếu chấm.")).to_be_visible()
    assert ScoreSheet.objects.get().state == "sent"


def test_without_scripts_it_is_saved_and_sent_by_its_buttons(seat, cast, drive) -> None:
    page = seat(cast.unit_head, PHONE, java_script_enabled=False)
    page.goto(f"/phong-trao/{drive.campaign.uid}/cham-diem/tu-cham/{cast.village.uid}/")
    for name, points in (TYPED | {"Vi phạm": "0"}).items():
        field(page, name).fill(points)
    page.get_by_role("button", name="Lưu, chưa gửi").tap()
    expect(page.locator("[data-sum-total]")).to_have_text("93,5")
    page.get_by_role("button", name="Gửi phiếu chấm").tap()
    expect(page.get_by_text("Đã gửi phiếu chấm.")).to_be_visible()
