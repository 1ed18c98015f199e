"""The search of the portal: without accents, and only what the person may read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from emulation.org.services import person_create
from tests.campaigns.plans_made import draft, issued, new_target
from tests.cast import make_user
from tests.papers.papers_made import open_series

pytestmark = pytest.mark.django_db


def found(client_of, user, words) -> dict[str, list[str]]:
    answer = client_of(user).get(reverse("search"), {"q": words})
    assert answer.status_code == 200
    return {each.label: [hit.title for hit in each.hits] for each in answer.context["found"]}


@pytest.mark.parametrize("words", ["hong lac", "Hồng Lạc", "LAC hong", "  hồng   lạc "])
def test_accents_case_and_order_do_not_matter(cast, client_of, words):
    assert found(client_of, cast.viewer, words) == {"Đơn vị": ["Thôn Hồng Lạc"]}


def test_people_are_found_by_name_and_told_with_their_position(cast, client_of):
    answer = client_of(cast.viewer).get(reverse("search"), {"q": "thang duc"})

    (people,) = answer.context["found"]
    assert people.label == "Người"
    assert people.hits[0].title == "Nguyễn Đức Thắng"
    assert people.hits[0].detail == "Chủ tịch UBND xã, Đồng Tâm"


def test_plans_papers_and_targets_are_found(cast, client_of):
    open_series(cast.commune)
    plan = issued(cast)
    new_target(cast, plan, "Tỷ lệ hộ nghèo", "0.66", "%")

    assert found(client_of, cast.viewer, "01/KH") == {
        "Văn bản đã ban hành": ["Kế hoạch số 01/KH-UBND: Phát động phong trào thi đua năm 2024"],
        "Kế hoạch": ["Kế hoạch phát động phong trào thi đua năm 2024"],
    }
    assert found(client_of, cast.unit_head, "ho ngheo") == {"Chỉ tiêu": ["Tỷ lệ hộ nghèo"]}


def test_a_draft_is_found_by_its_clerks_only(cast, client_of):
    draft(cast, title="Đợt thi đua Điện Biên")

    assert found(client_of, cast.second_clerk, "dien bien") == {
        "Kế hoạch": ["Kế hoạch đợt thi đua Điện Biên"]
    }
    for user in (cast.chairman, cast.viewer, cast.outsider, cast.overseer):
        assert found(client_of, user, "dien bien") == {}


def test_the_neighbours_rows_are_not_there_and_the_overseer_finds_both(cast, client_of):
    assert found(client_of, cast.outsider, "luong") == {}
    assert found(client_of, cast.overseer, "bui thi ha") == {"Người": ["Bùi Thị Hà"]}
    assert found(client_of, cast.viewer, "bui thi ha") == {}


def test_the_first_ten_are_shown_and_all_are_counted(cast, client_of):
    for number in range(12):
        make_user(cast.village, f"Giáp Văn {number}", "viewer", f"giap-{number}")

    answer = client_of(cast.viewer).get(reverse("search"), {"q": "giap"})

    (people,) = answer.context["found"]
    assert (people.count, len(people.hits)) == (12, 10)
    assert "12 kết quả, hiện 10 kết quả đầu" in answer.content.decode()
    assert reverse("person_list") + "?q=giap" in answer.content.decode()


@pytest.mark.parametrize("words", ["", "   ", "́"])
def test_nothing_asked_finds_nothing_and_says_how_to_ask(cast, client_of, words):
    answer = client_of(cast.viewer).get(reverse("search"), {"q": words})

    assert answer.context["found"] == []


def test_nothing_found_says_what_to_try(cast, client_of):
    answer = client_of(cast.viewer).get(reverse("search"), {"q": "xyzxyz"})

    assert "Không tìm thấy gì" in answer.content.decode()


def test_what_was_asked_is_text_on_the_page(cast, client_of):
    answer = client_of(cast.viewer).get(reverse("search"), {"q": "<script>alert(1)</script>%_"})

    assert "<script>alert" not in answer.content.decode()


def test_the_search_costs_the_same_with_1_and_with_30_hits(cast, client_of):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            found(client_of, cast.clerk, "giap")
        return len(asked)

    person_create(commune=cast.commune, full_name="Giáp Văn Một", by=None)
    with_one = queries()
    for number in range(29):
        person_create(commune=cast.commune, full_name=f"Giáp Văn {number}", by=None)

    assert queries() == with_one
