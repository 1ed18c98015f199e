"""Coming in through the real pages: by password, by the paper slip, and not at all."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from emulation.org.services import login_code_issue
from tests.cast import PASSWORD
from tests.plumbing.browser import scrolls_sideways

pytestmark = pytest.mark.browser

NEW_PASSWORD = "ba-cay-nhan-17"


def log_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.goto(reverse("login"))
    page.get_by_label("Số điện thoại hoặc mã").fill(login)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def test_a_unit_head_comes_in_on_a_phone_and_finds_the_way(phone, cast):
    log_in(phone, "0900 000 103")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    places = phone.get_by_role("navigation", name="Các mục").get_by_role("link")
    expect(places.filter(visible=True)).to_have_text(
        ["Việc của tôi", "Chỉ tiêu", "Báo cáo", "Tất cả"]
    )
    for place in ("Chỉ tiêu", "Báo cáo", "Tất cả"):
        places.filter(has_text=place).first.click()
        expect(phone.locator(".places [aria-current]")).to_contain_text(place)
        assert not scrolls_sideways(phone)


def test_a_wrong_password_is_said_at_the_field_and_in_the_summary(office_pc, cast):
    log_in(office_pc, "clerk", "khong-phai-mat-khau")

    expect(office_pc.get_by_role("alert")).to_contain_text("Mật khẩu không khớp")
    office_pc.get_by_role("alert").get_by_role("link").click()
    expect(office_pc.get_by_label("Mật khẩu", exact=True)).to_be_focused()


def test_a_slip_opens_the_door_once_and_asks_for_a_password(office_pc, cast):
    code = login_code_issue(user=cast.unit_head, by=cast.clerk)
    office_pc.goto(reverse("first_login"))
    office_pc.get_by_label("Số điện thoại hoặc mã").fill("0900000103")
    office_pc.get_by_label("Mã một lần").fill(f"{code[:4]} {code[4:]}")
    office_pc.get_by_role("main").get_by_role("button").click()

    office_pc.get_by_label("Mật khẩu mới", exact=True).fill(NEW_PASSWORD)
    office_pc.get_by_label("Gõ lại mật khẩu mới").fill(NEW_PASSWORD)
    office_pc.get_by_role("main").get_by_role("button").click()

    expect(office_pc.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def test_a_visitor_is_led_to_the_door_and_then_to_the_page_asked_for(office_pc, cast):
    office_pc.goto(reverse("target_list"))
    expect(office_pc).to_have_url(re.compile(r"/dang-nhap/\?next=/chi-tieu/"))
    office_pc.get_by_label("Số điện thoại hoặc mã").fill("clerk")
    office_pc.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    office_pc.get_by_role("button", name="Đăng nhập").click()

    expect(office_pc).to_have_url(re.compile(r"/chi-tieu/$"))


def test_the_search_and_the_way_out_work_by_keyboard_alone(office_pc, cast):
    log_in(office_pc, "clerk")
    office_pc.get_by_role("searchbox", name="Tìm trong cổng").fill("hong lac")
    office_pc.keyboard.press("Enter")
    expect(office_pc.get_by_role("link", name="Thôn Hồng Lạc")).to_be_visible()

    office_pc.locator(".me-menu > summary").focus()
    office_pc.keyboard.press("Enter")
    office_pc.get_by_role("button", name="Đăng xuất").focus()
    office_pc.keyboard.press("Enter")

    expect(office_pc.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    office_pc.goto(reverse("home"))
    expect(office_pc).to_have_url(re.compile("/dang-nhap/"))
