"""The office's pages of the check: lists, one dossier, questions to offices, fairness."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.checking.fairness import figures_by_award, villages_of
from awards.checking.pace import paces_of
from awards.law.in_force import law_of
from awards.models import Nomination
from awards.states import NominationState as State
from emulation.org.models import Person
from tests.awards.checking.made import (
    ask,
    eligible,
    fresh,
    homes,
    in_check,
    opened,
    police,
    sent,
    worker,
)
from tests.awards.made import make_nomination
from tests.awards.nominating.made import ADVANCED, CULTURE
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


def tick(*rows: Nomination) -> list[str]:
    return [f"{row.uid}:{row.version}" for row in rows]


def said(response) -> str:
    return response.content.decode()


# The list


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.DECIDING, "Trong dự thảo"),
        (State.FAILED, "Không thông qua"),
        (State.CHECKING, "Đang thẩm định"),
    ],
)
def test_a_long_name_of_a_state_is_short_on_the_list(cast, round_, client_of, state, words):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)
    Nomination.objects.filter(pk=row.pk).update(state=state)

    page = said(client_of(cast.clerk).get(reverse("check_list", args=[round_.uid])))

    assert f">{words}</span></td>" in page


def test_many_are_received_from_the_list(cast, round_, client_of):
    rows = [fresh(row) for row in sent(cast, round_, *homes(cast, 3), award=CULTURE)]
    url = reverse("check_list", args=[round_.uid])

    answer = client_of(cast.clerk).post(
        url, {"viec": "tiep-nhan", "ho-so": tick(*rows[:2])}, follow=True
    )

    assert "Đã tiếp nhận 2 hồ sơ." in said(answer)
    assert [fresh(row).state for row in rows] == [State.CHECKING, State.CHECKING, State.SENT]


def test_what_is_odd_has_no_tick_and_is_refused_all_the_same(cast, round_, client_of):
    office, _ = police(cast)
    [row] = in_check(cast, round_, *homes(cast, 1))
    ask(cast, round_, office, row)
    url = reverse("check_list", args=[round_.uid])
    browser = client_of(cast.clerk)

    assert f"{row.uid}:" not in said(browser.get(url))
    answer = browser.post(url, {"viec": "du-dieu-kien", "ho-so": tick(row)}, follow=True)

    assert "Công an xã" in said(answer)
    assert fresh(row).state == State.CHECKING


def test_nothing_ticked_says_what_to_do(cast, round_, client_of):
    url = reverse("check_list", args=[round_.uid])

    answer = client_of(cast.clerk).post(url, {"viec": "tiep-nhan"}, follow=True)

    assert "Chưa chọn hồ sơ nào" in said(answer)


def test_counters_agree_with_the_list_and_drafts_are_the_units_own(cast, round_, client_of):
    in_check(cast, round_, *homes(cast, 2))
    make_nomination(round_, worker(cast), cast.village, state=State.DRAFT)
    url = reverse("check_list", args=[round_.uid])
    browser = client_of(cast.clerk)

    context = browser.get(url).context
    assert [(one["label"], one["figure"]) for one in context["counters"]] == [
        ("Tất cả", 2),
        ("Chờ tiếp nhận", 0),
        ("Đang thẩm định", 2),
        ("Đủ điều kiện", 0),
    ]
    assert len(browser.get(f"{url}?nhom=tham-dinh&tim=nong van").context["lines"]) == 2
    assert not browser.get(f"{url}?nhom=tham-dinh&tim=khong ai").context["lines"]


def test_the_list_costs_the_same_with_one_row_and_with_thirty(cast, round_, client_of):
    url, browser = reverse("check_list", args=[round_.uid]), client_of(cast.clerk)
    people = [worker(cast, f"Vi Văn Số {place}") for place in range(30)]
    make_nomination(round_, people[0], cast.village, state=State.CHECKING)
    with CaptureQueriesContext(connection) as one:
        browser.get(url)
    for person in people[1:]:
        make_nomination(round_, person, cast.village, state=State.CHECKING)
    with CaptureQueriesContext(connection) as thirty:
        assert len(browser.get(url).context["lines"]) == 30

    assert len(thirty) == len(one) <= 15


def test_the_excel_file_tells_the_same(cast, round_, client_of, tmp_path):
    in_check(cast, round_, *homes(cast, 2))

    answer = client_of(cast.viewer).get(reverse("check_export", args=[round_.uid]))

    file = tmp_path / "thu.xlsx"
    file.write_bytes(answer.content)
    rows = list(openpyxl.load_workbook(file).active.values)
    assert rows[0][:3] == ("Đề nghị", "Chức vụ, nơi ở", "Đơn vị đề nghị")
    assert [row[4] for row in rows[1:]] == ["Đang thẩm định", "Đang thẩm định"]


# One dossier


def test_concluded_on_its_own_page_with_a_note(cast, round_, client_of):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)
    url = reverse("check_conclude", args=[row.uid])
    browser = client_of(cast.clerk)
    page = browser.get(url)
    assert "Hoàn thành tốt nhiệm vụ" in said(page)

    answer = browser.post(
        url, {"version": row.version, "verdict": "eligible", "note": "Đã xem."}, follow=True
    )

    assert "Đã kết luận hồ sơ của" in said(answer)
    assert fresh(row).state == State.ELIGIBLE


def test_a_hard_standard_stands_at_the_top_and_nothing_typed_is_lost(cast, round_, client_of):
    [row] = in_check(cast, round_, *homes(cast, 1))
    Nomination.objects.filter(pk=row.pk).update(report={"violations": ["Đánh bạc"]})

    answer = client_of(cast.clerk).post(
        reverse("check_conclude", args=[row.uid]),
        {"version": row.version, "verdict": "eligible", "note": "Xin vẫn khen."},
    )

    assert answer.status_code == 200
    assert "Không đạt tiêu chuẩn bắt buộc" in said(answer)
    assert "Xin vẫn khen." in said(answer)
    assert fresh(row).state == State.CHECKING


def test_an_old_page_concludes_nothing(cast, round_, client_of):
    [row] = in_check(cast, round_, *homes(cast, 1))

    answer = client_of(cast.clerk).post(
        reverse("check_conclude", args=[row.uid]),
        {"version": row.version - 1, "verdict": "ineligible", "note": "Sai."},
    )

    assert "vừa thay đổi" in said(answer)
    assert fresh(row).state == State.CHECKING


def test_returned_by_parts_from_its_page(cast, round_, client_of):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)

    client_of(cast.clerk).post(
        reverse("check_return", args=[row.uid]),
        {"version": row.version, "merit": "Ghi rõ số hộ.", "due_on": "24/02/2024"},
    )

    back = fresh(row)
    assert (back.state, back.returned_parts) == (State.INCOMPLETE, {"merit": "Ghi rõ số hộ."})
    assert back.return_due_on == dt.date(2024, 2, 24)


def test_too_late_is_told_as_such_to_who_checks(cast, round_, client_of):
    [row] = eligible(cast, round_, *homes(cast, 1))

    answer = client_of(cast.clerk).get(reverse("check_conclude", args=[row.uid]))

    assert answer.status_code == 409
    assert "Đủ điều kiện" in said(answer)


def test_who_proposed_it_is_told_why_the_button_is_not_there(cast, round_, client_of):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)
    own = cast.person_of(cast.clerk).memberships.get()
    Nomination.objects.filter(pk=row.pk).update(made_by=own)

    page = client_of(cast.clerk).get(reverse("check_read", args=[row.uid]))

    assert "người khác thẩm định" in said(page)
    assert reverse("check_conclude", args=[row.uid]) not in said(page)


# Questions to offices


def test_asked_on_one_page_and_answered_on_another(cast, round_, client_of):
    office, chief = police(cast)
    rows = in_check(cast, round_, *homes(cast, 2))
    client_of(cast.clerk).post(
        reverse("consultation_ask", args=[round_.uid]),
        {
            "offices": [office.uid],
            "question": "Có vi phạm không?",
            "due_on": "25/02/2024",
            "ho-so": [row.uid for row in rows],
        },
    )
    asked = round_.consultations.get()
    line = asked.rows.first()
    url = reverse("consultation_answer", args=[asked.uid])
    browser = client_of(chief)
    assert "Hộ Nông Văn" in said(browser.get(reverse("consultation_read", args=[asked.uid])))

    browser.post(url, {"version": 1, f"y-{line.uid.hex}": "Đang xác minh.", "answer": ""})

    line.refresh_from_db()
    assert line.objection == "Đang xác minh."
    assert browser.get(url).status_code == 409
    page = client_of(cast.clerk).get(reverse("check_read", args=[line.nomination.uid]))
    assert "Đang xác minh." in said(page)


def test_a_question_without_offices_or_names_says_what_is_missing(cast, round_, client_of):
    in_check(cast, round_, *homes(cast, 1))

    answer = client_of(cast.clerk).post(
        reverse("consultation_ask", args=[round_.uid]), {"question": "x", "due_on": "25/02/2024"}
    )

    assert "Chọn ít nhất một cơ quan." in said(answer)


# Days and fairness


@pytest.mark.parametrize(
    ("days_ago", "badge", "left"),
    [
        (0, "is-ontrack", "còn 28 ngày"),
        (33, "is-risk", "còn 2 ngày"),  # Tết between: five days later than by weekends alone
        (40, "is-late", "quá 12 ngày"),
    ],
)
def test_days_turn_colour(cast, round_, days_ago, badge, left):
    """Twenty working days for the check, counted from the day after the receipt."""
    row = make_nomination(
        round_, worker(cast), cast.village, state=State.CHECKING,
        received_on=TODAY - dt.timedelta(days=days_ago),
    )  # fmt: skip

    step, whole = paces_of(row, law_of(cast.commune, tables=()))

    assert (step.step, whole.step) == ("thẩm định", "cả hồ sơ")
    assert (step.badge, step.left_words) == (badge, left)


def test_fairness_counts_who_is_nominated_and_which_villages_never_were(cast, round_):
    woman = worker(cast, "Vi Thị Sáu", gender=Person.Gender.FEMALE)
    man = worker(cast, "Vi Văn Bảy", gender=Person.Gender.MALE)
    make_nomination(round_, woman, cast.village, is_direct_worker=True)
    make_nomination(round_, man, cast.village, is_leader=True)
    make_nomination(round_, worker(cast, "Vi Văn Tám"), cast.village, state=State.WITHDRAWN)
    make_nomination(round_, homes(cast, 1)[0], cast.village, award=CULTURE)

    *_, every = figures_by_award(round_)

    assert (every.people, every.households) == (2, 1)
    assert every.women.words == every.leaders.words == every.workers.words == "1 trên 2 (50%)"
    villages = {one.name: (one.proposed, one.is_forgotten) for one in villages_of(round_)}
    assert villages == {"Thôn Hồng Lạc": (3, True), "Thôn Đề Thám": (0, True)}
