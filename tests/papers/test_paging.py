"""Where pages begin: on the screen as in the PDF, to the letter."""

from __future__ import annotations

import pytest

from emulation.papers.document import Document, Recipient, Table
from emulation.papers.paging import PageStart, paging_key, paging_of
from emulation.papers.pdf import paper_html, render_pdf
from tests.papers import samples
from tests.papers.pages_read import letters, pages_of_the_pdf, pages_on_the_screen

HEAD = letters("TT Chỉ tiêu Đơn vị tính Giao năm 2027 Ghi chú")


def agree(document: Document) -> list[PageStart]:
    """Hold the screen against the PDF; the repeated head of a table is no start of a page."""
    paging = paging_of(document)
    printed = pages_of_the_pdf(render_pdf(document))
    assert paging.pages == len(printed)
    for page, text in enumerate(pages_on_the_screen(document, paging.starts), start=1):
        assert text == printed[page - 1] or HEAD + text == printed[page - 1], f"page {page}"
    return list(paging.starts)


def test_paper_of_one_page_has_no_break():
    paging = paging_of(samples.plan(body=samples.paragraphs(1)))
    assert paging.as_json() == {"pages": 1, "breaks": []}


def test_six_pages_begin_where_the_pdf_begins_them():
    starts = agree(samples.six_page_plan())
    assert [start.page for start in starts] == [start.number for start in starts]
    assert any(start.offset for start in starts)


def test_a_page_begins_inside_a_paragraph_between_two_lines():
    (start,) = agree(samples.plan(body=samples.paragraphs(1, sentences=24)))
    assert start.offset > 0


def test_text_of_many_lengths_breaks_where_the_pdf_breaks():
    for sentences in (12, 15, 18):
        agree(samples.plan(body=samples.paragraphs(2, sentences)))


def test_rows_of_a_table_go_over_and_its_head_is_not_counted_again():
    starts = agree(samples.plan(body=(samples.target_table(70),)))
    assert len(starts) >= 2
    assert all(start.offset == 0 for start in starts)


def test_row_longer_than_a_page_breaks_inside_its_cell():
    row = ("1", samples.SENTENCE * 30)
    paging = paging_of(samples.plan(body=(Table((("TT", "Việc"), row)),)))
    number, work = paging.starts[0].block, paging.starts[0].block + 1
    assert [start.block for start in paging.starts] == [number, work, work]
    assert 0 == paging.starts[0].offset < paging.starts[1].offset < paging.starts[2].offset


def test_empty_row_at_the_top_of_a_page_is_its_start():
    rows = tuple(("",) if number > 20 else (f"Dòng {number}",) for number in range(60))
    paging = paging_of(samples.plan(body=(Table(rows, head_rows=0),)))
    (start,) = paging.starts
    assert start.block > 20
    assert start.offset == 0


def test_appendices_count_their_own_pages():
    appendices = (samples.appendix("portrait"), samples.appendix("landscape"))
    starts = agree(samples.plan(body=samples.paragraphs(9), appendices=appendices))
    numbers = [start.number for start in starts]
    assert numbers.count(1) == 2
    assert starts[-1].page > starts[-1].number


def test_foot_goes_over_as_a_whole_with_the_last_lines():
    many = tuple(Recipient(f"Thôn số {number}") for number in range(1, 31))
    (start,) = agree(samples.plan(body=samples.paragraphs(4), recipients=many))
    assert start.page == 2


@pytest.mark.parametrize("count", [3, 6])
def test_key_is_that_of_the_words(count):
    keys = {
        paging_key(paper_html(samples.plan(body=samples.paragraphs(number))))
        for number in (count, count, count + 1)
    }
    assert len(keys) == 2
