"""The pages of tasks: the list, what is told, taken as done, sent back."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.inputs import TaskInput
from campaigns.models import TaskWork, WorkState
from emulation.lib import dates
from emulation.org.sheets import ExcelSheet
from emulation.org.waits import waits_of
from tests.access_matrix import small_pdf
from tests.campaigns.tasks.tasks_made import (
    DRIVE,
    FIRST,
    MARCH_20,
    issued_with,
    party_of,
    tell,
    work_of,
)
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

OTHER = "Dọn vệ sinh đường làng"
LIST_QUERIES = 15


@pytest.fixture
@kept
def plan(cast):
    task = TaskInput(OTHER, lead_units=(cast.other_village, cast.office))
    return issued_with(cast, task)


@pytest.fixture
def address(plan):
    return reverse("task_read", args=[party_of(plan).uid])


@pytest.fixture
def late():
    with dates.on_day(MARCH_20):
        yield


def test_counters_and_rows_agree(cast, plan, client_of, late):
    client = client_of(cast.clerk)

    page = client.get(reverse("task_list"))
    overdue = client.get(reverse("task_list"), {"tinh_trang": "qua-han"})

    assert [(c["label"], c["figure"]) for c in page.context["counters"]] == [
        ("Tất cả", 3),
        ("Quá hạn", 1),
        ("Đang làm", 2),
    ]
    assert [line.title for line in overdue.context["page_obj"]] == [FIRST]
    assert "chậm 5 ngày" in overdue.text
    of_plan = client.get(reverse("plan_tasks", args=[plan.uid]), {"q": "don ve sinh"})
    assert [line.name for line in of_plan.context["page_obj"]] == [
        "Thôn Đề Thám",
        "Văn phòng UBND xã Đồng Tâm",
    ]


def test_the_clerk_copies_the_late_ones_for_zalo(cast, plan, client_of, late):
    text = client_of(cast.clerk).get(reverse("task_list")).context["late_message"]

    assert text.startswith("Nhắc việc: 1 nhiệm vụ quá hạn đến ngày 20/03/2024\n")
    assert f"- {FIRST}, hạn 15/03/2024: Thôn Hồng Lạc" in text
    assert text.endswith("/ke-hoach/nhiem-vu/?tinh_trang=qua-han")
    assert client_of(cast.viewer).get(reverse("task_list")).context["late_message"] == ""


def test_one_s_own_tasks_alone(cast, plan, client_of):
    page = client_of(cast.unit_head).get(reverse("task_list"), {"cua": "toi"})

    assert [line.title for line in page.context["page_obj"]] == [FIRST]


def test_the_list_goes_out_as_it_is_filtered(cast, plan, client_of, late):
    tell(cast, work_of(plan))
    browser = client_of(cast.clerk)

    whole = ExcelSheet().create_dataset(browser.get(reverse("task_export")).content)
    told = browser.get(reverse("task_export"), {"tinh_trang": "cho-nhan"}).content
    row = ExcelSheet().create_dataset(told).dict[0]

    assert len(whole) == 3
    assert (row["Chủ trì"], row["Trạng thái"], row["Chậm (ngày)"]) == (
        "Thôn Hồng Lạc",
        "Chờ nhận",
        5,
    )
    assert row["Kết quả"].startswith("Đã họp thôn")
    to_accountant = client_of(cast.accountant).get(reverse("task_export")).content
    assert not any(ExcelSheet().create_dataset(to_accountant)["Kết quả"])


def test_the_list_asks_the_same_whatever_the_rows(cast, plan, client_of):
    browser = client_of(cast.clerk)
    browser.get(reverse("task_list"))
    with CaptureQueriesContext(connection) as few:
        browser.get(reverse("task_list"))
    many = [TaskInput(f"Việc {n}", lead_units=(cast.village, cast.office)) for n in range(15)]
    issued_with(cast, *many, **DRIVE)

    browser.get(reverse("task_list"))
    with CaptureQueriesContext(connection) as asked:
        page = browser.get(reverse("task_list"))

    assert page.context["page_obj"].paginator.count == 34
    assert len(asked) == len(few) <= LIST_QUERIES


def test_told_on_a_phone_and_accepted(cast, plan, client_of, address):
    head, clerk = client_of(cast.unit_head), client_of(cast.clerk)
    given = {"viec": "xong", "version": "0", "text": "Đã họp, 42 hộ dự.", "files": [small_pdf()]}

    told = head.post(address, given, follow=True)

    assert "Đã báo xong" in told.text
    assert "quyet-dinh.pdf" in told.text
    work = work_of(plan)
    file = reverse("task_file", args=[work.party.uid, work.evidence.get().attachment.uid])
    assert clerk.get(file).status_code == 200
    assert client_of(cast.accountant).get(file).status_code == 404

    clerk.post(address, {"viec": "nhan", "version": "1"})

    assert work_of(plan).state == WorkState.ACCEPTED
    assert "nhận là xong" in head.get(address).text


def test_a_wrong_file_keeps_the_words(cast, plan, client_of, address):
    bad = SimpleUploadedFile("anh.exe", b"MZ", "image/jpeg")

    page = client_of(cast.unit_head).post(
        address, {"viec": "xong", "version": "0", "text": "Đã họp thôn.", "files": [bad]}
    )

    assert "Chỉ nhận tệp PDF" in page.text
    assert "Đã họp thôn." in page.text
    assert not TaskWork.objects.exists()


def test_sent_back_with_a_reason(cast, plan, client_of, address):
    tell(cast, work_of(plan))
    clerk = client_of(cast.clerk)

    refused = clerk.post(address, {"viec": "tra-lai", "version": "1", "reason": ""})
    assert "Ghi lý do" in refused.text
    clerk.post(address, {"viec": "tra-lai", "version": "1", "reason": "Thiếu ảnh."})

    page = client_of(cast.unit_head).get(address).text
    assert "Thiếu ảnh." in page
    assert "Báo lại" in page


def test_two_who_told_at_once_see_both_texts(cast, plan, client_of, address):
    tell(cast, work_of(plan), words="Mời họp.", is_done=False, by=cast.clerk)

    page = client_of(cast.unit_head).post(
        address, {"viec": "xong", "version": "0", "text": "Đã họp."}
    )

    assert page.status_code == 409
    assert "Mời họp." in page.text
    assert "Đã họp." in page.text
    again = {"viec": "xong", "version": page.context["form"]["version"].value(), "text": "Đã họp."}
    client_of(cast.unit_head).post(address, again)
    assert work_of(plan).words == "Đã họp."


def test_who_may_not_read_is_told_the_state_alone(cast, plan, client_of, address):
    tell(cast, work_of(plan))

    page = client_of(cast.accountant).get(address)

    assert page.status_code == 200
    assert "Đã họp thôn" not in page.text
    assert "Chờ nhận" in page.text


def test_waits_ask_the_same_whatever_the_tasks(cast, plan):
    with CaptureQueriesContext(connection) as few:
        waits_of(type(cast.unit_head).objects.get(pk=cast.unit_head.pk))
    many = [TaskInput(f"Việc {n}", lead_units=(cast.village,)) for n in range(15)]
    issued_with(cast, *many, **DRIVE)

    with CaptureQueriesContext(connection) as asked:
        waits_of(type(cast.unit_head).objects.get(pk=cast.unit_head.pk))

    assert len(asked) == len(few)


def test_a_period_that_is_not_there(cast, plan, client_of, address):
    head = client_of(cast.unit_head)

    assert head.get(f"{address}?ky=nonsense").status_code == 404
    assert head.get(f"{address}?ky={plan.uid}").status_code == 404
