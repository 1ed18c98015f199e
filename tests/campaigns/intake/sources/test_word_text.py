"""The words of Word paragraphs, in the order of the page."""

from __future__ import annotations

import pytest

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of
from tests.campaigns.intake.coded import in_tcvn3, in_vni
from tests.campaigns.intake.files_made import (
    SENTENCE,
    cell,
    lines,
    notes,
    numbered,
    paragraph,
    run,
    table,
    texts,
    word_file,
)


def read(*body: str, **given):
    return source_of(word_file(*body, **given))


def style(name: str, inner: str, *, kind: str = "paragraph", default: bool = False) -> str:
    usual = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{usual}>{inner}</w:style>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


class TestWords:
    def test_paragraphs_come_in_order_as_whole_lines(self):
        source = read("Mục đích", "", "Yêu cầu")
        assert source.kind == "word"
        assert [(line.text, line.starts) for line in lines(source)] == [
            ("Mục đích", True),
            ("Yêu cầu", True),
        ]

    def test_runs_of_one_word_are_one_word(self):
        assert texts(read(paragraph("Thi đ", "ua năm 2", "024"))) == ["Thi đua năm 2024"]

    def test_decomposed_letters_and_odd_spaces_are_settled(self):
        assert texts(read("Ke\u0302\u0301 hoa\u0323ch\u00a0 na\u0306m\u200b")) == ["Kế hoạch năm"]

    def test_a_line_break_parts_lines_of_one_paragraph(self):
        source = read(paragraph("UBND XÃ BÌNH AN", "<w:r><w:br/></w:r>", "Số: 05/KH-UBND"))
        assert [(line.text, line.starts) for line in lines(source)] == [
            ("UBND XÃ BÌNH AN", True),
            ("Số: 05/KH-UBND", None),
        ]

    def test_tabs_hyphens_and_signs_stay_what_they_show(self):
        source = read(
            paragraph(
                "Tỷ lệ",
                "<w:r><w:tab/></w:r>",
                '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
                " 95%, giai đoạn 2021",
                "<w:r><w:noBreakHyphen/></w:r>",
                "2025",
            )
        )
        assert texts(source) == ["Tỷ lệ ≥ 95%, giai đoạn 2021-2025"]

    def test_a_raised_2_after_a_metre_is_a_square(self):
        raised = '<w:vertAlign w:val="superscript"/>'
        source = read(paragraph("24 m", run("2", raised), "/người; 10", run("3", raised)))
        assert texts(source) == ["24 m²/người; 103"]

    def test_hyperlinks_controls_fields_and_formulas_are_read(self):
        source = read(
            paragraph(
                f"<w:hyperlink>{run('một')}</w:hyperlink>",
                f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' hai')}</w:sdtContent></w:sdt>",
                f'<w:fldSimple w:instr="TITLE">{run(" ba")}</w:fldSimple>',
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                "<w:r><w:instrText>REF năm</w:instrText></w:r>"
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                run(" bốn"),
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
                "<m:oMath><m:r><m:t> năm</m:t></m:r></m:oMath>",
            )
        )
        assert texts(source) == ["một hai ba bốn năm"]

    def test_blocks_in_controls_are_read(self):
        control = f"<w:sdt><w:sdtContent>{paragraph('Trong khung')}</w:sdtContent></w:sdt>"
        assert texts(read(control, "Sau khung")) == ["Trong khung", "Sau khung"]

    def test_capitals_by_style_are_capitals(self):
        assert texts(read(paragraph(run("Kế hoạch", "<w:caps/>")))) == ["KẾ HOẠCH"]

    def test_hidden_text_is_left_over(self):
        source = read(paragraph("hiện", run(" ẩn", "<w:vanish/>")))
        assert texts(source) == ["hiện"]
        assert source.leftover == (" ẩn",)

    def test_text_over_the_limit_is_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_LETTERS", 50)
        with pytest.raises(Unreadable, match="hai triệu"):
            read(SENTENCE)


class TestChanges:
    def test_inserted_words_count_and_deleted_ones_do_not(self):
        gone = "<w:del><w:r><w:delText>cũ </w:delText></w:r></w:del>"
        source = read(paragraph(gone, f"<w:ins>{run('mới')}</w:ins>", " nhất"))
        assert texts(source) == ["mới nhất"]

    def test_moved_words_count_where_they_went(self):
        away = f"<w:moveFrom>{run('đi')}</w:moveFrom>"
        source = read(paragraph(away, "ở lại"), paragraph(f"<w:moveTo>{run('đi')}</w:moveTo>"))
        assert texts(source) == ["ở lại", "đi"]

    def test_a_deleted_paragraph_mark_joins_the_paragraphs(self):
        marked = paragraph("Phát động ", properties="<w:rPr><w:del/></w:rPr>")
        assert texts(read(marked, "thi đua")) == ["Phát động thi đua"]

    def test_comments_are_no_text(self):
        noted = (
            '<w:commentRangeStart w:id="1"/>',
            "Giữ",
            '<w:r><w:commentReference w:id="1"/></w:r>',
        )
        source = read(
            paragraph(*noted), comments=f'<w:comment w:id="1">{paragraph("Bỏ")}</w:comment>'
        )
        assert texts(source) == ["Giữ"]
        assert source.leftover == ()


class TestBoxesAndNotes:
    BOX = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"

    def test_a_text_box_is_read_once_though_it_is_written_twice(self):
        drawing = (
            "<w:r><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{self.BOX}</wps:txbx></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{self.BOX}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert texts(read(paragraph(drawing, "UBND XÃ"))) == ["UBND XÃ", "DỰ THẢO"]

    def test_an_old_text_box_is_read(self):
        pict = f"<w:r><w:pict><v:shape><v:textbox>{self.BOX}</v:textbox></v:shape></w:pict></w:r>"
        assert texts(read(paragraph(pict))) == ["DỰ THẢO"]

    def test_footnotes_and_endnotes_come_at_the_end_in_order_of_their_marks(self):
        source = read(
            paragraph("Hộ nghèo", '<w:r><w:footnoteReference w:id="7"/></w:r>', " giảm"),
            paragraph("Vốn", '<w:r><w:endnoteReference w:id="3"/></w:r>'),
            "Hết",
            footnotes=f'<w:footnote w:id="7">{paragraph("Theo chuẩn mới.")}</w:footnote>'
            f'<w:footnote w:id="8">{paragraph("Không ai gọi.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="3">{paragraph("Vốn vay.")}</w:endnote>',
        )
        assert texts(source) == ["Hộ nghèo giảm", "Vốn", "Hết"]
        assert notes(source) == ["[1] Theo chuẩn mới.", "[2] Vốn vay."]

    def test_page_heads_and_feet_are_left_over(self):
        page = paragraph('<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        source = read("Nội dung", header1=page, footer1=paragraph("Bản nháp lần 3"))
        assert texts(source) == ["Nội dung"]
        assert source.leftover == ("2", "Bản nháp lần 3")

    def test_a_papers_own_head_in_the_page_head_goes_first(self):
        head = table(("UBND XÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), borders=False)
        source = read("KẾ HOẠCH", header1=head)
        assert texts(source)[0] == "UBND XÃ BÌNH AN"
        assert texts(source)[-1] == "KẾ HOẠCH"


class TestPages:
    def pages(self, *body: str) -> list[tuple[str, int]]:
        return [(line.text, line.page) for line in lines(read(*body))]

    def test_page_breaks_turn_the_page(self):
        broken = paragraph("một", '<w:r><w:br w:type="page"/></w:r>', "hai")
        before = paragraph("ba", properties="<w:pageBreakBefore/>")
        assert self.pages(broken, before) == [("một", 1), ("hai", 2), ("ba", 3)]

    def test_words_own_marks_of_page_ends_are_trusted_alone(self):
        broken = paragraph('<w:r><w:br w:type="page"/></w:r>')
        after = paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", "hai")
        assert self.pages("một", broken, after) == [("một", 1), ("hai", 2)]

    def test_a_new_section_turns_the_page_unless_it_goes_on(self):
        going_on = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
        body = (
            paragraph("một", properties="<w:sectPr/>"),
            paragraph("hai", properties=going_on),
            "ba",
        )
        assert self.pages(*body) == [("một", 1), ("hai", 2), ("ba", 2)]

    def test_more_pages_than_the_limit_are_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_PAGES", 3)
        with pytest.raises(Unreadable, match="trang"):
            read(*[paragraph("x", properties="<w:pageBreakBefore/>")] * 3)


class TestHints:
    def test_bold_italic_centred_and_indent_come_through_styles(self):
        styles = (
            style("Normal", font("Times New Roman"), default=True)
            + style("Base", "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr>")
            + style("Title", "<w:basedOn w:val='Base'/><w:rPr><w:i/></w:rPr>")
        )
        title = paragraph("KẾ HOẠCH", properties="<w:pStyle w:val='Title'/>")
        inner = "<w:ind w:left='720' w:firstLine='360'/>"
        source = read(title, paragraph("Nội dung", properties=inner), styles=styles)
        first, second = lines(source)
        assert (first.bold, first.italic, first.centred, first.indent) == (True, True, True, 0)
        assert (second.bold, second.italic, second.centred, second.indent) == (
            False, False, False, 54,
        )  # fmt: skip

    def test_a_paragraph_is_bold_only_when_all_of_it_is(self):
        bold = paragraph(run("Mục đích", "<w:b/>"))
        half = paragraph(run("Mục đích:", "<w:b/>"), " khơi dậy")
        plain = paragraph(run("Yêu cầu", "<w:b w:val='0'/>"))
        assert [line.bold for line in lines(read(bold, half, plain))] == [True, False, False]

    def test_hints_that_all_lines_share_are_none(self):
        first = lines(read("một", "hai"))[0]
        assert (first.bold, first.italic, first.centred, first.indent) == (None,) * 4

    def test_styles_based_on_each_other_in_a_circle_end(self):
        styles = style("A", "<w:basedOn w:val='B'/>") + style("B", "<w:basedOn w:val='A'/>")
        assert texts(read(paragraph("x", properties="<w:pStyle w:val='A'/>"), styles=styles)) == [
            "x"
        ]

    def test_lines_typed_one_by_one_do_not_say_where_paragraphs_begin(self):
        typed = [
            "Các thôn và tổ dân phố bàn kỹ từng việc, ghi rõ tên người",
            "làm, ngày xong và kết quả, rồi gửi bản đăng ký về Văn",
            "phòng để theo dõi trong cả năm, biểu dương kịp thời những",
            "nơi làm tốt và nhắc nhở những nơi còn chậm trong việc.",
            "II. NỘI DUNG",
        ]
        source = read(*typed)
        assert texts(source) == typed
        assert {line.starts for line in lines(source)} == {None}
        assert [line.full for line in lines(source)][:3] == [True, True, True]

    def test_page_numbers_between_typed_lines_are_left_over(self):
        typed = ["các thôn cùng làm và", "cùng bàn kỹ các việc"] * 12
        source = read(*typed, "2", *typed, "3", *typed)
        assert source.leftover == ("2", "3")
        assert texts(source) == typed * 3
        assert lines(source)[-1].page == 1


class TestCodings:
    def test_a_tcvn3_font_is_converted_and_a_capital_font_gives_capitals(self):
        coded = paragraph(
            run(in_tcvn3("Thôn được giao "), font(".VnTime")),
            run(in_tcvn3("kế hoạch"), font(".VnTimeH")),
            run(" năm 2024 của xã", font("Times New Roman")),
        )
        source = read(coded)
        assert texts(source) == ["Thôn được giao KẾ HOẠCH năm 2024 của xã"]
        assert source.warnings == ("Tệp dùng bảng mã TCVN3, đã đổi sang Unicode.",)

    def test_a_letter_and_its_vni_sign_in_two_runs_are_one_letter(self):
        word = in_vni("được")
        runs = [run(letter, font("VNI-Times")) for letter in word]
        source = read(paragraph(*runs))
        assert texts(source) == ["được"]
        assert source.warnings == ("Tệp dùng bảng mã VNI, đã đổi sang Unicode.",)

    def test_the_font_of_a_style_counts(self):
        styles = style("Normal", f"<w:rPr>{font('.VnTime')}</w:rPr>", default=True)
        source = read(in_tcvn3("Người dân được vay vốn"), styles=styles)
        assert texts(source) == ["Người dân được vay vốn"]

    def test_coded_letters_in_any_font_are_converted_cells_included(self):
        plain = "Người dân được vay vốn để sản xuất; trường được xây mới."
        source = read(
            in_tcvn3(plain), table(("TT", in_tcvn3("Được giao")), ("1", in_tcvn3("Tỷ lệ")))
        )
        assert texts(source) == [plain]
        assert source.parts[1].rows == (("TT", "Được giao"), ("1", "Tỷ lệ"))

    def test_unicode_under_a_tcvn3_font_stays_where_nothing_is_coded(self):
        source = read(paragraph(run("Không có", font(".VnTime"))))
        assert texts(source) == ["Không có"]
        assert source.warnings == ()


class TestStrange:
    def test_tables_nested_too_deep_are_refused(self):
        block = paragraph("x")
        for _ in range(60):
            block = table((cell(block),))
        with pytest.raises(Unreadable, match="hỏng"):
            read(block)

    def test_a_strict_file_is_read_as_any_other(self):
        from tests.campaigns.intake.files_made import W, packed, word_parts

        parts = word_parts("Nội dung")
        strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        parts["word/document.xml"] = parts["word/document.xml"].replace(W.encode(), strict)
        assert texts(source_of(packed(parts))) == ["Nội dung"]

    def test_numbers_that_are_none_do_no_harm(self):
        odd = "<w:ind w:left='abc' w:firstLine='1e999'/><w:numPr><w:ilvl w:val='x'/></w:numPr>"
        assert texts(read(paragraph("x", properties=odd), numbered("y", number=99))) == ["x", "y"]
