"""The office scores a whole cluster on one page: by keyboard on a PC, by thumb on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from campaigns.models import Score, ScoreSheet
from tests.campaigns.scoring.made import GOOD, Drive
from tests.plumbing.browser import OFFICE_PC, PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser


@pytest.fixture
@kept
def drive(cast) -> Drive:
    made = Drive(cast, ("Ao",))
    made.cluster("Cụm số 1", "Hồng Lạc", "Ao", year=made.campaign.starts_on.year)
    made.usual_criteria()
    made.plan(["self", "office"])
    made.advance()
    for name in made.units:
        made.send(name, GOOD)
    made.advance()
    return made


def address(drive: Drive) -> str:
    return f"/phong-trao/{drive.campaign.uid}/cham-diem/co-quan-cham/"


def field(page: Page, criterion: str, unit: str = "Thôn Ao") -> Locator:
    return page.get_by_role("textbox", name=f"{criterion}, {unit}", exact=True)


def total(page: Page, drive: Drive, unit: str = "Ao") -> Locator:
    return page.locator(f"[data-sum-total][data-lane='{drive.units[unit].uid.hex}']")


def test_by_keyboard_down_a_unit_with_sums_reasons_and_saves(seat, cast, drive) -> None:
    page = seat(cast.checker, OFFICE_PC)
    page.goto(address(drive))
    expect(field(page, "Chiều dài")).to_have_value("38")
    field(page, "Chiều dài").focus()
    page.keyboard.press("Enter")
    expect(field(page, "Chất lượng")).to_be_focused()
    page.keyboard.type("15,5")  # what stood there was selected
    page.keyboard.press("ArrowDown")
    expect(field(page, "Vệ sinh")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page, "Chất lượng")).to_be_focused()
    expect(total(page, drive)).to_have_text("90,5")
    expect(total(page, drive, "Hồng Lạc")).to_have_text("93")
    reason = field(page, "Lý do, Chất lượng")
    expect(reason).to_be_visible()
    expect(field(page, "Lý do, Vệ sinh")).not_to_be_visible()
    expect(page.get_by_text("chưa gửi.", exact=False).first).to_be_visible()
    assert [sheet.unit for sheet in ScoreSheet.objects.filter(column="office")] == [
        drive.units["Ao"]
    ]

    page.get_by_role("button", name="Gửi 2 phiếu chấm").click()
    expect(page.get_by_text("Còn 1 đơn vị phải xem lại")).to_be_visible()
    expect(field(page, "Chất lượng")).to_have_value("15,5")
    field(page, "Lý do, Chất lượng").fill("Mặt đường nứt")
    page.get_by_role("button", name="Gửi 1 phiếu chấm").click()
    expect(page.get_by_text("Đã gửi 1 phiếu chấm.")).to_be_visible()
    assert ScoreSheet.objects.filter(column="office", state="sent").count() == 2
    assert Score.objects.get(words="Mặt đường nứt").sheet.unit == drive.units["Ao"]


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_each_criterion_has_its_units_under_it(seat, cast, drive, scripts) -> None:
    page = seat(cast.clerk, PHONE, java_script_enabled=scripts)
    page.goto(address(drive))
    own, other = (field(page, "Vệ sinh", f"Thôn {name}") for name in ("Ao", "Hồng Lạc"))
    assert own.bounding_box()["x"] == other.bounding_box()["x"]
    assert own.bounding_box()["y"] != other.bounding_box()["y"]
    if scripts:
        assert not scrolls_sideways(page)
    page.get_by_role("button", name="Gửi 2 phiếu chấm").tap()
    expect(page.get_by_text("Đã gửi 2 phiếu chấm.")).to_be_visible()
