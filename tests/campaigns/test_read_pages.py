"""Pages on which plans are listed, read and handed out."""

from __future__ import annotations

import hashlib
import io
import re
import uuid

import pdfplumber
import pytest
from django.urls import reverse

from campaigns import services
from campaigns.models import Plan, PlanState, Revision
from emulation.org.waits import waits_of
from emulation.papers.models import PaperFile
from tests.campaigns.plans_made import (
    TITLE,
    approved,
    draft,
    in_state,
    issue,
    issued,
    new_plan,
    submit,
    submitted,
    with_targets,
)
from tests.campaigns.test_rules import CLERKS, ON_THE_WAY, READERS, people
from tests.papers.papers_made import open_series

DECIDING = {"chairman", "vice_chairman", "checker", "second_checker"}
READING = ("plan_read", "plan_history", "plan_pdf", "plan_docx")


def text_of(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def main_action(page: str) -> str:
    """The words of the one red button; there is never a second."""
    found = re.findall(r'class="btn btn-primary[^"]*"[^>]*>([^<]+)<', page)
    assert len(found) <= 1, found
    return found[0] if found else ""


# The list


def test_everybody_sees_the_issued_plan_in_the_list_and_outsiders_do_not(cast, client_of):
    open_series(cast.commune)
    issued(cast)

    for name, user in people(cast).items():
        if name == "visitor":
            continue
        page = text_of(client_of(user).get(reverse("plan_list")))
        assert (TITLE in page) == (name in READERS), name
        assert ("01/KH-UBND" in page) == (name in READERS), name


def test_a_visitor_is_led_to_the_front_door(cast, client_of):
    plan = draft(cast)
    addresses = [reverse(name, args=[plan.uid]) for name in READING]
    addresses += [reverse("plan_list"), reverse("revision_read", args=[plan.uid, 1])]

    for address in addresses:
        response = client_of(cast.visitor).get(address)
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("login"))


def test_counters_lead_to_the_list_they_count(cast, client_of):
    for year, state in enumerate(["draft", "draft", "returned", "submitted"], start=2024):
        Plan.objects.filter(pk=new_plan(cast, year=year).pk).update(state=state)
    browser = client_of(cast.clerk)

    for counter in browser.get(reverse("plan_list")).context["counters"]:
        listed = browser.get(reverse("plan_list") + counter["url"]).context["page_obj"]
        assert listed.paginator.count == counter["figure"], counter


def test_the_list_is_found_by_words_without_accents_by_kind_year_and_number(cast, client_of):
    open_series(cast.commune, first_number=25)
    issued(cast)
    new_plan(cast, year=2025, title="Trồng cây đời đời nhớ ơn Bác")
    browser = client_of(cast.clerk)

    def titles(**query):
        page = browser.get(reverse("plan_list"), query).context["page_obj"]
        return [plan.title for plan in page]

    assert titles(words="trong cay doi") == ["Trồng cây đời đời nhớ ơn Bác"]
    assert titles(words="25/kh") == [TITLE]
    assert titles(year="2025") == ["Trồng cây đời đời nhớ ơn Bác"]
    assert titles(kind="drive") == []
    assert len(titles(year="nonsense", state="nonsense")) == 2


def test_a_list_without_a_match_says_how_to_go_on(cast, client_of):
    new_plan(cast)

    page = text_of(client_of(cast.clerk).get(reverse("plan_list"), {"words": "khong co"}))

    assert "Không có kế hoạch nào khớp" in page


def test_the_empty_list_says_what_to_do_first(cast, client_of):
    clerk = text_of(client_of(cast.clerk).get(reverse("plan_list")))
    reader = text_of(client_of(cast.viewer).get(reverse("plan_list")))

    assert "Chưa có kế hoạch nào" in clerk
    assert clerk.count(reverse("plan_create")) == 2
    assert "Chưa có kế hoạch nào được ban hành" in reader
    assert reverse("plan_create") not in reader


def test_an_overseer_reads_whose_plan_it_is(cast, client_of):
    open_series(cast.commune)
    issued(cast)

    overseer = text_of(client_of(cast.overseer).get(reverse("plan_list")))
    clerk = text_of(client_of(cast.clerk).get(reverse("plan_list")))

    assert "<td>Xã Đồng Tâm</td>" in overseer
    assert "Địa phương</th>" not in clerk


@pytest.mark.parametrize("plans", [1, 30])
def test_the_list_asks_the_same_number_of_questions(
    cast, client_of, plans, django_assert_num_queries
):
    for year in range(2000, 2000 + plans):
        Plan.objects.filter(pk=new_plan(cast, year=year).pk).update(state="issued")
    browser = client_of(cast.viewer)
    browser.get(reverse("plan_list"))

    with django_assert_num_queries(LIST_QUERIES):
        page = browser.get(reverse("plan_list"))
    assert page.context["page_obj"].paginator.count == plans


LIST_QUERIES = 9


# One plan


@pytest.mark.parametrize("state", PlanState)
def test_who_reads_a_plan_in_each_state(cast, client_of, state):
    plan = in_state(cast, state)
    published = state in ("issued", "closed", "replaced", "revoked")
    on_its_way = state in ("submitted", "approved")
    readers = READERS if published else ON_THE_WAY if on_its_way else CLERKS
    went_back = state in ("recalled", "returned")

    for name, user in people(cast).items():
        if name == "visitor":
            continue
        response = client_of(user).get(reverse("plan_read", args=[plan.uid]))
        assert ("ban-giay" in text_of(response)) == (name in readers), name
        is_told = went_back and name in DECIDING  # that it went back, without the draft
        assert response.status_code == (200 if name in readers or is_told else 404), name


@pytest.mark.parametrize(
    ("state", "words"), [("recalled", "Bản trình đã thu hồi"), ("returned", "đã trả lại để sửa")]
)
def test_who_decides_is_told_that_a_plan_went_back_and_sees_no_draft(cast, client_of, state, words):
    plan = in_state(cast, state)
    services.plan_change_opening(
        plan=plan, version=plan.opening_version, by=cast.clerk, opening="Viết lại.",
        closing="", items_style="roman", target_appendix=False, bases=[],
    )  # fmt: skip
    url = reverse("plan_read", args=[plan.uid])

    for user in (cast.chairman, cast.checker):
        page = text_of(client_of(user).get(url))
        assert words in page and TITLE in page
        assert "Viết lại." not in page
    for user in (cast.unit_head, cast.viewer, cast.outsider_chairman):
        assert client_of(user).get(url).status_code == 404


def test_a_plan_that_was_never_submitted_is_not_there_for_who_decides(cast, client_of):
    url = reverse("plan_read", args=[draft(cast).uid])

    assert client_of(cast.chairman).get(url).status_code == 404


@pytest.mark.parametrize("name", READING)
def test_another_communes_plan_is_not_there(cast, client_of, name):
    plan = in_state(cast, "issued")

    for user in (cast.outsider, cast.outsider_chairman):
        assert client_of(user).get(reverse(name, args=[plan.uid])).status_code == 404
    assert client_of(cast.clerk).get(reverse(name, args=[uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize(
    "state, who, action",
    [
        ("draft", "clerk", "Trình duyệt"),
        ("recalled", "clerk", "Trình duyệt"),
        ("returned", "clerk", "Sửa kế hoạch"),
        ("submitted", "clerk", "Tải bản PDF"),
        ("submitted", "checker", "Tải bản PDF"),
        ("submitted", "chairman", "Duyệt"),
        ("submitted", "records_clerk", "Tải bản PDF"),
        ("approved", "records_clerk", "Ban hành"),
        ("approved", "chairman", "Tải bản PDF"),
        ("issued", "clerk", "Tải bản PDF"),
        ("issued", "unit_head", "Tải bản PDF"),
        ("issued", "viewer", "Tải bản PDF"),
        ("closed", "overseer", "Tải bản PDF"),
    ],
)
def test_the_main_action_is_the_persons_next_step(cast, client_of, state, who, action):
    plan = in_state(cast, state)

    page = text_of(client_of(getattr(cast, who)).get(reverse("plan_read", args=[plan.uid])))

    assert main_action(page) == action


def test_a_checkers_main_action_is_to_agree_in_turn(cast, client_of):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))
    address = reverse("plan_read", args=[plan.uid])

    first = text_of(client_of(cast.checker).get(address))
    second = text_of(client_of(cast.second_checker).get(address))

    assert main_action(first) == "Đồng ý"
    assert "Tiếp nhận" in first
    assert main_action(second) == "Tải bản PDF"
    assert "Chờ Phạm Quốc Huy xem xét" in second
    assert "Chưa tiếp nhận nên còn thu hồi được" in second


def test_an_unready_draft_is_to_be_written_first(cast, client_of):
    plan = new_plan(cast)

    page = text_of(client_of(cast.clerk).get(reverse("plan_read", args=[plan.uid])))

    assert main_action(page) == "Sửa kế hoạch"
    assert "Chưa có nơi nhận" in page
    assert "Cần có để trình." in page


def test_the_reason_stands_on_top_of_a_returned_plan(cast, client_of):
    plan = in_state(cast, "returned")

    page = text_of(client_of(cast.second_clerk).get(reverse("plan_read", args=[plan.uid])))

    assert "“Thiếu chỉ tiêu trồng rừng.”" in page
    assert "Nguyễn Đức Thắng, Lãnh đạo UBND" in page
    assert page.index("box-returned") < page.index('class="desk"')


def test_the_page_shows_paper_outline_targets_themes_and_tasks(cast, client_of):
    plan = draft(cast)
    with_targets(cast, plan)
    section = plan.items.get(position=2, parent=None)

    page = text_of(client_of(cast.clerk).get(reverse("plan_read", args=[plan.uid])))

    assert "DỰ THẢO" in page
    assert f'href="#muc-{section.uid}"' in page
    assert f'id="muc-{section.uid}"' in page
    target = plan.plantargets.first().target
    assert f'href="{reverse("target_read", args=[target.uid])}"' in page
    assert "1.000 tấn" in page
    assert "Xây dựng nông thôn mới" in page
    assert "Thôn Hồng Lạc" in page
    assert "trước hết 15/03/2024" in page
    assert "Công chức Văn hóa - xã hội" in page
    assert 'data-label="Phối hợp"' in page


def test_a_submitted_plan_shows_what_was_submitted_not_the_rows(cast, client_of):
    plan = submitted(cast)
    Plan.objects.filter(pk=plan.pk).update(opening="Chen vào sau khi trình.")

    page = text_of(client_of(cast.chairman).get(reverse("plan_read", args=[plan.uid])))

    assert "Chen vào sau khi trình." not in page


def test_an_issued_plan_shows_number_day_code_and_no_draft_mark(cast, client_of):
    plan = in_state(cast, "issued")

    page = text_of(client_of(cast.unit_head).get(reverse("plan_read", args=[plan.uid])))

    assert "Số 01/KH-UBND ngày 19/02/2024." in page
    assert plan.paper.code in page
    assert "DỰ THẢO" not in page


def test_a_replaced_plan_says_by_what(cast, client_of):
    plan = in_state(cast, "replaced")

    page = text_of(client_of(cast.viewer).get(reverse("plan_read", args=[plan.uid])))

    assert "Bị thay thế từ ngày 19/02/2024, theo Kế hoạch số 02/KH-UBND" in page


def test_readers_do_not_see_how_the_plan_came_about(cast, client_of):
    open_series(cast.commune)
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_return(plan=plan, reason="Thiếu chỉ tiêu trồng rừng.", by=cast.checker)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)
    issue(cast, plan)
    address = reverse("plan_read", args=[plan.uid])

    clerk, reader = (text_of(client_of(u).get(address)) for u in (cast.clerk, cast.unit_head))

    assert "Thiếu chỉ tiêu trồng rừng." in clerk
    assert "Bản trình, lần 2" in clerk
    assert "Thiếu chỉ tiêu trồng rừng." not in reader
    assert "Bản trình, lần" not in reader
    assert "Bản ban hành, lần 3" in reader
    assert "ban hành Kế hoạch số 01/KH-UBND" in reader
    browser = client_of(cast.unit_head)
    assert browser.get(reverse("revision_read", args=[plan.uid, 1])).status_code == 404
    assert browser.get(reverse("revision_read", args=[plan.uid, 3])).status_code == 200


@pytest.mark.parametrize("more", [0, 30])
def test_reading_asks_the_same_number_of_questions(
    cast, client_of, more, django_assert_num_queries
):
    plan = draft(cast)
    with_targets(cast, plan)
    for number in range(more):
        services.item_add(
            plan=plan, by=cast.clerk, heading=f"Mục thêm {number}", blocks=[], parent=None
        )
    browser = client_of(cast.clerk)
    address = reverse("plan_read", args=[plan.uid])
    browser.get(address)

    with django_assert_num_queries(READ_QUERIES):
        browser.get(address)


READ_QUERIES = 19


def test_the_whole_history_has_a_page(cast, client_of):
    plan = draft(cast)

    page = text_of(client_of(cast.clerk).get(reverse("plan_history", args=[plan.uid])))

    assert "Hoàng Thị Mai tạo" in page


# Revisions


def test_a_revision_is_read_as_the_paper_it_was_with_its_hash(cast, client_of):
    plan = in_state(cast, "recalled")
    services.plan_change_opening(
        plan=plan, version=plan.opening_version, by=cast.clerk, opening="Viết lại.",
        closing="", items_style="roman", target_appendix=False, bases=[],
    )  # fmt: skip

    page = text_of(client_of(cast.clerk).get(reverse("revision_read", args=[plan.uid, 1])))

    assert "UBND xã phát động thi đua năm 2024 như sau:" in page
    assert "Viết lại." not in page
    assert plan.submitted_revision.sha256 in page
    assert "Đúng như lúc chốt" in page


def test_a_tampered_revision_is_told(cast, client_of):
    plan = submitted(cast)
    Revision.objects.filter(plan=plan).update(sha256="0" * 64)

    page = text_of(client_of(cast.clerk).get(reverse("revision_read", args=[plan.uid, 1])))

    assert "Không khớp mã băm" in page


# Files


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return " ".join(page.extract_text() for page in pdf.pages)


@pytest.mark.parametrize("make", [draft, submitted, approved])
def test_a_plan_without_number_is_handed_out_as_a_draft(cast, client_of, make):
    plan = make(cast)

    response = client_of(cast.clerk).get(reverse("plan_pdf", args=[plan.uid]))

    assert response["Content-Type"] == "application/pdf"
    assert "filename*=utf-8''D%E1%BB%B1%20th%E1%BA%A3o%202024" in response["Content-Disposition"]
    assert "DỰ THẢO" in pdf_text(response.content)


def test_a_draft_is_handed_out_for_word(cast, client_of):
    plan = draft(cast)

    response = client_of(cast.clerk).get(reverse("plan_docx", args=[plan.uid]))

    assert response.content.startswith(b"PK")
    assert response["Content-Disposition"].endswith(".docx")


@pytest.mark.parametrize("name, format", [("plan_pdf", "pdf"), ("plan_docx", "docx")])
def test_an_issued_plan_is_handed_out_as_it_was_stored(cast, client_of, name, format):
    plan = in_state(cast, "issued")
    stored = PaperFile.objects.get(paper=plan.paper, format=format)

    browser = client_of(cast.unit_head)
    response = browser.get(reverse(name, args=[plan.uid]), follow=True)

    assert hashlib.sha256(response.content).hexdigest() == stored.sha256
    assert "01-KH-UBND" in response["Content-Disposition"]


def test_the_style_of_the_paper_comes_from_our_own_host(client):
    response = client.get(reverse("paper_style"))

    assert response["Content-Type"].startswith("text/css")
    assert ".paper" in response.content.decode()


# "Việc của tôi"


def waits(user) -> list[tuple[str, str, str]]:
    return [(wait.kind, wait.state_label, wait.as_role) for wait in waits_of(user)]


def test_what_waits_for_each_person(cast):
    returned = in_state(cast, "returned")
    on_its_way = submitted(cast, reviewers=(cast.checker,), year=2025)
    approved(cast, year=2026)
    clerk = "Phụ trách thi đua, khen thưởng"

    assert waits(cast.clerk) == [
        ("mine", "Trả lại", clerk), ("others", "Đã duyệt", ""), ("others", "Đã trình", "")
    ]  # fmt: skip
    first = waits_of(cast.clerk)[0]
    assert first.url == reverse("plan_edit", args=[returned.uid])
    assert "Nguyễn Đức Thắng trả lại: Thiếu chỉ tiêu trồng rừng." in first.detail
    assert waits(cast.checker) == [("mine", "Đã trình", "Người xem xét")]
    assert waits(cast.second_checker) == waits(cast.chairman) == waits(cast.outsider) == []
    assert waits(cast.records_clerk) == [("mine", "Đã duyệt", "Văn thư")]
    services.plan_agree(plan=on_its_way, by=cast.checker)
    assert waits(cast.chairman) == [("mine", "Đã trình", "Lãnh đạo UBND")]
    assert waits_of(cast.visitor) == []


@pytest.mark.parametrize("plans", [1, 20])
def test_waits_are_asked_for_in_few_questions(cast, plans, django_assert_num_queries):
    for year in range(2000, 2000 + plans):
        submitted(cast, year=year, reviewers=(cast.checker,))
        new_plan(cast, year=year)
    for user, questions in ((cast.clerk, 9), (cast.checker, 6), (cast.viewer, 2)):
        user.has_perm("campaigns.create_plan", cast.commune)  # reads the memberships

        with django_assert_num_queries(questions):
            waits_of(user)


@pytest.mark.parametrize(("reader", "is_own"), [("unit_head", True), ("viewer", False)])
def test_a_unit_head_sees_which_tasks_are_the_own_units(cast, client_of, reader, is_own):
    open_series(cast.commune)
    plan = issued(cast)
    address = reverse("plan_read", args=[plan.uid])
    page = text_of(client_of(getattr(cast, reader)).get(address))
    assert "Phát động thi đua ở thôn" in page
    assert ("Của đơn vị mình" in page) is is_own
