"""A newcomer gets an account from the administrator, and comes in by the paper slip."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from emulation.org.models import Role
from emulation.org.services import membership_create, person_create, position_create
from tests.cast import LONG_AGO
from tests.journeys.test_front_door import NEW_PASSWORD, log_in
from tests.plumbing.browser import scrolls_sideways

pytestmark = pytest.mark.browser


def newcomer(cast, name: str, phone: str) -> None:
    person = person_create(commune=cast.commune, full_name=name, phone=phone, by=None)
    place = {"person": person, "unit": cast.other_village, "valid_from": LONG_AGO, "by": None}
    membership_create(role=Role.UNIT_HEAD, **place)
    position_create(title="Trưởng thôn", **place)


@pytest.mark.parametrize("window", ["phone", "office_pc"])
def test_from_the_list_of_accounts_to_the_first_page(window, request, open_page, cast):
    newcomer(cast, "Vũ Thị Lan", "0900 000 777")
    newcomer(cast, "Trần Văn Sáu", "")
    page = request.getfixturevalue(window)
    log_in(page, "administrator")
    page.goto(reverse("account_list"))
    page.get_by_role("link", name="Mở tài khoản").click()
    page.get_by_label("Chọn Vũ Thị Lan").check()
    page.get_by_label("Chọn Trần Văn Sáu").check()
    page.get_by_role("button", name="Mở tài khoản cho người đã chọn").click()
    page.get_by_role("alert").get_by_role("link", name="Trần Văn Sáu").click()
    field = page.get_by_label("Số điện thoại hoặc mã của Trần Văn Sáu")
    expect(field).to_be_focused()
    assert not scrolls_sideways(page)
    field.fill("dt-sau")
    page.get_by_role("button", name="Mở tài khoản cho người đã chọn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã mở 2 tài khoản.")
    assert not scrolls_sideways(page)

    page.get_by_role("button", name="In phiếu mã cho người đã chọn").click()
    codes = page.locator(".slip", has_text="Trần Văn Sáu").locator(".slip-code")
    come_in(open_page({}), "dt-sau", codes.inner_text())


def come_in(page, login: str, code: str) -> None:
    page.goto(reverse("first_login"))
    page.get_by_label("Số điện thoại hoặc mã").fill(login)
    page.get_by_label("Mã một lần").fill(code)
    page.get_by_role("main").get_by_role("button").click()
    page.get_by_label("Mật khẩu mới", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("Gõ lại mật khẩu mới").fill(NEW_PASSWORD)
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def test_an_account_is_closed_and_opened_again_by_keyboard(office_pc, cast):
    person = cast.person_of(cast.viewer)
    log_in(office_pc, "administrator")
    office_pc.goto(reverse("account_list"))
    office_pc.get_by_role("link", name=f"Khóa tài khoản của {person}").press("Enter")
    office_pc.get_by_role("button", name="Khóa tài khoản").press("Enter")
    expect(office_pc.get_by_role("status")).to_contain_text("Đã khóa tài khoản")

    office_pc.get_by_role("button", name="Mở lại tài khoản").press("Enter")

    expect(office_pc.get_by_role("status")).to_contain_text("Đã mở lại tài khoản")
