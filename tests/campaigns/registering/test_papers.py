"""The sheet of a unit and the commune's table, read back from PDF, Word and Excel."""

from __future__ import annotations

import datetime as dt
import io

import docx
import openpyxl
import pdfplumber
import pytest
from django.urls import reverse

from campaigns.models import SubjectKind
from campaigns.registering.office.summary import summary_of
from campaigns.registering.papers.table import summary_document
from campaigns.registering.services import (
    JobInput,
    registration_allow,
    registration_approve,
    registration_return,
)
from emulation.lib import dates
from emulation.org.models import User
from tests.campaigns.registering.office_made import POOR, RICE, UNTIL, Drive, honour
from tests.cast import Cast
from tests.plumbing.kept import kept

LATER = UNTIL + dt.timedelta(days=1)
FORMULA = "=1+1"


@pytest.fixture
@kept
def drive(cast: Cast) -> Drive:
    return Drive(cast)


def bytes_of(client_of, user: User, name: str, uid) -> bytes:
    answer = client_of(user).get(reverse(name, args=[uid]))
    assert answer.status_code == 200
    return answer.content


def pdf_text(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def word_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def sent(drive: Drive) -> None:
    job = JobInput("Hiến đất làm đường", outcome="500 m", due_on=dt.date(2024, 4, 10))
    drive.save("Hồng Lạc", {RICE: "70", POOR: "3"}, jobs=[job])
    drive.aim("Hồng Lạc", "Nông Thị Xuân")
    drive.hand_in("Hồng Lạc")


@pytest.mark.parametrize(("format", "read"), [("pdf", pdf_text), ("docx", word_text)])
def test_the_sheet_of_a_unit(drive, client_of, format, read):
    sent(drive)
    uid = drive.registration("Hồng Lạc").uid

    text = read(bytes_of(client_of, drive.cast.clerk, f"registration_{format}", uid))

    assert "PHIẾU ĐĂNG KÝ THI ĐUA" in text
    assert "THÔN HỒNG LẠC" in text
    assert "DỰ THẢO" not in text
    for words in ("70 tấn", "60 tấn", "hơn", "Hiến đất làm đường", "10/04/2024",
                  "Nông Thị Xuân", "sinh 1980", "TRƯỞNG THÔN", "Trần Văn Lượng"):  # fmt: skip
        assert words in text, words


def test_what_is_not_sent_prints_as_a_draft_and_only_for_the_unit(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "70"})
    uid = drive.registration("Hồng Lạc").uid

    text = pdf_text(bytes_of(client_of, drive.cast.unit_head, "registration_pdf", uid))

    assert "DỰ THẢO" in text
    assert "70 tấn" in text
    clerk = client_of(drive.cast.clerk).get(reverse("registration_pdf", args=[uid]))
    assert clerk.status_code == 404


def test_the_sheet_is_printed_from_what_was_frozen(drive, client_of):
    sent(drive)
    registration = drive.registration("Hồng Lạc")
    registration.pledges.update(value=999)

    text = pdf_text(bytes_of(client_of, drive.cast.clerk, "registration_pdf", registration.uid))

    assert "70 tấn" in text
    assert "999 tấn" not in text


def test_households_print_with_codes_for_who_may_see_them(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60", POOR: "5"})
    drive.tick_households("Hồng Lạc", 3)
    drive.hand_in("Hồng Lạc")
    uid = drive.registration("Hồng Lạc").uid

    clerk = pdf_text(bytes_of(client_of, drive.cast.clerk, "registration_pdf", uid))
    viewer = pdf_text(bytes_of(client_of, drive.cast.viewer, "registration_pdf", uid))

    assert "mã hộ HL-002" in clerk
    assert "HL-002" not in viewer
    assert "3 hộ" in viewer


@pytest.mark.parametrize(("format", "read"), [("pdf", pdf_text), ("docx", word_text)])
def test_the_table_of_the_commune(drive, client_of, format, read):
    sent(drive)
    drive.send("Đề Thám", rice="55")
    uid = drive.campaign.uid

    text = read(bytes_of(client_of, drive.cast.clerk, f"summary_{format}", uid))

    assert "BẢNG TỔNG HỢP" in text
    assert "DỰ THẢO" in text  # units still register
    for words in ("70 (hơn)", "55 (kém)", "3 (hơn)", "Hiến đất làm đường", "CHỦ TỊCH",
                  honour(SubjectKind.PERSON).name):  # fmt: skip
        assert words in text, words


def test_the_table_stands_on_wide_pages(drive, client_of):
    sent(drive)
    content = bytes_of(client_of, drive.cast.clerk, "summary_pdf", drive.campaign.uid)
    word = docx.Document(
        io.BytesIO(bytes_of(client_of, drive.cast.clerk, "summary_docx", drive.campaign.uid))
    )

    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert all(page.width > page.height for page in pdf.pages)
    assert word.sections[0].page_width > word.sections[0].page_height


def test_the_table_is_final_once_nobody_registers_and_nothing_waits(drive, client_of):
    sent(drive)
    registration_approve(registration=drive.registration("Hồng Lạc"), by=drive.cast.clerk)
    with dates.on_day(LATER):
        document = summary_document(drive.campaign, summary_of(drive.campaign), is_draft=False)
        page = client_of(drive.cast.clerk).get(
            reverse("registration_summary", args=[drive.campaign.uid])
        )

    assert not document.is_draft
    assert "Dự thảo" not in page.content.decode()


def test_the_sum_of_the_commune_keeps_assigned_beside_pledged(drive):
    sent(drive)
    drive.send("Đề Thám", rice="55")

    summary = summary_of(drive.campaign)

    assert summary.targets == [drive.rice, drive.poor]
    assert summary.totals(0) == (120, 125)
    assert summary.totals(1) == (10, 8)


def test_only_what_stands_or_waits_is_summed(drive):
    sent(drive)
    drive.send("Đề Thám", rice="55")
    registration_return(
        registration=drive.registration("Đề Thám"), reason="Thấp.", by=drive.cast.clerk
    )

    summary = summary_of(drive.campaign)

    assert summary.registered == 1
    assert summary.totals(0) == (60, 70)
    assert summary.whole(0) == 120
    (opening,) = summary_document(drive.campaign, summary, is_draft=True).opening
    assert "Đang sửa theo ý kiến trả lại: Thôn Đề Thám." in opening.text
    assert "Chưa đăng ký" not in opening.text


def test_what_was_approved_stands_while_the_unit_adds_to_it(drive):
    sent(drive)
    clerk = drive.cast.clerk
    registration_approve(registration=drive.registration("Hồng Lạc"), by=clerk)
    registration_allow(
        registration=drive.registration("Hồng Lạc"), until=LATER, reason="Thêm.", by=clerk
    )
    drive.save("Hồng Lạc", {RICE: "99", POOR: "1"}, jobs=jobs_of(drive))

    summary = summary_of(drive.campaign)

    assert summary.totals(0) == (60, 70)
    assert summary.title_total(0) == 1


def jobs_of(drive: Drive) -> list[JobInput]:
    rows = drive.registration("Hồng Lạc").hardjobs.all()
    return [JobInput(row.name, row.outcome, row.due_on, row.answers, row.uid) for row in rows]


def test_the_table_as_excel_runs_no_formula(drive, client_of):
    drive.send("Hồng Lạc", rice="70", jobs=[JobInput(FORMULA, outcome="@SUM(A1)")])

    content = bytes_of(client_of, drive.cast.clerk, "summary_export", drive.campaign.uid)

    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Chỉ tiêu", "Danh hiệu", "Việc khó"]
    lines = list(book["Chỉ tiêu"].iter_rows(values_only=True))
    first = next(line for line in lines if line[0] == "Thôn Hồng Lạc")
    assert list(first[2:8]) == [RICE, "tấn", 60, 70, None, "hơn mức giao"]
    job = book["Việc khó"][2]
    assert job[1].value == FORMULA
    assert (job[1].data_type, job[2].data_type) == ("s", "s")
