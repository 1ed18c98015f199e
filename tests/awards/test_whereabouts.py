"""From a round and its dossiers to the lists, sittings and papers in which they are found."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from awards.checking.services import nomination_return
from awards.models import Nomination
from awards.states import NominationState as State
from awards.whereabouts import check_counters, places_of_dossier, places_of_round
from emulation.papers.models import PaperKind
from tests.awards.checking.made import eligible, fresh, homes, in_check, opened, sent
from tests.awards.made import Season
from tests.awards.nominating.made import CULTURE, send, start, worker, write
from tests.awards.posting.made import post
from tests.awards.registry.made import issued
from tests.cast import TODAY
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


def words_of(places) -> list[str]:
    return [place.words for place in places]


def test_the_counters_of_a_round_are_those_of_its_check_list(cast, client_of):
    round_ = opened(cast)
    eligible(cast, round_, *homes(cast, 3))
    browser = client_of(cast.clerk)

    shown = browser.get(reverse("round_read", args=[round_.uid])).context["counters"]
    for counter in shown:
        page = browser.get(counter["url"])
        assert page.context["page_obj"].paginator.count == counter["figure"], counter["label"]
    assert shown[0]["figure"] == 3
    assert [one["figure"] for one in shown if one["label"] == "Đủ điều kiện"] == [3]


def test_a_round_leads_on_to_what_the_reader_may_open(cast, client_of):
    round_ = opened(cast)
    rows = eligible(cast, round_, *homes(cast, 2))
    posting = post(cast, round_, *rows)
    url = reverse("round_read", args=[round_.uid])

    office = client_of(cast.clerk).get(url)
    head = client_of(cast.unit_head).get(url)

    posted = reverse("posting_read", args=[posting.uid])
    assert posted in office.content.decode()
    assert posted in head.content.decode()
    assert reverse("decision_create", args=[round_.uid]) in office.content.decode()
    assert reverse("decision_create", args=[round_.uid]) not in head.content.decode()
    assert not head.context["counters"]
    assert client_of(cast.outsider).get(url).status_code == 404


def test_an_awarded_dossier_leads_to_sitting_decision_register_and_certificate(cast, client_of):
    open_series(cast.commune, kinds=[PaperKind.DECISION])
    season = Season(cast)
    row = season.worker("Lê Thị An")
    sitting = season.plan([row])
    Nomination.objects.filter(pk=row.pk).update(state=State.PASSED)
    decision = issued(cast, season.round, [fresh(row)])
    row = fresh(row)

    found = places_of_dossier(cast.clerk, row)
    page = client_of(cast.clerk).get(reverse("nomination_read", args=[row.uid])).content.decode()

    assert words_of(found)[-3:] == [
        decision.paper.citation, "Sổ khen thưởng", "In giấy khen, giấy chứng nhận",
    ]  # fmt: skip
    ballot = sitting.ballots.get()
    assert reverse("ballot_read", args=[sitting.uid, ballot.uid]) in page
    for place in found:
        answer = client_of(cast.clerk).get(place.url)
        assert answer.status_code == 200, place.words
    assert "In giấy khen, giấy chứng nhận" not in words_of(places_of_dossier(cast.chairman, row))


def test_who_may_not_read_a_sitting_is_not_led_there(cast):
    season = Season(cast)
    row = season.worker("Lê Thị An")
    season.plan([row])

    assert not places_of_round(cast.unit_head, season.round)["sittings"]
    assert not any(
        "Hội đồng" in words for words in words_of(places_of_dossier(cast.unit_head, row))
    )
    assert places_of_round(cast.clerk, season.round)["sittings"]


def test_a_draft_is_nowhere_else_yet(cast, django_assert_num_queries):
    round_ = opened(cast)
    [row] = sent(cast, round_, *homes(cast, 1), award=CULTURE)
    row.state = State.DRAFT

    with django_assert_num_queries(0):
        assert places_of_dossier(cast.clerk, row) == []


# From one dossier of the list to the next


def test_the_next_dossier_is_the_next_of_the_narrowed_list(cast, client_of):
    round_ = opened(cast)
    rows = in_check(cast, round_, *homes(cast, 3))
    later = sent_more(cast, round_)
    browser = client_of(cast.clerk)
    listed = browser.get(reverse("check_list", args=[round_.uid]), {"nhom": "tham-dinh"})
    order = [line.nomination.uid for line in listed.context["lines"]]

    first = browser.get(reverse("check_read", args=[order[0]]), {"nhom": "tham-dinh"})
    last = browser.get(reverse("check_read", args=[order[-1]]), {"nhom": "tham-dinh"})

    assert set(order) == {row.uid for row in rows}
    assert "before" not in first.context["beside"]
    assert str(order[1]) in first.context["beside"]["after"]["url"]
    assert first.context["beside"]["after"]["url"].endswith("?nhom=tham-dinh")
    assert "after" not in last.context["beside"]
    whole = browser.get(reverse("check_read", args=[order[0]])).context["beside"]
    assert str(later.uid) in whole["before"]["url"]


def sent_more(cast, round_) -> Nomination:
    [row] = [write(cast, one) for one in start(cast, round_, worker(cast))]
    send(cast, round_, row)
    return fresh(row)


def test_after_a_step_the_list_is_still_narrowed_and_the_next_still_known(cast, client_of):
    round_ = opened(cast)
    in_check(cast, round_, *homes(cast, 2))
    browser = client_of(cast.clerk)
    listed = browser.get(reverse("check_list", args=[round_.uid]), {"nhom": "tham-dinh"})
    first, second = (line.nomination for line in listed.context["lines"])

    answer = browser.post(
        reverse("check_conclude", args=[first.uid]) + "?nhom=tham-dinh",
        {"version": first.version, "verdict": "eligible", "note": "Đã xem."},
        follow=True,
    )

    assert answer.redirect_chain[-1][0].endswith("?nhom=tham-dinh")
    assert fresh(first).state == State.ELIGIBLE
    assert str(second.uid) in answer.context["beside"]["after"]["url"]


# Why a dossier came back


WHY = {"merit": "Nêu rõ số mét vuông đất đã hiến.", "files": "Kèm biên bản có chữ ký."}


@pytest.fixture
@kept
def returned(cast) -> Nomination:
    round_ = opened(cast)
    [row] = in_check(cast, round_, *homes(cast, 1))
    nomination_return(
        nomination=row, reason="", named=WHY, due_on=TODAY + dt.timedelta(days=5),
        seen_version=row.version, by=cast.clerk,
    )  # fmt: skip
    return fresh(row)


def test_each_reason_stands_once_at_the_top_and_at_its_part(cast, client_of, returned):
    head = client_of(cast.unit_head)
    read = head.get(reverse("nomination_read", args=[returned.uid])).content.decode()
    form = head.get(reverse("nomination_write", args=[returned.uid])).content.decode()
    files = head.get(reverse("nomination_files", args=[returned.uid])).content.decode()

    for why in WHY.values():
        assert read.count(f"“{why}”") == 1
        assert read.count(f"Trả lại: {why}") == 1
        assert why in files
    assert form.count(f"Trả lại: {WHY['merit']}") == 1
    assert f'href="{reverse("nomination_write", args=[returned.uid])}#id_report_merit"' in read
    assert f'href="{reverse("nomination_files", args=[returned.uid])}"' in read
    assert 'id="id_report_merit"' in form


def test_who_does_not_mend_it_is_led_to_the_part_on_the_page(cast, client_of, returned):
    page = client_of(cast.chairman).get(reverse("nomination_read", args=[returned.uid]))

    assert 'href="#bao-cao"' in page.content.decode()
    assert 'id="bao-cao"' in page.content.decode()


def test_who_checks_what_came_again_sees_why_it_went_back(cast, client_of, returned):
    send(cast, returned.round, returned)
    page = client_of(cast.clerk).get(reverse("check_read", args=[returned.uid])).content.decode()

    assert "Đã trả lại trước đó" in page
    assert f"“{WHY['merit']}”" in page


def test_counters_cost_one_query(cast, django_assert_num_queries):
    round_ = opened(cast)
    sent(cast, round_, *homes(cast, 2), award=CULTURE)
    check_counters(cast.clerk, round_)

    with django_assert_num_queries(1):
        check_counters(cast.clerk, round_)
