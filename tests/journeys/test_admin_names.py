"""Every box of the admin's forms has a name for a screen reader."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.journeys.test_front_door import log_in

pytestmark = pytest.mark.browser


def test_boxes_of_a_household_are_named_by_their_fields(cast, office_pc):
    log_in(office_pc, "administrator")
    office_pc.goto(reverse("admin:org_household_add"))
    members = office_pc.locator("#members-group .form-row:not(.empty-form)")

    expect(office_pc.get_by_role("combobox", name="Chủ hộ")).to_have_count(1)
    expect(members.get_by_role("combobox", name="Người")).to_have_count(2)
    expect(members.get_by_role("textbox", name="Quan hệ với chủ hộ")).to_have_count(2)

    office_pc.locator("#members-group .add-row a").click()
    expect(members.get_by_role("combobox", name="Người")).to_have_count(3)


def test_a_box_tells_what_was_chosen_in_it(cast, office_pc):
    log_in(office_pc, "administrator")
    office_pc.goto(reverse("admin:org_household_add"))

    office_pc.get_by_role("combobox", name="Chủ hộ").click()
    office_pc.get_by_role("searchbox", name="Tìm theo tên").fill("luong")
    office_pc.get_by_role("option", name="Trần Văn Lượng").click()

    expect(office_pc.get_by_role("combobox", name="Chủ hộ Trần Văn Lượng")).to_have_count(1)
