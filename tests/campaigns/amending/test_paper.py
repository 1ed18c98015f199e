"""What an amending Kế hoạch and a consolidated copy print, read back."""

from __future__ import annotations

import io
import re

import docx
import pdfplumber
import pytest

from campaigns import services
from campaigns.amending.in_force import content_in_force
from campaigns.amending.paper import CONSOLIDATED_MARK, quoted
from campaigns.content import plan_content
from campaigns.paper import consolidated_document, plan_document
from emulation.papers.document import Heading, Paragraph, Table
from emulation.papers.pdf import paper_html, render_pdf
from emulation.papers.word import render_docx
from tests.campaigns.amending.amendments_made import (
    amend,
    issued_plan,
    put_through,
    retype,
    uid_of,
)
from tests.campaigns.plans_made import fresh
from tests.plumbing.kept import kept

FRUIT = "khoản 2 Mục II"
CITED = "Kế hoạch số 01/KH-UBND ngày 19 tháng 02 năm 2024 của Ủy ban nhân dân xã Đồng Tâm"
LAST = (
    "Các nội dung khác của Kế hoạch số 01/KH-UBND không được sửa đổi, bổ sung tại Kế hoạch này "
    "giữ nguyên hiệu lực./."
)


@pytest.fixture
def plan(cast, without_printing):
    return issued_plan(cast)


@pytest.fixture
@kept
def made(cast, plan):
    """An amendment that changes, adds, revokes, and rewrites Nơi nhận."""
    draft = amend(cast, plan, FRUIT, parts=["recipients"])
    item = draft.items.filter(blocks__text__contains="Vải").get()
    retype(cast, item, "Vải thiều: 1.200 tấn; nhãn: 240 tấn.")
    services.amended_item_insert(
        plan=fresh(draft), place=uid_of(plan, FRUIT), text="Trồng mới 5 ha rừng.", by=cast.clerk
    )
    services.amended_items_strike(
        plan=fresh(draft), items=[uid_of(plan, "khoản 1 Mục III")], by=cast.clerk
    )
    return fresh(draft)


def lines_of(document) -> list[str]:
    word = docx.Document(io.BytesIO(render_docx(document)))
    return [paragraph.text for paragraph in word.paragraphs if paragraph.text.strip()]


def words_of(document) -> str:
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        text = " ".join(page.extract_text() for page in pdf.pages)
    return re.sub(r"\s+", " ", text)


@pytest.mark.django_db
def test_the_paper_states_each_change_in_its_own_sentence(made):
    document = plan_document(plan_content(made), is_draft=True)

    lines = lines_of(document)
    start = lines.index(f"Sửa đổi, bổ sung một số nội dung của {CITED} như sau:")
    assert lines[start + 1 :] == [
        "1. Sửa đổi khoản 2 Mục II như sau:",
        "“2. Vải thiều: 1.200 tấn; nhãn: 240 tấn.”",
        "2. Bổ sung khoản 3 vào sau khoản 2 Mục II như sau:",
        "“3. Trồng mới 5 ha rừng.”",
        "3. Bãi bỏ khoản 1 Mục III.",
        "4. Sửa đổi phần nơi nhận như sau:",
        "“UBND huyện (b/c)”",
        LAST,
    ]
    assert f"Sửa đổi, bổ sung {CITED}" in " ".join(lines).replace("\n", " ")


@pytest.mark.django_db
def test_the_pdf_says_what_the_word_file_says(made):
    words = words_of(plan_document(plan_content(made), is_draft=True))

    assert "DỰ THẢO" in words
    assert "1. Sửa đổi khoản 2 Mục II như sau: “2. Vải thiều: 1.200 tấn" in words
    assert f"Căn cứ {CITED} phát động phong trào thi đua năm 2024." in words
    assert LAST in words


@pytest.mark.django_db
def test_the_whole_text_says_what_it_replaces(cast, plan):
    document = plan_document(plan_content(amend(cast, plan, whole=True)), is_draft=True)

    lines = lines_of(document)
    assert "II. NỘI DUNG THI ĐUA" in lines
    assert lines[-1] == f"Kế hoạch này thay thế toàn bộ nội dung {CITED}./."


@pytest.mark.django_db
def test_an_item_without_a_place_is_printed_as_such(cast, plan, made):
    services.item_add(plan=made, heading="CHUYỂN ĐỔI SỐ", by=cast.clerk)

    lines = lines_of(plan_document(plan_content(fresh(made)), is_draft=True))

    assert "5. Nội dung sau chưa chọn chỗ trong Kế hoạch được sửa đổi:" in lines
    assert "“CHUYỂN ĐỔI SỐ”" in lines


@pytest.mark.django_db
def test_the_consolidated_copy_is_marked_and_names_every_paper(cast, plan, made):
    put_through(cast, made)
    document = consolidated_document(content_in_force(plan), plan.paper.citation)

    words = words_of(document)

    assert CONSOLIDATED_MARK in words
    assert "Kế hoạch số 01/KH-UBND, được sửa đổi, bổ sung bởi: - Kế hoạch số 02/KH-UBND" in words
    assert "2. Vải thiều: 1.200 tấn; nhãn: 240 tấn. [Khoản 2 Mục II được sửa đổi theo" in words
    assert "1. (được bãi bỏ) [Khoản 1 Mục III được bãi bỏ theo" in words
    assert "Mã xác minh" not in words  # a reading copy is no paper
    assert "CHỦ TỊCH" not in words


@pytest.mark.django_db
def test_on_the_screen_a_note_leads_to_its_paper_and_opens_the_former_text(cast, plan, made):
    newer = put_through(cast, made)
    document = consolidated_document(content_in_force(plan), plan.paper.citation)

    html = paper_html(document, on_screen=True)

    assert f'href="/ke-hoach/{newer.uid}/"' in html
    assert "<summary>Lời trước khi sửa</summary>" in html
    assert "Vải thiều: 1.000 tấn" in html


def test_quotation_marks_stand_at_the_ends_of_the_text():
    table = Table((("Chỉ tiêu",),))

    assert quoted([Paragraph("Lời.", "a)")]) == [Paragraph("Lời.”", "“a)")]
    assert quoted([Heading("MỤC", "II."), Paragraph("Lời.")]) == [
        Heading("MỤC", "“II."),
        Paragraph("Lời.”"),
    ]
    assert quoted([Paragraph("Lời:"), table]) == [Paragraph("“Lời:"), table, Paragraph("”")]
    assert quoted([Paragraph("", "1.", "Đề mục")]) == [Paragraph("", "“1.", "Đề mục”")]
    assert quoted([]) == []
