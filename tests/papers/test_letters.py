"""Công văn: the printed letter measured, alone and many in one file (NĐ 30/2020, Phụ lục I)."""

from __future__ import annotations

import io

import docx
import pikepdf
import pytest
from docx.shared import Mm, Pt

from emulation.papers import fonts, layout
from emulation.papers.document import Document, Recipient
from emulation.papers.pdf import letters_pdf, paper_html, render_pdf
from emulation.papers.word import render_docx
from emulation.papers.wording import printed_paper
from tests.papers import measure, samples
from tests.papers.measure import PrintedPdf
from tests.papers.test_paging import agree
from tests.papers.test_word import every_paragraph, paragraph

MIDDLE = (30 + 210 - layout.MARGIN_RIGHT_MM) / 2
NEAR = 0.3  # mm
SEVERAL = ("Trưởng thôn Suối Mây", "Trạm Y tế xã;", "Trường Trung học cơ sở Suối Mây.")


def printed(document: Document) -> PrintedPdf:
    return PrintedPdf(render_pdf(document))


def written(document: Document):
    return docx.Document(io.BytesIO(render_docx(document)))


@pytest.fixture(scope="module")
def letter() -> PrintedPdf:
    return printed(samples.letter())


@pytest.fixture(scope="module")
def joined() -> PrintedPdf:
    long = samples.letter(body=samples.paragraphs(9))
    with_list = samples.letter(
        number="8", addressees=("Trạm Y tế xã",), appendices=(samples.appendix(rows=35),)
    )
    return PrintedPdf(letters_pdf([long, with_list, *samples.letters(2)]))


class TestHeader:
    def test_no_kind_is_printed(self, letter):
        assert "CÔNG VĂN" not in letter.text.upper()
        assert samples.letter().title.startswith("Công văn về việc đôn đốc gửi báo cáo")

    def test_number_has_no_kind_and_a_leading_zero(self, letter):
        assert letter.line("Số:").text == "Số: 07/UBND-VP"

    def test_subject_is_12_pt_upright_6_pt_under_the_number_and_centred(self, letter):
        number, subject = letter.line("Số:"), letter.line("V/v đôn đốc")
        assert (subject.face, subject.size) == ("Tinos", 12)
        assert subject.centre == pytest.approx(number.centre, abs=NEAR)
        gap = (subject.top - number.top) / measure.MM - 13 * layout.SINGLE_LINE_EM
        assert gap == pytest.approx(6, abs=1)
        last = letter.line("thi đua quý II năm 2027")
        assert last.baseline < letter.line("Kính gửi").top

    def test_subject_stays_in_the_left_column_without_a_line_under_it(self):
        paper = printed(samples.letter(subject="đôn đốc " + "việc chậm " * 20))
        lines = [line for line in paper.lines if "việc chậm" in line.text]
        assert len(lines) > 3
        assert max(line.x1 for line in lines) <= 30 + layout.HEADER_LEFT_MM
        under = [rule for rule in paper.rules if 0 < rule.top - lines[-1].baseline < 5]
        assert not under

    @pytest.mark.parametrize("typed", ["V/v mời họp", "Về việc mời họp", "Mời họp", "v/v: Mời họp"])
    def test_v_v_is_printed_once(self, typed):
        assert printed_paper(samples.letter(subject=typed)).letter_subject_lines == ["V/v mời họp"]

    def test_date_is_level_with_the_number(self, letter):
        number, date = letter.line("Số:"), letter.line("Suối Mây,")
        assert number.baseline == pytest.approx(date.baseline, abs=0.05)

    def test_draft_leaves_room_for_the_number(self):
        paper = printed(samples.letter(is_draft=True, number=""))
        assert paper.line("Số: /UBND-VP").width > 25
        assert paper.line("DỰ THẢO")


class TestAddressees:
    def test_one_stands_on_the_line_of_the_words_in_the_middle(self, letter):
        line = letter.line("Kính gửi:")
        assert line.text == "Kính gửi: Trưởng thôn Suối Mây"
        assert (line.face, line.size) == ("Tinos", 14)
        assert line.centre == pytest.approx(MIDDLE, abs=NEAR)

    def test_several_have_a_line_each_on_dashes_under_the_colon(self):
        paper = printed(samples.letter(addressees=SEVERAL))
        label = paper.line("Kính gửi:")
        lines = [paper.line(f"- {each.rstrip(';.')}") for each in SEVERAL]
        assert label.text == "Kính gửi:"
        assert [line.text[-1] for line in lines] == [";", ";", "."]
        for line in lines:
            assert line.x0 == pytest.approx(label.x0 + layout.ADDRESSEE_COLON_MM, abs=NEAR)
        edges = (label.x0 + max(line.x1 for line in lines)) / 2
        assert edges == pytest.approx(MIDDLE, abs=NEAR)

    def test_long_name_hangs_under_its_own_first_letter(self):
        long = "Trưởng các thôn " + "Suối Mây, " * 20
        paper = printed(samples.letter(addressees=(long, "Trạm Y tế xã")))
        first, *more = [line for line in paper.lines if "Suối Mây, Suối" in line.text]
        indent = first.x0 + layout.ADDRESSEE_DASH_MM
        assert [line.x0 for line in more] == pytest.approx([indent] * len(more), abs=NEAR)
        assert paper.line("- Trạm Y tế xã.").x0 == pytest.approx(first.x0, abs=NEAR)

    def test_lengths_are_those_of_the_font(self):
        colon = fonts.text_width_mm("Kính gửi", layout.ADDRESSEE)
        dash = fonts.text_width_mm("- ", layout.ADDRESSEE)
        lengths = (layout.ADDRESSEE_COLON_MM, layout.ADDRESSEE_DASH_MM)
        assert (colon, dash) == pytest.approx(lengths, abs=0.01)

    def test_recipients_begin_as_above_once(self, letter):
        label, first = letter.line("Nơi nhận:"), letter.line("- Như trên;")
        assert 0 < first.baseline - label.baseline < 6
        own = (Recipient("Như trên."), Recipient("Lưu: VT"))
        paper = printed_paper(samples.letter(recipients=own))
        assert paper.recipients == ["- Như trên;", "- Lưu: VT."]
        assert printed_paper(samples.letter(recipients=())).recipients == ["- Như trên."]

    def test_papers_without_addressees_say_nothing_of_them(self):
        html = paper_html(samples.plan())
        assert "Kính gửi" not in html
        assert "Như trên" not in html

    def test_names_are_text(self):
        html = paper_html(samples.letter(addressees=("<b>A</b>", "<i>B</i>")))
        assert "<b>" not in html
        assert "<i>" not in html


class TestScreen:
    def test_pages_begin_where_those_of_the_pdf_begin(self):
        several = samples.letter(addressees=SEVERAL, body=samples.paragraphs(9))
        assert len(agree(several)) >= 1

    def test_subject_is_the_heading_of_the_paper(self):
        html = paper_html(samples.letter(), on_screen=True)
        assert '<h2 class="paper-letter-subject"' in html
        assert "<h1" not in html


class TestWord:
    def test_components_wear_their_styles(self):
        word = written(samples.letter())
        styles = {
            "Số: 07/UBND-VP": "Số, ký hiệu",
            "V/v đôn đốc": "Trích yếu công văn",
            "Kính gửi: Trưởng thôn Suối Mây": "Kính gửi",
            "- Như trên;": "Danh sách nơi nhận",
        }
        assert {start: paragraph(word, start).style.name for start in styles} == styles
        assert "Tên loại" not in {each.style.name for each in every_paragraph(word)}
        assert paragraph(word, "V/v").paragraph_format.space_before == Pt(6)
        assert word.core_properties.title == samples.letter().title

    def test_several_addressees_stand_where_the_pdf_has_them(self):
        document = samples.letter(addressees=(*SEVERAL, "Các thôn " + "Suối Mây, " * 8))
        paper, word = printed(document), written(document)
        label = paragraph(word, "Kính gửi:").paragraph_format
        assert 30 + label.left_indent.mm == pytest.approx(paper.line("Kính gửi:").x0, abs=NEAR)
        for each in SEVERAL:
            start = f"- {each.rstrip(';.')}"
            form = paragraph(word, start).paragraph_format
            edge = 30 + form.left_indent.mm + form.first_line_indent.mm
            assert edge == pytest.approx(paper.line(start).x0, abs=NEAR)

    def test_recipients_stand_on_the_line_of_the_signers_office(self):
        word = written(samples.letter())
        label = paragraph(word, "Nơi nhận:").paragraph_format.space_before
        office = word.tables[-1].cell(0, 1).paragraphs[0].paragraph_format.space_before
        larger = layout.SIGNER.size_pt - layout.RECIPIENTS_LABEL.size_pt
        assert label.pt - office.pt == pytest.approx(layout.ASCENT_EM * larger, abs=0.1)
        assert office + Pt(layout.PARAGRAPH_SPACE_PT) == Pt(layout.BEFORE_FOOT_PT)

    def test_tables_do_not_touch_without_addressees(self):
        word = written(samples.letter(addressees=(), body=(), closing=()))
        head, foot = word.tables
        assert head._tbl.getnext().tag != foot._tbl.tag
        assert head.columns[0].width == pytest.approx(Mm(layout.HEADER_LEFT_MM), abs=1000)


class TestManyInOneFile:
    def test_each_begins_on_a_page_of_its_own_and_counts_its_own_pages(self, joined):
        starts = [line.page for line in joined.lines if line.text.startswith("CỘNG HÒA")]
        appendix = joined.line("Phụ lục").page
        numbers = joined.page_numbers()
        assert starts == [1, 3, len(numbers) - 1, len(numbers)]
        assert appendix == 4
        assert numbers == ["", "2", "", "", *[str(n) for n in range(2, len(numbers) - 4)], "", ""]

    def test_a_letter_prints_as_it_prints_alone(self, joined, letter):
        alone = printed(samples.letters(2)[1])
        last = joined.on_page(len(joined.sizes))
        assert [(line.text, line.x0, line.baseline) for line in last] == [
            (line.text, line.x0, line.baseline) for line in alone.lines
        ]

    def test_bookmarks_are_the_addressees(self, joined):
        with pikepdf.open(io.BytesIO(joined.content)) as pdf, pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles == [
            "Trưởng thôn Suối Mây",
            "Trạm Y tế xã",
            "Trưởng thôn số 1",
            "Trưởng thôn số 2",
        ]

    def test_file_is_tagged_pdf_a(self, joined):
        assert measure.tags(joined.content).count("H1") == 5
        with pikepdf.open(io.BytesIO(joined.content)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert pdf.open_metadata()["pdfaid:part"] == "2"

    def test_one_letter_in_a_file_is_that_letter(self, letter):
        assert PrintedPdf(letters_pdf([samples.letter()])).text == letter.text

    def test_nothing_and_other_papers_are_refused(self):
        with pytest.raises(ValueError, match="no papers"):
            letters_pdf([])
        with pytest.raises(ValueError, match="Only letters"):
            letters_pdf([samples.letter(), samples.plan()])
