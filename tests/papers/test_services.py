"""Numbers, issued papers and attached files."""

import datetime as dt
import hashlib
import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from emulation.lib.states import WrongState
from emulation.org.selectors import commune_unit
from emulation.papers.models import NumberSeries, Paper, PaperFile, PaperNumber
from emulation.papers.selectors import (
    missing_ranges,
    papers_visible_to,
    ranges_in_words,
)
from emulation.papers.services import (
    attachment_add,
    number_cancel,
    number_reserve,
    number_take,
    paper_end,
    series_change,
    series_for,
)
from emulation.trail.models import Entry
from emulation.trail.services import SYSTEM
from tests.papers.papers_made import DAY, issue, open_series
from tests.uploads import LOCKED, ONE_PAGE, saved_pdf

pytestmark = pytest.mark.postgres
TYPED = NumberSeries.Mode.TYPED
ALLOT = NumberSeries.Mode.ALLOT


# Series


def test_records_clerk_opens_a_series(cast):
    series = open_series(cast.commune, by=cast.records_clerk, first_number=25)

    assert number_take(series=series).number == 25
    assert Entry.objects.get(object_uid=series.uid).actor_name == "Vi Thị Ngân"


@pytest.mark.parametrize("who", ["clerk", "chairman", "administrator", "outsider"])
def test_nobody_else_opens_a_series(cast, who):
    with pytest.raises(PermissionDenied):
        open_series(cast.commune, by=getattr(cast, who))


def test_a_kind_has_one_series_a_body_and_year(cast):
    open_series(cast.commune, kinds=["KH"])

    with pytest.raises(ValidationError, match="Kế hoạch đã thuộc"):
        open_series(cast.commune, kinds=["KH", "QĐ"], name="Sổ khác")
    open_series(cast.commune, kinds=["KH"], year=2025)
    open_series(cast.next_commune, kinds=["KH"])


def test_two_kinds_share_the_numbers_of_their_series(cast):
    open_series(cast.commune, kinds=["KH", "QĐ"])

    numbers = [
        issue(cast.commune, kind=kind, symbol=f"{kind}-UBND").full_number
        for kind in ("KH", "QĐ", "KH")
    ]

    assert numbers == ["01/KH-UBND", "02/QĐ-UBND", "03/KH-UBND"]


def test_without_a_series_the_refusal_says_who_opens_one(cast):
    with pytest.raises(ValidationError, match=r"Chưa có sổ năm 2024.*Văn thư mở sổ"):
        series_for(body=commune_unit(cast.commune), kind="KH", year=2024)


def test_a_series_is_of_a_body_of_the_own_commune(cast):
    with pytest.raises(ValidationError, match="địa phương mình"):
        open_series(cast.commune, body=commune_unit(cast.next_commune))


def test_next_number_stays_after_those_that_were_taken(cast):
    series = open_series(cast.commune, first_number=10)

    with pytest.raises(ValidationError, match="từ 10 trở lên"):
        series_change(series=series, name="Sổ", mode=ALLOT, next_number=9, by=cast.records_clerk)
    series_change(series=series, name="Sổ", mode=ALLOT, next_number=12, by=cast.records_clerk)

    assert number_take(series=series).number == 12
    assert missing_ranges(series) == [(10, 11)]
    changes = Entry.objects.get(code="papers.series.changed").changes
    assert changes["next_number"] == ["10", "12"]


def test_a_slip_upward_is_taken_back_as_far_as_no_number_was_taken(cast):
    series = open_series(cast.commune, first_number=10)
    number_take(series=series)
    named = {"series": series, "name": "Sổ", "mode": ALLOT, "by": cast.records_clerk}

    series_change(next_number=99_999, **named)
    series_change(next_number=11, **named)

    assert number_take(series=series).number == 11
    with pytest.raises(ValidationError, match="từ 12 trở lên"):
        series_change(next_number=11, **named)


# Numbers


def test_allotted_numbers_follow_each_other(cast):
    series = open_series(cast.commune)

    assert [number_take(series=series).number for _ in range(3)] == [1, 2, 3]
    with pytest.raises(ValidationError, match="số kế tiếp là 04"):
        number_take(series=series, number=9)


def test_a_failed_issue_leaves_no_gap(cast):
    series = open_series(cast.commune)

    def broken(paper):
        raise RuntimeError("no room on the disk")

    with pytest.raises(RuntimeError):
        issue(cast.commune, files=broken)

    assert not PaperNumber.objects.exists()
    assert issue(cast.commune).number_text == "01"
    assert missing_ranges(series) == []


def test_typed_numbers_are_unique_and_gaps_are_shown(cast):
    series = open_series(cast.commune, mode=TYPED)

    issue(cast.commune, number=2)
    issue(cast.commune, number=7)
    issue(cast.commune, number=4)

    with pytest.raises(ValidationError, match="Số 07 đã cấp cho Kế hoạch số 07/KH-UBND"):
        issue(cast.commune, number=7)
    with pytest.raises(ValidationError, match="Gõ số lấy ở sổ"):
        issue(cast.commune)
    assert ranges_in_words(missing_ranges(series)) == "01; 03; từ 05 đến 06"


def test_a_series_that_changes_to_allotting_goes_on_after_the_highest(cast):
    series = open_series(cast.commune, mode=TYPED)
    number_take(series=series, number=8)
    number_take(series=series, number=3)

    series_change(series=series, name=series.name, mode=ALLOT, next_number=9, by=cast.records_clerk)

    assert number_take(series=series).number == 9


def test_a_stale_copy_of_the_series_takes_the_right_number(cast):
    series = open_series(cast.commune)
    stale = NumberSeries.objects.get(pk=series.pk)
    number_take(series=series)

    assert number_take(series=stale).number == 2


def test_a_number_below_the_start_belongs_to_the_paper_book(cast):
    series = open_series(cast.commune, mode=TYPED, first_number=20)

    with pytest.raises(ValidationError, match="bắt đầu từ số 20"):
        number_take(series=series, number=19)


def test_a_reserved_number_is_cancelled_and_never_given_again(cast):
    series = open_series(cast.commune, mode=TYPED)
    number = number_reserve(
        series=series, number=5, purpose="Kế hoạch tiêm phòng", by=cast.records_clerk
    )

    number_cancel(number=number, reason="Ghi nhầm sổ", by=cast.records_clerk)

    with pytest.raises(ValidationError, match="Số 05 đã hủy"):
        issue(cast.commune, number=5)
    with pytest.raises(WrongState):
        number_cancel(number=number, reason="Lần nữa", by=cast.records_clerk)
    assert PaperNumber.objects.get(number=5).cancel_reason == "Ghi nhầm sổ"
    told = [entry.sentence for entry in Entry.objects.filter(object_uid=series.uid)]
    assert any("hủy số 05" in sentence and "Ghi nhầm sổ" in sentence for sentence in told)


def test_the_number_of_an_issued_paper_is_not_cancelled(cast):
    open_series(cast.commune)
    paper = issue(cast.commune)

    with pytest.raises(WrongState, match="ban hành văn bản bãi bỏ"):
        number_cancel(number=paper.number, reason="Sai", by=cast.records_clerk)


def test_reserving_and_cancelling_ask_for_the_right_and_for_words(cast):
    series = open_series(cast.commune)

    with pytest.raises(PermissionDenied):
        number_reserve(series=series, purpose="Công văn", by=cast.outsider)
    with pytest.raises(ValidationError):
        number_reserve(series=series, purpose=" ", by=cast.records_clerk)
    number = number_reserve(series=series, purpose="Công văn", by=cast.records_clerk)
    with pytest.raises(PermissionDenied):
        number_cancel(number=number, reason="Sai", by=cast.clerk)
    with pytest.raises(ValidationError):
        number_cancel(number=number, reason="", by=cast.records_clerk)


# Papers


def test_an_issued_paper_keeps_number_code_bytes_and_trail(cast):
    open_series(cast.commune)

    paper = issue(cast.commune)

    pdf = paper.files.get(format="pdf")
    assert bytes(pdf.content) == b"%PDF-1.7 01/KH-UBND " + paper.code.encode()
    assert pdf.sha256 == hashlib.sha256(bytes(pdf.content)).hexdigest()
    assert paper.citation == "Kế hoạch số 01/KH-UBND"
    assert Entry.objects.get(object_uid=paper.uid).sentence.endswith(
        "ban hành Kế hoạch số 01/KH-UBND"
    )


def test_a_paper_takes_the_series_of_the_year_of_its_date(cast):
    open_series(cast.commune, year=2023, first_number=90)
    open_series(cast.commune)

    assert issue(cast.commune, issued_on=dt.date(2023, 12, 29)).number_text == "90"
    assert issue(cast.commune).number_text == "01"


def test_a_paper_is_not_issued_on_a_day_to_come(cast):
    open_series(cast.commune)

    with pytest.raises(ValidationError, match="không được sau hôm nay"):
        issue(cast.commune, issued_on=dt.date(2024, 2, 20))


def test_a_paper_ends_once(cast):
    open_series(cast.commune)
    paper = issue(cast.commune)
    stale = Paper.objects.get(pk=paper.pk)
    ended = {"on": dt.date(2024, 2, 1), "by_text": "Kế hoạch số 09/KH-UBND", "by_actor": SYSTEM}

    with pytest.raises(ValidationError):
        paper_end(paper=paper, force="revoked", **(ended | {"on": DAY - dt.timedelta(1)}))
    paper_end(paper=paper, force="replaced", **ended)
    with pytest.raises(WrongState):
        paper_end(paper=stale, force="revoked", **ended)

    paper.refresh_from_db()
    assert paper.get_force_display() == "Bị thay thế"
    assert Entry.objects.filter(code="papers.paper.replaced").count() == 1


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("clerk", True), ("unit_head", True), ("viewer", True), ("overseer", True),
        ("outsider", False), ("visitor", False),
    ],
)  # fmt: skip
def test_papers_are_read_in_the_commune_and_above(cast, who, sees):
    open_series(cast.commune)
    paper = issue(cast.commune)
    user = getattr(cast, who)

    assert papers_visible_to(user).exists() is sees
    assert user.has_perm("papers.view_paper", paper) is sees


# Attached files


def office_file(*parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for part in parts:
            file.writestr(part, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kept_as"),
    [
        ("Căn cứ.PDF", ONE_PAGE, "Căn cứ.pdf"),
        ("kehoach.docx", office_file("word/document.xml"), "kehoach.docx"),
        ("so lieu.xlsx", office_file("xl/workbook.xml"), "so lieu.xlsx"),
        ("anh.png", b"\x89PNG\r\n\x1a\n....", "anh.png"),
        ("anh.jpeg", b"\xff\xd8\xff\xe0....", "anh.jpg"),
        ("../../virus.exe", ONE_PAGE, "virus.pdf"),
    ],
)
def test_a_file_is_kept_under_the_kind_of_its_bytes(cast, name, content, kept_as):
    attachment = attachment_add(
        commune=cast.commune, upload=SimpleUploadedFile(name, content), by_actor=SYSTEM
    )

    assert attachment.name == kept_as
    assert bytes(attachment.content) == content
    assert attachment.size == len(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00", "Chỉ nhận tệp PDF"),
        (b"\xd0\xcf\x11\xe0 old word", "kiểu cũ"),
        (b"PK\x03\x04 broken", "Chỉ nhận tệp PDF"),
        (office_file("other.txt"), "Chỉ nhận tệp PDF"),
        (office_file("word/document.xml", "word/vbaProject.bin"), "macro"),
        (b"", "rỗng"),
        (b"%PDF-" + b"x" * 10 * 1024 * 1024, "lớn hơn 10 MB"),
        (b"%PDF-1.7 a few bytes", "hỏng hoặc bị cắt mất"),
        (saved_pdf(pages=200)[:-400], "hỏng hoặc bị cắt mất"),
        (saved_pdf(pages=0), "hỏng hoặc bị cắt mất"),
        (LOCKED, "mật khẩu"),
    ],
)
def test_another_file_is_refused_with_what_to_do(cast, content, words):
    with pytest.raises(ValidationError, match=words):
        attachment_add(
            commune=cast.commune,
            upload=SimpleUploadedFile("tep.pdf", content),
            by_actor=SYSTEM,
        )


def test_a_paper_has_one_file_a_format(cast):
    open_series(cast.commune)
    paper = issue(cast.commune)
    again = PaperFile(
        commune=cast.commune, paper=paper, format="pdf", content=b"%PDF-", sha256="0" * 64
    )

    with pytest.raises(ValidationError):
        again.full_clean()
