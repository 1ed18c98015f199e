"""Figures of awards and open lists on a phone: all of it is seen without scrolling sideways."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from awards.states import NominationState
from tests.awards.made import PRAISE, law_and_catalogue, make_nomination, make_round
from tests.awards.nominating.made import opened
from tests.awards.posting.made import TITLE, posted
from tests.awards.registry.made import old
from tests.plumbing.browser import PHONE, scrolls_sideways

pytestmark = pytest.mark.browser


def test_asked_for_and_given_stand_under_each_other(cast, seat):
    law_and_catalogue()
    make_nomination(
        make_round(cast), cast.village, cast.village, award=PRAISE, state=NominationState.SENT
    )
    old(cast, cast.village, PRAISE, year=2024, decided_on=dt.date(2024, 2, 10))
    page = seat(cast.clerk, PHONE)

    page.goto(reverse("award_statistics"))

    row = page.get_by_role("row", name="Giấy khen").first
    asked, given = row.locator(".side").all()
    for figure, words in ((asked, "Đề nghị"), (given, "Được tặng")):
        expect(figure).to_have_attribute("data-label", words)
        expect(figure).to_have_text("1")
    above, below = asked.bounding_box(), given.bounding_box()
    assert below["y"] > above["y"]
    assert below["x"] + below["width"] <= page.viewport_size["width"]
    wrap = page.locator(".table-wrap").first
    assert wrap.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert not scrolls_sideways(page)


def test_a_neighbour_finds_the_open_list_from_the_page_of_log_in(cast, open_page):
    posted(cast, opened(cast))
    page = open_page(PHONE)

    page.goto(reverse("login"))
    page.get_by_role("link", name="danh sách đề nghị khen thưởng đang lấy ý kiến").tap()
    expect(page.get_by_role("heading", name="Danh sách đang lấy ý kiến")).to_be_visible()
    assert not scrolls_sideways(page)
    page.get_by_role("link", name=TITLE).tap()

    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_role("rowheader", name="Hộ Nông Văn Ab")).to_be_visible()
