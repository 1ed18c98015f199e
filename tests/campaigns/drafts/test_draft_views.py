"""The addresses that the editor asks: JSON whatever happens."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.campaigns.drafts.batches import item_in, new_item, posted, save, state_of
from tests.campaigns.plans_made import fresh, submit


@pytest.fixture
def post(plan, client_of):
    def send(user, body: bytes, **headers: str):
        address = reverse("draft_save", args=[plan.uid])
        browser = client_of(user)
        return browser.post(address, body, content_type="application/json", headers=headers)

    return send


@pytest.fixture
def get(plan, client_of):
    def ask(user, **query: str):
        return client_of(user).get(reverse("draft_state", args=[plan.uid]), query)

    return ask


def test_the_clerk_saves_and_reads_the_draft(cast, plan, post, get):
    answer = post(cast.clerk, posted(items=[new_item("Mục mới.")]))

    assert answer.status_code == 200
    assert answer.json()["refused"] == []
    state = get(cast.clerk).json()
    assert item_in(state, "Mục mới.")["version"] == 1
    assert state["plan"]["editor"] == str(cast.clerk.uid)


def test_the_versions_alone_tell_whether_a_colleague_saved(cast, plan, get):
    state = state_of(plan, cast.clerk)

    told = get(cast.clerk, xem="phien-ban").json()

    assert told["order"] == [[i["uid"], i["parent"], i["version"]] for i in state["items"]]
    assert told["versions"]["header"] == state["header"]["version"]


def test_a_conflict_is_a_409_with_what_was_saved(cast, plan, post):
    item = item_in(state_of(plan, cast.clerk), "mục 1")
    save(plan, cast.second_clerk, items=[item])

    answer = post(cast.clerk, posted(items=[item]))

    assert answer.status_code == 409
    assert answer.json()["conflicts"][0]["uid"] == item["uid"]


@pytest.mark.parametrize(
    "who, status", [("outsider", 404), ("viewer", 403), ("overseer", 403), ("visitor", 401)]
)
def test_others_are_kept_out(cast, post, get, who, status):
    body = posted(items=[new_item("Chen vào.")])

    assert post(getattr(cast, who), body).status_code == status
    assert get(getattr(cast, who)).status_code == status


def test_a_session_that_is_over_is_told_as_json(cast, post):
    answer = post(cast.visitor, posted())

    assert answer.json() == {"login": reverse("login")}


def test_a_page_that_somebody_else_opened_saves_nothing(cast, plan, post):
    body = posted(items=[new_item("Của chị Mai.")])

    answer = post(cast.second_clerk, body, **{"X-Editor": str(cast.clerk.uid)})

    assert (answer.status_code, answer.json()) == (403, {"other": "Đặng Văn Ba"})
    assert len(plan.items.filter(blocks__text="Của chị Mai.")) == 0


def test_a_submitted_plan_says_why_it_is_closed(cast, plan, post, get):
    submit(cast, fresh(plan))

    for answer in (post(cast.clerk, posted()), get(cast.clerk)):
        assert answer.status_code == 409
        assert "Đã trình" in answer.json()["closed"]


U = str(uuid4())
HOSTILE = [
    b"",
    b"\xff\xfe",
    b"[]",
    b"nothing",
    b"{}",
    b'{"batch": 1}',
    b'{"batch": "' + U.encode() + b'", "items": {"a": 1}}',
    b"[" * 100_000,
    *(
        json.dumps({"batch": U, **parts}).encode()
        for parts in (
            {"items": [1]},
            {"items": [{"uid": "x"}]},
            {"items": [{"uid": U}, {"uid": U}]},
            {"items": [{"uid": U}] * 6_000},
            {"removed": [{"uid": U, "version": -1}]},
            {"removed": [{"uid": U, "version": 10**30}]},
            {"order": [[U]]},
            {"order": [[U, None], [U, None]]},
            {"order": "abc"},
        )
    ),
    f'{{"batch": "{U}", "removed": [{{"uid": "{U}", "version": NaN}}]}}'.encode(),
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_batch_is_a_sentence_and_no_crash(cast, post, body):
    answer = post(cast.clerk, body)

    assert answer.status_code == 400
    assert "tải lại trang" in answer.json()["sentence"]


ITEM = new_item("Tốt.")
BAD_ITEMS = [
    {"heading": 5},
    {"version": "1"},
    {"version": True},
    {"run_in": "yes"},
    {"children_style": "stars"},
    {"blocks": "abc"},
    {"blocks": [{"uid": U, "text": "a"}, {"uid": U, "text": "b"}]},
    {"blocks": [{"uid": U, "text": "1", "figures": [{"uid": U, "start": -1}]}]},
    {"blocks": [{"uid": U, "table": {"rows": [["a"], "b"]}}]},
    {"blocks": [{"uid": U, "table": {"rows": [["a"]], "widths": [10**400]}}]},
    {"blocks": [{"uid": U, "table": {"rows": [["a"]], "aligns": ["down"]}}]},
    {"blocks": [{"uid": U, "table": {"rows": []}}]},
    {"blocks": [{"uid": U, "text": "a" * 10_001}]},
    {"task": {"summary": ""}},
    {"task": {"summary": "Việc", "deadline": "2024-02-31"}},
    {"task": {"summary": "Việc", "lead_units": [U]}},
    {"theme": "Đ" * 121},
    {"targets": "all"},
]


@pytest.mark.parametrize("bad", BAD_ITEMS, ids=range(len(BAD_ITEMS)))
def test_an_item_that_cannot_be_read_is_refused_alone(cast, plan, post, bad):
    bad = {**new_item(), **bad}
    good = new_item("Mục tốt.")

    answer = post(cast.clerk, posted(items=[bad, good]))

    assert answer.status_code == 200, answer.content
    assert [r["uid"] for r in answer.json()["refused"]] == [bad["uid"]]
    assert answer.json()["refused"][0]["sentence"].endswith(".")
    assert item_in(state_of(plan, cast.clerk), "Mục tốt.")


def test_halves_of_letters_and_hidden_signs_are_left_out(cast, plan, post):
    body = posted(items=[new_item("Thi\ud800 đua\u0000\u200b.")])

    assert post(cast.clerk, body).status_code == 200
    assert item_in(state_of(plan, cast.clerk), "Thi đua.")


def test_a_save_that_is_too_large_says_so(cast, post, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000

    answer = post(cast.clerk, posted(items=[new_item("Dài. " * 1_000)]))

    assert answer.status_code == 413
    assert "quá lớn" in answer.json()["sentence"]


TOO_MUCH = [
    ("opening", {"opening": ["a"] * 201}),
    ("opening", {"closing": ["a" * 10_001]}),
    ("opening", {"bases": [{"uid": U, "text": "Luật"}] * 201}),
    ("recipients", {"rows": [{"text": "Thôn"}] * 201}),
]


@pytest.mark.parametrize(("part", "given"), TOO_MUCH, ids=range(len(TOO_MUCH)))
def test_a_part_that_no_paper_holds_is_refused_and_the_rest_is_saved(cast, plan, post, part, given):
    much = state_of(plan, cast.clerk)[part] | given

    answer = post(cast.clerk, posted(items=[new_item("Mục tốt.")], **{part: much})).json()

    (refused,) = answer["refused"]
    assert (refused["part"], refused["sentence"][:24]) == (part, "Phần này có nhiều nhất 2")
    assert item_in(state_of(plan, cast.clerk), "Mục tốt.")


def test_an_address_is_kept_without_hidden_signs(cast, plan, post):
    """PostgreSQL takes no NUL: one would refuse the whole save, again and again."""
    opening = state_of(plan, cast.clerk)["opening"]
    opening["bases"][0]["link"] = "https://chinhphu.vn/\u0000a"

    assert post(cast.clerk, posted(opening=opening)).json()["refused"] == []
    assert plan.bases.first().link == "https://chinhphu.vn/a"


TWICE = {"uid": "x", "blocks": [{"uid": "y", "text": "Trồng 5 ha."}]}
FAR = {"start": float("inf"), "length": 1, "target": U, "slot": "value"}
NO_PASSAGES = [
    [],
    {"items": [TWICE, {**TWICE, "parent": "x"}], "asked": ["y"]},
    {"items": [{"uid": "x", "blocks": [{"uid": "y", "text": "5", "figures": [FAR]}]}], "asked": []},
    {"items": [{"uid": "x", "blocks": [{"uid": "y", "text": "a" * 400_001}]}], "asked": []},
    {"items": [{"uid": str(number)} for number in range(1_001)], "asked": []},
]


@pytest.mark.parametrize("given", NO_PASSAGES, ids=range(len(NO_PASSAGES)))
@pytest.mark.parametrize("name", ["draft_recognise", "draft_targets_take"])
def test_what_is_no_passage_is_a_sentence_and_no_crash(cast, plan, client_of, name, given):
    address = reverse(name, args=[plan.uid])
    body = json.dumps({**given, "take": {}} if given else given)

    answer = client_of(cast.clerk).post(address, body, content_type="application/json")

    assert answer.status_code == 400
    assert "Tải lại trang" in answer.json()["sentence"]


@pytest.mark.parametrize("name", ["draft_paste", "draft_recognise"])
def test_more_than_a_book_is_answered_in_json(cast, plan, client_of, settings, name):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    address = reverse(name, args=[plan.uid])

    answer = client_of(cast.clerk).post(address, {"text": "Dài. " * 1_000})

    assert answer.status_code in (400, 413)
    assert answer.json()["sentence"]


def queries_of_reading(get, user) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert get(user).status_code == 200
    return len(asked)


def test_reading_the_draft_asks_as_little_of_a_long_plan(cast, plan, get):
    save(plan, cast.clerk, items=[new_item("Mở đầu.")])
    few = queries_of_reading(get, cast.clerk)
    save(plan, cast.clerk, items=[new_item(f"Việc số {n}.") for n in range(100)])

    assert queries_of_reading(get, cast.clerk) == few
