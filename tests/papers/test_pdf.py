"""The printed page, read back and measured (official-documents: NĐ 30/2020, Phụ lục I)."""

from __future__ import annotations

import io
import logging
import unicodedata
from dataclasses import replace
from itertools import pairwise
from unittest.mock import patch

import pikepdf
import pytest
from weasyprint import CSS

from emulation.lib.dates import PartialDate
from emulation.papers import fonts, layout
from emulation.papers.document import Document, Heading, Paragraph, Recipient, Signature, Table
from emulation.papers.pdf import ClosedFetcher, OutsideRefused, paper_css, paper_html, render_pdf
from tests.papers import measure, samples
from tests.papers.measure import PrintedPdf

LEFT, RIGHT = 30, 210 - layout.MARGIN_RIGHT_MM
OVERRUN_MM = 0.35
NEAR = 0.3  # mm


def printed(document: Document) -> PrintedPdf:
    return PrintedPdf(render_pdf(document))


@pytest.fixture(scope="module")
def issued() -> PrintedPdf:
    return printed(samples.plan())


@pytest.fixture(scope="module")
def draft() -> PrintedPdf:
    return printed(samples.draft_plan())


class TestPage:
    def test_is_a4_with_the_margins_of_the_decree(self, issued):
        for width, height in issued.sizes:
            assert (width, height) == pytest.approx((210, 297), abs=0.1)
        body = [line for line in issued.lines if line.baseline > 20]
        assert min(line.x0 for line in body) == pytest.approx(LEFT, abs=0.1)
        assert max(line.x1 for line in body) <= RIGHT + OVERRUN_MM
        assert min(line.top for line in body) >= 20
        assert max(line.baseline for line in body) <= 297 - 20

    def test_right_margin_stays_within_15_to_20_mm_in_every_justified_line(self):
        paper = printed(samples.six_page_plan())
        ends = [line.x1 for line in paper.lines]
        assert 15 <= 210 - max(ends) <= 20

    def test_number_is_centred_in_the_top_margin_from_page_2(self):
        paper = printed(samples.six_page_plan())
        pages = len(paper.sizes)
        assert paper.page_numbers() == ["", *[str(number) for number in range(2, pages + 1)]]
        number = paper.line("2", page=2)
        assert (number.face, number.size) == ("Tinos", 14)
        assert number.centre == pytest.approx((LEFT + RIGHT) / 2, abs=NEAR)
        assert number.top > 5
        assert number.baseline < 20


class TestHeader:
    def test_sizes_weights_and_slopes(self, issued):
        styles = {
            "CỘNG HÒA": ("Tinos-Bold", 12),
            "Độc lập": ("Tinos-Bold", 13),
            "ỦY BAN NHÂN DÂN": ("Tinos-Bold", 12),
            "Số: 05/KH-UBND": ("Tinos", 13),
            "Suối Mây, ngày 05 tháng 01 năm 2027": ("Tinos-Italic", 13),
            "KẾ HOẠCH": ("Tinos-Bold", 14),
            "Phát động": ("Tinos-Bold", 14),
        }
        found = {start: issued.line(start, page=1) for start in styles}
        assert {start: (line.face, line.size) for start, line in found.items()} == styles

    def test_line_under_the_motto_is_as_long_as_its_text(self, issued):
        motto = issued.line("Độc lập")
        assert issued.rule_under(motto).width == pytest.approx(motto.width, abs=NEAR)

    @pytest.mark.parametrize("start", ["XÃ SUỐI MÂY", "Phát động"])
    def test_line_under_issuer_and_title_is_a_third_to_a_half_of_the_text(self, issued, start):
        text = issued.line(start)
        rule = issued.rule_under(text)
        assert 1 / 3 <= rule.width / text.width <= 1 / 2
        assert rule.centre == pytest.approx(text.centre, abs=NEAR)

    def test_number_and_date_stand_on_one_line_under_their_neighbours(self, issued):
        number, date = issued.line("Số:"), issued.line("Suối Mây,")
        assert number.baseline == pytest.approx(date.baseline, abs=0.05)
        assert number.centre == pytest.approx(issued.line("XÃ SUỐI MÂY").centre, abs=NEAR)
        assert date.centre == pytest.approx(issued.line("CỘNG HÒA").centre, abs=NEAR)

    def test_superior_is_upright_and_not_bold_above_the_issuer(self):
        paper = printed(samples.plan(superior="UBND TỈNH THẠCH SƠN"))
        superior = paper.line("UBND TỈNH")
        assert (superior.face, superior.size) == ("Tinos", 12)
        assert superior.baseline < paper.line("ỦY BAN NHÂN DÂN", page=1).baseline

    def test_without_a_superior_the_issuer_is_level_with_the_national_name(self, issued):
        issuer, nation = issued.line("ỦY BAN NHÂN DÂN", page=1), issued.line("CỘNG HÒA")
        assert issuer.baseline == pytest.approx(nation.baseline, abs=0.05)

    @pytest.mark.parametrize(
        ("date", "words"),
        [
            (PartialDate(2027, 2, 9), "ngày 09 tháng 02 năm 2027"),
            (PartialDate(2027, 3, 10), "ngày 10 tháng 3 năm 2027"),
            (PartialDate(2027, 12, 31), "ngày 31 tháng 12 năm 2027"),
        ],
    )
    def test_days_below_10_and_months_1_and_2_are_padded(self, date, words):
        assert printed(samples.plan(date=date)).line("Suối Mây,").text == f"Suối Mây, {words}"

    def test_long_issuer_and_subject_wrap_with_a_line_of_their_last_line(self):
        issuer = ("ỦY BAN NHÂN DÂN", "ĐẶC KHU QUẦN ĐẢO BÃI CÁT VÀNG PHÍA ĐÔNG BẮC")
        subject = "Phát động phong trào thi đua yêu nước " + "và việc nghĩa tình " * 8
        paper = printed(samples.plan(issuer=issuer, subject=subject))
        last = next(line for line in paper.on_page(1) if line.text.endswith("ĐÔNG BẮC"))
        assert 1 / 3 <= paper.rule_under(last).width / last.width <= 1 / 2
        title = [line for line in paper.on_page(1) if line.text.endswith("nghĩa tình")]
        assert 1 / 3 <= paper.rule_under(title[-1]).width / title[-1].width <= 1 / 2
        assert max(line.x1 for line in paper.on_page(1)) <= RIGHT + OVERRUN_MM


class TestDraft:
    def test_mark_is_framed_at_the_top_right_above_the_national_name(self, draft):
        mark = draft.line("DỰ THẢO")
        assert (mark.face, mark.size) == ("Tinos-Bold", 13)
        assert mark.baseline < draft.line("CỘNG HÒA").top
        assert RIGHT - 5 < mark.x1 < RIGHT
        outer = draft.frames[-1]
        assert outer.x1 == pytest.approx(RIGHT, abs=0.1)
        assert outer.x0 < mark.x0
        assert 20 - 0.1 < outer.top < mark.top
        assert mark.baseline < outer.bottom < draft.line("CỘNG HÒA").top

    def test_issued_paper_has_none(self, issued):
        assert "DỰ THẢO" not in issued.text

    def test_number_and_day_leave_room(self, draft):
        assert draft.line("Số: /KH-UBND").width > 25
        date = draft.line("Suối Mây, ngày tháng 02 năm 2027")
        assert date.width > 55

    def test_everything_unknown_leaves_room(self):
        bare = samples.draft_plan(date=PartialDate(2027), signature=Signature(), recipients=())
        paper = printed(bare)
        assert paper.line("Suối Mây, ngày tháng năm 2027")
        assert "Nơi nhận" not in paper.text
        assert paper.text.rstrip().endswith("./.")


class TestBody:
    def test_bases_are_italic_and_end_as_the_decree_asks(self, issued):
        bases = [
            issued.line("Căn cứ Luật Tổ chức"),
            issued.line("Căn cứ Luật Thi đua"),
            issued.line("Theo đề nghị"),
        ]
        assert {(line.face, line.size) for line in bases} == {("Tinos-Italic", 14)}
        assert [line.text[-1] for line in bases] == [";", ";", "."]

    def test_text_is_14_justified_with_indented_first_lines(self, issued):
        first = next(line for line in issued.lines if line.text.startswith("Các thôn, cơ quan"))
        assert (first.face, first.size) == ("Tinos", 14)
        assert first.x0 == pytest.approx(LEFT + 12.7, abs=0.1)
        assert first.x1 == pytest.approx(RIGHT, abs=OVERRUN_MM)

    def test_paragraphs_are_6_pt_apart_and_lines_single_to_one_and_a_half(self):
        paper = printed(samples.plan(bases=(), opening=(), body=samples.paragraphs(3)))
        lines = [line for line in paper.on_page(1) if line.size == 14 and line.face == "Tinos"]
        steps = [(b.baseline - a.baseline) / measure.MM for a, b in pairwise(lines)]
        single = 14 * layout.SINGLE_LINE_EM
        assert single <= min(steps) <= 1.5 * single
        assert max(steps) - min(steps) >= 6 - 0.1

    def test_headings_are_bold_and_run_in_headings_only_in_front(self, issued):
        assert issued.line("I. MỤC ĐÍCH").face == "Tinos-Bold"
        run_in = issued.line("1. Phát triển kinh tế:")
        assert {font.partition("+")[2] for font in run_in.fonts} == {"Tinos-Bold", "Tinos"}

    def test_no_line_ends_at_the_slash_of_a_number_or_purpose(self):
        symbols = tuple(
            Paragraph(f"{'o' * shift} " + "theo Chỉ thị 19/CT-TTg (t/h) " * 40)
            for shift in range(8)
        )
        recipients = tuple(Recipient("x " * count, "t/h") for count in range(20, 40))
        paper = printed(samples.plan(body=symbols, recipients=recipients))
        assert not [line.text for line in paper.lines if line.text.endswith("/")]
        assert "Chỉ thị 19/CT-TTg" in paper.text

    @pytest.mark.slow
    def test_a_heading_never_ends_a_page(self):
        for count in range(8, 20):
            blocks = []
            for number in range(count):
                blocks += [Heading("VIỆC PHẢI LÀM", marker=f"{number}."), *samples.paragraphs(1)]
            paper = printed(samples.plan(body=tuple(blocks)))
            for page in range(1, len(paper.sizes)):
                assert "VIỆC PHẢI LÀM" not in paper.on_page(page)[-1].text

    @pytest.mark.parametrize(
        ("typed", "end"),
        [
            ("Thực hiện nghiêm túc.", "nghiêm túc./."),
            ("Thực hiện nghiêm túc;", "nghiêm túc./."),
            ("Thực hiện nghiêm túc./.", "nghiêm túc./."),
            ("Báo cáo đúng kỳ, đúng mẫu, v.v.", "v.v./."),
            ("Thực hiện nghiêm túc", "nghiêm túc./."),
        ],
    )
    def test_end_mark_is_printed_once(self, typed, end):
        paper = printed(samples.plan(closing=(Paragraph(typed),)))
        assert end in paper.text
        assert paper.text.count("./.") == 1

    def test_end_mark_without_closing_stands_after_the_last_block(self):
        paper = printed(samples.plan(closing=()))
        assert "trong cả năm./." in paper.text

    def test_end_mark_after_a_table_stands_alone_at_the_right(self):
        paper = printed(samples.plan(closing=(), body=(samples.target_table(3),)))
        mark = paper.line("./.")
        assert mark.x1 == pytest.approx(RIGHT, abs=OVERRUN_MM)


class TestTables:
    def test_head_repeats_and_rows_stay_whole_over_300_rows(self):
        paper = printed(samples.plan(body=(samples.target_table(300),)))
        pages = len(paper.sizes)
        assert pages < 20
        assert paper.text.count("Ghi chú") == pages
        numbers = [line.text for line in paper.lines if line.text.startswith("Diện tích")]
        assert len(numbers) == 300

    def test_tall_rows_are_not_split(self):
        rows = tuple((str(number), f"Đầu {samples.SENTENCE} Cuối") for number in range(1, 25))
        table = Table(rows=(("TT", "Việc"), *rows), widths=(0.7, 0.3))
        paper = printed(samples.plan(body=(table,)))
        for page in range(1, len(paper.sizes) + 1):
            cells = " ".join(line.text for line in paper.on_page(page))
            assert cells.count("Đầu") == cells.count("Cuối")

    def test_figures_are_aligned_right(self, issued):
        ends = {round(line.x1, 1) for line in issued.lines if line.text in ("2,5", "3,5", "4,5")}
        assert len(ends) == 1

    def test_columns_take_their_shares(self):
        assert layout.column_percents((1, 1, 1), 3) == [33, 34, 33]
        assert sum(layout.column_percents((0.08, 0.42, 0.16, 0.18, 0.16), 5)) == 100
        with pytest.raises(ValueError, match="2 columns"):
            layout.column_percents((1.0,), 2)


class TestFoot:
    def test_recipients(self, issued):
        label, last = issued.line("Nơi nhận:"), issued.line("- Lưu: VT, VHXH.")
        assert (label.face, label.size) == ("Tinos-Bold-Italic", 12)
        assert (last.face, last.size) == ("Tinos", 11)
        assert issued.line("- UBND tỉnh (b/c);")
        assert label.x0 == pytest.approx(LEFT, abs=NEAR)

    def test_signature_is_level_with_the_recipients_and_centred_at_the_right(self, issued):
        label, signer = issued.line("Nơi nhận:"), issued.line("TM. ỦY BAN")
        name = issued.line("Lương Văn Thành")
        assert label.baseline == pytest.approx(signer.baseline, abs=0.5)
        assert (signer.face, signer.size) == (name.face, name.size) == ("Tinos-Bold", 14)
        assert signer.centre == pytest.approx(name.centre, abs=NEAR)
        assert signer.centre > 105
        assert name.top - issued.line("CHỦ TỊCH").baseline > 25

    @pytest.mark.parametrize("mode", samples.SIGNING_MODES)
    def test_signing_modes_print_their_lines(self, mode):
        lines = samples.SIGNING_MODES[mode]
        paper = printed(samples.plan(signature=Signature(lines, "Hà Thị Bưởi")))
        name = paper.line("Hà Thị Bưởi")
        block = [
            line.text
            for line in paper.on_page(name.page)
            if line.x0 > 100 and line.face == "Tinos-Bold" and line.baseline < name.baseline
        ]
        assert block[-len(lines) :] == list(lines)

    def test_code_stands_under_the_recipients(self, issued):
        code, last = issued.line("Mã xác minh: 7K2M-Q9XD"), issued.line("- Lưu: VT")
        assert code.x0 == pytest.approx(LEFT, abs=NEAR)
        assert code.baseline - last.baseline > layout.CODE_IMAGE_MM
        assert issued.line("https://thidua.example.vn/xac-minh/7K2M-Q9XD")

    def test_draft_has_no_code(self, draft):
        assert "Mã xác minh" not in draft.text


def many(numbers):
    """Mark lengths of a text as slow: where a page ends is looked for in all of them."""
    return [pytest.param(number, marks=pytest.mark.slow) for number in numbers]


class TestSignatureIsNeverAlone:
    """At least two lines of text, or a row, stand above it on its page."""

    @pytest.mark.parametrize("last_sentences", [1, 4, 60])
    @pytest.mark.parametrize("count", [*many(range(1, 10)), 10])
    def test_after_a_paragraph(self, count, last_sentences):
        last = Paragraph(" ".join([samples.SENTENCE] * last_sentences))
        body = (*samples.paragraphs(count, sentences=3), *samples.paragraphs(count % 3, 1))
        paper = printed(samples.plan(body=body, closing=(last,)))
        assert _lines_above_signature(paper) >= 2

    @pytest.mark.parametrize("rows", [*many(range(12, 30, 2)), 30])
    def test_after_a_table(self, rows):
        paper = printed(samples.plan(body=(samples.target_table(rows),), closing=()))
        signer = paper.line("TM. ỦY BAN")
        page = [line.text for line in paper.on_page(signer.page)]
        assert any(text.startswith("Diện tích") for text in page)

    def test_with_many_recipients(self):
        recipients = tuple(Recipient(f"Thôn số {number}", "t/h") for number in range(1, 31))
        body = samples.paragraphs(9, sentences=3)
        paper = printed(samples.plan(body=body, recipients=recipients))
        assert _lines_above_signature(paper) >= 1


def _lines_above_signature(paper: PrintedPdf) -> int:
    signer = paper.line("TM. ỦY BAN")
    above = [
        line
        for line in paper.on_page(signer.page)
        if 20 < line.baseline < signer.baseline - 1 and line.size == 14
    ]
    return len(above)


class TestAppendices:
    def test_one_is_not_numbered(self):
        paper = printed(samples.plan(appendices=(samples.appendix(rows=5),)))
        assert paper.line("Phụ lục").text == "Phụ lục"

    def test_two_have_roman_numerals_and_their_own_page_numbers(self):
        document = samples.plan(
            appendices=(samples.appendix(), samples.appendix("landscape"), samples.appendix())
        )
        paper = printed(document)
        first, second, third = (paper.line(f"Phụ lục {number}") for number in ("I", "II", "III"))
        assert (first.face, first.size) == ("Tinos-Bold", 14)
        numbers = paper.page_numbers()
        for label in (first, second, third):
            assert numbers[label.page - 1] == ""
            assert numbers[label.page] == "2"
        assert paper.sizes[second.page - 1] == pytest.approx((297, 210), abs=0.1)
        assert paper.sizes[third.page - 1] == pytest.approx((210, 297), abs=0.1)
        assert second.centre == pytest.approx((LEFT + 297 - layout.MARGIN_RIGHT_MM) / 2, abs=NEAR)

    def test_title_is_in_capitals_and_the_note_names_the_plan(self):
        paper = printed(samples.plan(appendices=(samples.appendix(rows=5),)))
        title, note = paper.line("CÁC CHỈ TIÊU"), paper.line("(Kèm theo Kế hoạch số 05/KH-UBND")
        assert (title.face, title.size) == ("Tinos-Bold", 14)
        assert (note.face, note.size) == ("Tinos-Italic", 14)
        assert "của Ủy ban nhân dân xã Suối Mây)" in paper.text.replace("\n", " ")

    def test_note_of_a_draft_leaves_room(self):
        paper = printed(samples.draft_plan(appendices=(samples.appendix(rows=5),)))
        assert paper.line("(Kèm theo Kế hoạch số /KH-UBND ngày tháng 02 năm 2027")


class TestFile:
    def test_is_tagged_pdf_a_2b_with_title_author_and_language(self):
        document = samples.plan(keywords=("thi đua", "năm 2027"))
        with pikepdf.open(io.BytesIO(render_pdf(document))) as pdf:
            assert pdf.Root.Lang == "vi"
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
            assert str(pdf.docinfo["/Title"]) == document.title
            meta = pdf.open_metadata()
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
            assert meta["dc:title"] == document.title
            assert meta["dc:creator"] == ["Ủy ban nhân dân xã Suối Mây"]

    def test_tags_tell_title_headings_paragraphs_tables_and_the_picture(self, issued):
        found = measure.tags(issued.content)
        assert {"H1", "H2", "H3", "P", "Table", "THead", "TH", "TD", "Figure"} <= set(found)

    def test_only_tinos_and_all_of_it_is_embedded(self, issued):
        assert measure.embedded_fonts(issued.content) == {
            "Tinos": True,
            "Tinos-Bold": True,
            "Tinos-Italic": True,
            "Tinos-Bold-Italic": True,
        }

    def test_every_vietnamese_letter_prints_in_four_faces_without_falling_back(self):
        letters = fonts.VIETNAMESE_LETTERS
        everywhere = samples.plan(
            bases=(letters,),
            body=(Paragraph(letters, run_in=letters),),
            recipients=(Recipient(letters),),
        )
        with patch("emulation.papers.wording.RECIPIENTS_LABEL", letters):
            content = render_pdf(everywhere)
        assert set(measure.embedded_fonts(content)) == {
            "Tinos",
            "Tinos-Bold",
            "Tinos-Italic",
            "Tinos-Bold-Italic",
        }
        assert PrintedPdf(content).text.replace("\n", "").count(letters[:20]) >= 1

    def test_copied_text_is_composed_and_in_reading_order(self):
        decomposed = unicodedata.normalize("NFD", samples.SENTENCE)
        paper = printed(samples.plan(closing=(Paragraph(decomposed),)))
        assert unicodedata.is_normalized("NFC", paper.text)
        assert samples.SENTENCE[:40] in paper.text
        words = ["CỘNG HÒA", "Số:", "KẾ HOẠCH", "Căn cứ", "I. MỤC", "II. NỘI", "./.", "Nơi nhận"]
        places = [paper.text.index(word) for word in words]
        assert places == sorted(places)

    def test_nothing_is_fetched(self, caplog):
        hostile = Paragraph('<img src="file:///etc/passwd"><style>@import url(http://a.vn)</style>')
        with caplog.at_level(logging.ERROR, "weasyprint"):
            paper = printed(samples.plan(closing=(hostile,)))
        assert '<img src="file' in paper.text
        assert not caplog.records

    def test_fetcher_refuses(self):
        with pytest.raises(OutsideRefused):
            ClosedFetcher().fetch("file:///etc/hostname")


class TestHtml:
    def test_has_no_inline_style_or_script(self):
        html = paper_html(samples.plan(appendices=(samples.appendix("landscape"),)))
        assert "style=" not in html
        assert "<script" not in html

    def test_levels_of_headings_have_no_gaps(self):
        html = paper_html(samples.plan(body=(Heading("A", "1."), Heading("B", "a)"))))
        assert "<h2" in html
        assert "<h3" in html
        assert "<h4" not in html

    def test_headings_stand_below_those_of_a_page_where_asked(self):
        paper = samples.plan(body=(Heading("A", "1."),), appendices=(samples.appendix(),))
        html = paper_html(paper, on_screen=True)
        assert "<h1" not in html
        assert html.count("<h2") == 2  # of the paper and of its appendix
        assert "<h3" in html

    @pytest.mark.parametrize("years", ["2020 - 2025", "11/3 - 31/3/2024", "2022-2025"])
    def test_no_line_ends_inside_a_range(self, years):
        html = paper_html(samples.plan(body=(Paragraph(f"giai đoạn {years}, một"),)))
        assert f'<span class="paper-whole">{years}' in html

    def test_a_dash_between_words_is_no_range(self):
        html = paper_html(samples.plan(body=(Paragraph("kinh tế - xã hội"),)))
        assert "kinh tế - xã hội" in html

    def test_style_sheet_is_understood_whole(self, caplog):
        with caplog.at_level(logging.WARNING, "weasyprint"):
            CSS(string=paper_css())
        assert not caplog.records

    def test_style_sheet_writes_numbers_with_points(self):
        assert "12.7mm" in paper_css()
        assert "12,7" not in paper_css()


class TestFontCheck:
    def test_passes_here(self):
        assert fonts.check_fonts() == []

    def test_says_which_face_is_missing(self, tmp_path):
        fonts.face_path.cache_clear()
        fonts._advance_widths.cache_clear()
        try:
            with (
                patch.object(fonts, "DEBIAN_FOLDER", tmp_path),
                patch.object(fonts, "_ask_fontconfig", return_value=None),
            ):
                problems = fonts.check_fonts()
        finally:
            fonts.face_path.cache_clear()
        assert [problem.id for problem in problems] == ["papers.E001"] * 4
        assert "Tinos Bold Italic" in problems[3].msg

    def test_widths_are_those_of_the_page(self, issued):
        motto = issued.line("Độc lập")
        assert fonts.text_width_mm(motto.text, layout.MOTTO) == pytest.approx(motto.width, abs=0.1)


def test_documents_of_another_issuer_name(issued):
    other = replace(samples.plan(), issuer_name="")
    assert other.author == "ỦY BAN NHÂN DÂN XÃ SUỐI MÂY"
