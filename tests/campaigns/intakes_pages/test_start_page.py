"""Handing in an old paper, and the readings that were left half-checked."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.intake import refusals
from campaigns.models import Intake, IntakeState
from campaigns.services.intakes import life as intakes
from emulation.papers.models import Attachment
from tests.campaigns.edit_pages import text_of

pytestmark = pytest.mark.django_db

MOST_QUERIES = 20
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(600)
START = "/ke-hoach/doc-tep/"
PAPER = """ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM
KẾ HOẠCH
Phát động phong trào thi đua năm 2023
I. CHỈ TIÊU
- Tỷ lệ hộ nghèo giảm còn 2,5%.
"""


def file_of(data: bytes, name: str = "ke-hoach-2023.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_the_page_says_what_is_read_and_what_happens_next(cast, client_of):
    page = text_of(client_of(cast.clerk).get(START))
    assert "Word (.docx), PDF có chữ hoặc .txt; không quá 20 MB, 300 trang." in page
    assert "Chưa ghi gì vào kế hoạch trước khi bấm lưu" in page
    assert "Không có bản đọc nào dở dang" in page


def test_a_file_is_read_and_its_reading_opens(cast, client_of):
    page = client_of(cast.clerk).post(START, {"upload": file_of(PAPER.encode())}, follow=True)
    intake = Intake.objects.get()
    assert page.redirect_chain == [(reverse("intake_read", args=[intake.uid]), 302)]
    assert "Tỷ lệ hộ nghèo giảm còn" in text_of(page)
    assert bytes(intake.file.content) == PAPER.encode()


def test_pasted_text_is_read(cast, client_of):
    client_of(cast.clerk).post(START, {"text": PAPER})
    intake = Intake.objects.get()
    assert intake.title == "Phát động phong trào thi đua năm 2023"
    assert intake.started_by.person.full_name == "Hoàng Thị Mai"


def test_the_same_file_again_is_told_of_the_reading_that_stands_half_checked(cast, client_of):
    client = client_of(cast.clerk)
    first = client.post(START, {"upload": file_of(PAPER.encode())}, follow=True)
    assert "đang có một bản đọc dở" not in text_of(first)
    again = client.post(START, {"upload": file_of(PAPER.encode(), "ban-sao.txt")}, follow=True)
    assert "Tệp này đang có một bản đọc dở, sửa lúc" in text_of(again)
    assert Intake.objects.count() == 2


def test_a_refused_text_stays_in_its_field_with_the_reason(cast, client_of):
    poem = "Con cò bay lả bay la\nBay từ cửa phủ bay ra cánh đồng"
    page = client_of(cast.clerk).post(START, {"text": poem})
    assert "Tệp này không giống một kế hoạch" in str(page.context["form"].errors["text"])
    assert "Con cò bay lả bay la" in text_of(page)
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "rong.docx", refusals.EMPTY),
        (OLD_WORD, "cu.doc", refusals.OLD_WORD),
        (b"%PDF-1.7 nothing else", "hong.pdf", refusals.DAMAGED_PDF),
    ],
)
def test_a_refused_file_says_why_and_leaves_nothing_behind(data, name, sentence, cast, client_of):
    page = client_of(cast.clerk).post(START, {"upload": file_of(data, name)})
    assert page.context["form"].errors["upload"] == [sentence]
    assert not Intake.objects.exists()
    assert not Attachment.objects.exists()


def test_a_file_over_the_limit_is_not_read(cast, client_of, monkeypatch):
    monkeypatch.setattr("campaigns.forms.intakes.MAX_BYTES", 10)
    page = client_of(cast.clerk).post(START, {"upload": file_of(PAPER.encode())})
    assert page.context["form"].errors["upload"] == [refusals.TOO_LARGE]


def test_nothing_given_is_told_at_the_file(cast, client_of):
    page = client_of(cast.clerk).post(START, {"text": "  "})
    assert "Chọn một tệp, hoặc dán nội dung" in str(page.context["form"].errors["upload"])


def test_a_file_and_a_text_at_once_are_not_guessed_between(cast, client_of):
    page = client_of(cast.clerk).post(START, {"upload": file_of(b"x"), "text": PAPER})
    assert "Giữ một trong hai" in str(page.context["form"].errors["text"])
    assert "Tỷ lệ hộ nghèo" in text_of(page)
    assert not Intake.objects.exists()


def test_a_reader_that_fails_tells_what_to_do(cast, client_of, monkeypatch):
    def fail(*args, **given):
        raise refusals.Unreadable(refusals.SCAN)

    monkeypatch.setattr(intakes, "read_apart", fail)
    page = client_of(cast.clerk).post(START, {"upload": file_of(b"scan", "quet.pdf")})
    assert "Tệp là bản quét: không có chữ để đọc." in text_of(page)


def test_readings_of_the_commune_are_listed_to_be_taken_up(cast, intake, client_of):
    page = text_of(client_of(cast.second_clerk).get(START))
    assert "1 bản đọc" in page
    assert "Phát động phong trào thi đua năm 2024" in page
    assert "Hoàng Thị Mai" in page
    assert reverse("intake_read", args=[intake.uid]) in page
    assert "Phát động phong trào thi đua năm 2024" not in text_of(
        client_of(cast.outsider).get(START)
    )


def test_the_list_asks_the_same_number_of_questions_for_many(cast, intake_with, client_of):
    client = client_of(cast.clerk)
    intake_with()
    client.get(START)
    before = queries(client)
    for _ in range(12):
        intake_with()
    client.get(START)
    assert queries(client) == before <= MOST_QUERIES


def queries(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(START).status_code == 200
    return len(asked)


def test_a_reading_is_put_aside_taken_back_and_deleted(checking):
    # put aside
    page = checking.send("intake_abandon")
    assert "Đã bỏ bản đọc" in text_of(page)
    checking.intake.refresh_from_db()
    assert checking.intake.state == IntakeState.ABANDONED
    assert "Lấy lại bản đọc" in text_of(checking.open("intake_read"))
    # taken back
    checking.send("intake_resume")
    checking.intake.refresh_from_db()
    assert checking.intake.state == IntakeState.READ
    # put aside and deleted
    checking.send("intake_abandon")
    page = checking.send("intake_remove")
    assert "cùng tệp gốc" in text_of(page)
    assert not Intake.objects.exists()
    assert not Attachment.objects.exists()


def test_the_file_is_handed_out_as_it_was_uploaded(checking, cast, client_of):
    page = checking.open("intake_file")
    assert page.content == b"a file"
    assert "ke-hoach.txt" in page["Content-Disposition"]
    address = checking.address("intake_file")
    assert client_of(cast.second_clerk).get(address).status_code == 200
    assert client_of(cast.chairman).get(address).status_code == 404
    assert client_of(cast.outsider).get(address).status_code == 404
    assert client_of(cast.visitor).get(address).status_code == 302


def test_the_way_in_stands_on_the_list_of_plans_and_the_page_of_a_new_plan(cast, client_of):
    for address in (reverse("plan_list"), reverse("plan_create")):
        assert f'href="{START}"' in text_of(client_of(cast.clerk).get(address))
    assert f'href="{START}"' not in text_of(client_of(cast.unit_head).get(reverse("plan_list")))
