"""What stands around every page, and what it costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.org.models import Role
from emulation.org.services import membership_create
from tests.campaigns.plans_made import new_plan
from tests.cast import LONG_AGO

pytestmark = pytest.mark.django_db

SHARED = 2  # session, account with its memberships: read by every page


def frame_of(client_of, user, page="all_places"):
    return client_of(user).get(reverse(page)).context


def icons(frame, *, on_phone=False) -> list[str]:
    return [place.icon for place in frame["places"] if place.on_phone or not on_phone]


def test_the_frame_names_office_day_and_person(cast, client_of):
    frame = frame_of(client_of, cast.clerk)

    assert frame["office_name"] == "UBND xã Đồng Tâm"
    assert frame["demo_words"] == "Minh họa: thứ Hai, ngày 19/02/2024"
    assert frame["me"] == {
        "name": "Hoàng Thị Mai",
        "words": "Công chức Văn phòng",
        "mark": "M",
        "admin_url": "",
    }


def test_a_visitor_costs_no_query_and_sees_no_places(client, settings):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(reverse("guide"))

    assert len(asked) == 0
    assert "places" not in answer.context
    assert "Các mục" not in answer.content.decode()


def test_a_real_office_shows_the_day_without_a_word_of_demonstration(client, settings):
    settings.DEMO_TODAY = None

    frame = client.get(reverse("guide")).context

    assert frame["demo_words"] == ""
    assert frame["today_words"].split(",")[0] in {
        "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["unit_head", "clerk", "chairman", "records_clerk", "overseer"])
def test_the_frame_costs_a_handful_of_queries(cast, client_of, who):
    """Whether anything was done since what waits was counted; the overseer asks afterwards."""
    browser = client_of(getattr(cast, who))

    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("change_password"))

    assert len(asked) == SHARED + (who != "overseer")


def test_a_page_that_does_not_know_what_waits_asks_afterwards(cast, client_of):
    new_plan(cast)
    browser = client_of(cast.clerk)

    unknown = browser.get(reverse("change_password"))
    told = browser.get(reverse("waiting_now")).json()
    known = browser.get(reverse("change_password"))

    address = f'data-waiting-url="{reverse("waiting_now")}"'
    assert address in unknown.content.decode()
    assert told == {"count": 1, "why": ""}
    assert address not in known.content.decode()
    assert known.context["places"][0].count == 1


def test_what_was_done_meanwhile_is_counted_at_once(cast, client_of):
    browser = client_of(cast.clerk)
    before = tasks_of(browser)

    new_plan(cast)

    assert tasks_of(browser) == before + 1


def tasks_of(browser) -> int:
    return browser.get(reverse("all_places")).context["places"][0].count


def test_places_are_those_that_the_person_may_open(cast, client_of):
    whole = ["tasks", "plan", "campaign", "target", "award", "paper", "people", "all"]
    administering = [*whole[:-1], "settings", "all"]

    assert icons(frame_of(client_of, cast.viewer)) == [*whole[:4], "report", *whole[4:]]
    assert icons(frame_of(client_of, cast.administrator)) == administering


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("unit_head", ["tasks", "target", "report", "all"]),
        ("records_clerk", ["tasks", "plan", "paper", "all"]),
        ("administrator", ["tasks", "people", "settings", "all"]),
    ],
)
def test_four_places_stand_at_the_foot_of_a_phone(cast, client_of, who, wanted):
    assert icons(frame_of(client_of, getattr(cast, who)), on_phone=True) == wanted


@pytest.mark.parametrize(
    ("page", "icon"),
    [
        ("home", "tasks"),
        ("plan_list", "plan"),
        ("target_list", "target"),
        ("report_list", "report"),
        ("round_list", "award"),
        ("law_catalogue", "award"),
        ("paper_list", "paper"),
        ("unit_list", "people"),
        ("person_list", "people"),
        ("all_places", "all"),
    ],
)
def test_the_present_place_is_marked(cast, client_of, page, icon):
    places = frame_of(client_of, cast.viewer, page)["places"]

    assert [place.icon for place in places if place.current] == [icon]


def test_a_second_commune_leaves_the_main_office_in_the_head(cast, client_of):
    membership_create(
        person=cast.person_of(cast.clerk),
        unit=cast.unit_of(cast.commune),
        role=Role.VIEWER,
        valid_from=LONG_AGO,
        by=None,
    )

    assert frame_of(client_of, cast.clerk)["office_name"] == "UBND xã Đồng Tâm"


def test_the_guide_names_whom_to_ask_to_members_only(cast, client_of, client):
    assert "Lâm Quang Tùng" in client_of(cast.unit_head).get(reverse("guide")).content.decode()
    assert "Lâm Quang Tùng" not in client.get(reverse("guide")).content.decode()
