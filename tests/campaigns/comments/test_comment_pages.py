"""The pages on which a plan is spoken of, and the page on which it is decided on."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.models import Plan
from tests.campaigns.comments.comments_made import WORDS, again, give_back, say, some_item
from tests.campaigns.plans_made import draft, fresh, in_state, save_item, submit, submitted
from tests.campaigns.test_life_pages import sent, text_of
from tests.campaigns.test_rules import ON_THE_WAY, people
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def plan(cast):
    return submitted(cast)


def page(name: str, plan: Plan, *more) -> str:
    return reverse(name, args=[plan.uid, *more])


def add_url(plan: Plan, key: str) -> str:
    return f"{page('comment_add', plan)}?ve={key}"


def key_of(plan: Plan) -> str:
    return f"item:{some_item(plan).uid}"


def form_of(browser, address: str, **data):
    """Fill in the form of a page, with the hidden fields that it gave."""
    html = text_of(browser.get(address))
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    return hidden | data


# On a paragraph


def test_every_paragraph_of_a_submission_leads_to_its_comment(cast, client_of, plan):
    browser = client_of(cast.chairman)
    html = text_of(browser.get(page("plan_read", plan)))

    assert html.count('class="comment-link"') == plan.items.count() + 4
    html = text_of(browser.get(add_url(plan, key_of(plan))))
    assert some_item(plan).blocks.get().text in html


def test_the_clerk_has_no_such_links(cast, client_of, plan):
    assert 'class="comment-link"' not in text_of(client_of(cast.clerk).get(page("plan_read", plan)))


def test_a_comment_is_sent_without_javascript_and_counted_there(cast, client_of, plan):
    browser = client_of(cast.checker)
    data = form_of(browser, add_url(plan, key_of(plan)), place=key_of(plan), text=WORDS)

    response = browser.post(page("comment_add", plan), data, follow=True)

    html = text_of(response)
    assert "Đã gửi góp ý về Mục I" in html
    assert "Góp ý (1)" in html
    browser.post(page("comment_add", plan), data)
    assert plan.comments.count() == 1


def test_an_empty_comment_is_refused_at_its_field(cast, client_of, plan):
    browser = client_of(cast.chairman)
    data = form_of(browser, add_url(plan, "header"), place="header", text="")

    assert "Viết góp ý rồi gửi." in text_of(browser.post(page("comment_add", plan), data))


def test_words_on_a_plan_that_was_taken_back_are_kept_on_the_page(cast, client_of, plan):
    browser = client_of(cast.chairman)
    data = form_of(browser, add_url(plan, "header"), place="header", text="Sửa tiêu đề.")
    services.plan_recall(plan=fresh(plan), by=cast.clerk)

    response = browser.post(page("comment_add", plan), data)

    assert response.status_code == 409
    assert "Sửa tiêu đề." in text_of(response)
    assert "Người soạn đã lấy bản này về sửa" in text_of(response)


def test_a_newer_submission_asks_to_look_again_and_keeps_the_words(cast, client_of, plan):
    browser = client_of(cast.chairman)
    data = form_of(browser, add_url(plan, "header"), place="header", text="Sửa tiêu đề.")
    services.plan_recall(plan=fresh(plan), by=cast.clerk)
    submit(cast, fresh(plan))

    html = text_of(browser.post(page("comment_add", plan), data))

    assert "vừa trình một bản khác" in html
    assert "Sửa tiêu đề." in html
    again_sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    browser.post(page("comment_add", plan), data | again_sent)
    assert plan.comments.get().revision.number == 2


# Reading and answering


def test_who_reads_the_comments(cast, client_of, plan):
    comment = say(plan, cast.chairman)

    for name, user in people(cast).items():
        for address in (page("comment_list", plan), page("comment_read", plan, comment.uid)):
            status = client_of(user).get(address).status_code
            assert status == (200 if name in ON_THE_WAY else 302 if name == "visitor" else 404), (
                name
            )


def test_readers_of_an_issued_plan_never_see_them(cast, client_of):
    plan = in_state(cast, "issued")
    Plan.objects.filter(pk=plan.pk).update(state="approved")
    say(fresh(plan), cast.chairman, "Câu chữ còn nặng.")
    Plan.objects.filter(pk=plan.pk).update(state="issued")

    for user in (cast.viewer, cast.unit_head, cast.overseer):
        browser = client_of(user)
        for name in ("plan_read", "plan_history", "plan_compare"):
            assert "Câu chữ còn nặng" not in text_of(browser.get(page(name, plan)))
        assert browser.get(page("comment_list", plan)).status_code == 404


def test_the_clerk_answers_one_by_one_in_the_list(cast, client_of, plan):
    comment = say(plan, cast.chairman)
    give_back(plan, cast.chairman)
    browser = client_of(cast.clerk)
    assert "1 góp ý chưa trả lời" in text_of(browser.get(page("comment_list", plan)))

    data = {"lam": "da-sua", "text": "Đã ghi.", "once": uuid4(), "ve": "danh-sach"}
    response = browser.post(page("comment_read", plan, comment.uid), data, follow=True)

    assert "0 góp ý chưa trả lời, 1 đã trả lời" in text_of(response)
    assert again(comment).state == "mended"


def test_keeping_without_a_reason_is_refused_where_it_was_typed(cast, client_of, plan):
    comment = say(plan, cast.chairman)

    response = client_of(cast.clerk).post(
        page("comment_read", plan, comment.uid), {"lam": "giu-nguyen", "text": "", "once": uuid4()}
    )

    assert "Ghi vì sao giữ nguyên." in text_of(response)
    assert again(comment).is_open


def test_an_answer_that_comes_too_late_keeps_its_words(cast, client_of, plan):
    comment = say(plan, cast.chairman)
    services.comment_keep(comment=again(comment), text="Theo mẫu.", by=cast.second_clerk)

    response = client_of(cast.clerk).post(
        page("comment_read", plan, comment.uid),
        {"lam": "giu-nguyen", "text": "Lời của tôi.", "once": uuid4()},
    )

    assert response.status_code == 409
    assert "Lời của tôi." in text_of(response)


def test_the_editor_gets_and_answers_comments_as_json(cast, client_of, plan):
    comment = say(plan, cast.chairman)
    give_back(plan, cast.chairman)
    browser = client_of(cast.clerk)

    (row,) = browser.get(page("draft_comments", plan)).json()["comments"]
    assert (row["text"], row["state"], row["about"]) == (WORDS, "open", str(comment.about))

    as_json = {"headers": {"Accept": "application/json"}}
    refused = browser.post(
        row["url"], {"lam": "giu-nguyen", "text": "", "once": uuid4()}, **as_json
    )
    assert (refused.status_code, refused.json()) == (422, {"sentence": "Ghi vì sao giữ nguyên."})
    answer = browser.post(row["url"], {"lam": "da-sua", "text": "", "once": uuid4()}, **as_json)
    assert answer.json()["state"] == "mended"
    late = browser.post(row["url"], {"lam": "da-sua", "text": "", "once": uuid4()}, **as_json)
    assert late.status_code == 409


def test_the_workshop_shows_comments_beside_their_items(cast, client_of, plan):
    comment = say(plan, cast.chairman)
    give_back(plan, cast.chairman)
    browser = client_of(cast.clerk)

    html = text_of(browser.get(f"{page('plan_edit', plan)}?phan={comment.about}&dang=bieu-mau"))

    assert "Góp ý của Nguyễn Đức Thắng:" in html
    assert "góp ý chưa trả lời" in html
    assert "Còn 1 góp ý chưa trả lời" in text_of(browser.get(page("plan_submit", plan)))
    assert "1 góp ý của người xem xét chưa trả lời" in text_of(browser.get("/"))


def test_a_returned_plan_lists_the_comments_under_its_reason(cast, client_of, plan):
    say(plan, cast.chairman)
    give_back(plan, cast.chairman, "Sửa mục I.")

    html = text_of(client_of(cast.clerk).get(page("plan_read", plan)))

    assert html.index("Sửa mục I.") < html.index(WORDS)


@pytest.mark.parametrize("comments", [1, 12])
def test_the_list_asks_no_more_for_many(cast, client_of, plan, comments, django_assert_num_queries):
    for number in range(comments):
        say(plan, cast.chairman, f"Lời thứ {number}.")
    browser = client_of(cast.chairman)
    browser.get(page("comment_list", plan))

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        browser.get(page("comment_list", plan))


QUERIES_OF_THE_LIST = 7


# Deciding


def resubmitted(cast) -> Plan:
    plan = submitted(cast)
    item = some_item(give_back(plan, cast.chairman, "Ghi rõ hơn."))
    save_item(item, cast.clerk, "Nội dung đã ghi rõ hơn.")
    submit(cast, fresh(plan))
    return fresh(plan)


def test_a_plan_that_comes_again_says_first_what_changed(cast, client_of):
    plan = resubmitted(cast)
    browser = client_of(cast.chairman)

    html = text_of(browser.get(page("plan_read", plan)))

    assert html.index("Đã sửa gì từ lần trước") < html.index("Bản giấy")
    assert "Sửa chữ 1 chỗ" in html
    assert "?tu=1&amp;den=2" in html


def test_a_first_submission_says_nothing_of_changes(cast, client_of, plan):
    html = text_of(client_of(cast.chairman).get(page("plan_read", plan)))

    assert "Đã sửa gì" not in html


def test_the_reason_of_a_return_is_kept_when_the_plan_was_taken_back(cast, client_of, plan):
    browser = client_of(cast.chairman)
    data = form_of(browser, page("plan_return", plan), reason="Thiếu chỉ tiêu rừng.")
    services.plan_recall(plan=fresh(plan), by=cast.clerk)

    response = browser.post(page("plan_return", plan), data)

    assert response.status_code == 409
    assert "Thiếu chỉ tiêu rừng." in text_of(response)
    assert "Thu hồi" in text_of(response)


@pytest.mark.parametrize(
    ("step", "word"), [("plan_approve", "note"), ("plan_return", "reason"), ("plan_agree", "note")]
)
def test_a_double_press_is_harmless(cast, client_of, step, word):
    reviewers = (cast.checker,) if step == "plan_agree" else ()
    plan = submitted(cast, reviewers=reviewers)
    browser = client_of(cast.checker if reviewers else cast.chairman)
    data = form_of(browser, page(step, plan), **{word: "Được."})

    first, second = (browser.post(page(step, plan), data) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert fresh(plan).reviews.exclude(decision="").count() == len(reviewers)


def test_a_second_press_on_another_submission_is_no_repetition(cast, client_of, plan):
    browser = client_of(cast.chairman)
    data = form_of(browser, page("plan_return", plan), reason="Sửa.")
    browser.post(page("plan_return", plan), data)
    submit(cast, fresh(plan))

    response = browser.post(page("plan_return", plan), data)

    assert response.status_code == 409
    assert fresh(plan).state == "submitted"


def test_returning_with_comments_needs_no_reason_on_the_page(cast, client_of, plan):
    say(plan, cast.chairman)

    response = sent(client_of(cast.chairman), "plan_return", plan, reason="")

    assert response.status_code == 302
    assert fresh(plan).state == "returned"


# Two versions side by side


def test_versions_are_compared_in_words(cast, client_of):
    plan = resubmitted(cast)

    html = text_of(client_of(cast.checker).get(page("plan_compare", plan)))

    assert "So với bản trình lần 1" in html
    assert "<del>" in html
    assert "[bỏ]" in html


def test_the_draft_is_compared_by_its_clerk_alone(cast, client_of):
    plan = submitted(cast)
    services.plan_recall(plan=fresh(plan), by=cast.clerk)
    save_item(some_item(fresh(plan)), cast.clerk, "Nội dung khác hẳn.")

    html = text_of(client_of(cast.clerk).get(f"{page('plan_compare', plan)}?tu=1&den=nhap"))
    assert "khác hẳn" in html
    assert client_of(cast.checker).get(page("plan_compare", plan)).status_code == 404


@pytest.mark.parametrize("query", ["tu=9", "den=nhap", "tu=nam-truoc", "tu=%C4%91"])
def test_a_version_that_is_not_there_is_not_found(cast, client_of, query):
    plan = resubmitted(cast)

    response = client_of(cast.chairman).get(f"{page('plan_compare', plan)}?{query}")

    assert response.status_code == 404


def test_readers_of_an_issued_plan_compare_nothing_of_its_making(cast, client_of):
    plan = in_state(cast, "issued")

    html = text_of(client_of(cast.viewer).get(page("plan_compare", plan)))

    assert "Chưa có bản nào để so" in html
    assert client_of(cast.viewer).get(f"{page('plan_compare', plan)}?tu=1").status_code in (
        200,
        404,
    )
    assert "Bản trình" not in html


def test_two_years_are_laid_side_by_side(cast, client_of):
    in_state(cast, "issued")
    later = draft(cast, year=2025, title="Phát động phong trào thi đua năm 2025")

    html = text_of(client_of(cast.clerk).get(f"{page('plan_compare', later)}?tu=nam-truoc"))

    assert "Chỉ tiêu hai năm" in html
