""" "Việc của tôi": what waits, in order; and what a person finds when nothing does."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from emulation.lib import dates
from emulation.org.services import account_open, membership_create, person_create
from emulation.org.waits import Wait
from emulation.pages.tasks import groups_of, summary
from tests.awards.checking.made import homes, opened, sent
from tests.awards.nominating.made import CULTURE
from tests.campaigns.plans_made import approved, draft, issued, submitted
from tests.cast import LONG_AGO
from tests.papers.papers_made import open_series

MONDAY = dt.date(2024, 7, 15)


def due(days: int | None) -> Wait:
    day = None if days is None else MONDAY + dt.timedelta(days=days)
    return Wait(f"Việc {days}", "/", due=day)


def page(client_of, user) -> str:
    answer = client_of(user).get(reverse("home"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_tasks_are_grouped_by_due_date_and_empty_groups_are_left_out():
    waits = [due(-4), due(0), due(1), due(7), due(8), due(None)]

    groups = groups_of(waits, MONDAY)

    assert [(group.heading, len(group.tasks)) for group in groups] == [
        ("Quá hạn", 1),
        ("Hôm nay, 15/7", 1),
        ("Trong 7 ngày tới", 2),
        ("Sau đó", 1),
        ("Không có hạn", 1),
    ]
    assert summary(groups) == {"all": 6, "late": 1, "today": 1, "later": 4}
    assert groups_of([], MONDAY) == []


@pytest.mark.parametrize(
    ("days", "when", "left", "is_late"),
    [
        (-4, "Thứ Năm, 11/7", "quá 4 ngày", True),
        (0, "Trong ngày", "", False),
        (2, "Thứ Tư, 17/7", "còn 2 ngày", False),
        (None, "", "", False),
    ],
)
def test_a_due_date_is_told_in_words(days, when, left, is_late):
    task = groups_of([due(days)], MONDAY)[0].tasks[0]

    assert (task.when, task.left, task.is_late) == (when, left, is_late)


def test_a_task_without_a_date_says_how_long_it_has_waited():
    since = dt.datetime(2024, 7, 12, 9, tzinfo=dt.UTC)

    task = groups_of([Wait("Kế hoạch", "/", since=since)], MONDAY)[0].tasks[0]

    assert (task.when, task.left) == ("Từ 12/7", "đã 3 ngày")


@pytest.mark.django_db
def test_everybody_finds_the_own_step_of_a_plan(cast, client_of):
    draft(cast)
    submitted(cast, reviewers=(cast.checker,))
    approved(cast)

    assert "Soạn tiếp kế hoạch" in page(client_of, cast.clerk)
    assert "Đang chờ người khác" in page(client_of, cast.clerk)
    assert "Xem xét kế hoạch" in page(client_of, cast.checker)
    assert "Ban hành kế hoạch" in page(client_of, cast.records_clerk)
    for user in (cast.chairman, cast.second_checker, cast.viewer, cast.outsider, cast.unit_head):
        assert "Không có việc nào đang chờ." in page(client_of, user)


@pytest.mark.django_db
def test_the_number_at_the_place_is_that_of_the_list(cast, client_of):
    draft(cast)
    draft(cast)

    answer = client_of(cast.clerk).get(reverse("home"))

    assert answer.context["counts"]["all"] == 2
    assert answer.context["places"][0].count == 2


@pytest.mark.django_db
def test_who_has_nothing_to_do_finds_the_plan_and_the_year(cast, client_of):
    open_series(cast.commune)
    plan = issued(cast)

    shown = page(client_of, cast.viewer)

    assert reverse("plan_read", args=[plan.uid]) in shown
    assert "Đã ban hành số 01/KH-UBND" in shown
    assert reverse("plan_read", args=[plan.uid]) not in page(client_of, cast.outsider)
    assert "Xã Đồng Tâm: Đã ban hành" in page(client_of, cast.overseer)


@pytest.mark.django_db
def test_a_unit_head_finds_the_own_unit_and_an_administrator_the_admin(cast, client_of):
    assert reverse("unit_read", args=[cast.village.uid]) in page(client_of, cast.unit_head)
    assert reverse("admin:index") in page(client_of, cast.administrator)
    assert reverse("admin:index") not in page(client_of, cast.clerk)


@pytest.mark.django_db
def test_what_was_done_is_told_without_the_own_name(cast, client_of):
    draft(cast)

    home = client_of(cast.clerk).get(reverse("home")).context["history"]
    whole = client_of(cast.clerk).get(reverse("own_history"))

    assert len(home) == 5
    assert whole.context["page_obj"].paginator.count > 5
    assert any(line.sentence.startswith("Tạo Kế hoạch") for line in whole.context["history"])
    assert client_of(cast.checker).get(reverse("own_history")).context["history"] == []


@pytest.mark.django_db
def test_what_was_done_names_the_plan_it_was_done_to(cast, client_of):
    plan = submitted(cast)

    (line, *_) = client_of(cast.clerk).get(reverse("home")).context["history"]

    assert line.sentence == f"Trình duyệt ({plan})"


@pytest.mark.django_db
def test_a_step_over_many_is_one_line(cast, client_of):
    round_ = opened(cast)
    rows = sent(cast, round_, *homes(cast, 12), award=CULTURE)
    browser = client_of(cast.unit_head)

    for name in ("home", "own_history"):
        told = [line.sentence for line in browser.get(reverse(name)).context["history"]]
        assert told[0] == "Gửi 12 hồ sơ đề nghị khen thưởng"
        assert sum("hồ sơ đề nghị" in sentence for sentence in told) <= 2  # begun, sent
    assert not any(rows[1].recipient in sentence for sentence in told)


@pytest.mark.django_db
def test_an_issued_plan_is_told_once(cast, client_of):
    open_series(cast.commune)
    issued(cast)

    for name in ("home", "own_history"):
        lines = client_of(cast.records_clerk).get(reverse(name)).context["history"]
        assert sum("Ban hành" in line.sentence for line in lines) == 1


@pytest.mark.django_db
def test_an_account_without_a_role_is_told_whom_to_ask(cast, client_of):
    person = person_create(commune=cast.commune, full_name="Lý Thị Dung", by=None)
    user = account_open(person=person, login="0900000555", by=None)
    user.set_password("cau-tre-12-bac")
    user.save()

    answer = client_of(user).get(reverse("home"))

    assert "chưa được giao vai trò" in answer.content.decode()
    assert [place.icon for place in answer.context["places"]] == ["tasks", "all"]
    assert answer.context["me"]["name"] == "Lý Thị Dung"


@pytest.mark.django_db
def test_several_roles_share_one_list_and_each_task_names_its_role(cast, client_of):
    membership_create(
        person=cast.person_of(cast.clerk),
        unit=cast.office,
        role="records_clerk",
        valid_from=LONG_AGO,
        by=None,
    )
    draft(cast)
    approved(cast)

    shown = page(client_of, cast.clerk)

    assert "2 việc đang chờ" in shown
    assert "Làm với vai trò Phụ trách thi đua, khen thưởng." in shown
    assert "Làm với vai trò Văn thư." in shown


@pytest.mark.django_db
def test_the_page_costs_the_same_with_1_and_with_30_tasks(cast, client_of):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client_of, cast.clerk)
        return len(asked)

    draft(cast)
    with_one = queries()
    for number in range(29):
        services.plan_create(
            commune=cast.commune, kind="yearly", year=2024, title=f"Bản {number}", by=cast.clerk
        )

    assert queries() == with_one


@pytest.mark.parametrize(("month", "is_due"), [(12, True), (1, True), (7, False)])
def test_around_the_end_of_the_year_the_clerk_is_led_to_sum_it_up(cast, client_of, month, is_due):
    client = client_of(cast.clerk)
    with dates.on_day(dt.date(2024, month, 20)):
        text = client.get(reverse("home")).content.decode()
    assert (reverse("year_report_draft") in text) == is_due
