"""Posted lists: the office's pages, and the page that everybody may open."""

from __future__ import annotations

import datetime as dt
import io

import pdfplumber
import pytest
from django.core.cache import cache
from django.urls import reverse

from awards.models import Posting, PublicOpinion
from awards.posting.services import posting_stop
from awards.posting.throttling import MOST_AN_HOUR
from awards.states import NominationState as State
from tests.awards.checking.made import eligible, fresh
from tests.awards.nominating.made import ADVANCED, homes, opened, worker
from tests.awards.posting.made import AFTER, LAST_DAY, TITLE, post, posted, say
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db
OPINION = {"text": "Hộ này mới đánh bạc.", "author_name": "Lường Văn Chín"}


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


@pytest.fixture(autouse=True)
def nobody_spoke_yet():
    cache.clear()


def public(posting: Posting, name: str = "posting_public") -> str:
    return reverse(name, args=[posting.code])


def said(response) -> str:
    return response.content.decode()


def test_posted_from_its_page_and_what_is_short_is_refused_in_words(cast, round_, client_of):
    [row] = eligible(cast, round_, *homes(cast, 1))
    url, browser = reverse("posting_create", args=[round_.uid]), client_of(cast.clerk)
    given = {"title": TITLE, "ends_on": "25/02/2024", "ho-so": [row.uid]}
    assert "29/02/2024" in said(browser.get(url))  # offered by itself

    refused = browser.post(url, given)
    assert "Phải niêm yết đủ 10 ngày" in said(refused)
    browser.post(url, given | {"ends_on": "29/02/2024"})

    assert fresh(row).state == State.POSTED
    assert Posting.objects.get().ends_on == LAST_DAY


def test_at_first_those_are_ticked_that_the_law_has_posted(cast, round_, client_of):
    families, people = homes(cast, 2), [worker(cast)]
    rows = [*eligible(cast, round_, *families), *eligible(cast, round_, *people, award=ADVANCED)]
    page = client_of(cast.clerk).get(reverse("posting_create", args=[round_.uid]))

    assert len(page.context["rows"]) == 3
    assert set(page.context["ticked"]) == {str(row.uid) for row in rows[:2]}


def test_where_the_law_has_nothing_posted_all_are_ticked(cast, round_, client_of):
    [row] = eligible(cast, round_, worker(cast), award=ADVANCED)
    page = client_of(cast.clerk).get(reverse("posting_create", args=[round_.uid]))
    assert page.context["ticked"] == [str(row.uid)]


# For everybody


def test_open_lists_of_all_communes_stand_on_one_page_the_soonest_over_first(
    cast, round_, client, settings
):
    later = post(cast, round_, *eligible(cast, round_, *homes(cast, 2)))
    sooner = post(
        cast, round_, *eligible(cast, round_, worker(cast), award=ADVANCED),
        title="Danh sách Lao động tiên tiến", ends_on=LAST_DAY - dt.timedelta(days=5),
    )  # fmt: skip
    index = reverse("posting_index")

    page = client.get(index)

    assert [one.pk for one, _ in page.context["page_obj"]] == [sooner.pk, later.pk]
    for posting in (sooner, later):
        assert f'href="{public(posting)}"' in said(page)
    assert "Xã Đồng Tâm" in said(page)
    assert "Nông Văn" not in said(page)  # names of people stand on the list alone
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"

    found = client.get(index, {"tim": "lao dong dong tam"})
    assert "Không có danh sách nào như vậy" in said(found)
    found = client.get(index, {"tim": "lao dong"})
    assert [one.pk for one, _ in found.context["page_obj"]] == [sooner.pk]

    settings.DEMO_TODAY = LAST_DAY
    assert [one.pk for one, _ in client.get(index).context["page_obj"]] == [later.pk]
    settings.DEMO_TODAY = AFTER
    assert "Hiện không có danh sách nào đang lấy ý kiến" in said(client.get(index))


def test_a_list_taken_down_leaves_the_page_of_all_lists(cast, round_, client):
    posting = posted(cast, round_)
    posting_stop(posting=posting, reason="Sai tên một hộ.", by=cast.clerk)

    assert public(posting) not in said(client.get(reverse("posting_index")))


def test_the_page_of_all_lists_costs_the_same_with_many(
    cast, round_, client, django_assert_num_queries
):
    def read() -> None:
        assert client.get(reverse("posting_index")).status_code == 200

    first, *others = eligible(cast, round_, *homes(cast, 31))
    post(cast, round_, first)
    with django_assert_num_queries(2):
        read()
    for row in others:
        post(cast, round_, row)
    with django_assert_num_queries(2):
        read()


def test_who_has_no_account_finds_the_lists_from_the_page_of_log_in(cast, client):
    assert f'href="{reverse("posting_index")}"' in said(client.get(reverse("login")))


def test_everybody_reads_name_unit_and_award_and_nothing_else(cast, round_, client):
    posting = posted(cast, round_)

    page = client.get(public(posting))

    assert page.status_code == 200
    assert "Hộ Nông Văn Ab" in said(page)
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Ngõ 1" not in said(page)  # where they live
    assert client.get(public(posting).lower()).status_code == 200


@pytest.mark.parametrize("name", ["posting_public", "opinion_give"])
def test_after_the_last_day_it_is_gone_whether_ended_or_not(cast, round_, client, settings, name):
    posting = posted(cast, round_)
    settings.DEMO_TODAY = LAST_DAY
    assert client.get(public(posting, name)).status_code == 200
    settings.DEMO_TODAY = AFTER

    page = client.get(public(posting, name))

    assert page.status_code == 410
    assert "Hộ Nông Văn" not in said(page)
    assert "hết thời gian lấy ý kiến" in said(page)


def test_a_code_of_nothing_is_not_found(cast, client):
    assert client.get("/niem-yet/2222-2222-2222/").status_code == 404
    assert client.get("/niem-yet/khong-co/").status_code == 404


def test_names_are_found_without_accents(cast, round_, client):
    posting = posted(cast, round_, 3)

    page = client.get(public(posting), {"tim": "nong van ac"})

    assert page.context["number"] == 1


def test_an_opinion_is_given_without_an_account(cast, round_, client):
    posting = posted(cast, round_)

    answer = client.post(f"{public(posting, 'opinion_give')}?ve=2", OPINION, follow=True)

    assert "đã nhận ý kiến" in said(answer)
    opinion = PublicOpinion.objects.get()
    assert opinion.row.position == 2
    assert "Lường Văn Chín" not in said(client.get(public(posting)))


def test_what_is_missing_stands_at_its_field_and_the_words_stay(cast, round_, client):
    posting = posted(cast, round_)

    answer = client.post(public(posting, "opinion_give"), OPINION | {"author_name": ""})

    assert "Hộ này mới đánh bạc." in said(answer)
    assert not PublicOpinion.objects.exists()


def test_one_address_speaks_so_often_and_no_more(cast, round_, client):
    posting = posted(cast, round_)
    url = public(posting, "opinion_give")
    for number in range(MOST_AN_HOUR):
        client.post(url, OPINION | {"text": f"Lời thứ {number}."})

    answer = client.post(url, OPINION | {"text": "Lời cuối."})

    assert answer.status_code == 429
    assert "Lời cuối." in said(answer)
    assert PublicOpinion.objects.count() == MOST_AN_HOUR
    assert client.post(url, OPINION, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_markup_in_an_opinion_stays_text(cast, round_, client, client_of):
    posting = posted(cast, round_)
    say(posting, text="<script>alert(1)</script>")

    page = client_of(cast.clerk).get(reverse("posting_read", args=[posting.uid]))

    assert "<script>alert" not in said(page)
    assert "&lt;script&gt;alert" in said(page)


# For the office


def test_who_spoke_stands_for_who_decides_alone(cast, round_, client_of):
    posting = posted(cast, round_)
    say(posting, posting.rows.first())
    url = reverse("posting_read", args=[posting.uid])

    assert "Lường Văn Chín" in said(client_of(cast.clerk).get(url))
    for user in (cast.unit_head, cast.council_member, cast.viewer, cast.overseer):
        page = client_of(user).get(url)
        assert page.status_code == 200
        assert "Lường Văn Chín" not in said(page)
        assert "Hộ này mới đánh bạc" not in said(page)


def test_an_opinion_is_answered_on_its_page(cast, round_, client_of):
    posting = posted(cast, round_)
    opinion = say(posting, posting.rows.first())
    url = reverse("opinion_answer", args=[posting.uid, opinion.uid])
    browser = client_of(cast.clerk)

    browser.post(url, {"answer": "Chuyển công an xác minh.", "looks_again": "on"})

    assert fresh(opinion.row.nomination).state == State.CHECKING
    assert browser.get(url).status_code == 409


def test_the_notice_prints_with_list_address_and_days(cast, round_, client_of):
    posting = posted(cast, round_)

    answer = client_of(cast.clerk).get(reverse("posting_pdf", args=[posting.uid]))

    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "THÔNG BÁO" in text
    assert "từ ngày 19/02/2024 đến hết ngày 29/02/2024" in text
    assert posting.code in text.replace(" ", "")  # a line may break in it
    assert "Hộ Nông Văn Ab" in text


def test_ended_by_hand_when_its_time_is_over(cast, round_, client_of, settings):
    posting = posted(cast, round_)
    url, browser = reverse("posting_end", args=[posting.uid]), client_of(cast.clerk)
    assert browser.post(url).status_code == 409
    settings.DEMO_TODAY = AFTER

    assert browser.post(url).status_code == 302
    assert fresh(posting.rows.first().nomination).state == State.ELIGIBLE
