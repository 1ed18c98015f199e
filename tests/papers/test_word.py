"""The Word file, read back and measured (official-documents: NĐ 30/2020, Phụ lục I)."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from emulation.papers import layout
from emulation.papers.document import Document, Heading, Paragraph, Signature, Table
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from emulation.papers.word_styles import RULE_STYLE
from tests.papers import samples
from tests.papers.measure import PrintedPdf, attribute


def written(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(render_docx(document)))


def every_paragraph(word: WordDocument) -> list[WordParagraph]:
    return [WordParagraph(element, word) for element in word.element.body.iter(qn("w:p"))]


def paragraph(word: WordDocument, start: str) -> WordParagraph:
    found = [each for each in every_paragraph(word) if each.text.startswith(start)]
    assert len(found) == 1, f"{len(found)} paragraphs begin with {start!r}"
    return found[0]


@pytest.fixture(scope="module")
def word() -> WordDocument:
    return written(samples.plan())


class TestPage:
    def test_is_a4_with_the_margins_of_the_decree(self, word):
        section = word.sections[0]
        lengths = {
            "page_width": 210,
            "page_height": 297,
            "top_margin": 20,
            "bottom_margin": 20,
            "left_margin": 30,
            "right_margin": layout.MARGIN_RIGHT_MM,
        }
        found = {name: getattr(section, name).mm for name in lengths}
        assert found == pytest.approx(lengths, abs=0.1)

    def test_number_is_a_field_centred_in_the_header_from_page_2(self, word):
        section = word.sections[0]
        assert section.different_first_page_header_footer
        (number,) = section.header.paragraphs
        field = number._p.find(qn("w:fldSimple"))
        assert field.get(qn("w:instr")) == "PAGE"
        assert number.style.font.size == Pt(14)
        assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert section.header_distance < Mm(20 - 5)
        assert not any(each.text for each in section.first_page_header.paragraphs)


class TestStyles:
    @pytest.mark.parametrize("style", layout.STYLES, ids=lambda style: style.word_name)
    def test_every_component_has_a_style_of_its_own(self, word, style):
        names = [f"Heading {level}" for level in (1, 2, 3, 4)]
        for name in names if style is layout.HEADING else [style.word_name]:
            found = word.styles[name]
            assert found.font.size == Pt(style.size_pt)
            assert (found.font.bold, found.font.italic) == (style.bold, style.italic)

    def test_no_two_styles_share_an_id(self, word):
        ids = [style.get(qn("w:styleId")) for style in word.styles.element.iter(qn("w:style"))]
        assert len(ids) == len(set(ids))

    def test_font_is_times_new_roman_in_every_script(self, word):
        for style in word.styles.element.iter(qn("w:style")):
            for font in style.iter(qn("w:rFonts")):
                if style.get(qn("w:styleId")) in _used_styles(word):
                    names = {font.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "eastAsia", "cs")}
                    assert names == {"Times New Roman"}
        defaults = next(word.styles.element.iter(qn("w:rFonts")))
        assert set(defaults.attrib.values()) == {"Times New Roman"}

    def test_runs_name_no_font_or_size_of_their_own(self, word):
        body = word.element.body
        assert not list(body.iter(qn("w:rFonts")))
        assert not list(body.iter(qn("w:sz")))

    def test_text_is_justified_indented_and_spaced(self, word):
        form = word.styles["Thân văn bản"].paragraph_format
        assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
        assert form.space_after >= Pt(6)
        assert 1 <= form.line_spacing <= 1.5

    def test_headings_are_those_of_the_outline(self, word):
        headings = {
            each.text: each.style.name
            for each in every_paragraph(word)
            if each.style.name.startswith("Heading")
        }
        assert headings["I. MỤC ĐÍCH, YÊU CẦU"] == "Heading 1"
        assert headings["1. Mục đích"] == "Heading 2"

    def test_language_is_vietnamese(self, word):
        assert attribute(word.styles.element, "w:docDefaults/w:rPrDefault/w:rPr/w:lang", "w:val")
        languages = {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))}
        assert languages == {"vi-VN"}

    def test_properties_name_title_author_and_language(self, word):
        about = word.core_properties
        assert about.title == samples.plan().title
        assert about.author == "Ủy ban nhân dân xã Suối Mây"
        assert about.language == "vi-VN"


class TestHeader:
    @pytest.mark.parametrize(
        ("start", "style"),
        [
            ("CỘNG HÒA", "Quốc hiệu"),
            ("Độc lập", "Tiêu ngữ"),
            ("XÃ SUỐI MÂY", "Cơ quan ban hành"),
            ("Số: 05/KH-UBND", "Số, ký hiệu"),
            ("Suối Mây, ngày 05 tháng 01 năm 2027", "Địa danh và thời gian"),
            ("KẾ HOẠCH", "Tên loại"),
            ("Phát động", "Trích yếu"),
            ("Căn cứ Luật Tổ chức", "Căn cứ"),
        ],
    )
    def test_components_wear_their_styles(self, word, start, style):
        assert paragraph(word, start).style.name == style

    def test_superior_stands_above_the_issuer_or_not_at_all(self, word):
        with_one = written(samples.plan(superior="UBND TỈNH THẠCH SƠN"))
        assert paragraph(with_one, "UBND TỈNH").style.name == "Cơ quan chủ quản"
        assert "Cơ quan chủ quản" not in {each.style.name for each in every_paragraph(word)}

    def test_lines_are_as_long_as_the_decree_asks(self, word):
        paper = PrintedPdf(render_pdf(samples.plan()))
        issuer, motto, title = _rule_lengths(word)
        assert motto == pytest.approx(paper.line("Độc lập").width, abs=0.3)
        assert 1 / 3 <= issuer / paper.line("XÃ SUỐI MÂY").width <= 1 / 2
        assert 1 / 3 <= title / paper.line("Phát động").width <= 1 / 2

    def test_long_subject_has_a_line_of_its_last_line(self):
        document = samples.plan(subject="Phát động " + "phong trào vì nghĩa tình " * 9)
        paper = PrintedPdf(render_pdf(document))
        last = [line for line in paper.on_page(1) if line.text.endswith("nghĩa tình")][-1]
        assert 1 / 3 <= _rule_lengths(written(document))[2] / last.width <= 1 / 2

    def test_draft_is_marked_in_a_frame_and_leaves_room(self):
        draft = written(samples.draft_plan())
        first = draft.paragraphs[0]
        assert first.text == "DỰ THẢO"
        assert first.style.font.bold
        assert len(first._p.pPr.find(qn("w:pBdr"))) == 4
        assert first.paragraph_format.left_indent > Mm(110)
        assert "Số: " + "\u00a0" * 8 + "/KH-UBND" in {each.text for each in every_paragraph(draft)}
        assert paragraph(draft, "Suối Mây, ngày \u00a0")

    def test_issued_paper_has_no_mark(self, word):
        assert "DỰ THẢO" not in {each.text for each in every_paragraph(word)}


class TestBody:
    def test_run_in_heading_is_bold_and_the_rest_is_not(self, word):
        bold, rest = paragraph(word, "1. Phát triển kinh tế:").runs
        assert (bold.text, bold.bold) == ("1. Phát triển kinh tế:", True)
        assert rest.text.startswith(" sản lượng")
        assert not rest.bold

    def test_bases_and_end_mark_are_worded_as_in_the_pdf(self, word):
        texts = [each.text for each in every_paragraph(word)]
        bases = [each.text[-1] for each in every_paragraph(word) if each.style.name == "Căn cứ"]
        assert bases == [";", ";", "."]
        assert sum(text.endswith("./.") for text in texts) == 1

    def test_end_mark_after_a_table_stands_alone_at_the_right(self):
        word = written(samples.plan(closing=(), body=(samples.target_table(3),)))
        mark = paragraph(word, "./.")
        assert mark.alignment == WD_ALIGN_PARAGRAPH.RIGHT
        assert mark.paragraph_format.keep_with_next

    def test_no_line_ends_inside_a_range(self):
        word = written(samples.plan(body=(Paragraph("giai đoạn 2020 - 2025, kinh tế - xã hội"),)))
        kept = paragraph(word, "giai đoạn")
        assert kept.text == "giai đoạn 2020\xa0-\xa02025, kinh tế - xã hội"
        assert len(kept._p.findall(".//" + qn("w:noBreakHyphen"))) == 1

    def test_text_is_composed(self):
        decomposed = unicodedata.normalize("NFD", samples.SENTENCE)
        word = written(samples.plan(closing=(Paragraph(decomposed),)))
        text = "\n".join(each.text for each in every_paragraph(word))
        assert unicodedata.is_normalized("NFC", text)


class TestTables:
    def test_head_repeats_and_rows_stay_whole(self):
        word = written(samples.plan(body=(samples.target_table(300),)))
        table = word.tables[1]
        rows = table._tbl.tr_lst
        assert len(rows) == 301
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        heads = [row for row in rows if row.trPr.find(qn("w:tblHeader")) is not None]
        assert heads == rows[:1]

    def test_columns_are_fixed_and_fill_the_width(self, word):
        table = word.tables[1]
        assert attribute(table._tbl, "w:tblPr/w:tblLayout", "w:type") == "fixed"
        widths = [column.width.mm for column in table.columns]
        assert sum(widths) == pytest.approx(layout.TEXT_WIDTH_MM, abs=0.2)
        assert widths[1] == pytest.approx(0.42 * layout.TEXT_WIDTH_MM, abs=1)

    def test_figures_are_aligned_right_and_strong_rows_bold(self, word):
        row = word.tables[1].rows[1]
        assert row.cells[3].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
        assert row.cells[1].paragraphs[0].runs[0].bold

    def test_two_tables_do_not_grow_together(self):
        word = written(samples.plan(body=(samples.target_table(2), samples.target_table(2))))
        for table in word.element.body.iter(qn("w:tbl")):
            assert table.getnext().tag == qn("w:p")


class TestFoot:
    def test_recipients_wear_their_styles(self, word):
        assert paragraph(word, "Nơi nhận:").style.name == "Nơi nhận"
        assert paragraph(word, "- UBND tỉnh (b/c);").style.name == "Danh sách nơi nhận"
        assert paragraph(word, "- Lưu: VT, VHXH.").text.endswith(".")

    @pytest.mark.parametrize("mode", samples.SIGNING_MODES)
    def test_signing_modes_print_their_lines_with_room_above_the_name(self, mode):
        lines = samples.SIGNING_MODES[mode]
        word = written(samples.plan(signature=Signature(lines, "Hà Thị Bưởi")))
        cell = word.tables[-1].rows[0].cells[1]
        assert [each.text for each in cell.paragraphs] == [*lines, "Hà Thị Bưởi"]
        assert cell.paragraphs[-1].paragraph_format.space_before >= Mm(25)

    def test_unknown_signatory_leaves_room(self):
        word = written(samples.draft_plan(signature=Signature(), recipients=()))
        left, right = word.tables[-1].rows[0].cells
        assert [each.text for each in right.paragraphs] == ["", ""]
        assert left.text == ""
        assert "Nơi nhận" not in {each.text for each in every_paragraph(word)}

    @pytest.mark.parametrize("closing", [(Paragraph(samples.SENTENCE * 9),), ()])
    def test_signature_is_kept_with_the_last_words(self, closing):
        word = written(samples.plan(closing=closing))
        foot = word.tables[-1]
        before = WordParagraph(foot._tbl.getprevious(), word)
        assert before.text.endswith("./.")
        assert before.paragraph_format.keep_with_next
        row = foot.rows[0]
        assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        for cell in row.cells:
            assert all(each.paragraph_format.keep_with_next for each in cell.paragraphs)

    def test_last_row_of_a_table_goes_with_the_signature(self):
        word = written(samples.plan(closing=(), body=(samples.target_table(9),)))
        last = word.tables[1].rows[-1]
        assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)

    def test_code_is_a_picture_with_its_words(self, word):
        (picture,) = word.inline_shapes
        assert picture.width.mm == pytest.approx(layout.CODE_IMAGE_MM, abs=0.1)
        assert samples.plan().verification.url in picture._inline.docPr.get("descr")
        assert paragraph(word, "Mã xác minh: 7K2M-Q9XD")


class TestAppendices:
    def test_each_is_a_section_with_its_own_numbers(self):
        document = samples.plan(
            appendices=(samples.appendix(rows=3), samples.appendix("landscape"))
        )
        word = written(document)
        main, first, second = word.sections
        for section in (main, first, second):
            assert section.different_first_page_header_footer
            assert attribute(section._sectPr, "w:pgNumType", "w:start") == "1"
            assert section.header.is_linked_to_previous or section is main
        assert first.orientation == WD_ORIENT.PORTRAIT
        assert second.orientation == WD_ORIENT.LANDSCAPE
        assert second.page_width.mm == pytest.approx(297, abs=0.1)
        texts = [each.text for each in every_paragraph(word)]
        assert "Phụ lục I" in texts
        assert "Phụ lục II" in texts
        width = sum(column.width.mm for column in word.tables[-1].columns)
        assert width == pytest.approx(layout.LANDSCAPE_TEXT_WIDTH_MM, abs=0.2)

    def test_one_is_not_numbered(self):
        word = written(samples.plan(appendices=(samples.appendix(rows=3),)))
        assert paragraph(word, "Phụ lục").style.name == "Phụ lục"
        assert paragraph(word, "CÁC CHỈ TIÊU").style.name == "Tên phụ lục"
        assert paragraph(word, "(Kèm theo Kế hoạch số 05/KH-UBND").style.name == "Kèm theo"


class TestFile:
    def test_every_part_is_well_formed_and_properties_stand_in_the_order_of_the_standard(self):
        content = render_docx(samples.plan(appendices=(samples.appendix("landscape"),)))
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(package.read(name))
            body = etree.fromstring(package.read("word/document.xml"))
        for properties in body.iter(qn("w:pPr")):
            _assert_order(properties, PARAGRAPH_ORDER)
        for properties in body.iter(qn("w:tblPr")):
            _assert_order(properties, TABLE_ORDER)
        for properties in body.iter(qn("w:sectPr")):
            _assert_order(properties, SECTION_ORDER)

    def test_control_characters_are_left_out(self):
        word = written(samples.plan(closing=(Paragraph("Thực\x00 hiện\x0b nghiêm túc."),)))
        assert paragraph(word, "Thực hiện nghiêm túc./.")

    def test_empty_pieces_do_no_harm(self):
        bare = samples.draft_plan(
            bases=(), opening=(), body=(Table(rows=(("Một", "Hai"), ("Một",))), Heading("HAI")),
            closing=(), recipients=(), subject="",
        )  # fmt: skip
        assert paragraph(written(bare), "HAI./.")


# ISO/IEC 29500-1: Word refuses or mends a file whose properties stand in another order.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd",
    "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
TABLE_ORDER = (
    "tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook",
)  # fmt: skip
SECTION_ORDER = (
    "headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg",
    "docGrid",
)  # fmt: skip


def _assert_order(properties: etree._Element, order: tuple[str, ...]) -> None:
    places = [order.index(etree.QName(child).localname) for child in properties]
    assert places == sorted(places)


def _used_styles(word: WordDocument) -> set[str]:
    return {each.style.style_id for each in every_paragraph(word)}


def _rule_lengths(word: WordDocument) -> list[float]:
    """Return the lengths under issuer, motto and title, in this order."""
    rules = [
        each
        for each in every_paragraph(word)
        if each.style.name == RULE_STYLE and each._p.pPr.find(qn("w:pBdr")) is not None
    ]
    rooms = (layout.HEADER_LEFT_MM, layout.HEADER_RIGHT_MM, layout.TEXT_WIDTH_MM)
    return [
        room - rule.paragraph_format.left_indent.mm - rule.paragraph_format.right_indent.mm
        for rule, room in zip(rules, rooms, strict=True)
    ]
