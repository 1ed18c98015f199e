"""What we print reads back: every word, head and foot in their columns, tables as grids."""

from __future__ import annotations

import pytest

from campaigns.intake.sources import source_of
from emulation.papers.document import Document
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from emulation.papers.wording import printed_paper
from tests.campaigns.intake.files_made import all_words, grids, lines, texts
from tests.papers import samples

PRINTERS = {"pdf": render_pdf, "docx": render_docx}


@pytest.fixture(scope="module", params=PRINTERS)
def printer(request):
    return PRINTERS[request.param]


def read(printer, document: Document):
    return source_of(printer(document))


def in_column(source, column: str) -> list[str]:
    return [line.text for line in lines(source) if line.column == column]


def test_the_head_stands_in_its_columns(printer):
    source = read(printer, samples.plan())
    assert in_column(source, "left")[:3] == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY", "Số: 05/KH-UBND"]
    assert in_column(source, "right")[:3] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Suối Mây, ngày 05 tháng 01 năm 2027",
    ]


def test_the_foot_stands_in_its_columns(printer):
    source = read(printer, samples.plan())
    assert in_column(source, "left")[3:8] == [
        "Nơi nhận:",
        "- UBND tỉnh (b/c);",
        "- Thường trực Đảng ủy, HĐND xã (b/c);",
        "- Các thôn, cơ quan, đoàn thể (t/h);",
        "- Lưu: VT, VHXH.",
    ]
    assert in_column(source, "right")[3:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lương Văn Thành"]


def test_the_room_of_a_draft_parts_nothing(printer):
    source = read(printer, samples.draft_plan())
    assert "Số: /KH-UBND" in in_column(source, "left")
    assert "Suối Mây, ngày tháng 02 năm 2027" in in_column(source, "right")
    assert "DỰ THẢO" in texts(source)


def test_the_table_of_targets_is_a_grid(printer):
    (grid,) = grids(read(printer, samples.plan()))
    assert grid == samples.target_table(4).rows


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_long_appendix_is_one_grid(printer, orientation):
    document = samples.plan(appendices=(samples.appendix(orientation, rows=60),))
    source = read(printer, document)
    assert grids(source)[1] == samples.target_table(60).rows


def test_every_word_of_the_paper_is_there(printer):
    document = samples.plan(body=(*samples.body_of_a_plan(), *samples.paragraphs(12)))
    found = all_words(read(printer, document))
    paper = printed_paper(document)
    for block in paper.blocks:
        for word in getattr(block, "text", "").split():
            assert word in found
    assert found.count("biết") == " ".join(texts(read(printer, document))).split().count("biết")


def test_paragraphs_come_whole_and_in_order(printer):
    document = samples.plan(body=samples.paragraphs(12, sentences=3))
    body = " ".join(line.text for line in lines(read(printer, document)) if not line.column)
    expected = " ".join(
        f"{each.marker} {each.text}" for each in samples.paragraphs(12, sentences=3)
    )
    assert expected in body


def test_page_numbers_are_left_over(printer):
    source = read(printer, samples.six_page_plan())
    assert source.leftover[0] == "2"
    assert not [text for text in texts(source) if text.isdigit()]


def test_headings_are_bold_and_bases_italic(printer):
    found = {line.text: line for line in lines(read(printer, samples.plan()))}
    assert found["I. MỤC ĐÍCH, YÊU CẦU"].bold is True
    assert found["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"].italic is True
    assert found["KẾ HOẠCH"].centred is True
