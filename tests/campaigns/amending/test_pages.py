"""The pages of amendments, for everybody who meets them."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.models import Plan
from tests.campaigns.amending.amendments_made import (
    REASON,
    amend,
    approve,
    issued_plan,
    put_through,
    retype,
    uid_of,
)
from tests.campaigns.plans_made import draft, fresh
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_printing")]

FRUIT = "khoản 2 Mục II"
MORE = "Vải thiều: 1.200 tấn; nhãn: 240 tấn."


@pytest.fixture
@kept
def plan(cast) -> Plan:
    return issued_plan(cast)


@pytest.fixture
@kept
def made(cast, plan) -> Plan:
    draft = amend(cast, plan, FRUIT)
    retype(cast, draft.items.get(), MORE)
    return fresh(draft)


def text_of(response) -> str:
    """What a person reads on a page, in one line."""
    body = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(body))


def test_a_clerk_begins_an_amendment_by_ticking_items(client_of, cast, plan):
    browser = client_of(cast.clerk)
    address = reverse("plan_amend", args=[plan.uid])
    assert address in browser.get(reverse("plan_read", args=[plan.uid])).content.decode()
    assert "(khoản 2 Mục II)" in text_of(browser.get(address))

    given = {"scope": "items", "items": [uid_of(plan, FRUIT)], "reason": REASON}
    response = browser.post(address, given)

    draft = Plan.objects.get(amends=plan)
    assert response.url == reverse("plan_amending", args=[draft.uid])
    page = text_of(browser.get(response.url))
    assert "Sửa đổi khoản 2 Mục II như sau:" in page
    assert REASON in page


def test_a_missing_reason_keeps_what_was_ticked(client_of, cast, plan):
    uid = uid_of(plan, FRUIT)

    response = client_of(cast.clerk).post(
        reverse("plan_amend", args=[plan.uid]), {"scope": "items", "items": [uid], "reason": ""}
    )

    assert "Ghi lý do sửa đổi" in text_of(response)
    assert f'value="{uid}" id="muc-{uid}" checked' in response.content.decode()
    assert not Plan.objects.filter(amends=plan).exists()


def test_places_are_struck_added_and_dropped_on_pages(client_of, cast, plan, made):
    browser = client_of(cast.clerk)

    browser.post(
        reverse("amended_items_strike", args=[made.uid]),
        {"items": [uid_of(plan, "khoản 1 Mục III")]},
    )
    browser.post(
        reverse("amended_item_insert", args=[made.uid]),
        {"place": uid_of(plan, FRUIT), "way": "after", "text": "Trồng rừng."},
    )
    page = text_of(browser.get(reverse("plan_amending", args=[made.uid])))
    assert "Bãi bỏ khoản 1 Mục III." in page
    assert "Bổ sung khoản 3 vào sau khoản 2 Mục II như sau:" in page

    struck = made.amended_places.get(deed="remove")
    browser.post(reverse("amended_place_drop", args=[made.uid, struck.uid]))
    assert not made.amended_places.filter(deed="remove").exists()


def test_a_value_is_typed_as_in_the_table_of_targets(client_of, cast, made):
    row = made.plantargets.get(target__name="Nhãn")
    address = reverse("amended_value", args=[made.uid, row.uid])
    browser = client_of(cast.clerk)
    assert "240 tấn" in text_of(browser.get(address))

    assert "Gõ giá trị mới" in text_of(browser.post(address, {"value": "", "level": ""}))
    browser.post(address, {"value": "từ 300 trở lên", "level": ""})

    row = made.plantargets.select_related("proposal").get(pk=row.pk)
    assert (row.proposal.comparator, row.proposal.value) == (">=", 300)
    assert "từ 300 tấn trở lên" in text_of(browser.get(reverse("plan_amending", args=[made.uid])))


def test_an_overtaken_place_shows_the_new_text_and_can_be_kept(client_of, cast, plan, made):
    other = amend(cast, plan, FRUIT)
    retype(cast, other.items.get(), "Vải thiều: 1.500 tấn; nhãn: 240 tấn.")
    put_through(cast, other)
    browser = client_of(cast.clerk)

    page = text_of(browser.get(reverse("plan_amending", args=[made.uid])))
    assert "1 chỗ cần xem lại" in page
    assert "1.500 tấn" in page

    place = made.amended_places.get()
    browser.post(reverse("amended_place_review", args=[made.uid, place.uid]))
    page = text_of(browser.get(reverse("plan_amending", args=[made.uid])))
    assert "chỗ cần xem lại" not in page


def test_the_chairman_reads_what_changes_and_why(client_of, cast, made):
    services.plan_submit(plan=made, reviewers=[], by=cast.clerk, warnings_reason="Đã xem.")

    page = text_of(client_of(cast.chairman).get(reverse("plan_read", args=[made.uid])))

    assert "Sửa đổi khoản 2 Mục II như sau:" in page
    assert "Lời trước khi sửa 2. Vải thiều: 1.000 tấn" in page
    assert "1.000 tấn → 1.200 tấn" in page
    assert f"Lý do: {REASON}" in page


def test_readers_see_both_texts_of_the_amended_plan(client_of, cast, plan, made):
    put_through(cast, made)
    browser = client_of(cast.unit_head)
    address = reverse("plan_read", args=[plan.uid])

    joined = text_of(browser.get(address))
    issued = text_of(browser.get(address, {"ban": "ban-hanh"}))

    assert "Đã được sửa đổi, bổ sung bởi Kế hoạch số 02/KH-UBND" in joined
    assert "BẢN HỢP NHẤT ĐỂ THAM KHẢO" in joined
    assert "2. Vải thiều: 1.200 tấn" in joined
    assert "Chỉ tiêu đã đổi do sửa đổi, bổ sung" in joined
    assert "2. Vải thiều: 1.000 tấn" in issued
    assert "1.200 tấn" not in issued
    assert REASON not in joined


def test_tasks_and_targets_of_the_amended_plan_count_once(client_of, cast, plan):
    put_through(cast, amend(cast, plan, "Mục II"))

    response = client_of(cast.unit_head).get(reverse("plan_read", args=[plan.uid]))

    assert [row.summary for row in response.context["tasks"]] == ["Phát động thi đua ở thôn"]
    assert [row.name for row in response.context["targets"]] == ["Vải thiều", "Nhãn"]


def test_the_consolidated_copy_is_a_pdf_and_the_issued_file_stays(client_of, cast, plan, made):
    before = bytes(plan.paper.files.get(format="pdf").content)
    put_through(cast, made)
    browser = client_of(cast.viewer)

    copy = browser.get(reverse("plan_consolidated", args=[plan.uid]))
    issued = browser.get(reverse("plan_pdf", args=[plan.uid]), follow=True)

    assert copy.content.startswith(b"%PDF")
    assert "inline" not in copy["Content-Disposition"]
    assert issued.content == before


def test_a_plan_without_amendments_has_no_consolidated_copy(client_of, cast, plan, made):
    address = reverse("plan_consolidated", args=[plan.uid])

    assert client_of(cast.clerk).get(address).status_code == 404
    assert "Bản hợp nhất" not in text_of(
        client_of(cast.clerk).get(reverse("plan_read", args=[plan.uid]))
    )


def test_anybody_learns_by_the_code_that_a_paper_was_amended(client_of, cast, plan, made):
    newer = put_through(cast, made)
    browser = client_of(cast.visitor)

    amended = text_of(browser.get(reverse("verify_code", args=[plan.paper.code])))
    amending = text_of(browser.get(reverse("verify_code", args=[newer.paper.code])))

    assert "Văn bản thật, còn hiệu lực" in amended
    assert "Đã được sửa đổi, bổ sung bởi Kế hoạch số 02/KH-UBND ngày 19/02/2024" in amended
    assert "Văn bản này sửa đổi, bổ sung Kế hoạch số 01/KH-UBND" in amending


def test_lists_and_the_first_page_say_that_a_plan_was_amended(client_of, cast, plan, made):
    put_through(cast, made)
    browser = client_of(cast.viewer)

    listed = text_of(browser.get(reverse("plan_list")))
    home = text_of(browser.get(reverse("home")))

    assert "Đã được sửa đổi bởi số 02/KH-UBND" in listed
    assert "đã được sửa đổi bởi số 02/KH-UBND" in home
    assert "Kế hoạch sửa đổi, bổ sung" not in home  # counted with its plan


def test_the_outsider_meets_nothing_of_it(client_of, cast, plan, made):
    browser = client_of(cast.outsider)

    pages = [
        reverse("plan_amend", args=[plan.uid]),
        reverse("plan_amending", args=[made.uid]),
        reverse("amended_items_add", args=[made.uid]),
        reverse("plan_consolidated", args=[plan.uid]),
    ]
    assert {browser.get(page).status_code for page in pages} == {404}


def test_a_plan_that_amends_none_has_no_places_to_choose(client_of, cast):
    plain = draft(cast)

    page = reverse("plan_amending", args=[plain.uid])
    assert client_of(cast.clerk).get(page).status_code == 404


def test_a_draft_on_its_way_is_no_longer_changed(client_of, cast, plan, made):
    place = made.amended_places.get()
    approve(cast, made)

    response = client_of(cast.clerk).post(reverse("amended_place_drop", args=[made.uid, place.uid]))

    assert response.status_code == 409
    assert made.amended_places.exists()


@pytest.mark.parametrize("count", [1, 6])
def test_the_amended_plan_asks_the_same_number_of_queries(
    client_of, cast, plan, made, count, django_assert_num_queries
):
    put_through(cast, made)
    for number in range(1, count):
        more = amend(cast, plan, FRUIT)
        retype(cast, more.items.get(), MORE.replace("1.200", f"1.20{number}"))
        put_through(cast, more)
    browser = client_of(cast.viewer)
    browser.get(reverse("plan_read", args=[plan.uid]))

    with django_assert_num_queries(QUERIES):
        browser.get(reverse("plan_read", args=[plan.uid]))


QUERIES = 10
