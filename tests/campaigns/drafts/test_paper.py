"""The live paper: as stored, only when it changed, with the pages of the PDF."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns import services
from campaigns.content import plan_content
from campaigns.inputs import BlockInput
from campaigns.models import PlanState
from campaigns.paper import plan_document
from emulation.papers.paging import paging_of
from tests.campaigns.edit_pages import FRUIT, address
from tests.campaigns.plans_made import fresh

pytestmark = pytest.mark.django_db

NAMES = ("draft_paper", "draft_paper_pages")
MOST_QUERIES = 40
LONG = "Các thôn bàn kỹ từng việc, ghi rõ người làm, ngày xong và kết quả của từng việc. " * 12


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def read(cast, plan, client_of):
    client = client_of(cast.clerk)
    return lambda name="draft_paper", **headers: client.get(address(name, plan), **headers)


def make_long(plan, clerk, items: int) -> None:
    for _ in range(items):
        services.item_add(plan=plan, by=clerk, blocks=[BlockInput(text=LONG)])


def queries_of(read, name: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert read(name).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", NAMES)
def test_each_person_gets_an_answer(name, cast, plan, client_of):
    url = address(name, plan)
    assert client_of(cast.clerk).get(url).status_code == 200
    assert client_of(cast.clerk).post(url).status_code == 405
    assert client_of(cast.chairman).get(url).status_code == 403
    assert client_of(cast.outsider).get(url).status_code == 404


def test_paper_is_the_one_that_prints(read, item):
    answer = read().json()
    assert FRUIT in answer["html"]
    assert f'id="muc-{item.uid}"' in answer["html"]
    assert "DỰ THẢO" in answer["html"]


def test_unchanged_paper_is_not_sent_again(read, cast, plan):
    first = read()
    assert read(headers={"If-None-Match": first["ETag"]}).status_code == 304
    # when something is written
    services.item_add(plan=plan, by=cast.clerk, blocks=[BlockInput(text="Việc mới của thôn,")])
    # then it comes, under another name
    second = read(headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "IV. Việc mới của" in second.json()["html"]
    assert second["ETag"] != first["ETag"]


def test_no_copy_stays_in_the_browser(read):
    assert "no-store" in read()["Cache-Control"]


def test_pages_begin_where_the_pdf_breaks(read, cast, plan):
    make_long(plan, cast.clerk, 4)
    answer = read("draft_paper_pages").json()
    paging = paging_of(plan_document(plan_content(fresh(plan)), is_draft=True))
    assert paging.pages >= 2
    assert answer == {"etag": read().json()["etag"], **paging.as_json()}


def test_pages_come_with_the_paper_once_they_are_known(read, cast, plan):
    assert read().json()["breaks"] is None
    known = read("draft_paper_pages").json()
    assert read().json()["pages"] == known["pages"] == 1
    # when the text grows, what was known is known no longer
    make_long(plan, cast.clerk, 4)
    assert read().json()["pages"] is None
    assert read("draft_paper_pages").json()["pages"] >= 2


def test_pages_are_laid_out_once(read, monkeypatch):
    first = read("draft_paper_pages").json()
    monkeypatch.setattr("campaigns.drafts.paper.paging_of", None)
    assert read("draft_paper_pages").json() == first


@pytest.mark.parametrize("name", NAMES)
def test_long_plan_asks_no_more_queries(name, read, cast, plan):
    make_long(plan, cast.clerk, 1)
    before = queries_of(read, name)
    make_long(plan, cast.clerk, 12)
    assert queries_of(read, name) == before <= MOST_QUERIES


@pytest.mark.parametrize("name", NAMES)
def test_paper_of_a_plan_no_longer_written_is_refused(name, read, plan):
    plan.state = PlanState.ISSUED
    plan.save(update_fields=["state"])
    assert read(name).status_code == 409
