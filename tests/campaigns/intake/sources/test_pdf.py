"""PDF with text: lines by their places, and files that cannot be read."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of
from tests.campaigns.intake.coded import in_tcvn3, in_vni
from tests.campaigns.intake.files_made import (
    SENTENCE,
    all_words,
    joined_pdf,
    lines,
    locked,
    notes,
    pdf_of,
    saved,
    scan,
    texts,
    typed_pdf,
)

PARAGRAPHS = "".join(f"<p>{number}. {SENTENCE} {SENTENCE}</p>" for number in range(1, 9))


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        source_of(data)
    return str(caught.value)


def read(html: str, css: str = ""):
    return source_of(pdf_of(html, css))


def typed(*rows: tuple[float, float, str], font: str = "Times-Roman", **given):
    return source_of(typed_pdf([rows], font, **given))


class TestLines:
    def test_every_word_comes_in_order(self):
        source = read(PARAGRAPHS)
        expected = " ".join(f"{number}. {SENTENCE} {SENTENCE}" for number in range(1, 9))
        assert source.kind == "pdf"
        assert " ".join(texts(source)) == expected

    def test_indents_tell_where_paragraphs_begin_and_go_on(self):
        found = lines(read(PARAGRAPHS))
        begins = [line for line in found if line.text[:2].strip(".").isdigit()]
        assert len(begins) == 8
        assert {line.starts for line in begins} == {True}
        assert {line.starts for line in found if line not in begins} == {False}
        assert {round(line.indent) for line in begins} == {36}

    def test_wrapped_lines_are_full_and_last_ones_are_not(self):
        found = lines(read(PARAGRAPHS))
        last = [line for line in found if line.text.endswith("làm tốt.") and line.indent == 0]
        assert len(last) == 8
        assert not any(line.full for line in last)
        assert all(line.full for line in found if line not in last)

    def test_ragged_lines_are_full_when_the_next_word_had_no_room(self):
        found = lines(read(PARAGRAPHS, "p { text-align: left }"))
        wrapped = [line for line in found if not line.text.endswith("làm tốt.")]
        assert all(line.full for line in wrapped)

    def test_gaps_tell_where_paragraphs_without_indent_begin(self):
        found = lines(read(PARAGRAPHS, "p { text-indent: 0; margin-bottom: 14pt }"))
        begins = [line for line in found if line.text[:2].strip(".").isdigit()]
        assert [line.starts for line in begins if line.page == 1] == [True] * 7
        assert True not in {line.starts for line in found if line not in begins}

    def test_bold_italic_and_centred_are_told(self):
        source = read(
            f"<p class=centred><b>KẾ HOẠCH</b></p><p><i>Căn cứ Luật Thi đua</i></p>{PARAGRAPHS}"
        )
        title, basis, *rest = lines(source)
        assert (title.bold, title.italic, title.centred) == (True, False, True)
        assert (basis.bold, basis.italic, basis.centred) == (False, True, False)
        assert not any(line.bold or line.centred for line in rest)

    def test_first_lines_that_end_early_are_not_centred(self):
        short = "".join(f"<p>{n}. Các thôn và tổ dân phố đăng ký thi đua.</p>" for n in range(9))
        centred = "<p class=centred>GIAO ƯỚC</p>"
        assert [line.centred for line in lines(read(centred + short + PARAGRAPHS))][:4] == [
            True, False, False, False,
        ]  # fmt: skip

    def test_decomposed_letters_and_odd_spaces_are_settled(self):
        html = "<p>Ke\u0302\u0301 hoa\u0323ch\u00a0na\u0306m\u2003nay</p>"
        assert texts(read(html)) == ["Kế hoạch năm nay"]

    def test_signs_printed_over_their_letters_are_joined_with_them(self):
        meanings = {code: code for code in range(33, 127)}
        meanings |= {ord("^"): 0x0302, ord("'"): 0x0301, ord("~"): 0x0323}
        rows = [
            (72, 700, "Ke"),
            (80, 700, "^'"),
            (92, 700, "hoa"),
            (107, 700, "~"),
            (113, 700, "ch"),
        ]
        assert texts(source_of(typed_pdf([rows], meanings=meanings))) == ["Kế hoạch"]

    def test_words_parted_by_places_only_are_parted(self):
        source = typed((72, 700, "Thi"), (100, 700, "dua"), (124, 700, "nam"))
        assert texts(source) == ["Thi dua nam"]

    def test_letters_printed_twice_to_look_bold_are_read_once(self):
        assert texts(typed((72, 700, "Thi dua"), (72.3, 700, "Thi dua"))) == ["Thi dua"]

    def test_raised_figures_after_a_metre_are_squares(self):
        source = read("<p>Bình quân 24 m<sup style='font-size:60%'>2</sup>/người.</p>" + PARAGRAPHS)
        assert texts(source)[0] == "Bình quân 24 m²/người."

    def test_a_page_turned_sideways_is_read(self):
        document = pikepdf.open(io.BytesIO(pdf_of(PARAGRAPHS)))
        for page in document.pages:
            page.Rotate = 90
        turned = source_of(saved(document))
        assert sorted(all_words(turned)) == sorted(all_words(read(PARAGRAPHS)))

    @pytest.mark.parametrize("way", [90, -90])
    def test_text_set_sideways_on_an_upright_page_is_read_in_order(self, way):
        place = "translate(0, 240mm)" if way < 0 else "translate(160mm, 0)"
        css = "div { position: absolute; top: 0; left: 0; transform-origin: 0 0; width: 230mm;"
        css += f" transform: {place} rotate({way}deg) }}"
        source = read(f"<div><p>{SENTENCE} {SENTENCE}</p></div>", css)
        assert " ".join(texts(source)) == f"{SENTENCE} {SENTENCE}"


class TestPageMarks:
    def numbered(self, place: str, words: str = "counter(page)") -> object:
        return read(PARAGRAPHS * 3, f"@page {{ {place} {{ content: {words}; font: 13pt Tinos }} }}")

    @pytest.mark.parametrize("place", ["@top-center", "@bottom-right"])
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("counter(page)", ("1", "2", "3", "4")),
            ('"- " counter(page) " -"', ("- 1 -", "- 2 -", "- 3 -", "- 4 -")),
            (
                '"Trang " counter(page) "/" counter(pages)',
                tuple(f"Trang {page}/4" for page in (1, 2, 3, 4)),
            ),
        ],
    )
    def test_page_numbers_are_left_over(self, place, words, expected):
        source = self.numbered(place, words)
        assert source.leftover == expected
        assert " ".join(texts(source)).count(SENTENCE) == 48
        assert lines(source)[-1].page == 4

    def test_running_heads_and_feet_are_left_over(self):
        css = """@page { @top-left { content: "Kế hoạch thi đua xã Bình An"; font: 10pt Tinos }
                         @bottom-center { content: counter(page); font: 10pt Tinos } }"""
        source = read(PARAGRAPHS * 3, css)
        assert sorted(source.leftover) == ["1", "2", "3", "4"] + ["Kế hoạch thi đua xã Bình An"] * 4
        assert " ".join(texts(source)).count(SENTENCE) == 48

    def test_a_number_in_the_middle_of_a_page_is_text(self):
        source = read(f"{PARAGRAPHS}<p>2</p>{PARAGRAPHS}")
        assert "2" in texts(source)
        assert source.leftover == ()

    def test_figures_at_borders_that_do_not_count_the_pages_are_text(self):
        pages = [[(72, 700, "95"), (72, 600, "Noi dung")], [(72, 700, "40"), (72, 600, "Noi dung")]]
        assert "95" in texts(source_of(typed_pdf(pages)))


class TestFootnotes:
    NOTED = (
        "<p>Tỷ lệ hộ nghèo giảm còn 2,5%<sup>1</sup>; 95% hộ<sup>2</sup> có nước sạch.</p>"
        "<div style='position: fixed; bottom: 0; left: 0; width: 100%'>"
        "<div style='width: 50mm; border-top: 0.5pt solid black'></div>"
        "<p class=note><sup>1</sup> Theo chuẩn nghèo đa chiều.</p>"
        "<p class=note><sup>2</sup> Không kể hộ mới chuyển đến trong năm, đang làm thủ tục nhập hộ "
        "khẩu và hộ tạm vắng từ sáu tháng trở lên.</p></div>"
    )
    CSS = "sup { font-size: 60% } .note { font-size: 10pt; text-indent: 0; margin: 0 }"

    def test_small_lines_below_a_short_rule_are_notes_at_the_end(self):
        source = read(self.NOTED + PARAGRAPHS[:600], self.CSS)
        assert notes(source) == [
            "[1] Theo chuẩn nghèo đa chiều.",
            "[2] Không kể hộ mới chuyển đến trong năm, đang làm thủ tục nhập hộ khẩu và hộ tạm "
            "vắng từ sáu tháng trở lên.",
        ]
        assert source.parts[-1].is_note

    def test_a_page_number_below_them_is_no_note(self):
        css = self.CSS + "@page { @bottom-center { content: counter(page); font: 14pt Tinos } }"
        source = read(self.NOTED + PARAGRAPHS[:600], css)
        assert len(notes(source)) == 2
        assert source.leftover == ("1",)

    def test_their_marks_leave_the_text(self):
        source = read(self.NOTED + PARAGRAPHS[:600], self.CSS)
        assert texts(source)[0] == "Tỷ lệ hộ nghèo giảm còn 2,5%; 95% hộ có nước sạch."

    def test_a_raised_figure_without_a_note_stays(self):
        assert texts(read("<p>Nhóm A<sup>1</sup> đạt 5%</p>", self.CSS)) == ["Nhóm A1 đạt 5%"]


class TestHeadAndFoot:
    HTML = """
        <table><tr><td class=centred>UBND HUYỆN KIM LŨNG<br><b>UBND XÃ BÌNH AN</b></td>
        <td class=centred><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b>
        </td></tr><tr><td class=centred style="font-size: 13pt">Số:&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
        /KH-UBND</td><td class=centred><i>Bình An, ngày&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
        tháng 02 năm 2025</i></td></tr></table>
        <p class=centred><b>KẾ HOẠCH</b></p><p class=centred>Phát động thi đua năm 2025</p>%s
        <table><tr><td style="vertical-align: top">Nơi nhận:<br>- UBND huyện (b/c);<br>- Lưu: VT.
        </td><td class=centred>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br><br><br>Lò Văn Mẫu</td></tr>
        </table>"""

    def test_columns_come_one_after_the_other(self):
        source = read(
            self.HTML % PARAGRAPHS[:600],
            "td { font-size: 12pt; width: 40% } td + td { width: 60% }",
        )
        columns = [(line.column, line.text) for line in lines(source)]
        assert columns[:8] == [
            ("left", "UBND HUYỆN KIM LŨNG"),
            ("left", "UBND XÃ BÌNH AN"),
            ("left", "Số: /KH-UBND"),
            ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("right", "Độc lập - Tự do - Hạnh phúc"),
            ("right", "Bình An, ngày tháng 02 năm 2025"),
            ("", "KẾ HOẠCH"),
            ("", "Phát động thi đua năm 2025"),
        ]
        assert columns[-6:] == [
            ("left", "Nơi nhận:"),
            ("left", "- UBND huyện (b/c);"),
            ("left", "- Lưu: VT."),
            ("right", "TM. ỦY BAN NHÂN DÂN"),
            ("right", "CHỦ TỊCH"),
            ("right", "Lò Văn Mẫu"),
        ]


class TestCodings:
    def test_a_tcvn3_font_is_converted(self):
        source = typed((72, 700, in_tcvn3("Người dân được vay vốn")), font="ABCDEF+.VnTime")
        assert texts(source) == ["Người dân được vay vốn"]
        assert source.warnings == ("Tệp dùng bảng mã TCVN3, đã đổi sang Unicode.",)

    def test_a_font_of_capitals_gives_capitals(self):
        source = typed((72, 700, in_tcvn3("được giao")), font=".VnTimeH")
        assert texts(source) == ["ĐƯỢC GIAO"]

    def test_a_vni_font_is_converted(self):
        source = typed((72, 700, in_vni("Người dân được vay vốn")), font="VNI-Times")
        assert texts(source) == ["Người dân được vay vốn"]

    def test_coded_letters_in_a_font_without_name_are_converted(self):
        words = "Người dân được vay vốn để sản xuất; mở đường vào thôn"
        source = typed((72, 700, in_tcvn3(words)), font="F1")
        assert texts(source) == [words]

    def test_letters_of_no_known_meaning_are_refused(self):
        private = {code: 0xE100 + code for code in range(33, 127)}
        page = [(72, 700, "Noi dung thi dua")]
        assert refusal(typed_pdf([page], meanings=private)) == refusals.UNREADABLE_LETTERS

    def test_a_few_letters_of_no_known_meaning_are_shown_as_such(self):
        meanings = {code: code for code in range(33, 127)} | {ord("*"): 0xE100}
        source = source_of(typed_pdf([[(72, 700, "Noi dung thi * dua nam")]], meanings=meanings))
        assert texts(source) == ["Noi dung thi \ufffd dua nam"]
        assert any("không đọc được" in warning for warning in source.warnings)

    def test_bullets_of_symbol_fonts_are_read_as_bullets(self):
        meanings = {code: code for code in range(33, 127)} | {ord("*"): 0xF0B7}
        data = typed_pdf([[(72, 700, "* rung 25 ha")]], "Symbol", meanings=meanings)
        assert texts(source_of(data)) == ["• rung 25 ha"]


class TestRefused:
    def test_a_scan_says_so(self):
        assert "bản quét: không có chữ để đọc" in refusal(scan())

    def test_a_scan_with_a_stamp_of_a_signature_is_still_a_scan(self):
        document = pikepdf.open(io.BytesIO(scan(1)))
        stamp = pikepdf.open(io.BytesIO(typed_pdf([[(300, 800, "Nguoi ky: UBND")]])))
        document.pages[0].add_overlay(stamp.pages[0])
        assert refusal(saved(document)) == refusals.SCAN

    def test_blank_pages_have_no_words_either(self):
        document = pikepdf.new()
        document.add_blank_page()
        assert refusal(saved(document)) == refusals.SCAN

    def test_scanned_pages_among_others_are_named(self):
        source = source_of(joined_pdf(pdf_of(PARAGRAPHS[:900]), scan(1)))
        assert source.warnings == (
            "Trang 2 là bản quét: không có chữ để đọc, hãy gõ thêm nếu cần.",
        )

    def test_letters_over_a_scan_are_read_with_a_warning(self):
        document = pikepdf.open(io.BytesIO(scan(1)))
        words = [(72, 800 - 20 * row, "Noi dung thi dua nam nay") for row in range(9)]
        layer = pikepdf.open(io.BytesIO(typed_pdf([words])))
        document.pages[0].add_overlay(layer.pages[0])
        source = source_of(saved(document))
        assert len(texts(source)) == 9
        assert any("nhận dạng" in warning for warning in source.warnings)

    def test_a_locked_file_is_refused(self):
        assert refusal(locked(pdf_of("<p>x</p>"), user="kín")) == refusals.LOCKED

    def test_a_file_locked_for_changes_only_is_read(self):
        assert texts(source_of(locked(pdf_of("<p>Nội dung</p>"), user=""))) == ["Nội dung"]

    @pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<", b"%PDF-" * 300])
    def test_a_damaged_file_is_refused(self, data):
        assert refusal(data) == refusals.DAMAGED_PDF

    def test_a_file_cut_short_is_refused_or_read_but_never_a_crash(self):
        data = pdf_of(PARAGRAPHS)
        for end in range(20, len(data), len(data) // 15):
            try:
                assert source_of(data[:end]).kind == "pdf"
            except Unreadable as error:
                assert str(error) in (
                    refusals.DAMAGED_PDF,
                    refusals.SCAN,
                    refusals.UNREADABLE_LETTERS,
                )

    def test_more_pages_than_the_limit_are_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_PAGES", 2)
        assert refusal(typed_pdf([[(72, 700, "Trang")]] * 3)) == refusals.TOO_MANY_PAGES

    def test_more_letters_than_the_limit_are_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_LETTERS", 100)
        assert refusal(typed_pdf([[(72, 700, "a" * 101)]])) == refusals.TOO_MANY_LETTERS


class TestBombs:
    def with_content(self, content: bytes, **keys: object) -> bytes:
        document = pikepdf.new()
        page = document.add_blank_page()
        stream = document.make_stream(content)
        for name, value in keys.items():
            stream[f"/{name}"] = value
        page.Contents = stream
        return saved(
            document, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )

    def test_a_stream_that_unpacks_to_too_much_is_refused(self):
        huge = zlib.compress(b"0 0 m " * (refusals.MAX_STREAM_BYTES // 5))
        data = self.with_content(huge, Filter=pikepdf.Name.FlateDecode)
        assert len(data) < 1_000_000
        assert refusal(data) == refusals.PDF_BOMB

    def test_a_stream_packed_twice_is_refused(self):
        twice = zlib.compress(zlib.compress(b"0 0 m " * 1000))
        names = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        assert refusal(self.with_content(twice, Filter=names)) == refusals.PDF_BOMB

    def test_forms_that_draw_themselves_end(self):
        document = pikepdf.new()
        page = document.add_blank_page()
        form = document.make_stream(b"/F Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 100, 100]
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.Resources = form.Resources
        page.Contents = document.make_stream(b"/F Do")
        assert refusal(saved(document)) == refusals.SCAN
