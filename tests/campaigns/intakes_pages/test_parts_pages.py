"""Head, bases and foot of a reading, corrected beside the source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigns.intake.parts import ReadBasis, ReadRecipient, ReadSignature
from campaigns.models import Intake
from tests.campaigns.edit_pages import text_of
from tests.campaigns.intakes.readings_made import a_reading
from tests.campaigns.intakes_pages.pages import Checking, form_fields

pytestmark = pytest.mark.django_db

PARTS = ("intake_header", "intake_bases", "intake_items", "intake_recipients", "intake_signature")


@pytest.mark.parametrize("name", ["intake_read", *PARTS])
def test_every_part_stands_beside_the_source(name, checking):
    page = text_of(checking.open(name))
    assert 'id="cho-4"' in page
    assert "Khơi dậy truyền thống." in page
    assert page.count('aria-current="page"') == 2  # the place of the portal, the part


@pytest.mark.parametrize("name", PARTS)
def test_a_part_opens_of_a_reading_that_has_nothing(name, cast, intake_with, client_of):
    empty = replace(
        a_reading(), bases=(), items=(), targets=(), recipients=(), signature=ReadSignature()
    )
    checking = Checking(client_of(cast.clerk), intake_with(empty))
    assert checking.open(name).status_code == 200


def test_warnings_of_the_reading_stand_at_the_top(cast, intake_with, client_of):
    warned = replace(a_reading(), warnings=("Tệp dùng bảng mã TCVN3, đã đổi.",))
    page = Checking(client_of(cast.clerk), intake_with(warned)).open("intake_read")
    assert "Tệp dùng bảng mã TCVN3, đã đổi." in text_of(page)


# The head


def test_the_head_is_corrected(checking):
    checking.fill(
        "intake_header", number="026", day="", month="3", theme="“Về đích sớm”", parent="HUYỆN ỦY"
    )
    header = checking.reading.header
    assert (header.number, header.date, header.theme) == ("026", "2024-03", "Về đích sớm")
    assert (header.parent, header.title) == ("HUYỆN ỦY", a_reading().header.title)


def test_a_head_saved_as_it_is_stays(checking):
    checking.fill("intake_header")
    assert checking.reading.header == a_reading().header


def test_a_day_that_is_none_is_told(checking):
    page = checking.fill("intake_header", day="31", month="2")
    assert "Ngày này không có" in text_of(page)
    assert checking.reading.header == a_reading().header


def test_two_who_correct_the_head_lose_nothing(checking, cast, client_of):
    fields = form_fields(checking.open("intake_header").context["form"])
    Checking(client_of(cast.second_clerk), Intake.objects.get()).fill(
        "intake_header", place="Yên Thế"
    )
    page = checking.client.post(checking.address("intake_header"), fields | {"number": "77"})
    assert page.status_code == 409
    assert "<dd>Yên Thế</dd>" in text_of(page)
    assert page.context["form"]["number"].value() == "77"


# The bases


def test_a_basis_is_corrected_added_and_taken_off(checking):
    checking.fill("intake_basis", 1, text="Luật Thi đua, khen thưởng năm 2022", lead="Thực hiện")
    checking.fill("intake_bases", text="Nghị định của Chính phủ", standing="on")
    assert checking.reading.bases == (
        ReadBasis("Luật Thi đua, khen thưởng năm 2022", "Thực hiện"),
        ReadBasis("Nghị định của Chính phủ", "Căn cứ"),
    )
    checking.send("intake_basis_remove", 1)
    assert [basis.text for basis in checking.reading.bases] == ["Nghị định của Chính phủ"]
    assert "Thực hiện Luật Thi đua" in checking.reading.items[0].blocks[0].text


def test_an_empty_basis_is_refused(checking):
    page = checking.fill("intake_bases", text="")
    assert "Nhập văn bản được dẫn." in text_of(page)


def test_a_basis_that_is_not_there_is_unknown(checking):
    assert checking.open("intake_basis", 9).status_code == 404


def test_a_basis_taken_off_on_an_old_page_stays(checking):
    page = checking.send("intake_basis_remove", 1, version=99)
    assert page.status_code == 409
    assert len(checking.reading.bases) == 1


# The foot


def test_recipients_are_corrected_and_those_that_stay_keep_their_purpose(checking):
    page = checking.open("intake_recipients")
    lines = page.context["lines_form"]["lines"].value().split("\n")
    checking.send(
        "intake_recipients", lines="\n".join([*lines[:2], "Các trường học (t/h)", "Lưu: VP"])
    )
    assert checking.reading.recipients == (
        ReadRecipient("UBND huyện", "để B/c"),
        ReadRecipient("Thôn Hồng Lạc"),
        ReadRecipient("Các trường học", "t/h"),
        ReadRecipient("Lưu: VP"),
    )


def test_the_signature_is_corrected(checking):
    checking.fill(
        "intake_signature",
        form="signature_form",
        mode="kt",
        lines="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        name="Lương Thị Hạnh",
    )
    assert checking.reading.signature == ReadSignature(
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lương Thị Hạnh", "kt"
    )


# Beginning anew


def test_all_corrections_can_be_given_up(checking):
    checking.send("intake_target_judge", lam="khong-phai 1")
    assert "Mọi chỗ đã sửa" in text_of(checking.open("intake_restore"))
    page = checking.send("intake_restore")
    assert "Đã trở lại bản đọc ban đầu." in text_of(page)
    assert checking.reading == a_reading()


def test_giving_up_on_an_old_page_changes_nothing(checking):
    checking.send("intake_target_judge", lam="khong-phai 1")
    assert checking.send("intake_restore", version=1).status_code == 409
    assert len(checking.reading.targets) == 5


def test_the_source_shows_where_the_part_stands(checking):
    assert 'id="can-cu-1" data-here' in text_of(checking.open("intake_basis", 1))
    assert 'id="noi-nhan" data-here' in text_of(checking.open("intake_recipients"))
