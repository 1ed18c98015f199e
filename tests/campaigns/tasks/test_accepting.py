"""Several told tasks taken as done at once, from the list."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.inputs import TaskInput
from campaigns.models import WorkState
from tests.campaigns.tasks.tasks_made import DRIVE, FIRST, issued_with, tell, work_of
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

OTHER, THIRD = "Dọn vệ sinh đường làng", "Trồng hoa cổng thôn"
LIST = "task_list"


@pytest.fixture
@kept
def plan(cast):
    tasks = [TaskInput(summary, lead_units=(cast.village,)) for summary in (OTHER, THIRD)]
    plan = issued_with(cast, *tasks)
    for summary in (FIRST, OTHER):
        tell(cast, work_of(plan, summary))
    return plan


def tick(plan, summary, version=1):
    return f"{work_of(plan, summary).uid}:{version}"


def states(plan):
    return [work_of(plan, summary).state for summary in (FIRST, OTHER, THIRD)]


def test_told_tasks_have_a_tick_and_the_office_alone(cast, plan, client_of):
    page = client_of(cast.clerk).get(reverse(LIST))

    assert page.context["tick_count"] == 2
    assert tick(plan, FIRST) in page.text and "Nhận các việc đã chọn" in page.text
    for other in (cast.unit_head, cast.viewer, cast.overseer):
        assert 'name="nhan"' not in client_of(other).get(reverse(LIST)).text


def test_what_was_ticked_is_accepted_and_the_filter_stays(cast, plan, client_of):
    address = f"{reverse('plan_tasks', args=[plan.uid])}?tinh_trang=cho-nhan"
    answer = client_of(cast.clerk).post(
        address, {"nhan": [tick(plan, FIRST), tick(plan, OTHER)]}, follow=True
    )

    assert answer.redirect_chain == [(address, 302)]
    assert "Đã nhận 2 việc là đã xong." in answer.text
    assert states(plan) == [WorkState.ACCEPTED, WorkState.ACCEPTED, WorkState.DOING]


def test_what_cannot_be_is_named_and_the_others_count(cast, plan, client_of):
    tell(cast, work_of(plan, THIRD), by=cast.clerk)
    ticks = [tick(plan, FIRST, version=0), tick(plan, OTHER), tick(plan, THIRD), "nonsense"]

    page = client_of(cast.clerk).post(reverse(LIST), {"nhan": ticks}, follow=True).text

    assert "Đã nhận 1 việc là đã xong." in page
    assert f"{FIRST}, Thôn Hồng Lạc: Vừa có người báo thêm" in page
    assert f"{THIRD}, Thôn Hồng Lạc: Đồng chí không có quyền" in page
    assert states(plan) == [WorkState.TOLD, WorkState.ACCEPTED, WorkState.TOLD]


@pytest.mark.parametrize("who", ["unit_head", "viewer", "outsider"])
def test_others_accept_nothing(cast, plan, client_of, who):
    client_of(getattr(cast, who)).post(reverse(LIST), {"nhan": [tick(plan, OTHER)]})

    assert work_of(plan, OTHER).state == WorkState.TOLD


def test_nothing_ticked_says_so(cast, plan, client_of):
    page = client_of(cast.clerk).post(reverse(LIST), {}, follow=True).text

    assert "Chưa chọn việc nào" in page


def test_more_ticks_ask_no_more(cast, plan, client_of):
    browser = client_of(cast.clerk)
    browser.get(reverse(LIST))
    with CaptureQueriesContext(connection) as few:
        browser.get(reverse(LIST))
    names = [f"Việc {number}" for number in range(8)]
    drive = issued_with(
        cast, *(TaskInput(name, lead_units=(cast.village,)) for name in names), **DRIVE
    )
    for name in names:
        tell(cast, work_of(drive, name))

    browser.get(reverse(LIST))
    with CaptureQueriesContext(connection) as many:
        page = browser.get(reverse(LIST))

    assert page.context["tick_count"] == 10
    assert len(many) == len(few) <= 15
