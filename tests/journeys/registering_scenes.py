"""Registrations with something of their own: from Excel, returned, late."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from campaigns.models import Campaign
from emulation.demonstration.year_2024_dong_tam import HONG_LAC
from tests.journeys import campaign_steps as steps
from tests.journeys.campaign_steps import Pledged, own_address, pledge
from tests.journeys.spring_drive import POVERTY, RICE, TIDY, pledged
from tests.journeys.town import Town, fits, press, says


def households(number: int) -> list[tuple[object, ...]]:
    """Rows of a sheet: so many good ones, and three that are not, at lines 5, 7 and 9."""
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    good = [
        ("", f"Hoàng Văn {letters[n // 22]}{letters[n % 22].lower()}", 1950 + n % 50,
         f"Ngõ {n % 9}", "x")
        for n in range(number)
    ]  # fmt: skip
    bad = {
        3: (*good[0][:3], "Ngõ 7", "x"),
        5: ("", "", 1971, "Ngõ 4", "x"),
        7: ("", "Nông Thị Sen", 1980, '=HYPERLINK("http://xau.example";"Ngõ 5")', "x"),
    }
    for place, row in bad.items():
        good.insert(place, row)
    return good


def register_from_excel(town: Town, campaign: Campaign, name: str, number: int) -> None:
    """Bring the village's households in; three bad lines are named and lose no other."""
    page, address = town.head(name), own_address(town, campaign, name)
    heads = ("Mã hộ", "Chủ hộ", "Năm sinh", "Địa chỉ", "Đăng ký")
    steps.look_at_sheet(page, address, steps.book(heads, households(number)))
    wrong = page.locator("[data-errors]")
    expect(wrong).to_contain_text("3 dòng có lỗi")
    expect(wrong).to_contain_text("Dòng 5: Chủ hộ: Trùng với dòng 2 của tệp này. Bỏ một dòng.")
    expect(wrong).to_contain_text(re.compile("Dòng 7: Chủ hộ: "))
    expect(wrong).to_contain_text("Dòng 9: Địa chỉ: Ô này bắt đầu bằng “=” như công thức Excel.")
    fits(page)
    page.get_by_role("button", name=f"Ghi {number} hộ, bỏ 3 dòng lỗi").click()
    says(page, f"{number} hộ mới, {number} hộ được đăng ký; 3 dòng lỗi chưa nhập")
    fits(page)


def register_with_everything(town: Town, campaign: Campaign, number: int) -> None:
    """Hồng Lạc beats both shares, brings its households in and sends its three screens."""
    page = town.head(HONG_LAC)
    page.goto("/dang-ky/")
    page.get_by_role("link", name=campaign.name).first.tap()
    steps.write_pledges(page, pledged(HONG_LAC, "Trồng 120 cây lộc vừng"))
    for target in (RICE, POVERTY):
        part = page.locator("[data-pledge]").filter(has=page.get_by_role("heading", name=target))
        expect(part).to_contain_text("hơn mức giao")
    fits(page)
    press(page, "Lưu, sang bước 2")
    page.wait_for_url(re.compile(r"/nguoi-ho/$"))
    twice_is_refused(page)
    register_from_excel(town, campaign, HONG_LAC, number)
    page.get_by_role("link", name="Sang bước 3: kiểm tra, gửi").click()
    fits(page)
    steps.send(page)
    says(page, f"1 lượt người, {number} lượt hộ")


def twice_is_refused(page: Page) -> None:
    """One person under two spellings is refused; with one row less it is right."""
    labour = "Lao động tiên tiến"
    people = (("Lý Thị Mơ, 1985", labour), ("Lý Thi Mơ, 1985", labour))
    steps.write_people(page, Pledged({}, people=people))
    page.get_by_role("button", name="Lưu nháp").last.click()
    expect(page.locator("[data-errors]")).to_contain_text("ghi hai lần ở trang này. Bỏ một dòng.")
    page.locator("[data-drop]").last.click()
    press(page, "Lưu nháp")
    expect(page.get_by_role("rowheader", name="Lý Thị Mơ, 1985")).to_be_visible()


def return_and_send_again(town: Town, campaign: Campaign, name: str) -> None:
    """Only the named hard job can be changed; it is sent again."""
    steps.return_part(town, campaign, name, TIDY, "Ghi rõ làm gì, ở đoạn nào.")
    page = town.head(name)
    page.goto(own_address(town, campaign, name))
    expect(page.locator(".box-returned")).to_have_count(1)  # the device asks nothing
    says(page, "Ghi rõ làm gì, ở đoạn nào.")
    assert page.locator("[data-pledged]").count() == 0, "only what was named can be changed"
    page.locator("[name=viec-1-name]").fill("Dọn bãi rác sau nhà văn hóa")
    fits(page)
    press(page, "Lưu, sang bước 2")
    page.goto(own_address(town, campaign, name, "kiem-tra/"))
    steps.send(page, again=True)


def register_late(town: Town, campaign: Campaign, name: str, given: Pledged) -> None:
    """A page left open sends nothing after the window; with the clerk's leave it does."""
    page = town.head(name)
    town.on("2024-03-15")
    page.goto(own_address(town, campaign, name))
    town.on("2024-03-18")
    steps.write_pledges(page, given)
    page.get_by_role("button", name="Lưu, sang bước 2").click()
    says(page, "Đã hết hạn đăng ký ngày 15/03/2024. Cần đăng ký thêm thì đề nghị công chức")
    expect(pledge(page, RICE)).to_have_value(given.pledges[RICE])
    page.goto(own_address(town, campaign, name))
    says(page, "máy này giữ bản nhập")
    says(page, "đã hết hạn")
    page.get_by_role("button", name="Bỏ bản trên máy này").click()
    steps.allow_late(town, campaign, name, "20/3/2024", "Trưởng thôn nằm viện.")
    steps.register(town, campaign, name, given, page)
