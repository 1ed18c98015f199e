"""The way of letters to late units: submitted, taken back, returned, approved, numbered."""

from __future__ import annotations

import datetime as dt
import io

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.content import content_sha256
from campaigns.models import Urging, UrgingState
from campaigns.urging.rules import urgings_visible_to
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Role
from emulation.org.services import membership_create
from emulation.org.waits import waits_of
from emulation.papers.models import NumberSeries
from emulation.trail.models import Entry
from tests.campaigns.reporting.conftest import JULY_8
from tests.campaigns.reporting.urging_made import (
    approve,
    approved,
    fresh,
    issue,
    submit,
    urging_words,
)
from tests.cast import LONG_AGO

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


def change(cast, urging, **given):
    values = urging_words(urging.period) | {"units": [cast.village], "version": urging.version}
    return services.urging_change(urging=urging, by=cast.clerk, **values | given)


def make_leader(cast, user):
    membership_create(
        person=cast.person_of(user), unit=cast.unit_of(cast.commune), role=Role.CHAIRMAN,
        valid_from=LONG_AGO, by=None,
    )  # fmt: skip
    user.__dict__.pop("_memberships", None)


def send_back(cast, urging, by=None, reason="Sửa hạn mới."):
    services.urging_return(
        urging=urging, seen_version=urging.version, reason=reason, by=by or cast.chairman
    )
    return fresh(urging)


def test_submitting_freezes_what_all_letters_say(cast, urging):
    submitted = submit(cast, urging)

    assert submitted.state == UrgingState.SUBMITTED
    assert submitted.sha256 == content_sha256(submitted.content)
    assert [letter["unit"] for letter in submitted.content["letters"]] == [
        "Thôn Hồng Lạc",
        "Thôn Đề Thám",
    ]
    with pytest.raises(WrongState, match="Đã trình"):
        change(cast, submitted)


def test_the_issued_letters_print_what_was_approved_with_number_and_day(cast, urging):
    done = approved(cast, urging)
    cast.village.spells.update(name="Thôn Tên Khác")

    papers = issue(cast, done)

    assert [paper.citation for paper in papers] == [
        "Công văn số 01/UBND-VHXH",
        "Công văn số 02/UBND-VHXH",
    ]
    with pdfplumber.open(io.BytesIO(bytes(papers[0].files.get(format="pdf").content))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "Số: 01/UBND-VHXH" in text and "Kính gửi: Thôn Hồng Lạc" in text
    assert "DỰ THẢO" not in text
    with pytest.raises(WrongState):
        issue(cast, fresh(done))


def test_nothing_is_numbered_before_it_is_approved(cast, urging):
    with pytest.raises(WrongState, match="Đã trình"):
        issue(cast, submit(cast, urging))


def test_a_content_that_was_changed_behind_the_portal_is_not_approved(cast, urging):
    submitted = submit(cast, urging)
    Urging.objects.update(content=submitted.content | {"subject": "V/v khác"})

    with pytest.raises(WrongState, match="mã băm"):
        approve(cast, fresh(submitted))


def test_a_returned_letter_shows_its_reason_and_is_mended(cast, urging, client_of):
    returned = send_back(cast, submit(cast, urging))
    client = client_of(cast.clerk)

    for name in ("urging_read", "urging_edit"):
        assert "Sửa hạn mới." in client.get(reverse(name, args=[urging.uid])).text

    changed = change(cast, returned, text="[đơn vị] gửi ngay báo cáo.")
    again = submit(cast, changed)
    assert again.return_reason == ""
    assert again.content["letters"][0]["lines"] == ["Thôn Hồng Lạc gửi ngay báo cáo."]


def test_what_was_approved_is_sent_back_by_the_records_clerk(cast, urging):
    returned = send_back(cast, approved(cast, urging), by=cast.records_clerk)

    assert returned.state == UrgingState.RETURNED
    with pytest.raises(WrongState):
        issue(cast, returned)


def test_a_return_needs_a_reason(cast, urging):
    with pytest.raises(ValidationError) as refused:
        send_back(cast, submit(cast, urging), reason="  ")
    assert "reason" in refused.value.error_dict


def test_taken_back_until_somebody_has_decided(cast, urging):
    submitted = submit(cast, urging)
    services.urging_recall(urging=submitted, seen_version=submitted.version, by=cast.clerk)
    done = approve(cast, submit(cast, fresh(urging)))

    with pytest.raises(WrongState, match="Đã duyệt"):
        services.urging_recall(urging=done, seen_version=done.version, by=cast.clerk)


def test_a_decision_on_an_older_submission_is_refused(cast, urging):
    read = submit(cast, urging).version
    taken_back = fresh(urging)
    services.urging_recall(urging=taken_back, seen_version=read, by=cast.clerk)
    again = submit(cast, fresh(urging))

    with pytest.raises(WrongState, match="Đọc bản hiện nay"):
        services.urging_approve(urging=again, seen_version=read, by=cast.chairman)


def test_a_deputy_approves_and_nobody_what_he_or_she_made(cast, urging):
    make_leader(cast, cast.clerk)
    make_leader(cast, cast.second_clerk)
    submitted = submit(cast, urging, by=cast.second_clerk)

    for own in (cast.clerk, cast.second_clerk):
        with pytest.raises(PermissionDenied):
            approve(cast, submitted, by=own)
    assert approve(cast, submitted, by=cast.vice_chairman).state == UrgingState.APPROVED


def test_others_take_no_step(cast, urging):
    with pytest.raises(PermissionDenied):
        submit(cast, urging, by=cast.checker)
    submitted = submit(cast, urging)
    with pytest.raises(PermissionDenied):
        approve(cast, submitted, by=cast.checker)
    done = approve(cast, submitted)
    with pytest.raises(PermissionDenied):
        issue(cast, done, by=cast.clerk)


def test_a_draft_is_given_up_with_a_reason(cast, urging):
    services.urging_abandon(
        urging=urging, seen_version=urging.version, reason="Đã gửi đủ.", by=cast.clerk
    )

    assert fresh(urging).state == UrgingState.ABANDONED
    with pytest.raises(WrongState):
        submit(cast, fresh(urging))


def test_a_deadline_that_is_over_is_neither_submitted_nor_issued(cast, urging):
    done_on = urging.answer_by + dt.timedelta(days=1)
    with dates.on_day(done_on), pytest.raises(ValidationError, match="đã qua"):
        submit(cast, urging)
    done = approved(cast, fresh(urging))
    with dates.on_day(done_on), pytest.raises(ValidationError) as refused:
        issue(cast, done)
    assert "issued_on" in refused.value.error_dict


def test_the_day_of_issue_is_not_after_today(cast, urging):
    with pytest.raises(ValidationError) as refused:
        issue(cast, approved(cast, urging), issued_on=JULY_8 + dt.timedelta(days=1))
    assert "issued_on" in refused.value.error_dict


def test_what_the_rules_and_the_list_show_is_the_same(cast, urging):
    people = [cast.clerk, cast.checker, cast.chairman, cast.records_clerk, cast.viewer,
              cast.unit_head, cast.overseer, cast.outsider]  # fmt: skip
    seen = {}
    for state in UrgingState:
        Urging.objects.update(state=state, sha256="x")
        thing = fresh(urging)
        seen[state] = [user.has_perm("campaigns.view_urging", thing) for user in people]
        assert seen[state] == [urgings_visible_to(user).exists() for user in people]
    assert seen[UrgingState.DRAFT] == [True] + [False] * 7
    assert seen[UrgingState.SUBMITTED] == [True] * 4 + [False] * 4


def of(user, kind="mine"):
    user.__dict__.pop("_memberships", None)
    waits = (wait for wait in waits_of(user) if "don-doc" in wait.url and wait.kind == kind)
    return [(wait.action, wait.state_label) for wait in waits]


def test_each_finds_it_in_his_or_her_list(cast, urging):
    assert of(cast.clerk) == [("Soạn tiếp công văn", "Soạn thảo")]
    assert of(cast.chairman) == []

    submitted = submit(cast, urging)
    assert of(cast.chairman) == [("Đọc và duyệt công văn", "Đã trình")]
    assert of(cast.clerk) == [] and of(cast.clerk, "others") == [("", "Đã trình")]

    done = approve(cast, submitted)
    assert of(cast.records_clerk) == [("Cho số công văn", "Đã duyệt")]
    assert of(cast.clerk, "others") == [("", "Đã duyệt")] and of(cast.chairman) == []

    send_back(cast, done, by=cast.records_clerk)
    assert of(cast.clerk) == [("Soạn tiếp công văn", "Trả lại")]
    assert of(cast.records_clerk) == []


def test_the_chairman_reads_every_letter_and_decides_once(cast, urging, client_of):
    submit(cast, urging)
    client, url = client_of(cast.chairman), reverse("urging_approve", args=[urging.uid])

    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    assert page.text.count('<article class="paper"') == 2
    assert len(asked) <= MOST_QUERIES

    answer = client.post(url, {"version": fresh(urging).version, "note": ""})
    assert answer.url == reverse("urging_read", args=[urging.uid])
    assert fresh(urging).decided_by.person.user == cast.chairman
    assert "campaigns.urging.approved" in Entry.objects.values_list("code", flat=True)


def test_who_is_too_late_keeps_what_he_or_she_wrote(cast, urging, client_of):
    submitted = submit(cast, urging)
    services.urging_recall(urging=submitted, seen_version=submitted.version, by=cast.clerk)

    answer = client_of(cast.chairman).post(
        reverse("urging_return", args=[urging.uid]), {"version": 2, "reason": "Thiếu hai thôn."}
    )

    assert answer.status_code == 409
    assert "Thiếu hai thôn." in answer.text and "Thu hồi" in answer.text


def test_the_records_clerk_gives_the_numbers_of_the_book(cast, urging, client_of):
    NumberSeries.objects.update(mode=NumberSeries.Mode.TYPED)
    done = approved(cast, urging)
    client, url = client_of(cast.records_clerk), reverse("urging_issue", args=[urging.uid])
    first, second = urging.units.values_list("pk", flat=True)
    data = {"version": done.version, "issued_on": "08/07/2024", f"number_{first}": 41}

    refused = client.post(url, data | {f"number_{second}": 41})
    assert "Mỗi công văn một số khác nhau." in refused.text
    client.post(url, data | {f"number_{second}": 43})

    numbers = [row.paper.number_text for row in urging.units.select_related("paper__number")]
    assert numbers == ["41", "43"]


@pytest.mark.parametrize("name", ["urging_list", "urging_read", "urging_pdf"])
def test_pages_ask_no_more_for_more_letters(cast, urging, client_of, name):
    client = client_of(cast.clerk)
    url = reverse(name, args=[] if name == "urging_list" else [urging.uid])
    client.get(url)

    with CaptureQueriesContext(connection) as asked:
        client.get(url)

    assert len(asked) <= MOST_QUERIES


def test_the_period_leads_to_the_letter(cast, late, client_of):
    link = reverse("urging_create", args=[late.uid])
    url = reverse("period_reports", args=[late.uid])

    assert link in client_of(cast.clerk).get(url).text
    assert link not in client_of(cast.checker).get(url).text
