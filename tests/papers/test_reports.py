"""Báo cáo: its head and end, its drawings, and tables of many columns on lying pages."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pikepdf
import pytest
from django.utils.safestring import mark_safe
from docx.shared import Pt

from emulation.papers import layout
from emulation.papers.columns import column_percents
from emulation.papers.document import Appendix, Document, Picture, Table
from emulation.papers.fonts import text_width_mm
from emulation.papers.pdf import paper_html, render_pdf
from emulation.papers.word import render_docx
from tests.papers import measure, samples
from tests.papers.measure import PrintedPdf
from tests.papers.test_paging import agree
from tests.papers.test_word import every_paragraph, paragraph

WIDTH = layout.LANDSCAPE_TEXT_WIDTH_MM
NEAR = 0.3  # mm


def printed(document: Document) -> PrintedPdf:
    return PrintedPdf(render_pdf(document))


def written(document: Document):
    return docx.Document(io.BytesIO(render_docx(document)))


@pytest.fixture(scope="module")
def report() -> PrintedPdf:
    return printed(samples.report())


class TestReport:
    def test_kind_subject_and_number_stand_as_the_decree_asks(self, report):
        kind, subject = report.line("BÁO CÁO"), report.line("Sơ kết phong trào thi đua")
        assert (kind.face, kind.size) == (subject.face, subject.size) == ("Tinos-Bold", 14)
        assert 1 / 3 <= report.rule_under(subject).width / subject.width <= 1 / 2
        assert report.line("Số: 41/BC-UBND")

    def test_no_bases_and_the_closing_ends_the_paper(self, report):
        assert "Căn cứ" not in report.text
        assert (
            "Trên đây là báo cáo sơ kết phong trào thi đua 6 tháng đầu năm 2027./." in report.text
        )
        assert report.text.count("./.") == 1

    def test_appendix_names_the_report(self, report):
        assert report.line("(Kèm theo Báo cáo số 41/BC-UBND ngày 28 tháng 6 năm 2027")

    def test_sent_up_it_names_the_addressee_under_the_title(self):
        up = ("Ủy ban nhân dân tỉnh Thạch Sơn",)
        paper = printed(samples.report(addressees=up, appendices=()))
        to = paper.line("Kính gửi: Ủy ban nhân dân tỉnh Thạch Sơn")
        assert paper.line("Sơ kết").baseline < to.top
        assert to.baseline < paper.line("Ủy ban nhân dân xã Suối Mây báo cáo").top
        assert paper.line("- Như trên;")


class TestPicture:
    def test_takes_its_share_in_the_middle_under_its_caption(self, report):
        caption = report.line("Thu ngân sách")
        bar = next(frame for frame in report.frames if frame.top > caption.baseline)
        drawn = (bar.x1 - bar.x0) / 0.6
        assert drawn == pytest.approx(0.7 * layout.TEXT_WIDTH_MM, abs=0.5)
        assert bar.x0 + drawn / 2 == pytest.approx(caption.centre, abs=0.5)
        assert report.line("240").top > bar.bottom

    def test_tells_its_words_to_those_who_do_not_see_it(self, report):
        with pikepdf.open(io.BytesIO(report.content)) as pdf:
            alts = [str(each.Alt) for each in pdf.objects if _is_figure(each) and "/Alt" in each]
        assert samples.picture().words in alts

    def test_words_are_escaped(self):
        html = paper_html(samples.plan(body=(samples.picture(words="Dưới <b> & trên"),)))
        assert "<title>Dưới &lt;b&gt; &amp; trên</title>" in html

    def test_text_in_it_wears_the_font_of_the_paper(self):
        drawing = '<svg viewBox="0 0 90 20"><text x="1" y="15">Đạt 98,5%</text></svg>'
        content = render_pdf(samples.plan(body=(Picture(mark_safe(drawing), "Đạt"),)))
        assert {name.partition("-")[0] for name in measure.embedded_fonts(content)} == {"Tinos"}
        assert "Đạt 98,5%" in PrintedPdf(content).text

    @pytest.mark.parametrize(
        ("svg", "words", "share"),
        [("<svg></svg>", "Một", 1.0), (mark_safe("<p></p>"), "Một", 1.0)],
    )
    def test_what_our_code_did_not_draw_is_refused(self, svg, words, share):
        with pytest.raises(TypeError, match="marked safe"):
            Picture(svg, words, share=share)

    @pytest.mark.parametrize("changes", [{"words": " "}, {"share": 0}, {"share": 1.2}])
    def test_picture_without_words_or_of_no_width_is_refused(self, changes):
        with pytest.raises(ValueError, match="picture"):
            samples.picture(**changes)

    def test_nothing_is_fetched_for_it(self):
        drawing = mark_safe('<svg viewBox="0 0 9 9"><image href="file:///etc/hostname"/></svg>')
        content = render_pdf(samples.plan(body=(Picture(drawing, "Một"),)))
        assert b"/Subtype /Image" not in content

    def test_is_not_parted_from_its_caption(self):
        for count in (2, 3, 4):
            body = (*samples.paragraphs(count, 3), samples.picture(table=None))
            paper = printed(samples.plan(body=body))
            page = paper.line("Thu ngân sách").page
            assert [frame for frame in paper.frames if frame.page == page]

    def test_end_mark_stands_alone_after_it(self):
        paper = printed(samples.plan(body=(samples.picture(),), closing=()))
        assert paper.line("./.").x1 > 190

    def test_pages_on_the_screen_are_those_of_the_pdf(self):
        assert agree(samples.plan(body=(samples.picture(), *samples.paragraphs(9))))

    def test_word_carries_its_table_under_its_caption(self):
        word = written(samples.report(verification=None, appendices=()))
        assert len(word.inline_shapes) == 0
        caption = paragraph(word, "Thu ngân sách")
        assert caption.style.name == "Tên bảng"
        assert caption._p.getnext() is word.tables[1]._tbl

    def test_word_carries_its_words_where_there_is_no_table(self):
        word = written(samples.plan(body=(samples.picture(table=None),)))
        remark = paragraph(word, "[Hình vẽ có trong bản PDF")
        assert samples.picture().words in remark.text


def _is_figure(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S")) == "/Figure"


class TestManyColumns:
    def test_letters_are_11_pt_and_the_head_repeats_with_its_units(self, report):
        pages = [page for page, (width, _) in enumerate(report.sizes, 1) if width > 290]
        assert len(pages) <= 5
        for page in pages:
            texts = [line.text for line in report.on_page(page)]
            assert sum("TT" in text for text in texts) == 1
            assert sum("(tấn)" in text for text in texts) == 1
        sizes = {
            size
            for line in report.lines
            if line.page in pages[1:] and line.baseline > 20
            for size in line.sizes
        }
        assert sizes == {11}

    def test_every_row_is_there_and_no_figure_is_cut(self, report):
        assert sum("1.234.567,8" in line.text for line in report.lines) >= 60
        assert report.text.count("▲ 98,5") == 60 * 4
        assert max(line.x1 for line in report.lines) <= 297 - layout.MARGIN_RIGHT_MM + NEAR

    def test_word_sets_the_same_columns(self):
        wide = samples.wide_table(3)
        word = written(samples.plan(appendices=(Appendix("Bảng", (wide,), "landscape"),)))
        table = word.tables[-1]
        percents = column_percents(wide, WIDTH)
        shares = [round(100 * column.width.mm / WIDTH) for column in table.columns]
        assert shares == percents
        styles = {each.style.name for each in every_paragraph(word)}
        assert {"Ô bảng nhiều cột", "Đầu bảng nhiều cột"} <= styles
        assert word.styles["Ô bảng nhiều cột"].font.size == Pt(11)

    def test_words_fit_and_the_rest_goes_where_most_lines_would_be(self):
        table = Table((("TT", "Việc", "Số"), ("1", "việc " * 90, "1.234")), is_dense=True)
        number, work, figure = column_percents(table, 100)
        assert number + work + figure == 100
        assert figure / 100 * 100 > text_width_mm("1.234", layout.DENSE_CELL)
        assert work > 70

    def test_a_name_that_has_room_stands_on_one_line(self):
        name = "Thôn Đồng Khởi số 60"
        table = Table((("Thôn", "Chỉ tiêu thứ nhất", "Đạt"), (name, "▲ 98,5", "1")), is_dense=True)
        percents = column_percents(table, 80)
        assert percents[0] / 100 * 80 > text_width_mm(name, layout.DENSE_CELL) + 1.5

    def test_too_many_columns_share_the_page(self):
        table = Table((tuple(f"{n}" * 9 for n in range(10, 34)),), is_dense=True)
        percents = column_percents(table, WIDTH)
        assert sum(percents) == 100
        assert min(percents) > 0

    def test_own_widths_and_other_tables_stay_as_they_were(self):
        table = Table((("a" * 30, "b"),), widths=(0.2, 0.8))
        assert column_percents(table, WIDTH) == [20, 80]
        assert column_percents(replace(table, is_dense=True), WIDTH) == [20, 80]
        assert column_percents(replace(table, widths=()), WIDTH) == [50, 50]

    def test_signs_before_a_figure_print_in_the_papers_font(self):
        signs = "▲▼►●○■□×√"
        table = Table((("Mức",), *((f"{sign} 98,5",) for sign in signs)), is_dense=True)
        content = render_pdf(samples.plan(body=(table,)))
        assert all(f"{sign} 98,5" in PrintedPdf(content).text for sign in signs)
        assert {name.partition("-")[0] for name in measure.embedded_fonts(content)} == {"Tinos"}
