"""What is told of tasks, taken as done or sent back; and who may."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Plan, PlanState, TaskParty, TaskWork, WorkState
from campaigns.working.due import Standing
from campaigns.working.selectors import overdue_tasks, task_lines
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.rights import granting
from emulation.org.waits import waits_of
from emulation.trail.models import Entry
from targets.services import periods_plan
from tests.access_matrix import small_pdf
from tests.campaigns.amending.amendments_made import put_through
from tests.campaigns.tasks.tasks_made import (
    FIRST,
    MARCH_10,
    MARCH_20,
    issued_with,
    tell,
    work_of,
)
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

QUARTERLY = "Báo cáo vệ sinh môi trường"
OF_A_POST = "Biên tập tin bài"


@pytest.fixture
@kept
def plan(cast) -> Plan:
    return issued_with(cast)


def titles(user) -> list[str]:
    return [wait.title for wait in waits_of(user) if wait.kind == "mine"]


def test_the_leading_unit_tells_and_the_clerk_accepts(cast, plan):
    assert titles(cast.unit_head) == [FIRST]

    work = tell(cast, work_of(plan), uploads=[small_pdf()])

    assert (work.state, work.first_done_on) == (WorkState.TOLD, TODAY)
    assert work.evidence.get().attachment.name == "quyet-dinh.pdf"
    assert titles(cast.unit_head) == []
    assert FIRST in titles(cast.clerk)

    services.task_accept(work=work_of(plan), seen_version=1, by=cast.clerk)

    assert work_of(plan).state == WorkState.ACCEPTED
    assert FIRST not in titles(cast.clerk)
    codes = Entry.objects.filter(object_uid=work.uid).order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["campaigns.task.told", "campaigns.task.accepted"]


def test_a_returned_task_shows_its_reason_and_is_told_again(cast, plan):
    tell(cast, work_of(plan))

    services.task_return(
        work=work_of(plan), reason="Thiếu biên bản.", seen_version=1, by=cast.clerk
    )

    wait = next(w for w in waits_of(cast.unit_head) if w.title == FIRST)
    assert (wait.detail, wait.badge) == ("Trả lại: Thiếu biên bản.", "is-returned")
    with dates.on_day(MARCH_20):
        tell(cast, work_of(plan), words="Có biên bản.")
    work = work_of(plan)
    # The first telling decides on lateness.
    assert (work.state, work.first_done_on) == (WorkState.TOLD, TODAY)


def test_progress_leaves_it_undone(cast, plan):
    work = tell(cast, work_of(plan), is_done=False, words="Đang mời họp.")

    assert (work.state, work.first_done_on) == (WorkState.DOING, None)
    assert titles(cast.unit_head) == [FIRST]


def test_the_same_form_pressed_twice_is_told_once(cast, plan):
    work, again = work_of(plan), work_of(plan)
    tell(cast, work)

    again = work_of(plan)
    assert tell(cast, again, seen_version=0) == work

    assert Entry.objects.filter(code="campaigns.task.told").count() == 1


def test_a_colleague_s_word_is_not_overwritten(cast, plan):
    mine, theirs = work_of(plan), work_of(plan)
    tell(cast, theirs, is_done=False, words="Mời họp ngày 5.", by=cast.clerk)

    with pytest.raises(StaleVersion):
        tell(cast, mine, words="Đã họp.")
    with pytest.raises(StaleVersion):
        tell(cast, work_of(plan), words="Đã họp.", seen_version=0)
    assert work_of(plan).words == "Mời họp ngày 5."


def test_nobody_accepts_what_he_told(cast, plan):
    tell(cast, work_of(plan), by=cast.clerk)

    with pytest.raises(PermissionDenied):
        services.task_accept(work=work_of(plan), seen_version=1, by=cast.clerk)
    assert FIRST not in titles(cast.clerk)
    # Where the clerk told it, it goes to those above, too.
    assert FIRST in titles(cast.chairman)
    services.task_accept(work=work_of(plan), seen_version=1, by=cast.chairman)
    assert work_of(plan).state == WorkState.ACCEPTED


def test_what_the_unit_told_is_not_the_chairman_s_to_do(cast, plan):
    tell(cast, work_of(plan))

    assert FIRST not in titles(cast.chairman)


@pytest.mark.parametrize("name", ["viewer", "accountant", "outsider", "chairman"])
def test_others_tell_nothing(cast, plan, name):
    with pytest.raises(PermissionDenied):
        tell(cast, work_of(plan), by=getattr(cast, name))


def test_who_reads_what_was_told(cast, plan):
    work = tell(cast, work_of(plan))
    asked = ("unit_head", "clerk", "chairman", "viewer", "overseer", "accountant", "outsider")

    readers = {
        name for name in asked if granting(getattr(cast, name), "campaigns.view_task_work", work)
    }

    assert readers == {"unit_head", "clerk", "chairman", "viewer", "overseer"}


def test_words_reason_and_files_are_asked_for(cast, plan):
    with pytest.raises(ValidationError, match="đã làm gì"):
        tell(cast, work_of(plan), words=" ")
    bad = small_pdf()
    bad.file.seek(0)
    bad.file.write(b"MZ not a paper")
    with pytest.raises(ValidationError) as refused:
        tell(cast, work_of(plan), uploads=[bad])
    assert "quyet-dinh.pdf: Chỉ nhận" in refused.value.message_dict["files"][0]
    assert not TaskWork.objects.exists()
    tell(cast, work_of(plan))
    with pytest.raises(ValidationError, match="lý do"):
        services.task_return(work=work_of(plan), reason="", seen_version=1, by=cast.clerk)


def test_what_was_accepted_or_closed_takes_nothing_more(cast, plan):
    tell(cast, work_of(plan))
    services.task_accept(work=work_of(plan), seen_version=1, by=cast.clerk)
    with pytest.raises(WrongState, match="Đã xong"):
        tell(cast, work_of(plan), words="Thêm.")
    services.plan_close(plan=plan, by=cast.clerk)
    with pytest.raises(WrongState, match="không còn đang thực hiện"):
        tell(cast, work_of(plan), words="Thêm.")


def test_a_post_is_asked_by_its_title(cast):
    plan = issued_with(cast, TaskInput(OF_A_POST, lead_positions=("Công chức Văn hóa",)))

    assert titles(cast.second_clerk)[-1] == "1 nhiệm vụ chưa đến hạn"
    work = tell(cast, work_of(plan, OF_A_POST), by=cast.second_clerk)
    assert work.state == WorkState.TOLD


def test_overdue_until_told(cast, plan):
    assert overdue_tasks(cast.commune, MARCH_10) == []

    late = overdue_tasks(cast.commune, MARCH_20)

    assert [(line.name, line.title, line.days_late) for line in late] == [
        ("Thôn Hồng Lạc", FIRST, 5)
    ]
    with dates.on_day(MARCH_20):
        tell(cast, work_of(plan))
    assert overdue_tasks(cast.commune, MARCH_20) == []
    assert overdue_tasks(cast.next_commune, MARCH_20) == []


def test_a_recurring_task_is_told_of_each_quarter(cast):
    task = TaskInput(QUARTERLY, recurring="hằng quý", lead_units=(cast.village,))
    plan = issued_with(cast, task)
    lines = task_lines(Plan.objects.filter(pk=plan.pk), TODAY)
    assert [line.period for line in lines if line.task.summary == QUARTERLY] == [None]

    first, second, *_ = periods_plan(span=plan.span, kind="quarter", by=cast.clerk)
    tell(cast, work_of(plan, QUARTERLY, first))

    lines = task_lines(Plan.objects.filter(pk=plan.pk), dt.date(2024, 7, 30))
    told = [(line.period, line.standing) for line in lines if line.task.summary == QUARTERLY]
    assert (first, Standing.TOLD) in told
    assert (second, Standing.LATE) in told
    assert len(told) == 3  # the third quarter has begun


def test_a_task_that_an_amendment_replaced_is_no_longer_asked(cast, plan):
    item = plan.items.get(task__summary=FIRST)
    amendment = services.plan_amend(
        plan=plan, items=[str(item.uid)], reason="Đổi hạn.", by=cast.clerk
    )
    copy = amendment.items.get(task__isnull=False)
    services.item_change(
        item=copy,
        version=copy.version,
        by=cast.clerk,
        heading=copy.heading,
        run_in=copy.run_in,
        numbered=copy.numbered,
        children_style=copy.children_style,
        blocks=[BlockInput(b.text, uid=str(b.uid)) for b in copy.blocks.all()],
        task=TaskInput("Phát động đến từng hộ", lead_units=(cast.village,)),
    )
    put_through(cast, amendment)

    lines = task_lines(Plan.objects.all(), MARCH_20)

    assert [line.task.summary for line in lines] == ["Phát động đến từng hộ"]
    with pytest.raises(WrongState, match="sửa đổi hoặc bãi bỏ"):
        tell(cast, work_of(plan))


def test_a_draft_asks_nobody(cast, plan):
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.REPLACED)

    assert titles(cast.unit_head) == []
    assert TaskParty.objects.filter(leads=True).exists()
