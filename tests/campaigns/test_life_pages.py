"""The steps of a plan's way, pressed in a browser without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.models import Plan, PlanState
from emulation.papers.models import NumberSeries, Paper
from tests.campaigns.plans_made import (
    approved,
    draft,
    fresh,
    in_state,
    issue,
    membership_of,
    new_plan,
    submit,
    submitted,
)
from tests.campaigns.test_rules import CHAIRMEN, CLERKS, OF_THE_COMMUNE, people
from tests.papers.papers_made import open_series

# page: the state in which it is a step, and whose (submitted without checkers).
PAGES = {
    "plan_submit": ("draft", CLERKS),
    "plan_abandon": ("draft", CLERKS),
    "plan_recall": ("submitted", CLERKS),
    "plan_return": ("submitted", CHAIRMEN),
    "plan_approve": ("submitted", CHAIRMEN),
    "plan_issue": ("approved", {"records_clerk"}),
    "plan_close": ("issued", CLERKS),
}
# Who knows the commune's plans on their way: refused with a reason, not as if there were none.
IN_HAND = CLERKS | CHAIRMEN | {"checker", "second_checker", "records_clerk"}


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def address(name: str, plan: Plan) -> str:
    return reverse(name, args=[plan.uid])


def sent(browser, name: str, plan: Plan, **data):
    """Fill in and send a page's form, with the hidden fields that the page gave."""
    page = text_of(browser.get(address(name, plan)))
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    return browser.post(address(name, plan), hidden | data)


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_each_page(cast, client_of, name):
    state, able = PAGES[name]
    plan = in_state(cast, state)

    for person, user in people(cast).items():
        response = client_of(user).get(address(name, plan))
        if person == "visitor":
            assert response["Location"].startswith(reverse("login"))
        elif person in able:
            assert response.status_code == 200, person
        elif person in IN_HAND or (person in OF_THE_COMMUNE and state == "issued"):
            assert response.status_code in (403, 409), person
        elif person == "overseer" and state == "issued":
            assert response.status_code == 403
        else:
            assert response.status_code == 404, person


@pytest.mark.parametrize("name", [*PAGES, "plan_agree", "plan_receive"])
def test_an_outsider_posts_into_nothing(cast, client_of, name):
    plan = in_state(cast, PAGES.get(name, ("submitted", None))[0])

    for user in (cast.outsider, cast.outsider_chairman):
        response = client_of(user).post(address(name, plan), {"reason": "x", "note": ""})
        assert response.status_code == 404
    assert fresh(plan).state == plan.state


# Submitting


def warned(browser, plan):
    """What the form sends back of the warnings that it shows, with a reason for them."""
    form = browser.get(address("plan_submit", plan)).context["form"]
    return {"warnings_seen": form["warnings_seen"].value(), "warnings_reason": "Bổ sung sau."}


def test_the_clerk_chooses_checkers_in_order_and_submits(cast, client_of):
    plan = draft(cast)
    browser = client_of(cast.clerk)
    page = text_of(browser.get(address("plan_submit", plan)))
    assert "Phạm Quốc Huy, Trưởng phòng" in page
    assert "Kế hoạch chưa có chỉ tiêu nào" in page

    response = browser.post(
        address("plan_submit", plan),
        {
            "reviewer_0": membership_of(cast.second_checker).uid,
            "reviewer_1": membership_of(cast.checker).uid,
            "note": "Trình anh, chị xem.",
            **warned(browser, plan),
        },
        follow=True,
    )

    plan = fresh(plan)
    assert plan.state == PlanState.SUBMITTED
    assert [r.reviewer.person.full_name for r in plan.reviews.all()] == [
        "Nông Thị Hiền", "Phạm Quốc Huy"
    ]  # fmt: skip
    assert plan.submitted_revision.note == "Trình anh, chị xem."
    assert "Chờ Nông Thị Hiền xem xét" in text_of(response)


def test_what_blocks_the_submission_is_said_instead_of_a_form(cast, client_of):
    plan = new_plan(cast)

    page = text_of(client_of(cast.clerk).get(address("plan_submit", plan)))

    assert "Chưa trình được" in page
    assert "Chưa có nơi nhận" in page
    assert '<button class="btn btn-primary btn-wide"' not in page


def test_one_checker_twice_is_told_and_nothing_typed_is_lost(cast, client_of):
    plan = draft(cast)
    checker = membership_of(cast.checker).uid

    response = client_of(cast.clerk).post(
        address("plan_submit", plan),
        {"reviewer_0": checker, "reviewer_1": checker, "note": "Lời trình dài."},
    )

    page = text_of(response)
    assert "Chọn mỗi người xem xét một lần." in page
    assert "Lời trình dài." in page
    assert fresh(plan).state == PlanState.DRAFT


def test_checkers_of_the_last_submission_are_proposed_again(cast, client_of):
    plan = submitted(cast, reviewers=(cast.second_checker,))
    services.plan_return(plan=plan, reason="Sửa mục 1.", by=cast.second_checker)

    page = text_of(client_of(cast.clerk).get(address("plan_submit", plan)))

    chosen = re.findall(r'<option value="([^"]+)" selected', page)
    assert str(membership_of(cast.second_checker).uid) in chosen


def test_a_form_of_checkers_lists_nobody_of_the_next_commune(cast, client_of):
    plan = draft(cast)
    stranger = membership_of(cast.outsider).uid

    response = client_of(cast.clerk).post(address("plan_submit", plan), {"reviewer_0": stranger})

    assert response.status_code == 200
    assert fresh(plan).state == PlanState.DRAFT


# Receiving, agreeing, returning, recalling


def test_receiving_is_pressed_on_the_page_of_the_plan(cast, client_of):
    plan = submitted(cast, reviewers=(cast.checker,))
    browser = client_of(cast.checker)

    assert browser.get(address("plan_receive", plan)).status_code == 405
    page = text_of(browser.post(address("plan_receive", plan), follow=True))

    assert "Đã tiếp nhận." in page
    assert fresh(plan).received_at is not None
    assert browser.post(address("plan_receive", plan)).status_code == 409
    assert client_of(cast.clerk).get(address("plan_recall", plan)).status_code == 409


def test_the_checker_agrees_with_a_word(cast, client_of):
    plan = submitted(cast, reviewers=(cast.checker,))

    page = text_of(client_of(cast.checker).get(address("plan_agree", plan)))
    assert "bản trình lần 1, Hoàng Thị Mai trình ngày 19/02/2024" in page
    sent(client_of(cast.checker), "plan_agree", plan, note="Đủ chỉ tiêu.")

    assert fresh(plan).reviews.get().note == "Đủ chỉ tiêu."
    page = text_of(client_of(cast.clerk).get(address("plan_read", plan)))
    assert "Đủ chỉ tiêu." in page
    assert "Chờ lãnh đạo UBND duyệt." in page


def test_who_is_not_in_turn_is_refused(cast, client_of):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))

    for user in (cast.second_checker, cast.chairman, cast.clerk):
        assert client_of(user).get(address("plan_agree", plan)).status_code == 403
    assert client_of(cast.chairman).post(address("plan_approve", plan)).status_code == 403


def test_returning_asks_for_the_reason(cast, client_of):
    plan = submitted(cast)
    browser = client_of(cast.chairman)

    page = text_of(sent(browser, "plan_return", plan, reason="  "))
    assert "Ghi lý do" in page
    assert fresh(plan).state == PlanState.SUBMITTED

    response = sent(browser, "plan_return", plan, reason="Thiếu chỉ tiêu trồng rừng.")
    assert response["Location"] == reverse("plan_list")
    assert fresh(plan).return_reason == "Thiếu chỉ tiêu trồng rừng."
    assert "kèm lý do" in text_of(browser.get(reverse("plan_list")))


def test_a_page_opened_before_the_recall_says_that_it_is_too_late(cast, client_of):
    plan = submitted(cast)
    browser = client_of(cast.chairman)
    browser.get(address("plan_approve", plan))
    services.plan_recall(plan=plan, by=cast.clerk)

    response = browser.post(address("plan_approve", plan), {"revision": 1})

    assert response.status_code == 409
    assert "Thu hồi" in text_of(response)


def test_nobody_decides_on_a_submission_that_he_did_not_read(cast, client_of):
    plan = submitted(cast)
    browser = client_of(cast.chairman)
    services.plan_recall(plan=plan, by=cast.clerk)
    submit(cast, plan)

    response = browser.post(address("plan_approve", plan), {"revision": 1, "note": ""})

    assert response.status_code == 409
    assert "vừa trình một bản khác" in text_of(response)
    assert fresh(plan).state == PlanState.SUBMITTED


def test_recalling_opens_the_plan_again(cast, client_of):
    plan = submitted(cast)

    page = text_of(client_of(cast.clerk).get(address("plan_recall", plan)))
    assert "btn-undo" in page
    sent(client_of(cast.clerk), "plan_recall", plan)

    assert fresh(plan).state == PlanState.RECALLED


def test_an_abandoned_draft_keeps_its_reason_in_the_history(cast, client_of):
    plan = draft(cast)

    sent(client_of(cast.clerk), "plan_abandon", plan, reason="Lập nhầm năm.")

    page = text_of(client_of(cast.clerk).get(address("plan_read", plan)))
    assert "hủy bản soạn thảo: Lập nhầm năm." in page
    assert "Không dùng bản này nữa." in page


# Approving, issuing, closing


def test_the_chairman_approves(cast, client_of):
    plan = submitted(cast)

    sent(client_of(cast.chairman), "plan_approve", plan, note="")

    assert fresh(plan).state == PlanState.APPROVED
    assert client_of(cast.vice_chairman).get(address("plan_approve", plan)).status_code == 409


def test_the_records_clerk_sees_the_number_the_day_and_the_paper_first(cast, client_of):
    open_series(cast.commune, first_number=25)
    plan = approved(cast)

    page = text_of(client_of(cast.records_clerk).get(address("plan_issue", plan)))

    assert "cấp số kế tiếp: <b>25/KH-UBND</b>" in page
    assert 'value="19/02/2024"' in page
    assert "Số: 25/KH-UBND" in page
    assert "ngày 19 tháng 02 năm 2024" in page
    assert 'name="number"' not in page
    assert not Paper.objects.exists()


def test_issuing_gives_the_next_number(cast, client_of):
    open_series(cast.commune, first_number=25)
    plan = approved(cast)

    response = client_of(cast.records_clerk).post(
        address("plan_issue", plan), {"revision": 1, "issued_on": "16/02/2024"}, follow=True
    )

    assert "Đã ban hành Kế hoạch số 25/KH-UBND." in text_of(response)
    assert fresh(plan).paper.issued_on.day == 16


def test_looking_first_issues_nothing(cast, client_of):
    open_series(cast.commune)
    plan = approved(cast)

    response = client_of(cast.records_clerk).post(
        address("plan_issue", plan), {"revision": 1, "issued_on": "05/01/2024", "xem": "1"}
    )

    assert "ngày 05 tháng 01 năm 2024" in text_of(response)
    assert fresh(plan).state == PlanState.APPROVED


def test_the_day_proposed_fits_the_month_that_was_approved(cast, client_of):
    open_series(cast.commune)
    plan = draft(cast)
    Plan.objects.filter(pk=plan.pk).update(date_month=3)
    submit(cast, fresh(plan))
    services.plan_approve(plan=fresh(plan), by=cast.chairman)

    page = text_of(client_of(cast.records_clerk).get(address("plan_issue", plan)))

    assert 'value="01/03/2024"' in page
    assert "ngày 01 tháng 3 năm 2024" in page


def test_a_typed_number_is_asked_for_and_refusals_stand_at_the_field(cast, client_of):
    open_series(cast.commune, mode=NumberSeries.Mode.TYPED)
    plan = approved(cast)
    browser = client_of(cast.records_clerk)
    given = {"revision": 1, "issued_on": "19/02/2024"}

    assert 'name="number"' in text_of(browser.get(address("plan_issue", plan)))
    page = text_of(browser.post(address("plan_issue", plan), given | {"number": ""}))
    assert 'href="#id_number"' in page
    browser.post(address("plan_issue", plan), given | {"number": "37"})
    assert fresh(plan).paper.full_number == "37/KH-UBND"

    second = approved(cast, year=2025)
    page = text_of(browser.post(address("plan_issue", second), given | {"number": "37"}))
    assert "Số 37 đã cấp cho Kế hoạch số 37/KH-UBND" in page
    assert 'value="37"' in page
    assert "Đã duyệt</span>" in page


def test_without_a_series_the_page_leads_to_opening_one(cast, client_of):
    plan = approved(cast)
    browser = client_of(cast.records_clerk)

    page = text_of(browser.get(address("plan_issue", plan)))
    assert "Chưa mở sổ năm 2024 cho kế hoạch" in page
    assert reverse("series_open") in page
    assert 'aria-disabled="true"' in page

    page = text_of(
        browser.post(address("plan_issue", plan), {"revision": 1, "issued_on": "19/02/2024"})
    )
    assert "Chưa có sổ năm 2024" in page
    assert fresh(plan).state == PlanState.APPROVED


def test_a_second_yearly_plan_is_refused_in_words(cast, client_of):
    open_series(cast.commune)
    issue(cast, approved(cast))
    second = approved(cast)

    page = text_of(
        client_of(cast.records_clerk).post(
            address("plan_issue", second), {"revision": 1, "issued_on": "19/02/2024"}
        )
    )

    assert "Năm 2024 đã có một kế hoạch năm còn hiệu lực." in page


def test_a_day_after_today_is_refused_at_its_field(cast, client_of):
    open_series(cast.commune)
    plan = approved(cast)

    page = text_of(
        client_of(cast.records_clerk).post(
            address("plan_issue", plan), {"revision": 1, "issued_on": "20/02/2024"}
        )
    )

    assert 'href="#id_issued_on"' in page
    assert 'value="20/02/2024"' in page


def test_the_records_clerk_sends_an_approved_plan_back(cast, client_of):
    plan = approved(cast)

    sent(client_of(cast.records_clerk), "plan_return", plan, reason="Sai ký hiệu.")

    assert fresh(plan).state == PlanState.RETURNED


def test_the_clerk_closes_the_year(cast, client_of):
    plan = in_state(cast, "issued")

    sent(client_of(cast.clerk), "plan_close", plan, note="Họp ngày 27/12.")

    assert fresh(plan).state == PlanState.CLOSED


def test_the_whole_way_by_forms_alone(cast, client_of):
    """Submit, receive, agree, return, submit again, agree, approve, issue."""
    open_series(cast.commune)
    plan = draft(cast)
    clerk, checker = client_of(cast.clerk), client_of(cast.checker)
    turn = {"reviewer_0": membership_of(cast.checker).uid, "note": "", **warned(clerk, plan)}

    clerk.post(address("plan_submit", plan), turn)
    checker.post(address("plan_receive", plan))
    sent(checker, "plan_return", plan, reason="Thêm nơi nhận.")
    clerk.post(address("plan_submit", plan), turn)
    sent(checker, "plan_agree", plan, note="")
    sent(client_of(cast.chairman), "plan_approve", plan, note="")
    sent(client_of(cast.records_clerk), "plan_issue", plan, issued_on="19/02/2024")

    plan = fresh(plan)
    assert (plan.state, plan.paper.full_number) == ("issued", "01/KH-UBND")
    assert [r.reason for r in plan.revisions.order_by("number")] == [
        "submitted", "submitted", "issued"
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*PAGES, "plan_agree", "plan_read", "plan_list"])
def test_no_page_needs_javascript(cast, client_of, name):
    """Every button is a link or sends a form; nothing is fetched by attributes of htmx."""
    state, able = PAGES.get(name, ("submitted", {"clerk"}))
    plan = in_state(cast, state)
    who = sorted(able)[0]
    if name == "plan_agree":
        plan, who = submitted(cast, year=2025, reviewers=(cast.checker,)), "checker"
    where = reverse(name) if name == "plan_list" else address(name, plan)

    page = text_of(client_of(getattr(cast, who)).get(where))

    assert " hx-" not in page
    assert not re.search(r'<button(?![^>]*(type="submit"|aria-disabled))[^>]*>', page)
