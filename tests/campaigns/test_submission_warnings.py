"""Submitting with open warnings: one reason, kept with them as they stood."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.checks import Level, open_checks
from campaigns.content import content_sha256, plan_content
from campaigns.models import PlanState
from campaigns.services.warnings import REASON
from tests.campaigns.edit_pages import address, text_of
from tests.campaigns.plans_made import (
    WARNINGS_REASON,
    add_item,
    draft,
    fresh,
    in_state,
    new_plan,
    submit,
    submitted,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

NO_TARGETS = "Kế hoạch chưa có chỉ tiêu nào"


def looks(plan):
    checks = open_checks(plan_content(fresh(plan)))
    return [check for check in checks if check.level == Level.LOOK]


def try_to_submit(cast, plan, **given):
    return services.plan_submit(plan=fresh(plan), reviewers=[], by=cast.clerk, **given)


def test_warnings_without_a_reason_are_refused_at_the_field(cast):
    plan = draft(cast)

    with pytest.raises(ValidationError) as refused:
        try_to_submit(cast, plan, warnings_reason="  ")

    assert list(refused.value.error_dict) == [REASON]
    assert fresh(plan).state == PlanState.DRAFT


def test_the_warnings_are_kept_with_the_reason_as_they_stood(cast):
    plan = draft(cast)
    shown = [check.sentence for check in looks(plan)]

    revision = try_to_submit(cast, plan, warnings_reason=" Chờ huyện giao chỉ tiêu. ")

    assert NO_TARGETS in shown
    assert [kept["sentence"] for kept in revision.warnings] == shown
    assert revision.warnings_reason == "Chờ huyện giao chỉ tiêu."
    assert revision.sha256 == content_sha256(revision.content)
    assert told(plan)[-1] == "submitted"


def test_what_must_be_mended_no_reason_moves(cast):
    plan = new_plan(cast)

    with pytest.raises(ValidationError, match="Chưa có nơi nhận"):
        try_to_submit(cast, plan, warnings_reason="Vẫn trình.")


def test_a_warning_that_came_meanwhile_is_shown_before_it_is_submitted(cast):
    plan = draft(cast)
    seen = [check.key for check in looks(plan)]
    section = plan.items.filter(parent=None).first()
    add_item(plan, cast.second_clerk, "Hoàn thành nhiệm vụ năm 2023.", parent=section)

    with pytest.raises(ValidationError, match="Vừa có thêm chỗ nên xem"):
        try_to_submit(cast, plan, warnings_reason="Vẫn trình.", warnings_seen=seen)
    assert fresh(plan).state == PlanState.DRAFT


def test_a_warning_that_went_meanwhile_asks_nothing_more(cast):
    plan = draft(cast)
    seen = [check.key for check in looks(plan)]

    revision = try_to_submit(
        cast, plan, warnings_reason="Vẫn trình.", warnings_seen=[*seen, "gone"]
    )

    assert len(revision.warnings) == len(seen)


def sent(browser, plan, **given):
    form = browser.get(address("plan_submit", plan)).context["form"]
    return browser.post(
        address("plan_submit", plan),
        {"warnings_seen": form["warnings_seen"].value(), "note": "Kính trình."} | given,
        follow=True,
    )


def test_the_page_asks_for_the_reason_and_loses_nothing(cast, client_of):
    plan = draft(cast)
    browser = client_of(cast.clerk)

    page = text_of(sent(browser, plan, warnings_reason=""))

    assert "Ghi lý do vẫn trình" in page
    assert "Kính trình." in page
    assert NO_TARGETS in page
    assert fresh(plan).state == PlanState.DRAFT


def test_a_warning_of_a_colleague_is_shown_and_the_reason_stays(cast, client_of):
    plan = draft(cast)
    browser = client_of(cast.clerk)
    form = browser.get(address("plan_submit", plan)).context["form"]
    section = plan.items.filter(parent=None).first()
    add_item(plan, cast.second_clerk, "Hoàn thành nhiệm vụ năm 2023.", parent=section)

    typed = {"warnings_seen": form["warnings_seen"].value(), "warnings_reason": "Đã thống nhất."}
    first = browser.post(address("plan_submit", plan), typed)
    again = first.context["form"]
    second = browser.post(
        address("plan_submit", plan),
        typed | {"warnings_seen": again["warnings_seen"].value()},
        follow=True,
    )

    assert "Vừa có thêm chỗ nên xem" in text_of(first)
    assert "Đã thống nhất." in text_of(first)
    assert "ghi năm 2023" in text_of(first)
    assert "Đã trình" in text_of(second)


@pytest.mark.parametrize("who", ["checker", "chairman", "records_clerk", "clerk"])
def test_who_decides_reads_the_warnings_and_the_reason(cast, client_of, who):
    plan = submitted(cast, reviewers=(cast.checker,))

    page = text_of(client_of(getattr(cast, who)).get(address("plan_read", plan)))

    assert NO_TARGETS in page
    assert WARNINGS_REASON in page


def test_the_page_that_decides_says_them_too(cast, client_of):
    plan = submitted(cast)

    page = text_of(client_of(cast.chairman).get(address("plan_approve", plan)))

    assert WARNINGS_REASON in page


def test_readers_of_the_issued_plan_are_told_nothing_of_them(cast, client_of):
    plan = in_state(cast, PlanState.ISSUED)

    page = text_of(client_of(cast.viewer).get(address("plan_read", plan)))

    assert WARNINGS_REASON not in page


def test_the_revision_keeps_showing_them(cast, client_of):
    plan = draft(cast)
    submit(cast, plan)
    url = f"{address('plan_read', plan)}ban/1/"

    assert WARNINGS_REASON in text_of(client_of(cast.checker).get(url))
